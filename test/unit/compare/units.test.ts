import {expect, it} from 'vitest';
import {comparePlaces, unitsOn} from '../../../src/compare/units.ts';

// 25744 became part of 25750; 25741 was split over 25747 and 25750; 25747 and 25750 are codes of before that mean other units since.
const [before, after] = [20250620, 20250801];

it.each([
	['a merged commune and what it became', '25744', before, '25750', after, 'same'],
	['the same backwards', '25750', after, '25744', before, 'same'],
	['a split commune and one of its parts', '25741', before, '25747', after, 'same'],
	['a split commune and what is none of its parts', '25741', before, '25975', after, 'different'],
	['a register that still has the code of a merged commune', '25744', after, '25750', after, 'same'],
	['the same on the other side', '25750', after, '25744', after, 'same'],
	['a register that still has the code of a split commune', '25741', after, '25750', after, 'same'],
	['two registers that still have an old code', '25741', after, '25741', after, 'same'],
	['an old code after the reorganisation and an old code before it', '25744', after, '25744', before, 'same'],
	['an old code after the reorganisation and another unit', '25744', after, '25975', after, 'different'],
	['one code that means two units', '25747', before, '25747', after, 'same'],
	['communes of other provinces', '00001', before, '00004', before, 'different'],
	['those across the reorganisation', '00001', before, '00004', after, 'unknown'],
] as const)('%s: %s on %i, %s on %i: %s', (_what, unitA, asOfA, unitB, asOfB, expected) => {
	expect(comparePlaces({unit: unitA, asOf: asOfA}, {unit: unitB, asOf: asOfB})).toBe(expected);
	expect(comparePlaces({unit: unitB, asOf: asOfB}, {unit: unitA, asOf: asOfA})).toBe(expected);
});

it('an obsolete code stands among the units that hold its territory since', () => {
	expect(unitsOn({unit: '25744', asOf: after}, after)).toEqual(['25750']);
	expect(unitsOn({unit: '25744', asOf: after}, before)).toEqual(['25744']);
});
