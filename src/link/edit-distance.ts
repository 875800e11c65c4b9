/**
 * Levenshtein distance between two runs of UTF-16 units, cut off above `limit`.
 *
 * @returns the distance, or `limit + 1` where it is larger. Cost: O(limit × length), no allocation for
 * texts up to 255 units.
 */
export function editDistance(
	a: Uint16Array, aStart: number, aEnd: number,
	b: Uint16Array, bStart: number, bEnd: number,
	limit: number,
): number {
	while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) { aStart++; bStart++; }
	while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) { aEnd--; bEnd--; }
	const aLength = aEnd - aStart;
	const bLength = bEnd - bStart;
	if (Math.abs(aLength - bLength) > limit) return limit + 1;
	if (aLength === 0) return bLength;
	if (bLength === 0) return aLength;
	if (limit === 1) return aLength === 1 && bLength === 1 ? 1 : 2;
	const row = bLength < row256.length ? row256 : new Uint16Array(bLength + 1);
	for (let column = 0; column <= bLength; column++) row[column] = column;
	for (let line = 1; line <= aLength; line++) {
		// Only cells within `limit` of the diagonal can lead to a distance within the limit.
		const first = Math.max(1, line - limit);
		const last = Math.min(bLength, line + limit);
		let diagonal = row[first - 1];
		row[first - 1] = first === 1 ? line : limit + 1;
		let best = row[first - 1];
		const unit = a[aStart + line - 1];
		for (let column = first; column <= last; column++) {
			const above = column === line + limit ? limit + 1 : row[column];
			const cost = Math.min(unit === b[bStart + column - 1] ? diagonal : diagonal + 1, above + 1, row[column - 1] + 1);
			diagonal = row[column];
			row[column] = cost;
			if (cost < best) best = cost;
		}
		if (best > limit) return limit + 1;
	}
	return Math.min(row[bLength], limit + 1);
}

const row256 = new Uint16Array(256);
