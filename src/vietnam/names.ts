import {compareName} from './compare-name.ts';
import {cleanText, foldText} from './text.ts';

export {compareName} from './compare-name.ts';
export {isCut, mayBeCut, nameDifference, nameDifferenceWritten, slipsBetween, type NameDifference} from './name-difference.ts';
export {dialectGroup, foldedSpellingClass, spellingClass} from './spelling.ts';
export {isVietnameseSyllable} from './syllables.ts';
export {untelex, unvni} from './typing.ts';

/** A name as written, cleaned of what nobody meant to write (`cleanText`); its case stays. */
export function cleanName(written: string): string {
	return cleanText(written);
}

/** The comparison form without diacritics. */
export function foldName(compare: string): string {
	return foldText(compare);
}

/** Whether a name in comparison form carries any diacritic. */
export function hasAccents(compare: string): boolean {
	return foldText(compare) !== compare;
}

/** A name's words by their place: surname, between, last. */
export interface NameParts {
	readonly family: string;
	readonly middle: readonly string[];
	readonly given: string;
}

/**
 * Takes a name in comparison form apart. A name of one word is a given name; of a surname in two words (Âu Dương) the
 * second counts as a middle name.
 */
export function splitName(compare: string): NameParts {
	const words = compare.split(' ');
	if (words.length === 1) return {family: '', middle: [], given: compare};
	return {family: words[0], middle: words.slice(1, -1), given: words[words.length - 1]};
}

/** Why a name looks wrong. Never its grammar: minorities and foreigners have other names. */
export type NameSuspicion = 'digits' | 'symbols' | 'one_word' | 'too_long';

/**
 * What is suspicious about a name as `cleanName` leaves it; the gravest only. `one_word` is legal for some people.
 * Undefined for a name without fault and for one that is missing (no letter, no sign).
 */
export function nameSuspicion(clean: string): NameSuspicion | undefined {
	if (clean === '') return undefined;
	if (/\p{N}/u.test(clean)) return 'digits';
	if (compareName(clean) === '' || symbols.test(clean)) return 'symbols';
	if (clean.length > LONGEST || clean.split(' ').length > MOST_WORDS) return 'too_long';
	return clean.includes(' ') || wordJoiners.test(clean) ? undefined : 'one_word';
}

/** Anything but letters, blanks, the signs of minority and foreign names, and the dot of an abbreviation. */
const symbols = /[^\p{L}\p{M} .'’‘ʼʻ`´′·-]/u;
const wordJoiners = /[.'’‘ʼʻ·-]/;

/** Longer cells are mostly two people, or a name with a remark. */
const LONGEST = 60;
const MOST_WORDS = 10;
