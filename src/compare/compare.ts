import {appendDrafts} from '../findings/drafts.ts';
import {type ReconcileCounts, reconcileStaged} from '../findings/reconcile.ts';
import {endRulings, readRulings} from '../link/rulings.ts';
import type {Store} from '../store/store.ts';
import {type Gazetteer, builtInUnits} from '../vietnam/units.ts';
import {linkByEvidence} from './by-evidence.ts';
import {ruleById} from './by-id.ts';
import {differingPairs, stageDiffering} from './linked-pair.ts';
import {stageNotFound} from './not-found.ts';
import {pairFindings} from './pair-findings.ts';
import {findPersons, type SharedId} from './persons.ts';
import {openFindings, sharedIdFindings} from './record-findings.ts';
import {findCandidates, type FindCandidates, type FindOptions, type SearchStory} from './residual.ts';
import {heedRulings} from './rulings.ts';
import {dropStaged, stageRecords} from './stage.ts';

export interface CompareOptions extends Omit<FindOptions, 'onProgress' | 'onSearched'> {
	readonly now: Date;
	/** The administrative units; left out: those that the program knows. */
	readonly units?: Gazetteer;
	readonly onProgress?: (stage: CompareStage, done?: number, total?: number) => void;
	/** What finds the people whom no ID links: the link engine, unless a test has its own. */
	readonly find?: FindCandidates;
}

export const compareStages = ['by_id', 'by_evidence', 'findings'] as const;
export type CompareStage = (typeof compareStages)[number];

/** `linkedById + linkedByEvidence + unverified + notFound = local`. */
export interface CompareSummary {
	/** True where there is no extract: then nothing was compared and nothing changed. */
	readonly skipped: boolean;
	/** Records of each side. */
	readonly local: number;
	readonly extract: number;
	readonly linkedById: number;
	readonly linkedByEvidence: number;
	/** Local records with a candidate and no link. */
	readonly unverified: number;
	/** Local records that nobody in the extract can be, whether he must be there or not. */
	readonly notFound: number;
	/** Null where IDs linked everybody, as are the two that follow. */
	readonly model: SearchStory['model'] | null;
	readonly fit: SearchStory['fit'] | null;
	readonly rules: SearchStory['rules'] | null;
	/** Pairs of which officers' words count, and of which they no longer do, since a record has changed. */
	readonly rulings: {readonly heeded: number; readonly ended: number};
	/** Findings as of now by code, those that are dismissed among them. */
	readonly findings: Readonly<Record<string, number>>;
	readonly reconciled: ReconcileCounts;
}

/**
 * Compares the local records with the extract, in one transaction: who is who, what differs, and why. Leaves findings, and
 * every link in `pairs` (step `compare`), where `dedupe` takes it for its witness.
 */
export async function compare(store: Store, options: CompareOptions): Promise<CompareSummary> {
	const local = await store.count('compare: count local', 'SELECT count(*) FROM records WHERE NOT extract');
	const extract = await store.count('compare: count extract', 'SELECT count(*) FROM records WHERE extract');
	if (extract === 0) return {...nothing, local};
	return await store.transaction('compare', async () => {
		options.onProgress?.('by_id');
		await stageRecords(store);
		const shared = await findPersons(store);
		await ruleById(store);
		const {inForce, changed} = await readRulings(store, 'compare');
		await heedRulings(store, inForce);
		await endRulings(store, 'compare', changed, options.now);
		options.onProgress?.('by_evidence');
		let searched: Pick<CompareSummary, keyof SearchStory> = unsearched;
		await linkByEvidence(store, options.find ?? findCandidates, {
			...options, onSearched: search => { searched = search; }, onProgress: (done, total) => options.onProgress?.('by_evidence', done, total),
		});
		await store.run('compare: forget pairs', `DELETE FROM pairs WHERE step = 'compare'`);
		await store.run('compare: keep pairs', keepPairs);
		options.onProgress?.('findings');
		const findings: Record<string, number> = {};
		const reconciled = await reconcileStaged(store, 'compare', options.now, async () => {
			await stageFindings(store, shared, options.units ?? builtInUnits());
			Object.assign(findings, await countFindings(store));
		});
		const summary = {skipped: false, local, extract, ...await countLinks(store, local), ...searched, rulings: {heeded: inForce.length, ended: changed.length}, findings, reconciled};
		await dropStaged(store);
		return summary;
	});
}

const unsearched = {model: null, fit: null, rules: null};

const nothing: CompareSummary = {
	skipped: true, local: 0, extract: 0, linkedById: 0, linkedByEvidence: 0, unverified: 0, notFound: 0, ...unsearched, rulings: {heeded: 0, ended: 0}, findings: {},
	reconciled: {fresh: 0, continuing: 0, reopened: 0, dismissed: 0, settled: 0},
};

const keepPairs = `INSERT INTO pairs
	SELECT 'compare', l.record_key, e.record_key, k.weight, k.probability, k.decision
	FROM (
		SELECT local, person, weight, probability, 'match' AS decision FROM compare_links WHERE basis = 'id'
		UNION ALL SELECT * FROM compare_scores
	) k
	JOIN records l ON l.record_id = k.local
	JOIN records e ON e.record_id = k.person`;

async function stageFindings(store: Store, shared: readonly SharedId[], units: Gazetteer): Promise<void> {
	await stageDiffering(store, units);
	for await (const pairs of differingPairs(store)) await appendDrafts(store, pairs.flatMap(pairFindings));
	await appendDrafts(store, sharedIdFindings(shared));
	await appendDrafts(store, await openFindings(store));
	await stageNotFound(store, units);
}

async function countFindings(store: Store): Promise<Record<string, number>> {
	const rows = await store.rows<{code: string; number: number}>('compare: count findings', 'SELECT code, count(*)::INTEGER AS number FROM finding_drafts GROUP BY code ORDER BY code');
	return Object.fromEntries(rows.map(({code, number}) => [code, number]));
}

async function countLinks(store: Store, local: number): Promise<Pick<CompareSummary, 'linkedById' | 'linkedByEvidence' | 'unverified' | 'notFound'>> {
	const linkedById = await store.count('compare: count links by ID', `SELECT count(*) FROM compare_links WHERE basis = 'id'`);
	const linkedByEvidence = await store.count('compare: count links by evidence', `SELECT count(*) FROM compare_links WHERE basis = 'evidence'`);
	const unverified = await store.count('compare: count unverified', 'SELECT count(*) FROM compare_open');
	return {linkedById, linkedByEvidence, unverified, notFound: local - linkedById - linkedByEvidence - unverified};
}
