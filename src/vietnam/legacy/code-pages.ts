import {legacyLetters} from '../tables/legacy-letters.ts';
import {byteOf} from './windows-1252.ts';

/** The 8-bit encodings of Vietnamese, in the order in which they are tried: much VNI text could be read as TCVN3, too. */
export const codePages = ['vni', 'tcvn3', 'windows-1258', 'viscii'] as const;

export type CodePage = (typeof codePages)[number];

export function isCodePage(name: string): name is CodePage {
	return codePages.some((page) => page === name);
}

/**
 * Text as bytes of an old encoding. Undefined where a letter has no code in it. TCVN3 loses the case of capital vowels
 * with a tone: `Á` becomes the byte of `á`.
 */
export function encodePage(text: string, page: CodePage): Uint8Array | undefined {
	const {codes, letters} = pageOf(page);
	const bytes: number[] = [];
	for (const character of text.normalize('NFC')) {
		const code = codes.get(character);
		if (code !== undefined) {
			bytes.push(...code);
			continue;
		}
		const byte = byteOf(character.codePointAt(0)!);
		if (byte < 0 || letters[byte] !== AS_IT_IS) return undefined;
		bytes.push(byte);
	}
	return Uint8Array.from(bytes);
}

/**
 * Reads text of an old encoding whose bytes were taken for Windows-1252 (or Latin-1). Undefined where a letter stands
 * that the encoding does not have, or a mark without its letter. Punctuation stays. Composed (NFC).
 */
export function decodePage(text: string, page: CodePage): string | undefined {
	const {letters, pairs} = pageOf(page);
	let decoded = '';
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const byte = byteOf(code);
		const next = at + 1 < text.length ? byteOf(text.charCodeAt(at + 1)) : -1;
		const pair = byte < 0 || next < 0x80 ? undefined : pairs.get(byte * 0x100 + next);
		if (pair !== undefined) {
			decoded += pair;
			at++;
			continue;
		}
		const letter = byte < 0 ? (isLetter(text[at]) ? NONE : AS_IT_IS) : letters[byte];
		if (letter === NONE) return undefined;
		decoded += letter === AS_IT_IS ? text[at] : letter;
	}
	return decoded;
}

/** Marks a byte that means what Windows-1252 shows, and one that means nothing alone. */
const AS_IT_IS = '';
const NONE = '\0';

interface Page {
	/** What each byte means alone. */
	readonly letters: readonly string[];
	/** What two bytes mean together: first × 256 + second. */
	readonly pairs: ReadonlyMap<number, string>;
	/** The bytes of each letter. */
	readonly codes: ReadonlyMap<string, readonly number[]>;
}

const pages = new Map<CodePage, Page>();

/** Built at its first use: a clean file pays nothing. */
function pageOf(page: CodePage): Page {
	const known = pages.get(page);
	if (known !== undefined) return known;
	const built = buildPage(page);
	pages.set(page, built);
	return built;
}

const columns: Readonly<Record<CodePage, 1 | 2 | 3 | 4>> = {tcvn3: 1, vni: 2, viscii: 3, 'windows-1258': 4};

function buildPage(page: CodePage): Page {
	const letters = Array.from({length: 0x100}, (_, byte) => ownMeaning(byte, page));
	const pairs = new Map<number, string>();
	const codes = new Map<string, readonly number[]>();
	for (const row of legacyLetters) {
		const [first, second] = bytesOf(row[columns[page]]);
		codes.set(row[0], second === undefined ? [first] : [first, second]);
		if (second === undefined) {
			// In TCVN3 the small letter comes first in the table, and keeps the byte.
			if (letters[first] === NONE || letters[first] === AS_IT_IS) letters[first] = row[0];
		} else {
			if (page === 'windows-1258') letters[second] = NONE;
			for (const mark of page === 'vni' ? [second | 0x20, second & ~0x20] : [second]) pairs.set(first * 0x100 + mark, row[0]);
		}
	}
	return {letters, pairs, codes};
}

function bytesOf(hexadecimal: string): number[] {
	return (hexadecimal.match(/../g) ?? []).map((digits) => Number.parseInt(digits, 16));
}

/** Bytes outside the table: signs mean themselves, letters only where the encoding extends Windows-1252. */
function ownMeaning(byte: number, page: CodePage): string {
	if (byte < 0x80 || page === 'windows-1258') return AS_IT_IS;
	return isLetter(String.fromCharCode(byte)) ? NONE : AS_IT_IS;
}

function isLetter(character: string): boolean {
	return /[\p{L}\p{M}]/u.test(character);
}
