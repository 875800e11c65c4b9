import {describe, expect, it} from 'vitest';
import {drawFrom} from '../../../src/link/draw.ts';
import {IntMap} from '../../../src/link/int-map.ts';

describe('IntMap', () => {
	it('counts as a Map does, however many keys there are', () => {
		const draw = drawFrom(7);
		const [map, expected] = [new IntMap(), new Map<number, number>()];
		for (let index = 0; index < 6000; index++) {
			const key = Math.floor((draw() - 0.5) * 9000) || 1;
			expect(map.get(key)).toBe(expected.get(key) ?? 0);
			expected.set(key, (expected.get(key) ?? 0) + index);
			expect(map.add(key, index)).toBe(expected.get(key));
		}
		const found = new Map<number, number>();
		map.forEach((key, value) => found.set(key, value));
		expect(map.size).toBe(expected.size);
		expect(found).toEqual(expected);
	});
});
