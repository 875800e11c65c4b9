import {type ReportStyle, changeText, momentText} from './format.ts';
import type {BatchReport, Report, RunReport} from './report.ts';
import {type Cell, numbers, section, sentence, table, words} from './section.ts';

const runsShown = 7;
const batchesShown = 8;

/** The newest runs. */
export function renderProgress({progress: {runs, sinceLastRun}}: Report, style: ReportStyle): string[] {
	const {messages} = style;
	if (runs.length === 0) return section(style, messages.reportProgress, sentence(style, messages.reportNoRuns));
	const columns = [
		{heading: messages.reportRun},
		words(messages.reportStarted),
		...numbers(messages.reportActive, messages.reportFresh, messages.reportReopened, messages.reportSettled, messages.reportExit),
	];
	const change = sinceLastRun === null || sinceLastRun === 0
		? []
		: sentence(style, messages.reportSinceLastRun({change: changeText(messages, sinceLastRun)}));
	return section(style, messages.reportProgress, table(style, columns, runs.slice(-runsShown).map(run => runRow(run, style))), change);
}

/** The newest batches, and the older ones in one row. */
export function renderBatches({batches: {batches, corrections}}: Report, style: ReportStyle): string[] {
	const {messages} = style;
	if (batches.length === 0) return section(style, messages.reportBatches, [messages.reportNoBatches]);
	const columns = [
		{heading: messages.reportBatch},
		words(messages.reportRecipient),
		{heading: messages.reportState},
		...numbers(messages.reportCorrections),
	];
	const older = batches.slice(0, -batchesShown);
	const rows = [
		...(older.length === 0 ? [] : [['', messages.reportOlderBatches({batches: older.length}), '', sum(older)]]),
		...batches.slice(-batchesShown).map(batch => batchRow(batch, style)),
		[messages.reportTotal, '', '', corrections],
	];
	return section(style, messages.reportBatches, table(style, columns, rows));
}

function runRow(run: RunReport, {messages}: ReportStyle): Cell[] {
	const {day, time} = momentText(messages, run.startedAt);
	const exit = run.exitCode === null ? messages.reportUnfinished : run.exitCode;
	return [String(run.run), `${day} ${time}`, run.active, run.fresh, run.reopened, run.settled, exit];
}

function batchRow(batch: BatchReport, {messages}: ReportStyle): Cell[] {
	const state = batch.state === 'draft' || batch.state === 'exported' ? messages.batchStates[batch.state] : batch.state;
	return [batch.batch, batch.recipient, state, batch.corrections];
}

function sum(batches: readonly BatchReport[]): number {
	return batches.reduce((total, batch) => total + batch.corrections, 0);
}
