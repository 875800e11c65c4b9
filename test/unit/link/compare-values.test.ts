import {describe, expect, it} from 'vitest';
import {packTexts, toDecimalCode} from '../../../src/link/arrays.ts';
import {compareBirths, compareIds, textEdits} from '../../../src/link/compare-values.ts';
import {absent, birthLevels, idLevels} from '../../../src/link/levels.ts';

describe('compareBirths', () => {
	it.each([
		[19800405, 19800405, 'equal'],
		[19800405, 19800000, 'precision'],
		[19800405, 19800400, 'precision'],
		[19800000, 19800000, 'precision'],
		[19800405, 19800101, 'default_date'],
		[19800405, 19800504, 'day_month_swapped'],
		[19800405, 19800406, 'one_digit'],
		[19800405, 19900405, 'one_digit'],
		[19860405, 19680405, 'one_digit'],
		[19800405, 19790405, 'near'],
		[19800405, 19800417, 'near'],
		[19800405, 19801119, 'same_year'],
		[19800405, 19810000, 'different'],
		[19800405, 19751119, 'different'],
	])('%i and %i: %s', (a, b, expected) => {
		expect(birthLevels[compareBirths(toDecimalCode(a), toDecimalCode(b))]).toBe(expected);
		expect(birthLevels[compareBirths(toDecimalCode(b), toDecimalCode(a))]).toBe(expected);
	});

	it('says nothing where a date is missing', () => {
		expect(compareBirths(0, toDecimalCode(19800405))).toBe(absent);
	});
});

describe('compareIds', () => {
	const halves = (id: string): [number, number] => [toDecimalCode(Number(id.slice(0, 6))), toDecimalCode(Number(id.slice(6)))];
	it.each([
		['074080123456', '074080123456', 'equal'],
		['074080123456', '074080123457', 'one_digit'],
		['074080123456', '074080124356', 'one_digit'],
		['074081023456', '074080123456', 'one_digit'],
		['074080123456', '740080123456', 'different'],
		['074080123456', '074080654321', 'different'],
		['074080123456', '174080123457', 'different'],
	])('%s and %s: %s', (a, b, expected) => {
		expect(idLevels[compareIds(...halves(a), ...halves(b))]).toBe(expected);
		expect(idLevels[compareIds(...halves(b), ...halves(a))]).toBe(expected);
	});
});

describe('textEdits', () => {
	it('counts letters, not bytes, and stops above the limit', () => {
		const table = packTexts(['', 'đường lê lợi', 'đường lê lọi', 'quốc lộ 13']);
		expect(textEdits(table, 1, 2, 3)).toBe(1);
		expect(textEdits(table, 1, 3, 3)).toBe(4);
	});
});
