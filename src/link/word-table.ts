import {dialectGroup, foldName, foldedSpellingClass, untelex, unvni} from '../vietnam/names.ts';
import {hashOf, packTexts, sharedInt32, type TextTable} from './arrays.ts';

/** Every distinct word (syllable) of the names once; the more names hold it, the lower its number. 0 is "no word". */
export interface WordTable {
	readonly count: number;
	readonly folded: Int32Array;
	readonly spelling: Int32Array;
	/** 0 where the word belongs to no group of dialect variants. */
	readonly dialect: Int32Array;
	/** Without accents, unconverted keys and signs. */
	readonly texts: TextTable;
}

/** What is computed once for each distinct word. */
export interface WordShape {
	readonly folded: number;
	/** Of `text`. */
	readonly hash: number;
	/** A polynomial of the letters of `text`, and what to multiply that of a text before it by: so words stuck together have the hash of their letters. */
	readonly letterHash: number;
	readonly letterPower: number;
	/** The same for words that sound alike or are dialect variants of each other: a hash, so that it does not depend on other words. */
	readonly sound: number;
	/** The set of letters of `text` in 15 bits. */
	readonly letters: number;
	/** Without accents, unconverted keys and signs. */
	readonly text: string;
	readonly spelling: number;
	/** 0 where the word belongs to no group of dialect variants. */
	readonly dialect: number;
}

/** Collects the words of names, then numbers them by frequency. */
export class Words {
	readonly #numbers = new Numbers();
	readonly #words = [''];
	readonly #times = [Infinity];

	/** The number of a word by the order in which words come; counts it. */
	number(word: string): number {
		const number = this.#numbers.of(word);
		if (number === this.#words.length) {
			this.#words.push(word);
			this.#times.push(0);
		}
		this.#times[number]++;
		return number;
	}

	/**
	 * The shape of each word, the table, and for each number that `number` gave the one in the table.
	 *
	 * @param vietnamese whether some of the names are: of others, `der` and `max` are words and no keys that Telex left unconverted.
	 */
	table(vietnamese: boolean): {shapes: WordShape[]; table: WordTable; ranks: Int32Array} {
		const shapes = shapesOf(this.#words, vietnamese);
		const count = shapes.length;
		const order = [...shapes.keys()].toSorted((a, b) => this.#times[b] - this.#times[a] || a - b);
		const ranks = new Int32Array(count);
		const columns = {folded: sharedInt32(count), spelling: sharedInt32(count), dialect: sharedInt32(count)};
		for (const [rank, number] of order.entries()) {
			ranks[number] = rank;
			const {folded, spelling, dialect} = shapes[number];
			columns.folded[rank] = folded;
			columns.spelling[rank] = spelling;
			columns.dialect[rank] = dialect;
		}
		return {shapes, table: {count, ...columns, texts: packTexts(order.map(number => shapes[number].text))}, ranks};
	}
}

/** Word 0 is "no word". */
function shapesOf(words: readonly string[], vietnamese: boolean): WordShape[] {
	const [foldedNumbers, spellings, dialects] = [new Numbers(), new Numbers(), new Numbers()];
	return words.map((word, number) => {
		if (number === 0) return {folded: 0, hash: 0, letterHash: 0, letterPower: 1, sound: 0, letters: 0, text: '', spelling: 0, dialect: 0};
		const meant = (vietnamese ? untelex(word) : undefined) ?? unvni(word) ?? word;
		const text = lettersIn(foldName(meant));
		const group = dialectGroup(meant);
		const spellingClass = foldedSpellingClass(text);
		return {
			folded: foldedNumbers.of(text),
			hash: hashOf(text, 3),
			...polynomialOf(text),
			sound: group === undefined ? hashOf(spellingClass, 1) : hashOf(group, 2),
			letters: lettersOf(text),
			text,
			spelling: spellings.of(spellingClass),
			dialect: group === undefined ? 0 : dialects.of(group),
		};
	});
}

/** `h'hen` is written `hhen` and `h hen`, too. What has no letter stays as it is. */
const lettersIn = (folded: string): string => folded.replace(/[^\p{L}\p{M}\p{N}]/gu, '') || folded;

function lettersOf(folded: string): number {
	let letters = 0;
	for (let index = 0; index < folded.length; index++) letters |= 1 << (folded.charCodeAt(index) % 15);
	return letters;
}

function polynomialOf(text: string): {letterHash: number; letterPower: number} {
	let [letterHash, letterPower] = [0, 1];
	for (let index = 0; index < text.length; index++) {
		letterHash = (Math.imul(letterHash, base) + text.charCodeAt(index)) | 0;
		letterPower = Math.imul(letterPower, base);
	}
	return {letterHash, letterPower};
}

const base = 0x01000193;

/** Numbers distinct strings from 1 in the order in which they come. */
class Numbers {
	readonly #numbers = new Map<string, number>();

	of(text: string): number {
		const known = this.#numbers.get(text);
		if (known !== undefined) return known;
		this.#numbers.set(text, this.#numbers.size + 1);
		return this.#numbers.size;
	}
}
