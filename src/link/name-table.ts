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

/**
 * Builds the table from names in comparison form; `names[0]` must be ''. Cost: about 1.5 µs a name.
 */
export function buildNameTable(names: readonly string[]): NameTable {
	const count = names.length;
	const words = new Words(names.some(name => vietnameseLetters.test(name)));
	const wordStart = sharedInt32(count + 1);
	const flat: number[] = [];
	const columns = {
		exact: sharedInt32(count), folded: sharedInt32(count), joined: sharedInt32(count), bag: sharedInt32(count), spelling: sharedInt32(count), outer: sharedInt32(count),
		given: sharedInt32(count), family: sharedInt32(count),
	};
	const shape = sharedInt32(count * nameWidth);
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
			letters |= word.letters;
			joined = (Math.imul(joined, word.letterPower) + word.letterHash) | 0;
		}
		columns.exact[index] = hashOf(names[index], 1);
		const [family, given] = [words.shape(flat[first]), words.shape(flat[flat.length - 1])];
		columns.folded[index] = folded;
		columns.joined[index] = joined;
		columns.bag[index] = bag;
		columns.spelling[index] = spelling;
		columns.given[index] = given.sound;
		columns.family[index] = length < 2 ? 0 : family.sound;
		columns.outer[index] = length < 2 ? 0 : mix(mix(1, family.sound), given.sound);
		const at = index * nameWidth;
		shape[at + nameSlot.folded] = folded;
		shape[at + nameSlot.letters] = letters;
		shape[at + nameSlot.framed] = Number(length > 1 && !mayBeCut(family.text));
	}
	wordStart[0] = 0;
	wordStart[count] = flat.length;
	const {table: wordTable, ranks} = words.table();
	const ranked = sharedInt32(flat.length);
	for (let at = 0; at < flat.length; at++) ranked[at] = ranks[flat[at]];
	addWords(shape, wordStart, ranked);
	return {count, wordStart, words: ranked, ...columns, shape, wordTable, relations: relationsOf(wordTable)};
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
