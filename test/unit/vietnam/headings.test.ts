import {describe, expect, test} from 'vitest';
import {fields} from '../../../src/vietnam/fields.ts';
import {recognizeHeadings} from '../../../src/vietnam/headings.ts';

function columnsOf(...headings: string[]): Record<string, number> {
	return Object.fromEntries(recognizeHeadings(headings).columns);
}

describe('recognizeHeadings', () => {
	test('a list as the police print it', () => {
		const result = recognizeHeadings([
			'STT', 'STT trong hộ', 'Họ và tên', 'Số ĐDCN/CCCD', 'Ngày sinh', 'Giới tính', 'Quê quán', 'Dân tộc', 'Quốc tịch',
			'Số HSCT', 'Quan hệ với chủ hộ', 'Ở đâu đến', 'Ngày đến',
			'Địa chỉ thường trú',
		]);
		expect(Object.fromEntries(result.columns)).toEqual({
			full_name: 2, personal_id: 3, birth_date: 4, sex: 5, native_place: 6, ethnicity: 7, nationality: 8, household: 9, relation: 10, permanent_address: 13,
		});
		expect(result.ignored.map(({field}) => field)).toEqual(['row_no', 'row_no', 'arrived_from', 'arrived_on']);
		expect(result.unknown).toEqual([]);
		expect(result.ambiguous).toEqual([]);
	});

	test('the english names of all fields', () => {
		const result = recognizeHeadings(fields);
		expect([...result.columns.keys()]).toEqual([...fields]);
		expect(result.ambiguous).toEqual([]);
	});

	test.each([
		['case, blanks and line breaks', ['HỌ  VÀ\nTÊN'], {full_name: 0}],
		['decomposed', ['Ngày sinh'.normalize('NFD')], {birth_date: 0}],
		['tone mark elsewhere', ['Số ĐDCN đã huỷ'], {cancelled_id: 0}],
		['without diacritics', ['Ho va ten', 'Ngay sinh', 'Gioi tinh', 'Dan toc'], {full_name: 0, birth_date: 1, sex: 2, ethnicity: 3}],
		['names of programs', ['ho_ten', 'ngaySinh', 'SO_CCCD', 'ma-ho'], {full_name: 0, birth_date: 1, personal_id: 2, household: 3}],
		['remarks of forms', ['Họ và tên (*)', 'Ngày sinh (dd/mm/yyyy)', 'Giới tính:', 'Dân tộc (5)'], {full_name: 0, birth_date: 1, sex: 2, ethnicity: 3}],
		['an old card', ['Số CMND', 'Số CCCD'], {old_id: 0, personal_id: 1}],
		['an address without kind', ['Địa chỉ'], {address: 0}],
		['phone and ethnicity', ['ĐT', 'DT'], {phone: 0, ethnicity: 1}],
	])('%s', (_, headings, columns) => {
		expect(columnsOf(...headings)).toEqual(columns);
	});

	test.each([
		['Tên alone is the full name', ['STT', 'Tên'], {full_name: 1}],
		['Tên beside Họ', ['Họ', 'Tên'], {surname_middle: 0, given_name: 1}],
		['Tên beside Họ đệm', ['Họ đệm', 'Tên'], {surname_middle: 0, given_name: 1}],
		['Tên beside Họ lót', ['Họ lót', 'Tên'], {surname_middle: 0, given_name: 1}],
		['a heading over two columns', ['HỌ VÀ', 'TÊN'], {surname_middle: 0, given_name: 1}],
		['Họ beside the rest', ['Họ', 'Chữ đệm và tên'], {surname_middle: 0, given_name: 1}],
		['three parts in the South', ['Họ', 'Chữ lót', 'Tên'], {surname_middle: 0, middle_name: 1, given_name: 2}],
		['three parts', ['Họ', 'Tên đệm', 'Tên'], {surname_middle: 0, middle_name: 1, given_name: 2}],
		['Năm sinh alone is the birth date', ['Họ tên', 'Năm sinh'], {full_name: 0, birth_date: 1}],
		['Ngày, Tháng, Năm', ['Ngày', 'Tháng', 'Năm'], {birth_day: 0, birth_month: 1, birth_year: 2}],
		['Ngày sinh, Tháng sinh, Năm sinh', ['Ngày sinh', 'Tháng sinh', 'Năm sinh'], {birth_day: 0, birth_month: 1, birth_year: 2}],
		['Ngay, Thang, Nam', ['Ngay', 'Thang', 'Nam'], {birth_day: 0, birth_month: 1, birth_year: 2}],
		['a birth date for each sex', ['Họ tên', 'Nam', 'Nữ'], {full_name: 0, birth_date_if_male: 1, birth_date_if_female: 2}],
		['the sex in one column', ['Nam/Nữ'], {sex: 0}],
	])('neighbours decide: %s', (_, headings, columns) => {
		expect(columnsOf(...headings)).toEqual(columns);
	});

	test.each([
		['one field by two headings', ['Số CCCD', 'Số định danh cá nhân'], [{columns: [0, 1], fields: ['personal_id']}]],
		['a birth date and a birth year', ['Ngày sinh', 'Năm sinh'], [{columns: [0, 1], fields: ['birth_date']}]],
		['a surname without a given name', ['Họ', 'Ngày sinh'], [{columns: [0], fields: ['surname_middle', 'full_name']}]],
		['DT where nothing has diacritics', ['Ho ten', 'DT'], [{columns: [1], fields: ['ethnicity', 'phone']}]],
		['Nam alone', ['Họ tên', 'Nam'], [{columns: [1], fields: ['birth_year', 'birth_date_if_male']}]],
		['Nữ alone', ['Họ tên', 'Nữ'], [{columns: [1], fields: ['birth_date_if_female', 'sex']}]],
	])('ambiguous: %s', (_, headings, ambiguous) => {
		expect(recognizeHeadings(headings).ambiguous).toEqual(ambiguous);
	});

	test('unknown and ignored headings, each as often as it stands there', () => {
		const result = recognizeHeadings(['Ghi chú', '', 'Chiều cao', 'Ghi chú', 'Ngày']);
		expect(result.ignored).toEqual([{column: 0, field: 'note'}, {column: 3, field: 'note'}]);
		expect(result.unknown).toEqual([1, 2, 4]);
	});
});
