import {isRealDate, partsOf} from '../vietnam/calendar.ts';
import {thisYear, today} from './dates.ts';
import type {Issuer} from './identifiers.ts';
import type {Random} from './random.ts';

export type DateMistake = 'year_only' | 'month_only' | 'default_date' | 'day_month_swapped' | 'one_digit' | 'neighbour_year' | 'impossible';

/** The date with one such mistake; undefined where it offers no place for it. Takes full dates only. */
export function mistakeDate(random: Random, date: number, kind: DateMistake): number | undefined {
	const {year, month, day} = partsOf(date);
	if (day === 0) return undefined;
	switch (kind) {
		case 'year_only':
			return year * 10_000;
		case 'month_only':
			return date - day;
		case 'default_date':
			return date % 10_000 === 101 ? undefined : year * 10_000 + 101;
		case 'day_month_swapped':
			return day > 12 || day === month ? undefined : real((year * 100 + day) * 100 + month);
		case 'one_digit':
			return oneDigit(random, date);
		case 'neighbour_year':
			return real(date + (year === thisYear || random.chance(0.5) ? -10_000 : 10_000));
		case 'impossible':
			return month === 2 ? date - day + 30 : [4, 6, 9, 11].includes(month) ? date - day + 31 : undefined;
	}
}

function oneDigit(random: Random, date: number): number | undefined {
	for (let attempt = 0; attempt < 20; attempt += 1) {
		const power = 10 ** random.pick([0, 0, 1, 2, 4, 4, 5]);
		const digit = Math.floor(date / power) % 10;
		const changed = date + (random.integer(10) - digit) * power;
		if (changed !== date && real(changed) !== undefined) return changed;
	}
	return undefined;
}

function real(date: number): number | undefined {
	return isRealDate(date) && date <= today && date >= 19_050_101 ? date : undefined;
}

export type IdMistake = 'mistyped' | 'lost_zeros' | 'scientific' | 'letters' | 'length';

/** The personal ID with one such mistake. A mistyped one is nobody's. */
export function mistakeId(random: Random, id: string, kind: IdMistake, issuer: Issuer): string | undefined {
	switch (kind) {
		case 'mistyped':
			return mistyped(random, id, issuer);
		case 'lost_zeros':
			return id.startsWith('0') ? id.replace(/^0+/, '') : undefined;
		case 'scientific':
			return `${id.replace(/^0+/, '').slice(0, 1)}.${id.replace(/^0+/, '').slice(1, 5)}E+10`;
		case 'letters': {
			const at = random.between(6, 11);
			return id.slice(0, at) + random.pick([...'ABDHKMX']) + id.slice(at + 1);
		}
		case 'length':
			return random.chance(0.6) ? id.slice(0, -1) : id + random.integer(10);
	}
}

/** One digit changed or two neighbours exchanged. */
function mistyped(random: Random, id: string, issuer: Issuer): string | undefined {
	for (let attempt = 0; attempt < 40; attempt += 1) {
		const at = random.integer(11);
		const changed = random.chance(0.65)
			? id.slice(0, at) + random.integer(10) + id.slice(at + 1)
			: id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
		if (changed !== id && !issuer.mayBeIssued(changed)) return changed;
	}
	return undefined;
}

export function mistakePhone(random: Random, phone: string): string {
	const draw = random.next();
	if (draw < 0.4) return phone.slice(0, -1 - random.integer(2));
	if (draw < 0.7) return phone + random.integer(10) + random.integer(10);
	return phone.slice(0, 4) + random.pick(['x', 'o', '?']) + phone.slice(5);
}
