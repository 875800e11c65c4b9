import {KnownError, exitCodes} from '../../errors.ts';
import {type HeadingBlock, findHeading, headRows} from './heading.ts';
import {isBlankRow} from './heading-rows.ts';
import type {GrowthGuard} from './limits.ts';
import type {SheetReading, SheetRow} from './sheet-rows.ts';
import {TableBody} from './table-body.ts';
import {TableWriter} from './table-writer.ts';
import type {ContainerWishes, SheetRows} from './types.ts';

/** Finds in the rows of one sheet what is title, headings, data and totals, and has the data written as a table. */
export class SheetTable {
	readonly #sheet: SheetReading;
	readonly #path: string;
	readonly #wishes: ContainerWishes;
	readonly #guard: GrowthGuard;
	/** The first rows, until the headings are known. */
	#head: SheetRow[] = [];
	#below: {readonly heading: HeadingBlock; readonly body: TableBody<SheetRow>; readonly writer: TableWriter} | undefined;
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
			if (this.#below !== undefined) await this.#addBelow(row);
			else if (this.#head.push(row) >= headRows && row.row > (this.#wishes.headerRow ?? 0) + headRows) await this.#start();
		}
	}

	/** Undefined for a sheet without a value. */
	async finish(): Promise<SheetRows | undefined> {
		if (this.#below === undefined && this.#head.length === 0) return undefined;
		if (this.#below === undefined) await this.#start();
		const {heading, body, writer} = this.#below!;
		body.finish();
		const {footRows} = body;
		const {dataRows, columns} = await writer.finish();
		const rows = Math.max(this.#lastRow, heading.lastRow);
		const headingRows = heading.lastRow - heading.firstRow + 1 + body.repeatedHeadings;
		const {name, hidden, uncalculated} = this.#sheet;
		return {
			name, hidden, uncalculated, rows, headingRows, footRows, dataRows, columns, titleRows: this.#titleRows,
			blankRows: rows - this.#titleRows - headingRows - footRows - dataRows,
		};
	}

	/** For a caller who gives up. */
	async abandon(): Promise<void> {
		await this.#below?.writer.abandon();
	}

	async #start(): Promise<void> {
		const heading = findHeading(this.#head, this.#wishes);
		if (heading === undefined) {
			throw new KnownError('HEADER_ROW_BLANK', exitCodes.sourceRefused, {sheet: this.#sheet.name, row: this.#wishes.headerRow});
		}
		const above = this.#head.filter(({row}) => row < heading.firstRow);
		const block = this.#head.filter(({row}) => row >= heading.firstRow && row <= heading.lastRow);
		const below = this.#head.filter(({row}) => row > heading.lastRow);
		this.#titleRows = above.reduce((sum, {repeats = 1}) => sum + repeats, 0);
		const writer = await TableWriter.create(this.#path, heading, this.#wishes.personHeadings, this.#guard);
		const body = new TableBody<SheetRow>(heading, block.map(({cells}) => cells));
		body.repeatedHeadings = block.reduce((sum, {repeats = 1}) => sum + repeats - 1, 0);
		this.#below = {heading, body, writer};
		this.#head = [];
		for (const row of below) await this.#addBelow(row);
	}

	async #addBelow(row: SheetRow): Promise<void> {
		const {body, writer} = this.#below!;
		for (const person of body.next(row)) await writer.write(person);
	}
}
