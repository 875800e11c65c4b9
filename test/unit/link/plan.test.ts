import {expect, it} from 'vitest';
import {link} from '../../../src/link/link.ts';
import {planLink} from '../../../src/link/plan.ts';
import {peopleOf, type Resident} from '../../support/people-of.ts';

const residents = Array.from({length: 120}, (_, index): Resident => ({
	key: `25741/C${index}`, name: `${['Trần', 'Lê', 'Phạm'][index % 3]} Văn ${['An', 'Bình', 'Cúc', 'Dũng'][index % 4]}`, birth: 19_500_101 + index * 10_000, unit: '25741',
}));
const thresholds = {match: 0.95, review: 0.02};
const ticks = (): number => performance.now();

it('forecasts just the pairs that a link then compares, within one set and across two', async () => {
	const within = await peopleOf(residents);
	const across = await peopleOf([...residents, ...residents.slice(0, 50).map((resident, index): Resident => ({...resident, key: `E${index}`, side: 'extract'}))]);
	for (const [people, mode] of [[within, 'within'], [across, 'across']] as const) {
		const plan = await planLink(people, {mode, threads: 1, thresholds, ticks});
		const {counts, a} = await link(people, {mode, threads: 1, thresholds});
		expect(plan.pairs).toBe(counts.considered);
		// So few that the sample is all of them.
		expect(plan.kept).toBe(a.length);
		expect(plan.largest[0]).toEqual({rule: 'all', records: people.rows});
	}
});

it('forecasts from a sample what is kept, within a half', async () => {
	// Every tenth is there twice: two million pairs, of which a quarter is compared.
	const many = Array.from({length: 2000}, (_, index): Resident => {
		const person = Math.floor(index * 0.9);
		return {
			key: `25741/D${index}`, name: `${['Trần', 'Lê', 'Phạm'][person % 3]} Văn ${['An', 'Bình', 'Cúc', 'Dũng'][person % 4]}`, unit: '25741',
			birth: 19_000_101 + person % 100 * 10_000 + person % 12 * 100 + person % 28, id: `0740${String(person * 7919).padStart(8, '0')}`,
		};
	});
	const people = await peopleOf(many);
	const plan = await planLink(people, {mode: 'within', threads: 1, thresholds, ticks, sample: 500_000});
	const {a} = await link(people, {mode: 'within', threads: 1, thresholds});
	expect(plan.sampled).toBeLessThan(plan.pairs);
	expect(plan.kept / a.length).toBeGreaterThan(1 / 1.5);
	expect(plan.kept / a.length).toBeLessThan(1.5);
});
