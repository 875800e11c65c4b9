import {describe, expect, it} from 'vitest';
import {renderTable} from '../../../src/cli/table.ts';
import {wrapText} from '../../../src/cli/wrap-text.ts';
import {displayWidth, shorten} from '../../../src/report/text-width.ts';

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

	it('cuts flexible columns, and only them, to a narrow terminal', () => {
		const rows = [['25747/000123456', 'Khu phố Bình Dương, phường An Phú, thành phố Thuận An', '12']];
		const lines = renderTable(columns, rows, 40);
		expect(lines[1]).toBe('25747/000123456  Khu phố Bình Dương…  12');
		expect(displayWidth(lines[1])).toBe(40);
	});

	it('overflows rather than hide keys', () => {
		expect(renderTable(columns, [['25747/000123456', 'Khu phố Bình Dương', '12']], 10)[1]).toBe('25747/000123456  Khu phố…  12');
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

describe('wrapText', () => {
	it('breaks at blanks', () => {
		expect(wrapText('một hai ba bốn', 7)).toEqual(['một hai', 'ba bốn']);
		expect(wrapText('a verylongword b', 5)).toEqual(['a', 'verylongword', 'b']);
	});
});
