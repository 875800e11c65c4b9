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
