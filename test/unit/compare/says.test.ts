import {expect, test} from 'vitest';
import {birthSays, nameSays} from '../../../src/compare/says.ts';

test.each([
	['nguyễn văn an', 'nguyễn văn an', 1],
	['nguyen van an', 'nguyễn văn an', 1],
	['nguyễn an', 'nguyễn văn an', 1],
	['hoàng văn an', 'huỳnh văn an', 1],
	['nguyễn vna an', 'nguyễn văn an', 1],
	['nguyễn vanx hữu an', 'nguyễn văn quốc an', 0],
	['nguyễn thị hoa', 'nguyễn văn an', -1],
	['nguyễn văn phúc', 'nguyễn văn an', -1],
	['trần minh an', 'nguyễn văn an', -1],
	['', 'nguyễn văn an', 0],
] as const)('%s and %s: %i', (a, b, says) => {
	expect(nameSays(a, b)).toBe(says);
	expect(nameSays(b, a)).toBe(says);
});

test.each([
	[19650512, 19650512, 1],
	[19650500, 19650512, 1],
	// The ID holds the year already.
	[19650000, 19650512, 0],
	[19650000, 19650000, 0],
	[19650101, 19650101, 0],
	[19650101, 19650512, 0],
	[0, 19650512, 0],
	// Slips of the key.
	[19651205, 19650512, 0],
	[19650513, 19650512, 0],
	[19590512, 19650512, 0],
	[19650923, 19650512, -1],
	[19900201, 19650512, -1],
	[19640000, 19650512, -1],
	[19640101, 19650101, 0],
] as const)('%i and %i: %i', (a, b, says) => {
	expect(birthSays(a, b)).toBe(says);
	expect(birthSays(b, a)).toBe(says);
});
