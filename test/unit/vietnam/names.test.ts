import {describe, expect, test} from 'vitest';
import {cleanName, compareName, foldName, hasAccents, nameSuspicion, splitName} from '../../../src/vietnam/names.ts';
import {givenNameTable, middleNameTable, surnameTable} from '../../../src/vietnam/name-frequency.ts';

describe('compareName', () => {
	test.each([
		['hòa', ['Hoà', 'Hòa', 'HÒA', 'HOÀ', 'hoà']],
		['thủy', ['Thuỷ', 'Thủy', 'THUỶ']],
		['khỏe', ['Khoẻ', 'Khỏe']],
		['huỳnh', ['Huỳnh', 'Hùynh', 'HÙYNH']],
		['toàn', ['Toàn', 'Tòan']],
		['quý', ['Quý', 'Qúy']],
		['giá', ['Giá', 'Gía']],
		['nguyễn', ['Nguyễn', 'NGUYỄN', 'Nguyễn'.normalize('NFD')]],
		["h'wen niê", ['H’Wen Niê', "H'Wen Niê", 'HʼWen Niê', 'H`wen niê']],
		['đặng thị khoai', ['\u00d0ặng  Thị Khoai', 'ĐẶNG THỊ KHOAI']],
	])('%s', (compare, writings) => {
		for (const written of writings) expect(compareName(cleanName(written))).toBe(compare);
	});

	test.each([
		['i and y', 'Quí', 'Quý'],
		['tones', 'Hải', 'Hãi'],
		['accents lost', 'Nguyễn', 'Nguyen'],
		['đ and d', 'Đao', 'Dao'],
	])('keeps apart: %s', (_, a, b) => {
		expect(compareName(a)).not.toBe(compareName(b));
	});

	test.each(['Gìn', 'Già', 'Quà', 'Của', 'Mía', 'Ngoài', 'Khuya', 'Rượu', 'Khuỷu', 'Uyển', 'Yến', 'Tuấn', 'Oánh', 'Xoáy', 'Loét', 'Thuở', 'Huệ'])(
		'leaves a mark that stands right: %s',
		(name) => {
			expect(compareName(name)).toBe(name.toLowerCase());
		},
	);

	test('a glued name keeps its marks, for no rule says where they belong', () => {
		expect(compareName('LêThịHoà')).toBe('lêthịhoà');
	});

	test.each(['', '-', '123', '…', '(?)'])('%j holds no name', (clean) => {
		expect(compareName(clean)).toBe('');
	});

	test('names of other scripts are names', () => {
		expect(compareName('王伟')).toBe('王伟');
	});
});

describe('frequency tables', () => {
	test('every listed name is clean, in Unicode, and follows the place of the tone mark', () => {
		for (const table of [surnameTable, middleNameTable, givenNameTable]) {
			for (const [name, weight] of table) {
				expect(cleanName(name)).toBe(name);
				expect(weight).toBeGreaterThan(0);
				expect(foldName(compareName(name))).toMatch(/^[a-z ]+$/);
			}
		}
	});
});

describe('splitName', () => {
	test.each([
		['nguyễn thị minh khai', {family: 'nguyễn', middle: ['thị', 'minh'], given: 'khai'}],
		['lê lợi', {family: 'lê', middle: [], given: 'lợi'}],
		['danh', {family: '', middle: [], given: 'danh'}],
		['', {family: '', middle: [], given: ''}],
	])('%s', (name, parts) => {
		expect(splitName(name)).toEqual(parts);
	});
});

test('hasAccents', () => {
	expect(hasAccents('nguyễn văn an')).toBe(true);
	expect(hasAccents('do van an')).toBe(false);
	expect(hasAccents('đo')).toBe(true);
	expect(hasAccents("h'wen")).toBe(false);
});

describe('nameSuspicion', () => {
	test.each([
		['Nguyễn Văn An', undefined],
		['Y Moan Êñuôl', undefined],
		['H’Wen Niê', undefined],
		["O'Brien John Jr.", undefined],
		['Thạch Sơn', undefined],
		['KIM MIN-JUN', undefined],
		['', undefined],
		['Nguyễn Văn 4n', 'digits'],
		['074085001234', 'digits'],
		['Nguyễn Văn An (Tèo)', 'symbols'],
		['Nguyễn/Trần', 'symbols'],
		['---', 'symbols'],
		['Nguy\u00adn', 'symbols'],
		['Danh', 'one_word'],
		['Nguyễn Văn An và vợ là Trần Thị Bình cùng các con', 'too_long'],
	])('%s', (clean, suspicion) => {
		expect(nameSuspicion(clean)).toBe(suspicion);
	});
});
