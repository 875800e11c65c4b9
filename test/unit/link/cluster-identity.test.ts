import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {identifyClusters} from '../../../src/link/cluster-identity.ts';

const before = (numbers: Readonly<Record<number, string>>): Map<string, number> => new Map(Object.entries(numbers).flatMap(([number, keys]) => [...keys].map((key): [string, number] => [key, Number(number)])));
const identify = (now: readonly string[], old: Readonly<Record<number, string>>, last = 9) => identifyClusters(now.map(keys => [...keys]), before(old), last);

describe('the number of a cluster', () => {
	it.each([
		['stays', ['ab', 'cd'], {1: 'ab', 2: 'cd'}, [1, 2], []],
		['stays while records come and go', ['abx', 'de'], {1: 'ab', 2: 'cde'}, [1, 2], []],
		['is new for records that were in none', ['ab', 'xy'], {1: 'ab'}, [1, 10], [[10, 'made', null]]],
		['is the lower one where two become one', ['abcd'], {3: 'ab', 5: 'cd'}, [3], [[5, 'merged', 3]]],
		['stays with the larger part', ['ab', 'cde'], {4: 'abcde'}, [10, 4], [[10, 'split', 4]]],
		['stays with the first of two equal parts', ['ab', 'cd'], {4: 'abcd'}, [4, 10], [[10, 'split', 4]]],
		['ends with its records', ['ab'], {1: 'ab', 2: 'yz'}, [1], [[2, 'ended', null]]],
		['goes on where a part of it joined another one', ['abc', 'de'], {3: 'ab', 5: 'cde'}, [3, 5], []],
	] as const)('%s', (_, now, old, numbers, events) => {
		const found = identify(now, old);
		expect(found.numbers).toEqual(numbers);
		expect(found.events.map(({cluster, event, other}) => [cluster, event, other])).toEqual(events);
	});

	it('is never given twice, and no earlier one goes without a word', () => {
		const partition = fc.array(fc.nat(5), {minLength: 12, maxLength: 12});
		fc.assert(fc.property(partition, partition, (old, now) => {
			const keys = [...'abcdefghijkl'];
			const was = new Map(keys.map((key, index): [string, number] => [key, old[index] + 1]));
			const clusters = [0, 1, 2, 3, 4, 5].map(group => keys.filter((_, index) => now[index] === group)).filter(members => members.length > 1);
			const {numbers, events} = identifyClusters(clusters, was, 6);
			expect(new Set(numbers).size).toBe(numbers.length);
			for (const number of new Set(was.values())) expect(numbers.includes(number)).toBe(!events.some(({cluster}) => cluster === number));
			for (const number of numbers) if (number > 6) expect(events.filter(({cluster}) => cluster === number)).toHaveLength(1);
			// The same clusters again change nothing.
			const again = identifyClusters(clusters, new Map(clusters.flatMap((members, index) => members.map((key): [string, number] => [key, numbers[index]]))), 20);
			expect(again).toEqual({numbers, events: []});
		}), {numRuns: 200});
	});
});
