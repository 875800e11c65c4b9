import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {drawBeta, drawFrom, drawSome} from '../../../src/link/draw.ts';
import {estimateQuality, type JudgedStratum} from '../../../src/link/estimate-quality.ts';
import type {JudgedPair} from '../../../src/link/evaluate.ts';
import {drawSample} from '../../../src/link/sample.ts';

const pair = (number: number, decision: string, probability: number): JudgedPair => ({a: `A${number}`, b: `B${number}`, weight: 0, probability, decision});
const stored = [
	...Array.from({length: 500}, (_, index) => pair(index, 'match', 0.99999)),
	...Array.from({length: 30}, (_, index) => pair(500 + index, 'match', 0.97)),
	...Array.from({length: 3}, (_, index) => pair(600 + index, 'review', 0.7)),
	...Array.from({length: 200}, (_, index) => pair(700 + index, 'distinct', 0.002)),
];
const stratum = (decision: string, pairs: number, answered: number, same: number): JudgedStratum => ({name: decision, decision, pairs, answered, same});

describe('a sample', () => {
	it('takes as many of each kind as it can, and says how many there were', () => {
		const {strata, pairs} = drawSample(stored, 83, 1);
		expect(strata.map(({name, pairs: all}) => [name, all])).toEqual([['distinct_low', 200], ['match_high', 500], ['match_low', 30], ['review_high', 3]]);
		const drawn = (name: string): number => pairs.filter(each => each.stratum === name).length;
		expect(strata.map(({name}) => drawn(name))).toEqual([27, 27, 26, 3]);
	});

	it('holds no pair twice, is as large as asked, and is the same for the same seed only', () => {
		fc.assert(fc.property(fc.integer({min: 1, max: 900}), fc.nat(1000), (size, seed) => {
			const {pairs} = drawSample(stored, size, seed);
			expect(pairs).toHaveLength(Math.min(size, stored.length));
			expect(new Set(pairs.map(({a}) => a)).size).toBe(pairs.length);
			expect(drawSample(stored, size, seed).pairs).toEqual(pairs);
			if (size > 20) expect(drawSample(stored, size, seed + 1).pairs).not.toEqual(pairs);
		}), {numRuns: 20});
	});

	it('does not let the order of its pairs give their kind away', () => {
		const kinds = drawSample(stored, 80, 5).pairs.map(({stratum: name}) => name);
		const changes = kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
		expect(changes).toBeGreaterThan(30);
	});
});

describe('quality from a sample', () => {
	it('is exact where everything was judged', () => {
		const quality = estimateQuality([stratum('match', 10, 10, 9), stratum('review', 10, 10, 4), stratum('distinct', 100, 100, 2)]);
		expect(quality.match).toEqual({precision: {value: 0.9, low: 0.9, high: 0.9}, recall: {value: 9 / 15, low: 9 / 15, high: 9 / 15}});
		expect(quality.matchOrReview.recall.value).toBeCloseTo(13 / 15);
	});

	it('weighs each kind by how many there are', () => {
		const quality = estimateQuality([stratum('match', 1000, 50, 50), stratum('distinct', 10_000, 50, 1)]);
		expect(quality.match.recall.value).toBeCloseTo(1000 / 1200);
	});

	it('does not promise that there is no error where none was found', () => {
		const {low, high, value} = estimateQuality([stratum('match', 1_000_000, 100, 100)]).match.precision;
		expect([value, high]).toEqual([1, 1]);
		// The 2.5 % quantile of the beta distribution with 100.5 and 0.5.
		expect(low).toBeCloseTo(0.9751, 2);
	});

	it('knows nothing of a kind of pairs without an answer, and says so by the interval', () => {
		const {match, matchOrReview} = estimateQuality([stratum('match', 1000, 100, 100), stratum('review', 40, 0, 0)]);
		expect(match.precision.value).toBe(1);
		expect(match.recall.value).toBeCloseTo(1000 / 1020);
		expect([match.recall.low, match.recall.high]).toEqual([expect.closeTo(1000 / 1040, 2), expect.closeTo(1, 2)]);
		expect(matchOrReview.precision.high - matchOrReview.precision.low).toBeGreaterThan(0.03);
	});

	it('has intervals that hold the truth about as often as they say', () => {
		const draw = drawFrom(11);
		const [sure, doubtful] = [0.97, 0.3];
		let held = 0;
		for (let round = 0; round < 60; round++) {
			const answers = (share: number): number => Array.from({length: 60}, () => draw()).filter(value => value < share).length;
			const {low, high} = estimateQuality([stratum('match', 5000, 60, answers(sure)), stratum('review', 800, 60, answers(doubtful))]).match.recall;
			const truth = (5000 * sure) / (5000 * sure + 800 * doubtful);
			if (low <= truth && truth <= high) held++;
		}
		expect(held).toBeGreaterThanOrEqual(50);
	});
});

describe('a draw', () => {
	it('is uniform', () => {
		const draw = drawFrom(3);
		const counts = [0, 0, 0, 0];
		for (let index = 0; index < 8000; index++) counts[drawSome([0, 1, 2, 3], 1, draw)[0]]++;
		for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(160);
	});

	it.each([[0.5, 0.5], [20.5, 0.5], [3, 7]])('of beta(%d, %d) has its mean and variance', (a, b) => {
		const draw = drawFrom(5);
		const values = Array.from({length: 20_000}, () => drawBeta(a, b, draw));
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
		expect(mean).toBeCloseTo(a / (a + b), 2);
		expect(variance).toBeCloseTo((a * b) / ((a + b) ** 2 * (a + b + 1)), 2);
	});
});
