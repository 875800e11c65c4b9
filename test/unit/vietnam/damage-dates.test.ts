import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {dateReader, settleCentury, type DateReading} from '../../../src/vietnam/damage/date-cell.ts';
import {decideDateColumn, type DateColumn} from '../../../src/vietnam/damage/date-column.ts';
import {dateOfSerial, serialOf} from '../../../src/vietnam/damage/serial-date.ts';
import type {PersonalId} from '../../../src/vietnam/ids.ts';

function column(...written: string[]): DateColumn {
	return decideDateColumn(written.map((text) => [text, 1] as const));
}

const dayFirst = column('25/04/1980');
const monthFirst = column('04/25/1980');
const mixed = column('25/04/1980', '04/25/1980');

function read(written: string, how: DateColumn = dayFirst): DateReading {
	return dateReader(how)(written);
}

describe('serial numbers', () => {
	test.each([
		[1, 1900, 19000101], [59, 1900, 19000228], [61, 1900, 19000301], [29316, 1900, 19800405], [29316.75, 1900, 19800405], [44788, 1900, 20220815],
		[0, 1904, 19040101], [59, 1904, 19040229], [27854, 1904, 19800405], [2958465, 1900, 99991231],
	] as const)('%d in the system of %d', (serial, epoch, ymd) => {
		expect(dateOfSerial(serial, epoch)).toEqual({ymd});
	});

	test('the day that never was, the zero, and what is out of range', () => {
		expect(dateOfSerial(60, 1900)).toEqual({ymd: 19000229, issue: 'impossible'});
		expect(dateOfSerial(60, 1904)).toEqual({ymd: 19040301});
		expect(dateOfSerial(0, 1900)).toEqual({});
		expect(dateOfSerial(-1, 1900)).toBeUndefined();
		expect(dateOfSerial(Number.NaN, 1900)).toBeUndefined();
		expect(dateOfSerial(2_958_466, 1900)).toBeUndefined();
	});

	test('every day comes back in both systems', () => {
		fc.assert(fc.property(fc.integer({min: 1, max: 2_000_000}), fc.constantFrom(1900 as const, 1904 as const), (serial, epoch) => {
			fc.pre(serial !== 60 || epoch === 1904);
			expect(serialOf(dateOfSerial(serial, epoch)!.ymd!, epoch)).toBe(serial);
		}));
		expect(serialOf(19800400, 1900)).toBeUndefined();
		expect(serialOf(19800230, 1900)).toBeUndefined();
		expect(serialOf(19031231, 1904)).toBeUndefined();
		expect(serialOf(18991231, 1900)).toBeUndefined();
	});
});

describe('the order of a column', () => {
	test.each([
		[['25/04/1980', '05/04/1980'], 'dmy', 'shown'], [['04/25/1980', '05/04/1980'], 'mdy', 'shown'], [['25/04/1980', '04/25/1980'], 'dmy', 'mixed'],
		[['05/04/1980', '1965', ''], 'dmy', 'assumed'], [['25.4.80'], 'dmy', 'shown'], [['4-25-80 0:00'], 'mdy', 'shown'], [['25041980'], 'dmy', 'shown'],
		[['1980-04-25', '1980/25/04'], 'dmy', 'assumed'], [[], 'dmy', 'assumed'], [['99/99/1980', '0/4/1980', '13/13/1980'], 'dmy', 'assumed'],
	] as const)('%j', (written, order, basis) => {
		expect(column(...written)).toMatchObject({order, basis});
	});

	test('one slip in fifty says nothing', () => {
		expect(decideDateColumn([['25/04/1980', 99], ['04/25/1980', 1]])).toMatchObject({order: 'dmy', basis: 'shown'});
		expect(decideDateColumn([['25/04/1980', 90], ['04/25/1980', 10]])).toMatchObject({order: 'dmy', basis: 'mixed'});
		expect(decideDateColumn([['25/04/1980', 1], ['04/25/1980', 99]])).toMatchObject({order: 'mdy', basis: 'shown'});
	});

	test('many dates of which none shows its order are unclear', () => {
		expect(decideDateColumn([['05/04/1980', 19]])).toMatchObject({basis: 'assumed'});
		expect(decideDateColumn([['05/04/1980', 20]])).toMatchObject({order: 'dmy', basis: 'unclear'});
		expect(decideDateColumn([['01/01/1980', 500]])).toMatchObject({basis: 'assumed'});
	});

	test('numbers for low days and text for high ones: half converted', () => {
		const serials = Array.from({length: 20}, (_, index) => [String(serialOf(19800101 + (index % 12), 1900)), 1] as const);
		const texts = Array.from({length: 20}, (_, index) => [`${13 + (index % 15)}/04/1980`, 1] as const);
		expect(decideDateColumn([...serials, ...texts])).toMatchObject({halfConverted: true, serials: true});
		expect(decideDateColumn([...serials, ...texts, [String(serialOf(19800425, 1900)), 1]])).toMatchObject({halfConverted: false});
		expect(decideDateColumn([...serials, ...texts, ['05/04/1980', 5]])).toMatchObject({halfConverted: false});
		expect(decideDateColumn(serials)).toMatchObject({halfConverted: false, serials: true});
	});
});

describe('one date', () => {
	test.each([
		['05/04/1980', 19800405], ['ngày 05 tháng 4 năm 1980', 19800405], ['05041980', 19800405], ['__/__/1965', 19650000], ['1965', 19650000], ['04/1980', 19800400],
		['1980-04-05', 19800405], ['05/04/1980 00:00:00', 19800405], ['\u00a005/04/1980\u200b', 19800405], ["'05/04/1980", 19800405], ['="05/04/1980"', 19800405],
		['０５/04/1980', 19800405], ['25/04/1980', 19800425],
	])('%s is read as written', (written, ymd) => {
		expect(read(written)).toEqual({outcome: 'read', ymd, how: 'written', certain: true});
	});

	test('the column gives the order', () => {
		expect(read('05/04/1980', monthFirst)).toMatchObject({outcome: 'read', ymd: 19800504, certain: true});
		expect(read('05/04/1980', mixed)).toEqual({outcome: 'ambiguous', ymd: 19800405, other: 19800504});
		expect(read('04/04/1980', mixed)).toMatchObject({outcome: 'read', ymd: 19800404});
		expect(read('1980-04-05', mixed)).toMatchObject({outcome: 'read', ymd: 19800405});
		expect(read('04/25/1980')).toEqual({outcome: 'read', ymd: 19800425, how: 'other_order', certain: false});
		expect(read('25/04/1980', monthFirst)).toEqual({outcome: 'read', ymd: 19800425, how: 'other_order', certain: false});
	});

	test.each([
		['29316', 19800405], ['29316.0', 19800405], ['29316,5', 19800405], ['2.9316E+04', 19800405], ['44788', 20220815],
	])('%s is a serial number', (written, ymd) => {
		expect(read(written)).toEqual({outcome: 'read', ymd, how: 'serial', certain: true});
	});

	test('serial numbers of the system of 1904, of four digits, and of a half converted column', () => {
		expect(read('27854', decideDateColumn([], 1904))).toMatchObject({ymd: 19800405});
		expect(read('9876', column('29316'))).toMatchObject({ymd: 19270114, how: 'serial'});
		expect(read('1965', column('29316'))).toMatchObject({ymd: 19650000, how: 'written'});
		const converted = {...dayFirst, halfConverted: true};
		expect(read('29316', converted)).toEqual({outcome: 'ambiguous', ymd: 19800405, other: 19800504});
		expect(read('29315', converted)).toMatchObject({outcome: 'read', ymd: 19800404});
	});

	test.each([['5041980', 19800405], ['5121980', 19801205]])('%s has lost a zero', (written, ymd) => {
		expect(read(written)).toEqual({outcome: 'read', ymd, how: 'lost_zero', certain: true});
	});

	test.each([
		['5-Apr-1980', 19800405], ['05 April 1980', 19800405], ['05-Thg4-1980', 19800405], ['5 thg 4, 1980', 19800405], ['Apr-1980', 19800400],
	])('%s names its month', (written, ymd) => {
		expect(read(written)).toEqual({outcome: 'read', ymd, how: 'named_month', certain: true});
	});

	test.each([
		['05/04/65', 65, 4, 5], ['5.4.65', 65, 4, 5], ['050465', 65, 4, 5], ['5-Apr-65', 65, 4, 5], ['Apr-65', 65, 4, 0], ['25/4/65 0:00', 65, 4, 25], ['00/00/65', 65, 0, 0],
	])('%s has a short year', (written, year, month, day) => {
		expect(read(written)).toEqual({outcome: 'century', year, month, day, exchangeable: false});
	});

	test('five digits are a short date where others have six', () => {
		expect(read('50465', column('050465', '251280'))).toMatchObject({outcome: 'century', year: 65, month: 4, day: 5});
		expect(read('04/05/65', monthFirst)).toMatchObject({outcome: 'century', year: 65, month: 4, day: 5});
	});

	test.each([
		['281234567 05/04/1998', 19980405, '281234567'], ['105/04/1980', 19800405, '1'], ['12.05/04/1980', 19800405, '12'], ['05/04/1980281234567', 19800405, '281234567'],
		['05/04/1980 (12)', 19800405, '12'], ['07408500123405041985', 19850405, '074085001234'], ['05041985281234567', 19850405, '281234567'],
	])('%s: a number stands at the date', (written, ymd, number) => {
		expect(read(written)).toEqual({outcome: 'glued', ymd, number});
	});

	test.each([
		['30/02/1980', 19800230], ['31/04/1980', 19800431], ['29-Feb-1981', 19810229],
	])('%s is impossible', (written, ymd) => {
		expect(read(written)).toEqual({outcome: 'impossible', ymd});
	});

	test.each([
		['#####', 'overflow'], ['#N/A', 'error'], ['#REF!', 'error'], ['5-Apr', 'year'], ['00/01/1900', 'zero_date'], ['1/0/1900', 'zero_date'], ['30/12/1899', 'zero_date'],
		['0', 'zero_date'], ['00/01/1900 0:00', 'zero_date'], ['2.93E+04', 'scientific'],
	])('%s is lost', (written, how) => {
		expect(read(written)).toEqual({outcome: 'lost', how});
	});

	test.each(['', '  ', '\u200b', '__/__/____', '00/00/0000'])('%j says nothing', (written) => {
		expect(read(written)).toEqual({outcome: 'nothing'});
	});

	test.each(['abc', '05/04', '12', '123', '04580', '99999', '9999999', '05/04/1980-06/05/1990', '05/04/1980 ghi chú', '13/13/65', '5-Foo-80', '1/2/3/4', '12345678901'])('%s is unreadable', (written) => {
		expect(read(written)).toEqual({outcome: 'unreadable'});
	});

	test('any text gives an answer, and what is read is a real date', () => {
		const pieces = [...'0123456789/-. ', '__', 'Apr', 'ngày', 'E+', '#', '=', '"', '\u00a0', 'x'];
		const anyText = fc.oneof(fc.array(fc.constantFrom(...pieces), {maxLength: 14}).map((parts) => parts.join('')), fc.string({unit: 'binary', maxLength: 12}));
		fc.assert(fc.property(anyText, fc.constantFrom(dayFirst, monthFirst, mixed, column('29316'), column('050465')), (written, how) => {
			const reading = read(written, how);
			if (reading.outcome === 'read' && reading.how !== 'written') expect(Math.floor(reading.ymd / 100) % 100).toBeLessThanOrEqual(12);
		}), {numRuns: 3000});
	});
});

describe('the century of a short year', () => {
	const short = (year: number): Parameters<typeof settleCentury>[0] => ({outcome: 'century', year, month: 4, day: 5, exchangeable: false});
	const asOf = 20220815;

	test.each([
		[65, '074065001234', 19650405, true], [12, '074212001234', 20120405, true], [12, '074012001234', 19120405, true],
		[65, undefined, 19650405, true], [23, undefined, 19230405, true], [12, undefined, 20120405, false], [0, undefined, 20000405, true],
		[65, '074066001234', 19650405, false], [12, '074066001234', 20120405, false],
	])('%d with ID %s', (year, id, ymd, certain) => {
		expect(settleCentury(short(year), id as PersonalId | undefined, asOf)).toEqual({outcome: 'read', ymd, how: 'short_year', certain});
	});

	test('in a column of both orders day and month stay open', () => {
		const reading = read('05/04/65', mixed);
		expect(reading).toMatchObject({outcome: 'century', exchangeable: true});
		expect(read('25/04/65', mixed)).toMatchObject({exchangeable: false});
		expect(settleCentury({...short(65), exchangeable: true}, undefined, asOf)).toEqual({outcome: 'ambiguous', ymd: 19650405, other: 19650504});
	});

	test('a day that has not come is of the last century; one that never was is impossible', () => {
		expect(settleCentury({outcome: 'century', year: 22, month: 9, day: 1, exchangeable: false}, undefined, asOf)).toMatchObject({ymd: 19220901});
		expect(settleCentury({outcome: 'century', year: 65, month: 2, day: 30, exchangeable: false}, undefined, asOf)).toEqual({outcome: 'impossible', ymd: 19650230});
		expect(settleCentury({outcome: 'century', year: 65, month: 0, day: 0, exchangeable: false}, undefined, asOf)).toMatchObject({ymd: 19650000});
	});
});
