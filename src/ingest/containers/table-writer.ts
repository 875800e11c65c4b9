import {cleanText} from '../../vietnam/text.ts';
import {FillDown} from './fill-down.ts';
import type {HeadingBlock} from './heading.ts';
import type {GrowthGuard} from './limits.ts';
import {PrivateFile} from './private-file.ts';
import type {SheetRow} from './sheet-rows.ts';

/** Writes the table of a sheet: its headings in the first line, then a line for each row. Cells are quoted only where they hold a quote. */
export class TableWriter {
	readonly #file: PrivateFile;
	readonly #guard: GrowthGuard;
	readonly #joined: HeadingBlock['joined'];
	readonly #fillDown: FillDown;
	#rows = 0;
	#columns: number;

	private constructor(file: PrivateFile, heading: HeadingBlock, personHeadings: readonly string[] | undefined, guard: GrowthGuard) {
		this.#file = file;
		this.#guard = guard;
		this.#joined = heading.joined;
		this.#fillDown = new FillDown(heading, personHeadings);
		this.#columns = heading.headings.length;
	}

	static async create(path: string, heading: HeadingBlock, personHeadings: readonly string[] | undefined, guard: GrowthGuard): Promise<TableWriter> {
		const writer = new TableWriter(await PrivateFile.create(path), heading, personHeadings, guard);
		await writer.#line('0', heading.headings.map(cleanText));
		return writer;
	}

	async write(row: SheetRow): Promise<void> {
		let cells = this.#fillDown.fill(row);
		if (this.#joined.length > 0) cells = this.#join(cells);
		if (cells.length > this.#columns) this.#columns = cells.length;
		const repeats = row.repeats ?? 1;
		this.#rows += repeats;
		for (let at = 0; at < repeats; at++) await this.#line(String(row.row + at), cells);
	}

	async finish(): Promise<{dataRows: number; columns: number}> {
		this.#guard.add(await this.#file.close());
		return {dataRows: this.#rows, columns: this.#columns};
	}

	async abandon(): Promise<void> {
		await this.#file.close().catch(() => 0);
	}

	async #line(number: string, cells: readonly string[]): Promise<void> {
		let line = cells.join('\t');
		if (line.includes('"')) line = cells.map(quoted).join('\t');
		const written = await this.#file.text(`${number}\t${line}\n`);
		if (written > 0) this.#guard.add(written);
	}

	#join(cells: readonly string[]): readonly string[] {
		const joined = [...cells];
		for (const {column, columns} of this.#joined) {
			const pieces = joined.slice(column, column + columns).map(cell => cell.trim()).filter(cell => cell !== '');
			for (let at = column; at < column + columns && at < joined.length; at++) joined[at] = at === column ? pieces.join(' ') : '';
		}
		return joined;
	}
}

function quoted(cell: string): string {
	return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
