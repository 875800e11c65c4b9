import {BIGINT, BOOLEAN, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import type {AnnouncedUnit} from './announced.ts';
import type {ContainerFormat, TextEncoding} from './containers/types.ts';
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
	/** What is said of the file as a whole and its rows have for that reason, '' for none; left out where they name units themselves. */
	readonly declaredUnit: string | undefined;
	readonly asOf: string;
	/** The units of which everybody is there, with it or with other parts. */
	readonly whole: ReadonlySet<string>;
	/** Each row says what to do with it. */
	readonly delta: boolean;
	/** Why it was refused or held back; left out for one that comes in. */
	readonly reason?: string;
	readonly held: boolean;
	/** '' for a workbook, as is the delimiter. */
	readonly encoding: TextEncoding | '';
	readonly delimiter: string;
	readonly profile: string | undefined;
	readonly headings: readonly string[];
	readonly columns: Readonly<Record<string, string | null>>;
	readonly reader: 'bulk' | 'careful';
	readonly lines: LineCounts;
	/** Sheets and members of archives; none for a plain text. */
	readonly tables: readonly SourceTable[];
	readonly now: Date;
}

/** A table within a file that holds several. */
export interface SourceTable {
	readonly member?: string;
	readonly sheet?: string;
	readonly firstLine: number;
	readonly headings: readonly string[];
	readonly delimiter: string;
	readonly titleLines: number;
	/** The unit of rows that name none. */
	readonly unit?: string;
}

export async function nextSource(store: Store): Promise<number> {
	return await store.count('ingest: last source', 'SELECT coalesce(max(source_id), 0) FROM sources') + 1;
}

/** Notes a source and, unless it is refused, its units. */
export async function insertSource(store: Store, row: SourceRow): Promise<void> {
	const {source, kind, lines, units, tables} = row;
	const values = {
		source_id: source, kind, file: row.file, sha256: row.sha256, format: row.format, bytes: BigInt(row.bytes), unit: units.size === 1 ? [...units.keys()][0] || null : null,
		declared_unit: row.declaredUnit ?? null, as_of: row.asOf, delta: row.delta, complete: units.size > 0 && [...units.keys()].every(unit => row.whole.has(unit)), state: row.reason === undefined ? 'current' : row.held ? 'held' : 'refused', reason: row.reason ?? null,
		encoding: row.encoding, delimiter: row.delimiter, profile: row.profile ?? null, headings: JSON.stringify(row.headings), columns: JSON.stringify(row.columns),
		lines: BigInt(lines.lines), heading_lines: BigInt(lines.headingLines), title_lines: BigInt(lines.titleLines), foot_lines: BigInt(lines.footLines), blank_lines: BigInt(lines.blankLines),
		stored_rows: BigInt(lines.rows), stored_lines: BigInt(lines.rowLines), quarantined_rows: BigInt(lines.rejectedRows),
		quarantined_lines: BigInt(lines.rejectedLines), reader: row.reader, ingested_at: sqlTimestamp(row.now),
	};
	const casts: Readonly<Record<string, string>> = {as_of: '::DATE', ingested_at: '::TIMESTAMP'};
	const columns = Object.keys(values);
	await store.run('ingest: insert source', `INSERT INTO sources (${columns.join(', ')})
		VALUES (${columns.map(column => `$${column}${casts[column] ?? ''}`).join(', ')})`, values);
	await store.append('ingest: insert tables', 'source_tables', [INTEGER, BIGINT, VARCHAR, VARCHAR, VARCHAR, VARCHAR, BIGINT, VARCHAR], [
		tables.map(() => source), tables.map(({firstLine}) => BigInt(firstLine)), tables.map(({member = null}) => member), tables.map(({sheet = null}) => sheet),
		tables.map(({headings}) => JSON.stringify(headings)), tables.map(({delimiter}) => delimiter), tables.map(({titleLines}) => BigInt(titleLines)), tables.map(({unit = null}) => unit || null),
	]);
	if (row.reason !== undefined) return;
	const codes = [...units.keys()];
	await store.append('ingest: insert units', 'source_units', [INTEGER, VARCHAR, BOOLEAN, BIGINT], [
		codes.map(() => source), codes, codes.map(code => row.whole.has(code)), codes.map(code => BigInt(units.get(code)!)),
	]);
}

/** Forgets that files were refused or held back before that the sources from `firstSource` on are about again. */
export async function forgetRefusals(store: Store, firstSource: number): Promise<void> {
	await store.run('ingest: refusals to forget', `CREATE OR REPLACE TEMP TABLE forgotten AS SELECT o.source_id FROM sources o
		JOIN sources n ON n.source_id >= ${firstSource} AND n.kind = o.kind AND n.file = o.file AND n.sha256 = o.sha256
		WHERE o.source_id < ${firstSource} AND o.state IN ('refused', 'held')`);
	for (const table of ['quarantine', 'source_tables', 'sources']) {
		await store.run(`ingest: forget refusals in ${table}`, `DELETE FROM ${table} WHERE source_id IN (SELECT source_id FROM forgotten)`);
	}
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

/** Says of every part of the announced units whether everybody of the unit is there now. `whole`: homes. */
export async function completeParts(store: Store, announced: readonly AnnouncedUnit[], whole: ReadonlySet<string>): Promise<void> {
	if (announced.length === 0) return;
	await store.run('ingest: announced parts', 'CREATE OR REPLACE TEMP TABLE announced_parts (sha256 VARCHAR, unit VARCHAR, complete BOOLEAN)');
	await store.append('ingest: fill announced parts', 'announced_parts', [VARCHAR, VARCHAR, BOOLEAN], [
		announced.map(({sha256}) => sha256), announced.map(({unit}) => unit), announced.map(({home}) => whole.has(home)),
	]);
	await store.run('ingest: complete parts', `UPDATE source_units SET complete = a.complete FROM announced_parts a JOIN sources s USING (sha256)
		WHERE s.kind = 'extract' AND source_units.source_id = s.source_id AND source_units.unit = a.unit AND source_units.complete <> a.complete`);
	await store.run('ingest: complete sources', `UPDATE sources SET complete = u.complete
		FROM (SELECT source_id, bool_and(complete) AS complete FROM source_units GROUP BY source_id) u
		WHERE sources.kind = 'extract' AND sources.source_id = u.source_id AND sources.complete <> u.complete`);
}
