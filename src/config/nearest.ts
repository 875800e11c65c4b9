import {createRequire} from 'node:module';
import type Levenshtein from 'fast-levenshtein';

/** The candidate that was probably meant: at most a third of its letters off. `undefined` where none is near. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
	// Loaded by the first mistake: it makes a collator, which costs a start as much as all our sentences do.
	const levenshtein = createRequire(import.meta.url)('fast-levenshtein') as typeof Levenshtein;
	const [best] = candidates
		.map(candidate => ({candidate, edits: levenshtein.get(written.toLowerCase(), candidate)}))
		.filter(({candidate, edits}) => edits <= Math.ceil(candidate.length / 3))
		.toSorted((a, b) => a.edits - b.edits);
	return best?.candidate;
}
