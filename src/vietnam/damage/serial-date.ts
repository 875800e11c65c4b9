import {isRealDate} from '../calendar.ts';
import type {ParsedDate} from '../dates.ts';

/** The year in which a workbook's days begin to count: 1900 on Windows, 1904 in files of old Macintosh programs. */
export type Epoch = 1900 | 1904;

/**
 * The day that a spreadsheet means by a number; a fraction is the time of day and is cut off. In the system of 1900 day 60 is
 * 29 February 1900, which never was: impossible. Zero is no day there, but an empty cell shown as a date.
 * Undefined for numbers below zero and beyond the year 9999.
 */
export function dateOfSerial(serial: number, epoch: Epoch): ParsedDate | undefined {
	const day = Math.floor(serial);
	if (!(day >= 0)) return undefined;
	if (epoch === 1900) {
		if (day === 0) return {};
		if (day === FALSE_LEAP_DAY) return {ymd: 19000229, issue: 'impossible'};
	}
	const ymd = dayAfter(epoch === 1904 ? firstOf1904 : day < FALSE_LEAP_DAY ? eveOf1900 : eveOf1900 - DAY, day);
	return ymd === undefined ? undefined : {ymd};
}

/** The number that a spreadsheet shows for a full date; undefined for others. */
export function serialOf(ymd: number, epoch: Epoch): number | undefined {
	if (ymd % 100 === 0 || !isRealDate(ymd)) return undefined;
	const time = Date.UTC(Math.floor(ymd / 10_000), Math.floor(ymd / 100) % 100 - 1, ymd % 100);
	const days = (time - (epoch === 1904 ? firstOf1904 : eveOf1900)) / DAY;
	if (epoch === 1904) return days < 0 ? undefined : days;
	return days < 1 ? undefined : days < FALSE_LEAP_DAY ? days : days + 1;
}

const DAY = 86_400_000;
const FALSE_LEAP_DAY = 60;
const eveOf1900 = Date.UTC(1899, 11, 31);
const firstOf1904 = Date.UTC(1904, 0, 1);

function dayAfter(start: number, days: number): number | undefined {
	const date = new Date(start + days * DAY);
	const year = date.getUTCFullYear();
	return year <= 9999 ? year * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate() : undefined;
}
