import {provincesBefore2025} from './tables/provinces.ts';

declare const personalId: unique symbol;

/** A personal identification number: twelve digits. Their structure may still contradict the person. */
export type PersonalId = string & {readonly [personalId]: true};

export type Sex = 'male' | 'female';

/**
 * An identifier without what people put between its digits: blanks, dots, dashes, an apostrophe before it; capital
 * letters. The letter O stays: that it was meant as a zero is a guess (`replaceLookAlikes`). A number in scientific notation keeps its dot.
 */
export function cleanIdentifier(written: string): string {
	if (isPlain(written)) return written;
	if (isScientific(written)) return written.trim().toUpperCase();
	return written.replace(/^[\s\p{Cf}\p{Cc}.\-‐‑‒–—'’‘`]+|[\s\p{Cf}\p{Cc}.\-‐‑‒–—]+/gu, '').toUpperCase();
}

export type IdentifierForm = 'twelve' | 'nine' | 'other';

/** Twelve digits: personal ID (or a twelve-digit old card). Nine: old identity card. */
export function identifierForm(clean: string): IdentifierForm {
	if (clean.length !== 12 && clean.length !== 9) return 'other';
	if (!hasOnlyDigits(clean)) return 'other';
	return clean.length === 12 ? 'twelve' : 'nine';
}

export function isPersonalId(clean: string): clean is PersonalId {
	return identifierForm(clean) === 'twelve';
}

/** What the first six digits say (Decree 137/2015 art. 13, Circular 59/2021/TT-BCA). There is no check digit. */
export interface IdStructure {
	/** Where the birth was registered; not the residence. */
	readonly prefix: string;
	readonly prefixKind: 'province' | 'foreign' | 'unknown';
	/** 20 for 1900–1999. */
	readonly century: number;
	readonly sex: Sex;
	readonly birthYear: number;
}

/** Takes a personal ID apart; every twelve digits have a structure. */
export function idStructure(twelve: PersonalId): IdStructure {
	const prefix = twelve.slice(0, 3);
	const sign = Number(twelve[3]);
	const century = 20 + Math.floor(sign / 2);
	return {
		prefix,
		prefixKind: prefixKind(prefix),
		century,
		sex: sign % 2 === 0 ? 'male' : 'female',
		birthYear: (century - 1) * 100 + Number(twelve.slice(4, 6)),
	};
}

/** What of a person's birth year and sex the digits contradict. Either side may be the wrong one. */
export function idContradictions(twelve: PersonalId, ymd?: number, sex?: Sex): readonly ('birth' | 'sex')[] {
	const structure = idStructure(twelve);
	const contradictions: ('birth' | 'sex')[] = [];
	if (ymd !== undefined && ymd !== 0 && Math.floor(ymd / 10_000) !== structure.birthYear) contradictions.push('birth');
	if (sex !== undefined && sex !== structure.sex) contradictions.push('sex');
	return contradictions;
}

/**
 * The personal ID whose leading zeros a spreadsheet took (10 or 11 digits left). Undefined unless the padded number has
 * a province's prefix and agrees with both birth year and sex: ten digits may just as well be a phone or tax number.
 */
export function padLostZeros(digits: string, ymd: number | undefined, sex: Sex | undefined): PersonalId | undefined {
	if (digits.length < 10 || digits.length > 11 || ymd === undefined || ymd === 0 || sex === undefined) return undefined;
	const padded = digits.padStart(12, '0');
	if (!isPersonalId(padded) || idStructure(padded).prefixKind !== 'province') return undefined;
	return idContradictions(padded, ymd, sex).length === 0 ? padded : undefined;
}

/**
 * The personal ID that was written with letters that look like digits: O for 0, I or L for 1. Undefined unless the number has a known prefix
 * then, and agrees with both birth year and sex.
 *
 * @param clean as `cleanIdentifier` returns it
 */
export function replaceLookAlikes(clean: string, ymd: number | undefined, sex: Sex | undefined): PersonalId | undefined {
	if (!lookAlikes.test(clean) || ymd === undefined || ymd === 0 || sex === undefined) return undefined;
	const digits = clean.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
	if (!isPersonalId(digits) || idStructure(digits).prefixKind === 'unknown') return undefined;
	return idContradictions(digits, ymd, sex).length === 0 ? digits : undefined;
}

const lookAlikes = /[OIL]/;

/** Whether a spreadsheet wrote the number as `7.4085E+10`: its digits are lost. As written or cleaned. */
export function isScientific(written: string): boolean {
	return /^\s*\d(?:[.,]\d+)?E\+?\d{1,2}\s*$/i.test(written);
}

const provincePrefixes: ReadonlySet<string> = new Set(provincesBefore2025.map(([code]) => `0${code}`));

/** The annex of countries is not public; 000 and 101–295 are reported. An unknown prefix is never a refusal. */
function prefixKind(prefix: string): IdStructure['prefixKind'] {
	if (provincePrefixes.has(prefix)) return 'province';
	return prefix === '000' || (prefix >= '101' && prefix <= '295') ? 'foreign' : 'unknown';
}

function hasOnlyDigits(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code < 0x30 || code > 0x39) return false;
	}
	return true;
}

function isPlain(written: string): boolean {
	for (let at = 0; at < written.length; at++) {
		const code = written.charCodeAt(at);
		if ((code < 0x30 || code > 0x39) && (code < 0x41 || code > 0x5a)) return false;
	}
	return true;
}
