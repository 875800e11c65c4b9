import {INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import type {CurrentUnit} from './decide.ts';
import {homeSql, homeSuccessions} from './homes.ts';
import {keepKeys} from './keep-keys.ts';
import {numberRepeatedKeys} from './repeated-keys.ts';

export interface KeyJob {
	/** The sources that are coming in; the older ones of the same kind are what keys are kept from. */
	readonly firstSource: number;
	readonly lastSource: number;
	readonly extract: boolean;
	/** Each row says what to do with it. */
	readonly delta: boolean;
	/** Of their units. */
	readonly homes: readonly string[];
	readonly replaced: readonly CurrentUnit[];
	readonly threads: number;
}

/**
 * Gives the new records their final keys, while the records that they replace are still there. A record keeps the key it
 * had, also where its unit has another code now; a code twice in one export gets `~2`.
 */
export async function assignKeys(store: Store, job: KeyJob): Promise<void> {
	await viewSides(store, job);
	const hasOld = await hasOldRecords(store);
	if (hasOld && !job.extract) await keepEarlierKeys(store);
	// The records that no older one shares its key with; often none.
	await store.run('ingest: records of new keys', `CREATE OR REPLACE TEMP TABLE new_only AS SELECT record_id FROM new_records
		${hasOld ? 'ANTI JOIN old_records USING (record_key) WHERE record_id NOT IN (SELECT record_id FROM unchanged)' : `WHERE record_key = ''`}`);
	if (hasOld && !job.extract) await followMovedRecords(store);
	await keepKeys(store, job.threads, hasOld);
	await numberRepeatedKeys(store, job);
}

/** Whether the older sources of this kind have any record left. */
export async function hasOldRecords(store: Store): Promise<boolean> {
	return await store.count('ingest: any old record', 'SELECT count(*) FROM (SELECT 1 FROM old_records LIMIT 1)') > 0;
}

/**
 * `new_records` and `old_records`: the two sides with their home. `home_links`: which home an old record of a new one may
 * have. `replaced_units`: what this call replaces.
 */
async function viewSides(store: Store, {firstSource, extract, homes, replaced}: KeyJob): Promise<void> {
	const home = homeSql(`coalesce(r.unit, '')`, `s.as_of >= DATE '2025-07-01'`);
	for (const [view, side] of [['new_records', `r.source_id >= ${firstSource}`], ['old_records', `r.source_id < ${firstSource}`]]) {
		await store.run(`ingest: ${view}`, `CREATE OR REPLACE TEMP VIEW ${view} AS SELECT r.*, ${home} AS home
			FROM records r JOIN sources s USING (source_id) WHERE ${side} AND r.extract = ${extract}`);
	}
	await store.run('ingest: replaced units', 'CREATE OR REPLACE TEMP TABLE replaced_units (source_id INTEGER, unit VARCHAR)');
	await store.append('ingest: fill replaced units', 'replaced_units', [INTEGER, VARCHAR], [replaced.map(({source}) => source), replaced.map(({unit}) => unit)]);
	const links = [...homeSuccessions(), ...homes.map((same): [string, string] => [same, same])];
	await store.run('ingest: home links', 'CREATE OR REPLACE TEMP TABLE home_links (before VARCHAR, after VARCHAR)');
	await store.append('ingest: fill home links', 'home_links', [VARCHAR, VARCHAR], [links.map(([before]) => before), links.map(([, after]) => after)]);
}

/** What unit and code give as a key, of a row with `home` and `record_code`. */
const naturalKey = `CASE WHEN home = '' THEN record_code ELSE home || '/' || record_code END`;

/** A record whose unit had another code at its first source is known by a key that its present code does not give. */
async function keepEarlierKeys(store: Store): Promise<void> {
	await store.run('ingest: earlier keys', `CREATE OR REPLACE TEMP TABLE earlier_keys AS
		SELECT home, record_code, min(record_key) AS record_key, any_value(${naturalKey}) AS natural_key FROM old_records
		WHERE record_code IS NOT NULL AND record_key <> ${naturalKey} AND NOT starts_with(record_key, ${naturalKey} || '~')
		GROUP BY home, record_code HAVING count(*) = 1`);
	await store.run('ingest: keep earlier keys', `UPDATE records SET record_key = k.record_key FROM earlier_keys k JOIN new_records n USING (home, record_code)
		WHERE records.record_id = n.record_id AND NOT EXISTS (SELECT 1 FROM old_records o WHERE o.record_key = k.natural_key)`);
}

/**
 * Follows coded records into another unit: same code, the old one gone from where it was, and the ID or the name the same. Where
 * the old unit is neither replaced now nor one that became the new one, these are two registrations.
 */
async function followMovedRecords(store: Store): Promise<void> {
	await store.run('ingest: moved records', `CREATE OR REPLACE TEMP TABLE moved_records AS
		WITH fresh AS (SELECT n.* FROM new_records n SEMI JOIN new_only USING (record_id) WHERE record_code IS NOT NULL),
			same_code AS (SELECT * FROM old_records WHERE record_code IN (SELECT record_code FROM fresh)),
			still_there AS (SELECT home, record_code FROM new_records WHERE record_code IN (SELECT record_code FROM same_code)),
			gone AS (SELECT * FROM same_code ANTI JOIN still_there USING (home, record_code)),
			pairs AS (SELECT f.record_id, g.record_key, count(*) OVER (PARTITION BY f.record_id) AS ways, count(*) OVER (PARTITION BY g.record_key) AS claims
				FROM fresh f JOIN gone g USING (record_code)
				LEFT JOIN names fn ON fn.name_id = f.full_name LEFT JOIN names gn ON gn.name_id = g.full_name
				LEFT JOIN replaced_units p ON p.source_id = g.source_id AND p.unit = coalesce(g.unit, '')
				LEFT JOIN home_links l ON l.before = g.home AND l.after = f.home
				WHERE (f.personal_id = g.personal_id OR fn.compare = gn.compare) AND (p.source_id IS NOT NULL OR l.before IS NOT NULL))
		SELECT record_id, record_key FROM pairs WHERE ways = 1 AND claims = 1`);
	await store.run('ingest: follow moved records', `UPDATE records SET record_key = m.record_key FROM moved_records m WHERE records.record_id = m.record_id`);
}
