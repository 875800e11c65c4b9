import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {readIdCell, restoreZeros} from '../../../src/vietnam/damage/id-cell.ts';
import {wholeNumber} from '../../../src/vietnam/damage/spreadsheet-text.ts';

describe('one ID cell', () => {
	test.each([
		['074085001234', '074085001234', 'twelve'], [' 074 085 001 234\u00a0', '074085001234', 'twelve'], ["'074085001234", '074085001234', 'twelve'],
		['="074085001234"', '074085001234', 'twelve'], ['074085001234.0', '074085001234', 'twelve'], ['０７４085001234', '074085001234', 'twelve'],
		['074.085.001.234', '074085001234', 'twelve'], ['074,085,001,234', '074085001234', 'twelve'], ['2.81234567E+08', '281234567', 'nine'],
		['1.01085001234E+11', '101085001234', 'twelve'], ['281234567', '281234567', 'nine'], ['281234567.00', '281234567', 'nine'], ['\u200b074085001234\ufeff', '074085001234', 'twelve'],
	])('%s is whole', (written, id, form) => {
		expect(readIdCell(written)).toEqual({outcome: 'whole', id, form});
	});

	test.each([
		['74085001234', '74085001234'], ['74085001234.0', '74085001234'], ['7.4085001234E+10', '74085001234'], ['74,085,001,234', '74085001234'],
		['1085001234', '1085001234'], ['24123456', '24123456'],
	])('%s has lost zeros', (written, digits) => {
		expect(readIdCell(written)).toEqual({outcome: 'shortened', digits});
	});

	test.each([
		['1.23E+11', 'scientific'], ['7,4085E+10', 'scientific'], ['7.4085e10', 'scientific'], ['#######', 'overflow'], ['#VALUE!', 'error'],
	])('%s is lost, and nothing is guessed', (written, how) => {
		expect(readIdCell(written)).toEqual({outcome: 'lost', how});
	});

	test.each([
		['281234567 05/04/1998', '281234567', 19980405], ['074085001234 (15/08/2021)', '074085001234', 20210815], ['07408500123405041985', '074085001234', 19850405],
	])('%s: a date stands at the number', (written, id, ymd) => {
		expect(readIdCell(written)).toEqual({outcome: 'glued', id, ymd});
	});

	test.each([
		['', {outcome: 'nothing'}], [' \u00a0', {outcome: 'nothing'}], ['B1234567', {outcome: 'other', clean: 'B1234567'}], ['O74085001234', {outcome: 'other', clean: 'O74085001234'}],
		['0740850012', {outcome: 'other', clean: '0740850012'}], ['12', {outcome: 'other', clean: '12'}], ['7408500123411', {outcome: 'other', clean: '7408500123411'}],
		['105/04/1980', {outcome: 'other', clean: '105/04/1980'}],
	])('%j', (written, reading) => {
		expect(readIdCell(written)).toEqual(reading);
	});

	test('any text gives an answer', () => {
		const pieces = [...'0123456789.,E+#="/ ', '\u00a0', '\u200b', 'O'];
		fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), {maxLength: 20}).map((parts) => parts.join('')), (written) => {
			const reading = readIdCell(written);
			if (reading.outcome === 'whole') expect(reading.id).toMatch(/^(?:\d{9}|\d{12})$/);
		}), {numRuns: 3000});
	});
});

test.each([
	['74085001234.000', undefined], ['1.000', undefined], ['12.345', undefined], ['1.234,567', undefined], ['5', undefined], ['1.2E+00', undefined],
	['1.20E+02', {digits: '120'}], ['1.2E+02', 'scientific'],
])('%s as a whole number', (text, number) => {
	expect(wholeNumber(text)).toEqual(number);
});

describe('leading zeros come back', () => {
	test('only where structure, birth year and sex agree', () => {
		expect(restoreZeros('74085001234', 19850405, 'male')).toEqual({outcome: 'restored', id: '074085001234'});
		expect(restoreZeros('74185001234', 19850000, 'female')).toEqual({outcome: 'restored', id: '074185001234'});
		expect(restoreZeros('1085001234', 19850405, 'male')).toEqual({outcome: 'restored', id: '001085001234'});
		expect(restoreZeros('74085001234', 19860405, 'male')).toEqual({outcome: 'contradicted', by: ['birth']});
		expect(restoreZeros('74085001234', 19860405, 'female')).toEqual({outcome: 'contradicted', by: ['birth', 'sex']});
	});

	test('and not where one of them is unknown', () => {
		expect(restoreZeros('74085001234', undefined, 'male')).toEqual({outcome: 'open'});
		expect(restoreZeros('74085001234', 19850405, undefined)).toEqual({outcome: 'open'});
		expect(restoreZeros('74085001234', 0, 'male')).toEqual({outcome: 'open'});
		expect(restoreZeros('74085001234', undefined, 'female')).toEqual({outcome: 'contradicted', by: ['sex']});
	});

	test.each(['3085001234', '99085001234', '01085001234', '0912345678', '24123456', '074085001234', 'x', ''])('%s has been no personal ID', (digits) => {
		expect(restoreZeros(digits, 19850405, 'male')).toEqual({outcome: 'no_id'});
	});
});
