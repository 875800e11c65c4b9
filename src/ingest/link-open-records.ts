import {fieldsOf} from '../link/fields.ts';
import {type LinkResult, link} from '../link/link.ts';
import {startingModel} from '../link/model.ts';
import {type People, loadPeople} from '../link/people.ts';
import type {Store} from '../store/store.ts';

/**
 * A pair below this probability does not hand a key on. Not the certain zone: nothing is merged here, and a person with a new key
 * for nothing would have all findings settled and found again. In communes with up to three mistakes a person it gave no wrong key.
 */
const leastProbability = 0.9;

/**
 * Pairs of record numbers, old and new, of those that are open (`open_old`, `open_new`). One to one. The engine's own starting model:
 * there are too few pairs to fit one.
 */
export async function linkOpenRecords(store: Store, threads: number): Promise<[old: number, fresh: number][]> {
	const [left, right] = ['open_old', 'open_new'].map(side => `r.record_id IN (SELECT record_id FROM ${side})`);
	const people = await loadPeople(store, {left, right});
	const rightRows = people.side.reduce((sum, side) => sum + side, 0);
	const prior = 0.5 / Math.max(rightRows, people.rows - rightRows);
	return bestPairs(people, await link(people, {mode: 'across', threads, model: startingModel(fieldsOf(people), people, prior)}));
}

/** One to one, the greatest weight first. Record numbers, left and right. */
function bestPairs(people: People, {a, b, weight}: LinkResult): [left: number, right: number][] {
	const least = Math.log2(leastProbability / (1 - leastProbability));
	const order = Array.from(weight.keys()).filter(pair => weight[pair] >= least).toSorted((x, y) => weight[y] - weight[x] || x - y);
	const taken = new Set<number>();
	const pairs: [number, number][] = [];
	for (const pair of order) {
		if (taken.has(a[pair]) || taken.has(b[pair])) continue;
		taken.add(a[pair]).add(b[pair]);
		pairs.push([people.recordIds[a[pair]], people.recordIds[b[pair]]]);
	}
	return pairs;
}
