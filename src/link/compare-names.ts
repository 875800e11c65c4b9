import {isCut} from '../vietnam/names.ts';
import {editDistance} from './edit-distance.ts';
import {absent, name as level} from './levels.ts';
import {countHalves, textAt} from './arrays.ts';
import {longWord, nameWidth, type NameTable} from './name-table.ts';

/** How two words of names relate, best first. */
const relation = {equal: 0, accents: 1, spelling: 2, dialect: 3, oneEdit: 4, twoEdits: 5, initial: 6, different: 7} as const;
/** As how many slips of the hand each relation counts. */
const slips = [0, 0, 1, 1, 1, 2, Infinity, Infinity];

/**
 * Compares names by their numbers in one table. Word relations are kept once computed, so that a typical
 * pair costs some array look-ups.
 */
export class NameComparer {
	readonly #table: NameTable;
	/** One byte a pair of words, 0 = not yet computed, else relation + 1. */
	readonly #known: Uint8Array;
	/** The pair a slot holds, where the words are too many for a full matrix. */
	readonly #owner: Int32Array | undefined;
	readonly #wordCount: number;

	constructor(table: NameTable) {
		this.#table = table;
		this.#wordCount = table.wordTable.count;
		const full = this.#wordCount <= maximalMatrix;
		this.#known = new Uint8Array(full ? this.#wordCount * this.#wordCount : cacheSlots);
		this.#owner = full ? undefined : new Int32Array(cacheSlots * 2);
	}

	/**
	 * The level of two names, `absent` where one is missing. Symmetric.
	 *
	 * Every level up to `part` implies `mayBeNear`; the kernel relies on it.
	 */
	compare(a: number, b: number): number {
		if (a === 0 || b === 0) return absent;
		if (a === b) return level.equal;
		const table = this.#table;
		if (table.folded[a] === table.folded[b] && sameFolds(table, a, b)) return level.accents;
		if (!mayBeNear(table, a, b)) return this.#farLevel(a, b);
		const sameLength = lengthOf(table, a) === lengthOf(table, b);
		if (sameLength) {
			const byWord = this.#wordByWord(a, b);
			if (byWord !== undefined) return byWord;
		}
		if (sameJoined(table, a, b) || sameBag(table, a, b)) return level.order;
		return this.#partial(a, b);
	}

	/** All words agree in place, or the letters that differ are at most two in all. */
	#wordByWord(a: number, b: number): number | undefined {
		const {wordStart, words} = this.#table;
		const start = wordStart[a];
		const length = wordStart[a + 1] - start;
		let worst = 0;
		let edits = 0;
		for (let index = 0; index < length; index++) {
			const related = this.#relation(words[start + index], words[wordStart[b] + index]);
			worst = Math.max(worst, related);
			edits += slips[related];
		}
		if (worst <= relation.spelling) return level.spelling;
		if (worst <= relation.dialect) return level.dialect;
		return edits <= 2 ? level.typing : undefined;
	}

	#partial(a: number, b: number): number {
		const {wordStart, words} = this.#table;
		const [aFirst, aLast] = [wordStart[a], wordStart[a + 1] - 1];
		const [bFirst, bLast] = [wordStart[b], wordStart[b + 1] - 1];
		if (aFirst === aLast || bFirst === bLast) {
			return this.#holdsOneWord(a, b) ? level.part : this.#farLevel(a, b);
		}
		const family = this.#relation(words[aFirst], words[bFirst]);
		const given = this.#relation(words[aLast], words[bLast]);
		if (family <= relation.dialect && given <= relation.dialect) {
			return this.#middleWithin(a, b) ? level.middleMissing : level.middleDiffers;
		}
		if (family === relation.initial && given <= relation.dialect) return this.#middleWithin(a, b) ? level.middleMissing : level.part;
		const near = (family <= relation.dialect && given <= relation.twoEdits) || (given <= relation.dialect && family <= relation.twoEdits);
		return near ? level.part : farLevel(family, given);
	}

	#farLevel(a: number, b: number): number {
		const {wordStart, words} = this.#table;
		const oneWord = wordStart[a + 1] - wordStart[a] === 1 || wordStart[b + 1] - wordStart[b] === 1;
		const family = oneWord ? relation.different : this.#relation(words[wordStart[a]], words[wordStart[b]]);
		return farLevel(family, this.#relation(words[wordStart[a + 1] - 1], words[wordStart[b + 1] - 1]));
	}

	/** A name of one word is part of the other. */
	#holdsOneWord(a: number, b: number): boolean {
		const {wordStart, words} = this.#table;
		const [one, other] = wordStart[a + 1] - wordStart[a] === 1 ? [a, b] : [b, a];
		const word = words[wordStart[one]];
		for (let at = wordStart[other]; at < wordStart[other + 1]; at++) {
			if (this.#relation(word, words[at]) <= relation.oneEdit) return true;
		}
		return false;
	}

	/** The middle names of the shorter name are, in order, among those of the longer; initials count. */
	#middleWithin(a: number, b: number): boolean {
		const {wordStart, words} = this.#table;
		const [short, long] = lengthOf(this.#table, a) <= lengthOf(this.#table, b) ? [a, b] : [b, a];
		let at = wordStart[long] + 1;
		const end = wordStart[long + 1] - 1;
		for (let index = wordStart[short] + 1; index < wordStart[short + 1] - 1; index++) {
			while (at < end && !acceptable(this.#relation(words[index], words[at]))) at++;
			if (at === end) return false;
			at++;
		}
		return true;
	}

	#edits(a: number, b: number): number {
		const {start, units} = this.#table.wordTable.texts;
		return editDistance(units, start[a], start[a + 1], units, start[b], start[b + 1], 2);
	}

	#relation(a: number, b: number): number {
		if (a === b) return relation.equal;
		const [low, high] = a < b ? [a, b] : [b, a];
		if (this.#owner === undefined) {
			const slot = low * this.#wordCount + high;
			if (this.#known[slot] === 0) this.#known[slot] = this.#computeRelation(low, high) + 1;
			return this.#known[slot] - 1;
		}
		const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - cacheBits);
		if (this.#known[slot] === 0 || this.#owner[slot * 2] !== low || this.#owner[slot * 2 + 1] !== high) {
			this.#known[slot] = this.#computeRelation(low, high) + 1;
			this.#owner[slot * 2] = low;
			this.#owner[slot * 2 + 1] = high;
		}
		return this.#known[slot] - 1;
	}

	#computeRelation(a: number, b: number): number {
		const {folded, spelling, dialect, texts} = this.#table.wordTable;
		if (folded[a] === folded[b]) return relation.accents;
		if (dialect[a] !== 0 && dialect[a] === dialect[b]) return relation.dialect;
		if (spelling[a] === spelling[b] && dialect[a] === dialect[b]) return relation.spelling;
		const aLength = texts.start[a + 1] - texts.start[a];
		const bLength = texts.start[b + 1] - texts.start[b];
		if (Math.min(aLength, bLength) <= 2 && (aLength < bLength ? isCut(textAt(texts, a), textAt(texts, b)) : isCut(textAt(texts, b), textAt(texts, a)))) return relation.initial;
		const edits = this.#edits(a, b);
		// Two letters of a short word are another word.
		const longest = Math.max(aLength, bLength);
		if (edits === 1 && longest > 2) return relation.oneEdit;
		return edits === 2 && longest > longWord ? relation.twoEdits : relation.different;
	}
}

/** Words of more than this many distinct forms share a hashed cache instead of a matrix (36 MB). */
const maximalMatrix = 6000;
const cacheBits = 22;
const cacheSlots = 1 << cacheBits;

/**
 * Whether two names can reach level `part` or better: a few integer operations. It never says no wrongly: see `leastEdits`.
 */
export function mayBeNear({shape}: NameTable, a: number, b: number): boolean {
	const [atA, atB] = [a * nameWidth, b * nameWidth];
	return shape[atA] === shape[atB]
		|| shape[atA + 1] === shape[atB + 1]
		|| shape[atA + 1] === 0 || shape[atB + 1] === 0
		|| shape[atA + 5] === shape[atB + 5]
		|| outerMayBeNear(shape[atA + 4], shape[atB + 4], Number(shape[atA + 2] !== shape[atB + 2]), Number(shape[atA + 3] !== shape[atB + 3]));
}

/**
 * The same for family and given name alone, from their letters: one edit in all, or two of which neither is alone in a short word.
 *
 * @param familyDiffers 0 where the family names sound alike, else 1; `givenDiffers` the same. Numbers, since branches that
 * cannot be foreseen cost more than all the rest.
 */
export function outerMayBeNear(lettersA: number, lettersB: number, familyDiffers: number, givenDiffers: number): boolean {
	const differing = (lettersA ^ lettersB) & 0x7fff7fff;
	const lost = countHalves(differing & lettersA);
	const won = countHalves(differing & lettersB);
	const family = Math.max(lost & 0xff, won & 0xff) * familyDiffers;
	const given = Math.max(lost >>> 16, won >>> 16) * givenDiffers;
	if (family + given > 2) return false;
	return family + given < 2 || family === 1 || ((lettersA | lettersB) & (family === 2 ? 0x8000 : 0x80000000)) !== 0;
}

const acceptable = (related: number): boolean => related <= relation.oneEdit || related === relation.initial;

function farLevel(family: number, given: number): number {
	if (given <= relation.dialect) return level.givenOnly;
	return family <= relation.dialect ? level.familyOnly : level.different;
}

const lengthOf = (table: NameTable, name: number): number => table.wordStart[name + 1] - table.wordStart[name];

function sameFolds({wordStart, words, wordTable}: NameTable, a: number, b: number): boolean {
	const length = wordStart[a + 1] - wordStart[a];
	if (length !== wordStart[b + 1] - wordStart[b]) return false;
	for (let index = 0; index < length; index++) {
		if (wordTable.folded[words[wordStart[a] + index]] !== wordTable.folded[words[wordStart[b] + index]]) return false;
	}
	return true;
}

/** The same letters in the same order, whatever the blanks. */
function sameJoined(table: NameTable, a: number, b: number): boolean {
	return table.joined[a] === table.joined[b] && foldedWords(table, a).join('') === foldedWords(table, b).join('');
}

/** The same words in any order. */
function sameBag(table: NameTable, a: number, b: number): boolean {
	return table.bag[a] === table.bag[b] && foldedWords(table, a).toSorted().join(' ') === foldedWords(table, b).toSorted().join(' ');
}

const foldedWords = ({wordStart, words, wordTable}: NameTable, name: number): string[] =>
	Array.from(words.subarray(wordStart[name], wordStart[name + 1]), word => textAt(wordTable.texts, word));
