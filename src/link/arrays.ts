/** Typed arrays over shared memory, so that worker threads see them without a copy. */
export const sharedInt32 = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedUint8 = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
export const sharedUint16 = (length: number): Uint16Array => new Uint16Array(new SharedArrayBuffer(length * 2));
export const sharedFloat32 = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4));

/** Texts back to back: text `i` is `units[start[i]] … units[start[i + 1] - 1]` (UTF-16 units). */
export interface TextTable {
	readonly start: Int32Array;
	readonly units: Uint16Array;
	/** Which letters a text holds, hashed to 32 bits; see `leastEdits`. */
	readonly letters: Int32Array;
}

/** Packs strings; number `i` of the table is `texts[i]`. */
export function packTexts(texts: readonly string[]): TextTable {
	const start = sharedInt32(texts.length + 1);
	let length = 0;
	for (const [index, text] of texts.entries()) {
		start[index] = length;
		length += text.length;
	}
	start[texts.length] = length;
	const units = sharedUint16(length);
	let at = 0;
	const letters = sharedInt32(texts.length);
	for (const [number, text] of texts.entries()) {
		for (let index = 0; index < text.length; index++) {
			const unit = text.charCodeAt(index);
			units[at++] = unit;
			letters[number] |= 1 << (unit & 31);
		}
	}
	return {start, units, letters};
}

/** Text number `index` as a string. */
export function textAt(table: TextTable, index: number): string {
	return String.fromCharCode(...table.units.subarray(table.start[index], table.start[index + 1]));
}

/** Number of bits set in a 32-bit integer. */
export function popcount(value: number): number {
	let bits = value - ((value >>> 1) & 0x55555555);
	bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
	return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * A lower bound of the edits between two texts from the sets of their letters: an edit takes at most one letter
 * away and brings at most one.
 */
export function leastEdits(lettersA: number, lettersB: number): number {
	const differing = lettersA ^ lettersB;
	return Math.max(popcount(differing & lettersA), popcount(differing & lettersB));
}

/** In how many of its eight decimal digits (nibbles) an XOR of two binary-coded decimals is not zero. */
export function digitsSet(xor: number): number {
	let nibbles = xor | (xor >>> 1);
	nibbles = (nibbles | (nibbles >>> 2)) & 0x11111111;
	return Math.imul(nibbles, 0x11111111) >>> 28;
}

/** A whole number up to 99,999,999 as binary-coded decimal: 19800405 → 0x19800405. */
export function toDecimalCode(number: number): number {
	let code = 0;
	for (let shift = 0, rest = number; rest > 0; shift += 4) {
		const tens = (rest / 10) | 0;
		code |= (rest - tens * 10) << shift;
		rest = tens;
	}
	return code;
}

/**
 * One step of a 32-bit mixing hash (the finaliser of MurmurHash3, public domain, over an odd multiple of both).
 * For one `hash`, different values give different results. Never 0.
 */
export function mix(hash: number, value: number): number {
	let mixed = (Math.imul(hash, 0x01000193) + Math.imul(value, 0x9e3779b1) + 0x6546b64) | 0;
	mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	mixed ^= mixed >>> 16;
	return mixed === 0 ? 1 : mixed;
}

/** A text as a number, the same in every run. */
export function hashOf(text: string, seed: number): number {
	let hash = seed;
	for (let index = 0; index < text.length; index++) hash = mix(hash, text.charCodeAt(index));
	return hash;
}
