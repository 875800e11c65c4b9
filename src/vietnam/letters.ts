/** The tones, as numbers: none, huyền, hỏi, ngã, sắc, nặng. */
export const tones = {level: 0, falling: 1, dipping: 2, rising: 3, sharp: 4, heavy: 5} as const;

export type Tone = (typeof tones)[keyof typeof tones];

/** Each vowel letter with its six tones, in the order of `tones`. */
const vowelRows = [
	'aàảãáạ', 'ăằẳẵắặ', 'âầẩẫấậ', 'eèẻẽéẹ', 'êềểễếệ', 'iìỉĩíị', 'oòỏõóọ', 'ôồổỗốộ', 'ơờởỡớợ', 'uùủũúụ', 'ưừửữứự', 'yỳỷỹýỵ',
];

/** 1 + row × 6 + tone for each small vowel letter, 0 for everything else. */
const vowelNumbers = new Uint8Array(0x1f00);

for (const [row, letters] of vowelRows.entries()) {
	for (let tone = 0; tone < 6; tone++) vowelNumbers[letters.charCodeAt(tone)] = 1 + row * 6 + tone;
}

/** The number of a small vowel letter, 0 if the UTF-16 unit is none. */
export function vowelNumber(code: number): number {
	return code < 0x1f00 ? vowelNumbers[code] : 0;
}

/** The tone of a vowel number (not 0). */
export function toneOf(vowel: number): Tone {
	return ((vowel - 1) % 6) as Tone;
}

/** The letter of a vowel number with another tone. */
export function letterWithTone(vowel: number, tone: Tone): string {
	return vowelRows[Math.floor((vowel - 1) / 6)][tone];
}

/** Whether the letter has a sign of its own (ă â ê ô ơ ư); such a letter carries the tone of its syllable. */
export function hasSign(vowel: number): boolean {
	return signedRows[Math.floor((vowel - 1) / 6)];
}

const signedRows = vowelRows.map((letters) => letters.charCodeAt(0) > 0x7f);

/**
 * Where the tone mark stands in a vowel group `[from, to)` of a word in small letters: on the signed letter,
 * else on the second vowel of a closed pair or of three, else on the first (old style: hòa, thủy).
 * The u of qu and the i of gi belong to the onset. -1 where no rule holds.
 */
export function tonePlace(word: string, from: number, to: number, closed: boolean): number {
	const first = isOnsetGlide(word, from, to) ? from + 1 : from;
	for (let at = to - 1; at >= first; at--) if (hasSign(vowelNumber(word.charCodeAt(at)))) return at;
	const count = to - first;
	if (count === 1) return first;
	if (count === 2) return closed ? first + 1 : first;
	return count === 3 ? first + 1 : -1;
}

/** Whether the group starts with the u of qu or with the i of gi before another vowel. */
function isOnsetGlide(word: string, from: number, to: number): boolean {
	if (from === 0 || to - from < 2) return false;
	const before = word.charCodeAt(from - 1);
	const letter = vowelNumber(word.charCodeAt(from));
	return (before === Q && letterWithTone(letter, 0) === 'u') || (before === G && letterWithTone(letter, 0) === 'i');
}

const Q = 0x71;
const G = 0x67;
