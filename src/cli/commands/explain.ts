import type {Command} from 'commander';
import type {Explanation} from '../../link/explain.ts';
import type {RulingStory} from '../../link/rulings.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {findPair} from '../record-pair.ts';

export function registerExplain(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('explain')
		.summary(messages.explainSummary)
		.description(messages.explainDescription)
		.argument('<key>', messages.explainFirst)
		.argument('<other>', messages.explainSecond)
		.addHelpText('after', exitStatusHelp(messages))
		.action((key: string, other: string) => harness.withWorkspace('explain', session => runExplain(key, other, session)));
}

async function runExplain(key: string, other: string, session: Session): Promise<CommandResult> {
	const {store, paths, mask, recordTag} = session;
	const {step, a, b} = await findPair(key, other, session);
	const [{explainPair}, {requireModel}, {listRulings}] = await Promise.all([import('../../link/explain.ts'), import('../../link/model-file.ts'), import('../../link/rulings.ts')]);
	const explanation = await explainPair(
		store,
		b.extract ? {left: 'NOT r.extract', right: 'r.extract'} : {left: 'NOT r.extract'},
		fields => requireModel(paths.models[step], fields, step),
		a.record,
		b.record,
	);
	const decision = await decisionOf(session, step, a.key, b.key);
	const rulings = await listRulings(store, {step, keys: [a.key, b.key]});
	const masked = explanation.fields.map(field => ({...field, valuesA: maskAll(field.valuesA, session), valuesB: maskAll(field.valuesB, session)}));
	return {
		data: {step, recordA: mask.key(a.key), recordB: mask.key(b.key), ...explanation, fields: masked, decision: decision ?? null, rulings: rulings.map(({word, by, at, ended}) => ({word, by, at, ended}))},
		text: await linesOf({...explanation, fields: masked}, [mask.key(a.key), mask.key(b.key)], {decision, rulings}, session),
		audit: {records: [recordTag(a.key), recordTag(b.key)]},
	};
}

async function decisionOf({store}: Session, step: string, a: string, b: string): Promise<string | undefined> {
	const [pair] = await store.rows<{decision: string}>('explain: decision', 'SELECT decision FROM pairs WHERE step = $step AND record_a = $a AND record_b = $b', {step, a, b});
	return pair?.decision;
}

function maskAll(values: Readonly<Record<string, string>>, {mask}: Session): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, mask.value(field, value)]));
}

async function linesOf({prior, fields, weight, probability}: Explanation, keys: readonly string[], {decision, rulings}: {decision: string | undefined; rulings: readonly RulingStory[]}, session: Session): Promise<string[]> {
	const {messages, width} = session;
	const {fieldLabel, valueLabel} = await import('../../report/labels.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {momentLine} = await import('../../report/format.ts');
	const {bitsText} = await import('../bits-text.ts');
	const bits = (value: number): string => bitsText(value, messages);
	const valuesText = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([field, value]) => valueLabel(messages, field, value)).filter(Boolean).join(' · ');
	const columns = [
		{heading: messages.explainField, flexible: true, least: 14},
		{heading: keys[0], flexible: true, least: 24},
		{heading: keys[1], flexible: true, least: 24, narrow: 'below'},
		{heading: messages.explainLevel, flexible: true, least: 14},
		{heading: messages.explainWeight, align: 'right', flexible: true},
		{heading: messages.explainSum, align: 'right', flexible: true},
	] as const;
	const told = fields.filter(field => field.level !== undefined || Object.keys(field.valuesA).length + Object.keys(field.valuesB).length > 0);
	return [
		...renderTable(columns, [
			[messages.explainPrior, '', '', '', bits(prior), bits(prior)],
			...told.map(field => [
				fieldLabel(messages, field.field), valuesText(field.valuesA), valuesText(field.valuesB),
				field.level === undefined ? messages.explainAbsent : messages.levels[field.level] ?? field.level,
				field.absorbed ? messages.explainAbsorbed : bits(field.weight), bits(field.sum),
			]),
		], width),
		messages.explainVerdict({probability: messages.decimal(probability, 4), weight: bits(weight)}),
		...(decision === undefined ? [] : [messages.explainStored({decision: decisionLabel(decision, messages)})]),
		...rulings.map(({by, at, word, ended}) =>
			messages.explainRuling({by, at: momentLine(messages, at), word: messages.rulingWords[word], state: messages.rulingStates[ended ?? 'in_force']})),
	];
}

function decisionLabel(decision: string, messages: Messages): string {
	return decision === 'match' ? messages.decisionMatch : decision === 'review' ? messages.decisionReview : messages.decisionDistinct;
}
