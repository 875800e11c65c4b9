import {INTEGER, type DuckDBValue} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';

/** Fields in the order in which they are shown; custom ones follow. */
export const shownFields = ['full_name', 'birth_date', 'sex', 'personal_id', 'old_id', 'unit', 'hamlet', 'household', 'address', 'phone', 'email', 'father_name', 'mother_name'] as const;

/** What records say of what is compared, as an officer reads it: by record number, then by field. */
export async function readValues(store: Store, recordIds: Iterable<number>): Promise<Map<number, Map<string, string>>> {
	await store.run('link: records to show', 'CREATE OR REPLACE TEMP TABLE shown (record_id INTEGER)');
	await store.append('link: records to show', 'shown', [INTEGER], [[...new Set(recordIds)]]);
	const rows = await store.rows<Record<string, DuckDBValue>>('link: values', `SELECT r.record_id, n.clean AS full_name, d.written AS birth_date, c.canonical AS sex, r.personal_id, r.old_id,
			r.unit, h.written AS hamlet, r.household, coalesce(a.written, p.written, o.written) AS address, r.phone, r.email,
			f.clean AS father_name, m.clean AS mother_name
		FROM records r JOIN shown USING (record_id)
		LEFT JOIN names n ON n.name_id = r.full_name
		LEFT JOIN names f ON f.name_id = r.father_name
		LEFT JOIN names m ON m.name_id = r.mother_name
		LEFT JOIN dates d ON d.date_id = r.birth_date
		LEFT JOIN codes c ON c.code_id = r.sex
		LEFT JOIN texts h ON h.text_id = r.hamlet
		LEFT JOIN texts a ON a.text_id = r.address
		LEFT JOIN texts p ON p.text_id = r.permanent_address
		LEFT JOIN texts o ON o.text_id = r.current_address`);
	const customs = await store.rows<{record_id: number; name: string; written: string}>('link: custom values', `SELECT v.record_id, c.name, v.written
		FROM custom_values v JOIN shown USING (record_id) JOIN custom_fields c ON c.custom_id = v.custom_id ORDER BY v.record_id, c.custom_id`);
	await store.run('link: forget records to show', 'DROP TABLE shown');
	const values = new Map(rows.map(({record_id: record, ...fields}): [number, Map<string, string>] =>
		[Number(record), new Map(Object.entries(fields).flatMap(([field, value]): [string, string][] => (value === null ? [] : [[field, String(value)]])))]));
	for (const {record_id: record, name, written} of customs) values.get(record)?.set(name, written);
	return values;
}
