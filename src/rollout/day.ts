import {parseDate, precision} from '../vietnam/dates.ts';

/** A whole calendar day as `yyyy-mm-dd`, however it is written; `undefined` where there is no such day. */
export function dayOf(text: string): string | undefined {
	const {ymd, issue} = parseDate(text);
	if (ymd === undefined || issue !== undefined || precision(ymd) !== 'day') return undefined;
	return String(ymd).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** The day it is in Vietnam, which keeps one offset from UTC all year. */
export function today(now: Date): string {
	return new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
