import {INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {restoreZeros} from '../vietnam/damage/id-cell.ts';
import {type Sex, replaceLookAlikes} from '../vietnam/ids.ts';

/**
 * Gives personal IDs of the records that are numbered from `firstId` on their digits back: the leading zeros that a spreadsheet took, and those for which
 * somebody typed letters; where province, birth year and sex all agree then. What was written stays in `written_values`. Cost: a look at the few records whose
 * ID has neither 12 nor 9 digits.
 */
export async function restoreIds(store: Store, firstId: number, span: number): Promise<void> {
	const damaged = await store.rows<{record_id: number; personal_id: string; ymd: number; sex: Sex}>('ingest: damaged IDs', `
		SELECT r.record_id, r.personal_id, d.ymd, c.canonical AS sex
		FROM records r JOIN dates d ON d.date_id = r.birth_date JOIN codes c ON c.code_id = r.sex
		WHERE r.record_id >= ${firstId} AND r.record_id < ${firstId + span} AND r.personal_id_form = 'other' AND regexp_full_match(r.personal_id, '[1-9][0-9]{9,10}|[0-9OIL]{12}')
			AND d.ymd IS NOT NULL AND c.canonical IS NOT NULL ORDER BY r.record_id`);
	const restored = damaged.flatMap(({record_id: record, personal_id: clean, ymd, sex}) => {
		const zeros = restoreZeros(clean, ymd, sex);
		const id = zeros.outcome === 'restored' ? zeros.id : replaceLookAlikes(clean, ymd, sex);
		return id === undefined ? [] : [{record, clean, id}];
	});
	if (restored.length === 0) return;
	await store.run('ingest: restored IDs', 'CREATE OR REPLACE TEMP TABLE restored_ids (record_id INTEGER, clean VARCHAR, id VARCHAR)');
	await store.append('ingest: fill restored IDs', 'restored_ids', [INTEGER, VARCHAR, VARCHAR], [
		restored.map(({record}) => record), restored.map(({clean}) => clean), restored.map(({id}) => id),
	]);
	await store.insertFound('ingest: written IDs', 'written_values', `
		SELECT record_id, 'personal_id', clean FROM restored_ids ANTI JOIN (SELECT record_id FROM written_values WHERE field = 'personal_id') USING (record_id)`);
	await store.run('ingest: restore IDs', `UPDATE records SET personal_id = z.id, personal_id_form = 'twelve',
			record_key = CASE WHEN records.extract AND records.record_key = z.clean THEN z.id ELSE records.record_key END
		FROM restored_ids z WHERE records.record_id = z.record_id`);
}
