import {basename, resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {findPair, requireTwoKeys} from '../record-pair.ts';

interface ExportOptions {
	readonly out: string;
	readonly minProbability?: number;
}

export function registerPairs(program: Command, harness: Harness, messages: Messages): void {
	const pairs = program.command('pairs').summary(messages.pairsSummary).description(messages.pairsSummary);
	pairs
		.command('export')
		.summary(messages.pairsExportSummary)
		.description(messages.pairsExportDescription)
		.argument('<step>', messages.pairsExportStep, parseStep)
		.requiredOption('--out <file>', messages.pairsExportOut)
		.option('--min-probability <p>', messages.pairsExportMinimum, Number)
		.addHelpText('after', exitStatusHelp(messages))
		.action((step: LinkStep, options: ExportOptions) => harness.withWorkspace('pairs export', session => runExport(step, options, session)));
	pairs
		.command('decide')
		.summary(messages.pairsDecideSummary)
		.description(messages.pairsDecideDescription)
		.argument('<key>', messages.explainFirst)
		.argument('<other>', messages.explainSecond)
		.argument('<word>', messages.pairsDecideWord)
		.addHelpText('after', exitStatusHelp(messages))
		.action((key: string, other: string, word: string) => {
			requireTwoKeys(key, other);
			return harness.withWorkspace('pairs decide', session => runDecide(key, other, word, session));
		});
	pairs
		.command('decisions')
		.summary(messages.pairsDecisionsSummary)
		.description(messages.pairsDecisionsDescription)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('pairs decisions', runDecisions));
}

/** `compare` or `dedupe` as an argument. */
export function parseStep(text: string): LinkStep {
	if (text !== 'compare' && text !== 'dedupe') throw new KnownError('PAIRS_STEP', exitCodes.usage);
	return text;
}

async function runExport(step: LinkStep, {out, minProbability}: ExportOptions, {store, messages, cwd}: Session): Promise<CommandResult> {
	if (minProbability !== undefined && !(minProbability >= 0 && minProbability <= 1)) throw new KnownError('PAIRS_PROBABILITY', exitCodes.usage);
	const {exportPairs} = await import('../../link/stored-pairs.ts');
	const file = resolve(cwd, out);
	const pairs = await exportPairs(store, step, file, minProbability);
	return {
		data: {step, file, pairs},
		text: [messages.pairsExported({pairs: messages.count(pairs), file: out})],
		audit: {step, file: basename(file), pairs},
	};
}

async function runDecide(key: string, other: string, text: string, session: Session): Promise<CommandResult> {
	const {store, mask, messages, now, recordTag, options: {actor, reason}} = session;
	const {ruleOnPair, rulingWords} = await import('../../link/rulings.ts');
	const word = rulingWords.find(each => each === text);
	if (word === undefined) throw new KnownError('RULING_WORD', exitCodes.usage);
	if (reason === undefined) throw new KnownError('RULING_NEEDS_REASON', exitCodes.usage);
	const {maskDigitRuns} = await import('../../privacy/mask.ts');
	const {step, a, b} = await findPair(key, other, session);
	await ruleOnPair(store, step, [a.key, b.key], {word, reason: maskDigitRuns(reason), actor, now});
	return {
		data: {step, recordA: mask.key(a.key), recordB: mask.key(b.key), word},
		text: [messages.pairsDecided({a: mask.key(a.key), b: mask.key(b.key), word: messages.rulingWords[word], step})],
		audit: {step, word, records: [recordTag(a.key), recordTag(b.key)]},
	};
}

async function runDecisions({store, mask, messages, width}: Session): Promise<CommandResult> {
	const {listRulings} = await import('../../link/rulings.ts');
	const rulings = (await listRulings(store)).map(ruling => ({...ruling, recordA: mask.key(ruling.recordA), recordB: mask.key(ruling.recordB)}));
	if (rulings.length === 0) return {data: {decisions: []}, text: [messages.pairsDecisionsNone]};
	const {renderTable} = await import('../../report/table.ts');
	const {momentLine} = await import('../../report/format.ts');
	const columns = [
		{heading: messages.pairsDecisionsA},
		{heading: messages.pairsDecisionsB, narrow: 'below'},
		{heading: messages.pairsDecisionsWord, flexible: true},
		{heading: messages.pairsDecisionsBy, flexible: true},
		{heading: messages.pairsDecisionsAt, flexible: true},
		{heading: messages.pairsDecisionsState, flexible: true},
		{heading: messages.pairsDecisionsReason, flexible: true, least: 14},
	] as const;
	return {
		data: {decisions: rulings},
		text: renderTable(columns, rulings.map(({recordA, recordB, word, reason, by, at, ended}) =>
			[recordA, recordB, messages.rulingWords[word], by, momentLine(messages, at), messages.rulingStates[ended ?? 'in_force'], reason]), width),
	};
}
