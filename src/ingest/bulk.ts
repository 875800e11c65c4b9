import {type Store, literal} from '../store/store.ts';
import {StoreError} from '../store/store-error.ts';
import {quotesAreSimple} from './careful.ts';
import type {Head} from './head.ts';
import type {Scan} from './scan.ts';
import {type Stage, type StageFile, restColumns, stageColumn} from './stage.ts';

/** Whether a file has nothing odd: it is then read in bulk, and the count of its rows must agree with that of its lines. */
export async function isSimple(path: string, scan: Scan, head: Head): Promise<boolean> {
	const odd = scan.lineEnd !== 'lf' || scan.strayReturns || scan.zeroBytes > 0 || scan.invalidLines > 0
		|| scan.blankLines > scan.trailingBlankLines || head.blankLines > 0 || head.headingLines > 1 || head.footed;
	return !odd && (!scan.quotes || await quotesAreSimple(path, scan, head));
}

/** Rows that a simple file must give. */
export function expectedRows({scan, head}: Pick<StageFile, 'scan' | 'head'>): number {
	return scan.lines - head.titleLines - head.headingLines - scan.trailingBlankLines;
}

/** Equal for files that one statement may read. */
export function dialectOf({head}: StageFile): string {
	return `${head.delimiter}${head.titleLines + head.headingLines}${head.numbered}`;
}

/**
 * Reads simple files of one dialect into their stage, in the order of their lines, and returns the numbers of those whose count agrees.
 * Of the others, and of files that DuckDB refuses, nothing stays in the stage.
 */
export async function loadInBulk(store: Store, stage: Stage, files: readonly StageFile[]): Promise<ReadonlySet<number>> {
	if (!await load(store, stage, files) && files.length > 1) for (const file of files) await load(store, stage, [file]);
	const numbers = files.map(({number}) => number).join(', ');
	const counts = await store.rows<{file_no: number; rows: bigint; span: bigint}>('ingest: count bulk rows', `
		SELECT file_no, count(*) AS rows, max(rowid) - min(rowid) + 1 AS span FROM ${stage.table} WHERE file_no IN (${numbers}) GROUP BY file_no`);
	const rows = new Map(counts.map(({file_no: number, rows: found, span}) => [number, found === span ? Number(found) : -1]));
	const agreeing = new Set(files.filter(file => rows.get(file.number) === expectedRows(file)).map(({number}) => number));
	if (agreeing.size < files.length) {
		await store.run('ingest: undo bulk rows', `DELETE FROM ${stage.table} WHERE file_no IS NULL OR file_no IN (${numbers}) AND file_no NOT IN (${[-1, ...agreeing].join(', ')})`);
	}
	return agreeing;
}

/** Longer lines are read row by row. DuckDB's buffers are sixteen times as long. */
const longestBulkLine = 2 * 1024 * 1024;

/** One statement for all files of one dialect: each statement has its price. False where DuckDB refuses one of them. */
async function load(store: Store, stage: Stage, files: readonly StageFile[]): Promise<boolean> {
	const {layout, table} = stage;
	const [{head}] = files;
	const columns = Array.from({length: layout.width}, (_, index) => `'${stageColumn(index)}': 'VARCHAR'`);
	if (head.numbered) columns.unshift(`'line': 'BIGINT'`);
	const ofFile = (values: readonly number[]): string => `list_extract([${values.join(', ')}], file_index::INTEGER + 1)`;
	const options = [
		'auto_detect = false', 'header = false', `skip = ${head.titleLines + head.headingLines}`, `delim = ${literal(head.delimiter)}`,
		`quote = '"'`, `escape = '"'`, `comment = ''`, `compression = 'none'`, 'strict_mode = true', `null_padding = ${head.numbered}`, 'ignore_errors = false',
		`max_line_size = ${longestBulkLine}`, `columns = {${columns.join(', ')}}`,
	];
	const rest = restColumns(layout).map(column => `trim(${stageColumn(column)}) <> ''`);
	const sql = `INSERT INTO ${table}
		SELECT ${ofFile(files.map(({number}) => number))}, ${head.numbered ? `line + ${ofFile(files.map(({offset}) => offset))}` : 'NULL'}, ${rest.length === 0 ? 'false' : `coalesce(${rest.join(' OR ')}, false)`}, ${layout.used.map(stageColumn).join(', ')}
		FROM read_csv([${files.map(({path}) => literal(withoutWildcards(path))).join(', ')}], ${options.join(', ')})`;
	try {
		await store.run('ingest: read in bulk', sql);
		return true;
	} catch (error) {
		if (error instanceof StoreError && error.code === 'STORE_FAILED') return false;
		throw error;
	}
}

/** DuckDB takes a path for a pattern. */
function withoutWildcards(path: string): string {
	return path.replaceAll(/[[*?]/g, '[$&]');
}
