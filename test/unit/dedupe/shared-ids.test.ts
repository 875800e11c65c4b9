import {expect, it} from 'vitest';
import {pairsWithOneId} from '../../../src/dedupe/shared-ids.ts';

const people = (ids: readonly (readonly [high: number, low: number, completed?: number])[]) => ({
	rows: ids.length, idHigh: Int32Array.from(ids, ([high]) => high), idLow: Int32Array.from(ids, ([, low]) => low), idCompleted: Uint8Array.from(ids, ([,, completed]) => completed ?? 0),
});

it('pairs all rows of one ID, and neither those of another, of none, nor of one that was completed', () => {
	expect(pairsWithOneId(people([[1, 7], [2, 7], [1, 7], [0, 0], [0, 0], [1, 8], [1, 7], [1, 7, 1]]))).toEqual([[0, 2], [0, 6], [2, 6]]);
});

it('pairs each row with the first only where an ID is nobody\'s', () => {
	const pairs = pairsWithOneId(people(Array.from({length: 30_000}, () => [1, 7] as const)));
	expect([pairs.length, pairs[0], pairs.at(-1)]).toEqual([29_999, [0, 1], [0, 29_999]]);
});
