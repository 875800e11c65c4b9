import {dialectGroup, foldName, foldedSpellingClass, mayBeCut, untelex, unvni} from '../vietnam/names.ts';
import {hashOf, mix, packTexts, sharedInt32, type TextTable} from './arrays.ts';

/**
 * Every distinct name once, as numbers. Name 0 is "no name". All arrays are shared between threads.
 * `exact`, `folded`, `joined`, `bag`, `spelling` and `outer` are 32-bit hashes of the text alone, the same in every run: names that differ in
 * one differ; names that agree in one are looked at word by word before anything is made of it.
 *
 * Two names of the same `spelling` number sound alike word by word; the same `outer` number means that
 * family name and given name do. Equality of these numbers is what the kernel tests first.
 */
export interface NameTable {
	readonly count: number;
	/** Words of name `n`: `words[wordStart[n]] … words[wordStart[n + 1] - 1]`, numbers of `wordTable`. */
	readonly wordStart: Int32Array;
	readonly words: Int32Array;
	/** The very name. */
	readonly exact: Int32Array;
	readonly folded: Int32Array;
	readonly joined: Int32Array;
	/** The same for the same folded words in any order. */
	readonly bag: Int32Array;
	readonly spelling: Int32Array;
	/** 0 for a name of one word. */
	readonly outer: Int32Array;
	readonly given: Int32Array;
	/** 0 for a name of one word. */
	readonly family: Int32Array;
	/** Which letters the family name (low half) and the given name (high half) hold; see `lettersOf`. */
	readonly outerLetters: Int32Array;
	readonly allLetters: Int32Array;
	/**
	 * spelling, outer, family, given, outerLetters and allLetters of each name side by side, `nameWidth` numbers a name. Where the family name may be cut
	 * to its first sound (N. for Nguyễn) outer is 0: such a name may be near any other, as one of one word may.
	 */
	readonly shape: Int32Array;
	readonly wordTable: WordTable;
}

/** Every distinct word (syllable) of the names once. */
export interface WordTable {
	readonly count: number;
	readonly folded: Int32Array;
	readonly spelling: Int32Array;
	/** 0 where the word belongs to no group of dialect variants. */
	readonly dialect: Int32Array;
	readonly texts: TextTable;
}

export const nameWidth = 8;

/** Two letters of a word of at most so many letters are another word, not a slip. */
export const longWord = 4;

/**
 * Builds the table from names in comparison form; `names[0]` must be ''. Cost: about 2 µs a name.
 */
export function buildNameTable(names: readonly string[]): NameTable {
	const count = names.length;
	const words = new Words(names.some(name => vietnameseLetters.test(name)));
	const wordStart = sharedInt32(count + 1);
	const flat: number[] = [];
	const columns = {
		exact: sharedInt32(count), folded: sharedInt32(count), joined: sharedInt32(count), bag: sharedInt32(count), spelling: sharedInt32(count), outer: sharedInt32(count),
		given: sharedInt32(count), family: sharedInt32(count), outerLetters: sharedInt32(count), allLetters: sharedInt32(count),
	};
	const cut: number[] = [];
	for (let index = 1; index < count; index++) {
		const first = flat.length;
		wordStart[index] = first;
		for (const word of wordsOf(names[index])) flat.push(words.number(word));
		const length = flat.length - first;
		let [folded, joined, bag, spelling, letters] = [1, 1, 0, 1, 0];
		for (let at = first; at < flat.length; at++) {
			const word = words.shape(flat[at]);
			folded = mix(folded, word.hash);
			spelling = mix(spelling, word.sound);
			bag = (bag + mix(1, word.hash)) | 0;
			letters |= word.letters & 0x7fff;
			for (let unit = 0; unit < word.text.length; unit++) joined = mix(joined, word.text.charCodeAt(unit));
		}
		if (length === 0) continue;
		columns.exact[index] = hashOf(names[index], 1);
		const [family, given] = [words.shape(flat[first]), words.shape(flat[flat.length - 1])];
		columns.folded[index] = folded;
		columns.joined[index] = joined;
		columns.bag[index] = bag;
		columns.spelling[index] = spelling;
		columns.allLetters[index] = letters;
		columns.given[index] = given.sound;
		columns.family[index] = length < 2 ? 0 : family.sound;
		columns.outer[index] = length < 2 ? 0 : mix(mix(1, family.sound), given.sound);
		columns.outerLetters[index] = (length < 2 ? 0 : family.letters) | (given.letters << 16);
		if (length > 1 && mayBeCut(family.text)) cut.push(index);
	}
	wordStart[0] = 0;
	wordStart[count] = flat.length;
	const shared = sharedInt32(flat.length);
	shared.set(flat);
	return {count, wordStart, words: shared, ...columns, shape: shapeOf(columns, cut), wordTable: words.table()};
}

function shapeOf({spelling, outer, family, given, outerLetters, allLetters}: Pick<NameTable, 'spelling' | 'outer' | 'family' | 'given' | 'outerLetters' | 'allLetters'>, cut: readonly number[]): Int32Array {
	const shape = sharedInt32(spelling.length * nameWidth);
	for (const [at, column] of [spelling, outer, family, given, outerLetters, allLetters].entries()) {
		for (let index = 0; index < column.length; index++) shape[index * nameWidth + at] = column[index];
	}
	for (const index of cut) shape[index * nameWidth + 1] = 0;
	return shape;
}

/**
 * The set of letters of a folded text in 15 bits, see `leastEdits`, and in bit 15 whether it is a long word.
 */
function lettersOf(folded: string): number {
	let letters = 0;
	for (let index = 0; index < folded.length; index++) letters |= 1 << (folded.charCodeAt(index) % 15);
	return folded.length > longWord ? letters | 0x8000 : letters;
}

/** Blanks and full stops part words: `Q. Bảo`, `Q.Bảo`. */
const wordsOf = (name: string): string[] => (name.includes('.') ? name.split(/[ .]+/).filter(Boolean) : name.split(' '));

/** What is computed once for each distinct word. */
interface WordShape {
	readonly folded: number;
	/** Of `text`. */
	readonly hash: number;
	/** The same for words that sound alike or are dialect variants of each other: a hash, so that it does not depend on other words. */
	readonly sound: number;
	readonly letters: number;
	/** Without accents, unconverted keys and signs. */
	readonly text: string;
	readonly spelling: number;
	/** 0 where the word belongs to no group of dialect variants. */
	readonly dialect: number;
}

class Words {
	readonly #numbers = new Numbering();
	readonly #folded = new Numbering();
	readonly #spelling = new Numbering();
	readonly #dialects = new Numbering();
	readonly #vietnamese: boolean;
	readonly #shapes: WordShape[] = [{folded: 0, hash: 0, sound: 0, letters: 0, text: '', spelling: 0, dialect: 0}];

	/** @param vietnamese whether some of the names are: of others, `der` and `max` are words and no keys that Telex left unconverted. */
	constructor(vietnamese: boolean) {
		this.#vietnamese = vietnamese;
	}

	number(word: string): number {
		const number = this.#numbers.of(word);
		if (number === this.#shapes.length) this.#shapes.push(this.#shapeOf(word));
		return number;
	}

	shape(number: number): WordShape {
		return this.#shapes[number];
	}

	#shapeOf(word: string): WordShape {
		const meant = (this.#vietnamese ? untelex(word) : undefined) ?? unvni(word) ?? word;
		const text = lettersIn(foldName(meant));
		const group = dialectGroup(meant);
		const spellingClass = foldedSpellingClass(text);
		const spelling = this.#spelling.of(spellingClass);
		const dialect = group === undefined ? 0 : this.#dialects.of(group);
		return {folded: this.#folded.of(text), hash: hashOf(text, 3), sound: group === undefined ? hashOf(spellingClass, 1) : hashOf(group, 2), letters: lettersOf(text), text, spelling, dialect};
	}

	table(): WordTable {
		const count = this.#shapes.length;
		const table = {folded: sharedInt32(count), spelling: sharedInt32(count), dialect: sharedInt32(count)};
		for (const [index, {folded, spelling, dialect}] of this.#shapes.entries()) {
			table.folded[index] = folded;
			table.spelling[index] = spelling;
			table.dialect[index] = dialect;
		}
		return {count, ...table, texts: packTexts(this.#shapes.map(({text}) => text))};
	}
}

/** Letters that hardly any other language has. */
const vietnameseLetters = /[ăđơư\u1ea0-\u1ef9]/;

/** `h'hen` is written `hhen` and `h hen`, too. What has no letter stays as it is. */
const lettersIn = (folded: string): string => folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '') || folded;

/** Numbers distinct strings from 1 in the order in which they come. */
class Numbering {
	readonly #numbers = new Map<string, number>();

	of(text: string): number {
		const known = this.#numbers.get(text);
		if (known !== undefined) return known;
		this.#numbers.set(text, this.#numbers.size + 1);
		return this.#numbers.size;
	}
}
