import type {Command} from 'commander';
import type {JudgedPair} from '../../link/evaluate.ts';
import type {Explanation, TellingField} from '../../link/explain.ts';
import type {RulingStory} from '../../link/rulings.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {findPair, findRecord, requireTwoKeys} from '../record-pair.ts';

export function registerExplain(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('explain')
		.summary(messages.explainSummary)
		.description(messages.explainDescription)
		.argument('<key>', messages.explainFirst)
		.argument('[other]', messages.explainSecond)
		.addHelpText('after', exitStatusHelp(messages))
		.action((key: string, other: string | undefined) => {
			if (other !== undefined) requireTwoKeys(key, other);
			return harness.withWorkspace('explain', session => (other === undefined ? runExplainOne(key, session) : runExplain(key, other, session)));
		});
}

async function runExplain(key: string, other: string, session: Session): Promise<CommandResult> {
	const {store, mask, recordTag} = session;
	const {step, a, b} = await findPair(key, other, session);
	const [explanation] = await explain(step, [[a.record, b.record]], session);
	const {listRulings} = await import('../../link/rulings.ts');
	const decision = await decisionOf(session, step, a.key, b.key);
	const rulings = await listRulings(store, {step, keys: [a.key, b.key]});
	const {reasonOf} = await import('../../findings/query.ts');
	const ruled = rulings.some(({ended}) => ended === null);
	const because = await reasonOf(store, step, [a.key, b.key]) ?? (step === 'compare' && decision === 'match' && !ruled && isOfOneId(explanation) ? 'one_id' : null);
	const {maskExplanation} = await import('../../link/mask-explanation.ts');
	const masked = maskExplanation(explanation, mask);
	return {
		data: {step, recordA: mask.key(a.key), recordB: mask.key(b.key), ...masked, decision: decision ?? null, because, rulings: rulings.map(({word, by, at, ended}) => ({word, by, at, ended}))},
		text: await linesOf(masked, [mask.key(a.key), mask.key(b.key)], {decision, because, rulings}, session),
		audit: {records: [recordTag(a.key), recordTag(b.key)]},
	};
}

/** Then `compare` need not weigh anything: an ID that nothing contradicts decides alone. */
const isOfOneId = ({fields}: Explanation): boolean => fields.some(({field, level}) => field === 'personal_id' && level === 'equal');

async function explain(step: LinkStep, pairs: readonly (readonly [number, number])[], {store, paths}: Session): Promise<Explanation[]> {
	const {explainStep} = await import('../../compare/explain-step.ts');
	return await explainStep(store, step, paths.models[step], pairs);
}

/** Candidates of a record that are shown for each step. */
const candidatesShown = 5;

interface Candidates {
	readonly step: LinkStep;
	readonly candidates: readonly {readonly record: string; readonly weight: number; readonly probability: number; readonly decision: string}[];
	/** What speaks for the best one against the next; null where there is no next. */
	readonly nextLost: readonly TellingField[] | null;
}

async function runExplainOne(key: string, session: Session): Promise<CommandResult> {
	const {mask, recordTag} = session;
	const {key: own, extract} = await findRecord(key, session);
	const found: Candidates[] = [];
	for (const step of await stepsAbout(extract, session)) found.push(await candidatesOf(step, own, extract, session));
	const {clusterOf} = await import('../../link/stored-clusters.ts');
	const cluster = extract ? undefined : await clusterOf(session.store, own);
	return {
		data: {record: mask.key(own), steps: found, cluster: cluster === undefined ? null : {...cluster, members: cluster.members.map(member => mask.key(member))}},
		text: [
			...await candidateLines(mask.key(own), found, session),
			...(cluster === undefined ? [] : [session.messages.explainCluster({cluster: cluster.cluster, members: cluster.members.filter(member => member !== own).map(member => mask.key(member))})]),
		],
		audit: {records: [recordTag(own)]},
	};
}

async function stepsAbout(extract: boolean, {store}: Session): Promise<readonly LinkStep[]> {
	if (extract) return ['compare'];
	return await store.count('explain: any extract', 'SELECT count(*) FROM (SELECT 1 FROM records WHERE extract LIMIT 1)') > 0 ? ['compare', 'dedupe'] : ['dedupe'];
}

async function candidatesOf(step: LinkStep, own: string, extract: boolean, session: Session): Promise<Candidates> {
	const {store, mask} = session;
	const [{pairsOfRecord}, {tellingFields}] = await Promise.all([import('../../link/stored-pairs.ts'), import('../../link/explain.ts')]);
	const pairs = (await pairsOfRecord(store, step, own, extract)).slice(0, candidatesShown);
	const candidates = pairs.map(({a, b, weight, probability, decision}) => ({record: mask.key(a === own && !(extract && step === 'compare') ? b : a), weight, probability, decision}));
	const [first, second] = pairs;
	if (second === undefined || second.decision === 'match') return {step, candidates, nextLost: null};
	const [best, next] = await explain(step, [await recordsOf(step, first, session), await recordsOf(step, second, session)], session);
	return {step, candidates, nextLost: tellingFields(best, next)};
}

async function recordsOf(step: LinkStep, {a, b}: JudgedPair, {store}: Session): Promise<[number, number]> {
	const [found] = await store.rows<{a: number; b: number}>('explain: records of a pair', `SELECT a.record_id AS a, b.record_id AS b
		FROM records a, records b WHERE a.record_key = $a AND NOT a.extract AND b.record_key = $b AND b.extract = $across`, {a, b, across: step === 'compare'});
	return [found.a, found.b];
}

async function candidateLines(own: string, found: readonly Candidates[], {messages, width}: Session): Promise<string[]> {
	const {renderTable} = await import('../../report/table.ts');
	const {fieldLabel, labelOf} = await import('../../report/labels.ts');
	const {bitsText} = await import('../../report/format.ts');
	const level = (name: string | null): string => (name === null ? messages.explainAbsent : labelOf(messages.levels, name));
	const right = (heading: string) => ({heading, align: 'right', flexible: true}) as const;
	return found.flatMap(({step, candidates, nextLost}) => [
		step === 'compare' ? messages.explainInExtract({key: own}) : messages.explainInRegisters({key: own}),
		...(candidates.length === 0
			? [`  ${messages.explainNobody}`]
			: renderTable([{heading: messages.pairsDecisionsB}, right(messages.explainWeight), right(messages.explainProbability), {heading: messages.pairsDecisionsWord, flexible: true}],
				candidates.map(({record, weight, probability, decision}) => [record, bitsText(messages, weight), messages.decimal(probability, 4), decisionLabel(decision, messages)]), width)),
		...(nextLost === null
			? []
			: nextLost.length === 0
				? [messages.explainAlike]
				: [
					messages.explainNextLost({best: candidates[0].record, next: candidates[1].record}),
					...renderTable([{heading: messages.explainField, flexible: true, least: 14}, {heading: messages.explainOfBest, flexible: true, least: 14}, {heading: messages.explainOfNext, flexible: true, least: 14}, right(messages.explainWeight)],
						nextLost.map(({field, levelBest, levelOther, bits}) => [fieldLabel(messages, field), level(levelBest), level(levelOther), bitsText(messages, bits)]), width),
				]),
		'',
	]).slice(0, -1);
}

async function decisionOf({store}: Session, step: string, a: string, b: string): Promise<string | undefined> {
	const [pair] = await store.rows<{decision: string}>('explain: decision', 'SELECT decision FROM pairs WHERE step = $step AND record_a = $a AND record_b = $b', {step, a, b});
	return pair?.decision;
}

async function linesOf(explanation: Explanation, keys: readonly string[], {decision, because, rulings}: {decision: string | undefined; because: string | null; rulings: readonly RulingStory[]}, {messages, width}: Session): Promise<string[]> {
	const [{renderTable}, {reasonLabel}] = await Promise.all([import('../../report/table.ts'), import('../../report/labels.ts')]);
	const {rulingText, verdictText, waterfallOf} = await import('../../report/waterfall.ts');
	const columns = [
		{heading: messages.explainField, flexible: true, least: 14},
		{heading: keys[0], flexible: true, least: 24},
		{heading: keys[1], flexible: true, least: 24, narrow: 'below'},
		{heading: messages.explainLevel, flexible: true, least: 14},
		{heading: messages.explainWeight, align: 'right', flexible: true},
		{heading: messages.explainSum, align: 'right', flexible: true},
	] as const;
	return [
		...renderTable(columns, waterfallOf(explanation, messages).map(({label, valuesA, valuesB, level, bits, sum}) => [label, valuesA, valuesB, level, bits, sum]), width),
		verdictText(explanation, messages),
		...(decision === undefined ? [] : [messages.explainStored({decision: decisionLabel(decision, messages), because: reasonLabel(because, messages)})]),
		...rulings.map(ruling => rulingText(ruling, messages)),
	];
}

function decisionLabel(decision: string, messages: Messages): string {
	return decision === 'match' ? messages.decisionMatch : decision === 'review' ? messages.decisionReview : messages.decisionDistinct;
}
