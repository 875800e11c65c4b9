import {mayBeCut} from '../vietnam/names.ts';
import {hashOf, mix, sharedInt32} from './arrays.ts';
import {relationsOf, type Relations} from './word-relations.ts';
import {Words, type WordTable} from './word-table.ts';

/**
 * Every distinct name once, as numbers. Name 0 is "no name". All arrays are shared between threads.
 * `exact`, `folded`, `joined`, `bag`, `spelling` and `outer` are 32-bit hashes of the text alone, the same in every run: names that differ in
 * one differ; names that agree in one are looked at word by word before anything is made of it.
 *
 * Two names of the same `spelling` number sound alike word by word; the same `outer` number means that
 * family name and given name do.
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
	/** What comparing needs of each name, side by side, `nameWidth` numbers a name: see `nameSlot`. */
	readonly shape: Int32Array;
	readonly wordTable: WordTable;
	readonly relations: Relations;
}

/**
 * Where each number of a name stands in `shape`:
 *
 * - `folded` is that of the table.
 * - `family` and `given` are words; of a name of one word `family` is 0.
 * - `middle` is the number of the sequence of words between, 0 where there is none.
 * - `letters` is the set of all letters in 15 bits.
 * - `framed` is 1 for a name of two words or more whose family name is not cut to its first sound (N. for Nguyễn): others may be near any name.
 */
export const nameSlot = {folded: 0, family: 1, given: 2, middle: 3, letters: 4, framed: 5} as const;
export const nameWidth = 8;

/** The table of names in comparison form; `names[0]` must be ''. */
export function buildNameTable(names: readonly string[]): NameTable {
	const builder = new NameTableBuilder(names.length);
	for (const name of names) builder.add(name);
	return builder.build();
}

/** Takes names one after the other, so that nobody need hold all of them as text. Cost: about 1.3 µs a name. */
export class NameTableBuilder {
	readonly #words = new Words();
	readonly #wordStart: Int32Array;
	readonly #exact: Int32Array;
	/** Words by the order in which they came. */
	#flat = new Int32Array(1024);
	#length = 0;
	#count = 0;
	#vietnamese = false;

	/** @param count how many names will come, the first of which is ''. */
	constructor(count: number) {
		this.#wordStart = sharedInt32(count + 1);
		this.#exact = sharedInt32(count);
	}

	/** @param name in comparison form. */
	add(name: string): void {
		if (name !== '') {
			this.#vietnamese ||= vietnameseLetters.test(name);
			this.#exact[this.#count] = hashOf(name, 1);
			for (const word of wordsOf(name)) this.#push(this.#words.number(word));
		}
		this.#wordStart[++this.#count] = this.#length;
	}

	#push(word: number): void {
		if (this.#length === this.#flat.length) {
			const longer = new Int32Array(this.#length * 2);
			longer.set(this.#flat);
			this.#flat = longer;
		}
		this.#flat[this.#length++] = word;
	}

	build(): NameTable {
		const {shapes, table: wordTable, ranks} = this.#words.table(this.#vietnamese);
		const count = this.#count;
		const wordStart = this.#wordStart;
		const flat = this.#flat;
		const columns = {
			exact: this.#exact, folded: sharedInt32(count), joined: sharedInt32(count), bag: sharedInt32(count), spelling: sharedInt32(count), outer: sharedInt32(count),
			given: sharedInt32(count), family: sharedInt32(count),
		};
		const shape = sharedInt32(count * nameWidth);
		for (let index = 1; index < count; index++) {
			const [first, end] = [wordStart[index], wordStart[index + 1]];
			let [folded, joined, bag, spelling, letters] = [1, 1, 0, 1, 0];
			for (let at = first; at < end; at++) {
				const word = shapes[flat[at]];
				folded = mix(folded, word.hash);
				spelling = mix(spelling, word.sound);
				bag = (bag + mix(1, word.hash)) | 0;
				letters |= word.letters;
				joined = (Math.imul(joined, word.letterPower) + word.letterHash) | 0;
			}
			const [family, given] = [shapes[flat[first]], shapes[flat[end - 1]]];
			const framed = end - first > 1;
			columns.folded[index] = folded;
			columns.joined[index] = joined;
			columns.bag[index] = bag;
			columns.spelling[index] = spelling;
			columns.given[index] = given.sound;
			columns.family[index] = framed ? family.sound : 0;
			columns.outer[index] = framed ? mix(mix(1, family.sound), given.sound) : 0;
			const at = index * nameWidth;
			shape[at + nameSlot.folded] = folded;
			shape[at + nameSlot.letters] = letters;
			shape[at + nameSlot.framed] = Number(framed && !mayBeCut(family.text));
		}
		const words = sharedInt32(this.#length);
		for (let at = 0; at < words.length; at++) words[at] = ranks[flat[at]];
		addWords(shape, wordStart, words);
		return {count, wordStart, words, ...columns, shape, wordTable, relations: relationsOf(wordTable)};
	}
}

/** Adds family, given and middle names. */
function addWords(shape: Int32Array, wordStart: Int32Array, words: Int32Array): void {
	const middles = new Map<number, number>();
	for (let name = 1, at = nameWidth; at < shape.length; name++, at += nameWidth) {
		const [first, last] = [wordStart[name], wordStart[name + 1] - 1];
		shape[at + nameSlot.given] = words[last];
		if (last === first) continue;
		shape[at + nameSlot.family] = words[first];
		// Sequences are the nodes of a tree: a step is a node and the next word, in one number.
		let middle = 0;
		for (let index = first + 1; index < last; index++) {
			const step = middle * 2 ** 24 + words[index];
			const known = middles.get(step);
			middle = known ?? middles.size + 1;
			if (known === undefined) middles.set(step, middle);
		}
		shape[at + nameSlot.middle] = middle;
	}
}

/** Blanks and full stops part words: `Q. Bảo`, `Q.Bảo`. A name of full stops alone is a word. */
function wordsOf(name: string): string[] {
	if (!name.includes('.')) return name.split(' ');
	const words = name.split(/[ .]+/).filter(Boolean);
	return words.length > 0 ? words : [name];
}

/** Letters that hardly any other language has. */
const vietnameseLetters = /[ăđơư\u1ea0-\u1ef9]/;
