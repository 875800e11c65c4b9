import {describe, expect, test} from 'vitest';
import {
	ageInYears, birthDifference, compileDateFormat, formatDate, isRealDate, parseDate, precision,
} from '../../../src/vietnam/dates.ts';

describe('parseDate', () => {
	test.each([
		['05/04/1980', 19800405], ['5/4/1980', 19800405], ['05/4/1980', 19800405], ['05-04-1980', 19800405],
		['05.04.1980', 19800405],
		['05 04 1980', 19800405], ['05 / 04 / 1980', 19800405], ['1980-04-05', 19800405], ['1980/4/5', 19800405],
		['19800405', 19800405],
		['05041980', 19800405], ['20041980', 19800420], ['19101910', 19101019], ['18991231', 18991231],
		['05/04/1980 00:00:00', 19800405], ['5/4/1980 0:00', 19800405], ['4/5/1980 12:00:00 AM', 19800504],
		['1980-04-05T00:00:00', 19800405],
		['1980-04-05T17:00:00.000Z', 19800405], ['1980-04-05 00:00:00+07:00', 19800405],
		['ngày 05 tháng 4 năm 1980', 19800405], ['Ngày 5, tháng 04, năm 1980', 19800405], ['tháng 4 năm 1980', 19800400],
		['năm 1980', 19800000],
		['1965', 19650000], ['00/00/1965', 19650000], ['__/__/1965', 19650000], ['//1965', 19650000],
		['xx/xx/1965', 19650000], ['../../1965', 19650000],
		['…/…/1965', 19650000], ['19650000', 19650000], ['00001965', 19650000],
		['/05/1965', 19650500], ['00/05/1965', 19650500], ['05/1965', 19650500], ['04/1980', 19800400],
		['1980-04', 19800400], ['19650500', 19650500],
		[' 05/04/1980\u00a0', 19800405], ["'05/04/1980", 19800405], ['\ufeff05/04/1980', 19800405], ['29/02/2000', 20000229],
	])('%s', (written, ymd) => {
		expect(parseDate(written)).toEqual({ymd});
	});

	test.each([
		['30/02/1980', 19800230], ['29/02/1981', 19810229], ['29/02/1900', 19000229], ['31/04/1980', 19800431],
		['31/11/1980', 19801131], ['04/25/1980', 19802504],
		['05/00/1980', 19800005], ['19800230', 19800230], ['30021980', 19800230], ['13/1980', 19801300],
	])('%s is impossible', (written, ymd) => {
		expect(parseDate(written)).toEqual({ymd, issue: 'impossible'});
	});

	test.each(['', '  ', '00/00/0000', '__/__/____', '//', '00000000', '0000-00-00'])('%j says nothing', (written) => {
		expect(parseDate(written)).toEqual({});
	});

	test.each([
		'abc', '05/04', '05/04/65', '65', '1/2/3/4', '05/04/19801', '005/04/1980', '29316', '050480', 'Nam',
		'05/04/1980 ghi chú', '05/04/1980 9:xx', 'không rõ', '05/IV/1980', '01/01/0001',
		'12:30',
	])('%s is unreadable', (written) => {
		expect(parseDate(written)).toEqual({issue: 'unreadable'});
	});

	test('the order of the numbers can be given', () => {
		expect(parseDate('04/05/1980', 'mdy')).toEqual({ymd: 19800405});
		expect(parseDate('4/5/1980', 'mdy')).toEqual({ymd: 19800405});
		expect(parseDate('1980-04-05', 'mdy')).toEqual({ymd: 19800405});
		expect(parseDate('05/04/1980', 'ymd')).toEqual({ymd: 19800405});
	});
});

describe('compileDateFormat', () => {
	test.each([
		['dd/mm/yyyy', '05/04/1980', 19800405], ['dd/mm/yyyy', '5/4/1980', 19800405], ['dd/mm/yyyy', '1965', 19650000],
		['dd/mm/yyyy', '00/00/1965', 19650000],
		['dd/mm/yyyy', '04/1980', 19800400], ['dd/mm/yyyy', '1980-04-05', 19800405], ['m/d/yyyy', '4/5/1980', 19800405],
		['mm-dd-yyyy', '04-05-1980', 19800405],
		['yyyymmdd', '19800405', 19800405], ['yyyymmdd', '1965', 19650000], ['yyyymmdd', '20041012', 20041012],
		['ddmmyyyy', '20101912', 19121020], ['ddmmyyyy', '00001965', 19650000],
		['dd/mm/yy', '05/04/65', 19650405], ['dd/mm/yy', '05/04/12', 20120405], ['dd/mm/yy', '05/04/1912', 19120405],
		['ddmmyy', '050465', 19650405],
		['mm/yyyy', '04/1980', 19800400], ['yyyy', '1980', 19800000], ['yyyy', '1980-04-05', 19800405],
		['d.m.yyyy', '5.4.1980', 19800405],
		['DD/MM/YYYY', '05/04/1980', 19800405], ['yyyy-dd-mm', '1980-05-04', 19800405],
	])('%s reads %s', (format, written, ymd) => {
		expect(compileDateFormat(format)?.(written)).toEqual({ymd});
	});

	test('what does not fit is unreadable or impossible', () => {
		expect(compileDateFormat('dd/mm/yyyy')?.('05/04/65')).toEqual({issue: 'unreadable'});
		expect(compileDateFormat('mm/yyyy')?.('05/04/1980')).toEqual({ymd: 19800405});
		expect(compileDateFormat('m/d/yyyy')?.('25/4/1980')).toEqual({ymd: 19802504, issue: 'impossible'});
		expect(compileDateFormat('dd/mm/yy')?.('00/00/00')).toEqual({});
		expect(compileDateFormat('dd/mm/yyyy')?.('')).toEqual({});
	});

	test.each(['', 'dd', 'dd/mm', 'dd/yyyy', 'dd/mm/yyyy/dd', 'yyyy/yy', 'yyyy-mm-dd hh', 'dmyyyy', 'ddmm/yyyy', 'dd/mmm/yyyy', 'tháng'])(
		'%j is no format',
		(format) => {
			expect(compileDateFormat(format)).toBeUndefined();
		},
	);
});

test.each([
	[19800405, '05/04/1980', 'day'], [19800400, '04/1980', 'month'], [19650000, '1965', 'year'], [0, '', 'none'],
	[19800230, '30/02/1980', 'day'],
])('formatDate and precision of %i', (ymd, written, known) => {
	expect(formatDate(ymd)).toBe(written);
	expect(precision(ymd)).toBe(known);
});

test('precision of nothing', () => {
	expect(precision(undefined)).toBe('none');
});

test.each([
	[20000229, true], [19000229, false], [20240229, true], [20230229, false], [19800431, false], [19650000, true],
	[19650500, true], [19651300, false], [19650005, false],
	[0, false], [19801301, false],
])('isRealDate(%i) is %s', (ymd, real) => {
	expect(isRealDate(ymd)).toBe(real);
});

describe('birthDifference', () => {
	test.each([
		['equal', 19800405, 19800405],
		['precision', 19800405, 19800000],
		['precision', 19800405, 19800400],
		['precision', 19800400, 19800000],
		['default_date', 19800101, 19800000],
		['default_date', 19800101, 19800715],
		['default_date', 19800101, 19800700],
		['day_month_swapped', 19800405, 19800504],
		['one_digit', 19800405, 19800415],
		['one_digit', 19800405, 19810405],
		['one_digit', 19650000, 19660000],
		['lunar_suspect', 19800117, 19800304],
		['lunar_suspect', 19791212, 19800128],
		['other', 19800405, 19801127],
		['other', 19800405, 19790000],
		['other', 19800405, 19800600],
		['other', 19650000, 19720000],
		['other', 19800230, 19800328],
	] as const)('%s: %i %i', (difference, a, b) => {
		expect(birthDifference(a, b)).toBe(difference);
		expect(birthDifference(b, a)).toBe(difference);
	});
});

test.each([
	[19800405, '2022-04-04T23:59:59Z', 41], [19800405, '2022-04-05T00:00:00Z', 42], [19800000, '2022-01-01T00:00:00Z', 42],
	[19800400, '2022-03-31T00:00:00Z', 41],
	[20000229, '2022-02-28T00:00:00Z', 21],
])('the age of %i at %s is %i', (ymd, now, age) => {
	expect(ageInYears(ymd, new Date(now))).toBe(age);
});
