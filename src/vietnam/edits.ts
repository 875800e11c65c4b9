/**
 * Edit distance of two short texts by UTF-16 units, where two neighbours exchanged count once (optimal string alignment).
 *
 * @returns the distance, or `limit + 1` where it is larger
 */
export function edits(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let before: number[] = [];
	let above = Array.from({length: b.length + 1}, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let best = Math.min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
			const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (exchanged) best = Math.min(best, before[column - 2] + 1);
			current.push(best);
			least = Math.min(least, best);
		}
		if (least > limit) return limit + 1;
		before = above;
		above = current;
	}
	return Math.min(above[b.length], limit + 1);
}

/** How many letters of a word may be wrong before it could be any other word. */
export function allowedEdits(length: number): number {
	if (length < 3) return 0;
	return length < 8 ? 1 : 2;
}

/** Which letters and digits a text has, one bit each; every edit changes at most two. */
export function letterBits(text: string): number {
	let bits = 0;
	for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
	return bits;
}

/** Whether the letters alone allow a distance within the limit: cheap, and never wrong about one that is. */
export function mayBeNear(bitsA: number, bitsB: number, limit: number): boolean {
	let different = bitsA ^ bitsB;
	for (let count = 0; different !== 0; count++) {
		if (count === 2 * limit) return false;
		different &= different - 1;
	}
	return true;
}
