import {digitsSet} from './arrays.ts';
import {compareBirths} from './compare-values.ts';
import type {MiddleClashes} from './middle-clashes.ts';
import {bit, codes, idRelation, living, nearness} from './pair-code.ts';
import {rowWidth, sharesHalf, slot, trait, type BlockRows} from './row-table.ts';
import {slipsPlace, tooMany, type Relations} from './word-relations.ts';

/**
 * What decides over nearly all pairs: of a row and those after it in its block it finds the pairs that are worth a closer look. All but the birth
 * date is reckoned without a branch: a processor cannot foresee whether two people have one sex, and a branch that it foresees wrongly costs more than
 * a dozen sums.
 */
export class Screen {
	/**
	 * Of the pairs that are left the second rows, as places in the values of the block, and in the lowest bits, which are free there, how they may still
	 * reach the threshold: see `way`.
	 */
	readonly left: Int32Array;

	readonly #relations: Relations;
	readonly #clashes: Uint8Array;
	readonly #middles: number;

	constructor(capacity: number, relations: Relations, {clashes, width: middles}: MiddleClashes) {
		this.left = new Int32Array(capacity);
		this.#clashes = clashes;
		this.#middles = middles;
		this.#relations = relations;
	}

	/**
	 * Screens the pairs of the row at `a` with the rows at `from … to - 1`, places in the block's values.
	 *
	 * @param open see `OpenCodes`
	 * @returns how many pairs are left
	 */
	run({values, sameBirth}: BlockRows, a: number, from: number, to: number, open: Uint8Array): number {
		const {left} = this;
		const {relations, width} = this.#relations;
		const clashes = this.#clashes;
		const birthA = values[a + slot.birth];
		const traitsA = values[a + slot.traits];
		const lowA = values[a + slot.idLow];
		const oldIdA = values[a + slot.oldId];
		const contactA = values[a + slot.contact];
		const homeA = values[a + slot.home];
		const hamletA = values[a + slot.hamlet];
		const familyA = (values[a + slot.outer] & 0xffff) * width;
		const givenA = (values[a + slot.outer] >>> 16) * width;
		const middleA = values[a + slot.middle] * this.#middles;
		const unitLettersA = values[a + slot.unitLetters];
		let count = 0;
		for (let b = from; b < to; b += rowWidth) {
			const both = traitsA & values[b + slot.traits];
			const either = traitsA | values[b + slot.traits];
			const birth = sameBirth >= 0 ? sameBirth : compareBirths(birthA, values[b + slot.birth]);
			const sexDiffers = 1 ^ ((both | (both >>> 1)) & 1);
			const parents = ((both >>> trait.father) | (both >>> trait.mother)) & 1;
			const idsDiffer = negative(2 - digitsSet(lowA ^ values[b + slot.idLow]));
			const id = someOf(oldIdA ^ values[b + slot.oldId]) * idsDiffer * (idRelation.different + ((either >>> trait.idUnsure) & 1));
			const unitLetters = unitLettersA ^ values[b + slot.unitLetters];
			const elsewhere = someOf(unitLetters >>> 16) & (both >>> trait.unit);
			const apart = 1 ^ (sharesHalf(contactA, values[b + slot.contact]) | sharesHalf(homeA, values[b + slot.home]));
			const place = apart * (living.sameHamlet + someOf(hamletA ^ values[b + slot.hamlet]) * (1 + elsewhere));
			const outer = values[b + slot.outer];
			const slips = (relations[familyA + (outer & 0xffff)] + relations[givenA + (outer >>> 16)]) >>> slipsPlace;
			const apartInName = someOf(unitLetters & 0xffff) & (both >>> trait.framed);
			const far = apartInName & negative(tooMany - 1 - slips);
			const weak = apartInName & (1 ^ far) & clashes[middleA + values[b + slot.middle]];
			const code = ((birth & 15) << bit.birth) | (sexDiffers << bit.sexDiffers) | (parents << bit.parents) | (both & contacts) | (id << bit.id) | place;
			const ways = open[code + (weak + far * nearness.far) * codes];
			left[count] = b | ways;
			count += someOf(ways);
		}
		return count;
	}
}

/** A phone and an email have the same places in a row's traits as in the code of a pair. */
const contacts = (1 << bit.phone) | (1 << bit.email);

/** 1 where a bit is set, else 0. */
const someOf = (bits: number): number => (bits | -bits) >>> 31;

/** 1 for a negative number, else 0. */
const negative = (value: number): number => value >>> 31;
