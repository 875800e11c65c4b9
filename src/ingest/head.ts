import {isUtf8} from 'node:buffer';
import {KnownError, exitCodes} from '../errors.ts';
import {lineEndByte, readBlocks} from './blocks.ts';
import {findHeading, headRows} from './containers/heading.ts';
import {isRemarkRow, isSparseRow, isTotalRow} from './containers/totals.ts';
import {parseRecords} from './parse-records.ts';
import {type Scan, markBytes} from './scan.ts';
import {type Segment, segmentBlock} from './segment.ts';

/** Where the rows of a file begin, and how they are cut into fields. */
export interface Head {
	readonly delimiter: string;
	/** Headings as written, trimmed; their number is the number of fields of every row. */
	readonly headings: readonly string[];
	/** Physical lines above the heading row. */
	readonly titleLines: number;
	readonly blankLines: number;
	/** Physical lines of the heading row itself. */
	readonly headingLines: number;
	/** The byte after the heading row. */
	readonly offset: number;
	/** Each row begins with the number of its line in the source; cells that are missing at its end are empty. */
	readonly numbered: boolean;
	/** Among the rows are headings again, totals or signatures, so that each has to be looked at. */
	readonly footed: boolean;
	/** Some cell of the first thousand rows begins or ends with a blank. */
	readonly outerBlanks: boolean;
}

export interface HeadWishes {
	readonly delimiter?: string;
	/** Physical line of the heading row, from 1. */
	readonly headerRow?: number;
	/** Headings that the profile names. */
	readonly headings?: readonly string[];
}

/**
 * Finds the headings (one row or several, below a title, or where a profile says) and the delimiter: the one whose cuts agree best
 * between the headings and the rows below them. Throws a `KnownError` where there is no row to read.
 */
export async function readHead(path: string, scan: Scan, wishes: HeadWishes): Promise<Head> {
	const start = await firstBlock(path, scan);
	const bytes = sampleOf(start, lineEndByte[scan.lineEnd]);
	const candidates = wishes.delimiter === undefined ? delimiters : [wishes.delimiter];
	const cuts = candidates.flatMap(delimiter => cutWith(delimiter, bytes, scan, wishes) ?? []);
	if (cuts.length === 0) throw new KnownError('FILE_EMPTY', exitCodes.sourceRefused);
	const {delimiter, headings, recognized, above, block} = cuts.toSorted((a, b) => b.score - a.score)[0];
	const broken = recognized === 0 && above.some(({fault}) => fault !== undefined);
	if (broken || headings.every(heading => heading === '')) throw new KnownError('HEADINGS_UNKNOWN', exitCodes.sourceRefused);
	if (!isUtf8(bytes.subarray(block[0].start, block.at(-1)!.end))) throw new KnownError('ENCODING_UNSUPPORTED', exitCodes.sourceRefused);
	const titled = above.some(segment => textOf(bytes, segment).trim() !== '');
	const next = Math.min(block.at(-1)!.next, bytes.length);
	return {
		delimiter, headings,
		titleLines: titled ? linesOf(above) : 0,
		blankLines: titled ? 0 : linesOf(above),
		headingLines: linesOf(block),
		offset: markBytes(scan) + next,
		numbered: false,
		footed: start.subarray(next).includes(bytes.subarray(block[0].start, block.at(-1)!.end)) || await hasFoot(path, scan, {delimiter, headings, from: markBytes(scan) + next}),
		outerBlanks: hasOuterBlanks(start.toString('latin1', block[0].start), delimiter),
	};
}

/** The head of a table that was written out of a sheet with so many columns. */
export async function readSheetHead(path: string, scan: Scan, columns: number): Promise<Head> {
	const head = await readHead(path, scan, {delimiter: '\t', headerRow: 1});
	const [, ...headings] = head.headings;
	return {...head, headings: filledUp(headings, columns), numbered: true};
}

/** The cells of a row with those that are missing at its end. */
export function filledUp(cells: readonly string[], width: number): string[] {
	return Array.from({length: Math.max(width, cells.length)}, (_, column) => cells[column] ?? '');
}

/** The delimiters that ingest knows, the likeliest first. */
export const delimiters: readonly string[] = [',', ';', '\t', '|'];

/** What is looked at for headings, and for their delimiter. */
const startBytes = 256 * 1024;
const sampleBytes = 16 * 1024;

function sampleOf(bytes: Buffer, end: number): Buffer {
	const cut = bytes.length > sampleBytes ? bytes.lastIndexOf(end, sampleBytes) : -1;
	return cut < 0 ? bytes : bytes.subarray(0, cut + 1);
}

async function firstBlock(path: string, scan: Scan): Promise<Buffer> {
	for await (const {bytes} of readBlocks(path, scan.lineEnd, 0, startBytes)) return Buffer.from(bytes.subarray(markBytes(scan)));
	return Buffer.alloc(0);
}

interface Cut {
	readonly delimiter: string;
	readonly headings: readonly string[];
	/** How many of them are known. */
	readonly recognized: number;
	/** Rows above the headings, and those of the headings. */
	readonly above: readonly Segment[];
	readonly block: readonly Segment[];
	readonly score: number;
}

/** Undefined where there is no row with text, or none where the profile says. */
function cutWith(delimiter: string, bytes: Buffer, scan: Scan, {headerRow, headings: wanted}: HeadWishes): Cut | undefined {
	const segments = segmentBlock(bytes, true, {delimiter, lineEnd: scan.lineEnd});
	const rows = parseRecords(segments.map(segment => textOf(bytes, segment)), delimiter)
		.map((cells, index) => ({row: index + 1, cells: segments[index].fault === undefined ? cells?.map(cell => cell.trim()) ?? [''] : ['']}));
	const named = headerRow === undefined ? undefined : rowOnLine(segments, headerRow);
	if (named === 0 || segments.every(segment => textOf(bytes, segment).trim() === '')) return undefined;
	const found = findHeading(rows.slice(0, headRows), {headerRow: named, headings: wanted}) ?? {firstRow: 1, lastRow: 1, headings: [''], recognized: 0};
	const {firstRow, lastRow, headings, recognized} = found;
	const width = headings.length;
	const agreeing = width === 1 ? 0 : rows.slice(lastRow).filter(({cells}) => cells.length === width).length;
	return {
		delimiter, headings, recognized,
		above: segments.slice(0, firstRow - 1),
		block: segments.slice(firstRow - 1, lastRow),
		score: width === 1 ? 0.5 : width * (agreeing + 1),
	};
}

/** The row, from 1, that begins on a physical line; 0 where the file has no such line. */
function rowOnLine(segments: readonly Segment[], line: number): number {
	let at = 1;
	for (const [index, {lines}] of segments.entries()) {
		if (at + lines > line) return index + 1;
		at += lines;
	}
	return 0;
}

function textOf(bytes: Buffer, {start, end}: Segment): string {
	return bytes.toString('utf8', start, end);
}

function linesOf(segments: readonly Segment[]): number {
	return segments.reduce((sum, {lines}) => sum + lines, 0);
}

/** Where the foot of a table is looked for. */
const footBytes = 8 * 1024;

/** Whether totals, remarks or signatures are among the last rows. */
async function hasFoot(path: string, scan: Scan, {delimiter, headings, from}: {delimiter: string; headings: readonly string[]; from: number}): Promise<boolean> {
	for await (const block of readBlocks(path, scan.lineEnd, Math.max(from, scan.bytes - footBytes), 2 * footBytes)) {
		if (!block.last) {
			// All of it comes again with the last block, which has nothing else where the file ends with a line end.
			block.consumed = 0;
			continue;
		}
		const {bytes} = block;
		const segments = segmentBlock(bytes, true, {delimiter, lineEnd: scan.lineEnd}).filter(({fault}) => fault === undefined);
		const rows = parseRecords(segments.map(segment => textOf(bytes, segment)), delimiter);
		return rows.some(cells => cells !== undefined && (isTotalRow(cells) || (isRemarkRow(cells) && isSparseRow(cells, headings.length))));
	}
	return false;
}

/** Of a quoted cell only that counts with what it begins and ends. */
function hasOuterBlanks(rows: string, delimiter: string): boolean {
	const cells = rows.replace(/"[^"]*"/g, quoted => (quoted.startsWith('" ') || quoted.endsWith(' "') ? ' ' : ''));
	return new RegExp(`(?:^|\\${delimiter}) | (?:\\${delimiter}|\\r?$)`, 'm').test(cells);
}
