import {INTEGER} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {birthSays, nameSays, nothingBetween} from './says.ts';

/** Two rows of the extract that carry one ID and are different people. */
export interface SharedId {
	readonly id: string;
	readonly unit: string | null;
	/** Key of the first row that carries the ID. */
	readonly first: string;
	readonly other: string;
	/** Which of the two facts keep them apart. */
	readonly nameDiffers: boolean;
	readonly birthDiffers: boolean;
}

/**
 * Tells which rows of the extract that carry one ID are one person. An extract rightly names somebody twice who is
 * permanent in one unit and temporary in another; what it must not do is give two people one number.
 *
 * Fills `compare_persons (record_id, person_id)` for the rows that repeat an earlier one; `person_id` is that
 * earlier row. Every other row is its own person. Fills `compare_repeated (id)`, too: the IDs that lead to more than
 * one row. Returns the IDs that different people carry.
 */
export async function findPersons(store: Store): Promise<SharedId[]> {
	await store.run('compare: repeated IDs', repeatedIds);
	await store.run('compare: persons', 'CREATE OR REPLACE TEMP TABLE compare_persons (record_id INTEGER, person_id INTEGER)');
	const repeats: Repeats = {records: [], persons: []};
	const shared: SharedId[] = [];
	let group: ExtractRow[] = [];
	for await (const chunk of store.chunks('compare: rows of repeated IDs', rowsOfRepeatedIds)) {
		for (const [id, recordId, key, unit, name, born] of chunk.getRows() as unknown as readonly RawRow[]) {
			const row: ExtractRow = {id, recordId, key, unit, name: name ?? '', born: born ?? 0};
			if (group.length > 0 && group[0].id !== id) {
				settle(group, repeats, shared);
				group = [];
			}
			group.push(row);
		}
	}
	if (group.length > 0) settle(group, repeats, shared);
	await store.append('compare: persons', 'compare_persons', [INTEGER, INTEGER], [repeats.records, repeats.persons]);
	return shared;
}

interface ExtractRow {
	readonly id: string;
	readonly recordId: number;
	readonly key: string;
	readonly unit: string | null;
	readonly name: string;
	readonly born: number;
}

interface Repeats {
	readonly records: number[];
	readonly persons: number[];
}

type RawRow = readonly [string, number, string, string | null, string | null, number | null];

// An ID may stand once in use and once as a cancelled one.
const repeatedIds = `CREATE OR REPLACE TEMP TABLE compare_repeated AS
	SELECT id FROM (
		SELECT id FROM compare_records WHERE extract AND id IS NOT NULL
		UNION ALL SELECT cancelled FROM compare_records WHERE extract AND cancelled IS NOT NULL
	) GROUP BY id HAVING count(*) > 1`;

// A repeated ID's keys are `ID`, `ID~2` … `ID~10`: the shorter key came first.
const rowsOfRepeatedIds = `SELECT r.personal_id, r.record_id, r.record_key, r.unit, n.compare, d.ymd
	FROM compare_records c JOIN compare_repeated i ON i.id = c.id JOIN records r ON r.record_id = c.record_id
	LEFT JOIN compare_names n ON n.name_id = r.full_name
	LEFT JOIN dates d ON d.date_id = r.birth_date
	WHERE c.extract ORDER BY r.personal_id, length(r.record_key), r.record_key, r.record_id`;

// Each row belongs to the first person of the group whom nothing keeps it apart from.
function settle(group: readonly ExtractRow[], repeats: Repeats, shared: SharedId[]): void {
	const people: ExtractRow[] = [];
	for (const row of group) {
		const same = people.find(person => nothingBetween(person, row));
		if (same !== undefined) {
			repeats.records.push(row.recordId);
			repeats.persons.push(same.recordId);
			continue;
		}
		if (people.length > 0) shared.push(sharedId(people[0], row));
		people.push(row);
	}
}

function sharedId(first: ExtractRow, other: ExtractRow): SharedId {
	return {
		id: first.id,
		unit: first.unit,
		first: first.key,
		other: other.key,
		nameDiffers: nameSays(first.name, other.name) < 0,
		birthDiffers: birthSays(first.born, other.born) < 0,
	};
}
