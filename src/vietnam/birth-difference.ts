import {isRealDate, partsOf, precision} from './calendar.ts';

/**
 * How two birth dates differ. `precision`: one knows less, what both know agrees · `default_date`: the same year, and one is
 * 1 January, which forms and programs write where only the year is known · `lunar_suspect`: 20 to 50 days apart, as a
 * lunar date is from the solar one; a hint only.
 */
export type BirthDifference =
	| 'equal' | 'precision' | 'default_date' | 'day_month_swapped' | 'one_digit' | 'lunar_suspect' | 'other';

/** Compares two dates that were both read (`parseDate`). Symmetric. */
export function birthDifference(ymdA: number, ymdB: number): BirthDifference {
	if (ymdA === ymdB) return 'equal';
	const a = partsOf(ymdA);
	const b = partsOf(ymdB);
	if (a.year === b.year && (isNewYear(ymdA) || isNewYear(ymdB))) return 'default_date';
	if (precision(ymdA) !== precision(ymdB)) return agreeAsFarAsKnown(ymdA, ymdB) ? 'precision' : 'other';
	if (a.year === b.year && a.day === b.month && a.month === b.day) return 'day_month_swapped';
	if (digitsApart(ymdA, ymdB) === 1) return 'one_digit';
	return isLunarDistance(ymdA, ymdB) ? 'lunar_suspect' : 'other';
}

function isNewYear(ymd: number): boolean {
	return ymd % 10_000 === 101;
}

function agreeAsFarAsKnown(ymdA: number, ymdB: number): boolean {
	const a = partsOf(ymdA);
	const b = partsOf(ymdB);
	return a.year === b.year && (a.month === b.month || a.month === 0 || b.month === 0);
}

function digitsApart(ymdA: number, ymdB: number): number {
	const a = String(ymdA);
	const b = String(ymdB);
	let apart = 0;
	for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) apart++;
	return apart;
}

function isLunarDistance(ymdA: number, ymdB: number): boolean {
	if (precision(ymdA) !== 'day' || !isRealDate(ymdA) || !isRealDate(ymdB)) return false;
	const days = Math.abs(dayNumber(ymdA) - dayNumber(ymdB));
	return days >= 20 && days <= 50;
}

function dayNumber(ymd: number): number {
	const {year, month, day} = partsOf(ymd);
	return Date.UTC(year, month - 1, day) / 86_400_000;
}
