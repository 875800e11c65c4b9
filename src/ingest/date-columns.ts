import type {Store} from '../store/store.ts';
import {type DateReading, dateReader, settleCentury} from '../vietnam/damage/date-cell.ts';
import {type DateColumn, decideDateColumn} from '../vietnam/damage/date-column.ts';
import {type Epoch, dateOfSerial} from '../vietnam/damage/serial-date.ts';
import type {ParsedDate} from '../vietnam/dates.ts';
import {type PersonalId, idStructure} from '../vietnam/ids.ts';

/** How the dates of a column are written in one file. */
export interface DateContext {
	readonly column: DateColumn;
	/** Whether years of two digits stand in it. */
	readonly shortYears: boolean;
	/** The last day of the file's year, yyyymmdd: who was born in a short year was born by then. */
	readonly asOf: number;
	/** How many cells hold something. */
	readonly cells: number;
}

/** A row of the dictionary of dates but for its number. */
export interface DateEntry {
	readonly written: string;
	readonly ymd: number | null;
	readonly issue: 'impossible' | 'unreadable' | null;
	/** How it was read (`DateReading`), where it was not simply read as written. */
	readonly reading: string | null;
	readonly doubtful: boolean | null;
}

/** A column of dates as the country writes them; nearly all are such. */
const usual: DateColumn = {order: 'dmy', basis: 'assumed', halfConverted: false, serials: false, sixDigits: false, epoch: 1900};

/** Reads a written date. `digits`: the fourth to sixth digit of the person's ID, which tell century and year; '' where not known. */
export function readDate(written: string, context?: DateContext, digits = ''): DateEntry {
	const reading = readerOf(context?.column ?? usual)(written);
	const id = digits === '' ? undefined : (`000${digits}000000` as PersonalId);
	return entryOf(written, reading.outcome === 'century' && context !== undefined ? settleCentury(reading, id, context.asOf) : reading);
}

/** A date that a profile's format reads. */
export function formattedDate(written: string, {ymd, issue}: ParsedDate): DateEntry {
	return {written, ymd: ymd ?? null, issue: issue ?? null, reading: null, doubtful: null};
}

/** Readings that depend on how the whole column is written. */
export const openReadings: readonly string[] = ['serial', 'other_order', 'short_year', 'glued'];

/** What is noted of cells that were read by their column, and of such columns. */
export const columnReadings: readonly string[] = [...openReadings, 'order', 'order_mixed', 'order_unclear', 'month_first', 'half_converted', 'epoch_1904'];

const readers = new Map<DateColumn, (written: string) => DateReading>();

function readerOf(column: DateColumn): (written: string) => DateReading {
	const reader = readers.get(column) ?? dateReader(column);
	readers.set(column, reader);
	return reader;
}

function entryOf(written: string, reading: DateReading): DateEntry {
	const entry = {written, ymd: null, issue: null, reading: null, doubtful: null};
	switch (reading.outcome) {
		case 'nothing': return entry;
		case 'read': return {...entry, ymd: reading.ymd, reading: reading.how === 'written' ? null : reading.how, doubtful: reading.certain ? null : true};
		case 'ambiguous': return {...entry, ymd: reading.ymd, reading: 'order', doubtful: true};
		case 'century': return {...entry, issue: 'unreadable', reading: 'short_year'};
		case 'glued': return {...entry, ymd: reading.ymd, reading: 'glued', doubtful: true};
		case 'impossible': return {...entry, ymd: reading.ymd, issue: 'impossible'};
		case 'lost': return {...entry, issue: reading.how === 'zero_date' ? null : 'unreadable', reading: reading.how};
		case 'unreadable': return {...entry, issue: 'unreadable'};
	}
}

/**
 * Decides for each file how a column of dates is written in it; files where it is written as usual are left out.
 *
 * @param values a query of `file_no`, `written` and `digits` (see `readDate`; NULL where not known) of the files to look at
 * @param asOf the day of each file, yyyymmdd
 */
export async function findDateContexts(store: Store, values: string, asOf: ReadonlyMap<number, number>): Promise<ReadonlyMap<number, DateContext>> {
	const contexts = new Map<number, DateContext>();
	for await (const [file, dates] of datesByFile(store, values)) {
		const column = decideDateColumn(dates.map(({written, cells}) => [written, cells] as const), epochOf(dates));
		const shortYears = dates.some(({written}) => readerOf(column)(written).outcome === 'century');
		if (!shortYears && isUsual(column)) continue;
		contexts.set(file, {column, shortYears, asOf: Math.floor(asOf.get(file)! / 10_000) * 10_000 + 1231, cells: dates.reduce((sum, {cells}) => sum + cells, 0)});
	}
	return contexts;
}

interface CountedDate {
	readonly written: string;
	readonly digits: string | null;
	readonly cells: number;
}

async function* datesByFile(store: Store, values: string): AsyncGenerator<readonly [file: number, dates: readonly CountedDate[]]> {
	let file: number | undefined;
	let dates: CountedDate[] = [];
	for await (const chunk of store.chunks('ingest: values of a date column', `
		SELECT file_no, written, digits, count(*) AS cells FROM (${values}) WHERE written IS NOT NULL GROUP BY ALL ORDER BY ALL`)) {
		for (const [number, written, digits, cells] of chunk.getRows()) {
			if (file !== undefined && number !== file) yield [file, dates];
			if (number !== file) dates = [];
			file = Number(number);
			dates.push({written: String(written), digits: digits === null ? null : String(digits), cells: Number(cells)});
		}
	}
	if (file !== undefined) yield [file, dates];
}

/** What is to be said of a column as a whole. */
export function remarksOn({column: {order, basis, halfConverted, epoch}}: DateContext): string[] {
	return [
		...(basis === 'mixed' || basis === 'unclear' ? [`order_${basis}`] : order === 'mdy' ? ['month_first'] : []),
		...(halfConverted ? ['half_converted'] : []),
		...(epoch === 1904 ? ['epoch_1904'] : []),
	];
}

function isUsual({order, basis, halfConverted, serials, sixDigits, epoch}: DateColumn): boolean {
	return order === 'dmy' && (basis === 'assumed' || basis === 'shown') && !halfConverted && !serials && !sixDigits && epoch === 1900;
}

/** Of which system the serial numbers are: the one with which more of the IDs agree. */
function epochOf(dates: readonly CountedDate[]): Epoch {
	const agreeing = (epoch: Epoch): number => dates.reduce((sum, {written, digits, cells}) => {
		if (digits === null || !/^\d{5}$/.test(written)) return sum;
		const ymd = dateOfSerial(Number(written), epoch)?.ymd;
		const {birthYear} = idStructure(`000${digits}000000` as PersonalId);
		return sum + (ymd !== undefined && Math.floor(ymd / 10_000) === birthYear ? cells : 0);
	}, 0);
	return agreeing(1904) > agreeing(1900) ? 1904 : 1900;
}
