import {stringify} from 'csv-stringify/sync';
import {KnownError, exitCodes} from '../errors.ts';
import {writeFileAtomically} from '../store/atomic-file.ts';
import type {Store, Values} from '../store/store.ts';
import type {JudgedPair} from './evaluate.ts';

export type LinkStep = 'compare' | 'dedupe';

/**
 * The pairs of a step's last run, by key. With `minProbability` those of at least that probability, whatever the
 * decision; without, the certain ones and those to review.
 */
export async function readPairs(store: Store, step: LinkStep, minProbability?: number): Promise<JudgedPair[]> {
	const chosen = minProbability === undefined ? `decision <> 'distinct'` : 'probability >= $least';
	const values: Values = minProbability === undefined ? {step} : {step, least: minProbability};
	const pairs: JudgedPair[] = [];
	for await (const chunk of store.chunks('pairs: read', `SELECT record_a, record_b, weight, probability, decision
		FROM pairs WHERE step = $step AND ${chosen} ORDER BY record_a, record_b`, values)) {
		for (const [a, b, weight, probability, decision] of chunk.getRows()) {
			pairs.push({a: String(a), b: String(b), weight: Number(weight), probability: Number(probability), decision: String(decision)});
		}
	}
	return pairs;
}

/** The pairs of one record in a step's last run, certain ones first, then by weight. Its own key may stand on either side. */
export async function pairsOfRecord(store: Store, step: LinkStep, key: string, extract: boolean): Promise<JudgedPair[]> {
	const own = step === 'dedupe' ? 'record_a = $key OR record_b = $key' : extract ? 'record_b = $key' : 'record_a = $key';
	return await store.rows<JudgedPair & Record<string, string | number>>('pairs: of a record', `SELECT record_a AS a, record_b AS b, weight, probability, decision
		FROM pairs WHERE step = $step AND (${own}) ORDER BY decision = 'match' DESC, weight DESC, a, b`, {step, key});
}

/**
 * Writes `pairs.csv` of the contract; returns the number of pairs.
 *
 * @throws KnownError EXPORT_TARGET.
 */
export async function exportPairs(store: Store, step: LinkStep, file: string, minProbability?: number): Promise<number> {
	const pairs = await readPairs(store, step, minProbability);
	const rows = pairs.map(({a, b, weight, probability, decision}) => [a, b, weight.toFixed(4), probability.toFixed(6), decision]);
	try {
		writeFileAtomically(file, stringify([['record_a', 'record_b', 'weight', 'probability', 'decision'], ...rows]));
	} catch (error) {
		throw new KnownError('EXPORT_TARGET', exitCodes.usage, {}, {file}, {cause: error});
	}
	return pairs.length;
}
