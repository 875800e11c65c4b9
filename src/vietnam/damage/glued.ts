import {parseDate, type DateOrder} from '../dates.ts';

/** A date and the number that stands at it without being part of it: a row number, an identity card. */
export interface GluedDate {
	readonly ymd: number;
	/** Digits only. */
	readonly number: string;
}

/**
 * Takes a number and a date apart that were written into one cell (`281234567 05/04/1998`, `105/04/1980`,
 * `07408500123405041985`). A date glued to a number is written with two digits for day and month; of digits alone there must
 * be as many as an ID (12) or an identity card (9) and a date (8) have. Undefined for all else.
 *
 * @param text as `unwrapText` returns it
 */
export function splitGluedDate(text: string, order: DateOrder = 'dmy'): GluedDate | undefined {
	for (const form of forms) {
		const parts = form.exec(text)?.groups;
		if (parts === undefined) continue;
		const {ymd, issue} = parseDate(parts.date, order);
		if (ymd === undefined || issue !== undefined || ymd % 100 === 0 || !isOfOurTime(ymd)) continue;
		return {ymd, number: parts.number};
	}
	return undefined;
}

const gap = '[ ,;:|_()-]+';
const date = String.raw`(?<date>\d{1,2}(?<mark>[/.-])\d{1,2}\k<mark>\d{4})`;
const fullDate = String.raw`(?<date>\d{2}(?<mark>[/.-])\d{2}\k<mark>\d{4})`;

/** Forms in which they stand together, the surest first. */
const forms: readonly RegExp[] = [
	new RegExp(String.raw`^(?<number>\d+)${gap}${date}\)?$`),
	new RegExp(String.raw`^${date}${gap}(?<number>\d+)\)?$`),
	new RegExp(String.raw`^(?<number>\d+?)\.?${fullDate}$`),
	new RegExp(String.raw`^${fullDate}(?<number>\d+)$`),
	/^(?<number>\d{12}|\d{9})(?<date>\d{8})$/,
	/^(?<date>\d{8})(?<number>\d{12}|\d{9})$/,
];

function isOfOurTime(ymd: number): boolean {
	return ymd >= 1880_00_00 && ymd < 2100_00_00;
}
