import {defaultConfig} from '../config/config.ts';
import {rulesFor, type Blocks} from './blocking.ts';
import {boundsOf, type Bounds} from './bounds.ts';
import type {WeighedPairs} from './clusters.ts';
import {drawFrom} from './draw.ts';
import {estimate, type RuledPattern} from './estimate.ts';
import {fieldsOf, type Field} from './fields.ts';
import type {KernelCounts, Task} from './kernel.ts';
import {middleClashes} from './middle-clashes.ts';
import {context, startingModel, type Model, type Parameters} from './model.ts';
import {PairComparer} from './pair-comparer.ts';
import {PatternCounts} from './patterns.ts';
import type {People} from './people.ts';
import {Pool, type OnProgress} from './pool.ts';
import {buildRowTable} from './row-table.ts';
import type {Ruling} from './rulings.ts';
import {contextOf, Scorer, weightOf} from './scorer.ts';
import {countFrequencies, Rarity, termFrequencies, type FrequencyTables, type TermFrequencies} from './term-frequency.ts';
import type {BlockJob, Haul, PairJob} from './work.ts';

export interface LinkOptions {
	/** `within`: duplicates of one set. `across`: left rows with right rows. */
	readonly mode: 'within' | 'across';
	readonly threads: number;
	/** Without one, a model is fitted to these people. */
	readonly model?: Model;
	readonly thresholds?: Partial<Thresholds>;
	/** False compares every pair on every field; for tests. */
	readonly prune?: boolean;
	/** Called as each stage begins, and at the end with `done`. */
	readonly onStage?: (stage: LinkStage) => void;
	readonly onProgress?: OnProgress;
	readonly signal?: AbortSignal;
}

/** `blocks`: rows are grouped by the rules; `model`: one is fitted; `pairs`: those of the blocks are compared. */
export type LinkStage = 'blocks' | 'model' | 'pairs' | 'done';

/** Probabilities: from `match` on a pair is certain, from `review` on a person should look. */
export interface Thresholds {
	readonly match: number;
	readonly review: number;
}

export const defaultThresholds: Thresholds = {match: defaultConfig.dedupe.matchProbability, review: defaultConfig.dedupe.reviewProbability};

/** Pairs below this probability are not kept at all. */
export const leastProbability = 0.001;

/** Linked pairs by row with a probability of at least `leastProbability`, sorted by `a`, then `b`; `a < b` within, left and right across. */
export interface LinkResult {
	readonly a: Int32Array;
	readonly b: Int32Array;
	/** Bits, prior included. */
	readonly weight: Float64Array;
	readonly model: Model;
	readonly thresholds: Thresholds;
	readonly frequencies: TermFrequencies;
	readonly rules: readonly RuleSummary[];
	readonly blocking: BlockingRecall;
	readonly counts: KernelCounts;
}

/**
 * What can be said of the blocking without known truth: of the certain pairs that one ID brings together anyway, how many the rules on all else
 * generate as well. For people whose ID is missing or wrong blocking has only those (a capture–recapture argument: Lincoln 1930).
 */
export interface BlockingRecall {
	readonly idPairs: number;
	readonly foundOtherwise: number;
}

export interface RuleSummary {
	readonly rule: string;
	readonly blocks: number;
	readonly pairs: number;
	readonly tightened: number;
	readonly split: number;
	readonly leftOut: number;
	/** Records of the largest block. */
	readonly largest: number;
}

/** Finds the pairs that are, or may be, one person. Deterministic at any number of threads. */
export async function link(people: People, options: LinkOptions): Promise<LinkResult> {
	return await withPool(options, async pool => {
		const thresholds = {match: options.thresholds?.match ?? defaultThresholds.match, review: options.thresholds?.review ?? defaultThresholds.review};
		const {base, tables} = await prepare(people, options);
		options.onStage?.('model');
		const model = options.model ?? await fit(pool, base, tables, []);
		options.onStage?.('pairs');
		const hauls = await comparePairs(pool, base, model, thresholds, options.onProgress);
		options.onStage?.('done');
		const pairs = sortedPairs(hauls);
		return {...pairs, model, thresholds, frequencies: base.frequencies, rules: base.rules.map(summaryOf), blocking: blockingRecall(base, pairs, weightOf(thresholds.match)), counts: totalOf(hauls)};
	});
}

/** Compares the pairs of all tasks. */
export async function comparePairs(pool: Pool, base: Base, model: Model, thresholds: Thresholds, onProgress?: OnProgress): Promise<Haul[]> {
	return await pool.run<PairJob>({
		...base, kind: 'pairs', model: parametersOf(model), bounds: boundsFor(base, model), threshold: weightOf(Math.min(leastProbability, thresholds.review)), everyNth: 1, keepContexts: false,
	}, base.tasks.length, onProgress);
}

/** Fits a model to these people. Deterministic at any number of threads. @param rulings what officers said of pairs of rows. */
export async function fitModel(people: People, options: Pick<LinkOptions, 'mode' | 'threads' | 'onStage' | 'signal'>, rulings: readonly Ruling[]): Promise<Model> {
	return await withPool(options, async pool => {
		const {base, tables} = await prepare(people, options);
		options.onStage?.('model');
		return await fit(pool, base, tables, rulings);
	});
}

/** Threads for some work, ended however it ends. */
export async function withPool<T>({threads, signal}: Pick<LinkOptions, 'threads' | 'signal'>, work: (pool: Pool) => Promise<T>): Promise<T> {
	const pool = new Pool(threads, signal);
	try {
		return await work(pool);
	} finally {
		pool.close();
	}
}

/**
 * Carries out the blocking rules and lays out the rows. On threads of its own: that of their end alone gives the memory in which keys were sorted back at
 * once, 32 bytes a record on two threads, and to start them takes a twentieth of a second.
 */
export async function prepare(people: People, options: Pick<LinkOptions, 'mode' | 'threads' | 'model' | 'onStage' | 'prune' | 'signal'>): Promise<{base: Base; tables: FrequencyTables}> {
	const across = options.mode === 'across';
	options.onStage?.('blocks');
	const blocking = withPool(options, pool => pool.run<BlockJob>({kind: 'blocks', people, across}, rulesFor(people).length));
	const tables = options.model?.frequencies ?? countFrequencies(people);
	const frequencies = termFrequencies(people, tables);
	const middles = middleClashes(people.names);
	const rows = buildRowTable(people, middles, frequencies);
	const rules = (await blocking).flat().toSorted(([a], [b]) => a - b).map(([, blocks]) => blocks).filter(({pairs}) => pairs > 0);
	return {base: {people, rows, middles, frequencies, rules, tasks: tasksOf(rules), across, prune: options.prune ?? true}, tables};
}

/** People made ready for the kernel. */
export type Base = Pick<PairJob, 'people' | 'rows' | 'middles' | 'frequencies' | 'rules' | 'tasks' | 'across' | 'prune'>;

/** Only what threads need: the tables of frequencies are long, and each thread would get its copy. */
const parametersOf = ({prior, fields, nameU, birthU, idU}: Model): Parameters => ({prior, fields, nameU, birthU, idU});

const idRules: ReadonlySet<string> = new Set(['personal_id', 'id_last_six']);

function blockingRecall({people: {idHigh, idLow}, rules}: Base, {a, b, weight}: WeighedPairs, certain: number): BlockingRecall {
	const others = rules.filter(({rule}) => !idRules.has(rule));
	let [idPairs, foundOtherwise] = [0, 0];
	for (let index = 0; index < a.length; index++) {
		const [left, right] = [a[index], b[index]];
		if (weight[index] < certain || idHigh[left] === 0 || idHigh[left] !== idHigh[right] || idLow[left] !== idLow[right]) continue;
		idPairs++;
		if (others.some(({keys}) => keys[left] !== 0 && keys[left] === keys[right])) foundOtherwise++;
	}
	return {idPairs, foundOtherwise};
}

const boundsFor = ({people, frequencies}: Base, model: Model): Bounds => boundsOf(people, new Scorer(model, new Rarity(people, frequencies)), frequencies);

/** Patterns are counted over about so many pairs of the blocks: a sample, so that it takes seconds. */
const patternPairs = 10_000_000;
const randomPairs = 400_000;
/** A pair that the starting model puts below this many bits is beyond doubt. */
const doubtful = -14;

/** A model for these people, by the patterns that their pairs show. */
export async function fit(pool: Pool, base: Base, tables: FrequencyTables, rulings: readonly Ruling[]): Promise<Model> {
	const {people, across, rules, tasks} = base;
	const fields = fieldsOf(people);
	const pairs = possiblePairs(people, across);
	const start = startingModel(fields, people, Math.min(0.1, startingMatches(people, across) / Math.max(1, pairs)), tables);
	const generated = rules.reduce((sum, rule) => sum + rule.pairs, 0);
	const everyNth = Math.max(1, Math.ceil(generated / patternPairs));
	const counting = pool.run<PairJob>({
		...base, kind: 'patterns', model: parametersOf(start), bounds: boundsFor(base, start), threshold: doubtful, everyNth, keepContexts: true,
	}, tasks.length);
	// While the threads count.
	const random = randomPatterns(base, start);
	const hauls = await counting;
	const blocked = new PatternCounts(fields);
	for (const {patterns} of hauls) for (const [code, count] of patterns) blocked.addCode(code, count);
	const ruled = ruledPatterns(people, fields, rulings);
	for (const {levels} of ruled) blocked.takeOne(levels);
	return estimate(start, {fields, blocked, random, pairs, ruled});
}

function ruledPatterns(people: People, fields: readonly Field[], rulings: readonly Ruling[]): RuledPattern[] {
	const comparer = new PairComparer(people);
	return rulings.map(({a, b, word}) => {
		const levels = new Uint8Array(fields.length);
		comparer.compare(a, b, levels);
		return {levels, same: word === 'same'};
	});
}

/** A first guess of how many pairs match: one record in a hundred is twice there; across, most people are on both sides. */
function startingMatches({rows, side}: People, across: boolean): number {
	if (!across) return rows / 100;
	const right = side.reduce((sum, value) => sum + value, 0);
	return Math.min(right, rows - right) / 2;
}

function possiblePairs({rows, side}: People, across: boolean): number {
	if (!across) return (rows * (rows - 1)) / 2;
	const right = side.reduce((sum, value) => sum + value, 0);
	return right * (rows - right);
}

/**
 * Patterns of random pairs that the blocks do not count: they are beyond doubt two people, or no rule generates them, as most of those of a name that
 * thousands have. The draw is fixed: the same rows give the same sample.
 */
function randomPatterns({people, frequencies, rules, across}: Base, start: Model): PatternCounts {
	const counts = new PatternCounts(fieldsOf(people));
	const comparer = new PairComparer(people);
	const scorer = new Scorer(start, new Rarity(people, frequencies));
	const levels = new Uint8Array(start.fields.length);
	const draw = drawFrom(0);
	const draws = Math.min(randomPairs, possiblePairs(people, across));
	for (let drawn = 0; drawn < draws; drawn++) {
		const a = Math.floor(draw() * people.rows);
		const b = Math.floor(draw() * people.rows);
		if (a === b || (across && people.side[a] === people.side[b])) continue;
		comparer.compare(a, b, levels);
		const beyondDoubt = scorer.weight(a, b, levels) < doubtful && contextOf(levels) === context.apart;
		if (beyondDoubt || !rules.some(({keys}) => keys[a] !== 0 && keys[a] === keys[b])) counts.add(levels, 1);
	}
	return counts;
}

const taskPairs = 250_000;

/** Cuts the rules into tasks of about the same number of pairs; a block too large for one is cut by its rows. */
function tasksOf(rules: readonly Blocks[]): Task[] {
	return rules.flatMap(({starts}, rule) => {
		const tasks: Task[] = [];
		let first = 0;
		let pairs = 0;
		for (let block = 0; block + 1 < starts.length; block++) {
			const size = starts[block + 1] - starts[block];
			if (size * size > taskPairs * 2) {
				if (block > first) tasks.push({rule, firstBlock: first, lastBlock: block - 1, from: 0, to: 0});
				const step = Math.max(1, Math.floor(taskPairs / size));
				for (let from = 0; from < size; from += step) tasks.push({rule, firstBlock: block, lastBlock: block, from, to: Math.min(size, from + step)});
				first = block + 1;
				pairs = 0;
				continue;
			}
			pairs += (size * size) / 2;
			if (pairs < taskPairs) continue;
			tasks.push({rule, firstBlock: first, lastBlock: block, from: 0, to: 0});
			first = block + 1;
			pairs = 0;
		}
		if (first + 1 < starts.length) tasks.push({rule, firstBlock: first, lastBlock: starts.length - 2, from: 0, to: 0});
		return tasks;
	});
}

function sortedPairs(hauls: readonly Haul[]): {a: Int32Array; b: Int32Array; weight: Float64Array} {
	const count = hauls.reduce((sum, haul) => sum + haul.a.length, 0);
	const a = new Int32Array(count);
	const b = new Int32Array(count);
	const weight = new Float64Array(count);
	let at = 0;
	for (const haul of hauls) {
		a.set(haul.a, at);
		b.set(haul.b, at);
		weight.set(haul.weight, at);
		at += haul.a.length;
	}
	const order = Uint32Array.from(a, (_, index) => index).toSorted((x, y) => a[x] - a[y] || b[x] - b[y]);
	return {
		a: Int32Array.from(order, index => a[index]),
		b: Int32Array.from(order, index => b[index]),
		weight: Float64Array.from(order, index => weight[index]),
	};
}

export function summaryOf({rule, starts, pairs, tightened, split, leftOut}: Blocks): RuleSummary {
	let largest = 0;
	for (let block = 0; block + 1 < starts.length; block++) largest = Math.max(largest, starts[block + 1] - starts[block]);
	return {rule, blocks: starts.length - 1, pairs, tightened, split, leftOut, largest};
}

function totalOf(hauls: readonly Haul[]): KernelCounts {
	const total = {considered: 0, named: 0, compared: 0, repeated: 0};
	for (const {counts} of hauls) {
		total.considered += counts.considered;
		total.named += counts.named;
		total.compared += counts.compared;
		total.repeated += counts.repeated;
	}
	return total;
}
