/** What Windows-1252 shows for the bytes 80 to 9F; bytes without a meaning are control characters, as every browser reads them. */
const highCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The bytes as Windows-1252 reads them: one character for each. */
export function readAsWindows1252(bytes: Uint8Array): string {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	return /[\x80-\x9f]/.test(text) ? text.replaceAll(/[\x80-\x9f]/g, character => highCharacters[character.charCodeAt(0) - 0x80]) : text;
}

/** The byte that Windows-1252, or Latin-1, shows as this UTF-16 unit; -1 where there is none. */
export function byteOf(code: number): number {
	if (code < 0x100) return code;
	return highBytes.get(code) ?? -1;
}

const highBytes: ReadonlyMap<number, number> = new Map([...highCharacters].map((character, at) => [character.charCodeAt(0), 0x80 + at]));
