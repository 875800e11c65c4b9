import {describe, expect, test} from 'vitest';
import {
	cleanIdentifier, identifierForm, idContradictions, idStructure, isPersonalId, isScientific, padLostZeros, type PersonalId,
} from '../../../src/vietnam/ids.ts';
import {cleanPhone, isPhone} from '../../../src/vietnam/phone.ts';

function personalId(digits: string): PersonalId {
	if (!isPersonalId(digits)) throw new Error('no twelve digits');
	return digits;
}

describe('cleanIdentifier', () => {
	test.each([
		['074080001234', '074080001234'], ["'074080001234", '074080001234'], [' 074.080.001.234 ', '074080001234'],
		['074-080-001-234', '074080001234'],
		['074\u00a0080\u2003001234', '074080001234'], ['\ufeff074080001234', '074080001234'],
		['074–080001234', '074080001234'], ["-'074080001234", '074080001234'],
		['b1234567', 'B1234567'], ['07408O001234', '07408O001234'], ['280123456/074080001234', '280123456/074080001234'],
		['7.4085E+10', '7.4085E+10'],
		[' 7,4085e+10', '7,4085E+10'], ['', ''], ['-', ''],
	])('%j', (written, clean) => {
		expect(cleanIdentifier(written)).toBe(clean);
		expect(cleanIdentifier(clean)).toBe(clean);
	});
});

test.each([
	['074080001234', 'twelve'], ['280123456', 'nine'], ['07408000123', 'other'], ['07408O001234', 'other'],
	['B12345678', 'other'], ['', 'other'], ['٠٧٤٠٨٠٠٠١٢٣٤', 'other'],
])('the form of %s is %s', (clean, form) => {
	expect(identifierForm(clean)).toBe(form);
});

describe('idStructure', () => {
	test.each([
		['074080001234', {prefix: '074', prefixKind: 'province', century: 20, sex: 'male', birthYear: 1980}],
		['074180001234', {prefix: '074', prefixKind: 'province', century: 20, sex: 'female', birthYear: 1980}],
		['001205001234', {prefix: '001', prefixKind: 'province', century: 21, sex: 'male', birthYear: 2005}],
		['079399001234', {prefix: '079', prefixKind: 'province', century: 21, sex: 'female', birthYear: 2099}],
		['286080001234', {prefix: '286', prefixKind: 'foreign', century: 20, sex: 'male', birthYear: 1980}],
		['000080001234', {prefix: '000', prefixKind: 'foreign', century: 20, sex: 'male', birthYear: 1980}],
		['840980001234', {prefix: '840', prefixKind: 'unknown', century: 24, sex: 'female', birthYear: 2380}],
		['003080001234', {prefix: '003', prefixKind: 'unknown', century: 20, sex: 'male', birthYear: 1980}],
	])('%s', (digits, structure) => {
		expect(idStructure(personalId(digits))).toEqual(structure);
	});
});

test.each([
	['agrees', '074080001234', 19800405, 'male', []],
	['the year is enough', '074080001234', 19800000, 'male', []],
	['birth', '074080001234', 19810405, 'male', ['birth']],
	['sex', '074080001234', 19800405, 'female', ['sex']],
	['both', '074080001234', 20800405, 'female', ['birth', 'sex']],
	['nothing known', '074080001234', undefined, undefined, []],
	['no date', '074080001234', 0, undefined, []],
] as const)('idContradictions: %s', (_, digits, ymd, sex, contradictions) => {
	expect(idContradictions(personalId(digits), ymd, sex)).toEqual(contradictions);
});

test.each([
	['one zero', '74080001234', 19800405, 'male', '074080001234'],
	['two zeros', '1180001234', 19800405, 'female', '001180001234'],
	['a phone number', '0912345678', 19800405, 'male', undefined],
	['other birth year', '74080001234', 19810405, 'male', undefined],
	['other sex', '74080001234', 19800405, 'female', undefined],
	['birth not known', '74080001234', undefined, 'male', undefined],
	['sex not known', '74080001234', 19800405, undefined, undefined],
	['no such province', '3080001234', 19800405, 'male', undefined],
	['nine digits are an old card', '280123456', 19800405, 'male', undefined],
	['letters', '7408000123A', 19800405, 'male', undefined],
] as const)('padLostZeros: %s', (_, digits, ymd, sex, padded) => {
	expect(padLostZeros(digits, ymd, sex)).toBe(padded);
});

test.each([
	['7.4085E+10', true], ['7,4085E+10', true], ['7E10', true], [' 7.4e+10 ', true], ['74085E+10', false], ['B7', false],
	['074080001234', false], ['7E123', false],
])('isScientific(%s) is %s', (written, scientific) => {
	expect(isScientific(written)).toBe(scientific);
});

test.each([
	['0912345678', '0912345678', true], ['091 234 56 78', '0912345678', true], ['091.234.5678', '0912345678', true],
	['+84 912 345 678', '0912345678', true],
	['84912345678', '0912345678', true], ['0084912345678', '0912345678', true], ['+84 (0)912345678', '0912345678', true],
	['0274 3822 222', '02743822222', true],
	['+84 274 3822 222', '02743822222', true], ['0612345678', '0612345678', false],
	['01234567890', '0834567890', true], ['0168.765.4321', '0387654321', true], ['+84 168 765 4321', '0387654321', true], ['01991234567', '0591234567', true],
	['0120 123 4567', '0701234567', true], ['0186 1234567', '0561234567', true], ['01101234567', '01101234567', false], ['0168765432', '0168765432', false],
	['912345678', '0912345678', true], ['1687654321', '0387654321', true], ['2743822222', '02743822222', true], ['612345678', '612345678', false], ['91234567', '91234567', false],
	['0912345678/0387654321', '0912345678/0387654321', false], ['', '', false],
])('phone %s', (written, clean, valid) => {
	expect(cleanPhone(written)).toBe(clean);
	expect(cleanPhone(clean)).toBe(clean);
	expect(isPhone(clean)).toBe(valid);
});
