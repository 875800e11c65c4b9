import type {People} from '../link/people.ts';
import {integers, type Store} from '../store/store.ts';
import {rowsByRecord} from './witness.ts';

/** Of the records that share one ID at most so many are paired with each other; above, each with the first only. */
const pairedUpTo = 20;

/** Pairs of rows with one 12-digit ID, `a < b`. */
export async function pairsWithOneId(store: Store, people: People): Promise<[a: number, b: number][]> {
	const rowOf = rowsByRecord(people);
	const groups = new Map<number, number[]>();
	for await (const chunk of store.chunks('dedupe: shared IDs', `SELECT record_id, dense_rank() OVER (ORDER BY personal_id)::INTEGER
		FROM records WHERE NOT extract AND personal_id_form = 'twelve'
		AND personal_id IN (SELECT personal_id FROM records WHERE NOT extract AND personal_id_form = 'twelve' GROUP BY personal_id HAVING count(*) > 1)`)) {
		const [records, numbers] = [integers(chunk, 0), integers(chunk, 1)];
		for (let index = 0; index < chunk.rowCount; index++) {
			const row = rowOf[records[index]] ?? -1;
			if (row < 0) continue;
			const known = groups.get(numbers[index]);
			if (known === undefined) groups.set(numbers[index], [row]);
			else known.push(row);
		}
	}
	return [...groups.values()].flatMap(rows => pairsOf(rows.toSorted((a, b) => a - b)));
}

function pairsOf(rows: readonly number[]): [number, number][] {
	if (rows.length > pairedUpTo) return rows.slice(1).map(row => [rows[0], row]);
	return rows.flatMap((a, index) => rows.slice(index + 1).map((b): [number, number] => [a, b]));
}
