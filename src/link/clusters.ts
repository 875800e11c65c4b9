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

/** What the pairs between two clusters say of a join, besides the pair that proposes it. */
export interface Coherence {
	/** Bits of any two rows. */
	weigh(a: number, b: number): number;
	/** A join is not made where the pairs between the clusters have fewer bits on average. */
	readonly least: number;
}

/**
 * Joins rows over certain pairs, strongest first. A join that would bring two contradicting rows into one
 * cluster is not made, so that a contradiction always breaks its weakest link (Kruskal's order). Nor is one that the pairs between the
 * two clusters speak against on average: one pair that is alike must not make one person of two who are each recorded several times.
 *
 * @param chosen indices of the certain pairs. Deterministic: ties go by row.
 * @param coherence where it is left out, only contradictions count. Cost: a weighing for each pair of a cluster.
 */
export function clustersOf(pairs: WeighedPairs, chosen: readonly number[], contradicts: Contradicts, coherence?: Coherence): Clusters {
	const groups = new Map<number, number[]>();
	const groupOf = new Map<number, number>();
	const membersOf = (row: number): number[] => groups.get(groupOf.get(row) ?? row) ?? [row];
	const cut: number[] = [];
	for (const index of chosen.toSorted((x, y) => pairs.weight[y] - pairs.weight[x] || pairs.a[x] - pairs.a[y] || pairs.b[x] - pairs.b[y])) {
		const left = membersOf(pairs.a[index]);
		const right = membersOf(pairs.b[index]);
		if (left === right) continue;
		if (left.some(a => right.some(b => contradicts(a, b))) || (coherence !== undefined && !coheres(left, right, coherence))) {
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
	const apart = cut.filter(index => groupOf.get(pairs.a[index]) === undefined || groupOf.get(pairs.a[index]) !== groupOf.get(pairs.b[index]));
	return {members: members.toSorted((x, y) => x[0] - y[0]), cut: apart.toSorted((x, y) => x - y)};
}

function coheres(left: readonly number[], right: readonly number[], {weigh, least}: Coherence): boolean {
	let sum = 0;
	for (const a of left) for (const b of right) sum += weigh(a, b);
	return sum >= least * left.length * right.length;
}
