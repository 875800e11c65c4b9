import type {LetterCase} from './capitals.ts';
import {isAtHome, noEvidence, priorCosts, usualCase, type LegacyEvidence} from './evidence.ts';
import {encodings} from './tokens.ts';

/** What the evidence of a column and its file comes to for the reading of its cells. */
export interface TextContext {
	/** Of each encoding, in nats (`priorCosts`). */
	readonly prior: readonly number[];
	/** Whether the column is known to hold the encoding. */
	readonly home: readonly boolean[];
	readonly usual: LetterCase;
}

/**
 * The context of a column's cells as a text. Priors are rounded to whole nats, so that columns that are written alike
 * have equal contexts and their cells can be read together. `3 12,12,11,0,13,14 title`: the numbers of the encodings that are at home, priors, case.
 */
export function contextOf(column: LegacyEvidence, file: LegacyEvidence): string {
	const home = encodings.flatMap((encoding, number) => (isAtHome(encoding, column, file) ? [number] : []));
	return [home.join(''), priorCosts(column, file).map((cost) => Math.round(cost)).join(), usualCase(column)].join(' ');
}

/** Where nothing but the cell is known. */
export const noContext = contextOf(noEvidence, noEvidence);

/** Reads what `contextOf` writes. */
export function readContext(context: string): TextContext {
	const [home, prior, usual] = context.split(' ');
	return {
		prior: prior.split(',').map(Number),
		home: encodings.map((_, number) => home.includes(String(number))),
		usual: usual as LetterCase,
	};
}
