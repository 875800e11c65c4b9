import type {FileHandle} from 'node:fs/promises';
import {type CodePage, decodePage, isCodePage} from '../../vietnam/legacy/code-pages.ts';
import {readAsWindows1252} from '../../vietnam/legacy/windows-1252.ts';
import type {GrowthGuard} from './limits.ts';
import {PrivateFile} from './private-file.ts';
import type {TextEncoding} from './types.ts';

/**
 * Writes a text as UTF-8, line by line the same. Nothing is lost that could be told apart before: where UTF-16 is damaged the bytes are no
 * UTF-8 either, so that just that row is rejected. 8-bit text becomes what Windows-1252 shows; of a named code page, its letters.
 */
export async function writeAsUtf8(file: FileHandle, encoding: TextEncoding, path: string, guard: GrowthGuard): Promise<void> {
	const output = await PrivateFile.create(path);
	try {
		for await (const bytes of readAsUtf8(file, encoding)) {
			guard.add(bytes.length);
			await output.bytes(bytes);
		}
	} finally {
		await output.close();
	}
}

function readAsUtf8(file: FileHandle, encoding: TextEncoding): AsyncGenerator<Buffer> {
	if (encoding === 'utf-16le' || encoding === 'utf-16be') return readWide(file, encoding);
	return isCodePage(encoding) ? readPage(file, encoding) : readLatin(file);
}

const pieceBytes = 1024 * 1024;

/** The bytes of a file in pieces; what the reader leaves over, and tells by its return value, begins the next piece. */
async function* pieces(file: FileHandle, leftOver: (bytes: Buffer) => number): AsyncGenerator<{bytes: Buffer; first: boolean; last: boolean}> {
	let rest = Buffer.alloc(0);
	for (let at = 0, first = true; ; first = false) {
		const buffer = Buffer.allocUnsafe(rest.length + pieceBytes);
		rest.copy(buffer);
		const {bytesRead} = await file.read(buffer, rest.length, pieceBytes, at);
		at += bytesRead;
		const bytes = buffer.subarray(0, rest.length + bytesRead);
		const last = bytesRead === 0;
		const over = last ? 0 : leftOver(bytes);
		yield {bytes: bytes.subarray(0, bytes.length - over), first, last};
		if (last) return;
		rest = Buffer.from(bytes.subarray(bytes.length - over));
	}
}

async function* readWide(file: FileHandle, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Buffer> {
	const highByte = encoding === 'utf-16le' ? 1 : 0;
	// Half a character, or the first half of a pair.
	const leftOver = (bytes: Buffer): number => {
		const odd = bytes.length % 2;
		return bytes.length - odd >= 2 && (bytes[bytes.length - odd - 2 + highByte] & 0xfc) === 0xd8 ? odd + 2 : odd;
	};
	for await (const {bytes, first, last} of pieces(file, leftOver)) {
		const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
		if (encoding === 'utf-16be') even.swap16();
		const text = even.toString('utf16le', first && even.length >= 2 && even.readUInt16LE(0) === MARK ? 2 : 0);
		yield /\p{Surrogate}/u.test(text) ? looseUtf8(text) : Buffer.from(text, 'utf8');
		if (last && even.length < bytes.length) yield cutCharacter;
	}
}

const MARK = 0xfeff;

/** Stands for half a character at the end of a file, and is no UTF-8. */
const cutCharacter = Buffer.from([0xff]);

/** Half a pair becomes three bytes that are no UTF-8. */
function looseUtf8(text: string): Buffer {
	return Buffer.concat(text.split(/(\p{Surrogate})/u).map((part, index) => {
		if (index % 2 === 0) return Buffer.from(part, 'utf8');
		const code = part.charCodeAt(0);
		return Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]);
	}));
}

async function* readLatin(file: FileHandle): AsyncGenerator<Buffer> {
	for await (const {bytes} of pieces(file, () => 0)) yield Buffer.from(readAsWindows1252(bytes), 'utf8');
}

async function* readPage(file: FileHandle, page: CodePage): AsyncGenerator<Buffer> {
	const words = new Map<string, string>();
	// A word that is cut off comes again with the next piece.
	const leftOver = (bytes: Buffer): number => {
		for (let at = bytes.length - 1; at >= 0 && bytes.length - at < longestWord; at--) if (separators.has(bytes[at])) return bytes.length - at - 1;
		return 0;
	};
	for await (const {bytes} of pieces(file, leftOver)) {
		yield Buffer.from(readAsWindows1252(bytes).replaceAll(/[^\t\n\r ,;|"]+/g, word => decodeWord(word, page, words)), 'utf8');
	}
}

const longestWord = 4096;
const separators: ReadonlySet<number> = new Set(Buffer.from('\t\n\r ,;|"'));
const mostWords = 100_000;

/** Words come again and again. One that the code page does not have stays as Windows-1252 shows it. */
function decodeWord(word: string, page: CodePage, words: Map<string, string>): string {
	if (/^[!-~]*$/.test(word)) return word;
	const known = words.get(word);
	if (known !== undefined) return known;
	const decoded = decodePage(word, page) ?? word;
	if (words.size >= mostWords) words.clear();
	words.set(word, decoded);
	return decoded;
}
