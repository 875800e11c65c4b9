import {mix, sharedInt32} from './arrays.ts';
import {nameWidth} from './name-table.ts';
import type {People} from './people.ts';
import type {TermFrequencies} from './term-frequency.ts';

/**
 * Where each number of a row stands in a row table:
 *
 * - `birthRarity` is a float, see `floatsOf`; `traits` is made of the bits of `trait`.
 * - `oldId` and `hamlet` are unique negative numbers where a row lacks them, so that equality alone tells.
 * - `contact` and `home` hold phone and email, household and address, in 16 bits each: see `sharesHalf`.
 * - `sounds` holds family and given name in 16 bits each. `…Letters` and `…Outer` are those of the name table; `parentLetters` holds
 *   all letters of the father's name in the low half, of the mother's in the high half.
 */
export const slot = {
	row: 0, birth: 1, birthRarity: 2, traits: 3, idHigh: 4, idLow: 5, oldId: 6, contact: 7, home: 8, hamlet: 9, unit: 10,
	name: 11, spelling: 12, outer: 13, sounds: 14, outerLetters: 15, allLetters: 16,
	fatherOuter: 17, fatherLetters: 18, motherOuter: 19, motherLetters: 20, parentLetters: 21,
} as const;

/** Numbers a row: one and a half lines of the processor's cache. */
export const rowWidth = 24;

/** Bits of `traits`. Who has no known sex has both bits, so that only two different known ones have none in common. */
export const trait = {male: 1, female: 2, father: 4, mother: 8, unit: 16, phone: 32, email: 64, idCompleted: 128} as const;

/**
 * What the inner loop needs of a row, side by side: the rows of a block lie far apart in memory, and a row's columns so cost two
 * accesses to it, not twenty.
 *
 * @returns `rowWidth` numbers a row, shared between threads. Cost: about 0.3 µs a row.
 */
export function buildRowTable(people: People, {birth: birthRarity}: TermFrequencies): Int32Array {
	const table = sharedInt32(people.rows * rowWidth);
	const floats = floatsOf(table);
	const {shape} = people.names;
	for (let row = 0, at = 0; row < people.rows; row++, at += rowWidth) {
		const name = people.name[row] * nameWidth;
		const father = people.father[row] * nameWidth;
		const mother = people.mother[row] * nameWidth;
		table[at + slot.row] = row;
		table[at + slot.birth] = people.birth[row];
		floats[at + slot.birthRarity] = birthRarity[row];
		table[at + slot.traits] = traitsOf(people, row);
		table[at + slot.idHigh] = people.idHigh[row];
		table[at + slot.idLow] = people.idLow[row];
		table[at + slot.oldId] = people.oldId[row] || -1 - row;
		table[at + slot.contact] = half(people.phone[row], row) | (half(people.email[row], row + 1) << 16);
		table[at + slot.home] = half(people.household[row], row + 2) | (half(people.address[row], row + 3) << 16);
		table[at + slot.hamlet] = people.hamlet[row] || -1 - row;
		table[at + slot.unit] = people.unit[row];
		table[at + slot.name] = people.name[row];
		table[at + slot.spelling] = shape[name];
		table[at + slot.outer] = shape[name + 1];
		table[at + slot.sounds] = (shape[name + 2] << 16) | (shape[name + 3] & 0xffff);
		table[at + slot.outerLetters] = shape[name + 4];
		table[at + slot.allLetters] = shape[name + 5];
		table[at + slot.fatherOuter] = shape[father + 1];
		table[at + slot.fatherLetters] = shape[father + 4];
		table[at + slot.motherOuter] = shape[mother + 1];
		table[at + slot.motherLetters] = shape[mother + 4];
		table[at + slot.parentLetters] = shape[father + 5] | (shape[mother + 5] << 16);
	}
	return table;
}

function traitsOf({sex, father, mother, unit, phone, email, idCompleted}: People, row: number): number {
	return (sex[row] === 0 ? trait.male | trait.female : sex[row])
		| (father[row] === 0 ? 0 : trait.father)
		| (mother[row] === 0 ? 0 : trait.mother)
		| (unit[row] === 0 ? 0 : trait.unit)
		| (phone[row] === 0 ? 0 : trait.phone)
		| (email[row] === 0 ? 0 : trait.email)
		| (idCompleted[row] === 0 ? 0 : trait.idCompleted);
}

/** A number in 16 bits; where there is none, bits of its own that few other rows have. */
const half = (value: number, lacking: number): number => mix(value === 0 ? 2 : 1, value === 0 ? lacking : value) & 0xffff;

/** Whether two numbers of two halves may share one of them; few do that don't (Mycroft 1987: a zero byte in a word). */
export function sharesHalf(a: number, b: number): boolean {
	const differing = a ^ b;
	return ((differing - 0x00010001) & ~differing & 0x80008000) !== 0;
}

/** The same memory read as floats. */
export const floatsOf = (table: Int32Array): Float32Array => new Float32Array(table.buffer, table.byteOffset, table.length);

/** The rows of one block, side by side, so that the inner loop stays in the processor's cache. */
export class BlockRows {
	readonly capacity: number;
	readonly values: Int32Array;
	readonly floats: Float32Array;

	constructor(capacity: number) {
		this.capacity = capacity;
		this.values = new Int32Array(capacity * rowWidth);
		this.floats = floatsOf(this.values);
	}

	/** Copies a block; across sides, left rows come first. Returns the number of left rows. */
	fill(table: Int32Array, side: Uint8Array | undefined, order: Int32Array, start: number, size: number): number {
		if (side === undefined) {
			for (let index = 0; index < size; index++) this.#copy(table, order[start + index], index);
			return 0;
		}
		let left = 0;
		for (let index = start; index < start + size; index++) left += 1 - side[order[index]];
		let nextLeft = 0;
		let nextRight = left;
		for (let index = start; index < start + size; index++) this.#copy(table, order[index], side[order[index]] === 0 ? nextLeft++ : nextRight++);
		return left;
	}

	#copy(table: Int32Array, row: number, to: number): void {
		const {values} = this;
		const from = row * rowWidth;
		for (let index = 0, at = to * rowWidth; index < rowWidth; index++) values[at + index] = table[from + index];
	}
}
