import {describe, expect, test} from 'vitest';
import {essentialService, essentialServices} from '../../../src/vietnam/services.ts';
import {
	builtInUnits, communesAt, Gazetteer, isReusedCode, predecessorsOf, sameUnit, successors, successorsOf, toUnitCode,
	unitAt, type UnitCode, type UnitLife,
} from '../../../src/vietnam/units.ts';

const before = 20220815;
const after = 20260101;

function codeOf(written: string): UnitCode {
	const code = toUnitCode(written);
	if (code === undefined) throw new Error('no code');
	return code;
}

describe('unitAt', () => {
	test.each([
		['25840', 20191001, 'Xã An Điền', '721'], ['25840', before, 'Xã An Điền', '721'],
		['25840', 20250601, 'Phường An Điền', '721'],
		['25840', 20250630, 'Phường An Điền', '721'], ['25840', 20250701, 'Phường Long Nguyên', '79'],
		['25900', 20191001, 'Xã Tân Bình', '726'],
		['25900', before, 'Thị trấn Tân Bình', '726'], ['721', before, 'Thị xã Bến Cát', '74'],
		['721', 20240501, 'Thành phố Bến Cát', '74'],
		['723', 20230409, 'Thị xã Tân Uyên', '74'], ['723', 20230410, 'Thành phố Tân Uyên', '74'],
		['74', before, 'Tỉnh Bình Dương', undefined],
		['79', after, 'Thành phố Hồ Chí Minh', undefined], ['46', before, 'Tỉnh Thừa Thiên Huế', undefined],
		['46', after, 'Thành phố Huế', undefined],
		['75', 20260430, 'Thành phố Đồng Nai', undefined],
	])('%s at %i', (code, asOf, name, parent) => {
		expect(unitAt(code, asOf)).toMatchObject({code, name});
		expect(unitAt(code, asOf)?.parent).toBe(parent);
	});

	test.each([['74', after], ['718', after], ['25741', after], ['99999', before], ['', before], ['abc', before], ['257410', before]])(
		'%s is not known at %i',
		(code, asOf) => {
			expect(unitAt(code, asOf)).toBeUndefined();
			expect(unitAt(code, asOf)).toBeUndefined();
		},
	);
});

test('91 communes, then 36', () => {
	expect(communesAt(before)).toHaveLength(91);
	expect(communesAt(after)).toHaveLength(36);
	expect(communesAt(before).filter(({name}) => name.startsWith('Phường'))).toHaveLength(45);
	expect(communesAt(20250601).filter(({name}) => name.startsWith('Phường'))).toHaveLength(47);
});

test('16 communes were split over two units, and every successor exists', () => {
	const followed = communesAt(before).map(({code}) => successors(code));
	expect(followed.filter(({length}) => length === 2)).toHaveLength(16);
	expect(followed.flat()).toHaveLength(107);
	for (const code of followed.flat()) expect(unitAt(code, after)).toBeDefined();
	expect(successors('25741')).toEqual(['25747', '25750']);
	expect(successors('74')).toEqual(['79']);
	expect(successors('718')).toEqual([]);
});

test('25 codes of today meant a commune of another name', () => {
	expect(communesAt(after).filter(({code}) => isReusedCode(code))).toHaveLength(25);
	expect(isReusedCode('25840')).toBe(true);
	expect(isReusedCode('25975')).toBe(false);
	expect(isReusedCode('25741')).toBe(false);
});

describe('sameUnit', () => {
	test.each([
		['itself', '25741', before, '25741', before, 'same'], ['at another day', '25840', 20191001, '25840', 20250601, 'same'],
		['under another kind', '25900', 20191001, '25900', before, 'same'],
		['never merged', '25846', before, '25846', after, 'same'], ['merged', '25744', before, '25750', after, 'merged'],
		['merged, the code kept', '25975', before, '25975', after, 'merged'],
		['split', '25741', before, '25747', after, 'split'], ['split', '25741', before, '25750', after, 'split'],
		['its code meant another', '25750', before, '25750', after, 'merged'],
		['its code went elsewhere', '25741', before, '25771', after, 'different'],
		['another commune', '25744', before, '25747', after, 'different'], ['another on the same day', '25744', before, '25747', before, 'different'],
		['another country-wide, same day', '26734', before, '25747', before, 'different'],
		['a commune of elsewhere', '26734', before, '25747', after, 'different'], ['went elsewhere', '25744', before, '26734', after, 'different'],
		['not in the tables', '26734', before, '26734', after, 'unknown'], ['two levels', '74', before, '25741', before, 'unknown'],
		['a district has no successor', '718', before, '718', after, 'unknown'],
		['a province', '74', before, '79', after, 'merged'], ['a province', '01', before, '01', after, 'same'],
		['another province', '74', before, '75', after, 'different'], ['renamed', '46', before, '46', after, 'same'],
	])('%s: %s at %i and %s at %i', (_, codeA, dateA, codeB, dateB, expected) => {
		expect(sameUnit(codeA, dateA, codeB, dateB)).toBe(expected);
		expect(sameUnit(codeB, dateB, codeA, dateA)).toBe(expected);
	});

	test('91 communes: one stayed as it was, 74 were merged whole, 16 were split', () => {
		const relations = communesAt(before).map(({code}) => {
			const followed = successorsOf(code, before, after) ?? [];
			return new Set(followed.map((next) => sameUnit(code, before, next, after)));
		});
		const count = (relation: string): number => relations.filter((found) => found.size === 1 && found.has(relation as 'same')).length;
		expect([count('same'), count('merged'), count('split')]).toEqual([1, 74, 16]);
	});
});

test('successorsOf and predecessorsOf', () => {
	expect(successorsOf('25741', before, after)).toEqual(['25747', '25750']);
	expect(successorsOf('25840', 20191001, 20250601)).toEqual(['25840']);
	expect(successorsOf('718', before, after)).toBeUndefined();
	expect(successorsOf('99999', before, after)).toBeUndefined();
	expect(predecessorsOf('25747', after, before)).toEqual(['25741', '25747', '25753', '25756', '25774']);
	expect(predecessorsOf('79', after, before)).toEqual(['74', '77', '79']);
	expect(predecessorsOf('25846', after, before)).toEqual(['25846']);
	expect(predecessorsOf('26734', after, before)).toBeUndefined();
});

test('a commune may take another in and stay', () => {
	const commune = (code: string, until: number, ...next: string[]): UnitLife =>
		({code: codeOf(code), name: 'Xã', level: 'commune', from: 0, until, successors: next.map(codeOf)});
	const units = new Gazetteer([commune('00001', 99_999_999), commune('00002', 20240101, '00001')]);
	expect(sameUnit('00002', 20230101, '00001', 20240601, units)).toBe('merged');
	expect(sameUnit('00001', 20230101, '00001', 20240601, units)).toBe('merged');
	expect(sameUnit('00001', 20240101, '00001', 20240601, units)).toBe('same');
	expect(units.predecessorsOf('00001', 20240601, 20230101)).toEqual(['00001', '00002']);
});

describe('invariants of the tables', () => {
	const units = builtInUnits();

	test('63 provinces until June 2025, 34 since, and nine districts', () => {
		expect(units.unitsAt('province', 20250630)).toHaveLength(63);
		expect(units.unitsAt('province', 20250701)).toHaveLength(34);
		expect(units.unitsAt('district', 20250630)).toHaveLength(9);
		expect(units.unitsAt('district', 20250701)).toEqual([]);
	});

	test('each district has its communes', () => {
		const sizes = Object.fromEntries(units.unitsAt('district', before).map(({code}) => [code, communesAt(before).filter((one) => one.parent === code).length]));
		expect(sizes).toEqual({718: 14, 719: 7, 720: 12, 721: 8, 722: 11, 723: 12, 724: 7, 725: 10, 726: 10});
	});

	test('each commune of before has one or two successors, each of the 36 has predecessors', () => {
		for (const {code} of communesAt(before)) expect(successors(code).length).oneOf([1, 2]);
		const followed = new Set(communesAt(before).flatMap(({code}) => successors(code)));
		expect(communesAt(after).filter(({code}) => !followed.has(code))).toEqual([]);
		expect(followed.size).toBe(36);
	});

	test('every parent exists as long as its units, every life ends where the next begins', () => {
		for (const life of units.lives()) {
			if (life.level === 'province') expect(life.parent).toBeUndefined();
			else expect(units.at(life.parent!, life.from)?.level).toBe(life.level === 'district' || life.from >= 20250701 ? 'province' : 'district');
			expect(units.next(life)).toHaveLength(life.successors.length);
			const following = units.historyOf(life.code).find(({from}) => from > life.from);
			if (following !== undefined) expect(following.from).toBeGreaterThanOrEqual(life.until);
		}
	});
});

test.each([['25741', '25741'], [' 74 ', '74'], ['7', undefined], ['2574', undefined], ['2574a', undefined]])('toUnitCode(%j)', (written, code) => {
	expect(toUnitCode(written)).toBe(code);
});

test('25 essential services, 11 of them of the Ministry of Public Security', () => {
	expect(essentialServices.map(({number}) => number)).toEqual(Array.from({length: 25}, (_, at) => at + 1));
	expect(essentialServices.filter(({group}) => group === 'MPS')).toHaveLength(11);
	expect(essentialService(17)?.vi).toContain('bảo hiểm y tế theo hộ gia đình');
	expect(essentialService(26)).toBeUndefined();
});
