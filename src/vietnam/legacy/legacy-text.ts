import {repairCapitals} from './capitals.ts';
import {contextOf, readContext} from './context.ts';
import {noEvidence, type LegacyEvidence} from './evidence.ts';
import {FAMILIAR, judgeWord} from './plausibility.ts';
import {readAlike, readingOf, scoreText, type Score, type TextKind} from './score.ts';
import {encodings, UNICODE, type LegacyEncoding} from './tokens.ts';

export {contextOf, noContext} from './context.ts';
export {codePages, decodePage, encodePage, type CodePage} from './code-pages.ts';
export {misreadUtf8, undoDoubleUtf8} from './double-utf-8.ts';
export {evidenceOf, gatherEvidence, joinEvidence, noEvidence, type LegacyEvidence} from './evidence.ts';
export type {TextKind} from './score.ts';
export {encodings, type LegacyEncoding, type TextEncoding} from './tokens.ts';
export {readAsWindows1252} from './windows-1252.ts';

/**
 * What a written text says. Not `certain`: somebody should look at it. `ambiguous`: it can stand as it is and can just as
 * well be `proposal`; nothing was changed.
 */
export type CellReading =
	| {readonly outcome: 'untouched'}
	| {readonly outcome: 'ambiguous'; readonly proposal: string; readonly encoding: LegacyEncoding}
	| {readonly outcome: 'repaired'; readonly text: string; readonly encoding: LegacyEncoding; readonly certain: boolean};

export type CellReader = (written: string) => CellReading;

export interface ReaderContext {
	readonly kind: TextKind;
	/** Of the column that the cells stand in. */
	readonly column?: LegacyEvidence;
	/** Of its file. */
	readonly file?: LegacyEvidence;
}

/** A reader for the distinct values of one column: `readerIn` with what its evidence comes to. */
export function cellReader({kind, column = noEvidence, file = noEvidence}: ReaderContext): CellReader {
	return readerIn(kind, contextOf(column, file));
}

/**
 * A reader for the cells of one context (`contextOf`). It repairs text of the old 8-bit encodings that was read as
 * Windows-1252, and UTF-8 that was read so, and touches nothing that can stand as it is: a text is decoded where it
 * holds an impossible word and the decoded text is far more probable. What could stand, too (`Phan Thò Lan`), is decoded
 * only where the column is known to hold that encoding.
 */
export function readerIn(kind: TextKind, context: string): CellReader {
	const {prior, home, usual} = readContext(context);
	return (written) => {
		const score = scoreText(written, kind, prior);
		if (score === undefined) return untouched;
		const rival = bestRival(score);
		if (rival === UNICODE) return untouched;
		const encoding = encodings[rival] as LegacyEncoding;
		const decoded = readingOf(score, rival);
		const text = encoding === 'tcvn3' ? repairCapitals(decoded, usual) : decoded;
		if (text === readingOf(score, UNICODE)) return untouched;
		if (isConvincing(score, rival, home[rival])) return {outcome: 'repaired', text, encoding, certain: isCertain(score, rival)};
		return home[rival] && gainOf(score, rival) > -ENOUGH ? {outcome: 'ambiguous', proposal: text, encoding} : untouched;
	};
}

const untouched: CellReading = {outcome: 'untouched'};

/** How much more probable (ln) a decoded text must be where its column is known to hold the encoding: one in fifty. */
const ENOUGH = 4;
/** The same where nothing else shows that the encoding is used. */
const PLENTY = 6;
/** From here nobody has to look: one in eight thousand. */
const CERTAIN = 9;
/** The same for a text that could stand as it is. */
const CERTAIN_ALL_THE_SAME = 10;

/** The most probable reading but the text as it stands; that where no encoding can have made the text. */
function bestRival({totals, tokens}: Score): number {
	let best = UNICODE;
	for (let encoding = 1; encoding < totals.length; encoding++) {
		if (best !== UNICODE && totals[encoding] >= totals[best]) continue;
		if (tokens.some(({token}) => token.readings[encoding] !== undefined)) best = encoding;
	}
	return best;
}

/** By how much a reading is more probable (ln) than the text as it stands. */
function gainOf({totals}: Score, rival: number): number {
	return totals[UNICODE] - totals[rival];
}

/**
 * At home, a text that differs in capitals only needs nothing more. Where a column knows nothing of an encoding, only an
 * impossible text convinces that becomes possible throughout, and only if no foreign name can look so.
 */
function isConvincing(score: Score, rival: number, atHome: boolean): boolean {
	const gain = gainOf(score, rival);
	if (atHome) return gain >= ENOUGH || (gain > 0 && readAlike(score, rival, UNICODE));
	if (gain < PLENTY || isPossible(score, UNICODE)) return false;
	if (encodings[rival] === 'double-utf-8') return true;
	return isPossible(score, rival) && (score.misread || (isFamiliar(score, rival) && !holdsForeignWord(score.text)));
}

/** Whether a word of ASCII letters is none of this country. */
function holdsForeignWord(text: string): boolean {
	const words = text.match(/(?<![\p{L}\p{M}])[A-Za-z]+(?![\p{L}\p{M}])/gu) ?? [];
	return words.some((word) => !judgeWord(word, false).possible);
}

/**
 * Not where a part of the text is of another encoding, where a third reading comes near, or where words that no list has
 * come out of what may be letters of foreign names.
 */
function isCertain(score: Score, rival: number): boolean {
	const {tokens, totals} = score;
	if (readAlike(score, rival, UNICODE)) return true;
	if (gainOf(score, rival) < (isPossible(score, UNICODE) ? CERTAIN_ALL_THE_SAME : CERTAIN)) return false;
	if (tokens.some(({token}) => token.readings[rival] === undefined)) return false;
	if (!isFamiliar(score, rival) && !score.misread) return false;
	return totals.every((total, encoding) =>
		encoding === UNICODE || total - totals[rival] >= CERTAIN || readAlike(score, encoding, rival));
}

function isPossible({tokens}: Score, encoding: number): boolean {
	return tokens.every(({token}) => token.readings[encoding]?.possible ?? true);
}

function isFamiliar({tokens}: Score, rival: number): boolean {
	return tokens.every(({token, place}) => (token.readings[rival]?.costs[place] ?? 0) < FAMILIAR);
}
