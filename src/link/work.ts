import type {PackedRows} from './block-columns.ts';
import type {Blocks} from './blocking.ts';
import {fieldsOf} from './fields.ts';
import {Kernel, type KernelCounts, type Task} from './kernel.ts';
import type {Model} from './model.ts';
import {PairComparer} from './pair-comparer.ts';
import {PatternCounts} from './patterns.ts';
import type {People} from './people.ts';
import {Scorer} from './scorer.ts';
import {Rarity, type TermFrequencies} from './term-frequency.ts';

/** Everything a thread needs: plain data over shared memory, so that it crosses to a worker without a copy. */
export interface Job {
	readonly people: People;
	readonly rows: PackedRows;
	readonly frequencies: TermFrequencies;
	readonly model: Model;
	readonly rules: readonly Blocks[];
	readonly tasks: readonly Task[];
	readonly across: boolean;
	readonly prune: boolean;
	/** `pairs`: those of at least `threshold` bits. `patterns`: counts of patterns, of each n-th row. */
	readonly collect: 'pairs' | 'patterns';
	readonly threshold: number;
	readonly everyNth: number;
	readonly keepContexts: boolean;
	/** One number shared by all threads: the next task. */
	readonly next: Int32Array;
	/** One number shared by all threads: tasks done. */
	readonly done: Int32Array;
}

export interface Haul {
	readonly a: Int32Array;
	readonly b: Int32Array;
	readonly weight: Float64Array;
	readonly patterns: readonly (readonly [number, number])[];
	readonly counts: KernelCounts;
}

/** Takes tasks until none is left. The union of all threads' hauls does not depend on who took which. */
export function work(job: Job): Haul {
	const comparer = new PairComparer(job.people);
	const scorer = new Scorer(job.model, new Rarity(job.people, job.frequencies));
	const kernel = new Kernel(job.people, job.rows, comparer, scorer, job.frequencies, job);
	const pairs = new PairList();
	const patterns = new PatternCounts(fieldsOf(job.people));
	const visit = job.collect === 'pairs'
		? (a: number, b: number, weight: number): void => pairs.push(a, b, weight)
		: (_a: number, _b: number, _weight: number, levels: Uint8Array): void => patterns.add(levels, job.everyNth);
	for (;;) {
		const task = Atomics.add(job.next, 0, 1);
		if (task >= job.tasks.length) break;
		kernel.run(job.tasks[task], job.rules, visit, job.everyNth);
		Atomics.add(job.done, 0, 1);
	}
	return {...pairs.arrays(), patterns: patterns.entries(), counts: kernel.counts};
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
