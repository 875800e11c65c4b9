import type {HeadingBlock} from './heading.ts';
import {isDivisionRow, isRemarkRow, isSparseRow, isTotalRow} from './totals.ts';

/** A row of a table; blank ones are left out. */
export interface BodyRow {
	/** Of the sheet or the text, from 1. */
	readonly row: number;
	readonly cells: readonly string[];
	/** So many rows, or lines, from this one on are it; left out: one. */
	readonly repeats?: number;
}

/** A table's end is looked for in so many rows. */
const longestTail = 50;

/** Tells among the rows below the headings which are people, and which are headings again, divisions, totals, or remarks and signatures below the last one. */
export class TableBody<Row extends BodyRow> {
	/** Rows so far. */
	repeatedHeadings = 0;
	/** With the totals and divisions further up. */
	footRows = 0;
	readonly #width: number;
	/** The rows of the headings, by their first cell. */
	readonly #headingKeys: ReadonlyMap<string, string>;
	/** Rows that are the end of the table if no person comes after them. */
	#tail: Row[] = [];
	#lastRow: number;

	/** `headingRows`: as they stand in the table. */
	constructor({headings, lastRow}: Pick<HeadingBlock, 'headings' | 'lastRow'>, headingRows: readonly (readonly string[])[]) {
		this.#width = headings.length;
		this.#headingKeys = new Map(headingRows.map(cells => [cells[0], rowKey(cells)]));
		this.#lastRow = lastRow;
	}

	/** Takes the next row. Returns the people that are certain by now. */
	next(row: Row): readonly Row[] {
		const gap = row.row > this.#lastRow + 1;
		const repeats = row.repeats ?? 1;
		this.#lastRow = row.row + repeats - 1;
		const {cells} = row;
		if (this.#repeatsHeading(cells)) {
			this.repeatedHeadings += repeats;
			return [];
		}
		if (isDivisionRow(cells, this.#width)) {
			this.footRows += repeats;
			return [];
		}
		const mayBeEnd = isTotalRow(cells) || (this.#tail.length > 0 ? isSparseRow(cells, this.#width) : gap && isRemarkRow(cells) && isSparseRow(cells, this.#width));
		if (!mayBeEnd) return this.#tail.length === 0 ? [row] : [...this.#resume(), row];
		this.#tail.push(row);
		return this.#tail.length > longestTail ? this.#resume() : [];
	}

	/** There is no other row. */
	finish(): void {
		for (const {repeats = 1} of this.#tail) this.footRows += repeats;
	}

	#repeatsHeading(cells: readonly string[]): boolean {
		const key = cells.length > 1 ? this.#headingKeys.get(cells[0]) : undefined;
		return key !== undefined && key === rowKey(cells);
	}

	/** The table goes on: what looked like its end were totals and people of whom little is known. */
	#resume(): Row[] {
		const people: Row[] = [];
		for (const row of this.#tail.splice(0)) {
			if (isTotalRow(row.cells)) this.footRows += row.repeats ?? 1;
			else people.push(row);
		}
		return people;
	}
}

function rowKey(cells: readonly string[]): string {
	return cells.map(cell => cell.trim()).join('\t').trimEnd();
}
