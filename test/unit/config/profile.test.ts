import {describe, expect, it} from 'vitest';
import {loadProfile, parseProfile} from '../../../src/config/profile.ts';
import type {KnownError} from '../../../src/errors.ts';

function problems(text: string): string[] {
	try {
		parseProfile(text, '/x/test.yaml');
	} catch (error) {
		return (error as AggregateError).errors.map(({code, details, place}: KnownError) =>
			[code, details.path, details.expected ?? details.proposal, place.line === undefined ? '' : `${place.line}:${place.column}`].filter(Boolean).join(' '));
	}
	return [];
}

describe('a profile', () => {
	it('says all that the contract has', () => {
		const profile = parseProfile(`
encoding: tcvn3
sheet: Danh sách
delimiter: "\\t"
header_row: 4
columns:
  record_code: Mã hồ sơ
  full_name: [Họ, Chữ đệm và tên]
  birth_date: {column: Ngày sinh, format: dd/mm/yyyy}
values:
  sex: {"1": male, 0: female}
  unit: {Phú Cường: 25747}
custom:
  insurance_no: {column: Số BHXH, type: id}
  joined: {column: [d, m, y], type: date, format: d m yyyy}
`, '/x/test.yaml');
		expect(profile).toEqual({
			name: 'test.yaml', encoding: 'tcvn3', sheet: 'Danh sách', delimiter: '\t', headerRow: 4,
			columns: new Map([
				['record_code', {headings: ['Mã hồ sơ']}],
				['full_name', {headings: ['Họ', 'Chữ đệm và tên']}],
				['birth_date', {headings: ['Ngày sinh'], format: 'dd/mm/yyyy'}],
			]),
			values: new Map([['sex', new Map([['0', 'female'], ['1', 'male']])], ['unit', new Map([['Phú Cường', '25747']])]]),
			custom: [
				{name: 'insurance_no', type: 'id', headings: ['Số BHXH'], format: undefined},
				{name: 'joined', type: 'date', headings: ['d', 'm', 'y'], format: 'd m yyyy'},
			],
		});
	});

	it('says what a value means by its code or as an officer would write it', () => {
		const {values} = parseProfile(`
values:
  sex: {"1": Nam, "2": nữ}
  relation: {CH: Chủ hộ, V: Vợ}
  ethnicity: {"1": 01, K: Kinh}
`, 'a.yaml');
		expect(values.get('sex')).toEqual(new Map([['1', 'male'], ['2', 'female']]));
		expect(values.get('relation')).toEqual(new Map([['CH', 'head'], ['V', 'spouse:F']]));
		expect(values.get('ethnicity')).toEqual(new Map([['1', '01'], ['K', '01']]));
	});

	it('may say nothing', () => {
		expect(parseProfile('', 'a.yaml')).toEqual({name: 'a.yaml', values: new Map(), custom: []});
	});

	it.each(['febrl', 'rldata', 'splink-fake'])('of the public set %s is right', name => {
		expect(loadProfile(`fixtures/profiles/${name}.yaml`).columns?.has('full_name')).toBe(true);
	});
});

describe('errors', () => {
	it('come all at once, with path, line and column', () => {
		expect(problems(`delimiter: ":"
header_row: 0
columns:
  record_kode: A
  sex: {column: GT, format: dd}
  birth_date: {column: NS, format: dd/mm/jjjj}
values:
  sex: {"1": male, "0": woman}
  unit: {Phú Cường: 1234}
  full_name: {a: b}
custom:
  full_name: {column: x, type: id}
  Tax: {column: x, type: id}
  a: {column: x, type: ids}
  b: x
extra: 1
`)).toEqual([
			'PROFILE_VALUE delimiter delimiter 1:12',
			'PROFILE_VALUE header_row headerRow 2:13',
			'PROFILE_KEY columns.record_kode record_code 4:3',
			'PROFILE_KEY columns.sex.format 5:21',
			'PROFILE_VALUE columns.birth_date.format dateFormat 6:36',
			'PROFILE_VALUE values.sex.0 canonical 8:25',
			'PROFILE_VALUE values.unit.Phú Cường canonical 9:21',
			'PROFILE_KEY values.full_name 10:3',
			'PROFILE_VALUE custom.full_name customName 12:3',
			'PROFILE_VALUE custom.Tax customName 13:3',
			'PROFILE_VALUE custom.a.type customType 14:24',
			'PROFILE_VALUE custom.b column 15:6',
			'PROFILE_KEY extra 16:1',
		]);
	});

	it.each([
		['columns: [', ['PROFILE_SYNTAX 1:11']],
		['- a\n', ['PROFILE_SYNTAX']],
		['header_row: 1\nheader_row: 2\n', ['PROFILE_KEY_TWICE 2:1']],
		['columns: 5\n', ['PROFILE_VALUE columns section 1:10']],
		['encoding: tcvn\n', ['PROFILE_VALUE encoding encoding 1:11']],
		['sheet: 0\n', ['PROFILE_VALUE sheet sheet 1:8']],
		['columns: {full_name: []}\n', ['PROFILE_VALUE columns.full_name column 1:22']],
		['columns: {operation: x}\n', ['PROFILE_KEY columns.operation relation 1:11']],
	])('%j', (text, expected) => {
		expect(problems(text)).toEqual(expected);
	});

	it('say that a profile is not there', () => {
		expect(() => loadProfile('nowhere.yaml')).toThrow(expect.objectContaining({code: 'PROFILE_MISSING', exitCode: 2}));
	});
});
