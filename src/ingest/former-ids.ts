import type {Store} from '../store/store.ts';

const fields = ['personal_id', 'old_id', 'cancelled_id'] as const;

/**
 * Keeps the numbers that records of this call no longer have, under their key: a cancelled and re-established ID stays known as the
 * person's. Runs while the records that the new ones replace are still there (`new_records`, `old_records`).
 */
export async function keepFormerIds(store: Store): Promise<void> {
	for (const field of fields) {
		await store.insertFound(`ingest: former ${field}`, 'former_ids', `
			SELECT o.extract, o.record_key, '${field}', o.${field}, max(s.as_of)
			FROM old_records o JOIN new_records n USING (record_key) JOIN sources s ON s.source_id = o.source_id
			WHERE o.${field} IS NOT NULL AND o.${field} IS DISTINCT FROM n.${field} GROUP BY ALL ORDER BY ALL`);
	}
	// What a record has again, or had twice, is told once: as of the last time.
	await store.run('ingest: former IDs once', `CREATE OR REPLACE TEMP TABLE former_once AS
		SELECT extract, record_key, field, value, max(last_seen) AS last_seen FROM former_ids GROUP BY ALL HAVING count(*) > 1`);
	await store.run('ingest: forget repeated former IDs', `DELETE FROM former_ids USING former_once f
		WHERE former_ids.extract = f.extract AND former_ids.record_key = f.record_key AND former_ids.field = f.field AND former_ids.value = f.value`);
	await store.insertFound('ingest: keep former IDs once', 'former_ids', 'SELECT * FROM former_once');
}
