import {compareName} from '../compare-name.ts';
import {tones, vowelNumber} from '../letters.ts';
import {givenNameTable, middleNameTable, surnameTable, type WeightedName} from '../name-frequency.ts';
import {isVietnameseSyllable, splitTone, withTone} from '../syllables.ts';
import {addressWords, minorityWords, oldGivenNames, placeWords, plainWords, rareSurnames} from '../tables/common-words.ts';
import {communesBefore2025, communesFrom2025} from '../tables/communes.ts';
import {provincesBefore2025} from '../tables/provinces.ts';

/** Where a word stands: in a name its first, its last, or between; `anywhere` in a text that is no name. */
export const wordPlaces = ['first', 'middle', 'last', 'anywhere'] as const;

export type WordPlace = (typeof wordPlaces)[number];

/** How well a word can be one of this country: −ln of its rough probability, by its place in `wordPlaces`. */
export interface WordCosts {
	readonly costs: readonly number[];
	/** Whether it can be a Vietnamese word at all: its syllable's grammar, a known word, or an abbreviation of consonants. */
	readonly possible: boolean;
}

/**
 * Judges one word of letters.
 *
 * @param openCase whether the case of vowels with a tone says nothing (TCVN3 has no capitals for them)
 */
export function judgeWord(word: string, openCase: boolean): WordCosts {
	if (hasInnerCapital(word, openCase)) return {costs: strange(foreignCost(word) + INNER_CAPITAL), possible: false};
	const lower = word.toLowerCase();
	const known = frequencies().get(compareName(lower));
	if (known === undefined && !isVietnameseSyllable(lower)) {
		if (/^[BCDGHKLMNPQRSTVXĐ]{1,6}$/.test(word)) return {costs: strange(ABBREVIATION), possible: true};
		return {costs: strange(foreignCost(word)), possible: false};
	}
	const misplaced = isToneMisplaced(lower) ? MISPLACED_TONE : 0;
	return {costs: wordPlaces.map((_, place) => misplaced - Math.log((known?.[place] ?? 0) + RARE)), possible: true};
}

/** All costs are in nats. A syllable that no list has: one word in a hundred is such, and there are some 15,000 of them. */
const RARE = 0.01 / 15_000;
/** What costs less is met in such a place, according to some list. */
export const FAMILIAR = 11;
const MISPLACED_TONE = 5;
const ABBREVIATION = 9;
const FOREIGN = 17;
const WESTERN_LETTER = 2;
const VIETNAMESE_LETTER = 6;
const MISREAD_PAIR = 5;
const INNER_CAPITAL = 8;

function strange(cost: number): readonly number[] {
	return wordPlaces.map(() => cost);
}

/** Foreign names have letters with signs of their own; letters of Vietnamese alone hardly stand in a word that is none. */
function foreignCost(word: string): number {
	const western = word.match(/[\u0080-\u024f]/g)?.length ?? 0;
	const pairs = word.match(misreadPairs)?.length ?? 0;
	return FOREIGN + WESTERN_LETTER * western + MISREAD_PAIR * pairs + (/[\u1ea0-\u1ef9ơƠưƯ]/.test(word) ? VIETNAMESE_LETTER : 0);
}

/** Whether a word shows letters side by side that only a misread old encoding leaves behind. */
export function holdsMisreadPair(word: string): boolean {
	return word.search(misreadPairs) >= 0;
}

/** Pairs of letters that VNI and Windows-1258 leave behind when they are misread, and that no other language is known to write. */
const misreadPairs = /[aeouyôö][øûåâê]|a[àáõù]|[eo][ùõä]|[uy][ùõï]|[ôö][ùõï]|[aeioyâêôãõý][ìòþ]/gi;

/** `LÊ` and `Lê` are one way to write, `lÊ` is none; two words written together (`LêThị`) look alike, and can wait. */
function hasInnerCapital(word: string, openCase: boolean): boolean {
	let small = false;
	for (const letter of word) {
		const lower = letter.toLowerCase();
		if (openCase && splitTone(lower)?.tone !== tones.level) continue;
		if (lower !== letter && small) return true;
		if (lower === letter) small = true;
	}
	return false;
}

/** Old and new style are both right in open oa, oe, uy. */
function isToneMisplaced(lower: string): boolean {
	const bare = splitTone(lower);
	if (bare === undefined || bare.tone === tones.level || withTone(bare.letters, bare.tone) === lower) return false;
	if (!/(?:oa|oe|uy)$/.test(bare.letters)) return true;
	return vowelNumber(lower.charCodeAt(lower.length - 1)) === vowelNumber(bare.letters.charCodeAt(lower.length - 1));
}

let built: ReadonlyMap<string, readonly number[]> | undefined;

/** The probability of each known word by its place. Built at the first use. */
function frequencies(): ReadonlyMap<string, readonly number[]> {
	built ??= countWords();
	return built;
}

/** Each list's share of the words at each place. A word that is at home in one place is met in the others, too. */
const lists: readonly (readonly [words: readonly WeightedName[], shares: readonly number[]])[] = [
	[surnameTable, [0.9, 0.1, 0.02, 0.1]],
	[middleNameTable, [0.02, 0.7, 0.05, 0.1]],
	[givenNameTable, [0.02, 0.13, 0.85, 0.15]],
	[plainWords.map((word) => [word, 1]), [0.003, 0.003, 0.003, 0.1]],
	[rareSurnames.map((word) => [word, 1]), [0.03, 0.01, 0.01, 0.01]],
	[oldGivenNames.map((word) => [word, 1]), [0.005, 0.02, 0.06, 0.01]],
	[addressWords.map((word) => [word, 1]), [0.01, 0.01, 0.01, 0.35]],
	[placeWords.map((word) => [word, 1]), [0.02, 0.03, 0.03, 0.15]],
	[[...communesBefore2025.map((row) => row[2]), ...communesFrom2025.map((row) => row[1]), ...provincesBefore2025.map((row) => row[1])]
		.map((name) => [name, 1]), [0.01, 0.01, 0.02, 0.13]],
	[minorityWords.map((word) => [word, 1]), [0.02, 0.02, 0.02, 0.02]],
];

function countWords(): ReadonlyMap<string, readonly number[]> {
	const counted = new Map<string, number[]>();
	for (const [names, shares] of lists) {
		const words = names.flatMap(([name, weight]) => name.split(' ').map((word) => [compareName(word), weight] as const));
		const total = words.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [word, weight] of words) {
			const known = counted.get(word) ?? wordPlaces.map(() => 0);
			counted.set(word, known.map((sum, place) => sum + (shares[place] * weight) / total));
		}
	}
	return counted;
}
