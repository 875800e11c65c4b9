import {compareName} from '../compare-name.ts';
import {unitKinds} from '../tables/unit-names.ts';
import {cleanText, foldText} from '../text.ts';
import type {UnitLevel} from './unit.ts';

/** A word in small letters, its tone mark in its one place. */
export interface Word {
	readonly text: string;
	/** Without diacritics and apostrophes; a number without leading zeros. */
	readonly folded: string;
	/** A dot follows: it may be an abbreviation. */
	readonly dotted: boolean;
}

/** Words between separators. */
export interface Part {
	readonly words: readonly Word[];
	/** Only a hyphen stands before it: it may be the rest of a name such as Bà Rịa - Vũng Tàu. */
	readonly hyphened: boolean;
}

/** What kind of unit a part says it is, and how many of its words say so. */
export interface KindWord {
	readonly kind: string;
	readonly levels: readonly UnitLevel[];
	readonly words: number;
}

/** Takes a written place apart at hyphens, slashes and colons; a dot only says that a word may be an abbreviation. */
export function partsOf(written: string): Part[] {
	const clean = cleanText(written);
	const text = compareName(clean) || clean;
	const parts: Part[] = [];
	let words: Word[] = [];
	let hyphened = false;
	for (const [token, dot, separator] of text.matchAll(tokens)) {
		if (separator === undefined) {
			const word = token.slice(0, token.length - dot.length);
			words.push({text: word, folded: foldWord(word), dotted: dot !== ''});
		} else if (words.length > 0) {
			parts.push({words, hyphened});
			words = [];
			hyphened = hyphens.test(separator);
		}
	}
	if (words.length > 0) parts.push({words, hyphened});
	return parts;
}

const tokens = /[\p{L}\p{M}\p{N}'’]+(\.?)|([/:–—-])/gu;
const hyphens = /[–—-]/;

function foldWord(word: string): string {
	const folded = foldText(word).replace(/['’]/g, '');
	return /^0+\d/.test(folded) ? folded.replace(/^0+/, '') : folded;
}

/**
 * The kind that the words from `at` on say: `phường`, `Phuong`, `P.`, `TX`, `T.P`. Without its dot a single letter counts
 * only where a part begins, and `T` nowhere. At least one word is left for the name.
 */
export function kindAt(words: readonly Word[], at: number): KindWord | undefined {
	for (const count of [2, 1]) {
		if (at + count >= words.length) continue;
		const said = words.slice(at, at + count);
		const found = kinds.get(said.map(({folded}) => folded).join(' '));
		if (found !== undefined && said.every((word, index) => isWritten(word, found.text[index])) && isClear(said[0], found.text, at)) return found;
	}
	return undefined;
}

interface KnownKind extends KindWord {
	readonly text: readonly string[];
}

const kinds: ReadonlyMap<string, KnownKind> = new Map(unitKinds.flatMap(([kind, full, levels, short]) =>
	[full, ...short, ...short.filter((letters) => letters.length === 2).map((letters) => [...letters].join(' '))].map((said): [string, KnownKind] => {
		const text = said.split(' ');
		return [foldText(said), {kind, levels, text, words: text.length}];
	})));

/** With all its diacritics or none: the `Xà` of Xà Bang is no `xã`. */
function isWritten(word: Word, text: string): boolean {
	return word.text === text || word.text === word.folded;
}

function isClear(first: Word, text: readonly string[], at: number): boolean {
	if (text[0].length > 1 || first.dotted) return true;
	return at === 0 && text.length === 1 && text[0] !== 't';
}
