import {changeText, momentLine} from '../format.ts';
import type {BatchReport, Report, RunReport} from '../report.ts';
import {type Section, type SectionContext, type TableRow, numbers, row, sentence, table, words} from '../section.ts';

/** The newest runs. */
export function progressSection({progress: {runs, sinceLastRun}}: Report, context: SectionContext): Section {
	const {messages, extent} = context;
	const section = {id: 'progress', title: messages.reportProgress} as const;
	if (runs.length === 0) return {...section, blocks: [sentence(messages.reportNoRuns)]};
	const columns = [
		{heading: messages.reportRun},
		words(messages.reportStarted),
		...numbers(messages.reportActive, messages.reportFresh, messages.reportReopened, messages.reportSettled, messages.reportExit),
	];
	const change = sinceLastRun === null || sinceLastRun === 0 ? [] : [sentence(messages.reportSinceLastRun({change: changeText(messages, sinceLastRun)}))];
	const rows = runs.slice(-extent.runs).map(run => runRow(run, context));
	return {...section, blocks: [table(messages.reportCaptionRuns, columns, rows, {bars: 2}), ...change]};
}

/** The newest batches, and the older ones in one row. */
export function batchesSection({batches: {batches, corrections}}: Report, context: SectionContext): Section {
	const {messages, extent} = context;
	const section = {id: 'batches', title: messages.reportBatches} as const;
	if (batches.length === 0) return {...section, blocks: [sentence(messages.reportNoBatches)]};
	const columns = [
		{heading: messages.reportBatch},
		words(messages.reportRecipient),
		{heading: messages.reportState},
		...numbers(messages.reportCorrections),
	];
	const older = batches.slice(0, -extent.batches);
	const rows = [
		...(older.length === 0 ? [] : [row(['', messages.reportOlderBatches({batches: older.length}), '', sum(older)])]),
		...batches.slice(-extent.batches).map(batch => batchRow(batch, context)),
		row([messages.reportTotal, '', '', corrections], 'total'),
	];
	return {...section, blocks: [table(messages.reportCaptionBatches, columns, rows)]};
}

function runRow(run: RunReport, {messages}: SectionContext): TableRow {
	const exit = run.exitCode === null ? messages.reportUnfinished : run.exitCode;
	return row([String(run.run), momentLine(messages, run.startedAt), run.active, run.fresh, run.reopened, run.settled, exit]);
}

function batchRow(batch: BatchReport, {messages}: SectionContext): TableRow {
	const state = batch.state === 'draft' || batch.state === 'exported' ? messages.batchStates[batch.state] : batch.state;
	return row([batch.batch, batch.recipient, state, batch.corrections]);
}

function sum(batches: readonly BatchReport[]): number {
	return batches.reduce((total, batch) => total + batch.corrections, 0);
}
