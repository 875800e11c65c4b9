import {VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {type FindingDraft, evidenceJson, symmetricCodes} from './finding.ts';

/** The columns of `finding_drafts`, in order: a step that writes its drafts by SQL inserts into these. */
export const draftColumns = [
	'code', 'subcode', 'severity', 'unit', 'record_a', 'record_b', 'field', 'current_value', 'other_value', 'proposed_value',
	'direction', 'confidence', 'evidence',
] as const;

/** Makes the empty temporary table `finding_drafts`. */
export async function createDrafts(store: Store): Promise<void> {
	const columns = draftColumns.map(column => `${column} ${typeOf(column)}`);
	await store.run('findings: draft table', `CREATE OR REPLACE TEMP TABLE finding_drafts (${columns.join(', ')})`);
}

/**
 * Puts drafts into `finding_drafts`, without ever holding all of them. Each goes over as one text that DuckDB takes apart:
 * half the time of handing it over column by column, about 2 µs a draft.
 */
export async function appendDrafts(store: Store, drafts: Iterable<FindingDraft>): Promise<void> {
	await store.run('findings: packed drafts', 'CREATE OR REPLACE TEMP TABLE finding_drafts_packed (packed VARCHAR)');
	let packed: string[] = [];
	for (const draft of drafts) {
		packed.push(pack(draft));
		if (packed.length < draftsAtOnce) continue;
		await unpack(store, packed);
		packed = [];
	}
	await unpack(store, packed);
	await store.run('findings: drop packed drafts', 'DROP TABLE finding_drafts_packed');
}

/** How many drafts of each code there are, in the order of codes. */
export async function countDrafts(store: Store): Promise<Record<string, number>> {
	const rows = await store.rows('findings: count drafts', 'SELECT code, count(*) AS drafts FROM finding_drafts GROUP BY code ORDER BY code');
	return Object.fromEntries(rows.map(({code, drafts}) => [String(code), Number(drafts)]));
}

type DraftColumn = (typeof draftColumns)[number];

function typeOf(column: DraftColumn): 'DOUBLE' | 'VARCHAR' {
	return column === 'confidence' ? 'DOUBLE' : 'VARCHAR';
}

const draftsAtOnce = 64 * 2048;

// The ASCII unit separator; no cleaned value holds one.
const separator = '\u001f';

// In the order of `draftColumns`; '' stands for a value that is not there.
function pack(draft: FindingDraft): string {
	if (symmetricCodes.has(draft.code) && draft.recordA >= draft.recordB) throw new Error(`${draft.code}: records out of order`);
	return [
		draft.code, draft.subcode, draft.severity, draft.unit, draft.recordA, draft.recordB, draft.field, separable(draft.currentValue),
		separable(draft.otherValue), separable(draft.proposedValue), draft.direction, draft.confidence, evidenceJson(draft.evidence),
	].join(separator);
}

function separable(value: string | undefined): string | undefined {
	return value?.includes(separator) ? value.replaceAll(separator, ' ') : value;
}

async function unpack(store: Store, packed: readonly string[]): Promise<void> {
	await store.append('findings: append drafts', 'finding_drafts_packed', [VARCHAR], [packed]);
	await store.run('findings: unpack drafts', unpacked, {separator});
	await store.run('findings: empty packed drafts', 'TRUNCATE finding_drafts_packed');
}

// Records and field are '' where there is none; every other column is NULL.
const unpacked = `INSERT INTO finding_drafts SELECT ${draftColumns.map(unpackedColumn).join(', ')}
	FROM (SELECT string_split(packed, $separator) AS parts FROM finding_drafts_packed)`;

function unpackedColumn(column: DraftColumn, index: number): string {
	const part = `parts[${index + 1}]`;
	if (column === 'record_a' || column === 'record_b' || column === 'field') return part;
	return `CAST(nullif(${part}, '') AS ${typeOf(column)})`;
}
