import fastLevenshtein from 'fast-levenshtein';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {packTexts} from '../../../src/link/arrays.ts';
import {editDistance} from '../../../src/link/edit-distance.ts';

it('is Levenshtein distance, cut off above the limit', () => {
	const text = fc.string({unit: fc.constantFrom('a', 'b', 'ă', 'đ'), maxLength: 12});
	fc.assert(fc.property(text, text, fc.integer({min: 0, max: 6}), (a, b, limit) => {
		const {start, units} = packTexts([a, b]);
		const found = editDistance(units, start[0], start[1], units, start[1], start[2], limit);
		expect(found).toBe(Math.min(fastLevenshtein.get(a, b), limit + 1));
	}), {numRuns: 2000});
});
