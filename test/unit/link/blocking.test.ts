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

	it('tightens the large blocks of a rule that makes too many pairs, and leaves the small ones loose', async () => {
		const people = await peopleOf(residents(110, index => ({sex: index % 2 === 0 ? 'male' : 'female'})));
		const blocks = blocksOf(rule(row => (row < 100 ? 1 : 2), {tighter: [row => people.sex[row]], mostPairs: 30}), people, false);
		expect(blocks).toMatchObject({tightened: 1, split: 0, pairs: 2 * 50 * 49 / 2 + 10 * 9 / 2});
	});

	it('splits a giant block however many pairs are allowed, and says who is left out for want of a name', async () => {
		const people = await peopleOf(residents(6000, index => ({name: index < 2600 ? undefined : index % 2 === 0 ? 'Lê Văn An' : 'Lê Văn Bình'})));
		const {split, leftOut, pairs} = blocksOf(rule(() => 1, {tighter: [row => people.names.given[people.name[row]]]}), people, false);
		expect({split, leftOut, pairs}).toEqual({split: 1, leftOut: 2600, pairs: 2 * 1700 * 1699 / 2});
	});

	it('counts across sides only pairs of a left and a right row', async () => {
		const people = await peopleOf(residents(6, index => ({side: index < 2 ? 'local' : 'extract', sex: 'male'})));
		expect(blocksOf(rule(() => 1), people, true).pairs).toBe(2 * 4);
	});
});

it('finds namesakes without a birth date, and blocks by custom fields of every type', async () => {
	const people = await peopleOf(residents(20_001, index => ({name: index < 2 ? 'Sầm Quý Quới' : undefined, customs: {postcode: String(index >> 1)}})), {postcode: 'exact'});
	const pairsOf = (name: string): number => blocksOf(rulesFor(people).find(candidate => candidate.name === name)!, people, false).pairs;
	expect(pairsOf('name')).toBe(1);
	expect(pairsOf('custom:postcode')).toBe(10_000);
});

const family = (index: number): Partial<Resident> => ({
	birth: (1930 + (index % 90)) * 10_000 + (1 + (index % 12)) * 100 + 1 + (index % 28), sex: index % 2 === 0 ? 'male' : 'female',
	unit: '25741', hamlet: `Khu phố ${index % 9}`, household: `H${index >> 2}`, phone: `09${10_000_000 + index}`,
});
it.each<[string, (index: number) => Partial<Resident>]>([
	['name', index => ({...family(index), name: 'Nguyễn Thị Hoa'})],
	['name and birth date', index => ({...family(index), name: 'Nguyễn Thị Hoa', birth: 19_800_405})],
	['birth date', index => ({...family(index), name: `Nguyễn ${['Văn', 'Thị'][index % 2]} Hoa`, birth: 19_800_405})],
])('keeps to its number of pairs where all have one %s', async (_, rest) => {
	const people = await peopleOf(residents(20_001, rest));
	const pairsPerRow = rulesFor(people).map(each => blocksOf(each, people, false)).map(blocks => [blocks.rule, blocks.pairs / people.rows] as const);
	expect(pairsPerRow.filter(([, pairs]) => pairs >= 34)).toEqual([]);
});

it('compares all pairs where records are few', async () => {
	expect(rulesFor(await peopleOf(residents(3, () => ({})))).map(({name}) => name)).toEqual(['all']);
});
