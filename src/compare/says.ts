import {birthDifference} from '../vietnam/dates.ts';
import {foldName, hasAccents, isCut, type NameDifference, nameDifference, slipsBetween, splitName} from '../vietnam/names.ts';

/**
 * What one fact says about two records: 2 the same person, 1 slips could explain what differs, 0 nothing, -1 different
 * people. It is asked of records that share an ID, so it says nothing that the ID's digits say already.
 */
export type Says = 2 | 1 | 0 | -1;

/** Who somebody is by name and birth date: the name in comparison form ('' not given), the date as yyyymmdd (0 not given). */
export interface Identity {
	readonly name: string;
	readonly born: number;
}

/** Whether name or birth date speaks for two records being one person. Nothing else is a witness of who somebody is: families share a home. */
export function mayBeOne(a: Identity, b: Identity): boolean {
	return nameSays(a.name, b.name) > 0 || birthSays(a.born, b.born) > 0;
}

/** Whether nothing keeps two records with one ID apart. */
export function nothingBetween(a: Identity, b: Identity): boolean {
	return nameSays(a.name, b.name) >= 0 && birthSays(a.born, b.born) >= 0;
}

/** Whether both name and birth date are those of different people. */
export function areOthers(a: Identity, b: Identity): boolean {
	return nameSays(a.name, b.name) < 0 && birthSays(a.born, b.born) < 0;
}

/**
 * Two names in comparison form. Every difference that people make when they write a name down still says the same
 * person. Wrong letters in the surname or the given name (Hùng, Tùng), a surname cut to its first sound, and several slips at once, leave a name that can be
 * recognised, which a stranger's is in one case of a hundred.
 */
export function nameSays(a: string, b: string): Says {
	if (a === '' || b === '') return 0;
	const difference = nameDifference(a, b);
	if (difference === 'one_letter') return outerSlips(wordsOf(a), wordsOf(b)) === 0 ? 2 : 1;
	if (difference !== 'other' && difference !== 'surname_abbreviated') return 2;
	return isRecognisable(a, b) ? 1 : -1;
}

/**
 * Whether two names, of one home and one birth date, may be those of twins: letters of surname or given name differ, or the
 * given names by marks that nobody lost (Tân and Tấn, but not Tan) nor confuses (hỏi and ngã).
 */
export function mayBeTwins(a: string, b: string): boolean {
	if (nameSays(a, b) < 2) return true;
	return splitName(a).given !== splitName(b).given && hasAccents(a) === hasAccents(b) && !saysNothingOfGiven.has(nameDifference(a, b));
}

const saysNothingOfGiven: ReadonlySet<NameDifference> = new Set<NameDifference>(['tone', 'typing', 'word_order', 'joined']);

/**
 * Two birth dates as yyyymmdd (0: not given). An ID holds the year already, and a mistyped ID nearly always belongs to
 * somebody of the same year; a year alone, or 1 January, therefore says nothing beside an ID, and a month little. Day and
 * month exchanged, or kept beside a wrong year, are hardly met by chance; other slips are, and say nothing either way.
 */
export function birthSays(a: number, b: number): Says {
	if (a === 0 || b === 0) return 0;
	const difference = birthDifference(a, b);
	const sameDay = a % 10_000 === b % 10_000 && tellsMonth(a);
	if (sameDay && a % 100 > 0) return a === b ? 2 : 1;
	if (difference === 'day_month_swapped') return 1;
	return difference === 'other' && !sameDay ? -1 : 0;
}

function tellsMonth(ymd: number): boolean {
	const monthDay = ymd % 10_000;
	return monthDay >= 100 && monthDay !== newYear;
}

const newYear = 101;

/**
 * Surname and given name agree, or all words do in any order, or all letters, with at most `mostSlips` letters wrong; or all but
 * the surname agrees.
 */
function isRecognisable(a: string, b: string): boolean {
	const [short, long] = [wordsOf(a), wordsOf(b)].toSorted((x, y) => x.length - y.length || (x.join() < y.join() ? -1 : 1));
	if (short.length !== long.length && slipsBetween(short.join(''), long.join('')) !== undefined) return true;
	if (short.length < 2) return false;
	const outer = outerSlips(short, long);
	if (outer === 0 || isAllButSurname(short, long)) return true;
	return (outer <= mostSlips && findsEach(short.slice(1, -1), long.slice(1, -1))) || findsEach(short, long);
}

const mostSlips = 2;

const wordsOf = (name: string): string[] => foldName(name).split(/[ .]+/).filter(word => word !== '');

/** Letters wrong in surname and given name. */
const outerSlips = (a: readonly string[], b: readonly string[]): number => wordSlips(a[0], b[0]) + wordSlips(a[a.length - 1], b[b.length - 1]);

const wordSlips = (a: string, b: string): number => slipsBetween(a, b) ?? Infinity;

// What half the people have between surname and given name tells nobody apart.
function isAllButSurname(words: readonly string[], others: readonly string[]): boolean {
	const rest = words.slice(1).join(' ');
	return rest === others.slice(1).join(' ') && words.slice(1, -1).some(word => word !== 'thi' && word !== 'van');
}

/** Whether each word has one of its own among the others: the same, its initial, or one with slips. */
function findsEach(words: readonly string[], others: readonly string[]): boolean {
	const left = [...others];
	const missing = words.filter(word => {
		const at = left.indexOf(word);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
	let slips = mostSlips;
	for (const word of missing) {
		const at = left.findIndex(other => isInitial(word, other) || wordSlips(word, other) <= slips);
		if (at < 0) return false;
		const [other] = left.splice(at, 1);
		if (!isInitial(word, other)) slips -= wordSlips(word, other);
	}
	return true;
}

const isInitial = (a: string, b: string): boolean => isCut(a, b) || isCut(b, a);
