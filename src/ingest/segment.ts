import {type LineEnd, lineEndByte} from './blocks.ts';

/** A logical record of a delimited file, or the one physical line of a record that cannot be read. */
export interface Segment {
	/** Bytes of the block, without the line end. */
	readonly start: number;
	readonly end: number;
	/** Where the next segment starts. */
	readonly next: number;
	/** Physical lines. */
	readonly lines: number;
	readonly fault?: SegmentFault;
}

/** A quote that does not close, or text between a closing quote and the next delimiter. */
export type SegmentFault = 'QUOTE_UNCLOSED' | 'QUOTE_STRAY';

export interface Dialect {
	readonly delimiter: string;
	readonly lineEnd: LineEnd;
}

/** A record with more lines or bytes than this has swallowed its neighbours: its quote never closed. */
const mostLines = 100;
const mostBytes = 64 * 1024;

/**
 * Cuts whole lines into records. A line break inside quotes belongs to its record only if the record closes within
 * the bounds and then has the expected number of fields; otherwise the line where the quote opened is the fault, and the
 * next record starts at the next line. So one lost quote costs its own line and no other. Bytes after the last
 * segment are a record that needs the next block (never where `last`).
 */
export function segmentBlock(bytes: Buffer, last: boolean, dialect: Dialect, fields?: number): Segment[] {
	const end = lineEndByte[dialect.lineEnd];
	const segments: Segment[] = [];
	let quote = bytes.indexOf(QUOTE);
	for (let at = 0; at < bytes.length;) {
		const found = bytes.indexOf(end, at);
		const stop = found < 0 ? bytes.length : found;
		if (quote >= 0 && quote < at) quote = bytes.indexOf(QUOTE, at);
		const segment = quote < 0 || quote >= stop ? lineSegment(bytes, at, stop, end) : quotedSegment(bytes, at, stop, last, dialect, fields);
		if (segment === undefined) break;
		segments.push(segment);
		at = segment.next;
	}
	return segments;
}

const QUOTE = 0x22;
const BLANK = 0x20;
const TAB = 0x09;
const RETURN = 0x0d;

function lineSegment(bytes: Buffer, start: number, stop: number, end: number, fault?: SegmentFault): Segment {
	const content = end === 0x0a && stop > start && bytes[stop - 1] === RETURN ? stop - 1 : stop;
	return {start, end: content, next: stop + 1, lines: 1, fault};
}

function quotedSegment(bytes: Buffer, start: number, stop: number, last: boolean, dialect: Dialect, fields: number | undefined): Segment | undefined {
	const end = lineEndByte[dialect.lineEnd];
	const record = readRecord(bytes, start, dialect.delimiter.charCodeAt(0), end);
	if (record.state === 'open' && !last) return undefined;
	if (record.state === 'stray' && record.lines === 1) return lineSegment(bytes, start, stop, end, 'QUOTE_STRAY');
	if (record.state !== 'closed') return lineSegment(bytes, start, stop, end, 'QUOTE_UNCLOSED');
	if (record.lines > 1 && isSwallowed(bytes, start, record, dialect, fields)) return lineSegment(bytes, start, stop, end, 'QUOTE_UNCLOSED');
	return {...lineSegment(bytes, start, record.at, end), lines: record.lines};
}

interface RecordEnd {
	/** Of the byte that ends the record, or of the one that does not belong there. */
	readonly at: number;
	/** `open`: the bytes end within quotes. `exceeded`: the quoted text is too long, however it goes on. */
	readonly state: 'closed' | 'open' | 'exceeded' | 'stray';
	readonly lines: number;
	readonly fields: number;
}

/** Reads one record. Blanks around a quoted field are no part of it; a quote within an unquoted field is text. */
function readRecord(bytes: Buffer, start: number, delimiter: number, end: number): RecordEnd {
	let at = start;
	let lines = 1;
	for (let fields = 1; ; fields++) {
		at = skipBlanks(bytes, at, delimiter);
		if (bytes[at] === QUOTE) {
			const field = readQuoted(bytes, at + 1, end, start + mostBytes, mostLines - lines);
			lines += field.lines;
			if (field.state !== 'closed') return {at: field.at, state: field.state, lines, fields};
			at = skipBlanks(bytes, field.at, delimiter);
			if (bytes[at] === RETURN && bytes[at + 1] === end) at++;
		} else {
			while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== end) at++;
		}
		if (at >= bytes.length || bytes[at] === end) return {at, state: 'closed', lines, fields};
		if (bytes[at] !== delimiter) return {at, state: 'stray', lines, fields};
		at++;
	}
}

function skipBlanks(bytes: Buffer, from: number, delimiter: number): number {
	let at = from;
	while ((bytes[at] === BLANK || bytes[at] === TAB) && bytes[at] !== delimiter) at++;
	return at;
}

/** Reads to after the closing quote; a doubled quote is text. `lines`: line breaks on the way. */
function readQuoted(bytes: Buffer, from: number, end: number, bound: number, moreLines: number): Omit<RecordEnd, 'fields'> {
	let lines = 0;
	for (let at = from; at < bytes.length; at++) {
		if (bytes[at] === end) {
			lines++;
			if (lines > moreLines || at > bound) return {at, state: 'exceeded', lines};
		} else if (bytes[at] === QUOTE) {
			if (bytes[at + 1] !== QUOTE) return {at: at + 1, state: 'closed', lines};
			at++;
		}
	}
	return {at: bytes.length, state: 'open', lines};
}

/**
 * Whether a record of several lines is really several records between two lost quotes: it has not the expected
 * fields, or each of its lines has them by itself.
 */
function isSwallowed(bytes: Buffer, start: number, record: RecordEnd, dialect: Dialect, fields: number | undefined): boolean {
	if (fields === undefined) return false;
	if (record.fields !== fields) return true;
	if (fields < 3) return false;
	const lines = bytes.toString('latin1', start, record.at).split(dialect.lineEnd === 'lf' ? '\n' : '\r');
	return lines.every(line => line.split(dialect.delimiter).length === fields);
}
