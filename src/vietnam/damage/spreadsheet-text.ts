import {cleanText} from '../text.ts';

/**
 * Why a spreadsheet left nothing that could be read. `scientific`: digits were cut off (`7.4085E+10`) · `error`: a formula
 * failed (`#REF!`) · `overflow`: the column was too narrow to show the value (`#####`) · `year`: a day and a month of no year
 * (`5-Apr`) · `zero_date`: a zero shown as a date (`00/01/1900`).
 */
export type Loss = 'scientific' | 'error' | 'overflow' | 'year' | 'zero_date';

/**
 * A cell's text as somebody wrote it: without what keeps a spreadsheet from making a number of it (`="074"`, `'074`), clean
 * (`cleanText`), with the digits of the ASCII.
 */
export function unwrapText(written: string): string {
	const clean = cleanText(written);
	const quoted = /^="([^"]*)"$/.exec(clean);
	const text = quoted === null ? clean.replace(/^['’‘`]+ ?/, '') : quoted[1].trim();
	return text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30));
}

/** Whether a text (`unwrapText`) is what a spreadsheet shows in place of a value. */
export function lossOf(text: string): 'error' | 'overflow' | undefined {
	if (/^#+$/.test(text)) return 'overflow';
	return /^#(?:REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/i.test(text) ? 'error' : undefined;
}

/**
 * The whole number that a text says in the ways of spreadsheets and programs: `74085001234.0`, `74.085.001.234`,
 * `7.4085001234E+10`. 'scientific' where the exponent is greater than the digits written: those were cut off.
 * Undefined for anything else, plain digits among it.
 */
export function wholeNumber(text: string): {digits: string} | 'scientific' | undefined {
	const decimal = /^(\d+)[.,]0+$/.exec(text);
	// Three zeros may be thousands.
	if (decimal !== null && !/[.,]000$/.test(text)) return {digits: decimal[1]};
	if (/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/.test(text)) return {digits: text.replaceAll(/[.,]/g, '')};
	const power = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i.exec(text);
	if (power === null) return undefined;
	const fraction = power[2] ?? '';
	const places = Number(power[3]);
	if (fraction.length > places) return undefined;
	return fraction.length === places ? {digits: power[1] + fraction} : 'scientific';
}
