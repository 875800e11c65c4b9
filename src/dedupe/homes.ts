import {INTEGER} from '../store/duckdb.ts';
import {nothingBetween} from '../compare/says.ts';
import {comparePlaces, type Place} from '../compare/units.ts';
import type {Store} from '../store/store.ts';
import type {Gazetteer} from '../vietnam/units.ts';

/**
 * The units where the extract has these persons permanently registered, by their record number. An extract that does not
 * tell the kinds of residence is one of permanent residents; it may name a person in several rows.
 */
export async function readHomes(store: Store, persons: Iterable<number>): Promise<Map<number, Place[]>> {
	await store.run('dedupe: persons at home', 'CREATE OR REPLACE TEMP TABLE persons_at_home (record_id INTEGER)');
	await store.append('dedupe: persons at home', 'persons_at_home', [INTEGER], [[...new Set(persons)].filter(person => person !== 0)]);
	const homes = new Map<number, Place[]>();
	for await (const chunk of store.chunks('dedupe: homes', homesQuery)) {
		for (const [person, name, born, unit, asOf, rowName, rowBorn] of chunk.getRows()) {
			// An ID that the extract gives to two people leads to rows of both.
			if (!nothingBetween({name: String(name), born: Number(born)}, {name: String(rowName), born: Number(rowBorn)})) continue;
			homes.set(Number(person), [...(homes.get(Number(person)) ?? []), {unit: String(unit), asOf: Number(asOf)}]);
		}
	}
	await store.run('dedupe: forget persons at home', 'DROP TABLE persons_at_home');
	return homes;
}

/** Whether a register's unit is one of these; across the reorganisation of 2025, whether it may be. */
export function liesIn({unit, asOf}: {readonly unit: string | undefined; readonly asOf: number}, homes: readonly Place[], units: Gazetteer): boolean {
	return unit !== undefined && homes.some(home => comparePlaces({unit, asOf}, home, units) === 'same');
}

const homesQuery = `SELECT p.record_id, coalesce(p_name.compare, ''), coalesce(p_born.ymd, 0), r.unit, CAST(strftime(s.as_of, '%Y%m%d') AS INTEGER),
		coalesce(r_name.compare, ''), coalesce(r_born.ymd, 0)
	FROM (
		SELECT record_id AS person, record_id FROM persons_at_home
		UNION
		SELECT h.record_id, r.record_id FROM persons_at_home h JOIN records p USING (record_id) JOIN records r ON r.extract AND r.personal_id = p.personal_id
	) h
	JOIN records p ON p.record_id = h.person
	JOIN records r ON r.record_id = h.record_id
	JOIN sources s ON s.source_id = r.source_id
	LEFT JOIN codes residence ON residence.code_id = r.residence_type
	LEFT JOIN codes status ON status.code_id = r.status
	LEFT JOIN names p_name ON p_name.name_id = p.full_name
	LEFT JOIN dates p_born ON p_born.date_id = p.birth_date
	LEFT JOIN names r_name ON r_name.name_id = r.full_name
	LEFT JOIN dates r_born ON r_born.date_id = r.birth_date
	WHERE r.unit IS NOT NULL AND coalesce(residence.canonical IN ('permanent', 'absent'), TRUE) AND coalesce(status.canonical NOT IN ('moved', 'removed'), TRUE)`;
