import {digitsSet, leastEdits, type TextTable} from './arrays.ts';
import {editDistance} from './edit-distance.ts';
import {absent, birth as level, id as idLevel} from './levels.ts';

const monthMask = 0xff00;
const dayMask = 0xff;
const monthDayMask = 0xffff;
const newYear = 0x0101;

/** The level of two birth dates in binary-coded decimal. A few integer operations. */
export function compareBirths(a: number, b: number): number {
	if (a === 0 || b === 0) return absent;
	const differing = a ^ b;
	if (differing === 0) return (a & dayMask) === 0 ? level.precision : level.equal;
	const sameYear = differing >>> 16 === 0;
	if ((a & dayMask) === 0 || (b & dayMask) === 0) return comparePartial(a, b, sameYear);
	const sameMonth = (differing & monthMask) === 0;
	const sameDay = (differing & dayMask) === 0;
	if (sameYear) {
		if ((a & monthDayMask) === newYear || (b & monthDayMask) === newYear) return level.defaultDate;
		if ((a & dayMask) === (b & monthMask) >>> 8 && (b & dayMask) === (a & monthMask) >>> 8) return level.swapped;
	}
	const digits = digitsSet(differing);
	if (digits === 1 || (digits === 2 && neighboursSwapped(a, b, differing))) return level.oneDigit;
	if ((sameYear && (sameMonth || sameDay)) || (sameMonth && sameDay)) return level.near;
	return sameYear ? level.sameYear : level.different;
}

function comparePartial(a: number, b: number, sameYear: boolean): number {
	if (!sameYear) return level.different;
	const [aMonth, bMonth] = [a & monthMask, b & monthMask];
	return aMonth === 0 || bMonth === 0 || aMonth === bMonth ? level.precision : level.sameYear;
}

/** Two neighbouring digits changed places: 0x1968 and 0x1986. */
export function neighboursSwapped(a: number, b: number, differing: number): boolean {
	const shift = (31 - Math.clz32(differing & -differing)) & ~3;
	if (differing >>> shift > 0xff) return false;
	const [aLow, aHigh] = [(a >>> shift) & 15, (a >>> (shift + 4)) & 15];
	return aLow === ((b >>> (shift + 4)) & 15) && aHigh === ((b >>> shift) & 15);
}

/** The level of two 12-digit IDs given as halves; both must be there. `different` where nothing better holds. */
export function compareIds(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
	const high = aHigh ^ bHigh;
	const low = aLow ^ bLow;
	if ((high | low) === 0) return idLevel.equal;
	const digits = digitsSet(high) + digitsSet(low);
	if (digits === 1) return idLevel.oneDigit;
	if (digits !== 2) return idLevel.different;
	const swapped = high === 0 ? neighboursSwapped(aLow, bLow, low)
		: low === 0 ? neighboursSwapped(aHigh, bHigh, high)
		: high >>> 4 === 0 && (low & 0xfffff) === 0 && (aHigh & 15) === ((bLow >>> 20) & 15) && ((aLow >>> 20) & 15) === (bHigh & 15);
	return swapped ? idLevel.oneDigit : idLevel.different;
}

/** Edits between two texts of one table, cut off above `limit`. */
export function textEdits({start, units, letters}: TextTable, a: number, b: number, limit: number): number {
	if (leastEdits(letters[a], letters[b]) > limit) return limit + 1;
	return editDistance(units, start[a], start[a + 1], units, start[b], start[b + 1], limit);
}

/** Length of a text of a table. */
export const textLength = ({start}: TextTable, text: number): number => start[text + 1] - start[text];

/** Whether two texts of a table have their first `length` units in common. */
export function beginAlike({start, units}: TextTable, a: number, b: number, length: number): boolean {
	for (let index = 0; index < length; index++) {
		if (units[start[a] + index] !== units[start[b] + index]) return false;
	}
	return true;
}
