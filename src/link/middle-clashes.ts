import {sharedInt32, sharedUint8} from './arrays.ts';
import {NameComparer} from './compare-names.ts';
import {nameSlot, nameWidth, type NameTable} from './name-table.ts';

/** Which of the most frequent middle names rule each other out. Shared between threads. */
export interface MiddleClashes {
	readonly width: number;
	/** By middle name of the name table: its place in the matrix, 0 where it has none. */
	readonly places: Int32Array;
	/** For each two places 1 where names of these middle names can at best reach level `middleDiffers` or `part`, else 0. */
	readonly clashes: Uint8Array;
}

/** Most names have one of so many middle names. */
const mostMiddles = 1024;

/** Cost: a pass over the names, and 0.1 s for 1,024 middle names. */
export function middleClashes(table: NameTable): MiddleClashes {
	const {places, examples} = frequentMiddles(table);
	const width = examples.length;
	const comparer = new NameComparer(table);
	const clashes = sharedUint8(width * width);
	for (let a = 1; a < width; a++) {
		for (let b = a + 1; b < width; b++) clashes[a * width + b] = clashes[b * width + a] = Number(comparer.middlesClash(examples[a], examples[b]));
	}
	return {width, places, clashes};
}

/** Numbers the most frequent middle names from 1, and gives a name for each. */
function frequentMiddles({count, shape}: NameTable): {places: Int32Array; examples: number[]} {
	const times: number[] = [];
	const examples: number[] = [];
	for (let name = 1; name < count; name++) {
		if (shape[name * nameWidth + nameSlot.family] === 0) continue;
		const middle = shape[name * nameWidth + nameSlot.middle];
		times[middle] = (times[middle] ?? 0) + 1;
		examples[middle] ??= name;
	}
	// Beginnings of longer ones have numbers, too, that no name may have.
	const frequent = [...times.keys()].filter(middle => times[middle] > 0).toSorted((a, b) => times[b] - times[a] || a - b).slice(0, mostMiddles - 1);
	const places = sharedInt32(times.length + 1);
	for (const [index, middle] of frequent.entries()) places[middle] = index + 1;
	return {places, examples: [0, ...frequent.map(middle => examples[middle])]};
}
