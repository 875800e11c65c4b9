import {INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {identifyClusters, type ClusterEvent} from './cluster-identity.ts';

/** How many clusters there are, and what became of them tonight. */
export type ClusterCounts = {readonly clusters: number; readonly records: number} & Readonly<Record<ClusterEvent['event'], number>>;

/** Stores the clusters of a night under their lasting numbers, and what became of earlier ones. @param clusters members by key; clusters by first member. */
export async function storeClusters(store: Store, clusters: readonly (readonly string[])[], now: Date): Promise<ClusterCounts> {
	const before = new Map((await store.rows<{record_key: string; cluster: number}>('clusters: read', 'SELECT record_key, cluster FROM clusters')).map(row => [row.record_key, row.cluster]));
	const last = await store.count('clusters: last number', 'SELECT coalesce(max(cluster), 0) FROM (SELECT cluster FROM clusters UNION ALL SELECT cluster FROM cluster_events)');
	const {numbers, events} = identifyClusters(clusters, before, last);
	await store.transaction('clusters: store', async () => {
		await store.run('clusters: forget', 'DELETE FROM clusters');
		await store.append('clusters: keep', 'clusters', [INTEGER, VARCHAR], [clusters.flatMap((members, index) => members.map(() => numbers[index])), clusters.flat()]);
		await store.run('clusters: events', 'CREATE OR REPLACE TEMP TABLE new_events (cluster INTEGER, event VARCHAR, other INTEGER)');
		await store.append('clusters: events', 'new_events', [INTEGER, VARCHAR, INTEGER], [events.map(({cluster}) => cluster), events.map(({event}) => event), events.map(({other}) => other)]);
		await store.run('clusters: note events', 'INSERT INTO cluster_events SELECT CAST($now AS TIMESTAMP), cluster, event, other FROM new_events ORDER BY cluster', {now: sqlTimestamp(now)});
		await store.run('clusters: forget new events', 'DROP TABLE new_events');
	});
	const count = (event: ClusterEvent['event']): number => events.filter(each => each.event === event).length;
	return {clusters: clusters.length, records: clusters.flat().length, made: count('made'), split: count('split'), merged: count('merged'), ended: count('ended')};
}

export interface ClusterOfRecord {
	readonly cluster: number;
	/** Keys, the record's own among them. */
	readonly members: readonly string[];
	/** The newest first. */
	readonly events: readonly (ClusterEvent & {readonly at: string})[];
}

/** The cluster that a local record is in; undefined where it is in none. */
export async function clusterOf(store: Store, key: string): Promise<ClusterOfRecord | undefined> {
	const members = await store.rows<{cluster: number; record_key: string}>('clusters: of a record',
		'SELECT cluster, record_key FROM clusters WHERE cluster IN (SELECT cluster FROM clusters WHERE record_key = $key) ORDER BY record_key', {key});
	if (members.length === 0) return undefined;
	const [{cluster}] = members;
	const events = await store.rows<{cluster: number; event: ClusterEvent['event']; other: number | null; at: string}>('clusters: events of one',
		`SELECT cluster, event, other, strftime(happened_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS at FROM cluster_events
		WHERE cluster = $cluster OR other = $cluster ORDER BY happened_at DESC, cluster`, {cluster});
	return {cluster, members: members.map(({record_key: member}) => member), events};
}
