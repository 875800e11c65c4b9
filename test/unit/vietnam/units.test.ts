import {describe, expect, test} from 'vitest';
import {essentialService, essentialServices} from '../../../src/vietnam/services.ts';
import {
	communesAt, districtOf, isKnownUnit, isReusedCode, successors, toUnitCode, unitAt, unitChange,
} from '../../../src/vietnam/units.ts';

const before = 20220815;
const after = 20260101;

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
			expect(isKnownUnit(code, asOf)).toBe(false);
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
	for (const code of followed.flat()) expect(isKnownUnit(code, after)).toBe(true);
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

test.each([
	['25741', before, after, 'split'], ['25744', before, after, 'merged'], ['25846', before, after, 'same'],
	['25840', 20191001, 20250601, 'same'], ['25747', after, 20270101, 'same'],
	['25747', after, before, 'unknown'], ['718', before, after, 'unknown'], ['99999', before, after, 'unknown'],
	['74', before, after, 'merged'], ['01', before, after, 'same'],
])('unitChange of %s from %i to %i is %s', (code, from, to, change) => {
	expect(unitChange(code, from, to)).toBe(change);
});

test('districtOf', () => {
	expect(districtOf('25975')).toBe('725');
	expect(districtOf('725')).toBeUndefined();
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
