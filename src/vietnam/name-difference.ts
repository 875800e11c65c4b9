import {compareName, unifyApostrophes} from './compare-name.ts';
import {edits} from './edits.ts';
import {tones} from './letters.ts';
import {dialectGroup, foldedSpellingClass, spellingClass} from './spelling.ts';
import {splitTone} from './syllables.ts';
import {foldText} from './text.ts';
import {untelex, unvni} from './typing.ts';

/**
 * How two writings of a name differ.
 *
 * - `case`, `tone_place`: only in writing, the same name
 * - `tone`: hỏi for ngã or the reverse, nothing else
 * - `accents`: the same without diacritics
 * - `joined`: the blanks stand elsewhere · `word_order` · `middle_missing` · `middle_abbreviated`
 * - `surname_abbreviated`: the surname is cut, and middle names may be, too: other people's names would be written the same
 * - `typing`: unconverted keys of Telex or VNI
 * - `dialect_variant`: Hoàng and Huỳnh: different legal names
 * - `spelling`: a frequent confusion of sounds
 * - `one_letter`: one word differs by a slip
 */
export type NameDifference =
	| 'equal' | 'case' | 'tone_place' | 'accents' | 'tone' | 'spelling' | 'dialect_variant' | 'middle_missing'
	| 'middle_abbreviated' | 'surname_abbreviated' | 'word_order' | 'joined' | 'typing' | 'one_letter' | 'other';

/** Compares names as `cleanName` leaves them; tells `case` and `tone_place` apart from `equal`. */
export function nameDifferenceWritten(cleanA: string, cleanB: string): NameDifference {
	if (cleanA === cleanB) return 'equal';
	const compareA = compareName(cleanA);
	const compareB = compareName(cleanB);
	if (compareA !== compareB) return nameDifference(compareA, compareB);
	return sameMarkPlaces(cleanA, cleanB) ? 'case' : 'tone_place';
}

/** Compares names in comparison form. Symmetric; `equal` where, and only where, the two are the same string. */
export function nameDifference(compareA: string, compareB: string): NameDifference {
	if (compareA === compareB) return 'equal';
	if (compareA === '' || compareB === '') return 'other';
	const foldedA = foldText(compareA);
	const foldedB = foldText(compareB);
	const wordsA = compareA.split(' ');
	const wordsB = compareB.split(' ');
	if (foldedA === foldedB) return wordsA.every((word, at) => sameButDippingTone(word, wordsB[at])) ? 'tone' : 'accents';
	const foldedWordsA = foldedA.split(' ');
	const foldedWordsB = foldedB.split(' ');
	if (isJoined(foldedWordsA, foldedWordsB)) return 'joined';
	if (isReordered(foldedWordsA, foldedWordsB)) return 'word_order';
	if (isAbbreviated(foldedA, foldedB, 1) || isAbbreviated(foldedB, foldedA, 1)) return 'middle_abbreviated';
	if (isAbbreviated(foldedA, foldedB, 0) || isAbbreviated(foldedB, foldedA, 0)) return 'surname_abbreviated';
	if (wordsA.length === wordsB.length) return gravestWordDifference(wordsA, wordsB);
	return lacksMiddle(foldedWordsA, foldedWordsB) || lacksMiddle(foldedWordsB, foldedWordsA) ? 'middle_missing' : 'other';
}

/** The writings differ, then, in case or in the kind of apostrophe. */
function sameMarkPlaces(cleanA: string, cleanB: string): boolean {
	return unifyApostrophes(cleanA.toLowerCase()) === unifyApostrophes(cleanB.toLowerCase());
}

function sameButDippingTone(wordA: string, wordB: string): boolean {
	if (wordA === wordB) return true;
	const a = splitTone(wordA);
	const b = splitTone(wordB);
	if (a === undefined || b === undefined || a.letters !== b.letters) return false;
	return isDippingOrRising(a.tone) && isDippingOrRising(b.tone);
}

function isDippingOrRising(tone: number): boolean {
	return tone === tones.dipping || tone === tones.rising;
}

/** The same letters with blanks, apostrophes, hyphens or dots elsewhere. */
function isJoined(wordsA: readonly string[], wordsB: readonly string[]): boolean {
	if (wordsA[0][0] !== wordsB[0][0] && isLetter(wordsA[0]) && isLetter(wordsB[0])) return false;
	return lettersOf(wordsA) === lettersOf(wordsB);
}

function isLetter(word: string): boolean {
	return word[0] >= 'a' && word[0] <= 'z';
}

function lettersOf(words: readonly string[]): string {
	return words.join('').replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function isReordered(wordsA: readonly string[], wordsB: readonly string[]): boolean {
	if (wordsA.length !== wordsB.length || !wordsA.every((word) => wordsB.includes(word))) return false;
	return wordsA.toSorted().join(' ') === wordsB.toSorted().join(' ');
}

/** `nguyen v. an` for `nguyen van an`: words from number `first` on, but for the last one, are cut to their first letters; all else agrees. */
function isAbbreviated(short: string, full: string, first: 0 | 1): boolean {
	if (short[0] !== full[0]) return false;
	const shortWords = short.split(/[ .]+/);
	const fullWords = full.split(/[ .]+/);
	const last = fullWords.length - 1;
	if (last <= first || shortWords.length !== fullWords.length) return false;
	return fullWords.every((word, at) => word === shortWords[at] || (at >= first && at < last && isCut(shortWords[at], word)));
}

/** Whether a word is cut to its first letter, or to its first sound (`th` for `thi`). */
export function isCut(short: string, word: string): boolean {
	return word.startsWith(short) && mayBeCut(short);
}

/** Whether a word without marks may be another one cut: it is one letter, or one sound. */
export function mayBeCut(word: string): boolean {
	return word.length === 1 || twoLetterOnsets.has(word);
}

const twoLetterOnsets: ReadonlySet<string> = new Set(['ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr']);

/** Whether only words between surname and given name are missing in the shorter. */
function lacksMiddle(short: readonly string[], full: readonly string[]): boolean {
	if (short.length < 2 || short.length >= full.length) return false;
	if (short[0] !== full[0] || short.at(-1) !== full.at(-1)) return false;
	let at = 1;
	for (const word of full.slice(1, -1)) if (at < short.length - 1 && word === short[at]) at++;
	return at === short.length - 1;
}

/** From the slightest to the gravest. */
const wordDifferences = [
	'equal', 'tone', 'accents', 'typing', 'dialect_variant', 'spelling', 'one_letter', 'other',
] as const;

type WordDifference = (typeof wordDifferences)[number];

/** The gravest difference of words in the same places; slips in two words are no slip. */
function gravestWordDifference(wordsA: readonly string[], wordsB: readonly string[]): WordDifference {
	let gravest = 0;
	let slips = 0;
	for (const [at, word] of wordsA.entries()) {
		const difference = wordDifference(word, wordsB[at]);
		if (difference === 'one_letter') slips++;
		if (difference === 'other' || slips > 1) return 'other';
		gravest = Math.max(gravest, wordDifferences.indexOf(difference));
	}
	return wordDifferences[gravest];
}

function wordDifference(wordA: string, wordB: string): WordDifference {
	if (wordA === wordB) return 'equal';
	if (sameButDippingTone(wordA, wordB)) return 'tone';
	const foldedA = foldText(wordA);
	const foldedB = foldText(wordB);
	if (foldedA === foldedB) return 'accents';
	if (isResidue(wordA, wordB) || isResidue(wordB, wordA)) return 'typing';
	if (spellingClass(wordA) === spellingClass(wordB)) return 'spelling';
	const group = dialectGroup(wordA);
	if (group !== undefined && group === dialectGroup(wordB)) return 'dialect_variant';
	const accentsLost = wordA === foldedA || wordB === foldedB;
	if (accentsLost && foldedSpellingClass(foldedA) === foldedSpellingClass(foldedB)) return 'spelling';
	return slipsBetween(foldedA, foldedB) === undefined ? 'other' : 'one_letter';
}

/** Keys never get fewer when they stay unconverted. */
function isResidue(typed: string, meant: string): boolean {
	if (typed.length < meant.length) return false;
	return untelex(typed) === meant || unvni(typed) === meant;
}

/**
 * The edits between two words without diacritics, 0 where they are equal. Undefined where they are more than a slip: two,
 * or one where a word is so short that two would make any other of it.
 */
export function slipsBetween(wordA: string, wordB: string): number | undefined {
	const allowed = Math.min(wordA.length, wordB.length) > 3 ? 2 : 1;
	const found = edits(wordA, wordB, allowed);
	return found <= allowed ? found : undefined;
}
