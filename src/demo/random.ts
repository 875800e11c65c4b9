/**
 * A small generator of pseudo-random numbers (sfc32). The same seed and stream give the same numbers on
 * every machine, which `Math.random` does not.
 */
export class Random {
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;

	/** `stream` separates generators of one seed, so that one part of the province does not shift another. */
	constructor(seed: number, stream: string) {
		const words = hashWords(`${seed}/${stream}`);
		[this.#a, this.#b, this.#c] = words;
		for (let round = 0; round < 15; round += 1) this.next();
	}

	/** A number from 0 (included) to 1 (excluded), in steps of 2⁻³². */
	next(): number {
		const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
		this.#c |= 0;
		return (sum >>> 0) / 4_294_967_296;
	}

	/** A whole number from 0 to `below - 1`. */
	integer(below: number): number {
		return Math.floor(this.next() * below);
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	pick<T>(items: readonly T[]): T {
		return items[this.integer(items.length)];
	}
}

/** Draws items by weight in constant time (Walker's alias method). */
export class Weighted<T> {
	readonly #items: readonly T[];
	readonly #threshold: Float64Array;
	readonly #alias: Int32Array;

	constructor(items: readonly T[], weights: readonly number[]) {
		const total = weights.reduce((sum, weight) => sum + weight, 0);
		const count = items.length;
		const scaled = Float64Array.from(weights, weight => (weight * count) / total);
		const small: number[] = [];
		const large: number[] = [];
		for (let index = 0; index < count; index += 1) (scaled[index] < 1 ? small : large).push(index);
		this.#items = items;
		this.#threshold = new Float64Array(count).fill(1);
		this.#alias = new Int32Array(count);
		while (small.length > 0 && large.length > 0) {
			const poor = small.pop() as number;
			const rich = large[large.length - 1];
			this.#threshold[poor] = scaled[poor];
			this.#alias[poor] = rich;
			scaled[rich] -= 1 - scaled[poor];
			if (scaled[rich] < 1) small.push(large.pop() as number);
		}
	}

	pick(random: Random): T {
		const place = random.next() * this.#items.length;
		const index = Math.floor(place);
		return this.#items[place - index < this.#threshold[index] ? index : this.#alias[index]];
	}
}

/** Counts the trials that several quotas share. */
export class TrialCounter {
	trials = 0;
}

/**
 * Spreads events at a given share: one in each stretch of 1/share trials, at a random place in it, so that a
 * small province has the promised rates too. An event that finds no fitting record waits for the next one.
 */
export class Quota {
	readonly #counter: TrialCounter;
	readonly #share: number;
	readonly #random: Random;
	#stretch = 0;
	/** The trial at which the next event is due. */
	#dueAt: number;

	constructor(share: number, random: Random, counter: TrialCounter) {
		this.#share = share;
		this.#random = random;
		this.#counter = counter;
		this.#dueAt = random.next() / share;
	}

	get due(): boolean {
		return this.#counter.trials > this.#dueAt;
	}

	spend(count = 1): void {
		for (let spent = 0; spent < count; spent += 1) {
			this.#stretch += 1;
			this.#dueAt = (this.#stretch + this.#random.next()) / this.#share;
		}
	}
}

function hashWords(text: string): [number, number, number] {
	let state = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
	const word = (): number => {
		state = (state + 0x9e3779b9) | 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return mixed ^ (mixed >>> 15);
	};
	return [word(), word(), word()];
}
