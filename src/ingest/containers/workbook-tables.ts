import {KnownError, exitCodes} from '../../errors.ts';
import {cleanText} from '../../vietnam/text.ts';
import {containerLimits} from './limits.ts';
import type {Opening} from './open-container.ts';
import type {SheetBatches, SheetReading} from './sheet-rows.ts';
import {SheetTable} from './sheet-table.ts';
import type {ContainerTable, ContainerWishes, OpenedContainer} from './types.ts';

/**
 * Writes a table for each sheet that is wanted and has a value: the one that the profile names, else all that are not hidden. `read` gives
 * the sheets one after the other.
 */
export async function writeSheetTables(opening: Opening, read: (wanted: (sheet: SheetReading) => boolean) => SheetBatches): Promise<Omit<OpenedContainer, 'format'>> {
	const {wishes} = opening;
	const written = new WrittenSheets(opening);
	try {
		for await (const {sheet, rows} of read(each => isWanted(each, wishes))) await written.add(sheet, rows);
		await written.finishSheet();
	} finally {
		await written.abandon();
	}
	const {tables, sheets} = written;
	const left = sheets.filter(sheet => !tables.some(table => table.sheet!.name === sheet.name)).map(({name}) => name);
	if (tables.length > 0) return {tables, ignored: left};
	if (wishes.sheet !== undefined) throw new KnownError('SHEET_MISSING', exitCodes.sourceRefused, {sheet: String(wishes.sheet), sheets: left});
	throw sheets.some(({hidden}) => hidden) ? new KnownError('SHEETS_HIDDEN', exitCodes.sourceRefused, {sheets: left}) : new KnownError('FILE_EMPTY', exitCodes.sourceRefused);
}

function isWanted({name, place, hidden}: SheetReading, {sheet}: ContainerWishes): boolean {
	if (sheet === undefined) return !hidden;
	return typeof sheet === 'number' ? sheet === place : cleanText(sheet) === cleanText(name);
}

/** The sheets of one workbook, as they are written. */
class WrittenSheets {
	readonly tables: ContainerTable[] = [];
	readonly sheets: SheetReading[] = [];
	readonly #opening: Opening;
	#path = '';
	#table: SheetTable | undefined;

	constructor(opening: Opening) {
		this.#opening = opening;
	}

	async add(sheet: SheetReading, rows: Parameters<SheetTable['add']>[0]): Promise<void> {
		if (this.sheets.at(-1) !== sheet) await this.#begin(sheet);
		await this.#table!.add(rows);
	}

	async finishSheet(): Promise<void> {
		const sheet = await this.#table?.finish();
		this.#table = undefined;
		if (sheet !== undefined) this.tables.push({path: this.#path, sheet});
	}

	/** For a caller who gives up in the middle of a sheet. */
	async abandon(): Promise<void> {
		await this.#table?.abandon();
	}

	async #begin(sheet: SheetReading): Promise<void> {
		await this.finishSheet();
		if (this.sheets.push(sheet) > containerLimits.tables) throw new KnownError('SHEETS_TOO_MANY', exitCodes.sourceRefused, {limit: containerLimits.tables});
		const {folder, prefix, wishes, guard} = this.#opening;
		this.#path = `${folder}/${prefix}-sheet-${this.sheets.length}.tsv`;
		this.#table = new SheetTable(sheet, this.#path, wishes, guard);
	}
}
