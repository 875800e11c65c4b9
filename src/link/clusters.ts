/** Pairs by row with their weights, as a `LinkResult` has them. */
export interface WeighedPairs {
	readonly a: ArrayLike<number>;
	readonly b: ArrayLike<number>;
	readonly weight: ArrayLike<number>;
}

/** What two members of a cluster must not be: told apart by the extract or by an officer. */
export type Contradicts = (a: number, b: number) => boolean;

export interface Clusters {
	/** Members of each cluster of two or more, ascending; clusters by their first member. */
	readonly members: readonly (readonly number[])[];
	/** Indices of pairs that were cut because their cluster held a contradiction. */
	readonly cut: readonly number[];
}

/**
 * Joins rows over certain pairs, strongest first. A join that would bring two contradicting rows into one
 * cluster is not made, so that a contradiction always breaks its weakest link (Kruskal's order).
 *
 * @param chosen indices of the certain pairs. Deterministic: ties go by row.
 */
export function clustersOf(pairs: WeighedPairs, chosen: readonly number[], contradicts: Contradicts): Clusters {
	const groups = new Map<number, number[]>();
	const groupOf = new Map<number, number>();
	const membersOf = (row: number): number[] => groups.get(groupOf.get(row) ?? row) ?? [row];
	const cut: number[] = [];
	for (const index of chosen.toSorted((x, y) => pairs.weight[y] - pairs.weight[x] || pairs.a[x] - pairs.a[y] || pairs.b[x] - pairs.b[y])) {
		const left = membersOf(pairs.a[index]);
		const right = membersOf(pairs.b[index]);
		if (left === right) continue;
		if (left.some(a => right.some(b => contradicts(a, b)))) {
			cut.push(index);
			continue;
		}
		const [small, large] = left.length < right.length ? [left, right] : [right, left];
		const target = groupOf.get(large[0]) ?? large[0];
		if (!groups.has(target)) groups.set(target, large);
		for (const row of large) groupOf.set(row, target);
		for (const row of small) {
			groups.delete(row);
			groupOf.set(row, target);
			large.push(row);
		}
	}
	const members = [...new Set(groupOf.values())].map(group => groups.get(group)!.toSorted((a, b) => a - b));
	return {members: members.toSorted((x, y) => x[0] - y[0]), cut: cut.toSorted((x, y) => x - y)};
}
