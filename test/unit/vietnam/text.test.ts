import {describe, expect, test} from 'vitest';
import {cleanText, compareText, foldText} from '../../../src/vietnam/text.ts';

describe('cleanText', () => {
	test.each([
		['nothing to do', 'Nguyễn Văn An', 'Nguyễn Văn An'],
		['decomposed', 'Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
		['half decomposed, as Windows-1258 has it', 'Nguyê\u0303n', 'Nguyễn'],
		['Icelandic capital for Đ', '\u00d0ặng', 'Đặng'],
		['African capital for Đ', '\u0189ặng', 'Đặng'],
		['small look-alikes', '\u00f0ào \u0256ào', 'đào đào'],
		['byte order mark and zero width', '\ufeffTrần\u200b Thị\u200d Hoa', 'Trần Thị Hoa'],
		['a mark that a zero-width character kept apart', 'Nguyê\u200b\u0303n', 'Nguyễn'],
		['all kinds of white space', '\u00a0Lê\t\u2003Văn \r\n Tám\u3000', 'Lê Văn Tám'],
		['control characters', 'Lê\u0000 Văn\u0007 Tám\u009b', 'Lê Văn Tám'],
		['apostrophes stay as they are', 'H’Wen Niê', 'H’Wen Niê'],
		['the soft hyphen may be a ư of an old font', 'Nguy\u00adn', 'Nguy\u00adn'],
		['only blanks', ' \u00a0 ', ''],
		['empty', '', ''],
	])('%s', (_, written, clean) => {
		expect(cleanText(written)).toBe(clean);
	});
});

describe('foldText', () => {
	test.each([
		['Đặng Thị Đào', 'dang thi dao'],
		['NGUYỄN', 'nguyen'],
		['Êñuôl Mlô Ŏ Ƀ', 'enuol mlo o ƀ'],
		['\u00d0ặng \u0189ào', 'dang dao'],
		['Straße', 'straße'],
		['Thạch \u0e01\u0e38', 'thach \u0e01\u0e38'],
		['Nguyê\u0303n', 'nguyen'],
		['plain ascii 12/3', 'plain ascii 12/3'],
	])('%s', (text, folded) => {
		expect(foldText(text)).toBe(folded);
	});
});

describe('compareText', () => {
	test.each([
		['Số 12/3, KP. Bình Hoà 2', 'so 12 3 kp binh hoa 2'],
		['số 12/3 KP Bình Hòa  2 ', 'so 12 3 kp binh hoa 2'],
		['Ấp 5-A', 'ap 5 a'],
		['', ''],
		['…', ''],
	])('%s', (text, compare) => {
		expect(compareText(text)).toBe(compare);
	});

	test.each([...'AZaz09 ./-,\t\u00a0ĐđÐɖÀệƯừ\u0300ßı\u200bкƀŏ\u00ad×º\u2013漢'])('is folded words, whichever way it goes: %j', letter => {
		for (const text of [letter, `Ấp ${letter} 5`, `a${letter}b`, `${letter}${'x'.repeat(5000)}`]) {
			expect(compareText(text)).toBe((foldText(cleanText(text)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' '));
		}
	});
});
