import {dialectGroup, foldName, foldedSpellingClass} from '../vietnam/names.ts';
import {mix, packTexts, sharedInt32, type TextTable} from './arrays.ts';

/**
 * Every distinct name once, as numbers. Name 0 is "no name". All arrays are shared between threads.
 *
 * Two names of the same `spelling` number sound alike word by word; the same `outer` number means that
 * family name and given name do. Equality of these numbers is what the kernel tests first.
 */
export interface NameTable {
	readonly count: number;
	/** Words of name `n`: `words[wordStart[n]] … words[wordStart[n + 1] - 1]`, numbers of `wordTable`. */
	readonly wordStart: Int32Array;
	readonly words: Int32Array;
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
	/** spelling, outer, family, given, outerLetters and allLetters of each name side by side, `nameWidth` numbers a name. */
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
	const words = new Words();
	const numbers = {folded: new Numbering(), joined: new Numbering(), bag: new Numbering(), spelling: new Numbering()};
	const wordStart = sharedInt32(count + 1);
	const flat: number[] = [];
	const columns = {
		folded: sharedInt32(count), joined: sharedInt32(count), bag: sharedInt32(count), spelling: sharedInt32(count), outer: sharedInt32(count),
		given: sharedInt32(count), family: sharedInt32(count), outerLetters: sharedInt32(count), allLetters: sharedInt32(count),
	};
	for (let index = 1; index < count; index++) {
		wordStart[index] = flat.length;
		const own = names[index].split(/[ .]+/).filter(Boolean).map(word => words.number(word));
		flat.push(...own);
		const folds = own.map(word => words.folds[word]);
		const classes = own.map(word => words.sound(word));
		const given = classes.at(-1) ?? 0;
		columns.folded[index] = numbers.folded.of(folds.join(' '));
		columns.joined[index] = numbers.joined.of(folds.join(''));
		columns.bag[index] = numbers.bag.of(folds.toSorted().join(' '));
		columns.spelling[index] = numbers.spelling.of(classes.join(' '));
		columns.given[index] = given;
		columns.family[index] = own.length < 2 ? 0 : classes[0];
		columns.outer[index] = own.length < 2 ? 0 : mix(mix(1, classes[0]), given);
		columns.outerLetters[index] = lettersOf(own.length < 2 ? '' : folds[0]) | (lettersOf(folds.at(-1) ?? '') << 16);
		columns.allLetters[index] = lettersOf(folds.join(''));
	}
	wordStart[0] = 0;
	wordStart[count] = flat.length;
	const shared = sharedInt32(flat.length);
	shared.set(flat);
	return {count, wordStart, words: shared, ...columns, shape: shapeOf(columns), wordTable: words.table()};
}

function shapeOf({spelling, outer, family, given, outerLetters, allLetters}: Pick<NameTable, 'spelling' | 'outer' | 'family' | 'given' | 'outerLetters' | 'allLetters'>): Int32Array {
	const shape = sharedInt32(spelling.length * nameWidth);
	for (const [at, column] of [spelling, outer, family, given, outerLetters, allLetters].entries()) {
		for (let index = 0; index < column.length; index++) shape[index * nameWidth + at] = column[index];
	}
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

class Words {
	readonly #numbers = new Numbering();
	readonly #texts: string[] = [''];
	readonly folds: string[] = [''];
	readonly #folded = new Numbering();
	readonly #spelling = new Numbering();
	readonly #dialects = new Numbering();
	readonly #columns: {folded: number; spelling: number; dialect: number}[] = [{folded: 0, spelling: 0, dialect: 0}];

	number(word: string): number {
		const number = this.#numbers.of(word);
		if (number === this.#texts.length) {
			const folded = foldName(word);
			const group = dialectGroup(word);
			this.#texts.push(word);
			this.folds.push(folded);
			this.#columns.push({
				folded: this.#folded.of(folded),
				spelling: this.#spelling.of(foldedSpellingClass(folded)),
				dialect: group === undefined ? 0 : this.#dialects.of(group),
			});
		}
		return number;
	}

	/** One number for words that sound alike or are dialect variants of each other. */
	sound(word: number): number {
		const {spelling, dialect} = this.#columns[word];
		return dialect === 0 ? spelling : -dialect;
	}

	table(): WordTable {
		const count = this.#texts.length;
		const table = {folded: sharedInt32(count), spelling: sharedInt32(count), dialect: sharedInt32(count)};
		for (const [index, columns] of this.#columns.entries()) {
			table.folded[index] = columns.folded;
			table.spelling[index] = columns.spelling;
			table.dialect[index] = columns.dialect;
		}
		return {count, ...table, texts: packTexts(this.folds)};
	}
}

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
