import type {Row, Store} from '../store/store.ts';
import type {RejectCode} from './careful.ts';
import type {ContainerFormat} from './containers/types.ts';
import {placeSql} from './place.ts';
import {type ChangeCounts, readChanges} from './settle.ts';
import type {SourceKind} from './types.ts';

export interface ListedSource {
	readonly source: number;
	readonly kind: SourceKind;
	readonly file: string;
	readonly sha256: string;
	/** Codes of its units, where rows have one. */
	readonly units: readonly string[];
	readonly asOf: string;
	readonly complete: boolean;
	readonly state: 'current' | 'replaced' | 'refused' | 'held';
	/** Why it was refused or held back: the error's code. */
	readonly reason: string | null;
	readonly format: ContainerFormat;
	/** '' for a workbook, as is the delimiter. */
	readonly encoding: string;
	readonly delimiter: string;
	readonly profile: string | null;
	readonly reader: 'bulk' | 'careful';
	/** Physical lines: the sum of the other counts that end in `Lines`. */
	readonly lines: number;
	readonly headingLines: number;
	readonly titleLines: number;
	readonly footLines: number;
	readonly blankLines: number;
	readonly rows: number;
	readonly rowLines: number;
	readonly rejectedRows: number;
	readonly rejectedLines: number;
	/** Records of the source that are still current. */
	readonly currentRows: number;
	/** What became of its rows; null where it was refused. */
	readonly changes: ChangeCounts | null;
	/** Heading → field, or null. */
	readonly columns: Readonly<Record<string, string | null>>;
	/** What was not simply read as written, field by field. */
	readonly readings: readonly ColumnReading[];
	readonly ingestedAt: string;
}

export interface ColumnReading {
	readonly field: string;
	/** The old encoding of the text; how dates were read; what is to be said of the whole column. */
	readonly reading: string;
	readonly cells: number;
	/** Cells among them that somebody should look at. */
	readonly doubtful: number;
}

/** Every source, in the order in which they came. */
export async function listSources(store: Store): Promise<ListedSource[]> {
	const changes = await readChanges(store, 0);
	const rows = await store.rows<SourceRow>('sources: list', `SELECT s.source_id AS source, s.kind, s.file, s.sha256, s.as_of::VARCHAR AS "asOf", s.complete, s.state, s.reason,
			s.format, s.encoding, s.delimiter, s.profile, s.reader, s.lines, s.heading_lines AS "headingLines", s.title_lines AS "titleLines", s.foot_lines AS "footLines", s.blank_lines AS "blankLines",
			s.stored_rows AS rows, s.stored_lines AS "rowLines", s.quarantined_rows AS "rejectedRows", s.quarantined_lines AS "rejectedLines",
			coalesce(u.rows, 0)::BIGINT AS "currentRows", coalesce(u.units, s.unit, '') AS units, s.columns, strftime(s.ingested_at, '%Y-%m-%dT%H:%M:%SZ') AS "ingestedAt"
		FROM sources s
		LEFT JOIN (SELECT source_id, sum(rows) AS rows, string_agg(nullif(unit, ''), chr(10) ORDER BY unit) AS units FROM source_units GROUP BY source_id) u USING (source_id)
		ORDER BY s.source_id`);
	const readings = await columnReadings(store);
	return rows.map(({units, columns, ...row}) => Object.assign(numbersOf(row), {
		readings: readings.get(row.source) ?? [],
		units: units === '' ? [] : units.split('\n'),
		changes: changes.get(row.source) ?? null,
		columns: JSON.parse(columns) as Record<string, string | null>,
	}));
}

async function columnReadings(store: Store): Promise<ReadonlyMap<number, readonly ColumnReading[]>> {
	const rows = await store.rows<{source_id: number; field: string; reading: string; cells: bigint; doubtful: bigint}>('sources: column readings', `
		SELECT source_id, field, reading, sum(cells)::BIGINT AS cells, sum(doubtful)::BIGINT AS doubtful FROM column_readings GROUP BY ALL ORDER BY source_id, cells DESC, field, reading`);
	const bySource = new Map<number, ColumnReading[]>();
	for (const {source_id: source, field, reading, cells, doubtful} of rows) {
		bySource.set(source, [...bySource.get(source) ?? [], {field, reading, cells: Number(cells), doubtful: Number(doubtful)}]);
	}
	return bySource;
}

/** A unit of an announced extract, and how much of it is here. */
export interface ListedUnit {
	readonly unit: string;
	readonly name: string;
	/** Of the oldest of its parts. */
	readonly asOf: string;
	/** Everybody is there: all parts have come, and each says so. */
	readonly complete: boolean;
	/** Records that are here, and rows that the manifest announces. */
	readonly rows: number;
	readonly announced: number;
	/** Files of the parts that have not come. */
	readonly missing: readonly string[];
}

/** The units that manifests announce, by code. */
export async function listAnnounced(store: Store): Promise<ListedUnit[]> {
	const rows = await store.rows<Omit<ListedUnit, 'missing'> & Row & {readonly missing: string | null}>('sources: announced units', `
		WITH arrived AS (SELECT DISTINCT sha256, true AS here FROM sources WHERE kind = 'extract' AND state IN ('current', 'replaced')),
			current AS (SELECT u.unit, s.as_of >= DATE '2025-07-01' AS reorganised, sum(u.rows) AS rows FROM sources s JOIN source_units u USING (source_id)
				WHERE s.kind = 'extract' AND s.state = 'current' GROUP BY ALL)
		SELECT a.unit, any_value(a.name) AS name, min(a.as_of) AS "asOf", bool_and(a.complete AND coalesce(s.here, false)) AS complete,
			coalesce(any_value(c.rows), 0)::DOUBLE AS rows, sum(a.rows)::DOUBLE AS announced, string_agg(a.file, chr(10) ORDER BY a.file) FILTER (s.here IS NULL) AS missing
		FROM announced_units a LEFT JOIN arrived s USING (sha256) LEFT JOIN current c ON c.unit = a.unit AND c.reorganised = (a.as_of >= '2025-07-01')
		GROUP BY a.home, a.unit ORDER BY a.unit, a.home`);
	return rows.map(({missing, ...row}) => ({...row, missing: missing?.split('\n') ?? []}));
}

export interface ListedReject {
	readonly source: number;
	readonly file: string;
	/** Within the file, where it holds several: the member of an archive, the sheet of a workbook. */
	readonly member: string | null;
	readonly sheet: string | null;
	/** Of the text, or the sheet's row, from 1. */
	readonly line: number;
	readonly lines: number;
	readonly byteOffset: number;
	readonly code: RejectCode;
	/** As in the file. */
	readonly text: string;
}

/** The rejected rows of sources that nothing newer has replaced; of one source where a number is given. */
export async function listRejects(store: Store, source?: number): Promise<ListedReject[]> {
	const {columns, join} = placeSql('q');
	const rows = await store.rows<RejectRow>('quarantine: list', `SELECT q.source_id AS source, s.file, ${columns}, q.lines, q.byte_offset AS "byteOffset", q.code, q.text
		FROM quarantine q JOIN sources s USING (source_id) ${join}
		WHERE ${source === undefined ? `s.state <> 'replaced'` : 'q.source_id = $source'} ORDER BY q.source_id, q.line`, source === undefined ? undefined : {source});
	return rows.map(numbersOf);
}

type Counts = 'lines' | 'headingLines' | 'titleLines' | 'footLines' | 'blankLines' | 'rows' | 'rowLines' | 'rejectedRows' | 'rejectedLines' | 'currentRows';
type SourceRow = Omit<ListedSource, Counts | 'units' | 'columns' | 'readings' | 'changes'> & Record<Counts, bigint> & {readonly units: string; readonly columns: string};
type RejectRow = Omit<ListedReject, 'line' | 'lines' | 'byteOffset'> & Record<'line' | 'lines' | 'byteOffset', bigint>;

type Narrowed<T> = {[Key in keyof T]: T[Key] extends bigint ? number : T[Key]};

/** Counts come as bigints; none is beyond what a number holds. */
function numbersOf<T extends object>(row: T): Narrowed<T> {
	return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value])) as Narrowed<T>;
}
