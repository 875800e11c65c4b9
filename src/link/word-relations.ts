import {mayBeCut} from '../vietnam/names.ts';
import {sharedUint8, textAt} from './arrays.ts';
import {beginAlike, textEdits, textLength} from './compare-values.ts';
import type {WordTable} from './word-table.ts';

/** How two words of names relate, best first. */
export const relation = {equal: 0, accents: 1, spelling: 2, dialect: 3, oneEdit: 4, twoEdits: 5, initial: 6, different: 7} as const;

/** More slips of the hand than a name may have. */
export const tooMany = 3;
/** As how many slips each relation counts. */
export const slips = [0, 0, 1, 1, 1, 2, tooMany, tooMany];
/** The same for family and given names, whose sound is what names are near by. */
const outerSlips = [0, 0, 0, 0, 1, 2, tooMany, tooMany];

/** Two letters of a word of at most so many letters are another word, not a slip. */
const longWord = 4;

/** The relation of two different words. Symmetric. Cost: some 20 ns where their letters tell, up to 200 ns. */
export function relationOf({folded, spelling, dialect, texts}: WordTable, a: number, b: number): number {
	if (folded[a] === folded[b]) return relation.accents;
	if (dialect[a] !== 0 && dialect[a] === dialect[b]) return relation.dialect;
	if (spelling[a] === spelling[b] && dialect[a] === dialect[b]) return relation.spelling;
	const aLength = textLength(texts, a);
	const bLength = textLength(texts, b);
	const shortest = Math.min(aLength, bLength);
	if (shortest <= 2 && beginAlike(texts, a, b, shortest) && mayBeCut(textAt(texts, aLength < bLength ? a : b))) return relation.initial;
	const edits = textEdits(texts, a, b, 2);
	const longest = Math.max(aLength, bLength);
	if (edits === 1 && longest > 2) return relation.oneEdit;
	return edits === 2 && longest > longWord ? relation.twoEdits : relation.different;
}

/** How the most frequent words relate. Shared between threads. */
export interface Relations {
	/** Words a side of the matrix. */
	readonly width: number;
	/** The relation of each two, and from `slipsPlace` on as how many slips it counts of a family or a given name. That of no word is 0 with all. */
	readonly relations: Uint8Array;
}

/** Nearly all names are made of so many words, and the rows of the matrix for the commonest stay in the processor's cache. */
const mostWords = 2048;

/** Cost: 0.1 s for 2,048 words. */
export function relationsOf(words: WordTable): Relations {
	const width = Math.min(words.count, mostWords);
	const relations = sharedUint8(width * width);
	for (let a = 1; a < width; a++) {
		for (let b = a + 1; b < width; b++) {
			const found = relationOf(words, a, b);
			relations[a * width + b] = relations[b * width + a] = found | (outerSlips[found] << slipsPlace);
		}
	}
	return {width, relations};
}

/** The place of the slips in a number of the matrix. Two of them can be added: relations do not reach it. */
export const slipsPlace = 4;

/** Slips of family or given name. */
export const outerSlipsOf = (found: number): number => outerSlips[found];
