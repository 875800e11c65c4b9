import {describe, expect, test} from 'vitest';
import {givenNameTable, middleNameTable, surnameTable} from '../../../src/vietnam/name-frequency.ts';
import {
	compareName, dialectGroup, foldName, foldedSpellingClass, isVietnameseSyllable, spellingClass, untelex, unvni,
} from '../../../src/vietnam/names.ts';

describe('isVietnameseSyllable', () => {
	test.each([
		'nguyễn', 'quốc', 'quỳnh', 'quới', 'giang', 'gì', 'gìn', 'giếng', 'nghiêm', 'ngãi', 'yến', 'ỷ', 'ất', 'ân', 'xuyến',
		'thuở',
		'khuya', 'khuỷu', 'đương', 'hoà', 'hòa', 'kiệt', 'cách', 'huỳnh', 'oanh', 'thoa', 'ái', 'vy', 'uyên', 'ngoèo',
		'xoong',
	])('%s', (syllable) => {
		expect(isVietnameseSyllable(syllable)).toBe(true);
	});

	test.each([
		['no rhyme', 'nguyen'], ['k before o', 'kông'], ['c before i', 'cim'], ['ng before ê', 'ngê'],
		['level tone on a stop', 'bac'],
		['two tones', 'nguyễń'], ['foreign', 'john'], ['typed', 'nguyeenx'], ['minority', 'êñuôl'], ['digits', 'a1'],
		['nothing', ''], ['q alone', 'qân'],
	])('not %s', (_, token) => {
		expect(isVietnameseSyllable(token)).toBe(false);
	});

	test('accepts the words of the frequency tables', () => {
		const words = new Set([...surnameTable, ...middleNameTable, ...givenNameTable].flatMap(([name]) => compareName(name).split(' ')));
		expect([...words].filter((word) => !isVietnameseSyllable(word))).toEqual([]);
	});
});

describe('typing residue', () => {
	test.each([
		['nguyeenx', 'nguyễn'], ['Nguyeenx', 'nguyễn'], ['nguyeexn', 'nguyễn'], ['nguyenex', 'nguyễn'],
		['nguyênx', 'nguyễn'], ['thij', 'thị'],
		['ddawng', 'đăng'], ['ddaats', 'đất'], ['phuowcs', 'phước'], ['huynhf', 'huỳnh'], ['quoocs', 'quốc'],
		['thuw', 'thư'], ['hoaf', 'hòa'],
		['nguwowif', 'người'], ['tuaans', 'tuấn'],
	])('Telex %s is %s', (token, syllable) => {
		expect(untelex(token)).toBe(syllable);
	});

	test.each([
		['nguye6n4', 'nguyễn'], ['d9a85ng', 'đặng'], ['tra62n', 'trần'], ['phu7o71c', 'phước'], ['phuo71c', 'phước'],
		['thi5', 'thị'], ['le6', 'lê'],
	])('VNI %s is %s', (token, syllable) => {
		expect(unvni(token)).toBe(syllable);
	});

	test.each(['nguyễn', 'minh', 'nguyen', 'van', 'john', '', 'smith', 'wright', '1234', 'nguyeenxs', 'ss'])('%j is no residue', (token) => {
		expect(untelex(token)).toBeUndefined();
		expect(unvni(token)).toBeUndefined();
	});
});

describe('spellingClass', () => {
	test.each([
		['hỏi and ngã', 'hải', 'hãi'], ['hỏi and ngã in a surname', 'nguyễn', 'nguyển'], ['i and y', 'quí', 'quý'],
		['i and y', 'mĩ', 'mỹ'],
		['d and gi', 'dang', 'giang'], ['d and v', 'dương', 'vương'], ['gi and v before iê', 'viên', 'diên'],
		['s and x', 'sinh', 'xinh'],
		['tr and ch', 'trung', 'chung'], ['n and ng', 'tân', 'tâng'], ['n and ng', 'lan', 'lang'],
		['t and c', 'nhựt', 'nhực'],
		['ch and t', 'bích', 'bít'], ['nh and n', 'linh', 'lin'], ['gì and dì', 'gì', 'dì'], ['qu', 'quỳnh', 'quình'],
	])('%s: %s %s', (_, a, b) => {
		expect(spellingClass(a)).toBe(spellingClass(b));
		expect(foldedSpellingClass(foldName(a))).toBe(foldedSpellingClass(foldName(b)));
	});

	test.each([
		['other tones', 'thúy', 'thùy'], ['uy and ui', 'huy', 'hui'], ['đ and d', 'đương', 'dương'],
		['ay and ai', 'tây', 'tâi'],
		['signs', 'tân', 'tăn'], ['th and t', 'thân', 'tân'], ['nh and n in front', 'nhàn', 'nàn'],
		['ng and n in front', 'ngân', 'nân'], ['kh and h', 'khoa', 'hoa'],
	])('keeps apart %s: %s %s', (_, a, b) => {
		expect(spellingClass(a)).not.toBe(spellingClass(b));
	});
});

describe('dialectGroup', () => {
	test.each([
		['hoàng', 'huỳnh'], ['vũ', 'võ'], ['phúc', 'phước'], ['nhật', 'nhựt'], ['cảnh', 'kiểng'], ['thịnh', 'thạnh'],
		['quý', 'quí'], ['quí', 'quới'], ['vũ', 'vo'], ['hoang', 'huỳnh'], ['vu', 'vo'],
	])('%s %s', (a, b) => {
		expect(dialectGroup(a)).toBeDefined();
		expect(dialectGroup(a)).toBe(dialectGroup(b));
	});

	test('others have none', () => {
		expect(dialectGroup('nguyễn')).toBeUndefined();
		// Mostly Hương, which has none.
		expect(dialectGroup('huong')).toBeUndefined();
	});

	test('groups do not mix', () => {
		expect(dialectGroup('vũ')).not.toBe(dialectGroup('phúc'));
	});
});
