import {describe, expect, it} from 'vitest';
import {blocksOf, rulesFor, type Rule} from '../../../src/link/blocking.ts';
import {peopleOf, type Resident} from '../../support/people-of.ts';

const residents = (count: number, rest: (index: number) => Partial<Resident>): Resident[] =>
	Array.from({length: count}, (_, index) => ({key: `K${String(index).padStart(5, '0')}`, ...rest(index)}));
const rule = (key: Rule['key'], rest: Partial<Rule> = {}): Rule => ({name: 'test', key, tighter: [], mostPairs: Infinity, ...rest});

describe('blocksOf', () => {
	it('groups rows by key and leaves key 0 and single rows out', async () => {
		const people = await peopleOf(residents(5, index => ({sex: index < 3 ? 'male' : undefined})));
		const {order, starts, pairs} = blocksOf(rule(row => (row === 0 ? 9 : people.sex[row])), people, false);
		expect([...order]).toEqual([1, 2]);
		expect([...starts]).toEqual([0, 2]);
		expect(pairs).toBe(1);
	});

	it('tightens a rule that makes too many pairs', async () => {
		const people = await peopleOf(residents(100, index => ({sex: index % 2 === 0 ? 'male' : 'female'})));
		const blocks = blocksOf(rule(() => 1, {tighter: [row => people.sex[row]], mostPairs: 30}), people, false);
		expect(blocks).toMatchObject({tightened: 1, pairs: 2 * 50 * 49 / 2});
	});

	it('splits a block that is too large by the given name, and says who is left out', async () => {
		const people = await peopleOf(residents(3000, index => ({name: index === 0 ? undefined : index % 2 === 0 ? 'Lê Văn An' : 'Lê Văn Bình'})));
		const {split, leftOut, pairs} = blocksOf(rule(() => 1), people, false);
		expect({split, leftOut, pairs}).toEqual({split: 1, leftOut: 1, pairs: 1500 * 1499 / 2 + 1499 * 1498 / 2});
	});

	it('counts across sides only pairs of a left and a right row', async () => {
		const people = await peopleOf(residents(6, index => ({side: index < 2 ? 'local' : 'extract', sex: 'male'})));
		expect(blocksOf(rule(() => 1), people, true).pairs).toBe(2 * 4);
	});
});

it('compares all pairs where records are few', async () => {
	expect(rulesFor(await peopleOf(residents(3, () => ({})))).map(({name}) => name)).toEqual(['all']);
});
