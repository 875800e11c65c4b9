import {KnownError, exitCodes} from '../../errors.ts';
import {type HeadingBlock, findHeading, headRows} from './heading.ts';
import {isBlankRow} from './heading-rows.ts';
import type {GrowthGuard} from './limits.ts';
import type {SheetReading, SheetRow} from './sheet-rows.ts';
import {TableWriter} from './table-writer.ts';
import {isRemarkRow, isSparseRow, isTotalRow} from './totals.ts';
import type {ContainerWishes, SheetRows} from './types.ts';

/** Finds in the rows of one sheet what is title, headings, data and totals, and has the data written as a table. */
export class SheetTable {
	readonly #sheet: SheetReading;
	readonly #path: string;
	readonly #wishes: ContainerWishes;
	readonly #guard: GrowthGuard;
	/** The first rows, until the headings are known. */
	#head: SheetRow[] = [];
	#below: BelowHeadings | undefined;
	#titleRows = 0;
	#lastRow = 0;

	constructor(sheet: SheetReading, path: string, wishes: ContainerWishes, guard: GrowthGuard) {
		this.#sheet = sheet;
		this.#path = path;
		this.#wishes = wishes;
		this.#guard = guard;
	}

	async add(rows: readonly SheetRow[]): Promise<void> {
		for (const row of rows) {
			if (isBlankRow(row.cells)) continue;
			this.#lastRow = row.row + (row.repeats ?? 1) - 1;
			if (this.#below !== undefined) await this.#below.add(row);
			else if (this.#head.push(row) >= headRows && row.row > (this.#wishes.headerRow ?? 0) + headRows) await this.#start();
		}
	}

	/** Undefined for a sheet without a value. */
	async finish(): Promise<SheetRows | undefined> {
		if (this.#below === undefined && this.#head.length === 0) return undefined;
		const {heading, repeatedHeadings, footRows, dataRows, columns} = await (this.#below ?? await this.#start()).finish();
		const rows = Math.max(this.#lastRow, heading.lastRow);
		const headingRows = heading.lastRow - heading.firstRow + 1 + repeatedHeadings;
		const {name, hidden, uncalculated} = this.#sheet;
		return {
			name, hidden, uncalculated, rows, headingRows, footRows, dataRows, columns, titleRows: this.#titleRows,
			blankRows: rows - this.#titleRows - headingRows - footRows - dataRows,
		};
	}

	/** For a caller who gives up. */
	async abandon(): Promise<void> {
		await this.#below?.abandon();
	}

	async #start(): Promise<BelowHeadings> {
		const heading = findHeading(this.#head, this.#wishes);
		if (heading === undefined) {
			throw new KnownError('HEADER_ROW_BLANK', exitCodes.sourceRefused, {sheet: this.#sheet.name, row: this.#wishes.headerRow});
		}
		const above = this.#head.filter(({row}) => row < heading.firstRow);
		const block = this.#head.filter(({row}) => row >= heading.firstRow && row <= heading.lastRow);
		const below = this.#head.filter(({row}) => row > heading.lastRow);
		this.#titleRows = above.reduce((sum, {repeats = 1}) => sum + repeats, 0);
		const writer = await TableWriter.create(this.#path, heading, this.#wishes.personHeadings, this.#guard);
		this.#below = new BelowHeadings(heading, block, writer);
		this.#head = [];
		for (const row of below) await this.#below.add(row);
		return this.#below;
	}
}

/** A table's end is looked for in so many rows. */
const longestTail = 50;

class BelowHeadings {
	readonly #heading: HeadingBlock;
	/** The rows of the headings, by their first cell. */
	readonly #headingKeys: ReadonlyMap<string, string>;
	readonly #writer: TableWriter;
	/** Rows that are the end of the sheet if no person comes after them. */
	#tail: SheetRow[] = [];
	#repeatedHeadings: number;
	#footRows = 0;
	#lastRow: number;

	constructor(heading: HeadingBlock, block: readonly SheetRow[], writer: TableWriter) {
		this.#heading = heading;
		this.#headingKeys = new Map(block.map(({cells}) => [cells[0], rowKey(cells)]));
		this.#writer = writer;
		this.#repeatedHeadings = block.reduce((sum, {repeats = 1}) => sum + repeats - 1, 0);
		this.#lastRow = heading.lastRow;
	}

	async add(row: SheetRow): Promise<void> {
		const gap = row.row > this.#lastRow + 1;
		const repeats = row.repeats ?? 1;
		this.#lastRow = row.row + repeats - 1;
		const {cells} = row;
		const width = this.#heading.headings.length;
		if (this.#repeatsHeading(cells)) this.#repeatedHeadings += repeats;
		else if (isTotalRow(cells) || (this.#tail.length > 0 ? isSparseRow(cells, width) : gap && isRemarkRow(cells) && isSparseRow(cells, width))) {
			this.#tail.push(row);
			if (this.#tail.length > longestTail) await this.#resume();
		} else {
			if (this.#tail.length > 0) await this.#resume();
			await this.#writer.write(row);
		}
	}

	async finish() {
		for (const {repeats = 1} of this.#tail) this.#footRows += repeats;
		return {heading: this.#heading, repeatedHeadings: this.#repeatedHeadings, footRows: this.#footRows, ...await this.#writer.finish()};
	}

	async abandon(): Promise<void> {
		await this.#writer.abandon();
	}

	#repeatsHeading(cells: readonly string[]): boolean {
		const key = cells.length > 1 ? this.#headingKeys.get(cells[0]) : undefined;
		return key !== undefined && key === rowKey(cells);
	}

	/** The table goes on: what looked like its end were totals and persons of whom little is known. */
	async #resume(): Promise<void> {
		for (const row of this.#tail.splice(0)) {
			if (isTotalRow(row.cells)) this.#footRows += row.repeats ?? 1;
			else await this.#writer.write(row);
		}
	}
}

function rowKey(cells: readonly string[]): string {
	return cells.map(cell => cell.trim()).join('\t').trimEnd();
}
