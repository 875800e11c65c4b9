import type {Store} from '../store/store.ts';
import {keepFormerIds} from './former-ids.ts';
import {homeSql} from './homes.ts';
import {type KeyJob, hasOldRecords} from './keys.ts';

/** What became of a source's rows, the sum of all but the last; `vanished`: records of its units that it no longer has. */
export interface ChangeCounts {
	readonly fresh: number;
	readonly changed: number;
	readonly unchanged: number;
	/** Rows that ask to be deleted. */
	readonly deleted: number;
	/** Rows that something newer has overtaken. */
	readonly older: number;
	readonly vanished: number;
}

export const noChanges: ChangeCounts = {fresh: 0, changed: 0, unchanged: 0, deleted: 0, older: 0, vanished: 0};
const changeColumns = ['fresh', 'changed', 'unchanged', 'deleted', 'older', 'vanished'] as const;

/**
 * Tables for the rows of one wave that do not become records: `deletions (record_id)`, filled while they are stored, and `overtaken
 * (record_id, source_id)`.
 */
export async function createAsides(store: Store): Promise<void> {
	await store.run('ingest: create deletions', 'CREATE OR REPLACE TEMP TABLE deletions (record_id INTEGER)');
	await store.run('ingest: create overtaken', 'CREATE OR REPLACE TEMP TABLE overtaken (record_id INTEGER, source_id INTEGER)');
}

/** Of several changes of one record in one file the last one counts. */
export async function dropRepeatedChanges(store: Store, {firstSource}: KeyJob): Promise<void> {
	await store.run('ingest: repeated changes', `INSERT INTO overtaken SELECT record_id, source_id FROM records
		WHERE source_id >= ${firstSource} AND record_key <> '' QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY line DESC) > 1`);
	await store.run('ingest: drop repeated changes', 'DELETE FROM records WHERE record_id IN (SELECT record_id FROM overtaken)');
}

/**
 * Makes the records what the sources of one wave, whose keys are assigned, leave of them: what they replace goes, what is older than
 * what is there goes, and what they delete goes. A source of which nothing is left is `replaced`.
 */
export async function settle(store: Store, job: KeyJob): Promise<void> {
	const hasOld = await hasOldRecords(store) || await store.count('ingest: any unchanged', 'SELECT count(*) FROM (SELECT 1 FROM unchanged LIMIT 1)') > 0;
	if (await mayBeOlder(store, job)) await dropOvertaken(store, job);
	if (hasOld) await keepFormerIds(store);
	await countChanges(store, job, hasOld);
	await noteDeletions(store, job);
	if (await removeRecords(store) || hasOld) await countUnits(store, job);
}

const rank = (source: string): string => `(${source}.as_of, ${source}.delta)`;

/** Rarely anything in the store, or anything that comes in after this wave, is newer than what comes in. */
async function mayBeOlder(store: Store, {firstSource, lastSource, extract}: KeyJob): Promise<boolean> {
	return await store.count('ingest: anything newer', `SELECT count(*) FROM (
		SELECT 1 FROM sources o JOIN sources w ON ${rank('o')} > ${rank('w')} AND o.kind = w.kind
			WHERE o.state = 'current' AND o.source_id NOT BETWEEN ${firstSource} AND ${lastSource} AND w.source_id BETWEEN ${firstSource} AND ${lastSource}
		UNION ALL SELECT 1 FROM deleted_records WHERE extract = ${extract})`) > 0;
}

/** Of a record, the newest source counts; of a unit of which everybody is there, a change that is older says nothing. */
async function dropOvertaken(store: Store, {extract, delta}: KeyJob): Promise<void> {
	const newerUnits = `SELECT n.record_id, n.source_id FROM new_records n JOIN sources w USING (source_id)
		JOIN (SELECT ${homeSql('u.unit', `t.as_of >= DATE '2025-07-01'`)} AS home, max(t.as_of) AS as_of FROM source_units u JOIN sources t USING (source_id)
			WHERE u.complete AND t.state = 'current' AND t.kind = '${extract ? 'extract' : 'local'}' GROUP BY ALL) h ON h.home = n.home AND h.as_of > w.as_of`;
	await store.run('ingest: overtaken', `INSERT INTO overtaken
		SELECT n.record_id, n.source_id FROM new_records n JOIN sources w USING (source_id)
			JOIN old_records o USING (record_key) JOIN sources t ON t.source_id = o.source_id AND ${rank('t')} > ${rank('w')}
		UNION SELECT n.record_id, n.source_id FROM new_records n JOIN sources w USING (source_id)
			JOIN deleted_records d ON d.extract = n.extract AND d.record_key = n.record_key AND (d.as_of, true) > ${rank('w')}
		${delta ? `UNION ${newerUnits}` : ''}`);
	await store.run('ingest: drop overtaken', 'DELETE FROM records WHERE record_id IN (SELECT record_id FROM overtaken)');
}

async function countChanges(store: Store, job: KeyJob, hasOld: boolean): Promise<void> {
	const {firstSource, lastSource} = job;
	const [written, vanished] = hasOld ? [comparedRows, vanishedRecords(job)] : [newRows, 'SELECT NULL, NULL WHERE false'];
	await store.run('ingest: count changes', `INSERT INTO source_changes
		SELECT s.source_id, ${changeColumns.map(outcome => `count(*) FILTER (r.outcome = '${outcome}')`).join(', ')}
		FROM sources s LEFT JOIN (
			${written}
			UNION ALL SELECT source_id, 'unchanged' FROM unchanged
			UNION ALL SELECT source_id, 'older' FROM overtaken
			UNION ALL ${vanished}) r (source_id, outcome) USING (source_id)
		WHERE s.source_id BETWEEN ${firstSource} AND ${lastSource} AND s.state = 'current' GROUP BY s.source_id ORDER BY s.source_id`);
}

const newRows = `SELECT n.source_id, CASE WHEN d.record_id IS NULL THEN 'fresh' ELSE 'deleted' END FROM new_records n LEFT JOIN deletions d USING (record_id)`;

const comparedRows = `SELECT n.source_id, CASE WHEN d.record_id IS NOT NULL THEN 'deleted' WHEN o.record_key IS NULL THEN 'fresh'
		WHEN o.content = n.content THEN 'unchanged' ELSE 'changed' END
	FROM new_records n ANTI JOIN unchanged u ON u.record_id = n.record_id
	LEFT JOIN deletions d ON d.record_id = n.record_id LEFT JOIN old_records o ON o.record_key = n.record_key`;

/** Counted with the first source that has people of their unit, or of one that it became. */
function vanishedRecords({firstSource}: KeyJob): string {
	return `SELECT coalesce(f.source_id, ${firstSource}), 'vanished' FROM old_records o
		JOIN replaced_units p ON p.source_id = o.source_id AND p.unit = coalesce(o.unit, '')
		ANTI JOIN new_records n ON n.record_key = o.record_key
		LEFT JOIN (SELECT l.before AS home, min(n.source_id) AS source_id FROM new_records n JOIN home_links l ON l.after = n.home GROUP BY ALL) f ON f.home = o.home`;
}

/** Remembers what was deleted, and forgets it where it is there again. */
async function noteDeletions(store: Store, {extract}: KeyJob): Promise<void> {
	const any = await store.count('ingest: any deletion', `SELECT count(*) FROM (SELECT 1 FROM deletions UNION ALL SELECT 1 FROM deleted_records WHERE extract = ${extract})`);
	if (any === 0) return;
	await store.run('ingest: forget deletions', `DELETE FROM deleted_records WHERE extract = ${extract} AND record_key IN (SELECT record_key FROM new_records)`);
	await store.insertFound('ingest: remember deletions', 'deleted_records', `SELECT n.extract, n.record_key, s.as_of
		FROM new_records n SEMI JOIN deletions USING (record_id) JOIN sources s USING (source_id) ORDER BY n.record_key`);
}

/** Whether there were any. */
async function removeRecords(store: Store): Promise<boolean> {
	await store.run('ingest: removed records', `CREATE OR REPLACE TEMP TABLE removed AS
		SELECT o.record_id FROM old_records o JOIN replaced_units p ON p.source_id = o.source_id AND p.unit = coalesce(o.unit, '')
		UNION SELECT o.record_id FROM old_records o SEMI JOIN new_records n USING (record_key)
		UNION SELECT record_id FROM overtaken UNION SELECT record_id FROM deletions`);
	if (await store.count('ingest: count removed records', 'SELECT count(*) FROM removed') === 0) return false;
	for (const table of ['records', 'written_values', 'custom_values']) {
		await store.run(`ingest: remove from ${table}`, `DELETE FROM ${table} WHERE record_id IN (SELECT record_id FROM removed)`);
	}
	return true;
}

/** Units whose records have gone are no longer those of their source; one that holds everybody stays so, whoever else says the same since. */
async function countUnits(store: Store, {firstSource, lastSource}: KeyJob): Promise<void> {
	await store.run('ingest: count units again', `CREATE OR REPLACE TEMP TABLE unit_counts AS
		SELECT source_id, coalesce(unit, '') AS unit, count(*) AS rows FROM records GROUP BY ALL`);
	await store.run('ingest: remove replaced units', `DELETE FROM source_units WHERE (source_id, unit) IN (SELECT source_id, unit FROM replaced_units)
		OR (NOT complete AND source_id <= ${lastSource} AND (source_id, unit) NOT IN (SELECT source_id, unit FROM unit_counts))`);
	await store.run('ingest: units that changed', `UPDATE source_units SET rows = c.rows
		FROM (SELECT u.source_id, u.unit, coalesce(n.rows, 0) AS rows FROM source_units u LEFT JOIN unit_counts n USING (source_id, unit) WHERE u.source_id <= ${lastSource}) c
		WHERE source_units.source_id = c.source_id AND source_units.unit = c.unit AND source_units.rows <> c.rows`);
	await store.run('ingest: replaced sources', `UPDATE sources SET state = 'replaced' WHERE state = 'current' AND source_id < ${firstSource}
		AND source_id NOT IN (SELECT source_id FROM source_units)`);
}

/** By source, from one source on. */
export async function readChanges(store: Store, firstSource: number): Promise<ReadonlyMap<number, ChangeCounts>> {
	const rows = await store.rows<Record<keyof ChangeCounts, number> & {source_id: number}>('ingest: changes', `
		SELECT source_id, ${changeColumns.map(column => `${column}::DOUBLE AS ${column}`).join(', ')} FROM source_changes WHERE source_id >= ${firstSource}`);
	return new Map(rows.map(({source_id: source, ...counts}) => [source, counts]));
}
