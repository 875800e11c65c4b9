import {describe, expect, test} from 'vitest';
import {Quota, Random, TrialCounter, Weighted} from '../../../src/demo/random.ts';

describe('Random', () => {
	test('repeats itself for one seed and stream, and differs for others', () => {
		const draw = (seed: number, stream: string): number[] => {
			const random = new Random(seed, stream);
			return Array.from({length: 5}, () => random.next());
		};
		expect(draw(1, 'a')).toEqual(draw(1, 'a'));
		expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
		expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
	});

	test('gives the numbers that it always gave: provinces of a seed must stay what they are', () => {
		const random = new Random(1, 'numbers');
		expect(Array.from({length: 6}, () => random.integer(1000))).toEqual([411, 538, 825, 150, 132, 772]);
	});

	test('fills its range evenly', () => {
		const random = new Random(5, 'even');
		const counts = Array.from({length: 10}, () => 0);
		for (let draw = 0; draw < 20_000; draw += 1) counts[random.integer(10)] += 1;
		for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
	});

	test('draws between two bounds, both included', () => {
		const random = new Random(6, 'between');
		const drawn = new Set(Array.from({length: 200}, () => random.between(-1, 2)));
		expect([...drawn].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
	});
});

test('Weighted draws by weight, and never what weighs nothing', () => {
	const random = new Random(7, 'weights');
	const weighted = new Weighted(['rare', 'common', 'never', 'usual'], [1, 6, 0, 3]);
	const counts = new Map<string, number>();
	for (let draw = 0; draw < 20_000; draw += 1) {
		const item = weighted.pick(random);
		counts.set(item, (counts.get(item) ?? 0) + 1);
	}
	expect(counts.get('never')).toBeUndefined();
	expect((counts.get('rare') ?? 0) / 20_000).toBeCloseTo(0.1, 1);
	expect((counts.get('common') ?? 0) / 20_000).toBeCloseTo(0.6, 1);
	expect((counts.get('usual') ?? 0) / 20_000).toBeCloseTo(0.3, 1);
});

describe('Quota', () => {
	test('is due once in every stretch of trials', () => {
		const counter = new TrialCounter();
		const quota = new Quota(0.01, new Random(8, 'quota'), counter);
		let events = 0;
		for (let trial = 0; trial < 10_000; trial += 1) {
			counter.trials += 1;
			while (quota.due) {
				events += 1;
				quota.spend();
			}
			if ((trial + 1) % 1000 === 0) expect(Math.abs(events - (trial + 1) / 100)).toBeLessThanOrEqual(1);
		}
	});

	test('waits until it is spent, and takes what was spent ahead from the next', () => {
		const counter = new TrialCounter();
		const quota = new Quota(0.5, new Random(9, 'quota'), counter);
		counter.trials = 10;
		expect(quota.due).toBe(true);
		quota.spend(8);
		expect(quota.due).toBe(false);
		counter.trials = 20;
		expect(quota.due).toBe(true);
	});
});
