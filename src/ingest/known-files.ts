import type {Store} from '../store/store.ts';
import type {Identified} from './candidates.ts';
import {heldDigests} from './held.ts';
import type {IngestRequest, SourceKind} from './types.ts';

/** The files of one kind that were seen before. */
export interface KnownFiles {
	/** Digests of all that came in, also of what newer files have replaced. */
	readonly arrived: ReadonlySet<string>;
	/** Digests of what is held back, with the numbers of the sources. */
	readonly held: ReadonlyMap<string, number>;
	/** Whether a file need not be read again: it is current, or was replaced by something newer, or waits for an officer. */
	has(file: Identified): boolean;
}

export async function readKnownFiles(store: Store, {kind, accepted, complete}: IngestRequest): Promise<KnownFiles> {
	const days = await arrivedDays(store, kind);
	// What is said to be a part, or accepted, is not held.
	const held = accepted || complete === false ? new Map<string, number>() : await heldDigests(store, kind);
	return {
		arrived: new Set(days.keys()),
		held,
		has({reading, asOf}) {
			const {sha256 = ''} = reading;
			return held.has(sha256) || asOf <= (days.get(sha256) ?? '');
		},
	};
}

/** By digest: the last day as of which a file came in; of a current one, for ever. */
async function arrivedDays(store: Store, kind: SourceKind): Promise<ReadonlyMap<string, string>> {
	const rows = await store.rows<{sha256: string; until: string}>('ingest: arrived files', `
		SELECT sha256, max(CASE WHEN state = 'current' THEN '9999' ELSE as_of::VARCHAR END) AS until
		FROM sources WHERE state IN ('current', 'replaced') AND kind = $kind GROUP BY sha256`, {kind});
	return new Map(rows.map(({sha256, until}) => [sha256, until]));
}
