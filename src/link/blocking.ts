import {mix, sharedInt32} from './arrays.ts';
import type {People} from './people.ts';

/** A blocking rule: rows with the same key are compared. */
export interface Rule {
	readonly name: string;
	/** The key of a row; 0 keeps the row out of the rule. */
	readonly key: (row: number) => number;
	/** What the rows of a block must share besides, one after the other, while the rule makes too many pairs. */
	readonly tighter: readonly ((row: number) => number)[];
	/** How many pairs a record the rule may make before it is tightened. */
	readonly mostPairs: number;
}

/** A rule carried out: its rows in blocks. */
export interface Blocks {
	readonly rule: string;
	/** Key of each row; rows with the same key other than 0 are in one block. */
	readonly keys: Int32Array;
	/** Rows, block after block. */
	readonly order: Int32Array;
	/** Where each block begins in `order`, and the end of the last. */
	readonly starts: Int32Array;
	/** Pairs of one block, summed; those that another rule generates too are counted here as well. */
	readonly pairs: number;
	/** How many times the rule was tightened, because it made too many pairs. */
	readonly tightened: number;
	/** Blocks that were too large and were split further. */
	readonly split: number;
	/** Rows that the splitting left without a block. */
	readonly leftOut: number;
}

/** How many records are few enough to compare every pair. */
export const allPairsBelow = 20_000;
/** Loose as long as it can be: what works for a province makes billions of pairs for a country. */
const mostPairs = {birth: 34, other: 8};
/** A block of more rows is split by the given name, then by family and given name. */
const largestBlock = 2500;

/** The rules for these people, in the order in which they are carried out; the first that generates a pair has it. */
export function rulesFor(people: People): Rule[] {
	if (people.rows <= allPairsBelow) return [{name: 'all', key: () => 1, tighter: [], mostPairs: Infinity}];
	const {names, name, birth, sex, idHigh, idLow, unit, hamlet, household, address, father, mother, phone, email, oldId, customs} = people;
	const year = (row: number): number => birth[row] >>> 16;
	const monthDay = (row: number): number => ((birth[row] & 0xff) === 0 ? 0 : birth[row] & 0xffff);
	const month = (row: number): number => (birth[row] >>> 8) & 0xff;
	const sound = (row: number): number => names.spelling[name[row]];
	const outer = (row: number): number => names.outer[name[row]];
	// Nobody is left out for want of a sex: those without one are compared with each other.
	const knownSex = (row: number): number => sex[row] + 1;
	const givenSound = (row: number): number => names.given[name[row]] + 1;
	const rule = (ruleName: string, ...parts: ((row: number) => number)[]): Rule =>
		({name: ruleName, key: row => combined(parts, row), tighter: [knownSex, givenSound], mostPairs: ruleName === 'birth_date' ? mostPairs.birth : mostPairs.other});
	const rules = [
		rule('personal_id', row => idHigh[row], row => idLow[row]),
		rule('birth_date', row => ((birth[row] & 0xff) === 0 ? 0 : birth[row])),
		rule('id_last_six', row => idLow[row]),
		rule('old_id', row => oldId[row]),
		rule('phone', row => phone[row]),
		rule('email', row => email[row]),
		rule('name_year', sound, year),
		rule('name_unit', sound, row => unit[row]),
		rule('outer_year_month', outer, year, month),
		rule('outer_month_day', outer, monthDay),
		rule('outer_year_day', outer, year, row => birth[row] & 0xff),
		rule('outer_hamlet', outer, row => hamlet[row]),
		rule('household', row => household[row]),
		rule('address', row => address[row]),
		rule('parents', row => names.spelling[father[row]], row => names.spelling[mother[row]]),
		...customs.filter(({type}) => type === 'id').map(custom => rule(`custom:${custom.name}`, row => custom.value[row])),
	];
	return rules;
}

function combined(parts: readonly ((row: number) => number)[], row: number): number {
	let key = 1;
	for (const part of parts) {
		const value = part(row);
		if (value === 0) return 0;
		key = mix(key, value);
	}
	return key;
}

/**
 * Carries out a rule, as loose as its limit of pairs allows. Blocks that are too large are split, first by the sound of the given name, then of
 * the whole name; nothing is dropped silently.
 *
 * @param across pairs count only between the sides. Cost: two passes of a radix sort.
 */
export function blocksOf(rule: Rule, people: People, across: boolean): Blocks {
	const keys = sharedInt32(people.rows);
	for (let row = 0; row < people.rows; row++) keys[row] = rule.key(row);
	if (across) forgetLoneKeys(keys, people.side);
	let groups = groupByKey(keys);
	let pairs = countPairs(groups, people.side, across);
	let tightened = 0;
	while (pairs > rule.mostPairs * people.rows && tightened < rule.tighter.length) {
		const part = rule.tighter[tightened++];
		for (let row = 0; row < people.rows; row++) if (keys[row] !== 0) keys[row] = mix(keys[row], part(row));
		groups = groupByKey(keys);
		pairs = countPairs(groups, people.side, across);
	}
	let split = 0;
	let leftOut = 0;
	for (const part of rule.name === 'all' ? [] : [people.names.given, people.names.spelling]) {
		const large = rowsOfLargeBlocks(groups);
		if (large.blocks === 0) break;
		split += large.blocks;
		for (const row of large.rows) {
			const value = part[people.name[row]];
			keys[row] = value === 0 ? 0 : mix(keys[row], value);
			if (value === 0) leftOut++;
		}
		groups = groupByKey(keys);
	}
	return {rule: rule.name, keys, ...groups, pairs: split === 0 ? pairs : countPairs(groups, people.side, across), tightened, split, leftOut};
}

/**
 * Takes rows of the right side out of a rule where no left row can have their key: mostly the left side is a small part of
 * the right one. A key that only seems to be there costs time and gives no pair.
 */
function forgetLoneKeys(keys: Int32Array, side: Uint8Array): void {
	const seen = new Uint8Array(1 << 24);
	const place = (key: number): number => Math.imul(key, 0x9e3779b1) >>> 8;
	for (let row = 0; row < keys.length; row++) if (side[row] === 0) seen[place(keys[row])] = 1;
	for (let row = 0; row < keys.length; row++) if (side[row] === 1 && seen[place(keys[row])] === 0) keys[row] = 0;
}

interface Groups {
	readonly order: Int32Array;
	readonly starts: Int32Array;
}

function rowsOfLargeBlocks({order, starts}: Groups): {rows: readonly number[]; blocks: number} {
	const rows: number[] = [];
	let blocks = 0;
	for (let block = 0; block + 1 < starts.length; block++) {
		if (starts[block + 1] - starts[block] <= largestBlock) continue;
		blocks++;
		for (let index = starts[block]; index < starts[block + 1]; index++) rows.push(order[index]);
	}
	return {rows, blocks};
}

/** Rows grouped by key, single rows and those without a key left out; within a block rows ascend. */
function groupByKey(keys: Int32Array): Groups {
	const {rows, keys: sortedKeys} = sortByKey(keys);
	const order = sharedInt32(rows.length);
	const starts = sharedInt32((rows.length >>> 1) + 1);
	let length = 0;
	let blocks = 0;
	for (let from = 0; from < rows.length;) {
		let to = from + 1;
		while (to < rows.length && sortedKeys[to] === sortedKeys[from]) to++;
		if (to - from > 1) {
			starts[blocks++] = length;
			for (let index = from; index < to; index++) order[length++] = rows[index];
		}
		from = to;
	}
	starts[blocks] = length;
	return {order: order.subarray(0, length), starts: starts.subarray(0, blocks + 1)};
}

interface Sorted {
	readonly rows: Int32Array;
	readonly keys: Int32Array;
}

/** Rows with a key other than 0 in the order of their keys (as unsigned numbers), stable: a radix sort of three 11-bit passes. */
function sortByKey(column: Int32Array): Sorted {
	let count = 0;
	for (let row = 0; row < column.length; row++) if (column[row] !== 0) count++;
	let from = {rows: new Int32Array(count), keys: new Int32Array(count)};
	let to = {rows: new Int32Array(count), keys: new Int32Array(count)};
	for (let row = 0, at = 0; row < column.length; row++) {
		if (column[row] === 0) continue;
		from.rows[at] = row;
		from.keys[at++] = column[row];
	}
	for (const shift of [0, 11, 22]) {
		sortByBits(from, to, shift);
		[from, to] = [to, from];
	}
	return from;
}

function sortByBits(from: Sorted, to: Sorted, shift: number): void {
	const offsets = new Int32Array(2049);
	const {rows, keys} = from;
	for (let index = 0; index < keys.length; index++) offsets[((keys[index] >>> shift) & 2047) + 1]++;
	for (let bucket = 1; bucket < offsets.length; bucket++) offsets[bucket] += offsets[bucket - 1];
	for (let index = 0; index < keys.length; index++) {
		const at = offsets[(keys[index] >>> shift) & 2047]++;
		to.rows[at] = rows[index];
		to.keys[at] = keys[index];
	}
}

function countPairs({order, starts}: Groups, side: Uint8Array, across: boolean): number {
	let pairs = 0;
	for (let block = 0; block + 1 < starts.length; block++) {
		const size = starts[block + 1] - starts[block];
		if (!across) {
			pairs += (size * (size - 1)) / 2;
			continue;
		}
		let right = 0;
		for (let index = starts[block]; index < starts[block + 1]; index++) right += side[order[index]];
		pairs += (size - right) * right;
	}
	return pairs;
}
