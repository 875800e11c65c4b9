import {foldText} from '../vietnam/text.ts';
import type {Random} from './random.ts';

export const nameMistakes = [
	'accents', 'tone', 'spelling', 'typo', 'middle_missing', 'middle_abbreviated', 'thi_dropped', 'word_order', 'joined', 'tone_place', 'dialect_variant', 'typing',
] as const;

export type NameMistake = (typeof nameMistakes)[number];

/** The name with one such mistake; undefined where it offers no place for it. */
export function mistakeName(random: Random, name: string, kind: NameMistake): string | undefined {
	const words = name.split(' ');
	const mistaken = makers[kind](random, words);
	return mistaken === undefined || mistaken === name ? undefined : mistaken;
}

type Maker = (random: Random, words: readonly string[]) => string | undefined;

const makers: Readonly<Record<NameMistake, Maker>> = {
	accents: (_random, words) => words.map(word => (word === word.toUpperCase() ? foldText(word).toUpperCase() : capital(foldText(word)))).join(' '),
	tone: (random, words) => changeOneWord(random, words, otherDippingTone),
	spelling: (random, words) => changeOneWord(random, words, word => soundAlike(random, word)),
	typo,
	middle_missing: (_random, words) => (words.length < 3 || words[1] === 'Thị' ? undefined : [words[0], ...words.slice(2)].join(' ')),
	middle_abbreviated: (random, words) =>
		words.length < 3 ? undefined : words.map((word, at) => (at > 0 && at < words.length - 1 ? word[0] + (random.chance(0.7) ? '.' : '') : word)).join(' '),
	thi_dropped: (_random, words) => (words.length < 3 || words[1] !== 'Thị' ? undefined : [words[0], ...words.slice(2)].join(' ')),
	word_order: (random, words) => wordOrder(random, words),
	joined: (random, words) => joined(random, words),
	tone_place: (random, words) => changeOneWord(random, words, otherTonePlace),
	dialect_variant: (random, words) => changeOneWord(random, words, word => dialectForms.get(word)),
	typing: (random, words) => changeOneWord(random, words, telex),
};

/** Changes one word for which `change` gives something, chosen at random; surnames are known best and err least. */
function changeOneWord(random: Random, words: readonly string[], change: (word: string) => string | undefined): string | undefined {
	const from = random.chance(0.8) && words.length > 1 ? 1 : 0;
	const start = random.integer(words.length);
	for (let step = 0; step < words.length; step += 1) {
		const at = (start + step) % words.length;
		if (at < from) continue;
		const changed = change(words[at]);
		if (changed !== undefined && changed !== words[at]) return words.map((word, index) => (index === at ? changed : word)).join(' ');
	}
	return undefined;
}

const RISING = '\u0303';
const DIPPING = '\u0309';

/** Hỏi for ngã or the reverse: in the South they sound alike. */
function otherDippingTone(word: string): string | undefined {
	const marks = word.normalize('NFD');
	if (marks.includes(RISING)) return marks.replace(RISING, DIPPING).normalize('NFC');
	if (marks.includes(DIPPING)) return marks.replace(DIPPING, RISING).normalize('NFC');
	return undefined;
}

/** Letters that sound alike in the South, at the start and at the end of a syllable. */
const starts: readonly (readonly [string, string])[] = [
	['tr', 'ch'], ['ch', 'tr'], ['s', 'x'], ['x', 's'], ['gi', 'd'], ['d', 'gi'], ['v', 'd'],
];
const ends: readonly (readonly [RegExp, string])[] = [
	[/(?<=[aăâeêoôơuư]\p{M}*)ng$/u, 'n'], [/(?<=[aăâơuư]\p{M}*)n$/u, 'ng'], [/(?<=[aăâơuư]\p{M}*)t$/u, 'c'], [/(?<=[aăâuư]\p{M}*)c$/u, 't'],
	[/(?<=^(?:qu|[hklmtv]))y(?=\p{M}*$)/u, 'i'], [/(?<=^(?:qu|[hklmtv]))i(?=\p{M}*$)/u, 'y'],
];

function soundAlike(random: Random, word: string): string | undefined {
	const lower = word.toLowerCase();
	const changed: string[] = [];
	for (const [from, to] of starts) {
		if (lower.startsWith(from) && !(from === 's' && lower === 's') && !/^d\p{M}*[iu]/u.test(lower)) changed.push(to + lower.slice(from.length));
	}
	const marks = lower.normalize('NFD');
	for (const [from, to] of ends) if (from.test(marks)) changed.push(marks.replace(from, to).normalize('NFC'));
	return changed.length === 0 ? undefined : capital(random.pick(changed));
}

/** One letter, or two in three of ten: left out, doubled, changed for a neighbour's, or exchanged with the next. */
function typo(random: Random, words: readonly string[]): string | undefined {
	let text = words.join(' ');
	for (let count = random.chance(0.3) ? 2 : 1; count > 0; count -= 1) text = slip(random, text);
	return text;
}

function slip(random: Random, text: string): string {
	let at = random.integer(text.length);
	while (!/\p{L}/u.test(text[at])) at = random.integer(text.length);
	const alone = !/\p{L}/u.test(text[at - 1] ?? ' ') && !/\p{L}/u.test(text[at + 1] ?? ' ');
	const next = text[at + 1] ?? '';
	const draw = random.next();
	if (draw < 0.25 && !alone) return text.slice(0, at) + inCaseOf(text[at], next) + text.slice(at + 2);
	if (draw < 0.45) return text.slice(0, at) + text[at] + text[at].toLowerCase() + text.slice(at + 1);
	if (draw < 0.65 && /\p{L}/u.test(next) && next.toLowerCase() !== text[at].toLowerCase()) {
		return text.slice(0, at) + inCaseOf(text[at], next) + inCaseOf(next, text[at]) + text.slice(at + 2);
	}
	const neighbours = keyboard.get(foldText(text[at])) ?? 'e';
	return text.slice(0, at) + inCaseOf(text[at], random.pick([...neighbours])) + text.slice(at + 1);
}

function inCaseOf(model: string, letter: string): string {
	return model === model.toLowerCase() ? letter.toLowerCase() : letter.toUpperCase();
}

const keyboard = new Map(
	'a:sqz b:vnh c:xvd d:sfe e:wrd f:dg g:fht h:gjn i:uok j:hk k:jli l:ko m:n n:mbh o:ipl p:o q:wa r:et s:adx t:ryg u:yij v:cbf w:eq x:zcs y:tuh z:xa'
		.split(' ')
		.map(entry => [entry[0], entry.slice(2)]),
);

/** The given name in front, or middle and given name exchanged. */
function wordOrder(random: Random, words: readonly string[]): string | undefined {
	const last = words[words.length - 1];
	if (words.length >= 3 && words[words.length - 2] !== 'Thị' && random.chance(0.6)) return [...words.slice(0, -2), last, words[words.length - 2]].join(' ');
	return [last, ...words.slice(0, -1)].join(' ');
}

function joined(random: Random, words: readonly string[]): string | undefined {
	const at = random.integer(words.length - 1);
	return [...words.slice(0, at), words[at] + words[at + 1], ...words.slice(at + 2)].join(' ');
}

/** hòa for hoà: the mark on the other vowel of an open `oa`, `oe`, `uy`. */
function otherTonePlace(word: string): string | undefined {
	const marks = word.normalize('NFD');
	if (/^q/i.test(marks)) return undefined;
	const early = /(o)([\u0300\u0301\u0303\u0309\u0323])([ae])$|(u)([\u0300\u0301\u0303\u0309\u0323])(y)$/i;
	const late = /(o)([ae])([\u0300\u0301\u0303\u0309\u0323])$|(u)(y)([\u0300\u0301\u0303\u0309\u0323])$/i;
	if (early.test(marks)) return marks.replace(early, '$1$3$2$4$6$5').normalize('NFC');
	if (late.test(marks)) return marks.replace(late, '$1$3$2$4$6$5').normalize('NFC');
	return undefined;
}

const dialectForms = new Map(
	'Hoàng:Huỳnh Huỳnh:Hoàng Vũ:Võ Võ:Vũ Phúc:Phước Phước:Phúc Nhật:Nhựt Nhựt:Nhật Thịnh:Thạnh Cảnh:Kiểng Nhân:Nhơn Sinh:Sanh Chính:Chánh Bảo:Bửu'
		.split(' ')
		.map(pair => pair.split(':') as [string, string]),
);

const telexTones = new Map([['\u0300', 'f'], ['\u0301', 's'], ['\u0303', 'x'], ['\u0309', 'r'], ['\u0323', 'j']]);

/** The keys that were typed while the Vietnamese keyboard was off: Nguyễn → Nguyeenx. */
function telex(word: string): string | undefined {
	let keys = '';
	let tone = '';
	for (const letter of word.normalize('NFD')) {
		const mark = telexTones.get(letter);
		if (mark !== undefined) tone = mark;
		else if (letter === '\u0302') keys += keys[keys.length - 1].toLowerCase();
		else if (letter === '\u0306' || letter === '\u031b') keys += 'w';
		else keys += letter === 'đ' ? 'dd' : letter === 'Đ' ? 'Dd' : letter;
	}
	return keys + tone;
}

function capital(word: string): string {
	return word === '' ? word : word[0].toUpperCase() + word.slice(1);
}
