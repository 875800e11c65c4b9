import {FIRST_YEAR, isRealDate, partsOf} from './calendar.ts';
import {cleanText, foldText} from './text.ts';

export {birthDifference, type BirthDifference} from './birth-difference.ts';
export {ageInYears, formatDate, isRealDate, partsOf, precision, type DatePrecision} from './calendar.ts';

/** The order in which a date of two or three numbers is written. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * A date as read. `ymd`: yyyymmdd as a number, 00 for an unknown month or day. An `impossible` date (30/02) keeps the
 * numbers that were written; an `unreadable` one has none. Neither: nothing was written.
 */
export interface ParsedDate {
	readonly ymd?: number;
	readonly issue?: 'impossible' | 'unreadable';
}

export type DateParser = (written: string) => ParsedDate;

/**
 * Reads a date in any of the ways in use: `05/04/1980`, `5.4.1980`, `1980-04-05`, `19800405`, `05041980`,
 * `ngày 05 tháng 4 năm 1980`, year only (`1965`, `00/00/1965`, `__/__/1965`), month and year (`04/1980`), each with or
 * without a time, whose zone is not looked at. A year of two digits is unreadable here: only a format may say that.
 */
export function parseDate(written: string, order: DateOrder = 'dmy'): ParsedDate {
	return read(written, {order, twoDigitYears: false});
}

/**
 * A reader for one way of writing, out of `d dd m mm yy yyyy` and separators (`dd/mm/yyyy`, `yyyymmdd`). Dates that
 * know less (year only, 00 for day or month) are understood as well. A year of two digits below 30 is of this century.
 * Undefined for a format that cannot be read.
 */
export function compileDateFormat(format: string): DateParser | undefined {
	const compiled = compileLayout(format);
	return compiled === undefined ? undefined : (written) => read(written, compiled);
}

const unreadable: ParsedDate = {issue: 'unreadable'};
const nothing: ParsedDate = {};

/** How a format says a date is written; `widths` where the numbers stand without separators. */
interface Layout {
	readonly order: string;
	readonly twoDigitYears: boolean;
	readonly widths?: readonly number[];
}

/** The common case, ten characters with two digits, two digits and four; undefined for all others. */
function readQuickly(written: string, order: string): ParsedDate | undefined {
	if (written.length !== 10 || (order !== 'dmy' && order !== 'mdy')) return undefined;
	const separator = written.charCodeAt(2);
	if (separator !== SLASH && separator !== DASH && separator !== DOT) return undefined;
	if (written.charCodeAt(5) !== separator) return undefined;
	const first = numberAt(written, 0, 2);
	const second = numberAt(written, 3, 5);
	const year = numberAt(written, 6, 10);
	if (first < 0 || second < 0 || year < 0) return undefined;
	return order === 'dmy' ? dateOf(year, second, first) : dateOf(year, first, second);
}

const SLASH = 0x2f;
const DASH = 0x2d;
const DOT = 0x2e;

/** The digits `[from, to)` as a number, -1 where others stand there. */
function numberAt(text: string, from: number, to: number): number {
	let value = 0;
	for (let at = from; at < to; at++) {
		const digit = text.charCodeAt(at) - 0x30;
		if (digit < 0 || digit > 9) return -1;
		value = value * 10 + digit;
	}
	return value;
}

function dateOf(year: number, month: number, day: number): ParsedDate {
	if (year === 0 && month === 0 && day === 0) return nothing;
	if (year < FIRST_YEAR) return unreadable;
	const ymd = year * 10_000 + month * 100 + day;
	return isRealDate(ymd) ? {ymd} : {ymd, issue: 'impossible'};
}

function read(written: string, layout: Layout): ParsedDate {
	const quick = readQuickly(written, layout.order);
	if (quick !== undefined) return quick;
	const text = withoutTime(cleanText(written).replace(/^['’ ]+/, ''));
	if (text === undefined) return unreadable;
	if (text === '') return nothing;
	if (/^\d+$/.test(text)) return readDigits(text, layout);
	const folded = /\p{L}/u.test(text) ? foldText(text) : text;
	const spoken = spokenDate.exec(folded);
	if (spoken !== null) return dateFromTexts(spoken.slice(1), 'dmy', false);
	const numbers = splitNumbers(folded);
	return numbers === undefined ? unreadable : readNumbers(numbers, layout);
}

/** Cuts off a time of day; undefined where what follows is none. */
function withoutTime(text: string): string | undefined {
	const colon = text.indexOf(':');
	if (colon < 0) return text;
	const cut = text.slice(0, colon).search(/[T ]\d{1,2}$/);
	if (cut < 0 || !timeOfDay.test(text.slice(cut))) return undefined;
	return text.slice(0, cut);
}

const timeOfDay = /^[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)? ?(?:AM|PM|SA|CH|Z|[+-]\d{2}:?\d{2})?$/i;

/** `ngày 05 tháng 4 năm 1980`, its end, or its last two words. */
const spokenDate = /^(?:(?:ngay (\d{1,2}),? )?thang (\d{1,2}),? )?nam (\d{4})$/;

/** Eight digits begin or end with the year; four are a year. */
function readDigits(digits: string, layout: Layout): ParsedDate {
	const {order, widths} = layout;
	const width = widths?.reduce((sum, one) => sum + one);
	if (widths !== undefined && width === digits.length) return readWidths(digits, order, widths);
	if (digits.length === 4) return dateOf(Number(digits), 0, 0);
	if (digits.length !== 8) return unreadable;
	if (Number(digits) === 0) return nothing;
	const yearFirst = dateOf(numberAt(digits, 0, 4), numberAt(digits, 4, 6), numberAt(digits, 6, 8));
	const yearLast = readWidths(digits, order === 'mdy' ? 'mdy' : 'dmy', [2, 2, 4]);
	return [yearFirst, yearLast].find(isPlausible) ?? unreadable;
}

/** With these bounds no eight digits can be read both ways: a month is no century. */
function isPlausible({ymd}: ParsedDate): boolean {
	if (ymd === undefined) return false;
	const {year, month, day} = partsOf(ymd);
	return year >= 1800 && year < 2200 && month <= 12 && day <= 31;
}

function readWidths(digits: string, order: string, widths: readonly number[]): ParsedDate {
	const texts: string[] = [];
	let at = 0;
	for (const width of widths) {
		texts.push(digits.slice(at, at + width));
		at += width;
	}
	return dateFromTexts(texts, order, !widths.includes(4));
}

/**
 * The numbers of a date as texts, '' for those left open (`__`, nothing before a slash). A slash, where there is
 * one, is the only separator, so that dots can stand for what is not known.
 */
function splitNumbers(folded: string): string[] | undefined {
	const parts = folded.includes('/') ? folded.split('/') : folded.split(/ ?[-.] ?| /);
	if (parts.length > 3) return undefined;
	const numbers = parts.map((part) => part.replace(/^[ _?x.…-]*$/, '').trim());
	return numbers.every((part) => /^\d{0,4}$/.test(part)) ? numbers : undefined;
}

/** Four digits in front are a year, whatever the order; four at the end are one, too. */
function readNumbers(numbers: readonly string[], {order, twoDigitYears}: Layout): ParsedDate {
	if (numbers.every((part) => part === '')) return nothing;
	const yearFirst = numbers[0].length === 4;
	if (numbers.length === 1) return yearFirst ? dateOf(Number(numbers[0]), 0, 0) : unreadable;
	if (numbers.length === 2) return dateFromTexts(numbers, yearFirst ? 'ym' : 'my', twoDigitYears);
	const ordered = order.length === 3 ? order : 'dmy';
	if (yearFirst) return dateFromTexts(numbers, ordered[0] === 'y' ? ordered : 'ymd', twoDigitYears);
	return dateFromTexts(numbers, ordered[0] === 'y' && numbers[2].length === 4 ? 'dmy' : ordered, twoDigitYears);
}

function dateFromTexts(texts: readonly string[], order: string, twoDigitYears: boolean): ParsedDate {
	const part = (name: string): string => texts[order.indexOf(name)] ?? '';
	const year = part('y');
	const month = part('m');
	const day = part('d');
	if (Number(year + month + day) === 0) return nothing;
	if (month.length > 2 || day.length > 2) return unreadable;
	if (year.length === 2 && twoDigitYears) return dateOf(withCentury(Number(year)), Number(month), Number(day));
	return year.length === 4 ? dateOf(Number(year), Number(month), Number(day)) : unreadable;
}

function withCentury(year: number): number {
	return year < 30 ? 2000 + year : 1900 + year;
}

/** Reads `dd/mm/yyyy` and its like: each part once, the year among them, the day only beside a month. */
function compileLayout(format: string): Layout | undefined {
	const tokens = formatTokens.exec(format.trim().toLowerCase());
	if (tokens === null) return undefined;
	const parts = [tokens[1], tokens[3], tokens[5]].filter((part) => part !== undefined);
	const order = parts.map((part) => part[0]).join('');
	if (new Set(order).size !== order.length || !order.includes('y')) return undefined;
	if (order.includes('d') && !order.includes('m')) return undefined;
	const twoDigitYears = parts.includes('yy');
	const separators = [tokens[2], tokens[4]].slice(0, parts.length - 1);
	if (separators.every((separator) => separator !== '')) return {order, twoDigitYears};
	if (separators.some((separator) => separator !== '') || parts.some((part) => part.length === 1)) return undefined;
	return {order, twoDigitYears, widths: parts.map((part) => part.length)};
}

const formatTokens = /^(yyyy|yy|mm?|dd?)(?:([-/. ]*)(yyyy|yy|mm?|dd?))?(?:([-/. ]*)(yyyy|yy|mm?|dd?))?$/;
