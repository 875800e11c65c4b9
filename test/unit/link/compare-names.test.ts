import {describe, expect, it} from 'vitest';
import {NameComparer, mayBeNear} from '../../../src/link/compare-names.ts';
import {absent, name as level, nameLevels} from '../../../src/link/levels.ts';
import {buildNameTable} from '../../../src/link/name-table.ts';
import {cleanName, compareName} from '../../../src/vietnam/names.ts';

const cases: readonly (readonly [string, string, (typeof nameLevels)[number]])[] = [
	['Nguyễn Văn Hòa', 'NGUYỄN VĂN HOÀ', 'equal'],
	['Nguyễn Văn Hải', 'Nguyen Van Hai', 'accents'],
	['Nguyễn Văn Hải', 'Nguyễn Văn Hãi', 'accents'],
	['Trần Thị Mĩ', 'Trần Thị Mỹ', 'spelling'],
	['Lê Minh Xương', 'Lê Minh Sương', 'spelling'],
	['Nguyễn Văn Cường', 'Nguyễn Văn Cườmg', 'typing'],
	['Hoàng Văn Nam', 'Huỳnh Văn Nam', 'dialect_variant'],
	['Nguyễn Thị Lan', 'Thị Lan Nguyễn', 'word_order'],
	['Lê Thị Hoa', 'LêThị Hoa', 'word_order'],
	['Nguyễn Thị Kim Hoa', 'Nguyễn Kim Hoa', 'middle_missing'],
	['Trần Quốc Bảo', 'Trần Q. Bảo', 'middle_missing'],
	['Trần Quốc Bảo', 'Trần Gia Bảo', 'middle_differs'],
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
		if (level[camel(expected)] <= level.part) expect(mayBeNear(table, 1, second)).toBe(true);
	});

	it('says nothing where a name is missing', () => {
		const comparer = new NameComparer(buildNameTable(['', 'nguyễn văn a']));
		expect(comparer.compare(0, 1)).toBe(absent);
	});
});

function camel(text: (typeof nameLevels)[number]): keyof typeof level {
	const names: Partial<Record<(typeof nameLevels)[number], keyof typeof level>> = {
		dialect_variant: 'dialect', word_order: 'order', middle_missing: 'middleMissing', middle_differs: 'middleDiffers', given_only: 'givenOnly', family_only: 'familyOnly',
	};
	return names[text] ?? (text as keyof typeof level);
}
