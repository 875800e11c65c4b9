import {basename, resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

interface ExportOptions {
	readonly out: string;
	readonly minProbability?: number;
}

export function registerPairs(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('pairs')
		.summary(messages.pairsSummary)
		.description(messages.pairsSummary)
		.command('export')
		.summary(messages.pairsExportSummary)
		.description(messages.pairsExportDescription)
		.argument('<step>', messages.pairsExportStep, parseStep)
		.requiredOption('--out <file>', messages.pairsExportOut)
		.option('--min-probability <p>', messages.pairsExportMinimum, Number)
		.addHelpText('after', exitStatusHelp(messages))
		.action((step: LinkStep, options: ExportOptions) => harness.withWorkspace('pairs export', session => runExport(step, options, session)));
}

/** `compare` or `dedupe` as an argument. */
export function parseStep(text: string): LinkStep {
	if (text !== 'compare' && text !== 'dedupe') throw new KnownError('PAIRS_STEP', exitCodes.usage);
	return text;
}

async function runExport(step: LinkStep, {out, minProbability}: ExportOptions, {store, messages, cwd}: Session): Promise<CommandResult> {
	const {leastProbability} = await import('../../link/link.ts');
	if (minProbability !== undefined && !(minProbability >= leastProbability && minProbability <= 1)) {
		throw new KnownError('PAIRS_PROBABILITY', exitCodes.usage, {least: leastProbability});
	}
	const {exportPairs} = await import('../../link/stored-pairs.ts');
	const file = resolve(cwd, out);
	const pairs = await exportPairs(store, step, file, minProbability);
	return {
		data: {step, file, pairs},
		text: [messages.pairsExported({pairs: messages.count(pairs), file: out})],
		audit: {step, file: basename(file), pairs},
	};
}
