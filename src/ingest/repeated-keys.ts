import type {Store} from '../store/store.ts';
import type {KeyJob} from './keys.ts';

/**
 * The second row under a key gets `~2`, the third `~3`: in the order of the files and lines, unless the old records tell them apart.
 * Unchanged records have theirs.
 */
export async function numberRepeatedKeys(store: Store, {firstSource, extract}: Pick<KeyJob, 'firstSource' | 'extract'>): Promise<void> {
	const fresh = `source_id >= ${firstSource} AND extract = ${extract}`;
	// By hashes first: to group millions of texts takes DuckDB three times as long.
	await store.run('ingest: repeated keys', `CREATE OR REPLACE TEMP TABLE repeats AS SELECT record_key FROM records
		WHERE ${fresh} AND hash(record_key) IN (SELECT hash(record_key) FROM records WHERE ${fresh} GROUP BY 1 HAVING count(*) > 1)
		GROUP BY record_key HAVING count(*) > 1`);
	if (await store.count('ingest: count repeated keys', 'SELECT count(*) FROM repeats') === 0) return;
	await store.run('ingest: repeated rows', `CREATE OR REPLACE TEMP TABLE repeated_keys AS
		SELECT record_id, record_key, source_id, line, full_name, birth_date, personal_id FROM records SEMI JOIN repeats USING (record_key) WHERE ${fresh}`);
	await store.run('ingest: number repeated keys', `UPDATE records SET record_key = k.numbered FROM (${numberedSql}) k
		WHERE records.record_id = k.record_id AND records.record_key <> k.numbered`);
}

/**
 * Rows that say the same as an old record of theirs take its number first; the others take the numbers that are left. Both in
 * order, so that no number is given twice.
 */
const numberedSql = `
	WITH before AS (SELECT r.record_key AS base, o.record_key, o.full_name, o.birth_date, o.personal_id,
			coalesce(try_cast(nullif(substr(o.record_key, length(r.record_key) + 2), '') AS INTEGER), 1) AS number
		FROM repeats r JOIN old_records o ON r.record_key = regexp_replace(o.record_key, '~[0-9]+$', '')),
	same AS (SELECT r.record_id, r.record_key, b.number,
			row_number() OVER (PARTITION BY r.record_id ORDER BY b.number) AS choice,
			row_number() OVER (PARTITION BY b.record_key ORDER BY r.source_id, r.line) AS claim
		FROM (FROM repeated_keys WHERE record_id NOT IN (SELECT record_id FROM unchanged)) r JOIN before b ON b.base = r.record_key AND b.full_name IS NOT DISTINCT FROM r.full_name
			AND b.birth_date IS NOT DISTINCT FROM r.birth_date AND b.personal_id IS NOT DISTINCT FROM r.personal_id),
	kept AS (SELECT u.record_id, p.record_key, coalesce(try_cast(nullif(substr(u.record_key, length(p.record_key) + 2), '') AS INTEGER), 1) AS number
		FROM (SELECT r.record_id, r.record_key FROM records r SEMI JOIN unchanged USING (record_id)) u
		JOIN repeats p ON p.record_key = regexp_replace(u.record_key, '~[0-9]+$', '')),
	settled AS (SELECT record_id, record_key, number FROM same WHERE choice = 1 AND claim = 1 AND number NOT IN (SELECT k.number FROM kept k WHERE k.record_key = same.record_key)
		UNION ALL FROM kept),
	open AS (SELECT record_id, record_key, row_number() OVER (PARTITION BY record_key ORDER BY source_id, line) AS place
		FROM repeated_keys ANTI JOIN settled USING (record_id)),
	every AS (SELECT record_key, unnest(range(1, 1 + max(number) + count(*))) AS number
		FROM (SELECT record_key, 1 AS number FROM repeated_keys UNION ALL SELECT record_key, number FROM settled) GROUP BY record_key),
	free AS (SELECT record_key, number, row_number() OVER (PARTITION BY record_key ORDER BY number) AS place
		FROM every ANTI JOIN settled USING (record_key, number))
	SELECT record_id, CASE number WHEN 1 THEN record_key ELSE record_key || '~' || number END AS numbered FROM (
		SELECT record_id, record_key, number FROM settled
		UNION ALL SELECT o.record_id, o.record_key, f.number FROM open o JOIN free f USING (record_key, place))`;
