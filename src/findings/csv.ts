import {stringify} from 'csv-stringify/sync';

export type CsvCell = string | number | null;

/**
 * Lines of a CSV file, with an LF after each. A text that a spreadsheet would run as a formula gets an apostrophe
 * in front; plain numbers stay as they are.
 */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
	return stringify(rows.map(row => row.map(safeCell)), {quoted_match: /[\r\n]/});
}

function safeCell(cell: CsvCell): string {
	if (cell === null) return '';
	const text = String(cell);
	return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

const startsFormula = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;
