import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Explanation} from '../../link/explain.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

export function registerExplain(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('explain')
		.summary(messages.explainSummary)
		.description(messages.explainDescription)
		.argument('<key>', messages.explainFirst)
		.argument('<other>', messages.explainSecond)
		.addHelpText('after', exitStatusHelp(messages))
		.action((key: string, other: string) => {
			if (key === other) throw new KnownError('RECORDS_SAME', exitCodes.usage);
			return harness.withWorkspace('explain', session => runExplain(key, other, session));
		});
}

interface Found {
	readonly record: number;
	readonly key: string;
	readonly extract: boolean;
}

async function runExplain(key: string, other: string, session: Session): Promise<CommandResult> {
	const {store, paths, mask, recordTag} = session;
	const [a, b] = [await findRecord(key, session), await findRecord(other, session)].toSorted((x, y) => Number(x.extract) - Number(y.extract) || (x.key < y.key ? -1 : 1));
	if (a.record === b.record) throw new KnownError('RECORDS_SAME', exitCodes.usage);
	if (a.extract) throw new KnownError('PAIR_OF_EXTRACT', exitCodes.usage);
	const step = b.extract ? 'compare' : 'dedupe';
	const [{explainPair}, {readModel}] = await Promise.all([import('../../link/explain.ts'), import('../../link/model-file.ts')]);
	const explanation = await explainPair(
		store,
		b.extract ? {left: 'NOT r.extract', right: 'r.extract'} : {left: 'NOT r.extract'},
		fields => {
			const model = readModel(paths.models[step], fields);
			if (model === undefined) throw new KnownError('MODEL_MISSING', exitCodes.usage, {step});
			return model;
		},
		a.record,
		b.record,
	);
	const decision = await decisionOf(session, step, a.key, b.key);
	const masked = explanation.fields.map(field => ({...field, valuesA: maskAll(field.valuesA, session), valuesB: maskAll(field.valuesB, session)}));
	return {
		data: {step, recordA: mask.key(a.key), recordB: mask.key(b.key), ...explanation, fields: masked, decision: decision ?? null},
		text: await linesOf({...explanation, fields: masked}, [mask.key(a.key), mask.key(b.key)], decision, session),
		audit: {records: [recordTag(a.key), recordTag(b.key)]},
	};
}

async function findRecord(key: string, {store, mask}: Session): Promise<Found> {
	const [found] = await store.rows<{record_id: number; record_key: string; extract: boolean}>('explain: find record',
		'SELECT record_id, record_key, extract FROM records WHERE record_key = $key ORDER BY extract LIMIT 1', {key});
	if (found === undefined) throw new KnownError('RECORD_UNKNOWN', exitCodes.usage, {key: mask.key(key)});
	return {record: found.record_id, key: found.record_key, extract: found.extract};
}

async function decisionOf({store}: Session, step: string, a: string, b: string): Promise<string | undefined> {
	const [pair] = await store.rows<{decision: string}>('explain: decision', 'SELECT decision FROM pairs WHERE step = $step AND record_a = $a AND record_b = $b', {step, a, b});
	return pair?.decision;
}

function maskAll(values: Readonly<Record<string, string>>, {mask}: Session): Record<string, string> {
	return Object.fromEntries(Object.entries(values).map(([field, value]) => [field, mask.value(field, value)]));
}

async function linesOf({prior, fields, weight, probability}: Explanation, keys: readonly string[], decision: string | undefined, session: Session): Promise<string[]> {
	const {messages, width} = session;
	const {fieldLabel, valueLabel} = await import('../../report/labels.ts');
	const {renderTable} = await import('../../report/table.ts');
	const bits = (value: number): string => `${value < 0 ? '−' : '+'}${messages.decimal(Math.abs(value), 1)}`;
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
	];
}

function decisionLabel(decision: string, messages: Messages): string {
	return decision === 'match' ? messages.decisionMatch : decision === 'review' ? messages.decisionReview : messages.decisionDistinct;
}
