import type {Store} from '../store/store.ts';
import type {Identified} from './candidates.ts';
import {heldFiles} from './held.ts';
import type {IngestRequest, SourceKind} from './types.ts';

/** The files of one kind that were seen before, and those of this call. A file is its bytes, and where its rows name no unit the one that is said of it. */
export interface KnownFiles {
	/** Digests of all that came in, also of what newer files have replaced. */
	readonly arrived: ReadonlySet<string>;
	/** Whether a file need not be read again: it is current, or was replaced by something newer, or waits for an officer. */
	has(file: Identified): boolean;
	/** Number of the source as which a file is held back. */
	heldAs(file: Identified): number | undefined;
	/** Notes a file of this call. `takesUnit`: its rows have the unit that is said of it. */
	add(file: Identified, takesUnit: boolean): void;
	/** Base name of the file with the same bytes that another unit has already, where the file of this number of the call has one. */
	twinOf(number: number): string | undefined;
}

interface Seen {
	readonly file: string;
	readonly sha256: string;
	/** What is said of the file as a whole and its rows have for that reason, '' for none; null where they name units themselves. */
	readonly unit: string | null;
	/** The last day as of which it need not be read again. */
	readonly until: string;
}

export async function readKnownFiles(store: Store, {kind, accepted, complete}: IngestRequest): Promise<KnownFiles> {
	const seen = await arrivedFiles(store, kind);
	// What is said to be a part, or accepted, is not held.
	const held = accepted || complete === false ? [] : await heldFiles(store, kind);
	const twins = new Map<number, string>();
	const heldAs = (file: Identified): number | undefined => held.find(other => isSame(file, other))?.source;
	return {
		arrived: new Set(seen.map(({sha256}) => sha256)),
		heldAs,
		has: file => heldAs(file) !== undefined || seen.some(other => isSame(file, other) && file.asOf <= other.until),
		add({reading: {input, sha256 = '', number}, unit}, takesUnit) {
			const twin = seen.find(other => other.sha256 === sha256 && other.until === forever && takesUnit && other.unit && other.unit !== unit);
			if (twin !== undefined) twins.set(number, twin.file);
			seen.push({file: input.name, sha256, unit: takesUnit ? unit : null, until: forever});
		},
		twinOf: number => twins.get(number),
	};
}

const forever = '9999';

/** A copy whose name no longer says the unit is the same file. */
function isSame({reading, unit}: Identified, other: Pick<Seen, 'sha256' | 'unit'>): boolean {
	return reading.sha256 === other.sha256 && (unit === '' || other.unit === null || other.unit === unit);
}

async function arrivedFiles(store: Store, kind: SourceKind): Promise<Seen[]> {
	return store.rows<Seen & Record<string, string | null>>('ingest: arrived files', `
		SELECT file, sha256, declared_unit AS unit, CASE WHEN state = 'current' THEN '${forever}' ELSE as_of::VARCHAR END AS until
		FROM sources WHERE state IN ('current', 'replaced') AND kind = $kind ORDER BY source_id`, {kind});
}
