import {basename, resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {parseStep} from './pairs.ts';

interface EvaluateOptions {
	readonly truth?: string;
	readonly sample?: number;
	readonly out?: string;
	readonly seed: number;
	readonly sheet?: string;
}

export function registerEvaluate(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('evaluate')
		.summary(messages.evaluateSummary)
		.description(messages.evaluateDescription)
		.argument('<step>', messages.pairsExportStep, parseStep)
		.option('--truth <file>', messages.evaluateTruth)
		.option('--sample <n>', messages.evaluateSample, text => parseWhole(text, 1, 100_000))
		.option('--out <file>', messages.evaluateOut)
		.option('--seed <n>', messages.evaluateSeed, text => parseWhole(text, 0, 2 ** 31 - 1), 1)
		.option('--sheet <file>', messages.evaluateSheet)
		.addHelpText('after', exitStatusHelp(messages))
		.action((step: LinkStep, options: EvaluateOptions) => harness.withWorkspace('evaluate', session => runEvaluate(step, options, session)));
}

function parseWhole(text: string, least: number, most: number): number {
	const number = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
	if (!(number >= least && number <= most)) throw new KnownError('EVALUATE_NUMBER', exitCodes.usage, {least, most});
	return number;
}

async function runEvaluate(step: LinkStep, {truth, sample, out, seed, sheet}: EvaluateOptions, session: Session): Promise<CommandResult> {
	if ([truth, sample, sheet].filter(each => each !== undefined).length !== 1 || (sample !== undefined) !== (out !== undefined)) throw new KnownError('EVALUATE_WAY', exitCodes.usage);
	if (truth !== undefined) return await againstTruth(step, truth, session);
	if (sheet !== undefined) return await bySheet(step, sheet, session);
	return await drawSheet(step, {size: sample!, seed, out: out!}, session);
}

/** Pairs of each kind that are shown; JSON has more. */
const shown = {text: 5, json: 50};

async function againstTruth(step: LinkStep, truthFile: string, session: Session): Promise<CommandResult> {
	const {store, cwd, mask} = session;
	const [{evaluate}, {readTruth, keyResolver}, {readPairs}, {recallOfRules}, {truthLines}] = await Promise.all([
		import('../../link/evaluate.ts'), import('../../link/truth.ts'), import('../../link/stored-pairs.ts'), import('../rule-recall.ts'), import('../evaluation-lines.ts'),
	]);
	const keysOf = async (extract: boolean): Promise<string[]> =>
		(await store.rows<{record_key: string}>('evaluate: keys', `SELECT record_key FROM records WHERE extract = ${extract}`)).map(row => row.record_key);
	const local = keyResolver(await keysOf(false));
	const truth = step === 'dedupe' ? readTruth(resolve(cwd, truthFile), false, local) : readTruth(resolve(cwd, truthFile), true, local, keyResolver(await keysOf(true)));
	if (truth.pairs.size === 0) throw new KnownError('TRUTH_EMPTY', exitCodes.usage, {}, {file: truthFile});
	// All that are stored: what an officer or the extract joins may weigh next to nothing.
	const evaluation = evaluate(await readPairs(store, step, 0), truth.pairs, step === 'compare');
	const blocking = await recallOfRules(step, truth.pairs, session);
	const masked = <Pair extends {readonly a: string; readonly b: string}>(pairs: readonly Pair[]): Pair[] => pairs.slice(0, shown.json).map(pair => ({...pair, a: mask.key(pair.a), b: mask.key(pair.b)}));
	const missed = evaluation.missed.map(pair => ({...pair, compared: blocking?.generated(pair.a, pair.b) ?? null}));
	const data = {...evaluation, wrong: masked(evaluation.wrong), missed: masked(missed), rules: blocking?.rules ?? null};
	return {
		data: {step, unknownKeys: truth.unknownKeys, ...data},
		text: await truthLines({...data, wrong: data.wrong.slice(0, shown.text), missed: data.missed.slice(0, shown.text)}, truth.unknownKeys, session),
		audit: {step, truePairs: evaluation.truePairs},
	};
}

async function drawSheet(step: LinkStep, {size, seed, out}: {readonly size: number; readonly seed: number; readonly out: string}, session: Session): Promise<CommandResult> {
	const {store, cwd, now, mask, messages, options: {actor, reveal}} = session;
	const [{drawSample}, {readPairs}, {requireNewSheet, storeSample, writeSheet}, {valueLabel}] = await Promise.all([
		import('../../link/sample.ts'), import('../../link/stored-pairs.ts'), import('../../link/review-sheet.ts'), import('../../report/labels.ts'),
	]);
	const file = resolve(cwd, out);
	requireNewSheet(file);
	const drawn = drawSample(await readPairs(store, step, 0), size, seed);
	if (drawn.pairs.length === 0) throw new KnownError('SAMPLE_EMPTY', exitCodes.usage, {step});
	const sample = await storeSample(store, step, drawn, {seed, actor, now});
	await writeSheet(store, step, sample, drawn.pairs, file, (field, value) => valueLabel(messages, field, mask.value(field, value)));
	return {
		data: {step, sample, file, pairs: drawn.pairs.length, masked: !reveal, seed},
		text: [
			messages.evaluateDrawn({pairs: messages.count(drawn.pairs.length), sample, file: out}),
			messages.evaluateAnswers,
			...(reveal ? [] : [messages.evaluateMasked]),
			messages.evaluateNext({step, file: out}),
		],
		audit: {step, sample, file: basename(file), pairs: drawn.pairs.length, seed},
	};
}

async function bySheet(step: LinkStep, path: string, session: Session): Promise<CommandResult> {
	const [{readSheet}, {estimateQuality}, {sheetLines}] = await Promise.all([import('../../link/review-sheet.ts'), import('../../link/estimate-quality.ts'), import('../evaluation-lines.ts')]);
	const file = resolve(session.cwd, path);
	const {step: ofSheet, ...sheet} = await readSheet(session.store, file);
	if (ofSheet !== step) throw new KnownError('SHEET_STEP', exitCodes.usage, {step: ofSheet}, {file});
	const quality = estimateQuality(sheet.strata);
	return {
		data: {step, ...sheet, quality},
		text: await sheetLines(sheet, quality, session),
		audit: {step, sample: sheet.sample, answered: sheet.strata.reduce((sum, {answered}) => sum + answered, 0)},
	};
}
