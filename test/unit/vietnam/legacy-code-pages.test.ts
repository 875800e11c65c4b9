import {existsSync, readFileSync} from 'node:fs';
import {parse} from 'csv-parse/sync';
import {describe, expect, test} from 'vitest';
import {decodePage, encodePage, misreadUtf8, readAsWindows1252, undoDoubleUtf8, type CodePage} from '../../../src/vietnam/legacy/legacy-text.ts';
import {legacyLetters} from '../../../src/vietnam/tables/legacy-letters.ts';

const letters = legacyLetters.map(([letter]) => letter);

function written(text: string, page: CodePage): string {
	return readAsWindows1252(encodePage(text, page)!);
}

describe('all letters come back', () => {
	test.each(['vni', 'windows-1258', 'viscii'] as const)('%s', (page) => {
		expect(letters).toHaveLength(134);
		for (const letter of letters) expect(decodePage(written(letter, page), page)).toBe(letter);
		expect(decodePage(written(letters.join(' '), page), page)).toBe(letters.join(' '));
	});

	test('tcvn3, where capital vowels with a tone come back as small ones', () => {
		const withoutCapital = letters.filter((letter) => decodePage(written(letter, 'tcvn3'), 'tcvn3') !== letter);
		for (const letter of letters) expect(decodePage(written(letter, 'tcvn3'), 'tcvn3')).toBe(withoutCapital.includes(letter) ? letter.toLowerCase() : letter);
		expect(withoutCapital).toHaveLength(60);
		expect(withoutCapital.every((letter) => letter !== letter.toLowerCase())).toBe(true);
	});

	test('UTF-8 that was misread once, twice and three times, and as Windows-1258', () => {
		for (const letter of letters) {
			const once = misreadUtf8(letter);
			expect(undoDoubleUtf8(once)).toBe(letter);
			expect(undoDoubleUtf8(misreadUtf8(once))).toBe(letter);
			expect(undoDoubleUtf8(misreadUtf8(misreadUtf8(once)))).toBe(letter);
			expect(undoDoubleUtf8(new TextDecoder('windows-1258').decode(new TextEncoder().encode(letter)))).toBe(letter);
		}
	});
});

test.each([
	['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
	['vni', 'Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
	['vni', 'PHÖÔØNG MYÕ PHÖÔÙC, THÒ XAÕ BEÁN CAÙT', 'PHƯỜNG MỸ PHƯỚC, THỊ XÃ BẾN CÁT'],
	['tcvn3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
	['tcvn3', '§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
	['viscii', 'Cµng hòa xã hµi chü nghîa Vi®t Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
	['windows-1258', 'Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam', 'Cộng hòa xã hội chủ nghĩa Việt Nam'],
] as const)('%s: %s', (page, text, read) => {
	expect(decodePage(text, page)).toBe(read);
	expect(written(read, page).toLowerCase()).toBe(text.toLowerCase());
});

test('a mark may be of the other case than its letter, as some keyboards leave it', () => {
	expect(decodePage('NGUYEãN VAÊN', 'vni')).toBe('NGUYỄN VĂN');
});

test('precomposed letters of Windows-1258 are understood, too', () => {
	expect(decodePage('Lê Thiò Hà', 'windows-1258')).toBe('Lê Thị Hà');
	expect(decodePage('Müller', 'windows-1258')).toBe('Müller');
});

test.each([
	['tcvn3', 'Hà'], ['tcvn3', 'Àn'], ['tcvn3', 'Lễ'], ['vni', 'Hång'], ['vni', 'àn'], ['vni', 'Hßa'], ['viscii', 'Đ'], ['windows-1258', 'ÌM'],
] as const)('%s cannot have made %s', (page, text) => {
	expect(decodePage(text, page)).toBeUndefined();
});

test('signs stay what they are; letters of other languages have no code', () => {
	for (const page of ['tcvn3', 'vni'] as const) {
		expect(decodePage('“An” – 12 … H’Hen', page)).toBe('“An” – 12 … H’Hen');
		expect(encodePage('H’Hen – 5 m²', page)).toBeDefined();
		expect(encodePage('Müller', page)).toBeUndefined();
		expect(encodePage('Êđê ŏ', page)).toBeUndefined();
	}
	expect(encodePage('Y Bh\u0061\u0306m', 'tcvn3')).toEqual(encodePage('Y Bhăm', 'tcvn3'));
});

describe('UTF-8 that was misread', () => {
	test.each([
		['Nguyá»…n VÄƒn Ãnh', undefined], ['Nguyá»…n VÄƒn Ã\u0081nh', 'Nguyễn Văn Ánh'], ['ThĂ´ng', 'Thông'], ['Ä\u0090áº·ng', 'Đặng'], ['HÃ', 'Hà'],
		['HÃ Nam', 'Hà Nam'], ['Hà', undefined], ['An', undefined], ['Nguyễn', undefined], ['FranÃ§ois', 'François'], ['MÃƒ', 'MÃ'], ['Ã¡', 'á'],
	])('%s', (text, read) => {
		expect(undoDoubleUtf8(text)).toBe(read);
	});
});

const domain = new URL('../../../../shared/domain/legacy_encodings.csv', import.meta.url);
const present = existsSync(domain);
if (!present) process.stderr.write('skipped: the domain table of old encodings is not beside the project\n');

test.skipIf(!present)('the embedded table says what the domain table says', () => {
	const rows: Record<string, string>[] = parse(readFileSync(domain), {columns: true, bom: true});
	expect(rows.map((row) => [row.letter, row.tcvn3_byte, row.vni_bytes, row.viscii_byte, row.cp1258_bytes_tone_split].map((cell) => cell.replaceAll(' ', '')))).toEqual(legacyLetters);
});
