import {sharedInt32} from './arrays.ts';
import type {KeySorter} from './key-sorter.ts';

/** Rows in blocks; within a block they ascend. */
export interface Groups {
	/** Rows, block after block; shared between threads. */
	readonly order: Int32Array;
	/** Where each block begins in `order`, and the end of the last. */
	readonly starts: Int32Array;
	readonly pairs: number;
}

/** Rows grouped by key, single rows and those without a key left out. @param side with it, pairs are those of a left and a right row. */
export function groupByKey(keys: Int32Array, side: Uint8Array | undefined, sorter: KeySorter): Groups {
	const {rows, keys: sortedKeys} = sorter.sorted(keys);
	const groups = new GroupList(sharedInt32(rows.length), side);
	groups.add(rows, sortedKeys);
	return groups.ended();
}

/** Which blocks are large: those that give each of their rows more pairs than `share`, or that have more rows than `rows`. */
export interface Bounds {
	readonly share: number;
	readonly rows: number;
}

/**
 * Gives the rows of the large blocks new keys and groups them anew. Only they are sorted: mostly they are few, and a block lies in the
 * processor's cache.
 *
 * @param rekey the new key of a row; 0 takes it out
 * @returns the groups, in the memory of those that are given, and how many blocks were large
 */
export function regroupLarge(groups: Groups, keys: Int32Array, side: Uint8Array | undefined, bounds: Bounds, rekey: (row: number) => number, sorter: KeySorter): {groups: Groups; large: number} {
	const {order, starts} = groups;
	const regrouped = new GroupList(order, side);
	let large = 0;
	for (let block = 0; block + 1 < starts.length; block++) {
		const [from, to] = [starts[block], starts[block + 1]];
		if (to - from <= bounds.rows && pairsWithin(order, from, to, side) <= bounds.share * (to - from)) {
			regrouped.addBlock(order, from, to);
			continue;
		}
		large++;
		for (let index = from; index < to; index++) keys[order[index]] = rekey(order[index]);
		const sorted = sorter.sortedRows(order.subarray(from, to), keys);
		regrouped.add(sorted.rows, sorted.keys);
	}
	return {groups: large === 0 ? groups : regrouped.ended(), large};
}

/** Writes blocks one after the other; never further on in `order` than what was read of it. */
class GroupList {
	readonly #order: Int32Array;
	readonly #starts: Int32Array;
	readonly #side: Uint8Array | undefined;
	#length = 0;
	#blocks = 0;
	#pairs = 0;

	constructor(order: Int32Array, side: Uint8Array | undefined) {
		this.#order = order;
		this.#starts = sharedInt32((order.length >>> 1) + 1);
		this.#side = side;
	}

	/** Rows sorted by their keys; those that are alone under theirs are left out. */
	add(rows: Int32Array, keys: Int32Array): void {
		for (let from = 0; from < rows.length;) {
			let to = from + 1;
			while (to < rows.length && keys[to] === keys[from]) to++;
			if (to - from > 1) this.addBlock(rows, from, to);
			from = to;
		}
	}

	addBlock(rows: Int32Array, from: number, to: number): void {
		this.#pairs += pairsWithin(rows, from, to, this.#side);
		this.#starts[this.#blocks++] = this.#length;
		for (let index = from; index < to; index++) this.#order[this.#length++] = rows[index];
	}

	ended(): Groups {
		this.#starts[this.#blocks] = this.#length;
		return {order: this.#order.subarray(0, this.#length), starts: this.#starts.subarray(0, this.#blocks + 1), pairs: this.#pairs};
	}
}

/** Pairs among the rows at `from` to `to` of a list; with sides, those of a left and a right row. */
function pairsWithin(rows: Int32Array, from: number, to: number, side: Uint8Array | undefined): number {
	const size = to - from;
	if (side === undefined) return (size * (size - 1)) / 2;
	let right = 0;
	for (let index = from; index < to; index++) right += side[rows[index]];
	return (size - right) * right;
}
