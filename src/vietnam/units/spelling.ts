import {hasSign, letterWithTone, toneOf, tones, vowelNumber} from '../letters.ts';
import {foldText} from '../text.ts';

/** How a written name carries its diacritics: all of them, fewer, or others than it should. */
export type Accents = 'exact' | 'lost' | 'other';

/** Compares two texts in comparison form that are the same without diacritics. */
export function accentsOf(written: string, form: string): Accents {
	if (written === form) return 'exact';
	if (written.length !== form.length) return 'other';
	for (let at = 0; at < form.length; at++) if (!isPoorer(written[at], form[at])) return 'other';
	return 'lost';
}

/** Whether a letter is another one that may have lost its sign, its tone, or both. */
function isPoorer(written: string, letter: string): boolean {
	if (written === letter || written === foldText(letter)) return true;
	const own = vowelNumber(written.charCodeAt(0));
	const meant = vowelNumber(letter.charCodeAt(0));
	if (own === 0 || meant === 0) return false;
	const sameTone = toneOf(own) === tones.level || toneOf(own) === toneOf(meant);
	return sameTone && (!hasSign(own) || letterWithTone(own, tones.level) === letterWithTone(meant, tones.level));
}
