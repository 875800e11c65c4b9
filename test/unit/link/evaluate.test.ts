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
});

it('takes the order of the two keys as meant where sides differ', () => {
	expect(evaluate([pair('b', 'a', 0.99, 'match')], new Set([pairKey('a', 'b', true)]), true).match.truePositives).toBe(0);
});
