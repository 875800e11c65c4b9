import {letterWithTone, toneOf, tonePlace, tones, vowelNumber, type Tone} from './letters.ts';

/** A syllable apart: `nguyễn` = `ng` + `uyên` + ngã. */
export interface Syllable {
	readonly onset: string;
	readonly rhyme: string;
	readonly tone: Tone;
}

/**
 * Whether a token in small letters, with the tone mark in any place, follows the grammar of the Vietnamese
 * syllable. Names of minorities and foreigners often don't: a `false` is never an error by itself.
 */
export function isVietnameseSyllable(compareSyllable: string): boolean {
	const syllable = parseSyllable(compareSyllable);
	return syllable !== undefined && fits(syllable);
}

/** Splits a token in small letters; undefined where it has two tone marks. No grammar is checked. */
export function parseSyllable(token: string): Syllable | undefined {
	const bare = splitTone(token);
	if (bare === undefined) return undefined;
	const onset = onsetOf(bare.letters);
	return {onset, rhyme: bare.letters.slice(onset.length), tone: bare.tone};
}

/** Takes the tone mark off a token in small letters; undefined where it has two. */
export function splitTone(token: string): {letters: string; tone: Tone} | undefined {
	let letters = '';
	let tone: Tone = tones.level;
	for (let at = 0; at < token.length; at++) {
		const vowel = vowelNumber(token.charCodeAt(at));
		const own = vowel === 0 ? tones.level : toneOf(vowel);
		if (own !== tones.level && tone !== tones.level) return undefined;
		if (own !== tones.level) tone = own;
		letters += own === tones.level ? token[at] : letterWithTone(vowel, tones.level);
	}
	return {letters, tone};
}

/** Puts a tone mark on a token that has none, in its one place; undefined where the token has no vowel group for it. */
export function withTone(letters: string, tone: Tone): string | undefined {
	let from = 0;
	while (from < letters.length && vowelNumber(letters.charCodeAt(from)) === 0) from++;
	let to = from;
	while (to < letters.length && vowelNumber(letters.charCodeAt(to)) !== 0) to++;
	if (from === to) return undefined;
	const place = tonePlace(letters, from, to, to < letters.length);
	if (place < 0) return undefined;
	return letters.slice(0, place) + letterWithTone(vowelNumber(letters.charCodeAt(place)), tone) + letters.slice(place + 1);
}

const onsets = ['ngh', 'ch', 'gh', 'gi', 'kh', 'ng', 'nh', 'ph', 'qu', 'th', 'tr', ...'bcdđghklmnprstvx'];

/** The longest onset. Of `gi` and `qu` the vowel stays in the rhyme where no other follows (`gì`, `gìn`). */
function onsetOf(letters: string): string {
	const onset = onsets.find((candidate) => letters.startsWith(candidate)) ?? '';
	if (onset !== 'gi' && onset !== 'qu') return onset;
	return letters.length > 2 && vowelNumber(letters.charCodeAt(2)) !== 0 ? onset : onset[0];
}

/** All rhymes without tone, by their first letter. */
const rhymes = new Set(
	`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
	e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
	i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
	o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
	ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
	u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
	uy uya uych uyên uyêt uyn uynh uyt uyu
	ư ưa ưc ưi ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
	y yêm yên yêng yêt yêu ych yn ynh yp yt`.split(/\s+/),
);

const frontVowels = 'eêiy';

function fits({onset, rhyme, tone}: Syllable): boolean {
	if (!rhymes.has(rhyme) || !fitsOnset(onset, rhyme)) return false;
	const stopped = /(?:[cpt]|ch)$/.test(rhyme);
	return !stopped || tone === tones.sharp || tone === tones.heavy;
}

/** Vietnamese writes k, gh, ngh before e, ê, i, y and c, g, ng before the others. */
function fitsOnset(onset: string, rhyme: string): boolean {
	const front = frontVowels.includes(rhyme[0]);
	switch (onset) {
		case 'k':
		case 'gh':
		case 'ngh':
			return front;
		case 'c':
		case 'ng':
			return !front;
		case 'g':
			return !front || rhyme[0] === 'i';
		case 'gi':
			return rhyme[0] !== 'y';
		case 'qu':
			return !'uưo'.includes(rhyme[0]);
		case '':
			return !rhyme.startsWith('iê') && !/^y(?:ch|n|nh|p|t)$/.test(rhyme);
		default:
			return rhyme[0] !== 'y' || rhyme === 'y';
	}
}
