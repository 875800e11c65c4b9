import {sharedInt32} from './arrays.ts';
import type {Blocks} from './blocking.ts';
import {nameWidth} from './name-table.ts';
import type {People} from './people.ts';

/** Where each number of a row stands in `PackedRows.values`: one row is one line of the processor's cache. */
const packed = {
	name: 0, birth: 1, sex: 2, idHigh: 3, idLow: 4, oldId: 5, household: 6, phone: 7, address: 8, email: 9, hamlet: 10, unit: 11, father: 12, mother: 13,
} as const;
const width = 16;

/** What the inner loop needs of every row, row by row, shared between threads. */
export interface PackedRows {
	readonly values: Int32Array;
	/** The keys that the rules gave each row, `rules` of them a row. */
	readonly keys: Int32Array;
	readonly rules: number;
}

/** Lays the columns side by side: a block's rows lie far apart, so that each then costs one cache line, not a dozen. */
export function packRows(people: People, blocks: readonly Blocks[]): PackedRows {
	const values = sharedInt32(people.rows * width);
	const put = (column: ArrayLike<number>, at: number): void => {
		for (let row = 0; row < people.rows; row++) values[row * width + at] = column[row];
	};
	for (const [name, at] of Object.entries(packed)) put(people[name as keyof typeof packed], at);
	for (let row = 0; row < people.rows; row++) if (people.idCompleted[row] === 1) values[row * width + packed.idHigh] = -1;
	const keys = sharedInt32(people.rows * blocks.length);
	for (const [rule, {keys: own}] of blocks.entries()) {
		for (let row = 0; row < people.rows; row++) keys[row * blocks.length + rule] = own[row];
	}
	return {values, keys, rules: blocks.length};
}

/** Whether a rule before `rule` has already generated a pair. */
export function generatedBefore({keys, rules}: PackedRows, rule: number, a: number, b: number): boolean {
	const [atA, atB] = [a * rules, b * rules];
	for (let earlier = 0; earlier < rule; earlier++) {
		if (keys[atA + earlier] !== 0 && keys[atA + earlier] === keys[atB + earlier]) return true;
	}
	return false;
}

/** The rows of one block, column by column, so that the inner loop stays in the processor's cache. */
export class BlockColumns {
	readonly capacity: number;
	readonly row: Int32Array;
	readonly birth: Int32Array;
	readonly sex: Int32Array;
	readonly name: Int32Array;
	readonly spelling: Int32Array;
	readonly outer: Int32Array;
	readonly family: Int32Array;
	readonly given: Int32Array;
	readonly outerLetters: Int32Array;
	readonly allLetters: Int32Array;
	readonly idHigh: Int32Array;
	readonly idLow: Int32Array;
	readonly oldId: Int32Array;
	readonly household: Int32Array;
	readonly phone: Int32Array;
	readonly address: Int32Array;
	readonly email: Int32Array;
	readonly hamlet: Int32Array;
	readonly unit: Int32Array;
	readonly father: Int32Array;
	readonly mother: Int32Array;

	constructor(capacity: number) {
		this.capacity = capacity;
		const column = (): Int32Array => new Int32Array(capacity);
		this.row = column();
		this.birth = column();
		this.sex = column();
		this.name = column();
		this.spelling = column();
		this.outer = column();
		this.family = column();
		this.given = column();
		this.outerLetters = column();
		this.allLetters = column();
		this.idHigh = column();
		this.idLow = column();
		this.oldId = column();
		this.household = column();
		this.phone = column();
		this.address = column();
		this.email = column();
		this.hamlet = column();
		this.unit = column();
		this.father = column();
		this.mother = column();
	}

	/** Copies a block; across sides, left rows come first. Returns the number of left rows. */
	fill(people: People, rows: PackedRows, order: Int32Array, start: number, size: number, across: boolean): number {
		let left = 0;
		if (across) for (let index = start; index < start + size; index++) left += 1 - people.side[order[index]];
		let nextLeft = 0;
		let nextRight = across ? left : 0;
		for (let index = start; index < start + size; index++) {
			const row = order[index];
			const to = across && people.side[row] === 0 ? nextLeft++ : nextRight++;
			this.#copy(people, rows, row, to);
		}
		return left;
	}

	#copy({names}: People, {values}: PackedRows, row: number, to: number): void {
		const at = row * width;
		const name = values[at + packed.name];
		this.row[to] = row;
		this.name[to] = name;
		this.birth[to] = values[at + packed.birth];
		this.sex[to] = values[at + packed.sex];
		this.idHigh[to] = values[at + packed.idHigh];
		this.idLow[to] = values[at + packed.idLow];
		this.oldId[to] = values[at + packed.oldId];
		this.household[to] = values[at + packed.household];
		this.phone[to] = values[at + packed.phone];
		this.address[to] = values[at + packed.address];
		this.email[to] = values[at + packed.email];
		this.hamlet[to] = values[at + packed.hamlet];
		this.unit[to] = values[at + packed.unit];
		this.father[to] = values[at + packed.father];
		this.mother[to] = values[at + packed.mother];
		const shape = name * nameWidth;
		this.spelling[to] = names.shape[shape];
		this.outer[to] = names.shape[shape + 1];
		this.family[to] = names.shape[shape + 2];
		this.given[to] = names.shape[shape + 3];
		this.outerLetters[to] = names.shape[shape + 4];
		this.allLetters[to] = names.shape[shape + 5];
	}
}
