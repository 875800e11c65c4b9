import type {Command} from 'commander';
import type {DedupeSummary} from '../../dedupe/dedupe.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {modelLines, rulingLines, troubleLines} from '../link-lines.ts';

export function registerDedupe(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('dedupe')
		.summary(messages.dedupeSummary)
		.description(messages.dedupeDescription)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('dedupe', runDedupe));
}

async function runDedupe(session: Session): Promise<CommandResult> {
	const {store, config, paths, options, now, messages, progress, signal} = session;
	const {dedupe} = await import('../../dedupe/dedupe.ts');
	const {unitNamesOf} = await import('../../config/unit-table.ts');
	progress.stage(messages.dedupeStage);
	const summary = await dedupe(store, {
		threads: options.threads,
		now,
		units: unitNamesOf(config, paths).gazetteer,
		modelFile: paths.models.dedupe,
		thresholds: {match: config.dedupe.matchProbability, review: config.dedupe.reviewProbability},
		onProgress: (done, total) => progress.update(done / total, 1),
		signal,
	});
	const {records, pairs, reconciled} = summary;
	return {data: summary, text: summary.records === 0 ? [messages.dedupeNothing] : dedupeLines(summary, messages), audit: {records, ...pairs, fresh: reconciled.fresh}};
}

/** Of fewer pairs a share says little. */
const enoughIdPairs = 50;

function dedupeLines(summary: DedupeSummary, messages: Messages): string[] {
	const {records, pairs, rules, blocking: {idPairs, foundOtherwise}, counts, fit, model, reconciled} = summary;
	const number = (value: number): string => messages.count(Math.round(value));
	return [
		messages.dedupeRecords({records: number(records), considered: number(counts.considered), rules: rules.length}),
		...(rules.length > 1 && idPairs >= enoughIdPairs ? [messages.dedupeBlocking({found: messages.decimal(100 * foundOtherwise / idPairs, 1), pairs: number(idPairs)})] : []),
		...modelLines(model, messages),
		...(model.origin === 'kept' ? [] : [messages.dedupeFitted({matches: number(fit.matches), iterations: fit.iterations})]),
		...troubleLines(fit, rules, messages),
		...rulingLines(summary.rulings, messages),
		messages.dedupePairs({match: number(pairs.match), review: number(pairs.review), distinct: number(pairs.distinct)}),
		...clusterLines(summary.clusters, messages),
		messages.dedupeFindings({fresh: number(reconciled.fresh + reconciled.reopened), continuing: number(reconciled.continuing + reconciled.dismissed), settled: number(reconciled.settled)}),
	];
}

function clusterLines({clusters, records, merged, split}: DedupeSummary['clusters'], messages: Messages): string[] {
	if (clusters === 0) return [];
	const changes = [...(merged > 0 ? [messages.dedupeMerged({clusters: messages.count(merged)})] : []), ...(split > 0 ? [messages.dedupeSplitClusters({clusters: messages.count(split)})] : [])];
	return [[messages.dedupeClusters({clusters: messages.count(clusters), records: messages.count(records)}), ...changes].join(' ')];
}
