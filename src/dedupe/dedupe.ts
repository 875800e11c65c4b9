import {DOUBLE, VARCHAR} from '../store/duckdb.ts';
import {reconcileFindings, type ReconcileCounts} from '../findings/reconcile.ts';
import type {FindingDraft} from '../findings/finding.ts';
import {clustersOf} from '../link/clusters.ts';
import {fieldsOf} from '../link/fields.ts';
import {link, type BlockingRecall, type LinkResult, type RuleSummary, type Thresholds} from '../link/link.ts';
import type {KernelCounts} from '../link/kernel.ts';
import {chooseModel, dataFingerprint, writeModel, type ModelChoice} from '../link/model-file.ts';
import {isLearnt, type Model} from '../link/model.ts';
import {PairComparer} from '../link/pair-comparer.ts';
import {loadPeople, type People} from '../link/people.ts';
import type {OnProgress} from '../link/pool.ts';
import {endRulings, readRulings, rulingsOnRows, type KeyPair, type Ruling} from '../link/rulings.ts';
import {probabilityOf, Scorer} from '../link/scorer.ts';
import {Rarity} from '../link/term-frequency.ts';
import {storeClusters, type ClusterCounts} from '../link/stored-clusters.ts';
import type {Store} from '../store/store.ts';
import {builtInUnits, type Gazetteer} from '../vietnam/units.ts';
import {decide, type DecidedPair} from './decide.ts';
import {draftOf, sharedIdDraft} from './drafts.ts';
import {pairsWithFormerId} from './former-ids.ts';
import {liesIn, readHomes} from './homes.ts';
import {judgeOf} from './judge.ts';
import {pairNumber} from './pair-number.ts';
import {readRecords, type KnownRecord} from './records.ts';
import {pairsWithOneId} from './shared-ids.ts';
import type {Standing} from './survivor.ts';
import {readLinks, witnessOf, type Links, type Witness} from './witness.ts';

export interface DedupeOptions {
	readonly threads: number;
	readonly now: Date;
	/** Where the model is kept between nights; fitted anew where the file is not there. */
	readonly modelFile?: string;
	readonly thresholds?: Partial<Thresholds>;
	/** The administrative units; left out: those that the program knows. */
	readonly units?: Gazetteer;
	readonly onProgress?: OnProgress;
	readonly signal?: AbortSignal;
}

export interface DedupeSummary {
	readonly records: number;
	readonly pairs: {readonly match: number; readonly review: number; readonly distinct: number};
	readonly rules: readonly RuleSummary[];
	readonly blocking: BlockingRecall;
	readonly counts: KernelCounts;
	readonly thresholds: Thresholds;
	readonly model: ModelChoice;
	readonly fit: Model['fit'];
	/** People with more than one record for certain. */
	readonly clusters: ClusterCounts;
	/** Pairs of which officers' words count, and of which they no longer do, since a record has changed. */
	readonly rulings: {readonly heeded: number; readonly ended: number};
	/** Findings as of now by code, those that are dismissed among them. */
	readonly findings: Readonly<Record<string, number>>;
	readonly reconciled: ReconcileCounts;
}

/** Records that still are in the register: who has moved away or was deleted is no duplicate of where he is now. */
export const registered = `NOT r.extract AND (r.status IS NULL OR r.status NOT IN (SELECT code_id FROM codes WHERE canonical IN ('moved', 'removed')))`;

/** People, their links and the decisions on them, before anything is stored. */
export interface Duplicates {
	readonly people: People;
	readonly result: LinkResult;
	readonly witness: Witness;
	readonly pairs: readonly DecidedPair[];
	readonly scorer: Scorer;
	readonly comparer: PairComparer;
	readonly model: ModelChoice;
	/** Pairs of rows with one ID, `a < b`, whoever they are. */
	readonly shared: readonly (readonly [a: number, b: number])[];
	/** By record ID, of all rows of these pairs. */
	readonly records: ReadonlyMap<number, KnownRecord>;
	/** What officers said of pairs of rows, `a < b`, and pairs of which they spoke before a record changed. */
	readonly rulings: readonly Ruling[];
	readonly overtaken: readonly KeyPair[];
}

/** Finds records of one person within the local registers, and stores pairs and findings. */
export async function dedupe(store: Store, options: DedupeOptions): Promise<DedupeSummary> {
	const duplicates = await findDuplicates(store, options);
	const {people, pairs, result} = duplicates;
	await storePairs(store, duplicates);
	const clusters = await storeClusters(store, clusterKeys(duplicates), options.now);
	await endRulings(store, 'dedupe', duplicates.overtaken, options.now);
	const found = await drafts(store, duplicates, options.units ?? builtInUnits());
	const reconciled = await reconcileFindings(store, 'dedupe', found, options.now);
	const count = (decision: string): number => pairs.filter(pair => pair.decision === decision).length;
	return {
		records: people.rows,
		pairs: {match: count('match'), review: count('review'), distinct: count('distinct')},
		rules: result.rules,
		blocking: result.blocking,
		counts: result.counts,
		thresholds: result.thresholds,
		model: duplicates.model,
		fit: result.model.fit,
		clusters,
		rulings: {heeded: duplicates.rulings.length, ended: duplicates.overtaken.length},
		findings: countByCode(found),
		reconciled,
	};
}

/** The same without storing anything but the model. */
export async function findDuplicates(store: Store, options: Omit<DedupeOptions, 'now'>): Promise<Duplicates> {
	const people = await loadPeople(store, {left: registered});
	// A model fitted to a trial with a small file must not judge a province.
	const {kept, choice} = chooseModel(options.modelFile, fieldsOf(people), ({fit}) => (people.rows > fit.records * 2 ? 'more_records' : undefined));
	const result = await link(people, {
		mode: 'within', threads: options.threads, model: kept, thresholds: options.thresholds, onProgress: options.onProgress, signal: options.signal,
	});
	if (kept === undefined && options.modelFile !== undefined && people.rows > 1) {
		writeModel(options.modelFile, result.model, {data: await dataFingerprint(store, {left: registered}), thresholds: result.thresholds});
	}
	const links = await readLinks(store, people);
	const {inForce, changed: overtaken} = await readRulings(store, 'dedupe');
	const rulings = rulingsOnRows(inForce, people);
	const former = await pairsWithFormerId(store, people);
	const shared = pairsWithOneId(people);
	const rows = rowsOf(result, links, [...rulings, ...former], shared);
	const records = await readRecords(store, [...rows].flatMap(row => [people.recordIds[row], links.person[row]]));
	const witness = witnessOf(links, people, rows, records);
	const scorer = new Scorer(result.model, new Rarity(people, result.frequencies));
	const comparer = new PairComparer(people);
	const judge = judgeOf(people, comparer, scorer, records, isLearnt(result.model), former);
	const pairs = decide(result, witness, judge, rulings, former);
	return {people, result, witness, pairs, scorer, comparer, model: choice, shared, records, rulings, overtaken};
}

/** Members of each cluster that certain pairs make, by key. Rows go by key, and so do members and clusters. */
function clusterKeys({people, pairs, records}: Duplicates): string[][] {
	const certain = pairs.filter(({decision}) => decision === 'match');
	const columns = {a: certain.map(({a}) => a), b: certain.map(({b}) => b), weight: certain.map(({weight}) => weight)};
	const {members} = clustersOf(columns, [...certain.keys()], () => false);
	return members.map(rows => rows.map(row => records.get(people.recordIds[row])!.key));
}

function countByCode(found: readonly FindingDraft[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const code of found.map(draft => draft.code).toSorted()) counts[code] = (counts[code] ?? 0) + 1;
	return counts;
}

/** All rows of these pairs, and of those that stand for one person. */
function rowsOf({a, b}: LinkResult, {together}: Links, pairs: readonly {readonly a: number; readonly b: number}[], shared: readonly (readonly [number, number])[]): Set<number> {
	const rows = new Set(together.flat());
	for (let index = 0; index < a.length; index++) rows.add(a[index]).add(b[index]);
	for (const pair of pairs) rows.add(pair.a).add(pair.b);
	for (const [one, other] of shared) rows.add(one).add(other);
	return rows;
}

async function drafts(store: Store, {people, pairs, witness, result, comparer, shared, records}: Duplicates, units: Gazetteer): Promise<FindingDraft[]> {
	const reported = pairs.filter(({decision}) => decision !== 'distinct');
	const mayBeOne = new Set(reported.map(({a, b}) => pairNumber(a, b)));
	const twoPeople = shared.filter(([a, b]) => !mayBeOne.has(pairNumber(a, b)));
	const of = (row: number) => records.get(people.recordIds[row])!;
	const homes = await readHomes(store, reported.flatMap(({a, b}) => [witness.person[a], witness.person[b]]));
	const standingOf = (row: number, other: number): Standing =>
		({atHome: liesIn(of(row), homes.get(witness.person[row] || witness.person[other]) ?? [], units), exact: witness.exact[row] === 1});
	const levels = new Uint8Array(result.model.fields.length);
	return [
		...reported.flatMap(pair => draftOf({
			pair, a: of(pair.a), b: of(pair.b), standings: [standingOf(pair.a, pair.b), standingOf(pair.b, pair.a)],
			levels: levelNames(pair, comparer, result.model, levels),
		}, units) ?? []),
		...twoPeople.map(([a, b]) => sharedIdDraft(of(a), of(b))),
	];
}

function levelNames({a, b}: DecidedPair, comparer: PairComparer, model: Model, levels: Uint8Array): Record<string, string> {
	comparer.compare(a, b, levels);
	const named: Record<string, string> = {};
	for (const [index, {field, levels: names}] of model.fields.entries()) {
		const name = names[levels[index]];
		if (name !== undefined) named[field] = name;
	}
	return named;
}

/** Rows go by key, so that `a < b` puts the keys in order, and the pairs. */
async function storePairs(store: Store, {people, pairs, records}: Duplicates): Promise<void> {
	const keyOf = (row: number): string => records.get(people.recordIds[row])!.key;
	await store.transaction('dedupe: store pairs', async () => {
		await store.run('dedupe: forget pairs', `DELETE FROM pairs WHERE step = 'dedupe'`);
		await store.append('dedupe: keep pairs', 'pairs', [VARCHAR, VARCHAR, VARCHAR, DOUBLE, DOUBLE, VARCHAR], [
			pairs.map(() => 'dedupe'),
			pairs.map(({a}) => keyOf(a)),
			pairs.map(({b}) => keyOf(b)),
			pairs.map(({weight}) => weight),
			pairs.map(({weight}) => probabilityOf(weight)),
			pairs.map(({decision}) => decision),
		]);
	});
}
