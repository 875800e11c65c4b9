import {BIGINT, BOOLEAN, type DuckDBValue, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {type CarefulRow, type Reject, readCarefully} from './careful.ts';
import {type BodyRow, TableBody} from './containers/table-body.ts';
import type {Head} from './head.ts';
import type {Layout} from './layout.ts';
import type {Scan} from './scan.ts';

/** A temporary table with the cells of all files of one layout, as written. */
export interface Stage {
	readonly table: string;
	readonly layout: Layout;
}

/** A table that goes into a stage. */
export interface StageFile {
	/** Its number in the stages of this call. */
	readonly number: number;
	/** Absolute. */
	readonly path: string;
	readonly scan: Scan;
	readonly head: Head;
	/** Lines of its source before its first. */
	readonly offset: number;
	/** Bytes of the source that it stands for, when progress is told. */
	readonly share: number;
}

/** What became of a file's lines; together with the heading's they are all lines of the file. */
export interface StagedLines {
	readonly reader: 'bulk' | 'careful';
	readonly rows: number;
	readonly rowLines: number;
	readonly rejectedRows: number;
	readonly rejectedLines: number;
	readonly blankLines: number;
	/** Headings again, further down. */
	readonly headingLines: number;
	readonly footLines: number;
	/** The file ends in the middle of a row. */
	readonly truncated: boolean;
}

/** Column of a stage that holds a column of the file. */
export function stageColumn(column: number): string {
	return `c${column}`;
}

/** Columns that no field takes and whose content still makes a row a row. */
export function restColumns(layout: Layout): number[] {
	return Array.from({length: layout.width}, (_, index) => index).filter(index => !layout.used.includes(index) && !layout.numbering.includes(index));
}

export const rejectTable = 'staged_rejects';

export async function createStage(store: Store, number: number, layout: Layout): Promise<Stage> {
	const table = `stage_${number}`;
	const cells = layout.used.map(column => `${stageColumn(column)} VARCHAR`);
	// `line` is NULL where DuckDB read the file: there the row's place in the table says it.
	await store.run('ingest: create stage', `CREATE TEMP TABLE ${table} (file_no INTEGER, line BIGINT, rest BOOLEAN, ${cells.join(', ')})`);
	return {table, layout};
}

export async function createRejectTable(store: Store): Promise<void> {
	await store.run('ingest: create rejects', `CREATE OR REPLACE TEMP TABLE ${rejectTable}
		(file_no INTEGER, line BIGINT, lines BIGINT, byte_offset BIGINT, code VARCHAR, text VARCHAR)`);
}

/** Reads a file row by row into its stage, its bad rows into the rejects. */
export async function stageCarefully(store: Store, stage: Stage, file: StageFile, signal?: AbortSignal): Promise<StagedLines> {
	const rest = restColumns(stage.layout);
	const total = {rows: 0, rowLines: 0, rejectedRows: 0, rejectedLines: 0, blankLines: file.head.blankLines, truncated: false};
	const {headings, titleLines, blankLines, headingLines, footed} = file.head;
	const body = footed ? new TableBody<CarefulRow & BodyRow>({headings, lastRow: titleLines + blankLines + headingLines}, [headings]) : undefined;
	for await (const batch of readCarefully(file)) {
		signal?.throwIfAborted();
		const people = body === undefined ? batch.rows : batch.rows.flatMap(row => body.next({...row, row: row.line, repeats: row.lines}));
		const rows = people.filter(({cells}) => [...stage.layout.used, ...rest].some(column => cells[column] !== ''));
		await appendRows(store, stage, file, rows, rest);
		await appendRejects(store, file, batch.rejects);
		total.rows += rows.length;
		total.rowLines += sumLines(rows);
		total.rejectedRows += batch.rejects.length;
		total.rejectedLines += sumLines(batch.rejects);
		total.blankLines += batch.blankLines + sumLines(people) - sumLines(rows);
		total.truncated ||= batch.truncated;
	}
	body?.finish();
	return {reader: 'careful', ...total, headingLines: body?.repeatedHeadings ?? 0, footLines: body?.footRows ?? 0};
}

function sumLines(items: readonly {readonly lines: number}[]): number {
	return items.reduce((sum, {lines}) => sum + lines, 0);
}

async function appendRows(store: Store, stage: Stage, {number, offset}: StageFile, rows: readonly CarefulRow[], rest: readonly number[]): Promise<void> {
	const {used} = stage.layout;
	const columns: DuckDBValue[][] = [
		rows.map(() => number),
		rows.map(({line}) => BigInt(offset + line)),
		rows.map(({cells}) => rest.some(column => cells[column] !== '')),
		...used.map(column => rows.map(({cells}) => cells[column] || null)),
	];
	await store.append('ingest: append rows', stage.table, [INTEGER, BIGINT, BOOLEAN, ...used.map(() => VARCHAR)], columns);
}

async function appendRejects(store: Store, {number, offset}: StageFile, rejects: readonly Reject[]): Promise<void> {
	await store.append('ingest: append rejects', rejectTable, [INTEGER, BIGINT, BIGINT, BIGINT, VARCHAR, VARCHAR], [
		rejects.map(() => number),
		rejects.map(({line}) => BigInt(offset + line)),
		rejects.map(({lines}) => BigInt(lines)),
		rejects.map(reject => BigInt(reject.offset)),
		rejects.map(({code}) => code),
		rejects.map(({text}) => text),
	]);
}
