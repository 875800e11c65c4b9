import type {LetterCase} from './capitals.ts';
import {codePages, isCodePage} from './code-pages.ts';
import {readAlike, scoreText, type TextKind} from './score.ts';
import {encodings, UNICODE, type LegacyEncoding, type TextEncoding} from './tokens.ts';

/** What the cells of a column, or of a whole file, show about how they were written. */
export interface LegacyEvidence {
	/** Cells that can have been written in one encoding only. */
	readonly cells: Readonly<Record<TextEncoding, number>>;
	/** Cells in capitals, in small letters, and with capitals before small letters. */
	readonly letterCases: Readonly<Record<LetterCase, number>>;
}

export const noEvidence: LegacyEvidence = {cells: tally(() => 0), letterCases: {upper: 0, title: 0, lower: 0}};

/**
 * Looks which encodings the distinct values of a column show. Each weighs as many as the cells in which it stands. What
 * may be the letters of foreign names counts where others prove that the encoding is used.
 */
export function gatherEvidence(values: Iterable<readonly [written: string, cells: number]>, kind: TextKind): LegacyEvidence {
	const proven = {...noEvidence.cells};
	const likely = {...noEvidence.cells};
	const letterCases = {...noEvidence.letterCases};
	const prior = priorCosts(noEvidence, noEvidence);
	for (const [written, count] of values) {
		const shown = encodingOf(written, kind, prior);
		if (shown !== undefined) (shown.proven ? proven : likely)[shown.encoding] += count;
		const letterCase = caseOf(written);
		if (letterCase !== undefined) letterCases[letterCase] += count;
	}
	return {cells: tally((encoding) => proven[encoding] + (proven[encoding] < FEW ? 0 : likely[encoding])), letterCases};
}

/** Stands for the word of somebody who knows how a file was written. Single cells may differ all the same. */
export function evidenceOf(encoding: LegacyEncoding): LegacyEvidence {
	return {...noEvidence, cells: {...noEvidence.cells, [encoding]: MOST_WEIGHT}};
}

/** The evidence of several columns, or of several parts of one, together. */
export function joinEvidence(parts: Iterable<LegacyEvidence>): LegacyEvidence {
	let joined = noEvidence;
	for (const part of parts) {
		joined = {
			cells: tally((encoding) => joined.cells[encoding] + part.cells[encoding]),
			letterCases: {
				upper: joined.letterCases.upper + part.letterCases.upper,
				title: joined.letterCases.title + part.letterCases.title,
				lower: joined.letterCases.lower + part.letterCases.lower,
			},
		};
	}
	return joined;
}

/** What it costs (−ln) to believe in each encoding before a cell is looked at, by number of encoding. */
export function priorCosts(column: LegacyEvidence, file: LegacyEvidence): readonly number[] {
	const ofColumn = weighted(column, MOST_WEIGHT);
	const ofFile = weighted(file, FILE_WEIGHT);
	const shares = encodings.map((encoding, index) => ofColumn[index] + ofFile[index] + habits[encoding]);
	const sum = shares.reduce((so, share) => so + share, 0);
	return shares.map((share) => -Math.log(share / sum));
}

/** The cells of each encoding, together no more than `most`; without what one in twenty cells of a dominant code page may have been mistaken for. */
function weighted({cells}: LegacyEvidence, most: number): readonly number[] {
	const dominant = Math.max(...codePages.map((page) => cells[page]));
	const believed = encodings.map((encoding) => (isCodePage(encoding) && cells[encoding] < dominant * MISTAKEN ? 0 : cells[encoding]));
	const sum = believed.reduce((so, count) => so + count, 0);
	return believed.map((count) => (sum <= most ? count : (count * most) / sum));
}

/** Whether the column (where it says nothing, the file) has enough of an encoding to read by it what could stand as it is. */
export function isAtHome(encoding: TextEncoding, column: LegacyEvidence, file: LegacyEvidence): boolean {
	const source = total(column) < FEW ? file : column;
	return source.cells[encoding] >= FEW && source.cells[encoding] >= total(source) * HOME_SHARE;
}

/** How most values of a column are written; as names are where it says nothing. */
export function usualCase({letterCases: {upper, title, lower}}: LegacyEvidence): LetterCase {
	if (upper > title && upper >= lower) return 'upper';
	return lower > title ? 'lower' : 'title';
}

/** How text is written where nothing else is known; together they weigh as much as one cell. */
const habits: Readonly<Record<TextEncoding, number>> = {
	unicode: 0.9, 'double-utf-8': 0.02, vni: 0.035, tcvn3: 0.035, 'windows-1258': 0.007, viscii: 0.003,
};

/** A cell that contradicts more others than these is no less believable: files are put together from others. */
const MOST_WEIGHT = 3000;
const FILE_WEIGHT = 30;
const MISTAKEN = 0.05;
const FEW = 3;
const HOME_SHARE = 0.1;

/** The encoding that a text alone shows; undefined where it shows none, and where another reading comes near. */
function encodingOf(written: string, kind: TextKind, prior: readonly number[]): {encoding: TextEncoding; proven: boolean} | undefined {
	const score = scoreText(written, kind, prior);
	if (score === undefined) return /[\u0080-\uffff]/.test(written) ? {encoding: 'unicode', proven: true} : undefined;
	if (score.tokens.length === 0) return undefined;
	const best = score.totals.indexOf(Math.min(...score.totals));
	const contested = score.totals.some((cost, encoding) =>
		encoding !== best && (readAlike(score, encoding, best) ? best === UNICODE : cost - score.totals[best] < CONVINCING));
	if (contested) return undefined;
	return {encoding: encodings[best], proven: best === UNICODE || encodings[best] === 'double-utf-8' || score.misread};
}

/** How much more probable (ln) than all others a reading must be to count. */
const CONVINCING = 5;

/** By its ASCII letters; all others may be something else. */
function caseOf(written: string): LetterCase | undefined {
	const small = /[a-z]/.test(written);
	const capital = /[A-Z]/.test(written);
	if (small) return capital ? 'title' : 'lower';
	return capital ? 'upper' : undefined;
}

function total({cells}: LegacyEvidence): number {
	return encodings.reduce((sum, encoding) => sum + cells[encoding], 0);
}

function tally(count: (encoding: TextEncoding) => number): Record<TextEncoding, number> {
	return {
		unicode: count('unicode'), 'double-utf-8': count('double-utf-8'), vni: count('vni'), tcvn3: count('tcvn3'),
		'windows-1258': count('windows-1258'), viscii: count('viscii'),
	};
}
