import {FIRST_YEAR, isRealDate, partsOf} from '../calendar.ts';
import {parseDate, type ParsedDate} from '../dates.ts';
import {idStructure, type PersonalId} from '../ids.ts';
import {legacyReadings} from '../legacy/readings.ts';
import type {DateColumn} from './date-column.ts';
import {splitGluedDate} from './glued.ts';
import {readNamedMonth} from './month-names.ts';
import {dateOfSerial} from './serial-date.ts';
import {lossOf, unwrapText, wholeNumber, type Loss} from './spreadsheet-text.ts';

/**
 * What a cell of a date column holds. Dates are yyyymmdd, 00 for what is unknown.
 * `read`, where it is not `certain` for somebody to look at · `ambiguous`: `other` is as good · `century`: the year has two
 * digits; `settleCentury` says which · `glued`: a number stands at it · `impossible`: no such day · `lost`: the value is gone.
 */
export type DateReading =
	| {readonly outcome: 'nothing'}
	| {readonly outcome: 'read'; readonly ymd: number; readonly how: ReadHow; readonly certain: boolean}
	| {readonly outcome: 'ambiguous'; readonly ymd: number; readonly other: number}
	| ShortYear
	| {readonly outcome: 'glued'; readonly ymd: number; readonly number: string}
	| {readonly outcome: 'impossible'; readonly ymd: number}
	| {readonly outcome: 'lost'; readonly how: Loss}
	| {readonly outcome: 'unreadable'};

/**
 * `written` · `serial`: the number of a spreadsheet · `named_month` · `lost_zero`: a day's leading zero was gone · `other_order`:
 * possible only in the order that the column does not have · `short_year` · `old_encoding`: its words are of an old encoding.
 */
export type ReadHow = 'written' | 'old_encoding' | 'serial' | 'named_month' | 'lost_zero' | 'other_order' | 'short_year';

/** A date whose year has two digits. */
export interface ShortYear {
	readonly outcome: 'century';
	readonly year: number;
	/** 0 where unknown. */
	readonly month: number;
	readonly day: number;
	/** Whether month and day may just as well be exchanged. */
	readonly exchangeable: boolean;
}

/** A reader for the distinct values of one column. */
export function dateReader(column: DateColumn): (written: string) => DateReading {
	return (written) => {
		const plain = readPlain(written, column);
		if (plain !== undefined) return plain;
		const text = unwrapText(written);
		if (text === '') return {outcome: 'nothing'};
		const loss = lossOf(text);
		if (loss !== undefined) return {outcome: 'lost', how: loss};
		if (zeroDate.test(text)) return {outcome: 'lost', how: 'zero_date'};
		return readNumber(text, column) ?? readShortYear(text, column) ?? readMonthName(text) ?? readWritten(text, column);
	};
}

/** What nearly all cells are, before all else: a full date in ten characters, in the order of the column. */
function readPlain(written: string, {order, basis}: DateColumn): DateReading | undefined {
	if (written.length !== 10 || isOpen(basis)) return undefined;
	const {ymd, issue} = parseDate(written, order);
	return ymd === undefined || issue !== undefined || ymd < afterZeroDates ? undefined : {outcome: 'read', ymd, how: 'written', certain: true};
}

/** The full year of a date with a short one: the ID's where its digits agree, else the only one that has come. `asOf`: yyyymmdd. */
export function settleCentury(short: ShortYear, id: PersonalId | undefined, asOf: number): DateReading {
	const {year, certain} = fullYear(short, id, asOf);
	const ymd = year * 10_000 + short.month * 100 + short.day;
	if (!isRealDate(ymd)) return {outcome: 'impossible', ymd};
	const other = short.exchangeable ? swapped(ymd) : undefined;
	return other === undefined ? {outcome: 'read', ymd, how: 'short_year', certain} : {outcome: 'ambiguous', ymd, other};
}

function fullYear({year, month, day}: ShortYear, id: PersonalId | undefined, asOf: number): {year: number; certain: boolean} {
	const ofId = id === undefined ? undefined : idStructure(id).birthYear;
	if (ofId !== undefined && ofId % 100 === year) return {year: ofId, certain: true};
	const recent = Math.floor(asOf / 1_000_000) * 100 + year;
	if (recent * 10_000 + month * 100 + day > asOf) return {year: recent - 100, certain: ofId === undefined};
	const age = Math.floor(asOf / 10_000) - (recent - 100);
	return {year: recent, certain: ofId === undefined && age >= OLDEST};
}

/** Nobody in a register is older. */
const OLDEST = 120;

/** What spreadsheets and databases show for nothing. */
const zeroDate = /^(?:0?0\/0?1\/1900|0?1\/0?0\/1900|30\/12\/1899|12\/30\/1899|1899-12-30|0)(?: 0?0:00(?::00)?)?$/;

const afterZeroDates = 1901_00_00;

/** Numbers without separators: a spreadsheet's count of days, or a date whose leading zero it took. */
function readNumber(text: string, column: DateColumn): DateReading | undefined {
	const number = wholeNumber(text);
	if (number === 'scientific') return {outcome: 'lost', how: 'scientific'};
	const digits = number?.digits ?? /^([1-9]\d{4})[.,]\d+$/.exec(text)?.[1] ?? text;
	if (!/^\d+$/.test(digits)) return undefined;
	if (digits.length === 7) return readSeven(digits, column);
	if (digits.length === 6) return shortYear(digits.slice(0, 2), digits.slice(2, 4), digits.slice(4), column);
	if (digits.length === 5 && column.sixDigits) return shortYear(digits.slice(0, 1), digits.slice(1, 3), digits.slice(3), column);
	if (/^[1-9]\d{4}$/.test(digits) || (column.serials && /^(?:1[0-7]|2[2-9]|[3-9]\d)\d\d$/.test(digits))) return readSerial(Number(digits), column);
	return undefined;
}

function readSeven(digits: string, {order}: DateColumn): DateReading {
	const {ymd, issue} = parseDate(`0${digits}`, order);
	if (ymd === undefined || issue !== undefined || ymd % 100 === 0) return {outcome: 'unreadable'};
	return {outcome: 'read', ymd, how: 'lost_zero', certain: true};
}

/** Serial numbers of five digits begin in 1927; of four only those are taken for such that can be no year. */
function readSerial(serial: number, {epoch, halfConverted}: DateColumn): DateReading {
	const ymd = dateOfSerial(serial, epoch)?.ymd;
	if (ymd === undefined || ymd >= 2100_00_00) return {outcome: 'unreadable'};
	const other = swapped(ymd);
	if (halfConverted && other !== undefined) return {outcome: 'ambiguous', ymd, other};
	return {outcome: 'read', ymd, how: 'serial', certain: true};
}

function readShortYear(text: string, column: DateColumn): DateReading | undefined {
	const parts = shortDate.exec(text);
	return parts === null ? undefined : shortYear(parts[1], parts[2], parts[3], column);
}

const shortDate = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?$/i;

/** Where the order of the column does not fit, the other one is taken, for nobody writes a month above 12. */
function shortYear(first: string, second: string, year: string, {order, basis}: DateColumn): DateReading {
	const [day, month] = order === 'mdy' ? [Number(second), Number(first)] : [Number(first), Number(second)];
	const [fittingDay, fittingMonth] = month > 12 && day <= 12 ? [month, day] : [day, month];
	if (fittingMonth > 12 || fittingDay > 31 || (fittingMonth === 0 && fittingDay !== 0)) return {outcome: 'unreadable'};
	return {outcome: 'century', year: Number(year), month: fittingMonth, day: fittingDay, exchangeable: isOpen(basis) && fittingDay <= 12};
}

function readMonthName(text: string): DateReading | undefined {
	const named = readNamedMonth(text);
	if (named === undefined) return undefined;
	const {day, month, year} = named;
	if (year === '') return {outcome: 'lost', how: 'year'};
	if (year.length === 2) return {outcome: 'century', year: Number(year), month, day: Number(day), exchangeable: false};
	const ymd = Number(year) * 10_000 + month * 100 + Number(day);
	if (Number(year) < FIRST_YEAR) return {outcome: 'unreadable'};
	return isRealDate(ymd) ? {outcome: 'read', ymd, how: 'named_month', certain: true} : {outcome: 'impossible', ymd};
}

function readWritten(text: string, column: DateColumn): DateReading {
	const parsed = parseDate(text, column.order);
	if (parsed.ymd === undefined) return parsed.issue === undefined ? {outcome: 'nothing'} : readGlued(text, column) ?? readOldWords(text, column);
	const inOtherOrder = parseDate(text, column.order === 'dmy' ? 'mdy' : 'dmy');
	if (parsed.issue === 'impossible') return readImpossible(parsed.ymd, inOtherOrder, column.basis === 'mixed');
	if (isOpen(column.basis) && inOtherOrder.issue === undefined && inOtherOrder.ymd !== undefined && inOtherOrder.ymd !== parsed.ymd) {
		return {outcome: 'ambiguous', ymd: parsed.ymd, other: inOtherOrder.ymd};
	}
	return {outcome: 'read', ymd: parsed.ymd, how: 'written', certain: true};
}

/** Whether the column does not say which of two numbers is the day. */
function isOpen(basis: DateColumn['basis']): boolean {
	return basis === 'mixed' || basis === 'unclear';
}

/** Where both orders are in use, the one that makes a date is certain. */
function readImpossible(ymd: number, inOtherOrder: ParsedDate, mixed: boolean): DateReading {
	if (inOtherOrder.ymd === undefined || inOtherOrder.issue !== undefined) return {outcome: 'impossible', ymd};
	return {outcome: 'read', ymd: inOtherOrder.ymd, how: 'other_order', certain: mixed};
}

function readGlued(text: string, {order}: DateColumn): DateReading | undefined {
	const glued = splitGluedDate(text, order);
	return glued === undefined ? undefined : {outcome: 'glued', ...glued};
}

/** `ngµy 05 th¸ng 4 n¨m 1980`: an encoding in which the words say a date is the right one. */
function readOldWords(text: string, {order}: DateColumn): DateReading {
	for (const decoded of legacyReadings(text)) {
		const {ymd, issue} = parseDate(decoded, order);
		if (ymd !== undefined) return issue === undefined ? {outcome: 'read', ymd, how: 'old_encoding', certain: true} : {outcome: 'impossible', ymd};
	}
	return {outcome: 'unreadable'};
}

/** Day and month exchanged; undefined where that is no other date. */
function swapped(ymd: number): number | undefined {
	const {year, month, day} = partsOf(ymd);
	const other = year * 10_000 + day * 100 + month;
	return day > 12 || day === month || !isRealDate(other) ? undefined : other;
}
