import type {ExitCode} from '../errors.ts';
import type {RunFindings, RunNotes} from '../report/collect-progress.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import type {Store} from '../store/store.ts';

/** Opens the row of a run in `runs`, and remembers the findings as they are. Gives the run's number. */
export async function beginRun(store: Store, now: Date): Promise<number> {
	const run = 1 + await store.count('run: last number', 'SELECT coalesce(max(run_id), 0) FROM runs');
	const notes: RunNotes = {steps: [], findings: null};
	await store.run(
		'run: begin',
		'INSERT INTO runs (run_id, started_at, steps) VALUES ($run, CAST($now AS TIMESTAMP), $notes)',
		{run, now: sqlTimestamp(now), notes: JSON.stringify(notes)},
	);
	await store.run('run: remember findings', 'CREATE OR REPLACE TEMP TABLE findings_before AS SELECT finding, status FROM findings');
	return run;
}

/** Writes down what the run has done so far: a run that is killed leaves that behind. */
export async function noteRun(store: Store, run: number, notes: RunNotes): Promise<void> {
	await store.run('run: note', 'UPDATE runs SET steps = $notes WHERE run_id = $run', {run, notes: JSON.stringify(notes)});
}

/** `exitCode`: null where only the command line will know it. */
export async function endRun(store: Store, run: number, endedAt: Date, exitCode: ExitCode | null): Promise<void> {
	await store.run(
		'run: end',
		'UPDATE runs SET ended_at = CAST($endedAt AS TIMESTAMP), exit_code = CAST($exitCode AS INTEGER) WHERE run_id = $run',
		{run, endedAt: sqlTimestamp(endedAt), exitCode},
	);
}

/** What has become of the findings since `beginRun`. */
export async function findingsOfRun(store: Store): Promise<RunFindings> {
	const [row] = await store.rows(
		'run: findings since its begin',
		`SELECT count(*) FILTER (f.status IN ('open', 'batched', 'reopened')) AS active,
			count(*) FILTER (b.finding IS NULL) AS fresh,
			count(*) FILTER (b.status IN ('settled', 'dismissed') AND f.status = 'reopened') AS reopened,
			count(*) FILTER (b.status IS DISTINCT FROM 'settled' AND f.status = 'settled') AS settled
		 FROM findings f LEFT JOIN findings_before b USING (finding)`,
	);
	return {active: Number(row.active), fresh: Number(row.fresh), reopened: Number(row.reopened), settled: Number(row.settled)};
}
