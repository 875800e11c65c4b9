import type {Row, Store} from '../store/store.ts';
import type {ProgressReport, RunReport} from './report.ts';

/** What a run leaves of itself in `runs.steps`, as JSON. */
export interface RunNotes {
	readonly steps: readonly RunStepNotes[];
	/** Null until the run has come to its end. */
	readonly findings: RunFindings | null;
}

export interface RunStepNotes {
	readonly step: string;
	readonly seconds: number;
	readonly counts: Readonly<Record<string, number>>;
}

/** Active findings at the end of a run, and what it did to them. */
export interface RunFindings {
	readonly active: number;
	readonly fresh: number;
	readonly reopened: number;
	readonly settled: number;
}

/** Two weeks of nights. */
const runsShown = 14;

/** `active`: findings that are active now. */
export async function collectProgress(store: Store, active: number): Promise<ProgressReport> {
	const rows = await store.rows<RunRow>(
		'report: runs',
		`SELECT run_id, strftime(started_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS started_at, strftime(ended_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS ended_at,
			steps, exit_code
		 FROM runs ORDER BY run_id DESC LIMIT ${runsShown}`,
	);
	const runs = rows.map(runReport).toReversed();
	const last = runs.findLast(run => run.active !== null);
	return {runs, sinceLastRun: last?.active === undefined || last.active === null ? null : active - last.active};
}

interface RunRow extends Row {
	readonly run_id: number;
	readonly started_at: string;
	readonly ended_at: string | null;
	readonly steps: string;
	readonly exit_code: number | null;
}

function runReport(row: RunRow): RunReport {
	const {findings} = JSON.parse(row.steps) as RunNotes;
	return {
		run: row.run_id,
		startedAt: row.started_at,
		endedAt: row.ended_at,
		exitCode: row.exit_code,
		active: findings?.active ?? null,
		fresh: findings?.fresh ?? null,
		reopened: findings?.reopened ?? null,
		settled: findings?.settled ?? null,
	};
}
