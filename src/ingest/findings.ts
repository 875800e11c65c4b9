import type {Store} from '../store/store.ts';

/** Drafts `RECORD_CODE_SHARED` for every current record under a code that another record of its unit has, too. */
export async function insertSharedCodes(store: Store): Promise<void> {
	await store.run('ingest: shared codes', `INSERT INTO finding_drafts (code, severity, unit, record_a, record_b, field, current_value, direction, evidence)
		SELECT 'RECORD_CODE_SHARED', 'error', r.unit, b.record_key, r.record_key, 'record_code', r.record_code, 'recheck', '{"kind":"' || s.kind || '"}'
		FROM records r
		JOIN records b ON b.extract = r.extract AND b.record_key = regexp_replace(r.record_key, '~[0-9]+$', '') AND b.record_code = r.record_code
		JOIN sources s ON s.source_id = r.source_id
		WHERE contains(r.record_key, '~') AND b.record_key <> r.record_key`);
}
