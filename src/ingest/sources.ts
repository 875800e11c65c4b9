import {BIGINT, BOOLEAN, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import type {ContainerFormat, TextEncoding} from './containers/types.ts';
import {hasOldRecords} from './keys.ts';
import type {LineCounts, SourceKind} from './types.ts';

/** A row of `sources`. */
export interface SourceRow {
	readonly source: number;
	readonly kind: SourceKind;
	readonly file: string;
	/** '' where it could not be read. */
	readonly sha256: string;
	readonly format: ContainerFormat;
	readonly bytes: number;
	/** Unit → rows; '' for rows without one. */
	readonly units: ReadonlyMap<string, number>;
	readonly asOf: string;
	readonly complete: boolean;
	/** Why it was refused; left out for one that comes in. */
	readonly reason?: string;
	/** '' for a workbook, as is the delimiter. */
	readonly encoding: TextEncoding | '';
	readonly delimiter: string;
	readonly profile: string | undefined;
	readonly columns: Readonly<Record<string, string | null>>;
	readonly reader: 'bulk' | 'careful';
	readonly lines: LineCounts;
	/** Sheets and members of archives; none for a plain text. */
	readonly tables: readonly {readonly member?: string; readonly sheet?: string; readonly firstLine: number}[];
	readonly now: Date;
}

export async function nextSource(store: Store): Promise<number> {
	return await store.count('ingest: last source', 'SELECT coalesce(max(source_id), 0) FROM sources') + 1;
}

/** Notes a source and, unless it is refused, its units. */
export async function insertSource(store: Store, row: SourceRow): Promise<void> {
	const {source, kind, lines, units, tables} = row;
	const values = {
		source_id: source, kind, file: row.file, sha256: row.sha256, format: row.format, bytes: BigInt(row.bytes), unit: units.size === 1 ? [...units.keys()][0] || null : null,
		as_of: row.asOf, complete: row.complete, state: row.reason === undefined ? 'current' : 'refused', reason: row.reason ?? null,
		encoding: row.encoding, delimiter: row.delimiter, profile: row.profile ?? null, columns: JSON.stringify(row.columns),
		lines: BigInt(lines.lines), heading_lines: BigInt(lines.headingLines), title_lines: BigInt(lines.titleLines), foot_lines: BigInt(lines.footLines), blank_lines: BigInt(lines.blankLines),
		stored_rows: BigInt(lines.rows), stored_lines: BigInt(lines.rowLines), quarantined_rows: BigInt(lines.rejectedRows),
		quarantined_lines: BigInt(lines.rejectedLines), reader: row.reader, ingested_at: sqlTimestamp(row.now),
	};
	const casts: Readonly<Record<string, string>> = {as_of: '::DATE', ingested_at: '::TIMESTAMP'};
	const columns = Object.keys(values);
	await store.run('ingest: insert source', `INSERT INTO sources (${columns.join(', ')})
		VALUES (${columns.map(column => `$${column}${casts[column] ?? ''}`).join(', ')})`, values);
	await store.append('ingest: insert tables', 'source_tables', [INTEGER, BIGINT, VARCHAR, VARCHAR], [
		tables.map(() => source), tables.map(({firstLine}) => BigInt(firstLine)), tables.map(({member = null}) => member), tables.map(({sheet = null}) => sheet),
	]);
	if (row.reason !== undefined) return;
	const codes = [...units.keys()];
	await store.append('ingest: insert units', 'source_units', [INTEGER, VARCHAR, BOOLEAN, BIGINT], [
		codes.map(() => source), codes, codes.map(() => row.complete), codes.map(code => BigInt(units.get(code)!)),
	]);
}

/** Forgets the earlier refusals of files that the sources from `firstSource` on are about again. */
export async function forgetRefusals(store: Store, firstSource: number): Promise<void> {
	await store.run('ingest: refusals to forget', `CREATE OR REPLACE TEMP TABLE forgotten AS SELECT o.source_id FROM sources o
		JOIN sources n ON n.source_id >= ${firstSource} AND n.kind = o.kind AND n.file = o.file AND n.sha256 = o.sha256
		WHERE o.source_id < ${firstSource} AND o.state = 'refused'`);
	for (const table of ['quarantine', 'source_tables', 'sources']) {
		await store.run(`ingest: forget refusals in ${table}`, `DELETE FROM ${table} WHERE source_id IN (SELECT source_id FROM forgotten)`);
	}
}

/**
 * Removes what the sources from `firstSource` on replace: the units in `replaced_units` as a whole, and any other older record under the
 * key of a new one. A source of which nothing is left is `replaced`.
 */
export async function removeReplaced(store: Store, firstSource: number): Promise<void> {
	if (!await hasOldRecords(store)) return;
	await store.run('ingest: remove replaced units', `DELETE FROM records USING replaced_units p
		WHERE records.source_id = p.source_id AND coalesce(records.unit, '') = p.unit`);
	if (await hasOldRecords(store)) {
		await store.run('ingest: remove replaced keys', `DELETE FROM records WHERE source_id < ${firstSource}
			AND record_id IN (SELECT record_id FROM old_records SEMI JOIN new_records USING (record_key))`);
	}
	for (const table of ['written_values', 'custom_values']) {
		await store.run(`ingest: remove replaced ${table}`, `DELETE FROM ${table} WHERE record_id NOT IN (SELECT record_id FROM records)`);
	}
	await store.run('ingest: count units again', `CREATE OR REPLACE TEMP TABLE unit_counts AS
		SELECT source_id, coalesce(unit, '') AS unit, count(*) AS rows FROM records WHERE source_id < ${firstSource} GROUP BY ALL`);
	await store.run('ingest: remove replaced units', `DELETE FROM source_units WHERE source_id < ${firstSource}
		AND (source_id, unit) NOT IN (SELECT source_id, unit FROM unit_counts)`);
	await store.run('ingest: units that shrank', `UPDATE source_units SET rows = c.rows FROM unit_counts c
		WHERE source_units.source_id = c.source_id AND source_units.unit = c.unit AND source_units.rows <> c.rows`);
	await store.run('ingest: replaced sources', `UPDATE sources SET state = 'replaced' WHERE state = 'current' AND source_id < ${firstSource}
		AND source_id NOT IN (SELECT source_id FROM source_units)`);
}

/** Record numbers for `rows` new records: the first gap between the sources' own, so that numbers stay small over the years. */
export async function freeRecordNumbers(store: Store, rows: number): Promise<number> {
	const ranges = await store.rows<{first: number; last: number}>('ingest: used record numbers', `
		SELECT min(record_id) AS first, max(record_id) AS last FROM records GROUP BY source_id ORDER BY first`);
	let free = 1;
	for (const {first, last} of ranges) {
		if (first - free >= rows) return free;
		free = Math.max(free, last + 1);
	}
	return free;
}
