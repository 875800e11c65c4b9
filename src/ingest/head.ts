import {isUtf8} from 'node:buffer';
import {KnownError, exitCodes} from '../errors.ts';
import {lineEndByte, readBlocks} from './blocks.ts';
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
	/** Some cell of the first thousand rows begins or ends with a blank. */
	readonly outerBlanks: boolean;
}

export interface HeadWishes {
	readonly delimiter?: string;
	/** Physical line of the heading row, from 1. */
	readonly headerRow?: number;
}

/**
 * Finds the heading row (the first line with text, or the one that a profile names) and the delimiter: the one whose
 * cuts agree best between the heading and the rows below it. Throws a `KnownError` where there is no row to read.
 */
export async function readHead(path: string, scan: Scan, wishes: HeadWishes): Promise<Head> {
	const start = await firstBlock(path, scan);
	const above = linesAbove(start, scan, wishes.headerRow);
	const rows = sampleOf(start.subarray(above.bytes), lineEndByte[scan.lineEnd]);
	if (rows.length === 0) throw new KnownError('FILE_EMPTY', exitCodes.sourceRefused);
	const candidates = wishes.delimiter === undefined ? delimiters : [wishes.delimiter];
	const [best] = candidates.map(delimiter => cutWith(delimiter, rows, scan)).toSorted((a, b) => b.score - a.score);
	if (best.headings.every(heading => heading === '')) throw new KnownError('HEADINGS_UNKNOWN', exitCodes.sourceRefused);
	return {
		delimiter: best.delimiter,
		headings: best.headings,
		titleLines: above.titleLines,
		blankLines: above.blankLines,
		headingLines: best.headingLines,
		offset: markBytes(scan) + above.bytes + best.headingBytes,
		outerBlanks: hasOuterBlanks(start.toString('latin1', above.bytes), best.delimiter),
	};
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

function linesAbove(bytes: Buffer, scan: Scan, headerRow: number | undefined): {bytes: number; titleLines: number; blankLines: number} {
	const end = lineEndByte[scan.lineEnd];
	let at = 0;
	for (let lines = 0; at < bytes.length; lines++) {
		const found = bytes.indexOf(end, at);
		const stop = found < 0 ? bytes.length : found;
		if (headerRow === undefined ? bytes.toString('latin1', at, stop).trim() !== '' : lines === headerRow - 1) {
			return headerRow === undefined ? {bytes: at, titleLines: 0, blankLines: lines} : {bytes: at, titleLines: lines, blankLines: 0};
		}
		at = stop + 1;
	}
	return {bytes: bytes.length, titleLines: 0, blankLines: 0};
}

interface Cut {
	readonly delimiter: string;
	readonly headings: readonly string[];
	readonly headingLines: number;
	readonly headingBytes: number;
	readonly score: number;
}

function cutWith(delimiter: string, bytes: Buffer, scan: Scan): Cut {
	const [heading, ...rows] = segmentBlock(bytes, true, {delimiter, lineEnd: scan.lineEnd});
	const textOf = ({start, end}: Segment): string => bytes.toString('utf8', start, end);
	const [cells] = parseRecords([textOf(heading)], delimiter);
	if (heading.fault !== undefined || cells === undefined) return {delimiter, headings: [''], headingLines: 1, headingBytes: heading.next, score: 0};
	if (!isUtf8(bytes.subarray(heading.start, heading.end))) throw new KnownError('ENCODING_UNSUPPORTED', exitCodes.sourceRefused);
	const fields = cells.length === 1 ? [] : parseRecords(rows.map(textOf), delimiter);
	const agreeing = fields.filter((row, index) => rows[index].fault === undefined && row?.length === cells.length).length;
	return {
		delimiter,
		headings: cells,
		headingLines: heading.lines,
		headingBytes: Math.min(heading.next, bytes.length),
		score: cells.length === 1 ? 0.5 : cells.length * (agreeing + 1),
	};
}

/** Of a quoted cell only that counts with what it begins and ends. */
function hasOuterBlanks(rows: string, delimiter: string): boolean {
	const cells = rows.replace(/"[^"]*"/g, quoted => (quoted.startsWith('" ') || quoted.endsWith(' "') ? ' ' : ''));
	return new RegExp(`(?:^|\\${delimiter}) | (?:\\${delimiter}|\\r?$)`, 'm').test(cells);
}
