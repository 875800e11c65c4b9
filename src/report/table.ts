import {breakText, displayWidth, longestWord, shorten} from './text-width.ts';

export interface TableColumn {
	readonly heading: string;
	/** Numbers stand right. */
	readonly align?: 'left' | 'right';
	/** Its words may go on several lines where the terminal is narrow. Keys and codes are words, and stay whole. */
	readonly flexible?: boolean;
	/** How narrow a flexible column may become before others go below or out; 8 where left out. */
	readonly least?: number;
	/** A flexible column that is cut with `…` instead: text that nobody needs to copy and that may be endless. */
	readonly cut?: boolean;
	/**
	 * What becomes of the column where that is not enough: its cells go below those of the column before it, or it
	 * goes out. Columns go below first, then out, each time the last one first.
	 */
	readonly narrow?: 'below' | 'out';
}

export interface Table {
	readonly headings: readonly string[];
	readonly lines: readonly string[];
}

const gap = '  ';
/** A flexible column that is narrower reads badly. */
const leastWidth = 8;
/** A longer word of a flexible column goes on in the next line. */
const longestWhole = 24;

/**
 * Lines of a table: headings, then rows, in aligned columns. `width` is the terminal's (the session's
 * `width`); `undefined` gives every cell its full length.
 */
export function renderTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width?: number): string[] {
	const {headings, lines} = tableOf(columns, rows, width);
	return [...headings, ...lines];
}

/** The same with headings and rows apart. */
export function tableOf(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width?: number): Table {
	const stacks = fit(columns.map((column, index) => stackOf([column], [index], rows)), rows, width);
	return {headings: rowLines(columns.map(column => column.heading), stacks), lines: rows.flatMap(row => rowLines(row, stacks))};
}

/** What stands in one column of the terminal: one column of the table, or several, one below the other. */
interface Stack {
	readonly columns: readonly TableColumn[];
	/** Their positions in a row. */
	readonly indexes: readonly number[];
	readonly natural: number;
	readonly least: number;
	width: number;
}

function stackOf(columns: readonly TableColumn[], indexes: readonly number[], rows: readonly (readonly string[])[]): Stack {
	const widths = columns.map((column, part) => {
		const cells = [column.heading, ...rows.map(row => row[indexes[part]] ?? '')];
		const natural = largest(cells, displayWidth);
		return {natural, least: column.flexible ? Math.min(natural, leastOf(column, cells)) : natural};
	});
	const natural = Math.max(...widths.map(each => each.natural));
	return {columns, indexes, natural, least: Math.max(...widths.map(each => each.least)), width: natural};
}

function leastOf({align, cut, least = leastWidth}: TableColumn, cells: readonly string[]): number {
	if (cut) return least;
	const words = Math.min(longestWhole, largest(cells, longestWord));
	return align === 'right' ? words : Math.max(least, words);
}

// A list may be longer than a function takes arguments.
function largest(cells: readonly string[], measure: (cell: string) => number): number {
	return cells.reduce((most, cell) => Math.max(most, measure(cell)), 0);
}

function fit(all: readonly Stack[], rows: readonly (readonly string[])[], width: number | undefined): readonly Stack[] {
	if (width === undefined) return all;
	let stacks = all;
	const needed = (of: (stack: Stack) => number) => stacks.reduce((sum, stack) => sum + of(stack), gap.length * (stacks.length - 1));
	for (const narrow of ['below', 'out'] as const) {
		for (let index = stacks.length - 1; index > 0 && needed(stack => stack.least) > width; index--) {
			if (stacks[index].columns[0].narrow !== narrow) continue;
			const [before, own] = [stacks[index - 1], stacks[index]];
			const joined = narrow === 'out' ? [before] : [stackOf([...before.columns, ...own.columns], [...before.indexes, ...own.indexes], rows)];
			stacks = [...stacks.slice(0, index - 1), ...joined, ...stacks.slice(index + 1)];
		}
	}
	for (let excess = needed(stack => stack.width) - width; excess > 0; excess--) {
		const widest = stacks.filter(stack => stack.width > stack.least).toSorted((a, b) => b.width - a.width)[0];
		if (widest === undefined) break;
		widest.width--;
	}
	return stacks;
}

// Cells that stand below others begin in the same line in all columns; lines with nothing in them are left out at the end.
function rowLines(row: readonly string[], stacks: readonly Stack[]): string[] {
	const parts = stacks.map(({columns, indexes, width}) => columns.map(({cut}, part) => {
		const text = row[indexes[part]] ?? '';
		return cut ? [shorten(text, width)] : breakText(text, width);
	}));
	const stacked = parts.filter(each => each.length > 1);
	const lines = parts.map(each => (each.length === 1 ? each[0] : each.flatMap((cell, part) => {
		const height = Math.max(...stacked.map(other => other[part]?.length ?? 0));
		return [...cell, ...Array.from<string>({length: height - cell.length}).fill('')];
	})));
	const height = Math.max(1, ...lines.map(each => each.findLastIndex(text => text !== '') + 1));
	return Array.from({length: height}, (_, line) =>
		stacks.map((stack, position) => pad(lines[position][line] ?? '', stack.width, stack.columns[0])).join(gap).trimEnd());
}

function pad(text: string, width: number, column: TableColumn): string {
	const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
	return column.align === 'right' ? blanks + text : text + blanks;
}
