import {type Store, literal} from '../store/store.ts';
import {canonicalCode} from '../vietnam/codes.ts';
import {type UnitReader, mapUnits} from './map-units.ts';
import {type Stage, stageColumn} from './stage.ts';
import {type Cell, cellsOf, filledSql, writtenSql} from './written.ts';

/** A stage whose files have all been read. */
export interface DescribedStage extends Stage {
	readonly cell: Cell;
	/** SQL for the unit in a row of `s`, cleaned; NULL where the row names none. `unitJoin` belongs to it. */
	readonly unit: string;
	readonly unitJoin: string;
	/** SQL for what a row says of its unit and nobody can read, where the unit of its file holds instead; left out where no row says any such. */
	readonly unreadUnit?: string;
	/** `rowid` of the first row, and how many numbers the rows span. */
	readonly firstRow: bigint;
	readonly span: number;
	/** SQL that is true for a row of `s` that is a record. */
	readonly filled: string;
	/** SQL that is true for a row of `s` that asks to be deleted. */
	readonly deletion: string;
	readonly files: ReadonlyMap<number, DescribedFile>;
}

export interface DescribedFile {
	readonly firstRow: bigint;
	/** Rows in which nothing is written. */
	readonly blankRows: number;
	/** Unit → rows; '' for rows that name none. */
	readonly units: ReadonlyMap<string, number>;
	/** What its rows ask for, where they say it; undefined for what is no known word. */
	readonly operations: ReadonlySet<string | undefined>;
	/** Its column of communes tells of other places than the file's, and is not read. */
	readonly unitElsewhere: boolean;
}

/** Looks a stage over, once for all its files. `outerBlanks`: cells may begin or end with a blank. */
export async function describeStage(store: Store, stage: Stage, outerBlanks: boolean, units: UnitsOfFiles): Promise<DescribedStage> {
	const cell = cellsOf(outerBlanks ? await untrimmedColumns(store, stage) : new Set());
	const {unit, unitJoin, unreadUnit, elsewhere} = await unitSql(store, stage, cell, units);
	const rows = await store.rows<{file_no: number; unit: string; filled: bigint; total: bigint; first: bigint; last: bigint}>('ingest: describe stage', `
		SELECT s.file_no, coalesce(${unit}, '') AS unit, count(*) FILTER (${filledSql(stage)}) AS filled, count(*) AS total,
			min(s.rowid) AS first, max(s.rowid) AS last
		FROM ${stage.table} s ${unitJoin} GROUP BY ALL ORDER BY s.file_no, unit`);
	const {deletion, operations} = await operationsOf(store, stage, cell);
	const files = new Map<number, DescribedFile>();
	for (const {file_no: number, unit: code, filled, total, first} of rows) {
		const known = files.get(number);
		files.set(number, {
			firstRow: known === undefined || first < known.firstRow ? first : known.firstRow,
			blankRows: (known?.blankRows ?? 0) + Number(total - filled),
			units: filled === 0n ? known?.units ?? new Map() : new Map([...(known?.units ?? []), [code, Number(filled)]]),
			operations: operations.get(number) ?? new Set(),
			unitElsewhere: elsewhere.has(number),
		});
	}
	const firstRow = rows.reduce((least, {first}) => (first < least ? first : least), rows[0]?.first ?? 0n);
	const lastRow = rows.reduce((most, {last}) => (last > most ? last : most), firstRow);
	const filled = [...files.values()].some(({blankRows}) => blankRows > 0) ? filledSql(stage) : 'true';
	return {...stage, cell, unit, unitJoin, unreadUnit, firstRow, span: Number(lastRow - firstRow) + 1, filled, deletion, files};
}

async function untrimmedColumns(store: Store, stage: Stage): Promise<ReadonlySet<number>> {
	const {used} = stage.layout;
	const odd = used.map(stageColumn).map(column => `coalesce(bool_or(starts_with(${column}, ' ') OR ends_with(${column}, ' ')), false) AS ${column}`);
	const [flags] = await store.rows('ingest: find outer blanks', `SELECT ${odd.join(', ')} FROM ${stage.table}`);
	return new Set(used.filter(column => flags[stageColumn(column)] === true));
}

/** What is said of the files of a stage. */
export type UnitsOfFiles = Pick<UnitReader, 'names' | 'days' | 'declared'>;

type UnitSql = Pick<DescribedStage, 'unit' | 'unitJoin' | 'unreadUnit'> & {readonly elsewhere: ReadonlySet<number>};

async function unitSql(store: Store, stage: Stage, cell: Cell, units: UnitsOfFiles): Promise<UnitSql> {
	const source = stage.layout.fields.get('unit');
	if (source === undefined) return {unit: 'NULL::VARCHAR', unitJoin: '', elsewhere: new Set()};
	const written = writtenSql(source, cell);
	const map = `${stage.table}_unit`;
	const {any, elsewhere} = await mapUnits(store, map, `SELECT s.file_no, ${written} AS written FROM ${stage.table} s`,
		{...units, known: stage.layout.values.get('unit'), headingOnly: source.rule === 'unit_name'});
	if (!any) return {unit: written, unitJoin: '', elsewhere};
	return {
		unit: `nullif(CASE WHEN map_unit.written IS NULL THEN ${written} ELSE map_unit.clean END, '')`,
		unitJoin: `LEFT JOIN ${map} map_unit ON map_unit.file_no = s.file_no AND map_unit.written = ${written}`,
		unreadUnit: 'CASE WHEN map_unit.unread THEN map_unit.written END',
		elsewhere,
	};
}

async function operationsOf(store: Store, stage: Stage, cell: Cell): Promise<{deletion: string; operations: ReadonlyMap<number, Set<string | undefined>>}> {
	const source = stage.layout.fields.get('operation');
	const operations = new Map<number, Set<string | undefined>>();
	if (source === undefined) return {deletion: 'false', operations};
	const written = writtenSql(source, cell);
	const rows = await store.rows<{file_no: number; written: string}>('ingest: operations', `
		SELECT DISTINCT file_no, ${written} AS written FROM ${stage.table} s WHERE written IS NOT NULL ORDER BY ALL`);
	const words = rows.map(row => ({...row, operation: canonicalCode('operation', row.written)}));
	for (const {file_no: file, operation} of words) operations.set(file, (operations.get(file) ?? new Set()).add(operation));
	const deleting = new Set(words.filter(({operation}) => operation === 'delete').map(word => literal(word.written)));
	return {operations, deletion: deleting.size === 0 ? 'false' : `coalesce(${written} IN (${[...deleting].join(', ')}), false)`};
}
