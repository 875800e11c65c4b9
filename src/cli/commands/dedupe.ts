import type {Command} from 'commander';
import type {DedupeSummary} from '../../dedupe/dedupe.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {modelLines, rulingLines} from '../link-lines.ts';

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
	progress.stage(messages.dedupeStage);
	const summary = await dedupe(store, {
		threads: options.threads,
		now,
		modelFile: paths.models.dedupe,
		thresholds: {match: config.dedupe.matchProbability, review: config.dedupe.reviewProbability},
		onProgress: (done, total) => progress.update(done, total),
		signal,
	});
	const {records, pairs, reconciled} = summary;
	return {data: summary, text: summary.records === 0 ? [messages.dedupeNothing] : dedupeLines(summary, messages), audit: {records, ...pairs, fresh: reconciled.fresh}};
}

function dedupeLines(summary: DedupeSummary, messages: Messages): string[] {
	const {records, pairs, rules, counts, fit, model, reconciled} = summary;
	const number = (value: number): string => messages.count(Math.round(value));
	return [
		messages.dedupeRecords({records: number(records), considered: number(counts.considered), rules: rules.length}),
		...modelLines(model, messages),
		...(model.origin === 'kept' ? [] : [messages.dedupeFitted({matches: number(fit.matches), iterations: fit.iterations})]),
		...(fit.converged ? [] : [messages.dedupeNotConverged]),
		...rules.filter(({leftOut}) => leftOut > 0).map(({leftOut, rule}) => messages.dedupeLeftOut({rows: number(leftOut), rule})),
		...rulingLines(summary.rulings, messages),
		messages.dedupePairs({match: number(pairs.match), review: number(pairs.review), distinct: number(pairs.distinct)}),
		messages.dedupeFindings({fresh: number(reconciled.fresh + reconciled.reopened), continuing: number(reconciled.continuing + reconciled.dismissed), settled: number(reconciled.settled)}),
	];
}
