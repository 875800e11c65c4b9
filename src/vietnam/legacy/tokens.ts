import {codePages, decodePage, type CodePage} from './code-pages.ts';
import {undoDoubleUtf8} from './double-utf-8.ts';
import {holdsMisreadPair, judgeWord, wordPlaces, type WordCosts} from './plausibility.ts';

export type LegacyEncoding = 'double-utf-8' | CodePage;

/** How a text can be read, in the order of preference: as it stands first. */
export const encodings = ['unicode', 'double-utf-8', ...codePages] as const;

export type TextEncoding = (typeof encodings)[number];

/** The number of the reading of a text as it stands. */
export const UNICODE = 0;

/** A token as one encoding reads it; look-alikes of Đ in Unicode are taken for what they stand for. Costs are those of all words. */
export interface TokenReading extends WordCosts {
	readonly text: string;
}

/** A token with all its readings. */
export interface Token {
	readonly written: string;
	/** By number of encoding (`encodings`); undefined where the encoding cannot have made it. */
	readonly readings: readonly (TokenReading | undefined)[];
	/** Whether it holds what stands in the words of no language that is written in Latin letters. */
	readonly misread: boolean;
}

/** Reads a token in all encodings. Names are made of the same few thousand words, so each is read once. */
export function readToken(written: string): Token {
	const known = cache.get(written);
	if (known !== undefined) return known;
	if (written.length > LONGEST) return unread(written);
	const token: Token = {
		written,
		readings: encodings.map((encoding) => readAs(written, encoding)),
		misread: noLetter.test(written) || holdsMisreadPair(written),
	};
	if (cache.size >= MOST_CACHED) cache.clear();
	cache.set(written, token);
	return token;
}

const cache = new Map<string, Token>();
const MOST_CACHED = 100_000;

/** A syllable misread three times as UTF-8 has 30 characters. What is longer is no word. */
const LONGEST = 60;

function unread(written: string): Token {
	const asItStands: TokenReading = {text: written, costs: wordPlaces.map(() => 0), possible: true};
	return {written, readings: encodings.map((encoding) => (encoding === 'unicode' ? asItStands : undefined)), misread: false};
}

const noLetter = /[\u0002\u0005\u0006\u0014\u0019\u001e\u0080-\u00bf×÷]/;

function readAs(token: string, encoding: TextEncoding): TokenReading | undefined {
	if (encoding === 'unicode') return judge(token.replace(/[ÐƉ](?=\p{L})/gu, 'Đ').replace(/[ðɖ](?=\p{L})/gu, 'đ'), false);
	const text = encoding === 'double-utf-8' ? undoDoubleUtf8(token) : decodePage(token, encoding);
	return text === undefined ? undefined : judge(text, encoding === 'tcvn3');
}

function judge(text: string, openCase: boolean): TokenReading {
	const costs = wordPlaces.map(() => 0);
	let possible = true;
	for (const [part] of text.matchAll(wordOrSigns)) {
		const judged = letter.test(part) ? judgeWord(part, openCase) : judgeSigns(text, part);
		for (const place of costs.keys()) costs[place] += judged.costs[place];
		possible &&= judged.possible;
	}
	return {text, costs, possible};
}

/** Signs that touch a letter stand in no word of real text, but for a few (`m²`, `Nº`, `H´Hen`); others may (`12½`). */
function judgeSigns(text: string, part: string): WordCosts {
	const common = /^[°²³´º]$/.test(part) && /[°²³]|^[Nn]º$|\p{L}´\p{L}/u.test(text);
	const cost = common ? COMMON_SIGN : part === text ? SIGN_APART : SIGN_IN_WORD;
	return {costs: wordPlaces.map(() => part.length * cost), possible: cost !== SIGN_IN_WORD};
}

const SIGN_IN_WORD = 40;
const SIGN_APART = 6;
const COMMON_SIGN = 1;

/** Letters; ª, º, µ and ˆ are letters to Unicode only. */
const letter = /(?![ªºµˆ])[\p{L}\p{M}]/u;

/**
 * Words, and runs of signs: control characters, `§ ¸ ½ ×` and their like, the soft hyphen; a dash or an opening quotation
 * mark where a word ends.
 */
const wordOrSigns = new RegExp(
	[
		`(?:${letter.source})+`,
		String.raw`(?:[ªºµˆ\u0002\u0005\u0006\u0014\u0019\u001e\u0080-\u009f\u00a1-\u00bf×÷˜†‡‰‹›‚„€™]|(?<=\p{L})[“‘–—](?!\p{L}))+`,
	].join('|'),
	'gu',
);
