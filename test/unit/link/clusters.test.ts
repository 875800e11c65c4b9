import {describe, expect, it} from 'vitest';
import {clustersOf} from '../../../src/link/clusters.ts';

const pairs = {a: [1, 2, 4, 2], b: [2, 3, 5, 4], weight: [10, 8, 9, 3]};

describe('clustersOf', () => {
	it('joins rows over chosen pairs', () => {
		expect(clustersOf(pairs, [0, 1, 2], () => false)).toEqual({members: [[1, 2, 3], [4, 5]], cut: []});
	});

	it('breaks the weakest link of a contradiction', () => {
		const {members, cut} = clustersOf(pairs, [0, 1, 2, 3], (a, b) => Math.min(a, b) === 1 && Math.max(a, b) === 5);
		expect(members).toEqual([[1, 2, 3], [4, 5]]);
		expect(cut).toEqual([3]);
	});

	it('makes no join that the pairs between two clusters speak against on average', () => {
		const known = new Map(pairs.a.map((a, index) => [`${a}-${pairs.b[index]}`, pairs.weight[index]]));
		const coherence = (others: number) => ({least: -4, weigh: (a: number, b: number): number => known.get(`${Math.min(a, b)}-${Math.max(a, b)}`) ?? others});
		expect(clustersOf(pairs, [0, 1, 2, 3], () => false, coherence(-6))).toEqual({members: [[1, 2, 3], [4, 5]], cut: [3]});
		expect(clustersOf(pairs, [0, 1, 2, 3], () => false, coherence(-5))).toEqual({members: [[1, 2, 3, 4, 5]], cut: []});
	});

	it('does not depend on the order of the pairs', () => {
		const turned = {a: pairs.a.toReversed(), b: pairs.b.toReversed(), weight: pairs.weight.toReversed()};
		expect(clustersOf(turned, [3, 1, 0, 2], () => false).members).toEqual(clustersOf(pairs, [0, 1, 2, 3], () => false).members);
	});
});
