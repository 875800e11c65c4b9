import {describe, expect, it} from 'vitest';
import {nearnessOf} from '../../../src/link/block-pair.ts';
import {NameComparer} from '../../../src/link/compare-names.ts';
import {absent, name as level, nameLevels} from '../../../src/link/levels.ts';
import {buildNameTable} from '../../../src/link/name-table.ts';
import {middleClashes} from '../../../src/link/middle-clashes.ts';
import {nearness} from '../../../src/link/pair-code.ts';
import type {People} from '../../../src/link/people.ts';
import {buildRowTable, rowWidth} from '../../../src/link/row-table.ts';
import {countFrequencies, termFrequencies} from '../../../src/link/term-frequency.ts';
import {cleanName, compareName} from '../../../src/vietnam/names.ts';
import {peopleOf} from '../../support/people-of.ts';

const cases: readonly (readonly [string, string, (typeof nameLevels)[number]])[] = [
	['Nguyễn Văn Hòa', 'NGUYỄN VĂN HOÀ', 'equal'],
	['Nguyễn Văn Hải', 'Nguyen Van Hai', 'accents'],
	['Nguyễn Văn Hải', 'Nguyễn Văn Hãi', 'accents'],
	['Nguyễn Văn Cường', 'Nguyeenx Vawn Cuwowngf', 'accents'],
	['Nguyễn Văn Cường', 'Nguyễn Văn Cuongwf', 'accents'],
	['Nguyễn Văn Cường', 'Nguye6n4 Va8n Cu7o7ng2', 'accents'],
	['Đỗ Thị Dung', 'Ddoox Thij Dung', 'accents'],
	['H\'Hen Niê', 'HHen Niê', 'accents'],
	['O\'Brien Pat', 'OBrien Pat', 'accents'],
	['Trần Thị Mĩ', 'Trần Thị Mỹ', 'spelling'],
	['Trần Thị Dung', 'Trần Thị Giung', 'spelling'],
	['Trần Thị Dân', 'Trần Thị Vân', 'spelling'],
	['Lê Minh Xương', 'Lê Minh Sương', 'spelling'],
	['Lê Minh Trí', 'Lê Minh Chí', 'spelling'],
	['Lê Văn Lan', 'Lê Văn Lang', 'spelling'],
	['Lê Văn Việt', 'Lê Văn Việc', 'spelling'],
	['Lê Minh Trí', 'Le Minh Chi', 'spelling'],
	['Nguyễn Văn Cường', 'Nguyễn Văn Cườmg', 'typing'],
	['Nguyễn Văn Hùng', 'Ngyễn Văn Hùng', 'typing'],
	['Nguyễn Văn Hùng', 'Nugyễn Văn Hùng', 'typing'],
	['Hoàng Văn Nam', 'Huỳnh Văn Nam', 'dialect_variant'],
	['Hoàng Văn Nam', 'Huynh Van Nam', 'dialect_variant'],
	['Vũ Văn Nam', 'Võ Văn Nam', 'dialect_variant'],
	['Vu Van Nam', 'Vo Van Nam', 'dialect_variant'],
	['Phan Văn Phúc', 'Phan Văn Phước', 'dialect_variant'],
	['Nguyễn Thị Lan', 'Thị Lan Nguyễn', 'word_order'],
	['Nguyễn Văn An', 'An Nguyễn Văn', 'word_order'],
	['Smith John', 'John Smith', 'word_order'],
	['Lê Thị Hoa', 'LêThị Hoa', 'word_order'],
	['Lê Thị Hoa', 'LETHIHOA', 'word_order'],
	['H\'Hen Niê', 'H Hen Niê', 'word_order'],
	['Mac Donald Ian', 'MacDonald Ian', 'word_order'],
	['Nguyễn Thị Kim Hoa', 'Nguyễn Kim Hoa', 'middle_missing'],
	['Nguyễn Thị Hoa', 'Nguyễn Hoa', 'middle_missing'],
	['Nguyễn Văn An', 'Nguyễn V. An', 'middle_missing'],
	['Nguyễn Văn An', 'Nguyễn V An', 'middle_missing'],
	['Nguyễn Thị Kim Hoa', 'Nguyễn T.K.Hoa', 'middle_missing'],
	['Nguyễn Thị Kim Hoa', 'Nguyễn Th. Kim Hoa', 'middle_missing'],
	['Trần Ngọc Bảo', 'Trần Ng. Bảo', 'middle_missing'],
	['Nguyễn Văn An', 'Ng. Văn An', 'middle_missing'],
	['Nguyễn Văn An', 'N. V. An', 'middle_missing'],
	['Nguyễn Văn An', 'N.V.An', 'middle_missing'],
	['Phạm Văn An', 'Ph. Văn Ân', 'middle_missing'],
	['Nguyễn Thị Kim Hoa', 'N. K. Hoa', 'middle_missing'],
	['Nguyễn Văn An', 'Ng. Thị An', 'part'],
	['Nguyễn Văn An', 'T. Văn An', 'given_only'],
	['Nguyễn Văn An', 'Nguyễn V. A.', 'family_only'],
	['Nguyễn An', 'An Nguyễn', 'word_order'],
	['Trần Quốc Bảo', 'Trần Gia Bảo', 'middle_differs'],
	['Nguyễn Văn An', 'Nguyễn Thị An', 'middle_differs'],
	['Hoa', 'Nguyễn Thị Hoa', 'part'],
	['Phạm Minh Tuấn', 'Lê Đức Tuấn', 'given_only'],
	['Phạm Minh Tuấn', 'Phạm Thu Hằng', 'family_only'],
	['Phạm Minh Tuấn', 'Lê Thu Hằng', 'different'],
];

describe('NameComparer', () => {
	it.each(cases)('%s and %s: %s', (a, b, expected) => {
		const names = ['', ...new Set([compareName(cleanName(a)), compareName(cleanName(b))])];
		const table = buildNameTable(names);
		const comparer = new NameComparer(table);
		const second = names.length - 1;
		expect(nameLevels[comparer.compare(1, second)]).toBe(expected);
		expect(comparer.compare(second, 1)).toBe(comparer.compare(1, second));
	});

	it('finds no level that the values of a block rule out', async () => {
		const people = await peopleOf(cases.flatMap(([a, b], index) => [a, b].map((name, side) => ({key: String(index * 2 + side).padStart(4, '0'), name}))));
		const near = nearnessIn(people);
		for (const [index, [, , expected]] of cases.entries()) {
			const found = level[camel(expected)];
			expect(near(index * 2, index * 2 + 1), cases[index].join(' ')).toBeLessThanOrEqual(found <= level.middleMissing ? nearness.any : found <= level.part ? nearness.weak : nearness.far);
		}
	});

	it('knows names that have little in common by the values of a block', async () => {
		const people = await peopleOf([{key: 'K1', name: 'Trần Quốc Bảo'}, {key: 'K2', name: 'Trần Gia Bảo'}, {key: 'K3', name: 'Lê Gia Hưng'}]);
		const near = nearnessIn(people);
		expect([near(0, 1), near(0, 2)]).toEqual([nearness.weak, nearness.far]);
	});

	it('compares names of rare words as it does those of common ones', () => {
		const written = cases.flatMap(([a, b]) => [compareName(cleanName(a)), compareName(cleanName(b))]);
		const names = ['', ...new Set([...written, ...namesOfCommonWords])];
		const table = buildNameTable(names);
		const comparer = new NameComparer(table);
		expect(table.wordTable.count).toBeGreaterThan(table.relations.width);
		for (const [index, [, , expected]] of cases.entries()) {
			const [a, b] = [names.indexOf(written[index * 2]), names.indexOf(written[index * 2 + 1])];
			for (const again of ['computed', 'remembered']) expect([again, cases[index], nameLevels[comparer.compare(a, b)]]).toEqual([again, cases[index], expected]);
		}
	});

	it('takes foreign words for words where no name is Vietnamese', () => {
		const levelOf = (names: readonly string[]) => nameLevels[new NameComparer(buildNameTable(['', ...names])).compare(1, 2)];
		expect(levelOf(['cox rose', 'co rose'])).toBe('typing');
		expect(levelOf(['cox rose', 'co rose', 'đỗ văn an'])).toBe('accents');
	});

	it('says nothing where a name is missing', () => {
		const comparer = new NameComparer(buildNameTable(['', 'nguyễn văn a']));
		expect(comparer.compare(0, 1)).toBe(absent);
	});
});

/** More words than the matrix of relations has room for, each in five names. */
const namesOfCommonWords = Array.from({length: 2500}, (_, index) => [0, 1, 2, 3, 4].map(step => `qz${((index + step * 31) % 2500).toString(36)}qz`).join(' '));

function nearnessIn(people: People): (a: number, b: number) => number {
	const middles = middleClashes(people.names);
	const rows = buildRowTable(people, middles, termFrequencies(people, countFrequencies(people)));
	return (a, b) => nearnessOf(rows, people.names.relations, middles, a * rowWidth, b * rowWidth);
}

function camel(text: (typeof nameLevels)[number]): keyof typeof level {
	const names: Partial<Record<(typeof nameLevels)[number], keyof typeof level>> = {
		dialect_variant: 'dialect', word_order: 'order', middle_missing: 'middleMissing', middle_differs: 'middleDiffers', given_only: 'givenOnly', family_only: 'familyOnly',
	};
	return names[text] ?? (text as keyof typeof level);
}
