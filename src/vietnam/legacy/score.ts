import {wordPlaces} from './plausibility.ts';
import {glance} from './suspicion.ts';
import {readToken, UNICODE, type Token} from './tokens.ts';

/**
 * What a column holds. In a person's name the place of a word says much about what it can be; `family` is a surname with
 * the middle name, `given` the rest. Everything else is `text`.
 */
export type TextKind = 'name' | 'family' | 'given' | 'text';

/** How a text reads in every encoding. Encodings go by their number in `encodings`. */
export interface Score {
	/** The text, composed. */
	readonly text: string;
	/** Its tokens that are not ASCII. */
	readonly tokens: readonly PlacedToken[];
	/** −ln of the probability of each reading, but for a constant. */
	readonly totals: readonly number[];
	/** Whether it holds what stands in the words of no language that is written in Latin letters. */
	readonly misread: boolean;
}

interface PlacedToken {
	readonly at: number;
	readonly token: Token;
	/** Number in `wordPlaces`. */
	readonly place: number;
}

/** Undefined for a text that needs no second look; nearly all clean ones are such. */
export function scoreText(written: string, kind: TextKind, prior: readonly number[]): Score | undefined {
	const seen = glance(written);
	if (seen === 'plain') return undefined;
	const text = seen === 'marked' ? written.normalize('NFC') : written;
	if (seen === 'marked' && glance(text) === 'plain') return undefined;
	const tokens = tokenize(text, kind);
	const totals = [...prior];
	let mixed = 0;
	for (const {token: {readings}, place} of tokens) {
		const asItStands = readings[UNICODE]!.costs[place];
		for (let encoding = 0; encoding < totals.length; encoding++) {
			const reading = readings[encoding];
			totals[encoding] += reading === undefined ? asItStands : reading.costs[place];
			if (reading === undefined) mixed |= 1 << encoding;
		}
	}
	for (let encoding = 0; encoding < totals.length; encoding++) if ((mixed & (1 << encoding)) !== 0) totals[encoding] += MIXED;
	return {text, tokens, totals, misread: tokens.some(({token}) => token.misread)};
}

/** The text as an encoding reads it; what that encoding cannot have made stays. */
export function readingOf({text, tokens}: Score, encoding: number): string {
	let read = '';
	let from = 0;
	for (const {at, token} of tokens) {
		read += text.slice(from, at) + (token.readings[encoding]?.text ?? token.written);
		from = at + token.written.length;
	}
	return from === 0 ? text : read + text.slice(from);
}

/** Whether two encodings read the text alike. */
export function readAlike({tokens}: Score, one: number, other: number): boolean {
	return tokens.every(({token: {readings, written}}) => (readings[one]?.text ?? written) === (readings[other]?.text ?? written));
}

/** Two encodings in one cell are rare; this is what it costs to believe in them. */
const MIXED = 12;

function tokenize(text: string, kind: TextKind): readonly PlacedToken[] {
	const found: {at: number; token: Token; index: number}[] = [];
	let words = 0;
	let from = -1;
	let ascii = true;
	for (let at = 0; at <= text.length; at++) {
		const code = at < text.length ? text.charCodeAt(at) : 0;
		const role = code < 0x80 ? asciiRoles[code] : SIGN;
		if (role === GAP) {
			if (from >= 0 && !ascii) found.push({at: from, token: readToken(text.slice(from, at)), index: words});
			if (from >= 0) words++;
			from = -1;
			ascii = true;
		} else {
			if (from < 0) from = at;
			if (role === SIGN) ascii = false;
		}
	}
	return found.map(({at, token, index}) => ({at, token, place: placeOf(kind, index, words)}));
}

const GAP = 0;
const LETTER = 1;
const SIGN = 2;

/**
 * Tokens are what stands between blanks, digits and ASCII punctuation. Other signs belong to them, for an old encoding
 * may mean letters by them; so do the six control characters that are letters in VISCII.
 */
const asciiRoles = new Uint8Array(0x80);

asciiRoles.fill(LETTER, 0x41, 0x5b);
asciiRoles.fill(LETTER, 0x61, 0x7b);
for (const code of [0x02, 0x05, 0x06, 0x14, 0x19, 0x1e]) asciiRoles[code] = SIGN;

function placeOf(kind: TextKind, index: number, words: number): number {
	if (kind === 'text' || (kind === 'name' && words === 1)) return ANYWHERE;
	if (index === 0 && kind !== 'given') return FIRST;
	return index === words - 1 && kind !== 'family' ? LAST : MIDDLE;
}

const [FIRST, MIDDLE, LAST, ANYWHERE] = wordPlaces.keys();
