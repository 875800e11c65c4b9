import {KnownError, exitCodes} from '../../errors.ts';
import {containerLimits} from './limits.ts';

/** Cells that are one. Columns count from 0. */
export interface Merge {
	readonly column: number;
	readonly columns: number;
	readonly rows: number;
}

/** A row of a sheet. Cells without a value are empty texts; behind the last value there are none. */
export interface SheetRow {
	/** From 1. */
	readonly row: number;
	readonly cells: readonly string[];
	/** So many rows from this one on are the same; left out: one. */
	readonly repeats?: number;
	/** Of the merged ranges that begin in this row; the value stands in their first cell. */
	readonly merges?: readonly Merge[];
}

/** A stretch of one sheet. */
export interface SheetBatch {
	readonly sheet: SheetReading;
	readonly rows: readonly SheetRow[];
}

/** A sheet while it is read. */
export interface SheetReading {
	readonly name: string;
	/** Among all sheets of the workbook, from 1. */
	readonly place: number;
	readonly hidden: boolean;
	/** Formulas without a calculated value so far. */
	uncalculated: number;
}

/** The sheets of a workbook one after the other, each in batches from its first row to its last. A sheet without a row comes once. */
export type SheetBatches = AsyncGenerator<SheetBatch>;

/** Puts the cells of one row together and holds them to the limits. */
export class RowCells {
	readonly #sheet: string;
	#cells: string[] = [];
	#length = 0;

	constructor(sheet: string) {
		this.#sheet = sheet;
	}

	set(row: number, column: number, text: string): void {
		if (text === '') return;
		if (column >= containerLimits.columns) throw this.#refusal('COLUMNS_TOO_MANY', row, containerLimits.columns);
		if (text.length > containerLimits.cellLength) throw this.#refusal('CELL_TOO_LONG', row, containerLimits.cellLength);
		this.#length += text.length;
		if (this.#length > containerLimits.rowLength) throw this.#refusal('ROW_TOO_LONG', row, containerLimits.rowLength);
		while (this.#cells.length < column) this.#cells.push('');
		this.#cells[column] = text;
	}

	take(): string[] {
		const cells = this.#cells;
		this.#cells = [];
		this.#length = 0;
		return cells;
	}

	#refusal(code: string, row: number, limit: number): KnownError {
		return new KnownError(code, exitCodes.sourceRefused, {sheet: this.#sheet, row, limit});
	}
}

/** The merged ranges of a sheet by their first row, held to the limits. */
export class MergeMap {
	readonly byRow = new Map<number, Merge[]>();
	#count = 0;

	add(row: number, merge: Merge): void {
		const same = this.byRow.get(row) ?? [];
		if (same.push(merge) > containerLimits.columns || ++this.#count > containerLimits.merges) {
			throw new KnownError('MERGES_TOO_MANY', exitCodes.sourceRefused, {limit: containerLimits.merges});
		}
		this.byRow.set(row, same);
	}
}

/** Throws where there are more rows, or in another order, than a sheet can have. */
export function checkRow(row: number, previous: number, sheet: string): void {
	const fits = Number.isInteger(row) && row > previous;
	if (!fits) throw new KnownError('CONTAINER_DAMAGED', exitCodes.sourceRefused, {format: 'xlsx', reason: `row ${row} after ${previous}`});
	if (row > containerLimits.rows) throw new KnownError('ROWS_TOO_MANY', exitCodes.sourceRefused, {sheet, limit: containerLimits.rows});
}

/** A cell's text fit for one line: a line break or a tab is a blank. Nothing else is touched, for it may be a letter of an old font. */
export function oneLine(text: string): string {
	return breaks.test(text) ? text.replaceAll(/\r\n|[\t\r\n\0]/g, ' ') : text;
}

const breaks = /[\t\r\n\0]/;

/** Undoes the writing of characters that XML cannot hold: `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function plainText(text: string): string {
	return text.includes('_x') ? text.replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
