/** Whether such a day can exist, as far as it is known. */
export function isRealDate(ymd: number): boolean {
	const {year, month, day} = partsOf(ymd);
	if (year < FIRST_YEAR || month > 12) return false;
	return month === 0 ? day === 0 : day <= daysIn(year, month);
}

export type DatePrecision = 'none' | 'year' | 'month' | 'day';

/** How much of a date is known. */
export function precision(ymd: number | undefined): DatePrecision {
	if (ymd === undefined || ymd === 0) return 'none';
	if (ymd % 100 !== 0) return 'day';
	return ymd % 10_000 === 0 ? 'year' : 'month';
}

/** dd/mm/yyyy, mm/yyyy or yyyy; '' for 0. */
export function formatDate(ymd: number): string {
	if (ymd === 0) return '';
	const {year, month, day} = partsOf(ymd);
	const tail = String(year).padStart(4, '0');
	if (day !== 0) return `${twoDigits(day)}/${twoDigits(month)}/${tail}`;
	return month === 0 ? tail : `${twoDigits(month)}/${tail}`;
}

/** Completed years on the day of `now` (UTC). Where month or day is unknown, the highest possible age. */
export function ageInYears(ymd: number, now: Date): number {
	const today = (now.getUTCMonth() + 1) * 100 + now.getUTCDate();
	const birthday = ymd % 10_000;
	return now.getUTCFullYear() - Math.floor(ymd / 10_000) - (today < birthday ? 1 : 0);
}

/** The numbers of a date; 0 for an unknown month or day. */
export function partsOf(ymd: number): {year: number; month: number; day: number} {
	return {year: Math.floor(ymd / 10_000), month: Math.floor(ymd / 100) % 100, day: ymd % 100};
}

/** No register is older; a smaller number is no year. */
export const FIRST_YEAR = 1000;

function daysIn(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function twoDigits(value: number): string {
	return value < 10 ? `0${value}` : String(value);
}
