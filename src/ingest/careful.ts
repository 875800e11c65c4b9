import {isUtf8} from 'node:buffer';
import {readBlocks} from './blocks.ts';
import {type Head, filledUp} from './head.ts';
import {parseRecords} from './parse-records.ts';
import type {Scan} from './scan.ts';
import type {StageFile} from './stage.ts';
import {type Segment, type SegmentFault, segmentBlock} from './segment.ts';

export type RejectCode = SegmentFault | 'FIELDS_TOO_MANY' | 'FIELDS_TOO_FEW' | 'TEXT_NOT_UTF8' | 'TEXT_ZERO_BYTE';

export interface CarefulRow {
	/** Physical, from 1. */
	readonly line: number;
	readonly lines: number;
	readonly cells: readonly string[];
}

export interface Reject {
	readonly line: number;
	readonly lines: number;
	/** Of the row's first byte in the file. */
	readonly offset: number;
	readonly code: RejectCode;
	/** As in the file; bytes that are no UTF-8 as `\xE1`. */
	readonly text: string;
}

/** A stretch of a file. Every physical line is counted in exactly one of rows, rejects and blank lines. */
export interface CarefulBatch {
	readonly rows: readonly CarefulRow[];
	readonly rejects: readonly Reject[];
	readonly blankLines: number;
	/** The file ends in the middle of this batch's last row. */
	readonly truncated: boolean;
}

/**
 * Reads the rows of any text file, however damaged: our own segments, csv-parse for their fields. A row with more or
 * fewer fields than headings is rejected: which of its fields is missing or too many would be a guess.
 */
export async function* readCarefully({path, scan, head}: Pick<StageFile, 'path' | 'scan' | 'head'>): AsyncGenerator<CarefulBatch> {
	const dialect = {delimiter: head.delimiter, lineEnd: scan.lineEnd};
	const width = head.headings.length + (head.numbered ? 1 : 0);
	let line = head.titleLines + head.blankLines + head.headingLines + 1;
	for await (const block of readBlocks(path, scan.lineEnd, head.offset)) {
		const segments = segmentBlock(block.bytes, block.last, dialect, width);
		block.consumed = Math.min(segments.at(-1)?.next ?? 0, block.bytes.length);
		const batch = readSegments(segments, block.bytes, block.offset, line, head);
		line += segments.reduce((sum, segment) => sum + segment.lines, 0);
		yield {...batch, truncated: block.last && !scan.endsWithLineEnd && isCutOff(batch, line - 1)};
	}
}

/** Whether DuckDB's reader can cut the file at its quotes: all close, and none holds a line break. */
export async function quotesAreSimple(path: string, scan: Scan, head: Head): Promise<boolean> {
	const dialect = {delimiter: head.delimiter, lineEnd: scan.lineEnd};
	for await (const block of readBlocks(path, scan.lineEnd, head.offset)) {
		const segments = segmentBlock(block.bytes, true, dialect, head.headings.length);
		if (segments.some(({fault, lines}) => fault !== undefined || lines > 1)) return false;
	}
	return true;
}

function readSegments(segments: readonly Segment[], bytes: Buffer, offset: number, firstLine: number, head: Head): Omit<CarefulBatch, 'truncated'> {
	const width = head.headings.length;
	const rejects: Reject[] = [];
	const readable: {line: number; segment: Segment; text: string}[] = [];
	let blankLines = 0;
	let line = firstLine;
	for (const segment of segments) {
		const raw = bytes.subarray(segment.start, segment.end);
		const code = segment.fault ?? faultOf(raw);
		const text = raw.toString('utf8');
		if (code !== undefined) rejects.push(reject(code, line, segment, raw, offset));
		else if (nothing.test(text)) blankLines += segment.lines;
		else readable.push({line, segment, text});
		line += segment.lines;
	}
	const rows: CarefulRow[] = [];
	for (const [index, written] of parseRecords(readable.map(({text}) => text), head.delimiter).entries()) {
		const {segment} = readable[index];
		const at = head.numbered ? Number(written?.[0]) : readable[index].line;
		const cells = head.numbered ? written && filledUp(written.slice(1), width) : written;
		if (cells?.length === width && !isBlank(cells)) rows.push({line: at, lines: segment.lines, cells});
		else if (cells !== undefined && isBlank(cells)) blankLines += segment.lines;
		else rejects.push(reject(codeOf(cells, width), at, segment, bytes.subarray(segment.start, segment.end), offset));
	}
	return {rows, rejects: rejects.toSorted((a, b) => a.line - b.line), blankLines};
}

/** Programs of DOS write the sign U+001A at the end of a text. */
const nothing = /^[\s\u001a]*$/;

function faultOf(raw: Buffer): RejectCode | undefined {
	if (!isUtf8(raw)) return 'TEXT_NOT_UTF8';
	return raw.includes(0) ? 'TEXT_ZERO_BYTE' : undefined;
}

function isBlank(cells: readonly string[]): boolean {
	return cells.every(cell => cell.trim() === '');
}

function codeOf(cells: readonly string[] | undefined, width: number): RejectCode {
	if (cells === undefined) return 'QUOTE_STRAY';
	return cells.length > width ? 'FIELDS_TOO_MANY' : 'FIELDS_TOO_FEW';
}

function reject(code: RejectCode, line: number, segment: Segment, raw: Buffer, offset: number): Reject {
	return {line, lines: segment.lines, offset: offset + segment.start, code, text: textOf(raw)};
}

/** The bytes as text that a database column takes, and from which they can be told again. */
function textOf(raw: Buffer): string {
	if (isUtf8(raw) && !raw.includes(0)) return raw.toString('utf8');
	let text = '';
	for (let at = 0; at < raw.length;) {
		const length = [1, 2, 3, 4].find(bytes => at + bytes <= raw.length && raw[at] !== 0 && isUtf8(raw.subarray(at, at + bytes)));
		text += length === undefined ? `\\x${raw[at].toString(16).padStart(2, '0').toUpperCase()}` : raw.toString('utf8', at, at + length);
		at += length ?? 1;
	}
	return text;
}

/** A file that was copied to its end does not stop within a row. */
function isCutOff({rejects}: Omit<CarefulBatch, 'truncated'>, lastLine: number): boolean {
	const final = rejects.at(-1);
	return final !== undefined && final.line + final.lines - 1 === lastLine && (final.code === 'FIELDS_TOO_FEW' || final.code === 'QUOTE_UNCLOSED');
}
