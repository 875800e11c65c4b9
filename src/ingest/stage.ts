import {BIGINT, BOOLEAN, type DuckDBValue, INTEGER, VARCHAR} from '@duckdb/node-api';
import {type Store, literal} from '../store/store.ts';
import {StoreError} from '../store/store-error.ts';
import {type CarefulRow, type Reject, quotesAreSimple, readCarefully} from './careful.ts';
import type {Head} from './head.ts';
import type {Layout} from './layout.ts';
import type {Scan} from './scan.ts';

/** A temporary table with the cells of all files of one layout, as written. */
export interface Stage {
	readonly table: string;
	readonly layout: Layout;
}

/** What became of a file's lines; together with the heading's they are all lines of the file. */
export interface StagedLines {
	readonly reader: 'bulk' | 'careful';
	readonly rows: number;
	readonly rowLines: number;
	readonly rejectedRows: number;
	readonly rejectedLines: number;
	readonly blankLines: number;
	/** The file ends in the middle of a row. */
	readonly truncated: boolean;
}

/** Column of a stage that holds a column of the file. */
export function stageColumn(column: number): string {
	return `c${column}`;
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

/**
 * Reads one file into the stage: in bulk where the scan says that nothing is odd and the count of rows then agrees with
 * the count of lines, row by row otherwise.
 */
export async function stageFile(store: Store, stage: Stage, fileNumber: number, path: string, scan: Scan, head: Head): Promise<StagedLines> {
	if (await isSimple(path, scan, head)) {
		const rows = scan.lines - head.titleLines - head.headingLines - scan.trailingBlankLines;
		if (await bulkRows(store, stage, fileNumber, path, head) === rows) {
			return {reader: 'bulk', rows, rowLines: rows, rejectedRows: 0, rejectedLines: 0, blankLines: scan.trailingBlankLines, truncated: false};
		}
		await store.run('ingest: undo bulk rows', `DELETE FROM ${stage.table} WHERE file_no = $file`, {file: fileNumber});
	}
	return stageCarefully(store, stage, fileNumber, path, scan, head);
}

async function isSimple(path: string, scan: Scan, head: Head): Promise<boolean> {
	const odd = scan.lineEnd !== 'lf' || scan.strayReturns || scan.zeroBytes > 0 || scan.invalidLines > 0
		|| scan.blankLines > scan.trailingBlankLines || head.blankLines > 0 || head.headingLines > 1;
	return !odd && (!scan.quotes || await quotesAreSimple(path, scan, head));
}

/** Longer lines are read row by row. DuckDB's buffers are sixteen times as long. */
const longestBulkLine = 2 * 1024 * 1024;

/** Rows that DuckDB read; -1 where it refuses the file. */
async function bulkRows(store: Store, stage: Stage, fileNumber: number, path: string, head: Head): Promise<number> {
	const {layout} = stage;
	const columns = Array.from({length: layout.width}, (_, index) => `'${stageColumn(index)}': 'VARCHAR'`);
	const options = [
		'auto_detect = false', 'header = false', `skip = ${head.titleLines + head.headingLines}`, `delim = ${literal(head.delimiter)}`,
		`quote = '"'`, `escape = '"'`, `comment = ''`, `compression = 'none'`, 'strict_mode = true', 'null_padding = false', 'ignore_errors = false',
		`max_line_size = ${longestBulkLine}`, `columns = {${columns.join(', ')}}`,
	];
	const rest = restColumns(layout).map(column => `trim(${stageColumn(column)}) <> ''`);
	const sql = `INSERT INTO ${stage.table}
		SELECT ${fileNumber}, NULL, ${rest.length === 0 ? 'false' : `coalesce(${rest.join(' OR ')}, false)`}, ${layout.used.map(stageColumn).join(', ')}
		FROM read_csv(${literal(withoutWildcards(path))}, ${options.join(', ')})`;
	try {
		return await store.count('ingest: read in bulk', sql);
	} catch (error) {
		if (error instanceof StoreError && error.code === 'STORE_FAILED') return -1;
		throw error;
	}
}

/** DuckDB takes a path for a pattern. */
function withoutWildcards(path: string): string {
	return path.replaceAll(/[[*?]/g, '[$&]');
}

/** Columns that no field takes and whose content still makes a row a row. */
function restColumns(layout: Layout): number[] {
	return Array.from({length: layout.width}, (_, index) => index).filter(index => !layout.used.includes(index) && !layout.numbering.includes(index));
}

async function stageCarefully(store: Store, stage: Stage, fileNumber: number, path: string, scan: Scan, head: Head): Promise<StagedLines> {
	const rest = restColumns(stage.layout);
	const total = {rows: 0, rowLines: 0, rejectedRows: 0, rejectedLines: 0, blankLines: head.blankLines, truncated: false};
	for await (const batch of readCarefully(path, scan, head)) {
		const rows = batch.rows.filter(({cells}) => [...stage.layout.used, ...rest].some(column => cells[column] !== ''));
		await appendRows(store, stage, fileNumber, rows, rest);
		await appendRejects(store, fileNumber, batch.rejects);
		total.rows += rows.length;
		total.rowLines += sumLines(rows);
		total.rejectedRows += batch.rejects.length;
		total.rejectedLines += sumLines(batch.rejects);
		total.blankLines += batch.blankLines + sumLines(batch.rows) - sumLines(rows);
		total.truncated ||= batch.truncated;
	}
	return {reader: 'careful', ...total};
}

function sumLines(items: readonly {readonly lines: number}[]): number {
	return items.reduce((sum, {lines}) => sum + lines, 0);
}

async function appendRows(store: Store, stage: Stage, fileNumber: number, rows: readonly CarefulRow[], rest: readonly number[]): Promise<void> {
	const {used} = stage.layout;
	const columns: DuckDBValue[][] = [
		rows.map(() => fileNumber),
		rows.map(({line}) => BigInt(line)),
		rows.map(({cells}) => rest.some(column => cells[column] !== '')),
		...used.map(column => rows.map(({cells}) => cells[column] || null)),
	];
	await store.append('ingest: append rows', stage.table, [INTEGER, BIGINT, BOOLEAN, ...used.map(() => VARCHAR)], columns);
}

async function appendRejects(store: Store, fileNumber: number, rejects: readonly Reject[]): Promise<void> {
	await store.append('ingest: append rejects', rejectTable, [INTEGER, BIGINT, BIGINT, BIGINT, VARCHAR, VARCHAR], [
		rejects.map(() => fileNumber),
		rejects.map(({line}) => BigInt(line)),
		rejects.map(({lines}) => BigInt(lines)),
		rejects.map(({offset}) => BigInt(offset)),
		rejects.map(({code}) => code),
		rejects.map(({text}) => text),
	]);
}
