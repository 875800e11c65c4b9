import type {Blocks} from './blocking.ts';
import {comparePairs, fit, prepare, summaryOf, withPool, type Base, type LinkOptions, type RuleSummary, type Thresholds} from './link.ts';
import type {People} from './people.ts';

export interface PlanOptions extends Pick<LinkOptions, 'mode' | 'threads' | 'model' | 'signal'> {
	readonly thresholds: Thresholds;
	/** Milliseconds of a clock that never jumps. */
	readonly ticks: () => number;
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

/** Enough for a rate, and for a moment's wait. */
const samplePairs = 3_000_000;
const largestShown = 5;

/** Carries out the blocking rules, fits a model where none is given, and compares a sample of the pairs. Keeps nothing. */
export async function planLink(people: People, options: PlanOptions): Promise<LinkPlan> {
	const seconds = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
		const start = options.ticks();
		return [await work(), (options.ticks() - start) / 1000];
	};
	return await withPool(options, async pool => {
		const [{base, tables}, blocks] = await seconds(() => prepare(pool, people, options));
		const [model, fitting] = await seconds(async () => options.model ?? await fit(pool, base, tables, []));
		const pairs = base.rules.reduce((sum, rule) => sum + rule.pairs, 0);
		const sample = sampleOf(base, pairs);
		// The first time the code is only being compiled.
		await comparePairs(pool, sampleOf(base, pairs, samplePairs / 4), model, options.thresholds);
		const [hauls, comparing] = await seconds(() => comparePairs(pool, sample, model, options.thresholds));
		const considered = hauls.reduce((sum, {counts}) => sum + counts.considered, 0);
		const scale = considered === 0 ? 0 : pairs / considered;
		return {
			records: people.rows,
			pairs,
			rules: base.rules.map(summaryOf),
			largest: largestBlocks(base.rules),
			kept: Math.round(hauls.reduce((sum, {a}) => sum + a.length, 0) * scale),
			sampled: considered,
			seconds: {blocks, model: fitting, pairs: comparing * scale},
		};
	});
}

/** Every n-th task: they are of about one size, and go rule by rule. */
function sampleOf(base: Base, pairs: number, size = samplePairs): Base {
	const everyNth = Math.max(1, Math.floor(pairs / size));
	return {...base, tasks: base.tasks.filter((_, index) => index % everyNth === 0)};
}

function largestBlocks(rules: readonly Blocks[]): LinkPlan['largest'] {
	return rules.flatMap(({rule, starts}) => {
		const sizes = Int32Array.from({length: starts.length - 1}, (_, block) => starts[block + 1] - starts[block]).toSorted();
		return Array.from(sizes.subarray(-largestShown), records => ({rule, records}));
	}).toSorted((x, y) => y.records - x.records || (x.rule < y.rule ? -1 : 1)).slice(0, largestShown);
}
