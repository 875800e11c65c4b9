import {birthDifference} from '../vietnam/dates.ts';
import {foldName, nameDifference, splitName} from '../vietnam/names.ts';

/** What one fact says about two records that share an ID: 1 the same person, -1 different people, 0 nothing. */
export type Says = 1 | 0 | -1;

/**
 * Two names in comparison form. Every difference that people make when they write a name down still says the same
 * person. Only an altogether different name says the opposite: where family and given name agree, the middle may be
 * spoiled by two slips at once.
 */
export function nameSays(a: string, b: string): Says {
	if (a === '' || b === '') return 0;
	if (nameDifference(a, b) !== 'other') return 1;
	const [first, second] = [splitName(foldName(a)), splitName(foldName(b))];
	return first.given === second.given && first.family === second.family ? 0 : -1;
}

/**
 * Two birth dates as yyyymmdd (0: not given). An ID holds the year already, and a mistyped ID nearly always belongs to
 * somebody of the same year; a year alone, or 1 January, therefore says nothing beside an ID. Slips of the key, wrong
 * years beside the right day and month, and conversions say nothing either way.
 */
export function birthSays(a: number, b: number): Says {
	if (a === 0 || b === 0) return 0;
	const difference = birthDifference(a, b);
	if (difference === 'other') return a % 10_000 === b % 10_000 && tellsMonth(a) ? 0 : -1;
	return (difference === 'equal' || difference === 'precision') && tellsMonth(a) && tellsMonth(b) ? 1 : 0;
}

function tellsMonth(ymd: number): boolean {
	const monthDay = ymd % 10_000;
	return monthDay >= 100 && monthDay !== newYear;
}

const newYear = 101;
