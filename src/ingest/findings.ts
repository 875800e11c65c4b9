import type {Store} from '../store/store.ts';

/** Drafts `RECORD_CODE_SHARED` for every current record under a code that another record of its unit has, too. */
export async function insertSharedCodes(store: Store): Promise<void> {
	await store.run('ingest: numbered keys', `CREATE OR REPLACE TEMP TABLE numbered_keys AS
		SELECT extract, record_key, record_code, unit, source_id, regexp_replace(record_key, '~[0-9]+$', '') AS base FROM records WHERE contains(record_key, '~')`);
	if (await store.count('ingest: count numbered keys', 'SELECT count(*) FROM numbered_keys') === 0) return;
	await store.run('ingest: shared codes', `INSERT INTO finding_drafts (code, severity, unit, record_a, record_b, field, current_value, direction, evidence)
		SELECT 'RECORD_CODE_SHARED', 'error', r.unit, b.record_key, r.record_key, 'record_code', r.record_code, 'recheck', '{"kind":"' || s.kind || '"}'
		FROM numbered_keys r
		JOIN records b ON b.extract = r.extract AND b.record_key = r.base AND b.record_code = r.record_code
		JOIN sources s ON s.source_id = r.source_id
		WHERE b.record_key <> r.record_key`);
}
