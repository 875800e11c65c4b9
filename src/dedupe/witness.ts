import {birthSays, nameSays} from '../compare/says.ts';
import type {People} from '../link/people.ts';
import {integers, type Store} from '../store/store.ts';
import type {KnownIdentity} from './records.ts';

/** Whom `compare` found the people of one set to be. */
export interface Links {
	/** By row: record number of the extract's person; 0 where the row was linked to nobody. */
	readonly person: Int32Array;
	/** Of rows that were linked to nobody: the persons who fit, none of them far better than the others. */
	readonly candidates: ReadonlyMap<number, readonly number[]>;
	/** Rows that were linked to one person, two or more each. */
	readonly together: readonly (readonly number[])[];
}

/** What the extract says of rows that were found to be like others. Arrays go by row. */
export interface Witness extends Links {
	/** 1 where the row is its person for certain: by its very name and full birth date, or by its ID with a name or birth date that agrees. */
	readonly confirmed: Uint8Array;
	/** 1 where ID, name and birth date of the row all are that person's. */
	readonly exact: Uint8Array;
}

/** Reads the links of the last `compare`. Empty where there was none. */
export async function readLinks(store: Store, people: People): Promise<Links> {
	const person = new Int32Array(people.rows);
	const members = new Map<number, number[]>();
	const candidates = new Map<number, number[]>();
	const rowOf = rowsByRecord(people);
	await eachRow(store, 'dedupe: links', links, rowOf, (row, linked) => {
		person[row] = linked;
		addTo(members, linked, row);
	});
	await eachRow(store, 'dedupe: candidates', nearlyAsGood, rowOf, (row, candidate) => addTo(candidates, row, candidate));
	const together = [...members.values()].filter(rows => rows.length > 1).map(rows => rows.toSorted((a, b) => a - b));
	return {person, candidates, together: together.toSorted((x, y) => x[0] - y[0])};
}

/** What the links are worth for these rows; `identities` by record number, of the rows and of their persons. */
export function witnessOf(known: Links, people: Pick<People, 'rows' | 'recordIds'>, rows: Iterable<number>, identities: ReadonlyMap<number, KnownIdentity>): Witness {
	const [confirmed, exact] = [new Uint8Array(people.rows), new Uint8Array(people.rows)];
	for (const row of rows) {
		const own = identities.get(people.recordIds[row]);
		const person = identities.get(known.person[row]);
		if (own === undefined || person === undefined) continue;
		const sameId = own.id !== undefined && own.id === person.id;
		const same = own.name !== '' && own.name === person.name && own.born !== 0 && own.born === person.born;
		exact[row] = Number(sameId && same);
		confirmed[row] = Number(same ? sameId || own.born % 100 > 0 : sameId && idIsRight(own, person));
	}
	return {...known, confirmed, exact};
}

/** As `compare` links by ID: name or birth date says the same person, and the other one does not contradict. */
export function idIsRight(a: KnownIdentity, b: KnownIdentity): boolean {
	const says = [nameSays(a.name, b.name), birthSays(a.born, b.born)];
	return Math.max(...says) === 2 && Math.min(...says) >= 0;
}

/** Whether two rows are two people for certain: linked to two persons, each of them confirmed. */
export function toldApart({person, confirmed}: Witness, a: number, b: number): boolean {
	return person[a] !== 0 && person[b] !== 0 && person[a] !== person[b] && confirmed[a] === 1 && confirmed[b] === 1;
}

/** Whether the extract has more than one person whom two rows may be. */
export function mayBeTwo({person, candidates}: Links, a: number, b: number): boolean {
	const [ofA, ofB] = [a, b].map(row => (person[row] !== 0 ? [person[row]] : candidates.get(row) ?? []));
	return ofA.length > 0 && ofB.length > 0 && new Set([...ofA, ...ofB]).size > 1;
}

/** Row of each record ID; -1 where the record is not among these people. */
export function rowsByRecord({recordIds}: Pick<People, 'recordIds'>): Int32Array {
	let largest = 0;
	for (const recordId of recordIds) if (recordId > largest) largest = recordId;
	const rowOf = new Int32Array(largest + 1).fill(-1);
	for (let row = 0; row < recordIds.length; row++) rowOf[recordIds[row]] = row;
	return rowOf;
}

/** Each linked local record, and the extract record it was linked to. */
const links = `SELECT l.record_id, e.record_id
	FROM pairs p
	JOIN records l ON l.record_key = p.record_a AND NOT l.extract
	JOIN records e ON e.record_key = p.record_b AND e.extract
	WHERE p.step = 'compare' AND p.decision = 'match'`;

/** Of the candidates of a record that was not linked those within ten bits of the best: `compare` links whom it holds a thousand times likelier than all others. */
const nearlyAsGood = `SELECT l.record_id, e.record_id
	FROM (SELECT * FROM pairs WHERE step = 'compare' AND decision = 'review' QUALIFY weight > max(weight) OVER (PARTITION BY record_a) - 10) p
	JOIN records l ON l.record_key = p.record_a AND NOT l.extract
	JOIN records e ON e.record_key = p.record_b AND e.extract
	ORDER BY l.record_id, e.record_id`;

/** Goes through pairs of a local record and one of the extract, the former as its row among the people. */
async function eachRow(store: Store, step: string, sql: string, rowOf: Int32Array, visit: (row: number, extractRecord: number) => void): Promise<void> {
	for await (const chunk of store.chunks(step, sql)) {
		const [records, others] = [integers(chunk, 0), integers(chunk, 1)];
		for (let index = 0; index < chunk.rowCount; index++) {
			const row = rowOf[records[index]] ?? -1;
			if (row >= 0) visit(row, others[index]);
		}
	}
}

function addTo(lists: Map<number, number[]>, key: number, value: number): void {
	const list = lists.get(key);
	if (list === undefined) lists.set(key, [value]);
	else list.push(value);
}
