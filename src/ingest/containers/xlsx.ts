import {damaged} from './damaged.ts';
import {type NumberFormat, momentText, numberText, plainFormat, wholeDate} from './number-format.ts';
import {RowCells, type SheetBatches, type SheetReading, type SheetRow, checkRow, oneLine, plainText} from './sheet-rows.ts';
import {type XmlHandler, XmlScanner, attributeOf, xmlPieces} from './xml-scanner.ts';
import {type Archive, type WorkbookParts, readWorkbookParts} from './xlsx-parts.ts';
import {columnOf, surveySheet} from './xlsx-survey.ts';
import {readZipEntry} from './zip-entry.ts';

/**
 * Reads the sheets of an .xlsx that `wanted` takes, row by row. What stays in memory is its different texts and a stretch of rows.
 * Throws where the rows that were read are not as many as stand in the bytes.
 */
export async function* readXlsx(archive: Archive, workbook: string, wanted: (sheet: SheetReading) => boolean): SheetBatches {
	const parts = await readWorkbookParts(archive, workbook);
	for (const [index, {name, hidden, part}] of parts.sheets.entries()) {
		const sheet: SheetReading = {name, hidden, place: index + 1, uncalculated: 0};
		if (!wanted(sheet)) {
			yield {sheet, rows: []};
			continue;
		}
		const {rows: expected, merges} = await surveySheet(readZipEntry(archive.file, part, archive.guard));
		const handler = new SheetHandler(sheet, parts);
		const scanner = new XmlScanner(handler, 'xlsx');
		yield {sheet, rows: []};
		for await (const piece of xmlPieces(readZipEntry(archive.file, part, archive.guard))) {
			scanner.push(piece);
			const rows = handler.take();
			if (rows.length > 0) yield {sheet, rows: merges.size === 0 ? rows : rows.map(row => ({...row, merges: merges.get(row.row)}))};
		}
		scanner.end();
		if (handler.rows !== expected) throw damaged('xlsx', `${handler.rows} rows instead of ${expected}`);
	}
}

/** Turns the elements of a worksheet into rows. */
class SheetHandler implements XmlHandler {
	/** Row elements so far. */
	rows = 0;
	readonly #sheet: SheetReading;
	readonly #parts: WorkbookParts;
	readonly #cells: RowCells;
	#finished: SheetRow[] = [];
	#inData = false;
	#row = 0;
	#column = -1;
	#type = '';
	#format: NumberFormat = plainFormat;
	#value = '';
	#reading = false;
	#phonetic = false;
	#formula = false;

	constructor(sheet: SheetReading, parts: WorkbookParts) {
		this.#sheet = sheet;
		this.#parts = parts;
		this.#cells = new RowCells(sheet.name);
	}

	take(): readonly SheetRow[] {
		const rows = this.#finished;
		this.#finished = [];
		return rows;
	}

	open(name: string, attributes: string): void {
		if (name === 'sheetData') this.#inData = true;
		else if (!this.#inData) return;
		else if (name === 'c') this.#openCell(attributes);
		else if (name === 'v') this.#reading = true;
		else if (name === 't') this.#reading = !this.#phonetic;
		else if (name === 'row') this.#openRow(attributes);
		else if (name === 'f') this.#formula = true;
		else if (name === 'rPh') this.#phonetic = true;
	}

	close(name: string): void {
		if (!this.#inData) return;
		if (name === 'v' || name === 't') this.#reading = false;
		else if (name === 'c') this.#closeCell();
		else if (name === 'rPh') this.#phonetic = false;
		else if (name === 'sheetData') this.#inData = false;
		else if (name === 'row') {
			const cells = this.#cells.take();
			if (cells.length > 0) this.#finished.push({row: this.#row, cells});
		}
	}

	text(text: string): void {
		if (!this.#reading) return;
		this.#value += text;
		// What is too long already need not grow further to be refused.
		if (this.#value.length > longestValue) this.#closeCell();
	}

	#openRow(attributes: string): void {
		const number = attributeOf(attributes, 'r');
		const row = number === undefined ? this.#row + 1 : Number(number);
		checkRow(row, this.#row, this.#sheet.name);
		this.#row = row;
		this.#column = -1;
		this.rows++;
	}

	#openCell(attributes: string): void {
		const reference = attributeOf(attributes, 'r');
		const column = reference === undefined ? this.#column + 1 : columnOf(reference);
		if (column <= this.#column) throw damaged('xlsx', 'cells out of order');
		this.#column = column;
		this.#type = attributeOf(attributes, 't') ?? 'n';
		const style = attributeOf(attributes, 's');
		this.#format = style === undefined ? plainFormat : this.#parts.formats[Number(style)] ?? plainFormat;
		this.#value = '';
		this.#formula = false;
	}

	#closeCell(): void {
		if (this.#formula && this.#value === '' && this.#type !== 'str') this.#sheet.uncalculated++;
		else this.#cells.set(this.#row, this.#column, this.#valueText());
	}

	#valueText(): string {
		const value = this.#value;
		switch (this.#type) {
			case 's': {
				const text = this.#parts.strings.get(Number(value));
				if (text === undefined && value !== '') throw damaged('xlsx', 'text number');
				return text ?? '';
			}
			case 'str':
			case 'inlineStr':
				return oneLine(plainText(value));
			case 'b':
				return value === '' ? '' : value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
			case 'd':
				return isoDateText(value);
			// As Excel shows it: #N/A.
			case 'e':
				return value;
			default:
				return this.#numberText(value);
		}
	}

	#numberText(value: string): string {
		if (this.#format.kind === 'plain' && value.length <= exactDigits && wholeNumber.test(value)) return value;
		const number = Number(value);
		if (value.trim() === '') return '';
		return Number.isFinite(number) ? numberText(number, this.#format, this.#parts.date1904) : oneLine(value);
	}
}

const longestValue = 200_000;
const exactDigits = 15;
const wholeNumber = /^(?:0|[1-9]\d*)$/;

/** A date that was written as text, in the strict kind of workbook: `1980-04-05T00:00:00`. */
function isoDateText(value: string): string {
	const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? value : `${value.replace(/Z$/, '')}Z`);
	return Number.isNaN(moment.getTime()) ? oneLine(value) : momentText(moment, wholeDate);
}
