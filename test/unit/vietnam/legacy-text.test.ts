import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	cellReader, evidenceOf, gatherEvidence, joinEvidence, noEvidence, type CellReading, type LegacyEncoding, type LegacyEvidence, type TextKind,
} from '../../../src/vietnam/legacy/legacy-text.ts';
import {foreignNames, minorityNames, pinyinNames} from '../../support/name-lists.mjs';

const untouched: CellReading = {outcome: 'untouched'};

function read(written: string, column?: LegacyEvidence, kind: TextKind = 'name'): CellReading {
	return cellReader({kind, column})(written);
}

/** Evidence of a column with so many cells of an encoding, and so many in Unicode. */
function mixture(encoding: LegacyEncoding, old: number, unicode: number): LegacyEvidence {
	return {...noEvidence, cells: {...noEvidence.cells, [encoding]: old, unicode}};
}

describe('a cell alone', () => {
	test.each([
		['NguyÔn ThÞ Hång', 'tcvn3', 'Nguyễn Thị Hồng'], ['TrÇn V¨n §øc', 'tcvn3', 'Trần Văn Đức'], ['Lª Hoµng Phóc', 'tcvn3', 'Lê Hoàng Phúc'],
		['D­¬ng Nh­ Quúnh', 'tcvn3', 'Dương Như Quỳnh'], ['Khu phè 3, ph­êng Phó C­êng', 'tcvn3', 'Khu phố 3, phường Phú Cường'],
		['Nguyeãn Vaên Hoøa', 'vni', 'Nguyễn Văn Hòa'], ['Phan Thò Kim Loan Ñaøo', 'vni', 'Phan Thị Kim Loan Đào'], ['Buøi Thò Mai', 'vni', 'Bùi Thị Mai'],
		['Döông', 'vni', 'Dương'], ['AÁp Bình Ñöùc', 'vni', 'Ấp Bình Đức'], ['HUYØNH THÒ BEÙ', 'vni', 'HUỲNH THỊ BÉ'],
		['NguyêÞn Thiò Thuýy', 'windows-1258', undefined], ['NguyêÞn Thiò Thuìy', 'windows-1258', 'Nguyễn Thị Thúy'],
		['Nguy­n Th¸ Ánh', 'viscii', 'Nguyễn Thị Ánh'], ['TrÀn', 'viscii', undefined], ['M\u0019 Tho', 'viscii', 'MỸ Tho'],
		['Nguyá»…n Thá»‹ HÃ', 'double-utf-8', 'Nguyễn Thị Hà'], ['ThĂ´ng', 'double-utf-8', 'Thông'], ['FranÃ§ois MÃ¼ller', 'double-utf-8', 'François Müller'],
		['NguyÃ¡Â»â€¦n', 'double-utf-8', 'Nguyễn'],
	] as const)('%s', (written, encoding, text) => {
		const kind = /\d|Ấp/.test(text ?? '') ? 'text' : 'name';
		if (text === undefined) expect(read(written, undefined, kind).outcome).toBe('untouched');
		else expect(read(written, undefined, kind)).toMatchObject({outcome: 'repaired', encoding, text});
	});

	test('VNI comes before TCVN3 where both can read it', () => {
		expect(read('Leâ Nhö')).toMatchObject({encoding: 'vni', text: 'Lê Như'});
	});

	test('what two encodings have made together is repaired with doubt', () => {
		expect(read('NguyÔn Đình ThÞ')).toEqual({outcome: 'repaired', encoding: 'tcvn3', text: 'Nguyễn Đình Thị', certain: false});
	});

	test.each(['Phan Thò Lan', 'Dòng', 'An Phó', 'HOÀ', 'Hoàng Hoà', 'Tó', 'Vò'])('%s could stand as it is', (written) => {
		expect(read(written)).toEqual(untouched);
	});
});

describe('what is right stays', () => {
	const strange = [
		...minorityNames,
		...pinyinNames[0].flatMap((surname, index) => [surname, `${surname} ${pinyinNames[1][index % pinyinNames[1].length]}`]),
		...Object.values(foreignNames).flatMap(([given, family]) => given.flatMap((name, index) => [name, `${name} ${family[index % family.length]}`, `${family[index % family.length]} ${name}`])),
		'HOÀ', 'TOÀ', 'Hòang', 'Qúy', 'Nguyễn Thị Thuỷ', 'Nguyễn Thị Thủy', 'Lê Hoà', 'Lý Hà', 'Ðinh Văn Ðức', 'Ðông Nhì', 'Mai–Hoa', '“Lê” Hà', 'Y’Hà',
		'12½ Lê Lợi', '30 m² đất', 'Nº 5 Hà Nội', 'Hẻm 5°', 'Võ Văn Vân §5', 'Müller', 'Zoë', 'ស៊ន', '王芳', 'Иванов', 'Nguyen Van An', 'An\u00a0Bình Lê', '',
	];

	test.each([['in any case', (name: string) => name], ['in capitals', (name: string) => name.toUpperCase()], ['in small letters', (name: string) => name.toLowerCase()],
		['with marks apart', (name: string) => name.normalize('NFD')]])('names and addresses %s', (_, change) => {
		const clean = gatherEvidence(strange.map((name) => [change(name), 1] as const), 'name');
		for (const name of strange) {
			expect([name, read(change(name)).outcome]).toEqual([name, 'untouched']);
			expect([name, read(change(name), clean).outcome]).toEqual([name, 'untouched']);
			expect([name, read(change(name), clean, 'text').outcome]).toEqual([name, 'untouched']);
		}
	});

	test('nor does ASCII change, whatever the column holds', () => {
		for (const encoding of ['tcvn3', 'vni', 'windows-1258', 'viscii', 'double-utf-8'] as const) {
			for (const name of ['Cao Minh Anh', 'LAN', 'thu trang', 'To 5', 'DT 743']) expect(read(name, evidenceOf(encoding))).toEqual(untouched);
		}
	});

	test('nor does what only Unicode can have written', () => {
		for (const name of ['Nguyễn Thị Hòa', 'Phạm Thị Thò', 'Đỗ Phó', 'Nguyễn Tó']) expect(read(name, evidenceOf('tcvn3'))).toEqual(untouched);
	});
});

describe('the column settles what a cell leaves open', () => {
	test.each([
		['tcvn3', 'An Phó', 'An Phú'], ['tcvn3', 'Vò Dòng', 'Vũ Dũng'], ['vni', 'Phan Thò Lan', 'Phan Thị Lan'], ['vni', 'HOÀ MINH TRÍ', 'HỒ MINH TRÍ'],
		['vni', 'Mai Thò Hoàng', 'Mai Thị Hồng'], ['windows-1258', 'Ngô Tý', 'Ngô Tư'],
	] as const)('%s: %s', (encoding, written, text) => {
		expect(read(written)).toEqual(untouched);
		expect(read(written, mixture(encoding, 2000, 0))).toMatchObject({outcome: 'repaired', encoding, text});
	});

	test('also where a fifth of it is Unicode, if there is hardly another way to read it', () => {
		expect(read('Phan Thò Lan', mixture('vni', 800, 200))).toEqual({outcome: 'repaired', encoding: 'vni', text: 'Phan Thị Lan', certain: true});
		expect(read('HOÀ', mixture('vni', 800, 200))).toEqual({outcome: 'ambiguous', encoding: 'vni', proposal: 'HỒ'});
		expect(read('Hoàng', mixture('vni', 800, 200), 'given')).toMatchObject({outcome: 'ambiguous', proposal: 'Hồng'});
		expect(read('Hoàng Minh', mixture('vni', 800, 200)).outcome).not.toBe('repaired');
	});

	test('the file speaks where the column says nothing', () => {
		const file = joinEvidence([mixture('tcvn3', 500, 0), mixture('tcvn3', 300, 0)]);
		expect(file.cells.tcvn3).toBe(800);
		expect(cellReader({kind: 'text', file})('An Phó')).toMatchObject({outcome: 'repaired', text: 'An Phú'});
		expect(cellReader({kind: 'text', file, column: mixture('tcvn3', 0, 900)})('An Phó')).toEqual(untouched);
	});

	test('a few odd cells do not make a column', () => {
		expect(read('Phan Thò Lan', mixture('vni', 4, 3000))).toEqual(untouched);
		expect(read('Buøi Thò Mai', mixture('vni', 0, 30_000))).toMatchObject({outcome: 'repaired', text: 'Bùi Thị Mai'});
		expect(read('Nguyeãn Vaên Döông', mixture('vni', 0, 30_000))).toMatchObject({outcome: 'repaired', certain: true});
	});
});

describe('evidence', () => {
	const columns = [
		['Nguyễn Văn An', 'unicode'], ['NguyÔn V¨n An', 'tcvn3'], ['Nguyeãn Vaên An', 'vni'], ['NguyêÞn Vãn An', 'windows-1258'],
		['Nguy­n Våm', 'viscii'], ['Nguyá»…n', 'double-utf-8'], ['Cao An', undefined], ['Lê Hà', undefined], ['Müller', undefined],
	] as const;

	test.each(columns)('%s speaks for %s', (written, encoding) => {
		const {cells} = gatherEvidence([[written, 5]], 'name');
		expect(Object.entries(cells).filter(([, count]) => count > 0)).toEqual(encoding === undefined ? [] : [[encoding, 5]]);
	});

	test('what may be foreign counts only beside what cannot be', () => {
		expect(gatherEvidence([['Hång', 20]], 'given').cells.tcvn3).toBe(0);
		expect(gatherEvidence([['Hång', 20], ['Th¶o', 3]], 'given').cells.tcvn3).toBe(23);
	});

	test('letter cases are counted', () => {
		expect(gatherEvidence([['LÊ AN', 2], ['Lê An', 3], ['lê an', 4], ['12', 9]], 'name').letterCases).toEqual({upper: 2, title: 3, lower: 4});
	});
});

describe('capitals of TCVN3', () => {
	const capitals = {...evidenceOf('tcvn3'), letterCases: {upper: 90, title: 10, lower: 0}};
	const small = {...evidenceOf('tcvn3'), letterCases: {upper: 0, title: 10, lower: 90}};

	test.each([
		['NGUYÔN V¡N HïNG', 'NGUYỄN VĂN HÙNG'], ['NGUYÔN V¨N HïNG', 'NGUYỄN VĂN HÙNG'], ['Lª THÞ Hµ', 'LÊ THỊ HÀ'], ['Vâ V¡N Tó', 'VÕ VĂN TÚ'],
		['NguyÔn ThÞ ¸nh', 'Nguyễn Thị Ánh'], ['Lª ThÞ ý', 'Lê Thị Ý'], ['nguyÔn thÞ ¸nh', 'nguyễn thị ánh'], ['Vâ', 'Võ'], ['KP. Bµ Tø', 'KP. Bà Tứ'],
		['Êp 3, x· An §iÒn', 'Ấp 3, xã An Điền'], ['Tæ 5, Êp 3, x· An §iÒn', 'Tổ 5, ấp 3, xã An Điền'], ['Tæ 5, Êp 3, X· An §iÒn', 'Tổ 5, Ấp 3, Xã An Điền'],
		['x· ¸i Quèc, tØnh H¶i D­¬ng', 'xã Ái Quốc, tỉnh Hải Dương'], ['ÊP 3, X· AN §IÒN', 'ẤP 3, XÃ AN ĐIỀN'], ['Êp 3', 'Ấp 3'], ['®­êng §T 743', 'đường ĐT 743'],
	])('%s', (written, text) => {
		expect(read(written, evidenceOf('tcvn3'), 'text')).toMatchObject({outcome: 'repaired', text});
	});

	test('the column decides where the cell does not show it', () => {
		expect(read('Vâ', capitals)).toMatchObject({text: 'VÕ'});
		expect(read('Êp 3', small, 'text')).toMatchObject({text: 'ấp 3'});
		expect(read('ý', capitals, 'given')).toEqual({outcome: 'repaired', encoding: 'tcvn3', text: 'Ý', certain: true});
	});
});

describe('certain or doubtful', () => {
	test.each([
		['NguyÔn V¨n An', true], ['Nguyeãn Vaên An', true], ['Buøi Thò Mai', true], ['Döông', true], ['NguyÔn Đình ThÞ', false],
	])('%s alone: %s', (written, certain) => {
		expect(read(written)).toMatchObject({outcome: 'repaired', certain});
	});

	test('words of no list that may be foreign letters are doubtful even in their column', () => {
		expect(read('Lü Méi', mixture('tcvn3', 900, 0))).toMatchObject({outcome: 'repaired', certain: false});
	});
});

describe('any input', () => {
	const pieces = [...'aăâeêioơưđnguhtcNTĐ ', ...'µ¸¹»¼½¾ÇÊÔåõø­ÌÒÞã§¢', '\u0019', '\u0300', '\u0323', '\u0090', '…', '’', '\ud83d', 'Ã', '\u00a0', '王', '1', "'"];
	const anyText = fc.oneof(fc.array(fc.constantFrom(...pieces), {maxLength: 25}).map((parts) => parts.join('')), fc.string({unit: 'binary', maxLength: 20}));
	const kinds = fc.constantFrom<TextKind>('name', 'family', 'given', 'text');

	test('gives a reading that changes something, or none', () => {
		fc.assert(fc.property(anyText, kinds, fc.constantFrom<LegacyEvidence>(noEvidence, evidenceOf('tcvn3'), evidenceOf('vni'), mixture('viscii', 80, 20)), (written, kind, column) => {
			const reading = read(written, column, kind);
			if (reading.outcome === 'repaired') {
				expect(reading.text).not.toBe(written);
				expect(reading.text).toBe(reading.text.normalize('NFC'));
			}
			gatherEvidence([[written, 1]], kind);
		}), {numRuns: 2000});
	});

	test('a giant cell costs no more than its length', () => {
		const start = performance.now();
		for (const cell of ['µ¸'.repeat(500_000), 'NguyÔn '.repeat(150_000), 'Ã'.repeat(1_000_000), 'a\u0301'.repeat(500_000)]) read(cell);
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});
