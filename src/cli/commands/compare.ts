import type {Command} from 'commander';
import type {CompareStage, CompareSummary} from '../../compare/compare.ts';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {modelLines, rulingLines, troubleLines} from '../link-lines.ts';

export function registerCompare(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('compare')
		.summary(messages.compareSummary)
		.description(messages.compareDescription)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('compare', runCompare));
}

async function runCompare(session: Session): Promise<CommandResult> {
	const {store, config, paths, options, now, signal} = session;
	const {compare} = await import('../../compare/compare.ts');
	const {unitNamesOf} = await import('../../config/unit-table.ts');
	const units = unitNamesOf(config, paths).gazetteer;
	const summary = await compare(store, {
		now,
		units,
		threads: options.threads,
		modelFile: paths.models.compare,
		thresholds: {match: config.compare.matchProbability, review: config.compare.reviewProbability},
		signal,
		onProgress: progressOf(session),
	});
	const {skipped, local, extract, linkedById, linkedByEvidence, unverified, notFound, reconciled} = summary;
	if (skipped) throw new KnownError('NO_EXTRACT', exitCodes.usage);
	return {
		data: summary,
		text: await summaryLines(summary, session),
		audit: {local, extract, linkedById, linkedByEvidence, unverified, notFound, fresh: reconciled.fresh, settled: reconciled.settled},
	};
}

function progressOf({progress, messages}: Session): (stage: CompareStage, done?: number, total?: number) => void {
	const labels: Readonly<Record<CompareStage, string>> = {
		by_id: messages.compareStageById,
		by_evidence: messages.compareStageByEvidence,
		findings: messages.compareStageFindings,
	};
	let current: CompareStage | undefined;
	return (stage, done, total) => {
		if (stage !== current) progress.stage(labels[stage]);
		current = stage;
		if (done !== undefined && total !== undefined && total > 0) progress.update(done / total, 1);
	};
}

async function summaryLines(summary: CompareSummary, {messages, width}: Session): Promise<string[]> {
	const {tableOf} = await import('../../report/table.ts');
	const {findingLabel} = await import('../../report/labels.ts');
	const {local, extract, linkedById, linkedByEvidence, unverified, notFound, findings, reconciled} = summary;
	const heading = messages.compareRecords({local: messages.count(local), extract: messages.count(extract)});
	if (local === 0) return [heading, messages.compareNothing];
	const people = [
		[messages.compareLinkedById, linkedById],
		[messages.compareLinkedByEvidence, linkedByEvidence],
		[messages.compareUnverified, unverified],
		[messages.compareNotFound, notFound],
	] as const;
	const codes = Object.entries(findings).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	return [
		heading,
		...tableOf([{heading: ''}, {heading: '', align: 'right'}], people.map(([label, count]) => [label, messages.count(count)]), width).lines,
		'',
		...(codes.length === 0
			? [messages.compareAgrees]
			: tableOf([{heading: ''}, {heading: '', align: 'right'}, {heading: '', flexible: true}],
				codes.map(([code, count]) => [code, messages.count(count), findingLabel(messages, code)]), width).lines),
		...(summary.model?.because === 'other_fields' ? modelLines(summary.model, messages) : []),
		...(summary.fit === null ? [] : troubleLines(summary.fit, summary.rules ?? [], messages)),
		...rulingLines(summary.rulings, messages),
		messages.compareChanges({
			fresh: messages.count(reconciled.fresh + reconciled.reopened),
			continuing: messages.count(reconciled.continuing + reconciled.dismissed),
			settled: messages.count(reconciled.settled),
		}),
	];
}
