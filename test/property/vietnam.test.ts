import * as fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {birthDifference, compileDateFormat, formatDate, isRealDate, parseDate, precision} from '../../src/vietnam/dates.ts';
import {canonicalCode, codedFields, codeResolver} from '../../src/vietnam/codes.ts';
import {recognizeHeadings} from '../../src/vietnam/headings.ts';
import {
	cleanIdentifier, identifierForm, idContradictions, idStructure, isPersonalId, isScientific, padLostZeros,
} from '../../src/vietnam/ids.ts';
import {givenNameTable, middleNameTable, surnameTable, type WeightedName} from '../../src/vietnam/name-frequency.ts';
import {
	cleanName, compareName, dialectGroup, foldName, foldedSpellingClass, hasAccents, isVietnameseSyllable, nameDifference, nameDifferenceWritten,
	nameSuspicion, spellingClass, splitName, untelex, unvni,
} from '../../src/vietnam/names.ts';
import {cleanPhone, isPhone} from '../../src/vietnam/phone.ts';
import {cleanText, compareText, foldText} from '../../src/vietnam/text.ts';
import {toUnitCode, unitAt} from '../../src/vietnam/units.ts';
import {runs} from '../support/runs.ts';

/** Letters with marks apart, look-alikes, apostrophes, blanks of all kinds, letters of other alphabets, halves of pairs. */
const pieces = [
	...'aăâeêioôơuưyđdghnqtAÂĐƠY', ...'àảãáạấộửỹ', '\u0300', '\u0301', '\u0302', '\u0303', '\u0309', '\u0323', '\u031b', '\u00d0', '\u0189', '\u00f0',
	"'", '’', 'ʼ', '`', '-', '.', '/', '(', '1', '٣', ' ', '  ', '\u00a0', '\u3000', '\t', '\n', '\u200b', '\u200d', '\ufeff', '\u00ad', '\u0000', '\u009b',
	'ñ', 'ŏ', 'ß', 'İ', 'ŉ', 'ǰ', 'Σ', 'ς', 'я', 'й', '한', '\u1100', '\u1161', '王', '\u0e38', '\u212a', '\u2126', '\ud83d',
	'\ude00', 'É', 'ﬁ', 'qu', 'gi', 'oà', 'òa', 'úy', 'uý',
];
const anyText = fc.oneof(textOf(pieces), fc.string({unit: 'binary', maxLength: 20}), fc.string({unit: 'grapheme', maxLength: 20}));

const realName = fc.tuple(nameOf(surnameTable), nameOf(middleNameTable), nameOf(givenNameTable)).map((words) => words.join(' '));

const marks = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const onsets = ['', 'b', 'ch', 'd', 'đ', 'gi', 'h', 'kh', 'l', 'm', 'n', 'ng', 'nh', 'ph', 'qu', 'r', 's', 't', 'th', 'tr', 'v', 'x'];
const rhymes = [
	'a', 'ang', 'anh', 'ach', 'ăn', 'ăt', 'ân', 'ât', 'ây', 'em', 'en', 'ênh', 'êch', 'i', 'inh', 'in', 'ich', 'iên', 'iêt',
	'iêu', 'o', 'oa', 'oan', 'oai', 'oe', 'ong', 'ô',
	'ông', 'ôc', 'ơ', 'ơn', 'u', 'ua', 'ui', 'uân', 'uê', 'ung', 'uôc', 'uông', 'uy', 'uyên', 'uyêt', 'uynh', 'ư', 'ưa',
	'ưng', 'ươc', 'ương', 'ưu', 'y', 'yên',
];

const anyOnset = fc.constantFrom(...onsets);
const anyRhyme = fc.constantFrom(...rhymes);
const anyMark = fc.constantFrom(...marks.slice(1));

describe('text', () => {
	test('cleaning, folding and comparing twice is the same as once', () => {
		fc.assert(fc.property(anyText, (text) => {
			for (const canonicalise of [cleanText, foldText, compareText]) {
				const once = canonicalise(text);
				expect(canonicalise(once)).toBe(once);
			}
		}), runs(3000));
	});

	test('the two ways of folding agree on every character', () => {
		const letters = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code));
		expect(letters.filter((letter) => foldText(`${letter}王`) !== `${foldText(letter)}王`)).toEqual([]);
		expect(letters.filter((letter) => foldText(foldText(letter)) !== foldText(letter))).toEqual([]);
	});

	test('a cleaned text has no edge, double or odd blanks and is composed', () => {
		fc.assert(fc.property(anyText, (text) => {
			const clean = cleanText(text);
			expect(clean).toBe(clean.normalize('NFC'));
			expect(clean).not.toMatch(/^\s|\s$|\s\s|[^\S ]|[\u0000-\u001f\u200b\ufeff]/);
		}));
	});
});

describe('names', () => {
	test('cleaning leaves a clean name alone, however its letters are put together', () => {
		fc.assert(fc.property(realName, fc.boolean(), (name, upper) => {
			const written = upper ? name.toUpperCase() : name;
			expect(cleanName(written)).toBe(written);
			expect(cleanName(written.normalize('NFD'))).toBe(written);
		}));
	});

	test('comparing twice is the same as once, and blanks and case never count', () => {
		fc.assert(fc.property(fc.oneof(anyText, realName), (text) => {
			const compare = compareName(cleanName(text));
			expect(compareName(compare)).toBe(compare);
			expect(foldName(foldName(compare))).toBe(foldName(compare));
			expect(compareName(cleanName(` ${text.replaceAll(' ', '  ')}\u00a0`))).toBe(compare);
		}), runs(3000));
	});

	test('the tone mark may stand on any vowel of its syllable', () => {
		fc.assert(fc.property(anyOnset, anyRhyme, anyMark, fc.boolean(), (onset, rhyme, mark, upper) => {
			const vowels = [...rhyme].filter((letter) => /[aăâeêioôơuưy]/.test(letter));
			const forms = vowels.map((vowel) => {
				const written = (onset + rhyme.replace(vowel, vowel + mark)).normalize('NFC');
				return compareName(upper ? written.toUpperCase() : written);
			});
			expect(new Set(forms).size).toBe(1);
		}), runs(2000));
	});

	test('an onset never takes the mark', () => {
		fc.assert(fc.property(fc.constantFrom('qu', 'gi'), fc.constantFrom('a', 'ang', 'ơi', 'ap'), anyMark, (onset, rhyme, mark) => {
			const compare = compareName((onset + mark + rhyme).normalize('NFC'));
			expect(compare.startsWith(onset)).toBe(true);
		}));
	});

	test('differences are symmetric, and equal means the same string', () => {
		const changed = fc.tuple(realName, realName, fc.nat(60), fc.constantFrom('', 'x', ' ', 'ã', '.', 'á')).chain(([name, other, at, letter]) =>
			fc.constantFrom(
				other, foldName(name), name.slice(0, at) + letter + name.slice(at + 1), name.split(' ').toReversed().join(' '),
				name.replaceAll(' ', ''), name.split(' ').toSpliced(1, 1).join(' '), name.replace('n', 'ng'), name,
			).map((second) => [compareName(cleanName(name)), compareName(cleanName(second))] as const),
		);
		fc.assert(fc.property(changed, ([a, b]) => {
			expect(nameDifference(a, b)).toBe(nameDifference(b, a));
			expect(nameDifference(a, b) === 'equal').toBe(a === b);
		}), runs(3000));
	});

	test('syllables of one spelling class are of one class without diacritics', () => {
		const syllables = onsets.flatMap((onset) => rhymes.flatMap((rhyme) => marks.map((mark) => onset + rhyme + mark)))
			.map((syllable) => compareName(syllable.normalize('NFC')));
		const classes = new Map(syllables.map((syllable) => [spellingClass(syllable), foldedClass(syllable)]));
		expect(syllables.filter((syllable) => classes.get(spellingClass(syllable)) !== foldedClass(syllable))).toEqual([]);
	});

	test('Telex and VNI keys of a syllable are read back', () => {
		fc.assert(fc.property(realName, (name) => {
			for (const syllable of compareName(name).split(' ')) {
				const telex = keysOf(syllable, telexKeys);
				const vni = keysOf(syllable, vniKeys);
				expect(untelex(telex)).toBe(isVietnameseSyllable(telex) ? undefined : syllable);
				expect(unvni(vni)).toBe(isVietnameseSyllable(vni) ? undefined : syllable);
			}
		}));
	});
});

describe('dates', () => {
	const realDate = fc.record({year: fc.integer({min: 1850, max: 2150}), month: fc.nat(12), day: fc.nat(31)})
		.map(({year, month, day}) => year * 10_000 + month * 100 + (month === 0 ? 0 : day)).filter(isRealDate);

	test('what is formatted is read back', () => {
		fc.assert(fc.property(realDate, (ymd) => {
			expect(parseDate(formatDate(ymd))).toEqual({ymd});
			expect(parseDate(String(ymd))).toEqual({ymd});
			expect(compileDateFormat('dd/mm/yyyy')?.(formatDate(ymd))).toEqual({ymd});
			expect(compileDateFormat('yyyymmdd')?.(String(ymd))).toEqual({ymd});
		}), runs(2000));
	});

	test('differences are symmetric, and equal means the same date', () => {
		fc.assert(fc.property(realDate, fc.oneof(realDate, fc.nat(60)), (a, other) => {
			const b = other > 100 ? other : a + other;
			expect(birthDifference(a, b)).toBe(birthDifference(b, a));
			expect(birthDifference(a, b) === 'equal').toBe(a === b);
		}), runs(2000));
	});

	test('whatever is written gives a date, an issue or nothing', () => {
		const dateLike = textOf([...'0123456789/-. _T:x', 'ngày', 'năm']);
		fc.assert(fc.property(fc.oneof(dateLike, anyText), fc.constantFrom('dmy', 'mdy', 'ymd'), (written, order) => {
			const {ymd, issue} = parseDate(written, order);
			if (issue === 'unreadable') expect(ymd).toBeUndefined();
			if (issue === 'impossible') expect(isRealDate(ymd ?? 0)).toBe(false);
			if (issue === undefined && ymd !== undefined) expect(isRealDate(ymd)).toBe(true);
			if (ymd !== undefined) expect(String(ymd)).toMatch(/^\d{8}$/);
		}), runs(3000));
	});
});

test('cleaned identifiers and phone numbers stay as they are', () => {
	const identifier = textOf([...'0123456789Ob-. +E\u00a0ßŉ', "'", '84', '(0)']);
	fc.assert(fc.property(fc.oneof(identifier, anyText), (written) => {
		const clean = cleanIdentifier(written);
		expect(cleanIdentifier(clean)).toBe(clean);
		expect(cleanPhone(cleanPhone(written))).toBe(cleanPhone(written));
	}), runs(3000));
});

test('zeros are padded back only where nothing contradicts', () => {
	const number = fc.nat({max: 99_999_999_999});
	const birthYear = fc.integer({min: 1900, max: 2099});
	fc.assert(fc.property(number, birthYear, fc.constantFrom('male', 'female'), (digits, year, sex) => {
		const padded = padLostZeros(String(digits), year * 10_000, sex);
		if (padded === undefined) return;
		expect(Number(padded)).toBe(digits);
		expect(idContradictions(padded, year * 10_000, sex)).toEqual([]);
	}));
});

test('no text makes anything fail', () => {
	fc.assert(fc.property(anyText, anyText, (text, other) => {
		nameDifferenceWritten(text, other);
		for (const take of [
			cleanName, compareName, splitName, hasAccents, nameSuspicion, spellingClass, foldedSpellingClass, dialectGroup,
			isVietnameseSyllable, untelex, unvni, identifierForm, isScientific, isPhone, compileDateFormat, toUnitCode,
		]) take(text);
		for (const field of codedFields) {
			const canonical = canonicalCode(field, text);
			const found = codeResolver(field)(text);
			expect(found.kind === 'resolved' ? found.canonical : undefined).toBe(canonical);
		}
		recognizeHeadings([text, other, text]);
		unitAt(text, 20220815);
		precision(parseDate(text).ymd);
		if (isPersonalId(text)) idStructure(text);
	}), runs(2000));
});

function foldedClass(syllable: string): string {
	return foldedSpellingClass(foldName(syllable));
}

function textOf(parts: readonly string[]): fc.Arbitrary<string> {
	return fc.array(fc.constantFrom(...parts), {maxLength: 16}).map((chosen) => chosen.join(''));
}

function nameOf(table: readonly WeightedName[]): fc.Arbitrary<string> {
	return fc.constantFrom(...table.map(([name]) => name));
}

const telexKeys = {signs: {ă: 'aw', â: 'aa', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd'}, tones: ['', 'f', 'r', 'x', 's', 'j']};
const vniKeys = {signs: {ă: 'a8', â: 'a6', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9'}, tones: ['', '2', '3', '4', '1', '5']};

/** The keys that type a syllable, its tone last. */
function keysOf(syllable: string, keys: {signs: Readonly<Record<string, string>>; tones: readonly string[]}): string {
	const tone = marks.findIndex((mark) => mark !== '' && syllable.normalize('NFD').includes(mark));
	const bare = tone < 0 ? syllable : syllable.normalize('NFD').replace(marks[tone], '').normalize('NFC');
	return [...bare].map((letter) => keys.signs[letter] ?? letter).join('') + (keys.tones[tone] ?? '');
}
