import type {Merge} from './sheet-rows.ts';

/** One of the first rows of a table; blank ones may be left out. */
export interface HeadRow {
	/** From 1. */
	readonly row: number;
	readonly cells: readonly string[];
	/** Of ranges that begin in this row, where the file knows merged cells. */
	readonly merges?: readonly Merge[];
}

/** How many rows the headings have that begin in the row at `index`: as far as its merged cells reach, or as rows below it divide its headings. */
export function headingDepth(rows: readonly HeadRow[], index: number): number {
	const {row, cells, merges = []} = rows[index];
	// A title: one text above everything.
	if (cells.filter(cell => cell.trim() !== '').length < 2) return 1;
	let depth = Math.max(1, ...merges.map(merge => merge.rows).filter(count => count <= deepest));
	for (let at = index + 1; at < rows.length && depth < deepest && rows[at].row <= row + depth; at++) {
		if (rows[at].row === row + depth && divides(rows[at].cells, rows[at - 1].cells)) depth++;
	}
	return depth;
}

const deepest = 4;

/** Whether a row divides headings of the row above: it has text only below headings with blank columns beside them, twice below one of them. */
function divides(lower: readonly string[], upper: readonly string[]): boolean {
	if (lower.some(looksLikeData)) return false;
	const groups = new Map<number, number>();
	for (const [column, cell] of lower.entries()) {
		if (cell.trim() === '') continue;
		const group = groupOf(upper, column);
		if (group === undefined || (group === column && (upper[column + 1] ?? '').trim() !== '')) return false;
		groups.set(group, (groups.get(group) ?? 0) + 1);
	}
	return Math.max(0, ...groups.values()) >= 2;
}

/** The column of the heading that a column stands under: its own, or the nearest to the left. */
function groupOf(upper: readonly string[], column: number): number | undefined {
	for (let at = Math.min(column, upper.length - 1); at >= 0; at--) if (upper[at].trim() !== '') return at;
	return undefined;
}

/** The parts of each column's heading, from top to bottom. */
export function headingParts(block: readonly HeadRow[], lastRow: number): string[][] {
	const width = Math.max(...block.map(({cells}) => cells.length));
	return Array.from({length: width}, (_, column) => {
		const parts: string[] = [];
		for (const [index] of block.entries()) {
			const part = partAt(block, index, column, lastRow).replaceAll(/\s+/g, ' ').trim();
			if (part !== '' && part !== parts.at(-1)) parts.push(part);
		}
		return parts;
	});
}

function partAt(block: readonly HeadRow[], index: number, column: number, lastRow: number): string {
	const {row, cells} = block[index];
	const own = cells[column] ?? '';
	if (own.trim() !== '') return own;
	const below = block.slice(index + 1).some(lower => (lower.cells[column] ?? '').trim() !== '');
	if (!below) return '';
	const merges = block.flatMap(({row: from, merges: those = []}) => those.map(merge => ({...merge, row: from})));
	const cover = merges.find(merge => merge.row === row && merge.row + merge.rows - 1 < lastRow && column > merge.column && column < merge.column + merge.columns);
	if (cover !== undefined) return cells[cover.column] ?? '';
	// A file without merged cells: they left blanks behind.
	if (merges.length > 0) return '';
	const group = groupOf(cells, column);
	return group === undefined ? '' : cells[group];
}

/** Where one heading reaches down to the last row over several columns. */
export function joinedColumns(block: readonly HeadRow[], lastRow: number): {column: number; columns: number}[] {
	return block.flatMap(({row, merges = []}) => merges
		.filter(merge => merge.columns > 1 && row + merge.rows - 1 === lastRow)
		.map(({column, columns}) => ({column, columns})));
}

export function isBlankRow(cells: readonly string[]): boolean {
	return cells.every(cell => cell.trim() === '');
}

/** A date, a long number, or nothing but a number: a heading is none of these. */
export function looksLikeData(cell: string): boolean {
	return /\d{5}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|^\s*\d+\s*$/.test(cell);
}
