import type {Field, PartField} from '../../vietnam/fields.ts';
import {recognizeHeadings} from '../../vietnam/headings.ts';
import {compareName} from '../../vietnam/names.ts';
import {cleanText} from '../../vietnam/text.ts';
import type {HeadingBlock} from './heading.ts';
import type {Merge, SheetRow} from './sheet-rows.ts';

/**
 * Gives rows the value of a cell that is merged over them: the number of a household stands once beside all its members. Only a row that
 * names a person takes it, and never his name or ID: where those are merged, the rows are one person.
 */
export class FillDown {
	readonly #personColumns: ReadonlySet<number>;
	readonly #running = new Map<number, {readonly lastRow: number; readonly value: string}>();

	constructor({headings}: HeadingBlock, personHeadings: readonly string[] | undefined) {
		this.#personColumns = new Set(personHeadings === undefined ? knownPersonColumns(headings) : namedColumns(headings, personHeadings));
	}

	/** The cells of the next row, with what runs down from above. */
	fill({row, cells, merges = []}: SheetRow): readonly string[] {
		if (this.#running.size === 0 && merges.length === 0) return cells;
		const filled = this.#isPerson(cells) ? this.#withRunning(row, cells) : cells;
		for (const merge of merges) this.#begin(row, cells, merge);
		return filled;
	}

	#isPerson(cells: readonly string[]): boolean {
		return [...this.#personColumns].some(column => (cells[column] ?? '').trim() !== '');
	}

	#withRunning(row: number, cells: readonly string[]): readonly string[] {
		const filled = [...cells];
		for (const [column, {lastRow, value}] of this.#running) {
			if (row > lastRow) this.#running.delete(column);
			else if ((cells[column] ?? '').trim() === '') {
				while (filled.length < column) filled.push('');
				filled[column] = value;
			}
		}
		return filled;
	}

	#begin(row: number, cells: readonly string[], {column, columns, rows}: Merge): void {
		const value = cells[column] ?? '';
		if (columns === 1 && rows > 1 && value !== '' && !this.#personColumns.has(column)) this.#running.set(column, {lastRow: row + rows - 1, value});
	}
}

/** What says who somebody is. */
export const personFields: ReadonlySet<Field | PartField> = new Set(['full_name', 'surname_middle', 'given_name', 'personal_id', 'old_id', 'record_code'] as const);

function knownPersonColumns(headings: readonly string[]): number[] {
	const {columns} = recognizeHeadings(headings);
	return [...personFields].flatMap(field => columns.get(field) ?? []);
}

function namedColumns(headings: readonly string[], wanted: readonly string[]): number[] {
	const keys = new Set(wanted.map(heading => compareName(cleanText(heading))));
	return headings.flatMap((heading, column) => (keys.has(compareName(cleanText(heading))) ? [column] : []));
}
