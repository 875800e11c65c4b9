import {describe, expect, it} from 'vitest';
import {renderTable} from '../../../src/report/table.ts';
import {breakText, displayWidth, shorten} from '../../../src/report/text-width.ts';
import {wrapText} from '../../../src/report/wrap-text.ts';

const columns = [{heading: 'Mã'}, {heading: 'Họ tên', flexible: true}, {heading: 'Số', align: 'right'}] as const;

describe('renderTable', () => {
	it('aligns Vietnamese, however it is composed, and wide letters', () => {
		const rows = [['A1', 'Nguyễn Văn Ẩn'.normalize('NFD'), '7'], ['A10', '阮文安', '1.234'], ['B', '', '']];
		expect(renderTable(columns, rows).map(line => line.normalize('NFC'))).toEqual([
			'Mã   Họ tên            Số',
			'A1   Nguyễn Văn Ẩn      7',
			'A10  阮文安         1.234',
			'B',
		]);
	});

	it('breaks flexible columns, and only them, where the terminal is narrow', () => {
		const rows = [['25747/000123456', 'Khu phố Bình Dương, phường An Phú, thành phố Thuận An', '12']];
		expect(renderTable(columns, rows, 40).slice(1)).toEqual([
			'25747/000123456  Khu phố Bình Dương,  12',
			'                 phường An Phú,',
			'                 thành phố Thuận An',
		]);
	});

	it('overflows rather than break keys and words', () => {
		expect(renderTable(columns, [['25747/000123456', 'Khu phố Bình Dương', '12']], 10).slice(1)).toEqual([
			'25747/000123456  Khu phố   12', '                 Bình', '                 Dương',
		]);
		expect(renderTable([{heading: 'Tệp', flexible: true}], [['25741_2022-08-15.csv']], 10)[1]).toBe('25741_2022-08-15.csv');
	});

	it('goes on in the next line with a word that no column could hold', () => {
		const path = 'a'.repeat(60);
		const lines = renderTable([{heading: 'File', flexible: true}, {heading: 'n'}], [[path, '1']], 40).slice(1);
		expect(lines.map(line => line.replace(/ +1$/, '')).join('')).toBe(path);
		expect(Math.max(...lines.map(displayWidth))).toBe(40);
	});

	it('cuts what may be cut', () => {
		expect(renderTable([{heading: 'a'}, {heading: 'text', flexible: true, cut: true}], [['1', 'một hai ba bốn']], 12)[1]).toBe('1  một hai …');
	});

	describe('with more columns than there is room for', () => {
		const many = [
			{heading: 'No.', align: 'right'}, {heading: 'Kind', flexible: true}, {heading: 'State', narrow: 'out'}, {heading: 'Record'}, {heading: 'Other', narrow: 'below'},
			{heading: 'Here'}, {heading: 'There', narrow: 'below'},
		] as const;
		const rows = [
			['1', 'name differs', 'open', '25741/HS000001', '25741/HS000002', 'NVA', 'NVB'],
			['2', 'ID found', 'open', '25741/HS000003', '', '', '0740'],
			['3', 'no ID', 'open', '25741/HS000004', '', '', ''],
		];

		it('shows all where they fit', () => {
			expect(renderTable(many, rows, 80)[1]).toBe('  1  name differs  open   25741/HS000001  25741/HS000002  NVA   NVB');
		});

		it('puts some below others, each beginning in the same line', () => {
			expect(renderTable(many, rows, 50)).toEqual([
				'No.  Kind          State  Record          Here',
				'                          Other           There',
				'  1  name differs  open   25741/HS000001  NVA',
				'                          25741/HS000002  NVB',
				'  2  ID found      open   25741/HS000003',
				'                                          0740',
				'  3  no ID         open   25741/HS000004',
			]);
		});

		it('then leaves some out', () => {
			expect(renderTable(many, rows, 36).slice(0, 4)).toEqual([
				'No.  Kind      Record          Here',
				'               Other           There',
				'  1  name      25741/HS000001  NVA',
				'     differs   25741/HS000002  NVB',
			]);
		});
	});

	it('shows headings where there are no rows', () => {
		expect(renderTable(columns, [])).toEqual(['Mã  Họ tên  Số']);
	});
});

describe('displayWidth and shorten', () => {
	it.each([['', 0], ['abc', 3], ['Nguyễn', 6], ['Nguye\u0302\u0303n', 6], ['阮', 2], ['a\u200Bb', 2], ['👍', 2]])('%j takes %d', (text, width) => {
		expect(displayWidth(text)).toBe(width);
	});

	it('never cuts a letter from its marks', () => {
		expect(shorten('Nguye\u0302\u0303n', 6)).toBe('Nguye\u0302\u0303n');
		expect(shorten('ye\u0302\u0303n', 3)).toBe('ye\u0302\u0303n');
		expect(shorten('uye\u0302\u0303n', 4)).toBe('uye\u0302\u0303n');
		expect(shorten('uye\u0302\u0303nx', 4)).toBe('uye\u0302\u0303…');
	});
});

describe('breakText', () => {
	it('loses nothing and passes no line', () => {
		expect(breakText('  two words', 20)).toEqual(['  two words']);
		expect(breakText('  two words', 6)).toEqual(['  two', 'words']);
		expect(breakText('một haibabốnnăm sáu', 5)).toEqual(['một', 'haiba', 'bốnnă', 'm sáu']);
		expect(breakText('', 5)).toEqual(['']);
	});
});

describe('wrapText', () => {
	it('breaks at blanks', () => {
		expect(wrapText('một hai ba bốn', 7)).toEqual(['một hai', 'ba bốn']);
		expect(wrapText('a verylongword b', 5)).toEqual(['a', 'verylongword', 'b']);
	});
});
