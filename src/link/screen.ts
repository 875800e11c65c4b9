import {countHalves, digitsSet} from './arrays.ts';
import {compareBirths} from './compare-values.ts';
import {bit, codes, idRelation, living} from './pair-code.ts';
import {rowWidth, sharesHalf, slot, trait} from './row-table.ts';

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

	constructor(capacity: number) {
		this.left = new Int32Array(capacity);
	}

	/**
	 * Screens the pairs of the row at `a` with the rows at `from … to - 1`, places in the block's values.
	 *
	 * @param open see `openCodes`
	 * @param sameBirth the level of any two birth dates of this block where all are the same, else −1
	 * @returns how many pairs are left
	 */
	run(values: Int32Array, a: number, from: number, to: number, open: Uint8Array, sameBirth: number): number {
		const {left} = this;
		const birthA = values[a + slot.birth];
		const traitsA = values[a + slot.traits];
		const lowA = values[a + slot.idLow];
		const oldIdA = values[a + slot.oldId];
		const contactA = values[a + slot.contact];
		const homeA = values[a + slot.home];
		const hamletA = values[a + slot.hamlet];
		const soundsA = values[a + slot.sounds];
		const outerA = values[a + slot.outerLetters];
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
			const sounds = soundsA ^ values[b + slot.sounds];
			const letters = (outerA ^ values[b + slot.outerLetters]) & ((halfMask(sounds) & 0x7fff) | (halfMask(sounds >>> 16) << 16 & 0x7fff0000));
			const edits = ((countHalves(letters) + 0x00010001) >>> 1) & 0x00ff00ff;
			const far = negative(2 - ((edits + (edits >>> 16)) & 0xff)) & someOf(unitLetters & 0xffff) & (both >>> trait.outer);
			const code = ((birth & 15) << bit.birth) | (sexDiffers << bit.sexDiffers) | (parents << bit.parents) | (both & contacts) | (id << bit.id) | place;
			const ways = open[code + far * codes];
			left[count] = b | ways;
			count += -ways >>> 31;
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

/** All bits where the lower half of a number is not 0, else none. */
const halfMask = (value: number): number => -(value & 0xffff) >> 31;
