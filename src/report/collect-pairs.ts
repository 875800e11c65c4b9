import {explainStep} from '../compare/explain-step.ts';
import {KnownError} from '../errors.ts';
import {reasonOf} from '../findings/query.ts';
import type {Explanation} from '../link/explain.ts';
import {maskExplanation} from '../link/mask-explanation.ts';
import {type RulingStory, listRulings} from '../link/rulings.ts';
import {weightOf} from '../link/scorer.ts';
import type {LinkStep} from '../link/stored-pairs.ts';
import type {Masker} from '../privacy/mask.ts';
import type {Row, Store} from '../store/store.ts';

export interface PairsRequest {
	/** Pairs at most. */
	readonly limit: number;
	/** Files of the steps' models. */
	readonly models: Readonly<Record<LinkStep, string>>;
	/** The probability from which each step takes a pair for certain. */
	readonly certain: Readonly<Record<LinkStep, number>>;
	readonly mask: Masker;
}

/** The pairs that a person should look at first. Keys and values have gone through the mask. */
export interface ReviewPairs {
	/** Pairs for review in all. */
	readonly total: number;
	readonly certain: Readonly<Record<LinkStep, number>>;
	/** Nearest to where a pair is certain first. */
	readonly pairs: readonly ReviewPair[];
	/** Steps whose pairs cannot be explained, and why. */
	readonly unexplained: readonly {readonly step: LinkStep; readonly error: KnownError}[];
}

export interface ReviewPair {
	readonly step: LinkStep;
	readonly recordA: string;
	readonly recordB: string;
	/** As the last run weighed it, in bits. */
	readonly weight: number;
	/** Bits to where a pair is certain, as it is weighed now; below 0 where it lies beyond, and something else than the weight holds it back. */
	readonly missing: number;
	/** Null where the step has no model for these records any more. */
	readonly explanation: Explanation | null;
	/** The code of what holds it back besides the weight; null where nothing is known to. */
	readonly because: string | null;
	readonly rulings: readonly RulingStory[];
}

/** What the store says of a shown pair, before any mask: for the audit log's tags alone. */
export type ShownKeys = readonly (readonly [a: string, b: string])[];

/**
 * The pairs for review that lie nearest to the decision "one person", of both steps. Explaining loads the people of a
 * step that has such pairs: about 5 s of the processor a million records.
 *
 * @throws KnownError MODEL_UNREADABLE.
 */
export async function collectPairs(store: Store, request: PairsRequest): Promise<{readonly review: ReviewPairs; readonly keys: ShownKeys}> {
	const {limit, certain} = request;
	const total = await store.count('report: pairs for review', `SELECT count(*) FROM pairs WHERE decision = 'review'`);
	const rows = await store.rows<NearRow>('report: nearest pairs', nearest, {compare: weightOf(certain.compare), dedupe: weightOf(certain.dedupe), limit});
	const compare = await explainRows(store, 'compare', rows, request);
	const dedupe = await explainRows(store, 'dedupe', rows, request);
	const pairs: ReviewPair[] = [];
	for (const row of rows) pairs.push(await reviewPair(store, row, (row.step === 'compare' ? compare : dedupe).explanations.get(row) ?? null, request));
	return {
		review: {total, certain, pairs, unexplained: [...compare.unexplained, ...dedupe.unexplained]},
		keys: rows.map(({record_a: a, record_b: b}) => [a, b]),
	};
}

interface NearRow extends Row {
	readonly step: LinkStep;
	readonly record_a: string;
	readonly record_b: string;
	readonly weight: number;
	readonly a: number;
	readonly b: number;
}

// A pair whose records have gone since the last run is none any more.
const nearest = `SELECT p.step, p.record_a, p.record_b, p.weight, a.record_id AS a, b.record_id AS b
	FROM pairs p
	JOIN records a ON a.record_key = p.record_a AND NOT a.extract
	JOIN records b ON b.record_key = p.record_b AND b.extract = (p.step = 'compare')
	WHERE p.decision = 'review'
	ORDER BY abs(p.weight - CASE p.step WHEN 'compare' THEN $compare ELSE $dedupe END), p.step, p.record_a, p.record_b LIMIT $limit`;

interface Explained {
	readonly explanations: ReadonlyMap<NearRow, Explanation>;
	readonly unexplained: ReviewPairs['unexplained'];
}

async function explainRows(store: Store, step: LinkStep, rows: readonly NearRow[], {models}: PairsRequest): Promise<Explained> {
	const own = rows.filter(row => row.step === step);
	if (own.length === 0) return {explanations: new Map(), unexplained: []};
	try {
		const explanations = await explainStep(store, step, models[step], own.map(({a, b}) => [a, b]));
		return {explanations: new Map(own.map((row, index) => [row, explanations[index]])), unexplained: []};
	} catch (error) {
		// The report still has the rest to say.
		if (error instanceof KnownError && (error.code === 'MODEL_MISSING' || error.code === 'MODEL_OTHER_FIELDS')) return {explanations: new Map(), unexplained: [{step, error}]};
		throw error;
	}
}

async function reviewPair(store: Store, {step, record_a: a, record_b: b, weight}: NearRow, explanation: Explanation | null, {certain, mask}: PairsRequest): Promise<ReviewPair> {
	return {
		step,
		recordA: mask.key(a),
		recordB: mask.key(b),
		weight,
		missing: weightOf(certain[step]) - (explanation?.weight ?? weight),
		explanation: explanation === null ? null : maskExplanation(explanation, mask),
		because: await reasonOf(store, step, [a, b]),
		rulings: await listRulings(store, {step, keys: [a, b]}),
	};
}
