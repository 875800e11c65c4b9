import {blocksOf, rulesFor, type Blocks} from './blocking.ts';
import type {Bounds} from './bounds.ts';
import {fieldsOf} from './fields.ts';
import {KeySorter} from './key-sorter.ts';
import {Kernel, type KernelCounts, type Task} from './kernel.ts';
import type {MiddleClashes} from './middle-clashes.ts';
import type {Parameters} from './model.ts';
import {PairComparer} from './pair-comparer.ts';
import {PatternCounts} from './patterns.ts';
import type {People} from './people.ts';
import {Scorer} from './scorer.ts';
import {Rarity, type TermFrequencies} from './term-frequency.ts';

/** Counters that all threads share. */
interface Shared {
	/** The next task. */
	readonly next: Int32Array;
	/** Tasks done. */
	readonly done: Int32Array;
}

/** Everything a thread needs: plain data over shared memory, so that it crosses to a worker without a copy. */
export type Job = BlockJob | PairJob;
export type Outcome<J extends Job> = J extends BlockJob ? BlockOutcome : J extends PairJob ? Haul : never;

/** Carries out blocking rules, each of which is a task. */
export interface BlockJob extends Shared {
	readonly kind: 'blocks';
	readonly people: People;
	readonly across: boolean;
}

/** By number of the rule. */
export type BlockOutcome = readonly (readonly [rule: number, blocks: Blocks])[];

/** Compares the pairs of blocks. */
export interface PairJob extends Shared {
	/** `pairs`: collects those of at least `threshold` bits. `patterns`: counts patterns, of a sample. */
	readonly kind: 'pairs' | 'patterns';
	readonly people: People;
	/** See `buildRowTable`. */
	readonly rows: Int32Array;
	readonly middles: MiddleClashes;
	readonly bounds: Bounds;
	readonly frequencies: TermFrequencies;
	readonly model: Parameters;
	readonly rules: readonly Blocks[];
	readonly tasks: readonly Task[];
	readonly across: boolean;
	readonly prune: boolean;
	readonly threshold: number;
	/** See `Kernel.run`. */
	readonly everyNth: number;
	readonly keepContexts: boolean;
}

export interface Haul {
	readonly a: Int32Array;
	readonly b: Int32Array;
	readonly weight: Float64Array;
	readonly patterns: readonly (readonly [number, number])[];
	readonly counts: KernelCounts;
}

/** Takes tasks until none is left. The union of all threads' outcomes does not depend on who took which. */
export function perform<J extends Job>(job: J): Outcome<J> {
	return (job.kind === 'blocks' ? makeBlocks(job) : comparePairs(job)) as Outcome<J>;
}

function makeBlocks(job: BlockJob): BlockOutcome {
	const rules = rulesFor(job.people);
	const sorter = new KeySorter(job.people.rows);
	const made: [rule: number, blocks: Blocks][] = [];
	// One after the other: whoever takes all tasks at once leaves none for the other threads.
	for (const rule of tasksOf(job, rules.length)) made.push([rule, blocksOf(rules[rule], job.people, job.across, sorter)]);
	return made;
}

function comparePairs(job: PairJob): Haul {
	const scorer = new Scorer(job.model, new Rarity(job.people, job.frequencies));
	const kernel = new Kernel({...job, comparer: new PairComparer(job.people), scorer}, job);
	const pairs = new PairList();
	const patterns = new PatternCounts(fieldsOf(job.people));
	const visit = job.kind === 'pairs'
		? (a: number, b: number, weight: number): void => pairs.push(a, b, weight)
		: (_a: number, _b: number, _weight: number, levels: Uint8Array): void => patterns.add(levels, job.everyNth);
	for (const task of tasksOf(job, job.tasks.length)) kernel.run(job.tasks[task], visit, job.everyNth);
	return {...pairs.arrays(), patterns: patterns.entries(), counts: kernel.counts};
}

function* tasksOf({next, done}: Shared, count: number): Generator<number> {
	for (;;) {
		const task = Atomics.add(next, 0, 1);
		if (task >= count) return;
		yield task;
		Atomics.add(done, 0, 1);
	}
}

class PairList {
	#a = new Int32Array(1024);
	#b = new Int32Array(1024);
	#weight = new Float64Array(1024);
	#length = 0;

	push(a: number, b: number, weight: number): void {
		if (this.#length === this.#a.length) this.#grow();
		this.#a[this.#length] = a;
		this.#b[this.#length] = b;
		this.#weight[this.#length++] = weight;
	}

	arrays(): {a: Int32Array; b: Int32Array; weight: Float64Array} {
		return {a: this.#a.slice(0, this.#length), b: this.#b.slice(0, this.#length), weight: this.#weight.slice(0, this.#length)};
	}

	#grow(): void {
		const grown = <T extends Int32Array | Float64Array>(array: T, larger: T): T => {
			larger.set(array);
			return larger;
		};
		this.#a = grown(this.#a, new Int32Array(this.#length * 2));
		this.#b = grown(this.#b, new Int32Array(this.#length * 2));
		this.#weight = grown(this.#weight, new Float64Array(this.#length * 2));
	}
}
