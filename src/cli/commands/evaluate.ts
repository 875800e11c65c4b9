import {resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Evaluation, Quality} from '../../link/evaluate.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {parseStep} from './pairs.ts';

export function registerEvaluate(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('evaluate')
		.summary(messages.evaluateSummary)
		.description(messages.evaluateDescription)
		.argument('<step>', messages.pairsExportStep, parseStep)
		.requiredOption('--truth <file>', messages.evaluateTruth)
		.addHelpText('after', exitStatusHelp(messages))
		.action((step: LinkStep, options: {truth: string}) => harness.withWorkspace('evaluate', session => runEvaluate(step, options.truth, session)));
}

async function runEvaluate(step: LinkStep, truthFile: string, session: Session): Promise<CommandResult> {
	const {store, cwd, messages, width} = session;
	const [{evaluate}, {readTruth, keyResolver}, {readPairs}, {leastProbability}] = await Promise.all([
		import('../../link/evaluate.ts'), import('../../link/truth.ts'), import('../../link/stored-pairs.ts'), import('../../link/link.ts'),
	]);
	const keysOf = async (extract: boolean): Promise<string[]> =>
		(await store.rows<{record_key: string}>('evaluate: keys', `SELECT record_key FROM records WHERE extract = ${extract}`)).map(row => row.record_key);
	const local = keyResolver(await keysOf(false));
	const truth = step === 'dedupe' ? readTruth(resolve(cwd, truthFile), false, local) : readTruth(resolve(cwd, truthFile), true, local, keyResolver(await keysOf(true)));
	if (truth.pairs.size === 0) throw new KnownError('TRUTH_EMPTY', exitCodes.usage, {}, {file: truthFile});
	const evaluation = evaluate(await readPairs(store, step, leastProbability), truth.pairs, step === 'compare');
	return {data: {step, unknownKeys: truth.unknownKeys, ...evaluation}, text: await linesOf(evaluation, truth.unknownKeys, messages, width)};
}

async function linesOf({truePairs, match, matchOrReview, clusters, curve, best}: Evaluation, unknownKeys: number, messages: Messages, width: number | undefined): Promise<string[]> {
	const {renderTable} = await import('../../report/table.ts');
	const share = (value: number): string => messages.decimal(value, 4);
	const columns = ['', messages.evaluatePrecision, messages.evaluateRecall, messages.evaluateF1, messages.evaluateWrong, messages.evaluateMissed]
		.map((heading, index) => ({heading, align: index === 0 ? 'left' as const : 'right' as const, flexible: true}));
	const row = (label: string, {precision, recall, f1, falsePositives, falseNegatives}: Quality): string[] =>
		[label, share(precision), share(recall), share(f1), messages.count(falsePositives), messages.count(falseNegatives)];
	return [
		messages.evaluateTruePairs({pairs: messages.count(truePairs)}),
		...(unknownKeys > 0 ? [messages.evaluateUnknown({keys: messages.count(unknownKeys)})] : []),
		...renderTable(columns, [
			row(messages.evaluateMatch, match),
			row(messages.evaluateReview, matchOrReview),
			row(messages.evaluateClusters, clusters),
			...curve.map(point => row(messages.evaluateAt({probability: messages.decimal(point.probability, 4)}), point)),
		], width),
		messages.evaluateBest({probability: messages.decimal(best.probability, 4), f1: share(best.f1)}),
	];
}
