import {integers, type Store} from '../store/store.ts';
import type {People} from '../link/people.ts';

/**
 * What `compare` found out about the people of one set. Arrays go by row; 0 means that the extract says
 * nothing about the row.
 */
export interface Witness {
	/** Number of the extract's person a row was linked to. */
	readonly person: Int32Array;
	/** 1 where ID, name and birth date of the row all agree with that person. */
	readonly confirmed: Uint8Array;
	/** Rows that were linked to one person, two or more each. */
	readonly together: readonly (readonly number[])[];
}

/** Reads the links of the last `compare`. Empty where there was none. */
export async function readWitness(store: Store, people: People): Promise<Witness> {
	const person = new Int32Array(people.rows);
	const confirmed = new Uint8Array(people.rows);
	const rowOf = rowsByRecord(people);
	const members = new Map<number, number[]>();
	for await (const chunk of store.chunks('dedupe: witness', links)) {
		const [records, persons, agreements] = [integers(chunk, 0), integers(chunk, 1), integers(chunk, 2)];
		for (let index = 0; index < chunk.rowCount; index++) {
			const row = rowOf[records[index]] ?? -1;
			if (row < 0) continue;
			person[row] = persons[index];
			confirmed[row] = agreements[index];
			const known = members.get(persons[index]);
			if (known === undefined) members.set(persons[index], [row]);
			else known.push(row);
		}
	}
	const together = [...members.values()].filter(rows => rows.length > 1).map(rows => rows.toSorted((a, b) => a - b));
	return {person, confirmed, together: together.toSorted((x, y) => x[0] - y[0])};
}

/** Whether two rows are two people for certain: linked to two persons, each confirmed by ID, name and birth date. */
export function toldApart({person, confirmed}: Witness, a: number, b: number): boolean {
	return person[a] !== 0 && person[b] !== 0 && person[a] !== person[b] && confirmed[a] === 1 && confirmed[b] === 1;
}

/** Row of each record ID; -1 where the record is not among these people. */
export function rowsByRecord({recordIds}: Pick<People, 'recordIds'>): Int32Array {
	let largest = 0;
	for (const recordId of recordIds) if (recordId > largest) largest = recordId;
	const rowOf = new Int32Array(largest + 1).fill(-1);
	for (let row = 0; row < recordIds.length; row++) rowOf[recordIds[row]] = row;
	return rowOf;
}

/** Each linked local record, the extract record it was linked to, and whether ID, name and birth date agree. */
const links = `SELECT l.record_id, e.record_id,
		(l.personal_id = e.personal_id AND l.personal_id_form = 'twelve' AND ln.compare = en.compare AND ld.ymd = ed.ymd)::INTEGER
	FROM pairs p
	JOIN records l ON l.record_key = p.record_a AND NOT l.extract
	JOIN records e ON e.record_key = p.record_b AND e.extract
	LEFT JOIN names ln ON ln.name_id = l.full_name
	LEFT JOIN names en ON en.name_id = e.full_name
	LEFT JOIN dates ld ON ld.date_id = l.birth_date
	LEFT JOIN dates ed ON ed.date_id = e.birth_date
	WHERE p.step = 'compare' AND p.decision = 'match'`;
