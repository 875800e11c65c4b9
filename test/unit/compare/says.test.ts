import {expect, test} from 'vitest';
import {birthSays, mayBeOne, mayBeTwins, nameSays} from '../../../src/compare/says.ts';

test.each([
	['nguyễn văn an', 'nguyễn văn an', 2],
	['nguyen van an', 'nguyễn văn an', 2],
	['nguyễn an', 'nguyễn văn an', 2],
	['hoàng văn an', 'huỳnh văn an', 2],
	['nguyễn vna an', 'nguyễn văn an', 2],
	// Recognised, but no proof: another given name may be one letter away.
	['nguyễn văn hùng', 'nguyễn văn tùng', 1],
	['tần văn hùng', 'trần văn hùng', 1],
	['nguyễn vanx hữu an', 'nguyễn văn quốc an', 1],
	['nguyễn văn hùng', 'nguyễn thanh hùng', 1],
	['hạm t. thhúy', 'phạm thị thúy', 1],
	['trần thị vy dieemx', 'trần thị diễm vy', 1],
	['nguyễn duy', 'nguyễn duy tiên', 1],
	['guỳnh thị maianh', 'huỳnh thị mai anh', 1],
	['ngyuễễn thịnh văn', 'nguyễn văn thịnh', 1],
	['hhi phương mai', 'hồ phương mai', 1],
	['n. v. an', 'nguyễn văn an', 1],
	['trần thị mai', 'hồ thị mai', -1],
	['nguyễn thị hoa', 'nguyễn văn an', -1],
	['nguyễn văn phúc', 'nguyễn văn an', -1],
	['nguyễn hoàng long', 'nguyễn hoàng lâm', -1],
	['trần ngọc ánh', 'trần ngọc diễm', -1],
	['nguyễn thị ngọc trâm', 'nguyễn thị bảo trân', -1],
	['trần minh an', 'nguyễn văn an', -1],
	['an', 'nguyễn văn an', -1],
	['', 'nguyễn văn an', 0],
] as const)('%s and %s: %i', (a, b, says) => {
	expect(nameSays(a, b)).toBe(says);
	expect(nameSays(b, a)).toBe(says);
});

test.each([
	[19650512, 19650512, 2],
	// The ID holds the year already.
	[19650000, 19650512, 0],
	[19650000, 19650000, 0],
	[19650500, 19650512, 0],
	[19650500, 19650500, 0],
	[19650600, 19650512, -1],
	[19650101, 19650101, 0],
	[19650101, 19650512, 0],
	[0, 19650512, 0],
	// Slips that hit a stranger's date by chance once in a year of days.
	[19651205, 19650512, 1],
	[19590512, 19650512, 1],
	[19640512, 19650512, 1],
	// Other slips, and a month alone.
	[19650513, 19650512, 0],
	[19640500, 19650500, 0],
	[19640101, 19650101, 0],
	[19650923, 19650512, -1],
	[19900201, 19650512, -1],
	[19640000, 19650512, -1],
] as const)('%i and %i: %i', (a, b, says) => {
	expect(birthSays(a, b)).toBe(says);
	expect(birthSays(b, a)).toBe(says);
});

test.each([
	['trần thị bich', 19800000, 'trần thị bích', 19801103, true],
	['phạm ngọc diệp', 19801103, 'trần thị bích', 19801103, true],
	['hoa phan thị', 0, 'phan thị thoa', 19870610, true],
	['trịnh công tâm', 19800000, 'lương thế sơn', 19800617, false],
	['trịnh công tâm', 19800616, 'lương thế sơn', 19800617, false],
	['', 19800000, 'lương thế sơn', 19800617, false],
] as const)('%s, %i, and %s, %i: %s', (name, born, otherName, otherBorn, expected) => {
	expect(mayBeOne({name, born}, {name: otherName, born: otherBorn})).toBe(expected);
	expect(mayBeOne({name: otherName, born: otherBorn}, {name, born})).toBe(expected);
});

test.each([
	['huỳnh văn tân', 'huỳnh văn tấn', true],
	['trần ngọc ánh', 'trần ngọc anh', true],
	['lê tường như vy', 'lê tường như vi', true],
	['cao trung kiên', 'cao trung kiệm', true],
	['nguyễn hoàng long', 'nguyễn hoàng lâm', true],
	['huynh van tan', 'huỳnh văn tấn', false],
	['nguyễn thị hải', 'nguyễn thị hãi', false],
	['nguyễn thị hoa', 'nguyễn hoa', false],
	['nguyễn văn an', 'nguyễn vân an', false],
	['hoa nguyễn thị', 'nguyễn thị hoa', false],
] as const)('%s and %s as twins: %s', (a, b, expected) => {
	expect(mayBeTwins(a, b)).toBe(expected);
	expect(mayBeTwins(b, a)).toBe(expected);
});
