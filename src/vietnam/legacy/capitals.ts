import {toneOf, tones, vowelNumber} from '../letters.ts';

/** How a column is written on the whole: `NGUYỄN VĂN AN`, `Nguyễn Văn An` or `nguyễn văn an`. */
export type LetterCase = 'upper' | 'title' | 'lower';

/**
 * Gives text that was read as TCVN3 its capitals back. TCVN3 has no capital vowels with a tone: they are typed as small
 * ones, and fonts of capitals (.VnTimeH) show them right. `NGUYễN` becomes `NGUYỄN`, and `Thị ánh` `Thị Ánh`.
 *
 * @param usual decides where the text itself does not show it (`Võ` alone, `ấp 3`)
 */
export function repairCapitals(text: string, usual: LetterCase): string {
	if (isSettled(text)) return text;
	const words = readWords(text);
	const loud = isLoud(words, usual);
	let repaired = '';
	let from = 0;
	for (const [place, word] of words.entries()) {
		repaired += text.slice(from, word.at) + withCapitals(words, place, loud, usual);
		from = word.at + word.letters.length;
	}
	return repaired + text.slice(from);
}

/** Whether there is nothing to do, as in nearly all names: small letters in the text, no word in capitals, each first letter of known case. */
function isSettled(text: string): boolean {
	let inside = false;
	let small = false;
	let anySmall = false;
	let capitals = 0;
	for (let at = 0; at <= text.length; at++) {
		const code = at < text.length ? text.charCodeAt(at) : BLANK;
		if (code < 0x41 || (code > 0x5a && code < 0x61) || (code > 0x7a && code < 0x80)) {
			if (!small && capitals > 1) return false;
			inside = false;
			small = false;
			capitals = 0;
			continue;
		}
		if (code >= 0x61 && code <= 0x7a) small = anySmall = true;
		else if (code <= 0x5a || isCapital(text[at]) === true) capitals++;
		else if (!inside && isCapital(text[at]) === undefined) return false;
		inside = true;
	}
	return anySmall;
}

const BLANK = 0x20;

interface Word {
	readonly letters: string;
	readonly at: number;
	/** Letters that are known to be capitals. */
	readonly capitals: number;
	/** Whether a small letter of ASCII stands in it; fonts of capitals show `ă â ê ô ơ ư đ` as capitals, too. */
	readonly small: boolean;
	/** Whether it begins with a capital; undefined where it begins with a vowel with a tone. */
	readonly begins: boolean | undefined;
	/** What stands between it and the word before. */
	readonly gap: string;
}

function readWords(text: string): Word[] {
	let end = 0;
	return Array.from(text.matchAll(/\p{L}+/gu), ({0: letters, index: at}) => {
		const gap = text.slice(end, at);
		end = at + letters.length;
		const cases = Array.from(letters, isCapital);
		return {letters, at, capitals: cases.filter((capital) => capital === true).length, small: /[a-z]/.test(letters), begins: cases[0], gap};
	});
}

/** Undefined for a vowel with a tone, whose case TCVN3 does not tell. */
function isCapital(letter: string): boolean | undefined {
	const lower = letter.toLowerCase();
	const vowel = vowelNumber(lower.charCodeAt(0));
	if (vowel !== 0 && toneOf(vowel) !== tones.level) return undefined;
	return lower !== letter;
}

/** Whether the text is in capitals, as far as it shows: no small letter, and a word (no abbreviation) of several capitals. */
function isLoud(words: readonly Word[], usual: LetterCase): boolean {
	if (words.some(({small}) => small)) return false;
	return usual === 'upper' || words.some(({capitals, letters}) => capitals > 1 && /[^b-df-hj-np-tv-xzđ]/i.test(letters));
}

function withCapitals(words: readonly Word[], place: number, loud: boolean, usual: LetterCase): string {
	const {letters, capitals, small, begins} = words[place];
	if (!small && (capitals > 1 || loud)) return letters.toUpperCase();
	return begins === undefined && startsCapital(words, place, usual) ? letters[0].toUpperCase() + letters.slice(1) : letters;
}

/** A first letter of unknown case: as its neighbours begin; a word that is no name, as other parts of an address do. */
function startsCapital(words: readonly Word[], place: number, usual: LetterCase): boolean {
	const others = words.filter(({begins}) => begins !== undefined);
	if (others.length === 0) return usual !== 'lower';
	if (others.every(({begins}) => begins === others[0].begins)) return others[0].begins!;
	if (place === 0) return true;
	const {letters, gap} = words[place];
	if (commonNouns.has(letters)) return gap.includes(',') && words.some((word) => word.gap.includes(',') && word.begins === true);
	const after = words[place + 1];
	return (gap === ' ' && words[place - 1].begins === true) || (after?.gap === ' ' && after.begins === true);
}

/** Words that begin with a vowel with a tone and are no names. */
const commonNouns: ReadonlySet<string> = new Set(['ấp', 'ở']);
