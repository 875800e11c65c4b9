import {stringify} from 'csv-stringify/sync';
import {KnownError, exitCodes} from '../errors.ts';
import {checkTarget} from '../findings/export.ts';
import {writeFileAtomically} from '../store/atomic-file.ts';
import type {Row, Store} from '../store/store.ts';
import type {RejectCode} from './careful.ts';
import {listRejects} from './list-sources.ts';
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
	/** Of all rows of the source, where it has one. */
	readonly unit: string | null;
	readonly profile: string | null;
}

/**
 * Writes the rejected rows of a source as they were, below its headings and on the same line as there, into a file (0600) that can
 * be mended and ingested again. Only the first column is new: no field is read from it.
 *
 * @throws KnownError EXPORT_TARGET, QUARANTINE_EMPTY, or QUARANTINE_SEVERAL where no source is named and several have rejected rows
 */
export async function exportRejects(store: Store, {path, source, reasonHeading, reasonOf}: RejectExport): Promise<ExportedRejects> {
	checkTarget(path);
	const rejects = await listRejects(store, source);
	const sources = [...new Set(rejects.map(reject => reject.source))];
	if (sources.length === 0) throw new KnownError('QUARANTINE_EMPTY', exitCodes.usage);
	if (sources.length > 1) throw new KnownError('QUARANTINE_SEVERAL', exitCodes.usage, {sources: sources.map(String)});
	const [{headings, delimiter, titleLines, ...known}] = await store.rows<SourceRow>('quarantine: source to export', `SELECT source_id AS source, kind,
		as_of::VARCHAR AS "asOf", unit, profile, headings, delimiter, title_lines AS "titleLines" FROM sources WHERE source_id = $source`, {source: sources[0]});
	const line = (cells: readonly string[]): string => stringify([cells], {delimiter, eof: false});
	writeFileAtomically(path, [
		byteOrderMark, '\n'.repeat(Number(titleLines)), `${line([reasonHeading, ...JSON.parse(headings) as string[]])}\n`,
		...rejects.map(({code, text}) => `${line([reasonOf(code)])}${delimiter}${text}\n`),
	]);
	return {...known, rows: rejects.length};
}

type SourceRow = Row & Omit<ExportedRejects, 'rows'> & {readonly headings: string; readonly delimiter: string; readonly titleLines: bigint};

/** Without it Excel reads no Vietnamese. */
const byteOrderMark = '\uFEFF';
