import type {Sheet, Workbook} from 'hucre/xlsx';
import {KnownError, exitCodes} from '../../errors.ts';
import {damaged} from './damaged.ts';
import {containerLimits} from './limits.ts';
import {formatOfCode, momentText, numberText, plainFormat, wholeDate} from './number-format.ts';
import {MergeMap, RowCells, type SheetBatches, type SheetReading, type SheetRow, oneLine} from './sheet-rows.ts';

export type WholeFormat = 'xls' | 'xlsb';

/** Reads a workbook that can only be read as a whole. */
export async function* readWholeWorkbook(bytes: Buffer, format: WholeFormat, wanted: (sheet: SheetReading) => boolean): SheetBatches {
	const workbook = await openWorkbook(bytes, format);
	for (const [index, source] of workbook.sheets.entries()) {
		const sheet: SheetReading = {name: source.name, place: index + 1, hidden: source.hidden === true || source.veryHidden === true, uncalculated: 0};
		yield {sheet, rows: []};
		if (wanted(sheet)) yield* batchesOf(source, sheet);
	}
}

async function openWorkbook(bytes: Buffer, format: WholeFormat): Promise<Workbook> {
	// Loaded only where it is needed: a night of plain files pays nothing.
	const {readXls, readXlsb} = await import('hucre/xlsx');
	try {
		return format === 'xls' ? await readXls(bytes) : await readXlsb(bytes);
	} catch (error) {
		throw refusalOf(error, format);
	}
}

function refusalOf(error: unknown, format: WholeFormat): unknown {
	const name = error instanceof Error ? error.name : '';
	const message = error instanceof Error ? error.message : '';
	if (message.startsWith('Unsupported XLS version')) return new KnownError('FILE_FORMAT_UNSUPPORTED', exitCodes.sourceRefused, {format: 'xls 5.0/95'}, {}, {cause: error});
	if (error instanceof RangeError && /allocation|array length|string length/i.test(message)) {
		return new KnownError('CONTAINER_MEMORY', exitCodes.sourceRefused, {megabytes: containerLimits.workerMegabytes}, {}, {cause: error});
	}
	// Whatever else a reader throws on bytes that came from outside is damage.
	return damaged(format, name, error);
}

const batchRows = 1000;

function* batchesOf(source: Sheet, sheet: SheetReading): Generator<{sheet: SheetReading; rows: SheetRow[]}> {
	const merges = new MergeMap();
	for (const {startRow, endRow, startCol, endCol} of source.merges ?? []) {
		merges.add(startRow + 1, {column: startCol, columns: endCol - startCol + 1, rows: endRow - startRow + 1});
	}
	const cells = new RowCells(sheet.name);
	let rows: SheetRow[] = [];
	for (let row = 0; row < source.rows.length; row++) {
		// Rows without a cell are not there at all.
		const values = source.rows[row] as Sheet['rows'][number] | undefined;
		if (values === undefined) continue;
		for (const [column, value] of values.entries()) {
			if (value !== null && value !== undefined) cells.set(row + 1, column, textOf(value, source.cells?.get(`${row},${column}`)?.style?.numFmt));
		}
		rows.push({row: row + 1, cells: cells.take(), merges: merges.byRow.get(row + 1)});
		if (rows.length >= batchRows) {
			yield {sheet, rows};
			rows = [];
		}
	}
	yield {sheet, rows};
}

function textOf(value: string | number | boolean | Date, code: string | undefined): string {
	if (typeof value === 'string') return oneLine(value);
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	const format = code === undefined ? plainFormat : formatOfCode(code);
	if (typeof value === 'number') return numberText(value, format, false);
	return Number.isNaN(value.getTime()) ? '' : momentText(rounded(value), format.kind === 'date' ? format : wholeDate);
}

/** A moment that was a fraction of a day is off by milliseconds. */
function rounded(moment: Date): Date {
	return new Date(Math.round(moment.getTime() / 1000) * 1000);
}
