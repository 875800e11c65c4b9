/** What became of a cluster in a night. */
export interface ClusterEvent {
	readonly cluster: number;
	/** `made`: of records that were in none · `split`: it came out of `other` · `merged`: it went into `other` · `ended`: its records are no longer one person, or gone. */
	readonly event: 'made' | 'split' | 'merged' | 'ended';
	readonly other: number | null;
}

export interface IdentifiedClusters {
	/** The number of each cluster, in the order in which they were given. */
	readonly numbers: readonly number[];
	/** By cluster, then event. */
	readonly events: readonly ClusterEvent[];
}

interface Overlap {
	readonly old: number;
	/** Index of a cluster of tonight. */
	readonly now: number;
	readonly shared: number;
}

/**
 * Gives tonight's clusters the numbers of those that they were. An earlier number stays with the cluster that has most of its records (the first one of
 * several); where two clusters have become one, the lower number stays. Numbers are never used again.
 *
 * @param clusters members by key, two or more each; clusters by their first member.
 * @param before number by key, as of the night before. @param last the last number that was ever given.
 */
export function identifyClusters(clusters: readonly (readonly string[])[], before: ReadonlyMap<string, number>, last: number): IdentifiedClusters {
	const overlaps = overlapsOf(clusters, before);
	const numbers = clusters.map(() => 0);
	const kept = new Set<number>();
	for (const {old, now} of overlaps) {
		if (numbers[now] !== 0 || kept.has(old)) continue;
		numbers[now] = old;
		kept.add(old);
	}
	const events: ClusterEvent[] = [];
	let next = last;
	for (const now of clusters.keys()) {
		if (numbers[now] !== 0) continue;
		numbers[now] = ++next;
		const origin = largest(overlaps.filter(overlap => overlap.now === now));
		events.push({cluster: next, event: origin === undefined ? 'made' : 'split', other: origin?.old ?? null});
	}
	for (const old of new Set(before.values())) {
		if (kept.has(old)) continue;
		const heir = largest(overlaps.filter(overlap => overlap.old === old));
		events.push({cluster: old, event: heir === undefined ? 'ended' : 'merged', other: heir === undefined ? null : numbers[heir.now]});
	}
	return {numbers, events: events.toSorted((x, y) => x.cluster - y.cluster)};
}

/** Which clusters share records with which of before: by the earlier number, the largest share first. */
function overlapsOf(clusters: readonly (readonly string[])[], before: ReadonlyMap<string, number>): Overlap[] {
	return clusters.flatMap((members, now) => {
		const counts = new Map<number, number>();
		for (const key of members) {
			const old = before.get(key);
			if (old !== undefined) counts.set(old, (counts.get(old) ?? 0) + 1);
		}
		return [...counts].map(([old, shared]): Overlap => ({old, now, shared}));
	}).toSorted((x, y) => x.old - y.old || y.shared - x.shared || x.now - y.now);
}

function largest(overlaps: readonly Overlap[]): Overlap | undefined {
	return overlaps.toSorted((x, y) => y.shared - x.shared || x.old - y.old || x.now - y.now)[0];
}
