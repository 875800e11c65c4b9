import {describe, expect, it} from 'vitest';
import {parseProfile} from '../../../src/config/profile.ts';
import {KnownError} from '../../../src/errors.ts';
import {columnsReport, layoutKey, layoutOf} from '../../../src/ingest/layout.ts';

function fieldsOf(headings: readonly string[], profile?: string): Record<string, unknown> {
	const {fields, custom} = layoutOf(headings, profile === undefined ? undefined : parseProfile(profile, 'test.yaml'));
	return Object.fromEntries([...fields, ...custom.map(source => [source.name, source] as const)].map(([name, {columns, rule}]) =>
		[name, rule === 'cells' ? columns : {columns, rule}]));
}

function refused(headings: readonly string[], profile?: string): KnownError {
	try {
		fieldsOf(headings, profile);
	} catch (error) {
		if (error instanceof KnownError) return error;
		throw error;
	}
	throw new Error('not refused');
}

describe('without a profile', () => {
	it('takes what the headings say', () => {
		expect(fieldsOf(['STT', 'Mã hồ sơ', 'Họ và tên', 'Ngày sinh', 'Ghi chú'])).toEqual({record_code: [1], full_name: [2], birth_date: [3]});
	});

	it('joins names and dates in pieces', () => {
		expect(fieldsOf(['Họ', 'Tên đệm', 'Tên', 'Ngày', 'Tháng', 'Năm'])).toEqual({
			full_name: [0, 1, 2], birth_date: {columns: [3, 4, 5], rule: 'birth_parts'},
		});
	});

	it('reads the sex out of a birth date\'s column', () => {
		expect(fieldsOf(['Họ và tên', 'Nam', 'Nữ'])).toEqual({
			full_name: [0], birth_date: {columns: [1, 2], rule: 'birth_by_sex'}, sex: {columns: [1, 2], rule: 'sex_by_column'},
		});
	});

	it('does not take a running number for content', () => {
		expect(layoutOf(['STT', 'Họ và tên', 'Ghi chú'], undefined)).toMatchObject({used: [1], numbering: [0], width: 3});
	});

	it('refuses headings that name nobody, with a profile to complete', () => {
		const {code, exitCode, details} = refused(['ref', 'Ngày sinh', 'label: x']);
		expect([code, exitCode]).toEqual(['HEADINGS_UNKNOWN', 3]);
		expect(details.profile).toBe('columns:\n  # ?: ref\n  birth_date: Ngày sinh\n  # ?: "label: x"');
	});

	it('shows nothing of a row of data that stands in the place of headings', () => {
		expect(refused(['HS1', 'Nguyễn Văn An', '05/04/1980', 'Nam'])).toMatchObject({code: 'HEADINGS_UNKNOWN', details: {}});
	});

	it('refuses what can mean several things', () => {
		const {code, details} = refused(['Họ và tên', 'nam']);
		expect([code, details]).toEqual(['HEADINGS_AMBIGUOUS', {headings: ['nam'], profile: expect.stringContaining('full_name: Họ và tên')}]);
	});

	it('refuses two headings of one meaning, and the same heading twice', () => {
		expect(refused(['Họ và tên', 'Ngày sinh', 'NTNS'])).toMatchObject({code: 'HEADINGS_AMBIGUOUS', details: {headings: ['Ngày sinh', 'NTNS']}});
		expect(refused(['Họ và tên', 'Ngày sinh', 'ngày sinh'])).toMatchObject({code: 'HEADING_TWICE', details: {heading: 'Ngày sinh', columns: ['2', '3']}});
	});

	it('lets a heading stand twice that is not read', () => {
		expect(fieldsOf(['Họ và tên', 'Ghi chú', 'Ghi chú'])).toEqual({full_name: [0]});
	});
});

describe('with a profile', () => {
	it('reads the columns that it names, and no others', () => {
		const profile = 'columns: {full_name: [Họ, Tên], birth_date: {column: [y, m, d], format: yyyy m d}}\ncustom: {insurance_no: {column: BHXH, type: id}}';
		expect(fieldsOf(['Tên', 'Họ', 'y', 'm', 'd', 'BHXH', 'Giới tính'], profile)).toEqual({full_name: [1, 0], birth_date: [2, 3, 4], insurance_no: [5]});
	});

	it('recognises headings where it names no columns', () => {
		expect(fieldsOf(['Họ và tên', 'x'], 'custom: {tax: {column: x, type: id}}')).toEqual({full_name: [0], tax: [1]});
	});

	it('does not ask for a name', () => {
		expect(fieldsOf(['a'], 'columns: {record_code: a}')).toEqual({record_code: [0]});
	});

	it('names all columns that the file lacks', () => {
		expect(refused(['a'], 'columns: {record_code: a, full_name: [b, c]}\ncustom: {x: {column: d, type: text}}')).toMatchObject({
			code: 'PROFILE_COLUMN_MISSING', exitCode: 3, details: {columns: ['b', 'c', 'd'], profile: 'test.yaml'},
		});
	});

	it('refuses a column that is there twice', () => {
		expect(refused(['a', 'A'], 'columns: {full_name: a}')).toMatchObject({code: 'HEADING_TWICE'});
	});
});

describe('a layout', () => {
	it('is the same for other headings of the same meaning in the same places', () => {
		expect(layoutKey(layoutOf(['Họ tên', 'NTNS'], undefined))).toBe(layoutKey(layoutOf(['Họ và tên', 'Ngày sinh'], undefined)));
		expect(layoutKey(layoutOf(['NTNS', 'Họ tên'], undefined))).not.toBe(layoutKey(layoutOf(['Họ tên', 'NTNS'], undefined)));
	});

	it('tells which heading became which field', () => {
		const headings = ['Họ', 'Tên', '', 'Ghi chú'];
		expect(columnsReport(headings, layoutOf(headings, undefined))).toEqual({'Họ': 'full_name', 'Tên': 'full_name', '#3': null, 'Ghi chú': null});
	});
});
