import {byteOf, readAsWindows1252} from './windows-1252.ts';

/** What becomes of text in UTF-8 that was read as Windows-1252 (and is then stored in UTF-8 again): `Nguyễn` → `Nguyá»…n`. */
export function misreadUtf8(text: string): string {
	return readAsWindows1252(new TextEncoder().encode(text));
}

/**
 * Undoes that, also where it happened several times, or with Windows-1258 (`ThĂ´ng`). Undefined where the text is not
 * of this kind, for example because a byte was lost. One loss is mended: the second byte of `à` looks like a blank, which
 * other programs trim, so that a word may end in a bare `Ã`.
 */
export function undoDoubleUtf8(text: string): string | undefined {
	let read: string | undefined;
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const once = undoOnce(read ?? withLostBlanks(text));
		if (once === undefined) break;
		read = once;
	}
	return read?.normalize('NFC');
}

/** Seen twice in real files; more rounds would make a name longer than a cell. */
const MOST_ROUNDS = 3;

function withLostBlanks(text: string): string {
	return text.replace(/[ÃĂ](?= |$)/g, 'Ã\u00a0');
}

function undoOnce(text: string): string | undefined {
	let bytes = '';
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const byte = byteOf(code) < 0 ? (windows1258.get(code) ?? -1) : byteOf(code);
		if (byte < 0) return undefined;
		bytes += String.fromCharCode(byte);
	}
	if (!wellFormed.test(bytes)) return undefined;
	return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
}

/** Bytes of UTF-8, one to a character, not all of them ASCII. */
const wellFormed =
	/^(?=.*[\u0080-\u00ff])(?:[\0-\u007f]|[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3})+$/s;

/** The bytes of the letters that Windows-1258 has and Windows-1252 does not. */
const windows1258: ReadonlyMap<number, number> = new Map([
	[0x0102, 0xc3], [0x0300, 0xcc], [0x0110, 0xd0], [0x0309, 0xd2], [0x01a0, 0xd5], [0x01af, 0xdd], [0x0303, 0xde],
	[0x0103, 0xe3], [0x0301, 0xec], [0x0111, 0xf0], [0x0323, 0xf2], [0x01a1, 0xf5], [0x01b0, 0xfd], [0x20ab, 0xfe],
]);
