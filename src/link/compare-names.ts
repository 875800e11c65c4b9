import {absent, name as level} from './levels.ts';
import {textAt} from './arrays.ts';
import {nameSlot, nameWidth, type NameTable} from './name-table.ts';
import {PairMemo} from './pair-memo.ts';
import {outerSlipsOf, relation, relationOf, slips, slipsPlace, tooMany} from './word-relations.ts';

/**
 * Compares names by their numbers in one table. How frequent words relate is known beforehand, how others and middle names do is kept once
 * computed, so that a typical pair costs a look at both names and three at what is known.
 */
export class NameComparer {
	readonly #table: NameTable;
	readonly #words = new PairMemo();
	readonly #middles = new PairMemo();

	constructor(table: NameTable) {
		this.#table = table;
	}

	/** The level of two names, `absent` where one is missing. Symmetric. The kernel relies on it that no level is better than `nearnessOf` allows. */
	compare(a: number, b: number): number {
		if (a === 0 || b === 0) return absent;
		if (a === b) return level.equal;
		const table = this.#table;
		const {shape} = table;
		const [atA, atB] = [a * nameWidth, b * nameWidth];
		if (shape[atA + nameSlot.folded] === shape[atB + nameSlot.folded] && sameFolds(table, a, b)) return level.accents;
		const ordered = shape[atA + nameSlot.letters] === shape[atB + nameSlot.letters] && (sameJoined(table, a, b) || sameBag(table, a, b));
		const given = this.#relation(shape[atA + nameSlot.given], shape[atB + nameSlot.given]);
		if (shape[atA + nameSlot.family] === 0 || shape[atB + nameSlot.family] === 0) return this.#ofOneWord(a, b, given, ordered);
		const family = this.#relation(shape[atA + nameSlot.family], shape[atB + nameSlot.family]);
		if (!nearBy(family, given)) return ordered ? level.order : farLevel(family, given);
		const middle = this.#middle(a, b);
		const byWord = (middle & sameLength) === 0 ? undefined
			: levelByWord(Math.max(family, given, middle & relationMask), slips[family] + slips[given] + ((middle >>> slipsPlace) & slipsMask));
		return byWord ?? (ordered ? level.order : partialLevel(family, given, (middle & within) !== 0));
	}

	/** Whether the middle names of two names leave them level `middleDiffers` or `part` at best, should their letters differ. */
	middlesClash(a: number, b: number): boolean {
		const middle = this.#middle(a, b);
		const byWord = (middle & sameLength) !== 0 && levelByWord(middle & relationMask, (middle >>> slipsPlace) & slipsMask) !== undefined;
		return !byWord && (middle & within) === 0;
	}

	/** One of the names at least has one word. */
	#ofOneWord(a: number, b: number, given: number, ordered: boolean): number {
		const both = lengthOf(this.#table, a) === lengthOf(this.#table, b);
		const byWord = both ? levelByWord(given, slips[given]) : undefined;
		return byWord ?? (ordered ? level.order : this.#holdsOneWord(a, b) ? level.part : farLevel(relation.different, given));
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

	/** How the words between family and given name relate: `sameLength`, `within`, the worst relation in place, and slips. */
	#middle(a: number, b: number): number {
		const {shape} = this.#table;
		const [middleA, middleB] = [shape[a * nameWidth + nameSlot.middle], shape[b * nameWidth + nameSlot.middle]];
		if (middleA === middleB) return sameLength | within;
		const [low, high] = middleA < middleB ? [middleA, middleB] : [middleB, middleA];
		const known = this.#middles.get(low, high);
		if (known >= 0) return known;
		const found = (this.#middleWithin(a, b) ? within : 0) | (lengthOf(this.#table, a) === lengthOf(this.#table, b) ? sameLength | this.#middleByWord(a, b) : 0);
		this.#middles.set(low, high, found);
		return found;
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

	#middleByWord(a: number, b: number): number {
		const {wordStart, words} = this.#table;
		let worst = 0;
		let edits = 0;
		for (let atA = wordStart[a] + 1, atB = wordStart[b] + 1; atA < wordStart[a + 1] - 1; atA++, atB++) {
			const related = this.#relation(words[atA], words[atB]);
			worst = Math.max(worst, related);
			edits += slips[related];
		}
		return worst | (Math.min(tooMany, edits) << slipsPlace);
	}

	#relation(a: number, b: number): number {
		if (a === b) return relation.equal;
		const {relations: {width, relations}, wordTable} = this.#table;
		if (a < width && b < width) return relations[a * width + b] & relationMask;
		const [low, high] = a < b ? [a, b] : [b, a];
		const known = this.#words.get(low, high);
		if (known >= 0) return known;
		const found = relationOf(wordTable, low, high);
		this.#words.set(low, high, found);
		return found;
	}
}

// Bits of how middle names relate, above those of a relation.
const relationMask = 7;
const slipsMask = 3;
const sameLength = 1 << 6;
const within = 1 << 7;

const acceptable = (related: number): boolean => related <= relation.oneEdit || related === relation.initial;

/** Whether names of such family and given names can reach level `part` or better. */
const nearBy = (family: number, given: number): boolean => outerSlipsOf(family) + outerSlipsOf(given) < tooMany || family === relation.initial;

/** All words agree in place, or the letters that differ are at most two in all. */
function levelByWord(worst: number, edits: number): number | undefined {
	if (worst <= relation.spelling) return level.spelling;
	if (worst <= relation.dialect) return level.dialect;
	return edits < tooMany ? level.typing : undefined;
}

/** @param middleWithin whether the middle names of one are within the other's */
function partialLevel(family: number, given: number, middleWithin: boolean): number {
	if (given <= relation.dialect) {
		if (family <= relation.dialect) return middleWithin ? level.middleMissing : level.middleDiffers;
		if (family === relation.initial) return middleWithin ? level.middleMissing : level.part;
		return family <= relation.twoEdits ? level.part : farLevel(family, given);
	}
	return family <= relation.dialect && given <= relation.twoEdits ? level.part : farLevel(family, given);
}

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
