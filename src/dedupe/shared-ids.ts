import {mix} from '../link/arrays.ts';
import {Numbering} from '../link/numbering.ts';
import type {People} from '../link/people.ts';

/** Of the records that share one ID at most so many are paired with each other; above, each with the first only. */
const pairedUpTo = 20;

type Ids = Pick<People, 'rows' | 'idHigh' | 'idLow' | 'idCompleted'>;

/** Pairs of rows with one 12-digit ID as it was written, `a < b`, by ID in the order of its second row. Cost: less than 0.1 µs a row. */
export function pairsWithOneId(people: Ids): [a: number, b: number][] {
	const {idHigh, idLow} = people;
	const rows = rowsThatMayShare(people);
	const numbering = new Numbering(rows.length);
	const firstOf = new Int32Array(rows.length + 1).fill(-1);
	const groups = new Map<number, number[]>();
	for (const row of rows) {
		// Both tell the ID, as two halves of a hash must: for one upper half different lower ones mix differently.
		const id = numbering.numberOf(mix(idHigh[row], idLow[row]), idHigh[row]);
		const group = groups.get(id);
		if (group !== undefined) group.push(row);
		else if (firstOf[id] < 0) firstOf[id] = row;
		else groups.set(id, [firstOf[id], row]);
	}
	return [...groups.values()].flatMap(pairsOf);
}

/**
 * Those whose ID another row has, and about one in ten of the others. A row's ID has a place among eight for each row, where two bits say whether it came,
 * and came again: the processor's cache holds such a table, but none of all IDs.
 */
function rowsThatMayShare({rows, idHigh, idLow, idCompleted}: Ids): number[] {
	const width = Math.ceil(Math.log2(rows * 8 + 16));
	const came = new Int32Array(2 ** (width - 4));
	const found: number[] = [];
	for (const again of [false, true]) {
		for (let row = 0; row < rows; row++) {
			if (idHigh[row] === 0 || idCompleted[row] !== 0) continue;
			const place = mix(idHigh[row], idLow[row]) >>> (32 - width);
			const bit = 1 << (place & 15);
			const word = came[place >>> 4];
			if (!again) came[place >>> 4] = word | bit | ((word & bit) << 16);
			else if ((word & (bit << 16)) !== 0) found.push(row);
		}
	}
	return found;
}

function pairsOf(rows: readonly number[]): [number, number][] {
	if (rows.length > pairedUpTo) return rows.slice(1).map(row => [rows[0], row]);
	return rows.flatMap((a, index) => rows.slice(index + 1).map((b): [number, number] => [a, b]));
}
