import {mix} from './arrays.ts';

/**
 * Remembers a number for pairs of numbers. Where two pairs meet in one slot the later one stays, so that it never grows: 4 MB.
 * Cost: an access to a line of the processor's cache.
 */
export class PairMemo {
	/** Both numbers, what is remembered, and one that is not used. */
	readonly #slots = new Int32Array(slots * 4);

	/** What is remembered of a pair, `low < high`; −1 where nothing is. */
	get(low: number, high: number): number {
		const at = slotOf(low, high);
		return this.#slots[at] === low && this.#slots[at + 1] === high ? this.#slots[at + 2] : -1;
	}

	set(low: number, high: number, value: number): void {
		const at = slotOf(low, high);
		this.#slots[at] = low;
		this.#slots[at + 1] = high;
		this.#slots[at + 2] = value;
	}
}

const slots = 2 ** 18;
const slotOf = (low: number, high: number): number => (mix(low, high) & (slots - 1)) * 4;
