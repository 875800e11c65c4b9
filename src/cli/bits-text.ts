import type {Messages} from '../messages/index.ts';

/** A weight in bits, with its sign. */
export function bitsText(bits: number, messages: Messages): string {
	return `${bits < 0 ? '−' : '+'}${messages.decimal(Math.abs(bits), 1)}`;
}
