import {INTEGER} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';

/** What a finding about a pair needs to know of a record. */
export interface RecordFacts {
	readonly key: string;
	readonly unit: string | undefined;
	/** Day of the file (yyyymmdd): a unit's code says nothing without it. */
	readonly asOf: number;
	readonly residenceType: string | undefined;
	readonly personalId: string | undefined;
	readonly idForm: string | undefined;
	/** yyyymmdd, 0 where not given. */
	readonly updatedAt: number;
	/** How many of the fields that matter are given. */
	readonly filled: number;
}

/** Facts of these records, by record ID. */
export async function readFacts(store: Store, recordIds: Iterable<number>): Promise<Map<number, RecordFacts>> {
	await store.run('dedupe: involved records', 'CREATE OR REPLACE TEMP TABLE involved (record_id INTEGER)');
	await store.append('dedupe: involved records', 'involved', [INTEGER], [[...new Set(recordIds)]]);
	const facts = new Map<number, RecordFacts>();
	for await (const chunk of store.chunks('dedupe: facts', factsQuery)) {
		for (const [id, key, unit, asOf, residenceType, personalId, idForm, updatedAt, filled] of chunk.getRows()) {
			facts.set(Number(id), {
				key: String(key), unit: text(unit), asOf: Number(asOf), residenceType: text(residenceType), personalId: text(personalId), idForm: text(idForm),
				updatedAt: Number(updatedAt), filled: Number(filled),
			});
		}
	}
	await store.run('dedupe: forget involved records', 'DROP TABLE involved');
	return facts;
}

/** Who is absent for a time is registered here all the same. */
export const isPermanent = ({residenceType}: RecordFacts): boolean => residenceType === 'permanent' || residenceType === 'absent';

const text = (value: unknown): string | undefined => (value === null ? undefined : String(value));

const given = ['full_name', 'birth_date', 'sex', 'personal_id', 'old_id', 'household', 'phone', 'hamlet', 'ethnicity', 'father_name', 'mother_name', 'relation'];

const factsQuery = `SELECT r.record_id, r.record_key, r.unit, CAST(strftime(s.as_of, '%Y%m%d') AS INTEGER), c.canonical, r.personal_id, r.personal_id_form, coalesce(d.ymd, 0),
		${given.map(field => `(r.${field} IS NOT NULL)::INTEGER`).join(' + ')}
	FROM records r
	JOIN involved i ON i.record_id = r.record_id
	JOIN sources s ON s.source_id = r.source_id
	LEFT JOIN codes c ON c.code_id = r.residence_type
	LEFT JOIN dates d ON d.date_id = r.updated_at`;
