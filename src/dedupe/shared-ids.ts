import {mix} from '../link/arrays.ts';
import {Numbering} from '../link/numbering.ts';
import type {People} from '../link/people.ts';

/** Of the records that share one ID at most so many are paired with each other; above, each with the first only. */
const pairedUpTo = 20;

/** Pairs of rows with one 12-digit ID as it was written, `a < b`, by ID in the order of its first row. Cost: about 0.1 µs a row. */
export function pairsWithOneId({rows, idHigh, idLow, idCompleted}: Pick<People, 'rows' | 'idHigh' | 'idLow' | 'idCompleted'>): [a: number, b: number][] {
	const numbering = new Numbering(rows);
	const firstOf = new Int32Array(rows + 1).fill(-1);
	const groups = new Map<number, number[]>();
	for (let row = 0; row < rows; row++) {
		if (idHigh[row] === 0 || idCompleted[row] !== 0) continue;
		// Both tell the ID, as two halves of a hash must: for one upper half different lower ones mix differently.
		const id = numbering.numberOf(mix(idHigh[row], idLow[row]), idHigh[row]);
		const group = groups.get(id);
		if (group !== undefined) group.push(row);
		else if (firstOf[id] < 0) firstOf[id] = row;
		else groups.set(id, [firstOf[id], row]);
	}
	return [...groups.values()].flatMap(pairsOf);
}

function pairsOf(rows: readonly number[]): [number, number][] {
	if (rows.length > pairedUpTo) return rows.slice(1).map(row => [rows[0], row]);
	return rows.flatMap((a, index) => rows.slice(index + 1).map((b): [number, number] => [a, b]));
}
