import {cleanIdentifier, idContradictions, idStructure, identifierForm, isPersonalId, padLostZeros, type PersonalId, type Sex} from '../ids.ts';
import {splitGluedDate} from './glued.ts';
import {lossOf, unwrapText, wholeNumber, type Loss} from './spreadsheet-text.ts';

/**
 * What a cell of an ID column holds. `whole`: 12 or 9 digits · `shortened`: as many digits as an ID (10, 11) or an old card (8)
 * keeps when a spreadsheet takes its leading zeros; `restoreZeros` says more · `glued`: a number with a date at it; somebody
 * must look · `lost`: the value is gone, and nothing can bring it back · `other`: none of these, cleaned.
 */
export type IdReading =
	| {readonly outcome: 'nothing'}
	| {readonly outcome: 'whole'; readonly id: string; readonly form: 'twelve' | 'nine'}
	| {readonly outcome: 'shortened'; readonly digits: string}
	| {readonly outcome: 'glued'; readonly id: string; readonly ymd: number}
	| {readonly outcome: 'lost'; readonly how: Extract<Loss, 'scientific' | 'error' | 'overflow'>}
	| {readonly outcome: 'other'; readonly clean: string};

/** Reads one cell, whatever a spreadsheet or a program made of the number in it. */
export function readIdCell(written: string): IdReading {
	const text = unwrapText(written);
	if (text === '') return {outcome: 'nothing'};
	const loss = lossOf(text);
	if (loss !== undefined) return {outcome: 'lost', how: loss};
	const number = wholeNumber(text);
	if (number === 'scientific') return {outcome: 'lost', how: 'scientific'};
	const clean = number?.digits ?? cleanIdentifier(text);
	const form = identifierForm(clean);
	if (form !== 'other') return {outcome: 'whole', id: clean, form};
	if (/^[1-9](?:\d{9,10}|\d{7})$/.test(clean)) return {outcome: 'shortened', digits: clean};
	const glued = splitGluedDate(text);
	if (glued !== undefined && identifierForm(glued.number) !== 'other') return {outcome: 'glued', id: glued.number, ymd: glued.ymd};
	return {outcome: 'other', clean};
}

/** The value that a cell of an ID column holds, for the record: a number without what stands between its digits, all else cleaned. */
export function cleanIdCell(written: string): string {
	const reading = readIdCell(written);
	switch (reading.outcome) {
		case 'nothing': return '';
		case 'whole': return reading.id;
		case 'shortened': return reading.digits;
		case 'other': return reading.clean;
		default: return cleanIdentifier(unwrapText(written));
	}
}

/**
 * What the leading zeros of a shortened number can be. `restored`: padded, it has a province's prefix and agrees with birth
 * year and sex · `contradicted`: it has such a prefix and does not agree · `open`: birth year or sex are not known ·
 * `no_id`: it cannot have been a personal ID.
 */
export type ZerosReading =
	| {readonly outcome: 'restored'; readonly id: PersonalId}
	| {readonly outcome: 'contradicted'; readonly by: readonly ('birth' | 'sex')[]}
	| {readonly outcome: 'open'}
	| {readonly outcome: 'no_id'};

/** @param ymd the person's birth date, yyyymmdd; month and day may be 00 */
export function restoreZeros(digits: string, ymd: number | undefined, sex: Sex | undefined): ZerosReading {
	const padded = /^[1-9]\d{9,10}$/.test(digits) ? digits.padStart(12, '0') : '';
	if (!isPersonalId(padded) || idStructure(padded).prefixKind !== 'province') return {outcome: 'no_id'};
	const restored = padLostZeros(digits, ymd, sex);
	if (restored !== undefined) return {outcome: 'restored', id: restored};
	const by = idContradictions(padded, ymd, sex);
	return by.length > 0 ? {outcome: 'contradicted', by} : {outcome: 'open'};
}
