/** What the number format of a cell makes of its number. */
export type NumberFormat =
	| {readonly kind: 'plain'}
	/** Shown with at least so many digits: `000000000000`. */
	| {readonly kind: 'digits'; readonly digits: number}
	| DateFormat;

/** A moment; which of its parts are shown. A format of month and year hides a day that nobody meant. */
export interface DateFormat {
	readonly kind: 'date';
	readonly year: boolean;
	readonly month: boolean;
	readonly day: boolean;
	readonly time: boolean;
}

export const plainFormat: NumberFormat = {kind: 'plain'};

export const wholeDate: DateFormat = {kind: 'date', year: true, month: true, day: true, time: true};

/** The format behind a number in a style: one that is built in, or one that the workbook defines. */
export function numberFormat(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
	const code = codes.get(id) ?? builtIn(id);
	return code === undefined ? plainFormat : formatOfCode(code);
}

/** Understands a format code (ECMA-376 part 1, 18.8.31). */
export function formatOfCode(code: string): NumberFormat {
	// Sections for positive, negative and zero numbers, and for text: registers know the first only.
	const [section] = code.replaceAll(/"[^"]*"|\\.|_.|\*./gu, '').split(';');
	if (/\[(?:h+|m+|s+)\]/i.test(section)) return plainFormat;
	const symbols = section.replaceAll(/\[[^\]]*\]/g, '').toLowerCase().replace(/am\/pm|a\/p/, 's');
	if (symbols.includes('general')) return plainFormat;
	if (/[ydb]/.test(symbols) || (symbols.includes('m') && !/[hs]/.test(symbols))) {
		const withoutTime = symbols.replaceAll(/h[^ydb]*|(?<=:)m+|m+(?=:)|s/g, '');
		return {kind: 'date', year: /[yb]/.test(symbols), month: withoutTime.includes('m'), day: symbols.includes('d'), time: /[hs]/.test(symbols)};
	}
	if (/[hs]/.test(symbols)) return {kind: 'date', year: false, month: false, day: false, time: true};
	const digits = symbols.replaceAll(/[ /()+-]/g, '');
	return /^#*0+$/.test(digits) ? {kind: 'digits', digits: digits.replaceAll('#', '').length} : plainFormat;
}

/** Numbers in these styles are dates or times in every country's Excel (27–36 and 50–58 in East Asia only). */
function builtIn(id: number): string | undefined {
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return id === 17 ? 'mmm-yy' : 'd/m/yyyy';
	if (id >= 18 && id <= 21) return 'h:mm:ss';
	return id === 22 ? 'd/m/yyyy h:mm' : id === 45 ? 'mm:ss' : undefined;
}

/** A cell's number as text: what it is, in the shape in which it is shown. `date1904`: the workbook counts days from 1904. */
export function numberText(value: number, format: NumberFormat, date1904: boolean): string {
	if (format.kind === 'date') {
		const text = serialText(value, format, date1904);
		if (text !== undefined) return text;
	}
	if (Number.isInteger(value)) {
		const digits = Math.abs(value) < 1e21 ? String(value) : BigInt(value).toString();
		return format.kind === 'digits' && value >= 0 ? digits.padStart(format.digits, '0') : digits;
	}
	// 15 digits are what Excel keeps; what lies behind them is noise.
	return String(Number(value.toPrecision(15)));
}

const dayMilliseconds = 86_400_000;
/** Day 0 of the 1900 system from March 1900 on, and of the 1904 system. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
/** 31/12/9999 */
const lastSerial = 2_958_465;

/**
 * The day of a serial number. The 1900 system counts a 29/02/1900 that never was: days before it are one later than their
 * number says, and it itself stays as written.
 */
function serialText(serial: number, format: DateFormat, date1904: boolean): string | undefined {
	const timeOnly = !format.year && !format.month && !format.day;
	if (serial < 0 || serial >= lastSerial + 1 || (!timeOnly && !date1904 && serial < 1)) return undefined;
	if (!date1904 && Math.floor(serial) === 60 && !timeOnly) return dateText({year: 1900, month: 2, day: 29}, format);
	const shift = !date1904 && serial < 60 && !timeOnly ? 1 : 0;
	const seconds = Math.round((serial + shift) * 86_400);
	return momentText(new Date((date1904 ? epoch1904 : epoch1900) + seconds * 1000), format);
}

/** A moment, by UTC, as its format shows it: `05/04/1980`, `04/1980`, `1980`, with a time where it is not midnight. */
export function momentText(moment: Date, format: DateFormat): string {
	const time = !format.time || moment.getTime() % dayMilliseconds === 0 ? '' : moment.toISOString().slice(11, 19);
	if (!format.year && !format.month && !format.day) return time === '' ? '00:00:00' : time;
	const date = dateText({year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate()}, format);
	return time === '' ? date : `${date} ${time}`;
}

function dateText({year, month, day}: {year: number; month: number; day: number}, format: DateFormat): string {
	const years = String(year).padStart(4, '0');
	const months = String(month).padStart(2, '0');
	if (format.year && !format.day) return format.month ? `${months}/${years}` : years;
	return `${String(day).padStart(2, '0')}/${months}/${years}`;
}
