/**
 * Cleans a written text without changing what it says: NFC, Đ for its look-alikes, no control or zero-width
 * characters, one plain blank for every run of white space, none at the ends. Apostrophes and case stay.
 * The soft hyphen stays too: in text of an old 8-bit font it is the letter ư, which must not be lost.
 */
export function cleanText(written: string): string {
	return isClean(written) ? written : rewrite(written);
}

/** Lower case without diacritics (đ → d); letters that have none stay as they are. Blanks and punctuation stay. */
export function foldText(text: string): string {
	let folded = '';
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x80 && (code < 0x41 || code > 0x5a)) continue;
		const base = baseOf(code);
		if (base === UNKNOWN) return foldSlowly(text);
		if (base === code) continue;
		folded += text.slice(from, at);
		if (base !== DROPPED) folded += String.fromCharCode(base);
		from = at + 1;
	}
	return from === 0 ? text : folded + text.slice(from);
}

/** For addresses and hamlets: folded, all punctuation to blanks, one blank between words. */
export function compareText(text: string): string {
	return compareLatin(text) ?? compareAny(text);
}

/** In one pass over bytes, since millions of addresses go through; undefined where a letter is not of the Latin alphabet. */
function compareLatin(text: string): string | undefined {
	if (text.length > bytes.length) return undefined;
	latinWords ??= computeLatinWords();
	let end = 0;
	let blank = false;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		const byte = code < latinWords.length ? latinWords[code] : UNUSUAL;
		if (byte === UNUSUAL) return undefined;
		if (byte === BETWEEN) {
			blank = end > 0;
		} else {
			if (blank) bytes[end++] = 0x20;
			blank = false;
			bytes[end++] = byte;
		}
	}
	return bytes.toString('latin1', 0, end);
}

function compareAny(text: string): string {
	const folded = foldText(cleanText(text));
	let words = '';
	let from = -1;
	for (let at = 0; at <= folded.length; at++) {
		if (at < folded.length && isWordCharacter(folded, at)) {
			if (from < 0) from = at;
		} else if (from >= 0) {
			words += words === '' ? folded.slice(from, at) : ' ' + folded.slice(from, at);
			from = -1;
		}
	}
	return words;
}

const UNKNOWN = 0xffff;
const DROPPED = 0;

const BLANK = 1;
const REMOVED = 2;
const LOOK_ALIKE = 3;
const OTHER = 4;

/** What cleaning does with a UTF-16 unit below 0x2070; 0: nothing, wherever it stands. */
const cleaning = new Uint8Array(0x2070).fill(OTHER);

cleaning.fill(0, 0x21, 0x7f);
cleaning.fill(REMOVED, 0x00, 0x20);
cleaning.fill(REMOVED, 0x7f, 0xa0);
// Latin letters that NFC leaves alone; ơ and ư among them.
cleaning.fill(0, 0xc0, 0x250);
cleaning.fill(0, 0x1ea0, 0x1efa);
cleaning.fill(BLANK, 0x09, 0x0e);
for (const code of [0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f]) cleaning[code] = BLANK;
cleaning.fill(BLANK, 0x2000, 0x200b);
cleaning.fill(REMOVED, 0x200b, 0x2010);
cleaning.fill(REMOVED, 0x202a, 0x202f);
cleaning.fill(REMOVED, 0x2060, 0x2070);
cleaning[0x034f] = REMOVED;
cleaning[0x180e] = REMOVED;
for (const code of [0xd0, 0xf0, 0x0189, 0x0256]) cleaning[code] = LOOK_ALIKE;

function cleaningOf(code: number): number {
	if (code < 0x2070) return cleaning[code];
	if (code === 0x3000) return BLANK;
	return code === 0xfeff ? REMOVED : OTHER;
}

function isClean(written: string): boolean {
	let blankBefore = true;
	for (let at = 0; at < written.length; at++) {
		const code = written.charCodeAt(at);
		if (code === 0x20) {
			if (blankBefore) return false;
			blankBefore = true;
		} else {
			if (code >= 0x2070 || cleaning[code] !== 0) return false;
			blankBefore = false;
		}
	}
	return !blankBefore || written === '';
}

/** Composes last: what stood apart because of a zero-width character comes together only when that has gone. */
function rewrite(written: string): string {
	let text = '';
	let blank = false;
	for (let at = 0; at < written.length; at++) {
		const code = written.charCodeAt(at);
		const what = cleaningOf(code);
		if (what === BLANK) {
			blank = text !== '';
		} else if (what !== REMOVED) {
			if (blank) text += ' ';
			blank = false;
			text += what === LOOK_ALIKE ? (code === 0xd0 || code === 0x0189 ? 'Đ' : 'đ') : written[at];
		}
	}
	return text.normalize('NFC');
}

/** The base letter, in lower case, of each Latin letter below 0x250 and from 0x1E00 to 0x1EFF. */
const latinBases = new Uint16Array(0x250);
const vietnameseBases = new Uint16Array(0x100);

for (let code = 0; code < latinBases.length; code++) latinBases[code] = computeBase(code);
for (let code = 0; code < vietnameseBases.length; code++) vietnameseBases[code] = computeBase(0x1e00 + code);

function computeBase(code: number): number {
	if (code === 0xd0 || code === 0xf0 || code === 0x0110 || code === 0x0111 || code === 0x0189) return 0x64;
	const letter = withoutMarks(String.fromCharCode(code)).toLowerCase();
	return letter.length === 1 ? letter.charCodeAt(0) : UNKNOWN;
}

function baseOf(code: number): number {
	if (code < 0x250) return latinBases[code];
	if (code === 0x0256) return 0x64;
	if (code >= 0x1e00 && code < 0x1f00) return vietnameseBases[code - 0x1e00];
	if (code >= 0x0300 && code < 0x0370) return DROPPED;
	return UNKNOWN;
}

/** Takes off the combining marks of Latin letters; vowel signs of other scripts are letters and stay. */
function withoutMarks(text: string): string {
	return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
}

const BETWEEN = 0;
const UNUSUAL = 1;

let latinWords: Uint8Array | undefined;

/** What `compareAny` makes of a UTF-16 unit wherever it stands: a letter or digit of ASCII, or what stands between words. */
function computeLatinWords(): Uint8Array {
	const words = new Uint8Array(0x1f00).fill(UNUSUAL);
	for (let code = 0; code < words.length; code = code === 0x24f ? 0x1e00 : code + 1) words[code] = latinWord(code);
	return words;
}

function latinWord(code: number): number {
	if (cleaning[code] === BLANK) return BETWEEN;
	const base = baseOf(code);
	if (cleaning[code] !== 0 || base >= 0x80) return UNUSUAL;
	return isWordCharacter(String.fromCharCode(base), 0) ? base : BETWEEN;
}

/** Where a comparison form is put together. */
const bytes = Buffer.alloc(4096);

function foldSlowly(text: string): string {
	return withoutMarks(text).toLowerCase().replace(/[đðɖ]/g, 'd');
}

function isWordCharacter(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
	if (code >= 0xd800 && code < 0xe000) return true;
	return /[\p{L}\p{M}\p{N}]/u.test(text[at]);
}
