import {describe, expect, test} from 'vitest';
import {Issuer} from '../../../src/demo/identifiers.ts';
import {mistakeName, type NameMistake, nameMistakes} from '../../../src/demo/mistakes-in-names.ts';
import {mistakeDate, mistakeId, mistakePhone} from '../../../src/demo/mistakes-in-numbers.ts';
import {Random} from '../../../src/demo/random.ts';
import {home} from '../../../src/demo/tables/provinces.ts';

/** All that 200 draws make of a name. */
function made(name: string, kind: NameMistake): string[] {
	const random = new Random(1, `${name}/${kind}`);
	return [...new Set(Array.from({length: 200}, () => mistakeName(random, name, kind) ?? '–'))].toSorted();
}

describe('mistakes in names', () => {
	test.each<[NameMistake, string, string[]]>([
		['accents', 'Đặng Thị Thúy', ['Dang Thi Thuy']],
		['accents', 'ĐẶNG THỊ THÚY', ['DANG THI THUY']],
		['accents', 'Le Van An', ['–']],
		['tone', 'Lê Văn Hải', ['Lê Văn Hãi']],
		['tone', 'Lê Văn An', ['–']],
		['spelling', 'Lê Văn Trung', ['Lê Văn Chung', 'Lê Văng Trung', 'Lê Dăn Trung', 'Lê Văn Trun'].toSorted()],
		['middle_missing', 'Lê Minh Anh', ['Lê Anh']],
		['middle_missing', 'Lê Thị Anh', ['–']],
		['middle_missing', 'Lê Anh', ['–']],
		['middle_abbreviated', 'Lê Minh Anh', ['Lê M Anh', 'Lê M. Anh']],
		['thi_dropped', 'Lê Thị Kim Anh', ['Lê Kim Anh']],
		['thi_dropped', 'Lê Kim Anh', ['–']],
		['word_order', 'Lê Minh Anh', ['Anh Lê Minh', 'Lê Anh Minh']],
		['joined', 'Lê Minh Anh', ['Lê MinhAnh', 'LêMinh Anh']],
		['tone_place', 'Lê Thị Hòa', ['Lê Thị Hoà']],
		['tone_place', 'Lê Thị Thuý', ['Lê Thị Thúy']],
		['tone_place', 'Lê Văn Quý', ['–']],
		['dialect_variant', 'Lê Hoàng Nam', ['Lê Huỳnh Nam']],
		['typing', 'Lê Văn Ý', ['Lee Văn Ý', 'Lê Vawn Ý', 'Lê Văn Ys']],
	])('%s of %s', (kind, name, expected) => {
		expect(made(name, kind)).toEqual(expected);
	});

	test('a slip changes one or two letters and no blank', () => {
		for (const name of made('Nguyễn Thị Hoa', 'typo')) {
			expect(name.split(' ').length).toBe(3);
			expect(Math.abs(name.length - 'Nguyễn Thị Hoa'.length)).toBeLessThanOrEqual(2);
			expect(name).toBe(name.trim());
		}
	});

	test('none gives the name itself', () => {
		for (const kind of nameMistakes) for (const name of ['Lê An', 'Nguyễn Thị Ngọc Hòa', "H'Hen Niê", 'Y Moan Êñuôl', 'Điểu K\'Rang']) expect(made(name, kind)).not.toContain(name);
	});
});

describe('mistakes in dates', () => {
	const random = new Random(2, 'dates');

	test.each([
		['year_only', 19_850_412, 19_850_000],
		['month_only', 19_850_412, 19_850_400],
		['default_date', 19_850_412, 19_850_101],
		['default_date', 19_850_101, undefined],
		['day_month_swapped', 19_850_412, 19_851_204],
		['day_month_swapped', 19_850_413, undefined],
		['day_month_swapped', 19_850_404, undefined],
		['impossible', 19_850_212, 19_850_230],
		['impossible', 19_850_412, 19_850_431],
		['impossible', 19_850_512, undefined],
		['one_digit', 19_650_000, undefined],
	] as const)('%s of %i', (kind, date, expected) => {
		expect(mistakeDate(random, date, kind)).toBe(expected);
	});

	test('one digit is one digit, and the date one of the calendar that has been', () => {
		for (let draw = 0; draw < 500; draw += 1) {
			const wrong = mistakeDate(random, 20_201_130, 'one_digit');
			if (wrong === undefined) continue;
			expect([...String(wrong)].filter((digit, at) => digit !== '20201130'[at])).toHaveLength(1);
			expect(wrong).toBeLessThanOrEqual(20_220_815);
		}
	});
});

describe('identifiers', () => {
	const issuer = new Issuer(10_000);

	test('are twelve digits that say place, century, sex and year, none twice', () => {
		const ids = Array.from({length: 2000}, () => issuer.personalId(home, 'female', 2007));
		expect(new Set(ids).size).toBe(2000);
		for (const id of ids) expect(id).toMatch(/^074307\d{6}$/);
		expect(issuer.personalId(home, 'male', 1965)).toMatch(/^074065\d{6}$/);
	});

	test('that are mistyped are nobody’s', () => {
		const random = new Random(3, 'ids');
		const ids = new Set(Array.from({length: 1500}, () => issuer.personalId(home, 'male', 1990)));
		for (const id of ids) {
			const wrong = mistakeId(random, id, 'mistyped', issuer);
			expect(wrong).toMatch(/^\d{12}$/);
			expect(ids.has(wrong ?? id)).toBe(false);
			expect(issuer.mayBeIssued(id)).toBe(true);
		}
	});

	test.each([
		['lost_zeros', /^74085\d{6}$/], ['scientific', /^7\.4085E\+10$/], ['letters', /^074085\d*[A-Z]\d*$/], ['length', /^(?:074085\d{5}|074085\d{7})$/],
	] as const)('%s', (kind, pattern) => {
		const random = new Random(4, kind);
		for (let draw = 0; draw < 50; draw += 1) expect(mistakeId(random, '074085123456', kind, issuer)).toMatch(pattern);
	});

	test('malformed phone numbers are none', () => {
		const random = new Random(5, 'phones');
		for (let draw = 0; draw < 100; draw += 1) expect(mistakePhone(random, issuer.phone())).not.toMatch(/^0\d{9}$/);
	});
});
