import {expect, it} from 'vitest';
import {evaluate, pairKey, type JudgedPair} from '../../../src/link/evaluate.ts';

const pair = (a: string, b: string, probability: number, decision: string): JudgedPair => ({a, b, probability, decision, weight: Math.log2(probability / (1 - probability))});

it('counts pairs, clusters and the curve against the truth', () => {
	const truth = new Set([pairKey('a', 'b', false), pairKey('b', 'c', false), pairKey('a', 'c', false), pairKey('x', 'y', false)]);
	const judged = [pair('a', 'b', 0.99, 'match'), pair('b', 'c', 0.98, 'match'), pair('x', 'y', 0.3, 'review'), pair('x', 'z', 0.4, 'review')];
	const {match, matchOrReview, clusters, best} = evaluate(judged, truth, false);
	expect(match).toMatchObject({truePositives: 2, falsePositives: 0, falseNegatives: 2, precision: 1, recall: 0.5});
	expect(matchOrReview).toMatchObject({truePositives: 3, falsePositives: 1, precision: 0.75, recall: 0.75});
	// a–c was not scored, but lies within the cluster.
	expect(clusters).toMatchObject({truePositives: 3, falsePositives: 0, recall: 0.75});
	expect(best.f1).toBeCloseTo(0.75);
	// So it is from 0.001 on: who sets a threshold by it should not let in more than he must.
	expect(best.probability).toBe(0.3);
});

it('takes the order of the two keys as meant where sides differ', () => {
	expect(evaluate([pair('b', 'a', 0.99, 'match')], new Set([pairKey('a', 'b', true)]), true).match.truePositives).toBe(0);
});

it('names the pairs most wrong on each side', () => {
	const truth = new Set(['a\tb', 'c\td', 'e\tf', 'g\th', 'i\tj'].map(key => pairKey(...key.split('\t') as [string, string], false)));
	const judged = [
		pair('a', 'b', 0.99, 'match'), pair('a', 'x', 0.96, 'match'), pair('b', 'y', 0.999, 'match'), pair('c', 'd', 0.3, 'review'),
		pair('e', 'f', 0.01, 'distinct'), pair('g', 'h', 0.002, 'distinct'),
	];
	const {wrong, missed} = evaluate(judged, truth, false);
	expect(wrong.map(({a, b}) => a + b)).toEqual(['by', 'ax']);
	expect(missed.map(({a, b, weight}) => [a + b, weight === null])).toEqual([['ij', true], ['gh', false], ['ef', false]]);
});
