import {isAscii, isUtf8} from 'node:buffer';
import type {FileHandle} from 'node:fs/promises';
import {KnownError, exitCodes} from '../../errors.ts';
import {readBlocks} from '../blocks.ts';
import type {TextEncoding} from './types.ts';

/** What a file begins with. */
export type FileKind = 'zip' | 'gz' | 'ole' | 'text';

const startBytes = 64 * 1024;

export async function readStart(file: FileHandle): Promise<Buffer> {
	const {buffer, bytesRead} = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0);
	return buffer.subarray(0, bytesRead);
}

/** The kind of a file by its first bytes. Throws for one that holds no table, with what it is. */
export function kindOf(start: Buffer): FileKind {
	if (start.length === 0) throw new KnownError('FILE_EMPTY', exitCodes.sourceRefused);
	const kind = kinds.find(([mark]) => start.subarray(0, mark.length).equals(mark))?.[1];
	if (kind !== undefined) return kind;
	const foreign = foreignKinds.find(([mark]) => mark.test(start.toString('latin1', 0, 512)))?.[1];
	const format = foreign ?? (isBinary(start) ? binaryKind(start) : undefined);
	if (format !== undefined) throw new KnownError('FILE_FORMAT_UNSUPPORTED', exitCodes.sourceRefused, {format});
	return 'text';
}

const kinds: readonly (readonly [Buffer, FileKind])[] = [
	[Buffer.from('PK\u0003\u0004', 'latin1'), 'zip'],
	[Buffer.from('PK\u0005\u0006', 'latin1'), 'zip'],
	[Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'ole'],
	[Buffer.from('1f8b08', 'hex'), 'gz'],
];

const foreignKinds: readonly (readonly [RegExp, string])[] = [
	[/^%PDF/, 'pdf'], [/^\{\\rtf/, 'rtf'], [/^Rar!/, 'rar'], [/^7z\xbc\xaf/, '7z'], [/^BZh\d/, 'bz2'], [/^\xfd7zXZ/, 'xz'], [/^\(\xb5\/\xfd/, 'zst'],
	[/^\x89PNG/, 'png'], [/^\xff\xd8\xff/, 'jpg'], [/^SQLite format 3/, 'sqlite'], [/^\0\u0001\0\0Standard (?:Jet|ACE) DB/, 'access'],
	[/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|meta|table|style)\b/i, 'html'],
	[/^(?:\xef\xbb\xbf)?\s*<\?xml\b/, 'xml'],
];

/** A table of FoxPro or dBase begins with its version and the day when it was changed. */
function binaryKind(start: Buffer): string {
	return /^[\x02\x03\x30-\x32\x43\x63\x83\x8b\xcb\xf5\xfb][^][\x01-\x0c][\x01-\x1f]/.test(start.toString('latin1', 0, 4)) ? 'dbf' : 'binary';
}

/** Control characters that no text has, but for the six letters that VISCII keeps among them. */
function isBinary(start: Buffer): boolean {
	if (wideEncoding(start) !== undefined) return false;
	let odd = 0;
	for (const byte of start) if (byte < 0x20 && !textControls.has(byte)) odd++;
	return odd > 4 && odd > start.length / 50;
}

const textControls: ReadonlySet<number> = new Set([2, 5, 6, 9, 0x0a, 0x0c, 0x0d, 0x14, 0x19, 0x1a, 0x1e]);

/** How a text file is written. `wish`: what the profile says; only a mark at the start of the file outranks it. */
export async function encodingOf(path: string, start: Buffer, wish: TextEncoding | undefined): Promise<TextEncoding> {
	const wide = wideEncoding(start);
	if (wide !== undefined) return wide;
	const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
	if (marked && (wish === undefined || wish === 'utf-8')) return 'utf-8-bom';
	return wish ?? (await isMostlyUtf8(path) ? 'utf-8' : 'windows-1252');
}

/** UTF-16 by its mark, or because every other byte of digits, separators and plain letters is zero. */
function wideEncoding(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
	const [first, second, third, fourth] = start;
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	if (first === 0xff && second === 0xfe) {
		if (third === 0 && fourth === 0) throw new KnownError('ENCODING_UNSUPPORTED', exitCodes.sourceRefused, {encoding: 'utf-32'});
		return 'utf-16le';
	}
	const zeros = [0, 0];
	for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2]++;
	const [even, odd] = zeros;
	if (even + odd <= start.length / 10) return undefined;
	return odd >= even * 10 ? 'utf-16le' : even >= odd * 10 ? 'utf-16be' : undefined;
}

/**
 * Reads until a whole block with letters beyond ASCII is UTF-8, which is the first one of nearly every file. A stray bad byte is one bad
 * line; where most lines with such letters are no UTF-8, the file is written in something else.
 */
async function isMostlyUtf8(path: string): Promise<boolean> {
	let invalid = 0;
	let accented = 0;
	let size = startBytes;
	for (let from = 0; ; size = laterBytes) {
		let last = true;
		for await (const block of readBlocks(path, 'lf', from, size)) {
			last = block.last;
			from = block.offset + block.bytes.length;
			if (!isAscii(block.bytes)) {
				if (isUtf8(block.bytes)) return true;
				for (const line of linesOf(block.bytes)) {
					if (!isAscii(line)) accented++;
					if (!isUtf8(line)) invalid++;
				}
			}
			if (size < laterBytes) break;
		}
		if (last) return invalid <= accented / 2;
	}
}

const laterBytes = 4 * 1024 * 1024;

function* linesOf(bytes: Buffer): Generator<Buffer> {
	for (let from = 0; from < bytes.length;) {
		const end = bytes.indexOf(0x0a, from);
		const to = end < 0 ? bytes.length : end;
		yield bytes.subarray(from, to);
		from = to + 1;
	}
}
