import {INTEGER, VARCHAR} from '@duckdb/node-api';
import type {Store} from '../store/store.ts';
import {homeSql, homeSuccessions} from './homes.ts';
import {keepKeys} from './keep-keys.ts';
import type {CurrentUnit} from './decide.ts';

export interface KeyCounts {
	/** New records under the key of an earlier export. */
	readonly kept: number;
	readonly fresh: number;
}

/**
 * Gives the records from source `firstSource` on their final keys, while the records that they replace are still there.
 * A record keeps the key it had, also where its unit has another code now; a code twice in one export gets `~2`.
 */
export async function assignKeys(store: Store, firstSource: number, replaced: readonly CurrentUnit[], threads: number): Promise<KeyCounts> {
	await viewSides(store, firstSource, replaced);
	if (await store.count('ingest: any old record', 'SELECT count(*) FROM (SELECT 1 FROM old_records LIMIT 1)') > 0) {
		await keepEarlierKeys(store);
		await followMovedRecords(store);
	}
	await keepKeys(store, threads);
	await numberRepeatedKeys(store);
	const kept = await store.count('ingest: kept keys', 'SELECT count(*) FROM new_records SEMI JOIN old_records USING (record_key)');
	return {kept, fresh: await store.count('ingest: new records', 'SELECT count(*) FROM new_records') - kept};
}

/**
 * `new_records` and `old_records`: the two sides with their home. `home_links`: which home an old record of a new one may
 * have. `replaced_units`: what this call replaces.
 */
async function viewSides(store: Store, firstSource: number, replaced: readonly CurrentUnit[]): Promise<void> {
	const home = homeSql(`coalesce(r.unit, '')`, `s.as_of >= DATE '2025-07-01'`);
	for (const [view, side] of [['new_records', `r.source_id >= ${firstSource}`], ['old_records', `r.source_id < ${firstSource}`]]) {
		await store.run(`ingest: ${view}`, `CREATE OR REPLACE TEMP VIEW ${view} AS SELECT r.*, ${home} AS home
			FROM records r JOIN sources s USING (source_id)
			WHERE ${side} AND s.kind = (SELECT kind FROM sources WHERE source_id = ${firstSource})`);
	}
	await store.run('ingest: replaced units', 'CREATE OR REPLACE TEMP TABLE replaced_units (source_id INTEGER, unit VARCHAR)');
	await store.append('ingest: fill replaced units', 'replaced_units', [INTEGER, VARCHAR], [replaced.map(({source}) => source), replaced.map(({unit}) => unit)]);
	const successions = homeSuccessions();
	await store.run('ingest: home links', 'CREATE OR REPLACE TEMP TABLE home_links (before VARCHAR, after VARCHAR)');
	await store.append('ingest: fill home links', 'home_links', [VARCHAR, VARCHAR], [successions.map(([before]) => before), successions.map(([, after]) => after)]);
	await store.run('ingest: own homes', 'INSERT INTO home_links SELECT DISTINCT home, home FROM new_records');
}

/** A record whose unit had another code at its first source is known by a key that its present code does not give. */
async function keepEarlierKeys(store: Store): Promise<void> {
	await store.run('ingest: earlier keys', `CREATE OR REPLACE TEMP TABLE earlier_keys AS
		SELECT home, record_code, min(record_key) AS record_key FROM old_records
		WHERE NOT extract AND record_code IS NOT NULL
		GROUP BY home, record_code
		HAVING count(*) = 1 AND min(record_key) <> CASE WHEN home = '' THEN record_code ELSE home || '/' || record_code END`);
	await store.run('ingest: keep earlier keys', `UPDATE records SET record_key = k.record_key
		FROM new_records n JOIN earlier_keys k USING (home, record_code) WHERE records.record_id = n.record_id AND NOT n.extract`);
}

/**
 * Follows coded records into another unit: same code, the old one gone from where it was, and the ID or the name the same. Where
 * the old unit is neither replaced now nor one that became the new one, these are two registrations.
 */
async function followMovedRecords(store: Store): Promise<void> {
	await store.run('ingest: moved records', `CREATE OR REPLACE TEMP TABLE moved_records AS
		WITH came AS (SELECT * FROM new_records WHERE NOT extract AND record_code IS NOT NULL),
			was AS (SELECT * FROM old_records WHERE NOT extract AND record_code IS NOT NULL),
			fresh AS (SELECT * FROM came ANTI JOIN was USING (home, record_code)),
			gone AS (SELECT o.* FROM was o ANTI JOIN came USING (home, record_code)
				LEFT JOIN replaced_units p ON p.source_id = o.source_id AND p.unit = coalesce(o.unit, '')
				WHERE p.source_id IS NOT NULL OR o.home IN (SELECT before FROM home_links WHERE before <> after)),
			pairs AS (SELECT f.record_id, g.record_key, count(*) OVER (PARTITION BY f.record_id) AS ways, count(*) OVER (PARTITION BY g.record_key) AS claims
				FROM fresh f JOIN gone g USING (record_code)
				LEFT JOIN names fn ON fn.name_id = f.full_name LEFT JOIN names gn ON gn.name_id = g.full_name
				WHERE (f.personal_id = g.personal_id OR fn.compare = gn.compare)
					AND (EXISTS (SELECT 1 FROM replaced_units p WHERE p.source_id = g.source_id AND p.unit = coalesce(g.unit, ''))
						OR EXISTS (SELECT 1 FROM home_links l WHERE l.before = g.home AND l.after = f.home)))
		SELECT record_id, record_key FROM pairs WHERE ways = 1 AND claims = 1`);
	await store.run('ingest: follow moved records', `UPDATE records SET record_key = m.record_key FROM moved_records m WHERE records.record_id = m.record_id`);
}

/** The second row under a key gets `~2`, the third `~3`: in the order of the files and lines, unless the old records tell them apart. */
async function numberRepeatedKeys(store: Store): Promise<void> {
	await store.run('ingest: repeated keys', `CREATE OR REPLACE TEMP TABLE repeated_keys AS
		SELECT n.record_id, n.record_key, n.source_id, n.line, n.full_name, n.birth_date, n.personal_id FROM new_records n
		WHERE record_key IN (SELECT record_key FROM new_records GROUP BY record_key HAVING count(*) > 1)`);
	await store.run('ingest: number repeated keys', `UPDATE records SET record_key = k.numbered FROM (${repeatedSql}) k
		WHERE records.record_id = k.record_id AND records.record_key <> k.numbered`);
}

/**
 * Rows that say the same as an old record of theirs take its number first; the others take the numbers that are left. Both in
 * order, so that no number is given twice.
 */
const repeatedSql = `
	WITH before AS (SELECT r.record_key AS base, o.record_key, o.full_name, o.birth_date, o.personal_id,
			coalesce(try_cast(nullif(substr(o.record_key, length(r.record_key) + 2), '') AS INTEGER), 1) AS number
		FROM (SELECT DISTINCT record_key FROM repeated_keys) r
		JOIN old_records o ON o.record_key = r.record_key OR starts_with(o.record_key, r.record_key || '~')),
	same AS (SELECT r.record_id, r.record_key, b.number,
			row_number() OVER (PARTITION BY r.record_id ORDER BY b.number) AS choice,
			row_number() OVER (PARTITION BY b.record_key ORDER BY r.source_id, r.line) AS claim
		FROM repeated_keys r JOIN before b ON b.base = r.record_key AND b.full_name IS NOT DISTINCT FROM r.full_name
			AND b.birth_date IS NOT DISTINCT FROM r.birth_date AND b.personal_id IS NOT DISTINCT FROM r.personal_id),
	settled AS (SELECT record_id, record_key, number FROM same WHERE choice = 1 AND claim = 1),
	open AS (SELECT record_id, record_key, row_number() OVER (PARTITION BY record_key ORDER BY source_id, line) AS place
		FROM repeated_keys ANTI JOIN settled USING (record_id)),
	free AS (SELECT k.record_key, i.number, row_number() OVER (PARTITION BY k.record_key ORDER BY i.number) AS place
		FROM (SELECT record_key, count(*) AS rows FROM repeated_keys GROUP BY record_key) k,
			LATERAL (SELECT unnest(range(1, 2 * k.rows + 1)) AS number) i
		ANTI JOIN settled t ON t.record_key = k.record_key AND t.number = i.number)
	SELECT record_id, CASE number WHEN 1 THEN record_key ELSE record_key || '~' || number END AS numbered FROM (
		SELECT record_id, record_key, number FROM settled
		UNION ALL SELECT o.record_id, o.record_key, f.number FROM open o JOIN free f USING (record_key, place))`;
