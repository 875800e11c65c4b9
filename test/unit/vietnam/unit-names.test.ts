import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {foldText} from '../../../src/vietnam/text.ts';
import {builtInUnits, communesAt, resolveUnit, resolveUnits, unitAt, unitNamedIn, type Unit, type UnitContext} from '../../../src/vietnam/units.ts';

const before = 20220815;
const after = 20260101;

function short(written: string, asOf: number, context: Partial<UnitContext> = {}): string {
	const found = resolveUnit(written, {asOf, ...context});
	switch (found.kind) {
		case 'resolved': return [found.code, ...(found.former === undefined ? [] : [`was ${found.former}`]), ...(found.by === 'context' ? ['by context'] : [])].join(' ');
		case 'ambiguous': return [found.because, ...(found.former === undefined ? [] : [found.former]), ...found.candidates].join(' ');
		case 'nearest': return [found.differs, found.distance, ...found.proposals].join(' ');
		case 'unknown': return found.within === undefined ? 'unknown' : `unknown within ${found.within}`;
	}
}

describe('resolveUnit in August 2022', () => {
	test.each([
		['P. Phú Cường, TP TDM', '25747'], ['Phuong Phu Cuong', '25747'], ['phường Phú Cường - Thủ Dầu Một - Bình Dương', '25747'],
		['X. An Bình, H. Phú Giáo', '25870'], ['TT Dầu Tiếng', '25777'], ['Xã An Tây, TX Bến Cát', '25843'],
		['Bình Dương, Thủ Dầu Một, Phú Cường', '25747'], ['PHUONG PHU CUONG TP THU DAU MOT TINH BINH DUONG', '25747'],
		['Phú Cường Thủ Dầu Một Bình Dương', '25747'], ['P.PhúCường', '25747'], ['Phú Cường TDM', '25747'], ['T.T Lai Uyên, H. Bàu Bàng', '25822'],
		['Phường Uyên Hưng Tx. Tân Uyên', '25888'], ['Xã Cây Trường 2', '25819'], ['Cây Trường', '25819'],
		['12 Đường 30/4, P. Phú Cường, TP. TDM, Bình Dương, Việt Nam', '25747'], ['Tổ 5 khu phố 3 phường Phú Cường', '25747'],
		['Bình Đáng, Bình Hòa, Thuận An', '25987'], ['Thuận An, Bình Hòa, Bình Đáng', '25987'],
		['Công an phường Phú Cường', '25747'], ['UBND P. Phú Cường', '25747'], ['Phường Thới Hòa (cũ), Bến Cát', '25846'],
		['p.Phú Cường-TDM-BD', '25747'], ['TT.PHƯỚC VĨNH-H.PHÚ GIÁO-T.BÌNH DƯƠNG', '25858'], ['Tỉnh lộ 743, P. An Phú', '25975'],
		['25747', '25747'], ['25747 - Phường Phú Cường', '25747'], ['Phường Phú Cường (25747)', '25747'],
		['TP Dĩ An', '724'], ['Thủ Dầu Một', '718'], ['H. Phú Giáo', '722'], ['Tỉnh Bà Rịa - Vũng Tàu', '77'], ['Bà Rịa Vũng Tàu', '77'], ['TP.HCM', '79'],
		['Huế', '46'], ['Bình Dương', '74'],
	])('%s is %s', (written, code) => {
		expect(short(written, before)).toBe(code);
	});

	test.each([
		['a name in two districts', 'An Bình', 'namesakes 25870 25960'], ['and its kind', 'Phường An Bình', '25960'], ['and its kind', 'xã an binh', '25870'],
		['and its district', 'Tân Hiệp, Tân Uyên', '25920'], ['and initials of its district', 'Tân Bình, DA', '25945'],
		['a commune and a district', 'Dĩ An', 'level 25942 724'], ['a commune and a district', 'Dĩ An, Bình Dương', 'level 25942 724'],
		['both', 'P. Dĩ An, TP Dĩ An', '25942'],
		['a kind of another year', 'Xã Vĩnh Tân', '25912'], ['a kind of another year', 'Phường An Điền', '25840'],
		['another kind', 'Xã Phú Cường', 'kind 0 25747'], ['another kind in its district', 'Xã Phú Cường, TP Thủ Dầu Một', '25747'],
		['lost diacritics', 'Phường Phu Cuờng', '25747'], ['other diacritics', 'Phường Phũ Cường', 'accents 0 25747'],
		['other diacritics in its district', 'Phường Phũ Cường, TP Thủ Dầu Một', '25747'],
		['a letter missing', 'Phường Phú Cườg', 'letters 1 25747'], ['letters exchanged', 'P. Phú Cưnồg', 'letters 1 25747'],
		['a letter wrong, in its district', 'P. An Bìn, H Phú Giáo', 'letters 1 25870'], ['a letter of its district wrong', 'Phường Phú Cường, Thủ Dầu Mt', 'letters 1 25747'],
		['another district', 'Phường Phú Cường, TP Dĩ An', 'parent 0 25747'],
		['another code beside it', '25741 - Phường Phú Cường', 'unknown'],
		['a name of later', 'Phường Chánh Hiệp, TP Thủ Dầu Một', 'unknown within 718'],
		['nothing', '', 'unknown'], ['signs', '??', 'unknown'], ['a number', '7', 'unknown'], ['a code of nowhere', '99999', 'unknown'],
		['a cell without end', 'Phú Cường-'.repeat(100_000), 'unknown'],
	])('%s: %.60s', (_, written, expected) => {
		expect(short(written, before)).toBe(expected);
	});

	test('the context tells namesakes apart, and does nothing else', () => {
		expect(short('An Bình', before, {district: '722'})).toBe('25870 by context');
		expect(short('An Bình', before, {district: '718'})).toBe('namesakes 25870 25960');
		expect(short('An Bình, Dĩ An', before, {district: '722'})).toBe('25960');
		expect(short('Dĩ An', before, {level: 'commune'})).toBe('25942 by context');
		expect(short('Xã Phú Cường', before, {district: '718'})).toBe('kind 0 25747');
	});
});

describe('resolveUnit after the reorganisation', () => {
	test.each([
		['Phường Thủ Dầu Một, TP Hồ Chí Minh', '25747'], ['Phường Tân Đông Hiệp', '25945'], ['Phường Bình Dương', '25760'], ['Tân Hiệp', '25920'],
		['Phường An Phú, TP Thuận An, Tỉnh Bình Dương', '25975'], ['Phường Thủ Dầu Một, tỉnh Bình Dương', '25747'],
		['P. Phú Cường, TP TDM', '25747 was 25747'], ['X. An Bình, H. Phú Giáo', '25858 was 25870'], ['Xã Long Nguyên, H. Bàu Bàng', '25840 was 25828'],
		['Tỉnh Bình Dương', '79 was 74'],
		['Phường Bình Chuẩn, Thuận An', 'split 25969 25969 25975'], ['Phường Tân Đông Hiệp, TP Dĩ An', 'namesakes 25942 25945'],
		['TP Dĩ An', 'split 724 25942 25945 25951'],
		['Phường Tân Bình', 'time 0 25945'], ['Phường Phú Thọ, TP HCM', 'time 0 25747'], ['Phường Bình An, Quận 2, TP HCM', 'unknown within 79'],
	])('%s is %s', (written, expected) => {
		expect(short(written, after)).toBe(expected);
	});
});

describe('resolveUnits', () => {
	test('most of a column tell the rest apart', () => {
		const column = ['An Bình', 'X. An Linh', 'X. An Long', 'xã Phước Sang'];
		expect(resolveUnits(column, {asOf: before}).map((one) => one.kind === 'resolved' && `${one.code} ${one.by}`)).toEqual(
			['25870 context', '25861 value', '25867 value', '25864 value']);
		expect(resolveUnits(column, {asOf: before, district: '724'})[0]).toMatchObject({code: '25960'});
		expect(resolveUnits(['Bình Dương', 'Chánh Hiệp', 'Phú Lợi', 'Tây Nam'], {asOf: after})[0]).toMatchObject({code: '25760', by: 'context'});
	});

	test('two values are no majority, and a mixed column is none', () => {
		expect(resolveUnits(['An Bình', 'X. An Linh', 'X. An Long'], {asOf: before})[0].kind).toBe('ambiguous');
		expect(resolveUnits(['An Bình', 'X. An Linh', 'X. An Long', 'P. Phú Cường'], {asOf: before})[0].kind).toBe('ambiguous');
	});
});

describe('names of other provinces', () => {
	test.each([
		['Xã Phú Cường, huyện Định Quán, tỉnh Đồng Nai', 'unknown within 75'], ['Xã Phú Cường, huyện Định Quán', 'unknown'],
		['Phú Cường, Sóc Sơn, Hà Nội', 'unknown within 01'], ['Phú Cường, Sóc Sơn', 'unknown'], ['Phường Bình An, Quận 2, TP HCM', 'unknown within 79'],
		['Phường An Bình, Rạch Giá, Kiên Giang', 'unknown within 91'], ['Hà Nội, Phú Cường, TP TDM', 'unknown within 01'], ['Thôn An Bình, xã Tân Lập, Thanh Hóa', 'unknown within 38'],
		['Xã Tân Hiệp, H. Long Thành, Đồng Nai', 'unknown within 75'], ['Phường 1, Quận 3, TP HCM', 'unknown within 79'], ['Quận Gò Vấp', 'unknown'],
		['Xã An Bình, Huyện Cao Lãnh', 'unknown'], ['Phường Tân Bình, TP Hải Dương, Hải Dương', 'unknown within 30'],
		['Phường Mường Thanh', 'unknown'], ['Xã Ia H\'Drai', 'unknown'],
	])('%s: %s', (written, expected) => {
		expect(short(written, before)).toBe(expected);
	});

	test('beside another province no commune of ours is meant, or proposed', () => {
		const elsewhere = builtInUnits().unitsAt('province', before).filter(({code}) => code !== '74');
		fc.assert(fc.property(fc.constantFrom(...communesAt(before)), fc.constantFrom(...elsewhere), fc.boolean(), fc.boolean(), (commune, province, reversed, folded) => {
			const parts = [commune.name, province.name];
			const written = (reversed ? parts.toReversed() : parts).join(', ');
			expect(short(folded ? foldText(written) : written, before)).toBe(`unknown within ${province.code}`);
		}), {numRuns: 1000});
	});
});

const kindsShort = {'Phường': 'P.', 'Xã': 'X.', 'Thị trấn': 'TT', 'Thành phố': 'TP', 'Thị xã': 'TX.', 'Huyện': 'H.'} as const;

/** `Phường Phú Cường` → its kind in short and its name. */
function shortened(name: string): {kind: string; bare: string} {
	const [long, kind] = Object.entries(kindsShort).find(([each]) => name.startsWith(`${each} `)) ?? ['', ''];
	return {kind, bare: name.slice(long.length + 1)};
}

function lettersOf(text: string): string {
	return foldText(text).replaceAll(' ', '');
}

function otherTonePlace(text: string): string {
	const moved = [['òa', 'oà'], ['óa', 'oá'], ['ọa', 'oạ'], ['ùy', 'uỳ'], ['úy', 'uý'], ['ủy', 'uỷ']];
	return moved.reduce((result, [old, modern]) => (result.includes(old) ? result.replaceAll(old, modern) : result.replaceAll(modern, old)), text);
}

/** Ten ways to write a commune with its district, and with the province. */
function spellings(commune: Unit, district: Unit): readonly string[] {
	const {kind, bare} = shortened(commune.name);
	const around = shortened(district.name);
	const initials = around.bare.split(' ').map((word) => word[0]).join('');
	return [
		`${commune.name}, ${district.name}, Tỉnh Bình Dương`, `${kind} ${bare}, ${around.kind} ${around.bare}`, `${kind}${kind.endsWith('.') ? '' : ' '}${bare} - ${around.bare} - Bình Dương`,
		foldText(`${commune.name}, ${district.name}`), `${commune.name} ${district.name} tỉnh Bình Dương`.toUpperCase(),
		`Bình Dương, ${district.name}, ${commune.name}`, otherTonePlace(`${commune.name}; ${district.name}`),
		`${commune.name} (${district.name})`.normalize('NFD'), `${bare} ${around.bare}`, `${kind} ${bare}, ${around.kind.replace('.', '')}.${initials}`,
		`  ${commune.name}\u00a0,${around.bare}  `, `Số 5, tổ 3, khu phố 2, ${kind} ${bare}, ${around.bare}, BD`,
	];
}

describe('every commune of 2022', () => {
	test.each(communesAt(before).map((commune) => [commune.name, commune] as const))('%s, in ten spellings', (_, commune) => {
		const district = unitAt(commune.parent ?? '', before);
		if (district === undefined) throw new Error('no district');
		for (const written of spellings(commune, district)) expect([written, short(written, before)]).toEqual([written, commune.code]);
	});

	test('by its name alone, unless a district has the same', () => {
		for (const {name, code} of communesAt(before)) expect(short(foldText(name), before)).toBe(code);
	});

	test('with its district, of any later time, it is itself or what became of it', () => {
		fc.assert(fc.property(fc.constantFrom(...communesAt(before)), fc.constantFrom(20230801, 20240801, 20250630, 20250701, after), (commune, asOf) => {
			const written = `${commune.name}, ${unitAt(commune.parent ?? '', before)?.name}`;
			const found = resolveUnit(written, {asOf});
			const followed = builtInUnits().successorsOf(commune.code, before, asOf);
			if (found.kind === 'resolved') expect(followed).toEqual([found.code]);
			else expect(found.kind === 'ambiguous' && found.candidates).toEqual(followed);
		}), {numRuns: 500});
	});

	test('with one letter wrong, and its district, it is proposed or at least nothing else is taken for it', () => {
		fc.assert(fc.property(fc.constantFrom(...communesAt(before)), fc.nat(30), fc.constantFrom('x', 'b', 'u', ''), (commune, place, letter) => {
			const {kind, bare} = shortened(commune.name);
			const at = 1 + place % (bare.length - 1);
			const slip = `${bare.slice(0, at)}${letter}${bare.slice(at + 1)}`;
			const found = resolveUnit(`${kind} ${slip}, ${unitAt(commune.parent ?? '', before)?.name}`, {asOf: before});
			// A slip can make another commune's name of it: An Linh and An Bình lie in one district.
			if (found.kind === 'resolved') expect(lettersOf(shortened(unitAt(found.code, before)?.name ?? '').bare)).toBe(lettersOf(slip));
		}), {numRuns: 500});
	});
});

test('the 36 units of today by name, with the city or alone', () => {
	for (const {name, code} of communesAt(after)) {
		expect(short(name, after)).toBe(code);
		expect(short(`${name}, Thành phố Hồ Chí Minh`, after)).toBe(code);
		expect(short(foldText(`${name} tp hcm`), after)).toBe(code);
	}
});

test('no text makes it fail, and none is read twice as something else', () => {
	const word = fc.constantFrom('P.', 'xã', 'TX', 'Phú', 'Cường', 'An', 'Bình', 'Dương', 'tỉnh', 'Dĩ', '-', ',', '(', ')', '/', 'TDM', '12', '25747', 'số', '.', '\u0301');
	fc.assert(fc.property(fc.oneof(fc.array(word, {maxLength: 14}).map((words) => words.join(' ')), fc.string({unit: 'grapheme'})), fc.constantFrom(before, after), (written, asOf) => {
		expect(resolveUnit(written, {asOf})).toEqual(resolveUnit(written, {asOf}));
	}), {numRuns: 2000});
});

test.each([
	['DS Phường Phú Cường 15 8 2022', '25747'], ['P.Phú Cường', '25747'], ['xa_an_dien (2)', '25840'], ['phuong phu loi thang 8', '25744'], ['TT. Lai Uyên, huyện Bàu Bàng', '25822'],
	['Phường Phú Cường - phường Phú Cường', '25747'], ['Phường Phú Cường và phường Phú Lợi', undefined], ['Phường Tân An Hội', undefined], ['Phú Cường', undefined], ['thị xã Bến Cát', undefined],
	['Danh sách xã viên', undefined], ['Xã Phú Cường', undefined], ['', undefined],
])('a free text %j names %s', (text, code) => {
	expect(unitNamedIn(text, 20220815)).toBe(code);
});
