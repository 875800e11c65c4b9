import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {appendDrafts, createDrafts, draftColumns} from './drafts.ts';
import type {FindingDraft, FindingStep} from './finding.ts';

/** What a night did to the findings of one step. Every draft is one of the first four. */
export interface ReconcileCounts {
	readonly fresh: number;
	/** Known and still there: open, reopened or batched. */
	readonly continuing: number;
	/** Settled or dismissed before, and back (a dismissed one with other evidence). */
	readonly reopened: number;
	/** Still there, and still dismissed. */
	readonly dismissed: number;
	/** Gone since the last time. */
	readonly settled: number;
}

/**
 * Makes the findings of one step agree with what it found this time, in a transaction of its own. `drafts` are all
 * problems of the step as of now, in any order; of two with one identity the first in sort order counts.
 */
export async function reconcileFindings(store: Store, step: FindingStep, drafts: Iterable<FindingDraft>, now: Date): Promise<ReconcileCounts> {
	return await store.transaction('findings: reconcile', () => reconcileStaged(store, step, now, () => appendDrafts(store, drafts)));
}

/**
 * The same inside the caller's transaction. `stage` fills the temporary table `finding_drafts` (columns:
 * `draftColumns`), by SQL where millions of drafts would take too long one by one.
 */
export async function reconcileStaged(store: Store, step: FindingStep, now: Date, stage: () => Promise<void>): Promise<ReconcileCounts> {
	const values = {step, now: sqlTimestamp(now)};
	await createDrafts(store);
	await stage();
	await keepOneOfEach(store);
	await store.run('findings: match', matches, {step});
	const counts = await countMatches(store);
	const settled = await settleAbsent(store, step);
	if (counts.continuing + counts.reopened + counts.dismissed > 0) await updateKnown(store, values.now);
	if (counts.fresh > 0) await addFresh(store, values);
	for (const table of ['finding_drafts', 'finding_matches']) await store.run(`findings: drop ${table}`, `DROP TABLE ${table}`);
	return {...counts, settled};
}

const identity = 'code, record_a, record_b, field';

// Steps rarely report a problem twice, so that looking first is cheaper than ranking every draft.
async function keepOneOfEach(store: Store): Promise<void> {
	await store.run(
		'findings: repeated drafts',
		`DELETE FROM finding_drafts WHERE rowid IN (
			SELECT d.rowid FROM finding_drafts d
			SEMI JOIN (SELECT ${identity} FROM finding_drafts GROUP BY ALL HAVING count(*) > 1) USING (${identity})
			QUALIFY row_number() OVER (PARTITION BY ${identity} ORDER BY ${draftColumns.join(', ')}) > 1)`,
	);
}

const evidenceColumns = ['subcode', 'current_value', 'other_value', 'proposed_value', 'evidence'];

// Severity, unit, direction and confidence may change where the evidence did not.
const contentColumns = [...evidenceColumns, 'severity', 'unit', 'direction', 'confidence'];

/*
 * One row a draft: the finding it belongs to (NULL: a new one) and the status it gets. A dismissal holds while the
 * evidence is the one that was dismissed, even over nights on which the problem was not there; other evidence ends it.
 */
const matches = `CREATE OR REPLACE TEMP TABLE finding_matches AS
	SELECT draft, known, finding, before, same_content, CASE
			WHEN known IS NULL THEN NULL
			WHEN before IN ('open', 'batched', 'reopened') THEN before
			WHEN dismissal IS NOT NULL AND same_evidence THEN 'dismissed'
			ELSE 'reopened' END AS status
	FROM (
		SELECT d.draft, f.known, f.finding, f.status AS before, x.finding AS dismissal,
			${sameColumns(evidenceColumns)} AS same_evidence, ${sameColumns(contentColumns)} AS same_content
		FROM (SELECT *, rowid AS draft FROM finding_drafts) d
		LEFT JOIN (SELECT *, rowid AS known FROM findings WHERE step = $step) f USING (${identity})
		LEFT JOIN dismissals x ON x.finding = f.finding AND x.ended_at IS NULL
	)`;

function sameColumns(columns: readonly string[]): string {
	return columns.map(column => `f.${column} IS NOT DISTINCT FROM d.${column}`).join(' AND ');
}

async function countMatches(store: Store): Promise<Omit<ReconcileCounts, 'settled'>> {
	const [row] = await store.rows(
		'findings: count matches',
		`SELECT count(*) FILTER (status IS NULL) AS fresh,
			count(*) FILTER (status = before AND status <> 'dismissed') AS continuing,
			count(*) FILTER (status = 'reopened' AND before <> 'reopened') AS reopened,
			count(*) FILTER (status = 'dismissed') AS dismissed
		 FROM finding_matches`,
	);
	return {fresh: Number(row.fresh), continuing: Number(row.continuing), reopened: Number(row.reopened), dismissed: Number(row.dismissed)};
}

async function settleAbsent(store: Store, step: FindingStep): Promise<number> {
	const absent = `step = $step AND status <> 'settled' AND finding NOT IN (SELECT finding FROM finding_matches WHERE finding IS NOT NULL)`;
	const settled = await store.count('findings: count settled', `SELECT count(*) FROM findings WHERE ${absent}`, {step});
	if (settled > 0) await store.run('findings: settle', `UPDATE findings SET status = 'settled' WHERE ${absent}`, {step});
	return settled;
}

async function updateKnown(store: Store, now: string): Promise<void> {
	await store.run('findings: seen again', seenAgain, {now});
	await store.run('findings: refresh', refreshed);
	await store.run('findings: change status', statusChanged);
	await store.run('findings: end dismissals', dismissalsEnded, {now});
}

const seenAgain = `UPDATE findings SET last_seen = CAST($now AS TIMESTAMP)
	WHERE rowid IN (SELECT known FROM finding_matches WHERE known IS NOT NULL)`;

const refreshed = `UPDATE findings SET ${contentColumns.map(column => `${column} = n.${column}`).join(', ')}
	FROM (
		SELECT m.known, d.* FROM finding_matches m JOIN (SELECT *, rowid AS draft FROM finding_drafts) d USING (draft)
		WHERE m.known IS NOT NULL AND NOT m.same_content
	) n
	WHERE findings.rowid = n.known`;

const statusChanged = `UPDATE findings SET status = m.status
	FROM (SELECT known, status FROM finding_matches WHERE status <> before) m WHERE findings.rowid = m.known`;

const dismissalsEnded = `UPDATE dismissals SET ended_at = CAST($now AS TIMESTAMP)
	WHERE ended_at IS NULL AND finding IN (SELECT finding FROM finding_matches WHERE status = 'reopened')`;

async function addFresh(store: Store, values: {readonly step: FindingStep; readonly now: string}): Promise<void> {
	await store.run('findings: numbers', numbers);
	await store.run('findings: add', added, values);
	await store.run('findings: drop numbers', 'DROP TABLE finding_numbers');
}

// The numbers are dealt in the order of identity; where the rows come to lie is no matter. In two statements, for in one
// DuckDB builds its hash table of the wide side.
const numbers = `CREATE OR REPLACE TEMP TABLE finding_numbers AS
	SELECT draft, (SELECT coalesce(max(finding), 0) FROM findings) + row_number() OVER (ORDER BY ${identity}) AS number
	FROM (SELECT ${identity}, rowid AS draft FROM finding_drafts)
	SEMI JOIN (SELECT draft FROM finding_matches WHERE known IS NULL) USING (draft)`;

const added = `INSERT INTO findings (finding, step, ${draftColumns.join(', ')}, status, first_seen, last_seen)
	SELECT n.number, $step, ${draftColumns.map(column => `d.${column}`).join(', ')}, 'open', CAST($now AS TIMESTAMP), CAST($now AS TIMESTAMP)
	FROM (SELECT *, rowid AS draft FROM finding_drafts) d JOIN finding_numbers n USING (draft)`;
