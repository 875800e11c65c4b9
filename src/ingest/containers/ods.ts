import {KnownError, exitCodes} from '../../errors.ts';
import {damaged} from './damaged.ts';
import {containerLimits} from './limits.ts';
import {momentText, numberText, plainFormat, wholeDate} from './number-format.ts';
import {type Merge, RowCells, type SheetBatch, type SheetBatches, type SheetReading, type SheetRow, checkRow, oneLine} from './sheet-rows.ts';
import {type XmlHandler, XmlScanner, attributeOf, xmlPieces} from './xml-scanner.ts';
import type {Archive} from './xlsx-parts.ts';
import {readWholeEntry, readZipEntry} from './zip-entry.ts';

/** Whether an archive is an OpenDocument spreadsheet. One with a password is refused: its parts cannot be told from noise. */
export async function isOds(archive: Archive): Promise<boolean> {
	const mark = archive.entries.get('mimetype');
	if (mark === undefined || mark.bytes > longestMark || !archive.entries.has('content.xml')) return false;
	const type = (await readWholeEntry(archive.file, mark, archive.guard, longestMark)).toString('latin1').trim();
	if (!/^application\/vnd\.oasis\.opendocument\.spreadsheet(?:-template)?$/.test(type)) return false;
	const manifest = archive.entries.get('META-INF/manifest.xml');
	const parts = manifest === undefined ? '' : (await readWholeEntry(archive.file, manifest, archive.guard, longestManifest)).toString('latin1');
	if (parts.includes('encryption-data')) throw new KnownError('PASSWORD_UNSUPPORTED', exitCodes.sourceRefused, {format: 'ods'});
	return true;
}

const longestMark = 100;
const longestManifest = 4 * 1024 * 1024;

/** Reads the sheets of an .ods row by row; in memory is a stretch of rows. All sheets come, since they stand in one document. */
export async function* readOds(archive: Archive, wanted: (sheet: SheetReading) => boolean): SheetBatches {
	const handler = new ContentHandler(wanted);
	const scanner = new XmlScanner(handler, 'ods');
	for await (const piece of xmlPieces(readZipEntry(archive.file, archive.entries.get('content.xml')!, archive.guard))) {
		scanner.push(piece);
		yield* handler.take();
	}
	scanner.end();
	if (!handler.finished) throw damaged('ods', 'no spreadsheet');
}

/** What holds paragraphs or cells that are no cell's value. */
const foreign: ReadonlySet<string> = new Set([
	'annotation', 'shapes', 'dde-links', 'tracked-changes', 'forms', 'note', 'ruby-text', 'frame', 'custom-shape', 'g', 'rect', 'line', 'control', 'scenario',
]);

class ContentHandler implements XmlHandler {
	finished = false;
	readonly #wanted: (sheet: SheetReading) => boolean;
	#batches: SheetBatch[] = [];
	#places = 0;
	/** How deep within something foreign. */
	#foreign = 0;
	/** How deep within tables: one in a cell is no sheet. */
	#depth = 0;
	#sheet: SheetReading | undefined;
	#reads = false;
	#rows: SheetRow[] = [];
	#cells = new RowCells('');
	#row = 0;
	#lastFilled = 0;
	#rowRepeats = 1;
	#column = 0;
	#merges: Merge[] = [];
	#cell: Cell | undefined;
	/** Table styles that hide their table, and the style that was opened last. */
	readonly #hiding = new Set<string>();
	#style = '';

	constructor(wanted: (sheet: SheetReading) => boolean) {
		this.#wanted = wanted;
	}

	take(): readonly SheetBatch[] {
		this.#finishBatch();
		const batches = this.#batches;
		this.#batches = [];
		return batches;
	}

	open(name: string, attributes: string): void {
		if (foreign.has(name) || this.#foreign > 0) {
			if (foreign.has(name)) this.#foreign++;
			return;
		}
		if (name === 'table') this.#openTable(attributes);
		else if (name === 'style') this.#style = attributeOf(attributes, 'style:name') ?? '';
		else if (name === 'table-properties' && attributeOf(attributes, 'table:display') === 'false') this.#hiding.add(this.#style);
		else if (this.#depth !== 1 || !this.#reads) return;
		else if (name === 'table-row') this.#openRow(attributes);
		else if (name === 'table-cell') this.#cell = cellOf(attributes);
		else if (name === 'covered-table-cell') this.#column += repeats(attributes, 'table:number-columns-repeated');
		else if (this.#cell !== undefined) openInCell(this.#cell, name, attributes);
	}

	close(name: string): void {
		if (this.#foreign > 0) {
			if (foreign.has(name)) this.#foreign--;
			return;
		}
		if (name === 'table') this.#closeTable();
		else if (name === 'spreadsheet') this.finished = true;
		else if (this.#depth !== 1 || !this.#reads) return;
		else if (name === 'table-row') this.#closeRow();
		else if (name === 'table-cell') this.#closeCell();
		else if (name === 'p' && this.#cell !== undefined) this.#cell.inText = false;
	}

	text(text: string): void {
		if (this.#foreign === 0 && this.#depth === 1 && this.#cell?.inText) addText(this.#cell, text);
	}

	#finishBatch(): void {
		if (this.#rows.length > 0) this.#batches.push({sheet: this.#sheet!, rows: this.#rows});
		this.#rows = [];
	}

	#openTable(attributes: string): void {
		if (++this.#depth > 1) return;
		const hidden = this.#hiding.has(attributeOf(attributes, 'table:style-name') ?? '');
		this.#sheet = {name: attributeOf(attributes, 'table:name') ?? '', place: ++this.#places, hidden, uncalculated: 0};
		this.#batches.push({sheet: this.#sheet, rows: []});
		this.#reads = this.#wanted(this.#sheet);
		this.#cells = new RowCells(this.#sheet.name);
		this.#row = 0;
		this.#lastFilled = 0;
	}

	#closeTable(): void {
		if (--this.#depth > 0) return;
		this.#finishBatch();
		this.#sheet = undefined;
	}

	#openRow(attributes: string): void {
		this.#rowRepeats = repeats(attributes, 'table:number-rows-repeated');
		this.#column = 0;
		this.#merges = [];
	}

	#closeRow(): void {
		const cells = this.#cells.take();
		const [merges, row] = [this.#merges.length === 0 ? undefined : this.#merges, this.#row + 1];
		this.#row += this.#rowRepeats;
		if (cells.length === 0) return;
		checkRow(this.#row, this.#lastFilled, this.#sheet!.name);
		this.#lastFilled = this.#row;
		this.#rows.push({row, cells, merges, repeats: this.#rowRepeats});
	}

	#closeCell(): void {
		const cell = this.#cell!;
		this.#cell = undefined;
		const text = cellText(cell);
		if (cell.columns > 1 || cell.rows > 1) this.#merges.push({column: this.#column, columns: cell.columns, rows: cell.rows});
		if (text !== '') for (let at = 0; at < cell.repeats; at++) this.#cells.set(this.#row + 1, this.#column + at, text);
		this.#column += cell.repeats;
	}
}

interface Cell {
	readonly type: string;
	readonly value: string;
	readonly repeats: number;
	readonly columns: number;
	readonly rows: number;
	text: string;
	paragraphs: number;
	inText: boolean;
}

function cellOf(attributes: string): Cell {
	const type = attributeOf(attributes, 'office:value-type') ?? attributeOf(attributes, 'calcext:value-type') ?? '';
	const value = valueAttributes[type];
	return {
		type,
		value: value === undefined ? '' : attributeOf(attributes, value) ?? '',
		repeats: repeats(attributes, 'table:number-columns-repeated'),
		columns: repeats(attributes, 'table:number-columns-spanned'),
		rows: repeats(attributes, 'table:number-rows-spanned'),
		text: '', paragraphs: 0, inText: false,
	};
}

const valueAttributes: Readonly<Record<string, string>> = {
	float: 'office:value', percentage: 'office:value', currency: 'office:value', date: 'office:date-value', time: 'office:time-value', boolean: 'office:boolean-value',
	string: 'office:string-value',
};

function repeats(attributes: string, name: string): number {
	const count = Number(attributeOf(attributes, name) ?? 1);
	return Number.isInteger(count) && count >= 1 ? count : 1;
}

function openInCell(cell: Cell, name: string, attributes: string): void {
	if (name === 'p') {
		if (cell.paragraphs++ > 0) addText(cell, '\n');
		cell.inText = true;
	} else if (!cell.inText) {
		return;
	} else if (name === 's') {
		addText(cell, ' '.repeat(Math.min(repeats(attributes, 'text:c'), containerLimits.cellLength)));
	} else if (name === 'tab' || name === 'line-break') {
		addText(cell, '\n');
	}
}

/** Twice the limit is too much already, and the cell will be refused. */
function addText(cell: Cell, text: string): void {
	if (cell.text.length <= containerLimits.cellLength) cell.text += text;
}

/**
 * What the cell holds. Where the shown text says the same in another shape, it is taken: an ID shown with its zeros, a date of which
 * only the year is shown.
 */
function cellText({type, value, text}: Cell): string {
	const shown = oneLine(text);
	if (value === '') return shown;
	if (type === 'date') return dateText(value, shown);
	if (type === 'boolean') return value === 'true' ? 'TRUE' : 'FALSE';
	if (type === 'time' || type === 'string') return shown === '' ? oneLine(value) : shown;
	const number = Number(value);
	if (!Number.isFinite(number)) return shown;
	return /^0\d+$/.test(shown) && Number(shown) === number ? shown : numberText(number, plainFormat, false);
}

function dateText(value: string, shown: string): string {
	const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? value : `${value}Z`);
	if (Number.isNaN(moment.getTime())) return shown;
	const year = /^\d{4}$/.test(shown);
	const month = /^\d{1,2}[/.-]\d{4}$/.test(shown);
	return momentText(moment, {...wholeDate, day: !year && !month, month: !year});
}
