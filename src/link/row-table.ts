import {mix, sharedInt32} from './arrays.ts';
import {rarityClassesOfNames, rarityClassOf} from './bounds.ts';
import {compareBirths} from './compare-values.ts';
import type {MiddleClashes} from './middle-clashes.ts';
import {nameSlot, nameWidth} from './name-table.ts';
import {bit} from './pair-code.ts';
import type {People} from './people.ts';
import type {TermFrequencies} from './term-frequency.ts';

/**
 * Where each number of a row stands in a row table:
 *
 * - `traits` is made of the bits of `trait`.
 * - `oldId` and `hamlet` are unique negative numbers where a row lacks them, so that equality alone tells.
 * - `contact` and `home` hold phone and email, household and address, in 16 bits each: see `sharesHalf`.
 * - `unitLetters` holds all letters of the name in the lower 16 bits, the number of the unit in the upper.
 * - `outer` holds the family name in the lower 16 bits, the given name in the upper, as words of the matrix of relations, or 0 where it knows nothing of
 *   them; `fatherOuter` and `motherOuter` the same.
 * - `middle` is a place in the matrix of middle names that rule each other out.
 * - `parentLetters` holds all letters of the father's name in the lower half, of the mother's in the upper.
 */
export const slot = {
	birth: 0, name: 1, traits: 2, idHigh: 3, idLow: 4, oldId: 5, contact: 6, home: 7, hamlet: 8,
	outer: 9, unitLetters: 10, fatherOuter: 11, motherOuter: 12, parentLetters: 13, middle: 14,
} as const;

/** Numbers a row: a line of the processor's cache. */
export const rowWidth = 16;

/**
 * Places of the bits of `traits`: what a row is or has. Who has no known sex is both, so that only two different known ones have none in common.
 * Email and phone have their places in the code of a pair. `rarity` and all above is the class of the row: see `rarityClassOf`. `…Framed` and `framed`: a name of more than one word, whose family name is not cut.
 */
export const trait = {male: 0, female: 1, idUnsure: 2, phone: bit.phone, email: bit.email, unit: 6, father: 7, mother: 8, framed: 9, fatherFramed: 10, motherFramed: 11, rarity: 12} as const;

/**
 * What the inner loop needs of a row, side by side: the rows of a block lie far apart in memory, and a row's columns so cost one
 * access to it, not fifteen.
 *
 * @returns `rowWidth` numbers a row, shared between threads. Cost: about 0.3 µs a row.
 */
export function buildRowTable(people: People, {places}: MiddleClashes, frequencies: TermFrequencies): Int32Array {
	const {name, father, mother, birth, idHigh, idLow, oldId, phone, email, household, address, hamlet, unit, names: {shape, relations: {width}}} = people;
	const table = sharedInt32(people.rows * rowWidth);
	const classes = rarityClassesOfNames(frequencies);
	const known = (word: number): number => (word < width ? word : 0);
	const outer = (at: number): number => known(shape[at + nameSlot.family]) | (known(shape[at + nameSlot.given]) << 16);
	for (let row = 0, at = 0; row < people.rows; row++, at += rowWidth) {
		const nameAt = name[row] * nameWidth;
		const fatherAt = father[row] * nameWidth;
		const motherAt = mother[row] * nameWidth;
		table[at + slot.birth] = birth[row];
		table[at + slot.name] = name[row];
		table[at + slot.traits] = traitsOf(people, row) | (rarityClassOf(classes[name[row]], frequencies.birth[row]) << trait.rarity);
		table[at + slot.idHigh] = idHigh[row];
		table[at + slot.idLow] = idLow[row];
		table[at + slot.oldId] = oldId[row] || -1 - row;
		table[at + slot.contact] = half(phone[row], row) | (half(email[row], row + 1) << 16);
		table[at + slot.home] = half(household[row], row + 2) | (half(address[row], row + 3) << 16);
		table[at + slot.hamlet] = hamlet[row] || -1 - row;
		table[at + slot.outer] = outer(nameAt);
		table[at + slot.unitLetters] = shape[nameAt + nameSlot.letters] | (unit[row] << 16);
		table[at + slot.middle] = places[shape[nameAt + nameSlot.middle]];
		table[at + slot.fatherOuter] = outer(fatherAt);
		table[at + slot.motherOuter] = outer(motherAt);
		table[at + slot.parentLetters] = shape[fatherAt + nameSlot.letters] | (shape[motherAt + nameSlot.letters] << 16);
	}
	return table;
}

function traitsOf({sex, idHigh, idCompleted, phone, email, unit, father, mother, name, names: {shape}}: People, row: number): number {
	return (sex[row] === 0 ? (1 << trait.male) | (1 << trait.female) : sex[row])
		| (Number(idHigh[row] === 0 || idCompleted[row] !== 0) << trait.idUnsure)
		| (Number(phone[row] !== 0) << trait.phone) | (Number(email[row] !== 0) << trait.email)
		| (Number(unit[row] !== 0) << trait.unit)
		| (Number(father[row] !== 0) << trait.father) | (Number(mother[row] !== 0) << trait.mother)
		| (shape[name[row] * nameWidth + nameSlot.framed] << trait.framed)
		| (shape[father[row] * nameWidth + nameSlot.framed] << trait.fatherFramed) | (shape[mother[row] * nameWidth + nameSlot.framed] << trait.motherFramed);
}

/** A number in 16 bits; where there is none, bits of its own that few other rows have. */
const half = (value: number, lacking: number): number => mix(value === 0 ? 2 : 1, value === 0 ? lacking : value) & 0xffff;

/** 1 where two numbers of two halves may share one of them, else 0; few may that don't (Mycroft 1987: a zero byte in a word). */
export function sharesHalf(a: number, b: number): number {
	const differing = a ^ b;
	const zero = (differing - 0x00010001) & ~differing & 0x80008000;
	return (zero | -zero) >>> 31;
}

/** The rows of one block, side by side, so that the inner loop stays in the processor's cache. */
export class BlockRows {
	readonly capacity: number;
	readonly values: Int32Array;
	/** Their numbers. */
	readonly rows: Int32Array;
	/** The level of any two birth dates of the block where all are the same, else −1. */
	sameBirth = -1;

	constructor(capacity: number) {
		this.capacity = capacity;
		this.values = new Int32Array(capacity * rowWidth);
		this.rows = new Int32Array(capacity);
	}

	/** Copies a block; across sides, left rows come first. Returns the number of left rows. */
	fill(table: Int32Array, side: Uint8Array | undefined, order: Int32Array, start: number, size: number): number {
		let left = 0;
		if (side === undefined) {
			for (let index = 0; index < size; index++) this.#copy(table, order[start + index], index);
		} else {
			for (let index = start; index < start + size; index++) left += 1 - side[order[index]];
			let nextLeft = 0;
			let nextRight = left;
			for (let index = start; index < start + size; index++) this.#copy(table, order[index], side[order[index]] === 0 ? nextLeft++ : nextRight++);
		}
		this.sameBirth = this.#birthOfAll(size);
		return left;
	}

	#birthOfAll(size: number): number {
		const {values} = this;
		const birth = values[slot.birth];
		for (let at = rowWidth, end = size * rowWidth; at < end; at += rowWidth) if (values[at + slot.birth] !== birth) return -1;
		return compareBirths(birth, birth);
	}

	/** Four numbers at a time: one by one takes twice as long. */
	#copy(table: Int32Array, row: number, to: number): void {
		const {values} = this;
		this.rows[to] = row;
		for (let from = row * rowWidth, end = from + rowWidth, at = to * rowWidth; from < end; from += 4, at += 4) {
			values[at] = table[from];
			values[at + 1] = table[from + 1];
			values[at + 2] = table[from + 2];
			values[at + 3] = table[from + 3];
		}
	}
}
