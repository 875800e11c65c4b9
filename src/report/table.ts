import {displayWidth, shorten} from './text-width.ts';

export interface TableColumn {
	readonly heading: string;
	/** Numbers stand right. */
	readonly align?: 'left' | 'right';
	/** May be cut with `…` where the terminal is too narrow. Keys and codes must not be. */
	readonly flexible?: boolean;
}

const gap = '  ';
const narrowest = 8;

/**
 * Lines of a table: headings, then rows, in aligned columns. `width` is the terminal's (the session's
 * `width`); `undefined` gives every cell its full length.
 */
export function renderTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width?: number): string[] {
	const cells = [columns.map(column => column.heading), ...rows];
	const widths = fit(columns, columns.map((_, index) => Math.max(...cells.map(row => displayWidth(row[index] ?? '')))), width);
	return cells.map(row => columns.map((column, index) => pad(row[index] ?? '', widths[index], column)).join(gap).trimEnd());
}

// Takes from the widest flexible column until the line fits or nothing more can go.
function fit(columns: readonly TableColumn[], natural: readonly number[], width: number | undefined): number[] {
	const widths = [...natural];
	if (width === undefined) return widths;
	let excess = widths.reduce((sum, each) => sum + each, 0) + gap.length * (widths.length - 1) - width;
	for (; excess > 0; excess--) {
		const widest = columns.reduce(
			(best, column, index) => (column.flexible && widths[index] > narrowest && widths[index] > (widths[best] ?? 0) ? index : best),
			-1,
		);
		if (widest < 0) break;
		widths[widest]--;
	}
	return widths;
}

function pad(cell: string, width: number, column: TableColumn): string {
	const text = shorten(cell, width);
	const blanks = ' '.repeat(width - displayWidth(text));
	return column.align === 'right' ? blanks + text : text + blanks;
}
