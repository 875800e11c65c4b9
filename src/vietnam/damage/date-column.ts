import type {DateOrder} from '../dates.ts';
import {partsOf} from '../calendar.ts';
import {dateOfSerial, type Epoch} from './serial-date.ts';
import {unwrapText} from './spreadsheet-text.ts';

/** How the dates of one column are written, by all its values together. */
export interface DateColumn {
	/** That of the country, unless the other one is `shown`. */
	readonly order: Extract<DateOrder, 'dmy' | 'mdy'>;
	/**
	 * `shown`: there are dates that are good in this order only, and (but for slips) none that are good in the other only ·
	 * `mixed`: there are both · `assumed`: no date shows its order, so it is that of the country · `unclear`: none shows it among
	 * so many that it should.
	 */
	readonly basis: 'shown' | 'mixed' | 'assumed' | 'unclear';
	/**
	 * Whether a spreadsheet of another country took the dates it could for its own, month first, and left the others as text:
	 * then no number means a day above 12, and no text one below 13.
	 */
	readonly halfConverted: boolean;
	/** Whether numbers of days stand for dates. */
	readonly serials: boolean;
	/** Whether dates are written as six digits, so that five have lost a zero and are no serial number. */
	readonly sixDigits: boolean;
	readonly epoch: Epoch;
}

/**
 * Decides for a column how its dates are written.
 *
 * @param values its distinct values, each with the number of cells that hold it
 * @param epoch of the workbook; 1900 where nothing says otherwise
 */
export function decideDateColumn(values: Iterable<readonly [written: string, cells: number]>, epoch: Epoch = 1900): DateColumn {
	const seen: Record<Sight, number> = {dayFirst: 0, monthFirst: 0, either: 0, lowSerial: 0, highSerial: 0, sixDigits: 0, other: 0};
	for (const [written, cells] of values) seen[lookAt(written, epoch)] += cells;
	const {dayFirst, monthFirst} = seen;
	const serials = seen.lowSerial + seen.highSerial;
	const basis = basisOf(seen);
	return {
		order: basis === 'shown' && monthFirst > dayFirst ? 'mdy' : 'dmy',
		basis,
		halfConverted: seen.lowSerial >= ENOUGH && seen.highSerial === 0 && dayFirst >= ENOUGH && seen.either <= dayFirst * SLIPS,
		serials: serials > seen.sixDigits,
		sixDigits: seen.sixDigits > serials,
		epoch,
	};
}

function basisOf({dayFirst, monthFirst, either}: Readonly<Record<Sight, number>>): DateColumn['basis'] {
	if (dayFirst + monthFirst === 0) return either < ENOUGH ? 'assumed' : 'unclear';
	return Math.min(dayFirst, monthFirst) > Math.max(dayFirst, monthFirst) * SLIPS ? 'mixed' : 'shown';
}

/** What a value says about its column. */
type Sight = 'dayFirst' | 'monthFirst' | 'either' | 'lowSerial' | 'highSerial' | 'sixDigits' | 'other';

/** One date in fifty may be a slip of the keyboard, which then looks like the other order. */
const SLIPS = 0.02;

/** Below, an accident is possible: of random days two in five are up to 12, and twenty in a row are not. */
const ENOUGH = 20;

function lookAt(written: string, epoch: Epoch): Sight {
	const text = unwrapText(written);
	const numbers = /^(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(?:\d{4}|\d{2})(?:\D|$)/.exec(text) ?? /^(\d{2})(\d{2})(?:1[89]|20)\d{2}$/.exec(text);
	if (numbers !== null) {
		const [first, second] = [Number(numbers[1]), Number(numbers[2])];
		if (first > 31 || second > 31 || first === 0 || second === 0 || (first > 12 && second > 12) || first === second) return 'other';
		return first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : 'either';
	}
	if (/^\d{6}$/.test(text)) return 'sixDigits';
	if (!/^[1-9]\d{4}(?:[.,]\d+)?$/.test(text)) return 'other';
	const ymd = dateOfSerial(Number.parseInt(text, 10), epoch)?.ymd;
	return ymd === undefined ? 'other' : partsOf(ymd).day > 12 ? 'highSerial' : 'lowSerial';
}
