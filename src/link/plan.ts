import type {Blocks} from './blocking.ts';
import {comparePairs, fit, prepare, summaryOf, withPool, type Base, type LinkOptions, type RuleSummary, type Thresholds} from './link.ts';
import type {People} from './people.ts';
import type {Haul} from './work.ts';

export interface PlanOptions extends Pick<LinkOptions, 'mode' | 'threads' | 'model' | 'signal'> {
	readonly thresholds: Thresholds;
	/** Milliseconds of a clock that never jumps. */
	readonly ticks: () => number;
	/** How many pairs are compared; left out: enough for a rate, and for a few moments' wait. */
	readonly sample?: number;
}

/** What a link would take. Pairs are counted, not estimated: the blocking rules are carried out. */
export interface LinkPlan {
	readonly records: number;
	readonly pairs: number;
	readonly rules: readonly RuleSummary[];
	/** The blocks of most records, over all rules. */
	readonly largest: readonly {readonly rule: string; readonly records: number}[];
	/** Estimated from the sample that was compared. */
	readonly kept: number;
	/** Pairs of the sample. */
	readonly sampled: number;
	/** What the stages took, or for `pairs` will take. */
	readonly seconds: {readonly blocks: number; readonly model: number; readonly pairs: number};
}

const samplePairs = 16_000_000;
const largestShown = 5;

/** Carries out the blocking rules, fits a model where none is given, and compares a sample of the pairs. Keeps nothing. */
export async function planLink(people: People, options: PlanOptions): Promise<LinkPlan> {
	const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
		const start = options.ticks();
		return [await work(), (options.ticks() - start) / 1000];
	};
	return await withPool(options, async pool => {
		const [{base, tables}, blocks] = await seconds(() => prepare(people, options));
		const [model, fitting] = await seconds(async () => options.model ?? await fit(pool, base, tables, []));
		const pairs = base.rules.reduce((sum, rule) => sum + rule.pairs, 0);
		const {kept, sampled, comparing} = await compareSample(base, options.sample ?? samplePairs, tasks => seconds(() => comparePairs(pool, {...base, tasks}, model, options.thresholds)));
		return {records: people.rows, pairs, rules: base.rules.map(summaryOf), largest: largestBlocks(base.rules), kept, sampled, seconds: {blocks, model: fitting, pairs: comparing}};
	});
}

type Compare = (tasks: Base['tasks']) => Promise<[hauls: readonly Haul[], seconds: number]>;

/**
 * Small rules as a whole, for where an ID or a phone is shared most pairs are kept, and a sample would say that of all. Of the others every n-th
 * task: they are of about one size, and go rule by rule. What a pair takes is the difference between that sample and a quarter of it, for to begin
 * takes as long as millions of pairs.
 */
async function compareSample({rules, tasks}: Base, size: number, compare: Compare): Promise<{kept: number; sampled: number; comparing: number}> {
	const isSmall = ({rule}: Base['tasks'][number]): boolean => rules[rule].pairs < size / 16;
	const many = rules.reduce((sum, {pairs}) => sum + (pairs < size / 16 ? 0 : pairs), 0);
	const everyNth = Math.max(1, Math.floor(many / size));
	const sample = tasks.filter(task => !isSmall(task)).filter((_, index) => index % everyNth === everyNth >> 1);
	// The first time the code is being compiled, too.
	const [few, fewSeconds] = await compare(tasks.filter(isSmall));
	const [quarter, quarterSeconds] = await compare(sample.filter((_, index) => index % 4 === 0));
	const [whole, wholeSeconds] = await compare(sample);
	const [considered, part] = [consideredBy(whole), consideredBy(quarter)];
	const each = considered > part && wholeSeconds > quarterSeconds ? (wholeSeconds - quarterSeconds) / (considered - part) : wholeSeconds / Math.max(1, considered);
	const scale = considered === 0 ? 0 : many / considered;
	return {
		kept: Math.round(keptOf(few) + keptOf(whole) * scale),
		sampled: consideredBy(few) + considered,
		comparing: fewSeconds + wholeSeconds + each * Math.max(0, many - considered),
	};
}

const consideredBy = (hauls: readonly Haul[]): number => hauls.reduce((sum, {counts}) => sum + counts.considered, 0);
const keptOf = (hauls: readonly Haul[]): number => hauls.reduce((sum, {a}) => sum + a.length, 0);

function largestBlocks(rules: readonly Blocks[]): LinkPlan['largest'] {
	return rules.flatMap(({rule, starts}) => {
		const sizes = Int32Array.from({length: starts.length - 1}, (_, block) => starts[block + 1] - starts[block]).toSorted();
		return Array.from(sizes.subarray(-largestShown), records => ({rule, records}));
	}).toSorted((x, y) => y.records - x.records || (x.rule < y.rule ? -1 : 1)).slice(0, largestShown);
}
