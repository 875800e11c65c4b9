import {INTEGER} from '../store/duckdb.ts';
import type {Identity} from '../compare/says.ts';
import {integers, type Store} from '../store/store.ts';

/** Who a record says that somebody is. */
export interface KnownIdentity extends Identity {
	/** A personal ID of twelve digits. */
	readonly id: string | undefined;
}

/** What a decision on a pair, and a finding about it, need to know of a record. */
export interface KnownRecord extends KnownIdentity {
	readonly key: string;
	readonly unit: string | undefined;
	/** Day of the file (yyyymmdd): a unit's code says nothing without it. */
	readonly asOf: number;
	readonly residenceType: string | undefined;
	/** yyyymmdd, 0 where not given. */
	readonly updatedAt: number;
	/** How many of the fields that matter are given. */
	readonly filled: number;
}

/** These records, local ones or the extract's, by record ID. Cost: about 4 µs a record, and a look at all records of the store. */
export async function readRecords(store: Store, recordIds: Iterable<number>): Promise<Map<number, KnownRecord>> {
	await store.run('dedupe: records wanted', 'CREATE OR REPLACE TEMP TABLE wanted (record_id INTEGER)');
	await store.append('dedupe: records wanted', 'wanted', [INTEGER], [[...new Set(recordIds)]]);
	const records = new Map<number, KnownRecord>();
	for await (const chunk of store.chunks('dedupe: records', recordsQuery)) {
		const [ids, born, asOf, updatedAt, filled] = [0, 1, 2, 3, 4].map(column => integers(chunk, column));
		for (const [index, packed] of chunk.getColumnValues(5).entries()) {
			const [key, name, id, unit, residenceType] = String(packed).split(separator);
			records.set(ids[index], {
				key, name, id: id || undefined, unit: unit || undefined, residenceType: residenceType || undefined,
				born: born[index], asOf: asOf[index], updatedAt: updatedAt[index], filled: filled[index],
			});
		}
	}
	await store.run('dedupe: forget records wanted', 'DROP TABLE wanted');
	return records;
}

/** Who is absent for a time is registered here all the same. */
export const isPermanent = ({residenceType}: KnownRecord): boolean => residenceType === 'permanent' || residenceType === 'absent';

const given = ['full_name', 'birth_date', 'sex', 'personal_id', 'old_id', 'household', 'phone', 'hamlet', 'ethnicity', 'father_name', 'mother_name', 'relation'];

// The ASCII unit separator; no cleaned value holds one.
const separator = '\u001f';

/** Texts come as one: to hand over a text of its own takes longer than to take this one apart. */
const recordsQuery = `SELECT r.record_id, coalesce(born.ymd, 0), CAST(strftime(s.as_of, '%Y%m%d') AS INTEGER), coalesce(updated.ymd, 0),
		${given.map(field => `(r.${field} IS NOT NULL)::INTEGER`).join(' + ')},
		concat_ws(chr(31), r.record_key, coalesce(n.compare, ''), CASE WHEN r.personal_id_form = 'twelve' THEN r.personal_id ELSE '' END, coalesce(r.unit, ''), coalesce(c.canonical, ''))
	FROM records r
	JOIN wanted w ON w.record_id = r.record_id
	JOIN sources s ON s.source_id = r.source_id
	LEFT JOIN names n ON n.name_id = r.full_name
	LEFT JOIN dates born ON born.date_id = r.birth_date
	LEFT JOIN dates updated ON updated.date_id = r.updated_at
	LEFT JOIN codes c ON c.code_id = r.residence_type`;
