import {isRealDate} from '../vietnam/calendar.ts';
import type {Random} from './random.ts';

/** The day on which the exports were made, as yyyymmdd: all dates here are such numbers, 00 for an unknown part. */
export const today = 20_220_815;
export const thisYear = 2022;
export const isoToday = '2022-08-15';

/** A day in that year, not after today. */
export function drawDate(random: Random, year: number): number {
	for (;;) {
		const date = (year * 100 + random.between(1, 12)) * 100 + random.between(1, 31);
		if (date <= today && isRealDate(date)) return date;
	}
}

export function yearOf(date: number): number {
	return Math.floor(date / 10_000);
}
