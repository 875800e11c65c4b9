import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edits, letterBits, mayBeNear} from '../../../src/vietnam/edits.ts';

test.each([
	['', '', 2, 0], ['an', 'an', 0, 0], ['binh', 'bihn', 1, 1], ['binh', 'bin', 1, 1], ['binh', 'long', 2, 3], ['phucuong', 'phucuog', 2, 1],
	['phucuong', 'fucuong', 2, 2], ['ab', 'abcd', 1, 2],
])('edits(%s, %s) up to %i: %i', (a, b, limit, expected) => {
	expect(edits(a, b, limit)).toBe(expected);
	expect(edits(b, a, limit)).toBe(expected);
});

test('the limit only cuts off, and the letters never rule out what is near', () => {
	const word = fc.string({unit: fc.constantFrom(...'abcnhu2'), maxLength: 8});
	fc.assert(fc.property(word, word, fc.nat(4), (a, b, limit) => {
		const distance = edits(a, b, 8);
		expect(edits(a, b, limit)).toBe(Math.min(distance, limit + 1));
		if (distance <= limit) expect(mayBeNear(letterBits(a), letterBits(b), limit)).toBe(true);
	}), {numRuns: 2000});
});
