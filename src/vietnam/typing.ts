import {tones, vowelNumber, type Tone} from './letters.ts';
import {isVietnameseSyllable, splitTone, withTone} from './syllables.ts';

/**
 * Reads a token that the Telex keyboard left unconverted (`nguyeenx` → `nguyễn`), also where part of it was
 * converted (`nguyênx`). Undefined when the token is a Vietnamese syllable as it stands, or when no valid one comes out.
 * A foreign token can look like residue (`max` → `mã`): propose, never apply.
 */
export function untelex(token: string): string | undefined {
	return convert(token, typeTelex);
}

/** The same for the VNI keyboard: `nguye6n4` → `nguyễn`. */
export function unvni(token: string): string | undefined {
	return convert(token, typeVni);
}

/** What has been typed so far. `converted`: some key was a sign or a tone, not a letter. */
interface Typed {
	letters: string;
	tone: Tone;
	converted: boolean;
}

/** Takes one more key in; false where no keyboard would. */
type Keyboard = (typed: Typed, key: string, last: boolean) => boolean;

function convert(token: string, keyboard: Keyboard): string | undefined {
	const lower = token.toLowerCase();
	if (lower.length > LONGEST || isVietnameseSyllable(lower)) return undefined;
	const bare = splitTone(lower);
	if (bare === undefined) return undefined;
	const typed: Typed = {letters: '', tone: bare.tone, converted: false};
	for (const [at, key] of [...bare.letters].entries()) {
		if (!keyboard(typed, key, at === bare.letters.length - 1)) return undefined;
	}
	if (!typed.converted) return undefined;
	const syllable = withTone(typed.letters, typed.tone);
	return syllable !== undefined && isVietnameseSyllable(syllable) ? syllable : undefined;
}

/** `nghiêng` in full Telex has ten keys; longer tokens are no syllable. */
const LONGEST = 12;

const telexTones: Readonly<Record<string, Tone>> = {
	f: tones.falling, r: tones.dipping, x: tones.rising, s: tones.sharp, j: tones.heavy,
};

function typeTelex(typed: Typed, key: string, last: boolean): boolean {
	const tone = telexTones[key];
	if (tone !== undefined && hasVowel(typed.letters)) return setTone(typed, tone);
	if (key === 'w') return addHorn(typed) || addSign(typed, 'a', 'ă') || append(typed, 'ư', true);
	if ((key === 'a' || key === 'e' || key === 'o') && addSign(typed, key, circumflexed[key])) return true;
	if (key === 'd' && typed.letters[0] === 'd' && (typed.letters.length === 1 || last)) return addSign(typed, 'd', 'đ');
	return append(typed, key, false);
}

const circumflexed = {a: 'â', e: 'ê', o: 'ô'} as const;

const vniTones: readonly Tone[] = [tones.level, tones.sharp, tones.falling, tones.dipping, tones.rising, tones.heavy];

function typeVni(typed: Typed, key: string): boolean {
	if (key < '0' || key > '9') return append(typed, key, false);
	const digit = Number(key);
	if (digit <= 5) return digit !== 0 && hasVowel(typed.letters) && setTone(typed, vniTones[digit]);
	if (digit === 6) return addSign(typed, 'a', 'â') || addSign(typed, 'e', 'ê') || addSign(typed, 'o', 'ô');
	if (digit === 7) return addHorn(typed);
	return digit === 8 ? addSign(typed, 'a', 'ă') : addSign(typed, 'd', 'đ');
}

function hasVowel(letters: string): boolean {
	for (let at = 0; at < letters.length; at++) if (vowelNumber(letters.charCodeAt(at)) !== 0) return true;
	return false;
}

function setTone(typed: Typed, tone: Tone): boolean {
	if (typed.tone !== tones.level) return false;
	typed.tone = tone;
	typed.converted = true;
	return true;
}

function append(typed: Typed, letter: string, converted: boolean): boolean {
	typed.letters += letter;
	typed.converted ||= converted;
	return true;
}

/** Gives the last such letter its sign. */
function addSign(typed: Typed, plain: string, signed: string): boolean {
	const at = typed.letters.lastIndexOf(plain);
	if (at < 0) return false;
	typed.letters = typed.letters.slice(0, at) + signed + typed.letters.slice(at + 1);
	typed.converted = true;
	return true;
}

/** The horn goes to both letters of uo. */
function addHorn(typed: Typed): boolean {
	const pair = typed.letters.lastIndexOf('uo');
	if (pair >= 0) {
		typed.letters = typed.letters.slice(0, pair) + 'ươ' + typed.letters.slice(pair + 2);
		typed.converted = true;
		return true;
	}
	return addSign(typed, 'o', 'ơ') || addSign(typed, 'u', 'ư');
}
