import {extname} from 'node:path';
import {stringify} from 'csv-stringify/sync';
import {KnownError, exitCodes} from '../errors.ts';
import {checkTarget} from '../findings/export.ts';
import {writeFileAtomically} from '../store/atomic-file.ts';
import type {Row, Store} from '../store/store.ts';
import type {RejectCode} from './careful.ts';
import {type ListedReject, listRejects} from './list-sources.ts';
import {placeSql} from './place.ts';
import type {SourceKind} from './types.ts';

export interface RejectExport {
	readonly path: string;
	/** Number of the source; left out: the one that has rejected rows. */
	readonly source?: number;
	/** Heading of a first column that says why a row was rejected, and what it says. */
	readonly reasonHeading: string;
	readonly reasonOf: (code: RejectCode) => string;
}

/** What was written, and as what it is to be ingested again. */
export interface ExportedRejects {
	readonly source: number;
	readonly rows: number;
	readonly kind: SourceKind;
	readonly asOf: string;
	readonly profile: string | null;
	readonly files: readonly RejectFile[];
}

export interface RejectFile {
	readonly path: string;
	readonly rows: number;
	/** Of all its rows, where they have one. */
	readonly unit: string | null;
}

/**
 * Writes the rejected rows of a source as they were, below its headings and on the same line as there, into a file (0600) that can
 * be mended and ingested again. Only the first column is new: no field is read from it. The files of an archive that have headings or a
 * unit of their own go into a file each: `rows.csv`, `rows-2.csv`.
 *
 * @throws KnownError EXPORT_TARGET, QUARANTINE_EMPTY, or QUARANTINE_SEVERAL where no source is named and several have rejected rows
 */
export async function exportRejects(store: Store, {path, source, reasonHeading, reasonOf}: RejectExport): Promise<ExportedRejects> {
	checkTarget(path);
	const rejects = await listRejects(store, source);
	const sources = [...new Set(rejects.map(reject => reject.source))];
	if (sources.length === 0) throw new KnownError('QUARANTINE_EMPTY', exitCodes.usage);
	if (sources.length > 1) throw new KnownError('QUARANTINE_SEVERAL', exitCodes.usage, {sources: sources.map(String)});
	const [known] = await store.rows<SourceRow>('quarantine: source to export', `SELECT source_id AS source, kind,
		as_of::VARCHAR AS "asOf", profile FROM sources WHERE source_id = $source`, {source: sources[0]});
	const groups = [...groupsOf(rejects, await headsOfRejects(store, sources[0]))];
	const files = groups.map(([, group], index): RejectFile => ({path: index === 0 ? path : numbered(path, index + 1), rows: group.rejects.length, unit: group.head.unit}));
	for (const file of files) checkTarget(file.path);
	for (const [index, [, {head: {headings, delimiter, titleLines}, rejects: own}]] of groups.entries()) {
		const line = (cells: readonly string[]): string => stringify([cells], {delimiter, eof: false});
		writeFileAtomically(files[index].path, [
			byteOrderMark, '\n'.repeat(Number(titleLines)), `${line([reasonHeading, ...JSON.parse(headings) as string[]])}\n`,
			...own.map(({code, text}) => `${line([reasonOf(code)])}${delimiter}${text}\n`),
		]);
	}
	return {...known, rows: rejects.length, files};
}

type SourceRow = Row & Omit<ExportedRejects, 'rows' | 'files'>;

/** How a table begins, and whose its rows are. */
type TableHead = Row & {readonly headings: string; readonly delimiter: string; readonly titleLines: bigint; readonly unit: string | null};

/** Of each rejected row the head of its table, in the order of `listRejects`: two members of an archive may have one name. */
async function headsOfRejects(store: Store, source: number): Promise<readonly TableHead[]> {
	return store.rows<TableHead>('quarantine: heads', `
		SELECT coalesce(p.headings, s.headings) AS headings, coalesce(p.delimiter, s.delimiter) AS delimiter,
			coalesce(p.title_lines, s.title_lines) AS "titleLines", coalesce(p.unit, s.unit) AS unit
		FROM quarantine q JOIN sources s USING (source_id) ${placeSql('q').join} WHERE q.source_id = $source ORDER BY q.line`, {source});
}

/** Rows that can stand in one file: below the same headings, and of the same unit. */
function groupsOf(rejects: readonly ListedReject[], heads: readonly TableHead[]): ReadonlyMap<string, {readonly head: TableHead; readonly rejects: ListedReject[]}> {
	const groups = new Map<string, {readonly head: TableHead; readonly rejects: ListedReject[]}>();
	for (const [index, reject] of rejects.entries()) {
		const head = heads[index];
		const key = JSON.stringify([head.headings, head.delimiter, head.unit]);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, {head, rejects: [reject]});
		else group.rejects.push(reject);
	}
	return groups;
}

/** `rows.csv` → `rows-2.csv` */
function numbered(path: string, number: number): string {
	const extension = extname(path);
	return `${path.slice(0, path.length - extension.length)}-${number}${extension}`;
}

/** Without it Excel reads no Vietnamese. */
const byteOrderMark = '\uFEFF';
