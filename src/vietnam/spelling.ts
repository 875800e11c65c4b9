import {compareName} from './compare-name.ts';
import {tones, vowelNumber} from './letters.ts';
import {splitTone} from './syllables.ts';
import {foldText} from './text.ts';

/**
 * A key under which the frequent southern spelling confusions fall together: tones hỏi/ngã, i/y, d/gi/v, s/x,
 * tr/ch, final n/ng/nh and t/c/ch. All other tones and signs still tell syllables apart. For any token in
 * comparison form; those that are no Vietnamese syllable get a key by the same letters.
 */
export function spellingClass(compareSyllable: string): string {
	const bare = splitTone(compareSyllable);
	if (bare === undefined) return compareSyllable;
	const tone = bare.tone === tones.rising ? tones.dipping : bare.tone;
	return letterClass(bare.letters) + (tone === tones.level ? '' : tone);
}

/** The same key for a token without diacritics. Tokens of one `spellingClass` have one key here, too. */
export function foldedSpellingClass(foldedSyllable: string): string {
	return letterClass(foldedSyllable);
}

/**
 * The group of a syllable that has another regional form of the same name (Hoàng and Huỳnh, Vũ and Võ):
 * different legal names, but often of one person. Without diacritics only the surnames are known, which hardly any other word is written like:
 * `hong` and `huong` are mostly Hồng and Hương. Undefined for all others.
 */
export function dialectGroup(compareSyllable: string): string | undefined {
	return dialectGroups.get(compareSyllable);
}

function letterClass(letters: string): string {
	let onset = '';
	let rhyme = letters;
	if (letters.startsWith('gi')) {
		onset = 'd';
		rhyme = vowelNumber(letters.charCodeAt(2)) === 0 ? letters.slice(1) : letters.slice(2);
	} else {
		const written = foldedOnsets.find(([from]) => letters.startsWith(from));
		if (written !== undefined) [onset, rhyme] = [written[1], letters.slice(written[0].length)];
	}
	return onset + finalClass(vowelClass(onset, rhyme));
}

/** Onsets that sound alike in the South, and those that must be taken whole so that their parts are not. */
const foldedOnsets: readonly (readonly [string, string])[] = [
	['tr', 'ch'], ['d', 'd'], ['v', 'd'], ['s', 'x'], ['qu', 'qu'],
];

/** y is i where no vowel stands before it; `giê` and `viê` are written with and without the i. */
function vowelClass(onset: string, rhyme: string): string {
	const start = rhyme.search(/[^bcdđghklmnpqrstvx]/);
	if (start < 0) return rhyme;
	const vowels = rhyme[start] === 'y' ? rhyme.slice(0, start) + 'i' + rhyme.slice(start + 1) : rhyme;
	return onset === 'd' && /^i[êe]/.test(vowels) ? vowels.slice(1) : vowels;
}

function finalClass(rhyme: string): string {
	if (rhyme.length < 2) return rhyme;
	if (rhyme.endsWith('ng') || rhyme.endsWith('nh')) return rhyme.slice(0, -1);
	if (rhyme.endsWith('ch')) return rhyme.slice(0, -2) + 't';
	return rhyme.endsWith('c') ? rhyme.slice(0, -1) + 't' : rhyme;
}

/** Regional forms of one Sino-Vietnamese name; the first names the group. */
const dialectForms = [
	'hoàng huỳnh', 'vũ võ', 'phúc phước', 'nhật nhựt', 'nhất nhứt', 'cảnh kiểng', 'thịnh thạnh', 'chính chánh', 'sinh sanh',
	'nhân nhơn', 'nghĩa ngãi', 'bảo bửu', 'tùng tòng', 'hồng hường', 'phượng phụng', 'quý quới', 'quí quới', 'nguyên ngươn',
	'thái thới', 'châu chu', 'tính tánh', 'lĩnh lãnh', 'cương cang', 'trường tràng', 'đường đàng', 'mệnh mạng',
];

const dialectGroups = new Map<string, string>();

for (const forms of dialectForms) {
	const syllables = forms.split(' ').map(compareName);
	for (const syllable of syllables) dialectGroups.set(syllable, dialectGroups.get(syllables[1]) ?? syllables[0]);
}

for (const surname of ['hoàng', 'huỳnh', 'vũ', 'võ']) dialectGroups.set(foldText(surname), dialectGroups.get(surname)!);
