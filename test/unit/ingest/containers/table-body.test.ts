import {describe, expect, it} from 'vitest';
import {TableBody} from '../../../../src/ingest/containers/table-body.ts';
import {isDivisionRow, isTotalRow} from '../../../../src/ingest/containers/totals.ts';
import {encodePage} from '../../../../src/vietnam/legacy/code-pages.ts';
import {readAsWindows1252} from '../../../../src/vietnam/legacy/windows-1252.ts';

const headings = ['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Địa chỉ', 'Ghi chú'];
const person = (name: string) => ['1', name, '05/04/1980', '074080000001', 'Số 1', ''];

/** Rows one below the other; a blank one where there is none. */
function read(rows: readonly (readonly string[] | undefined)[]) {
	const body = new TableBody({headings, lastRow: 1}, [headings]);
	const people = rows.flatMap((cells, index) => (cells === undefined ? [] : body.next({row: index + 2, cells})));
	body.finish();
	return {people: people.map(({cells}) => cells[1] || cells[0]), headings: body.repeatedHeadings, foot: body.footRows};
}

describe('below the headings', () => {
	it('are people, headings again, totals, and remarks at the end', () => {
		expect(read([
			person('An'), ['Cộng khu phố 1', '', '', '', '1'], headings, person('Ba'), ['Tổng cộng', '', '', '', '2'], undefined,
			['', '', '', '', 'Ngày 15 tháng 8 năm 2022'], ['', 'Người lập biểu', '', '', 'Trưởng công an'], undefined, ['', 'Lê Văn Cường'],
		])).toEqual({people: ['An', 'Ba'], headings: 1, foot: 5});
	});

	it('what only names those below is nobody, and loses nobody', () => {
		expect(read([['KHU PHỐ 1'], ['', 'Lê Văn Cường'], ['II. Tạm trú', '', '', '', '', ''], ['', 'Võ Thị Em'], undefined, ['', 'Tô Văn Ba'], ['', '', 'Hộ số 12']]))
			.toEqual({people: ['Lê Văn Cường', 'Võ Thị Em', 'Tô Văn Ba'], headings: 0, foot: 3});
	});

	it('nobody is lost who stands below a total, however little is known of him', () => {
		expect(read([person('An'), ['Tổng cộng', '', '', '', '1'], ['', 'Lê Văn Cường'], person('Ba')])).toEqual({people: ['An', 'Lê Văn Cường', 'Ba'], headings: 0, foot: 1});
	});

	it('a person of whom only the name is known stays one, also at the end', () => {
		expect(read([person('An'), ['', 'Lê Văn Cường'], undefined, ['', 'Võ Thị Em']])).toEqual({people: ['An', 'Lê Văn Cường', 'Võ Thị Em'], headings: 0, foot: 0});
	});
});

describe('a division', () => {
	const row = (cell: string) => ['', cell, '', '', ''];
	it.each(['KHU PHỐ 3', 'Khu phố Bình Đáng', 'kp2', 'Tổ 5', 'TO 5', 'Ấp Chánh', 'II. Tạm trú', 'A/ Thường trú', 'Danh sách tạm trú', 'Hộ ông: Nguyễn Văn An', readAsWindows1252(encodePage('Khu phố 3', 'vni')!)])('%j', cell => {
		expect(isDivisionRow(row(cell), 5)).toBe(true);
	});

	it.each(['Tô Văn An', 'To Van An', 'Hồ Thị Ba', 'Ap', 'Thơm', 'Nguyễn Văn Tổ', '12', 'Lê Danh Sách'])('is not %j', cell => {
		expect(isDivisionRow(row(cell), 5)).toBe(false);
	});

	it('is not a row that says more, nor one of a narrow table', () => {
		expect([isDivisionRow(['Khu phố 3', 'An'], 5), isDivisionRow(['Khu phố 3'], 3)]).toEqual([false, false]);
	});
});

describe('a total', () => {
	const old = (text: string) => readAsWindows1252(encodePage(text, 'tcvn3')!);
	it.each([
		[['Tổng cộng', '', '12']], [['', 'TỔNG SỐ: 12 người']], [['Cộng', '3', '4.000']], [['Tong cong', '3']], [['Cộng: 2 người']], [[old('Tổng cộng'), '12']],
	])('%j', cells => {
		expect(isTotalRow(cells)).toBe(true);
	});

	it.each([
		[['Công', 'Nguyễn Văn']], [['Tống Cộng Hòa', '05/04/1980']], [['Tổng', 'Nguyễn', 'Văn', '074080000001']], [['1', 'Tổng cộng']], [['Cộng Đồng', 'Lê', 'Văn']],
	])('is not %j', cells => {
		expect(isTotalRow(cells)).toBe(false);
	});
});
