import {absent} from './levels.ts';
import type {Field} from './fields.ts';

/** Counts comparison patterns: how many pairs show each combination of levels. */
export class PatternCounts {
	readonly #radix: readonly number[];
	readonly #counts = new Map<number, number>();

	constructor(fields: readonly Field[]) {
		this.#radix = fields.map(({levels}) => levels.length + 1);
	}

	add(levels: Uint8Array, times: number): void {
		this.addCode(this.#codeOf(levels), times);
	}

	/** Takes one pair of a pattern away, where there is one. */
	takeOne(levels: Uint8Array): void {
		const code = this.#codeOf(levels);
		const count = this.#counts.get(code);
		if (count !== undefined) this.#counts.set(code, Math.max(0, count - 1));
	}

	addCode(code: number, times: number): void {
		this.#counts.set(code, (this.#counts.get(code) ?? 0) + times);
	}

	/** Codes with their counts, by code, so that sums over them never depend on the order of work. */
	entries(): [code: number, count: number][] {
		return [...this.#counts].toSorted(([a], [b]) => a - b);
	}

	levelsOf(code: number): Uint8Array {
		const levels = new Uint8Array(this.#radix.length);
		let rest = code;
		for (let field = this.#radix.length - 1; field >= 0; field--) {
			const level = rest % this.#radix[field];
			rest = Math.floor(rest / this.#radix[field]);
			levels[field] = level === this.#radix[field] - 1 ? absent : level;
		}
		return levels;
	}

	#codeOf(levels: Uint8Array): number {
		let code = 0;
		for (let field = 0; field < this.#radix.length; field++) {
			const level = levels[field] === absent ? this.#radix[field] - 1 : levels[field];
			code = code * this.#radix[field] + level;
		}
		return code;
	}
}
