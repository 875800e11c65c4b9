import {BOOLEAN, BIGINT, INTEGER, VARCHAR} from '@duckdb/node-api';
import {compare, type CompareSummary} from '../../../src/compare/compare.ts';
import type {CandidatePair, FindCandidates} from '../../../src/compare/residual.ts';
import type {Store} from '../../../src/store/store.ts';
import {type Resident, storeOf} from '../../support/people-of.ts';

export type Person = Omit<Resident, 'side'>;

export interface Sides {
	readonly local: readonly Person[];
	readonly extract: readonly Person[];
	/** Units for which a side says that it holds everybody. */
	readonly complete?: {readonly local?: readonly string[]; readonly extract?: readonly string[]};
	/** As-of days; 2022-08-15 where left out. */
	readonly asOf?: {readonly local?: string; readonly extract?: string};
}

export interface StoredFinding {
	readonly code: string;
	readonly subcode: string | null;
	readonly severity: string;
	readonly unit: string | null;
	readonly record_a: string;
	readonly record_b: string;
	readonly field: string;
	readonly current_value: string | null;
	readonly other_value: string | null;
	readonly proposed_value: string | null;
	readonly direction: string | null;
	readonly status: string;
	readonly evidence: Readonly<Record<string, unknown>>;
}

export interface Outcome {
	readonly summary: CompareSummary;
	readonly findings: readonly StoredFinding[];
	/** `local extract decision`, sorted. */
	readonly pairs: readonly string[];
}

export const now = new Date('2022-08-20T00:00:00Z');

/** A store with both sides, as ingest leaves it. */
export async function storeOfSides({local, extract, complete, asOf}: Sides): Promise<Store> {
	const store = await storeOf([...local, ...extract.map((person): Resident => ({...person, side: 'extract'}))]);
	for (const [sourceId, units] of [[1, complete?.local ?? []], [2, complete?.extract ?? []]] as const) {
		await store.append('units', 'source_units', [INTEGER, VARCHAR, BOOLEAN, BIGINT], [units.map(() => sourceId), [...units], units.map(() => true), units.map(() => 0n)]);
	}
	for (const [side, day] of Object.entries(asOf ?? {})) await store.run('as of', `UPDATE sources SET as_of = CAST($day AS DATE) WHERE kind = $side`, {day, side});
	return store;
}

/** Compares and reads back what that left in the store. */
export async function runCompare(store: Store, find?: FindCandidates): Promise<Outcome> {
	const summary = await compare(store, {now, threads: 1, find});
	const findings = await store.rows<Record<string, string | null>>('findings', 'SELECT * FROM findings ORDER BY finding');
	const pairs = await store.rows('pairs', `SELECT record_a || ' ' || record_b || ' ' || decision AS pair FROM pairs WHERE step = 'compare' ORDER BY 1`);
	return {
		summary,
		findings: findings.map(row => Object.assign(row, {evidence: JSON.parse(String(row.evidence)) as unknown}) as unknown as StoredFinding),
		pairs: pairs.map(({pair}) => String(pair)),
	};
}

/** One comparison with the link engine itself, or with `find` in its place. */
export async function compareSides(sides: Sides, find?: FindCandidates): Promise<Outcome> {
	const store = await storeOfSides(sides);
	try {
		return await runCompare(store, find);
	} finally {
		store.close();
	}
}

/** Stands for the engine: finds just these pairs, given by record keys, bits and zone. */
export function finding(...pairs: readonly (readonly [local: string, extract: string, weight: number, decision: CandidatePair['decision'], also?: Partial<Pick<CandidatePair, 'idAgrees' | 'twinLike'>>])[]): FindCandidates {
	return async (store, {local: localPredicate}) => {
		const ids = await store.rows<{record_id: number; record_key: string; extract: boolean}>('ids', 'SELECT record_id, record_key, extract FROM records');
		const residual = new Set((await store.rows<{record_id: number}>('residual', `SELECT record_id FROM records r WHERE ${localPredicate}`)).map(({record_id}) => record_id));
		const idOf = (key: string, inExtract: boolean): number => ids.find(row => row.record_key === key && row.extract === inExtract)!.record_id;
		return pairs
			.map(([local, extract, weight, decision, also]) => ({local: idOf(local, false), candidate: idOf(extract, true), weight, probability: 1 / (1 + 2 ** -weight), decision, idAgrees: false, twinLike: false, ...also}))
			.filter(({local}) => residual.has(local));
	};
}

export const codes = ({findings}: Outcome): string[] => findings.map(({code}) => code);

export function only(outcome: Outcome, code: string): StoredFinding {
	const found = outcome.findings.filter(each => each.code === code);
	if (found.length !== 1) throw new Error(`${found.length} findings ${code} among ${codes(outcome).join(', ')}`);
	return found[0];
}
