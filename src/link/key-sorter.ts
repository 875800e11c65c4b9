/** Rows and their keys, side by side. */
export interface Sorted {
	readonly rows: Int32Array;
	readonly keys: Int32Array;
}

/** Sorts rows by their keys. Its memory serves one rule after the other: to ask for new pages costs as much as the sorting. */
export class KeySorter {
	readonly #first: Sorted;
	readonly #second: Sorted;

	/** @param rows how many rows there are at most; takes 16 bytes a row. */
	constructor(rows: number) {
		this.#first = {rows: new Int32Array(rows), keys: new Int32Array(rows)};
		this.#second = {rows: new Int32Array(rows), keys: new Int32Array(rows)};
	}

	/** Rows with a key other than 0 in the order of their keys (as unsigned numbers), stable. What it returns holds until the next call. */
	sorted(column: Int32Array): Sorted {
		let count = 0;
		for (let row = 0; row < column.length; row++) {
			if (column[row] === 0) continue;
			this.#first.rows[count] = row;
			this.#first.keys[count++] = column[row];
		}
		return this.#sort(count);
	}

	/** The same of some rows, by their keys in `column`. */
	sortedRows(some: Int32Array, column: Int32Array): Sorted {
		let count = 0;
		for (const row of some) {
			if (column[row] === 0) continue;
			this.#first.rows[count] = row;
			this.#first.keys[count++] = column[row];
		}
		return this.#sort(count);
	}

	/**
	 * Sorts the first `count` rows that were put down, by insertion. Where they are many, a radix sort of the upper three bytes goes before: of hashes,
	 * as keys are, few agree in these and differ in the last.
	 */
	#sort(count: number): Sorted {
		let sorted = this.#first;
		if (count > fewRows) {
			sortByByte(this.#first, this.#second, count, 8);
			sortByByte(this.#second, this.#first, count, 16);
			sortByByte(this.#first, this.#second, count, 24);
			sorted = this.#second;
		}
		insertEach(sorted, count);
		return {rows: sorted.rows.subarray(0, count), keys: sorted.keys.subarray(0, count)};
	}
}

/** Of more rows, three passes over 256 buckets cost less. */
const fewRows = 64;

function insertEach({rows, keys}: Sorted, count: number): void {
	for (let index = 1; index < count; index++) {
		const [row, key] = [rows[index], keys[index]];
		let to = index;
		for (; to > 0 && keys[to - 1] >>> 0 > key >>> 0; to--) {
			rows[to] = rows[to - 1];
			keys[to] = keys[to - 1];
		}
		rows[to] = row;
		keys[to] = key;
	}
}

/** A byte at a time: to write to 2,048 places in turn, with eleven bits, is slower, for their pages are too many for the processor. */
function sortByByte({rows, keys}: Sorted, {rows: toRows, keys: toKeys}: Sorted, count: number, shift: number): void {
	const offsets = new Int32Array(257);
	for (let index = 0; index < count; index++) offsets[((keys[index] >>> shift) & 255) + 1]++;
	for (let bucket = 1; bucket < offsets.length; bucket++) offsets[bucket] += offsets[bucket - 1];
	for (let index = 0; index < count; index++) {
		const key = keys[index];
		const at = offsets[(key >>> shift) & 255]++;
		toRows[at] = rows[index];
		toKeys[at] = key;
	}
}
