import {letterWithTone, toneOf, tonePlace, tones, vowelNumber} from './letters.ts';

/**
 * The form under which two writings of one name are the same: small letters, each tone mark in its one place
 * (`Hoà`, `HÒA` and `hòa` are `hòa`), one apostrophe for all. '' where there is no letter.
 *
 * @param clean as `cleanName` returns it
 */
export function compareName(clean: string): string {
	const lower = clean.toLowerCase();
	let compare = '';
	let copied = 0;
	let word = 0;
	let marks = 0;
	let letters = false;
	let strange = false;
	for (let at = 0; at <= lower.length; at++) {
		const kind = at < lower.length ? kindOf(lower.charCodeAt(at)) : SEPARATOR;
		if (kind >= LETTER) {
			letters = true;
			if (kind === MARKED) marks++;
		} else if (kind === STRANGE) {
			strange = true;
		} else {
			if (marks === 1) {
				const moved = moveMark(lower, word, at);
				if (moved !== undefined) {
					compare += lower.slice(copied, word) + moved;
					copied = at;
				}
			}
			if (kind === APOSTROPHE) {
				compare += lower.slice(copied, at) + "'";
				copied = at + 1;
			}
			word = at + 1;
			marks = 0;
		}
	}
	const whole = copied === 0 ? lower : compare + lower.slice(copied);
	return letters || (strange && /\p{L}/u.test(whole)) ? whole : '';
}

/** Writes every kind of apostrophe as the plain one. */
export function unifyApostrophes(text: string): string {
	return text.replace(/[`´‘’ʻʼ′]/g, "'");
}

const SEPARATOR = 0;
const APOSTROPHE = 1;
const STRANGE = 2;
const LETTER = 3;
const MARKED = 4;

/** What a small letter or sign is. Strange: not of our alphabet, perhaps a letter of another; belongs to its word. */
const kinds = new Uint8Array(0x2100).fill(STRANGE);

kinds.fill(SEPARATOR, 0, 0x80);
kinds.fill(LETTER, 0x61, 0x7b);
kinds[0x111] = LETTER;
// The apostrophes of `unifyApostrophes`.
for (const code of [0x60, 0xb4, 0x2018, 0x2019, 0x02bb, 0x02bc, 0x2032]) kinds[code] = APOSTROPHE;
for (let code = 0; code < kinds.length; code++) {
	const vowel = vowelNumber(code);
	if (vowel !== 0) kinds[code] = toneOf(vowel) === tones.level ? LETTER : MARKED;
}

function kindOf(code: number): number {
	return code < 0x2100 ? kinds[code] : STRANGE;
}

/** The word `[from, to)` with its one tone mark moved; undefined where it stands right, or no rule says where. */
function moveMark(text: string, from: number, to: number): string | undefined {
	let first = from;
	while (vowelNumber(text.charCodeAt(first)) === 0) first++;
	let markAt = -1;
	let last = first;
	for (; last < to; last++) {
		const vowel = vowelNumber(text.charCodeAt(last));
		if (vowel === 0) break;
		if (toneOf(vowel) !== tones.level) markAt = last;
	}
	if (markAt < 0 || last - first === 1) return undefined;
	for (let at = last; at < to; at++) if (vowelNumber(text.charCodeAt(at)) !== 0) return undefined;
	const word = text.slice(from, to);
	const place = from + tonePlace(word, first - from, last - from, last < to);
	if (place < from || place === markAt) return undefined;
	const tone = toneOf(vowelNumber(text.charCodeAt(markAt)));
	let group = '';
	for (let at = first; at < last; at++) {
		group += letterWithTone(vowelNumber(text.charCodeAt(at)), at === place ? tone : tones.level);
	}
	return text.slice(from, first) + group + text.slice(last, to);
}
