import type {Messages} from '../messages/index.ts';
import type {TableColumn} from './table.ts';

/**
 * A part of a report in words: between the data (`Report`) and what it is rendered as. Every renderer (terminal, HTML)
 * walks the same sections, so none says more, or something else, than another.
 */
export interface Section {
	/** Never shown; links lead to it. */
	readonly id: SectionId;
	readonly title: string;
	readonly blocks: readonly Block[];
}

export type SectionId = 'sources' | 'residents' | 'quality' | 'kinds' | 'units' | 'progress' | 'batches' | 'rollout';

export type Block = SentenceBlock | TableBlock | NotesBlock;

export interface SentenceBlock {
	readonly kind: 'sentence';
	readonly text: string;
	/** Nobody must overlook it. */
	readonly alarm: boolean;
}

export interface TableBlock {
	readonly kind: 'table';
	/** What the table shows; the terminal, where the title says it, leaves it out. */
	readonly caption: string;
	readonly columns: readonly TableColumn[];
	readonly rows: readonly TableRow[];
	/** The headings say nothing that the rows do not; the terminal leaves them out. */
	readonly plainHeadings: boolean;
	/** Position of a column of counts that a document shows as bars, too. */
	readonly bars?: number;
}

export interface TableRow {
	readonly cells: readonly Cell[];
	/** `group`: the sum of the `item` rows below it. `total`: of all. */
	readonly role: 'plain' | 'group' | 'item' | 'total';
}

/** Numbers are grouped as the language does; null is a dash. */
export type Cell = string | number | null | Fraction;

/** `10/11`; without a whole the number alone. */
export interface Fraction {
	readonly done: number;
	readonly total: number | null;
}

/** Things under a heading, some with a remark. */
export interface NotesBlock {
	readonly kind: 'notes';
	readonly heading: string;
	readonly notes: readonly {readonly text: string; readonly remark?: string}[];
}

/** What sections are made with. */
export interface SectionContext {
	readonly messages: Messages;
	readonly extent: Extent;
}

/** How many rows long tables have before the rest goes into one. */
export interface Extent {
	readonly units: number;
	readonly runs: number;
	readonly batches: number;
}

export function sentence(text: string, {alarm = false} = {}): SentenceBlock {
	return {kind: 'sentence', text, alarm};
}

export function table(
	caption: string,
	columns: readonly TableColumn[],
	rows: readonly TableRow[],
	{plainHeadings = false, bars}: Partial<Pick<TableBlock, 'plainHeadings' | 'bars'>> = {},
): TableBlock {
	return {kind: 'table', caption, columns, rows, plainHeadings, bars};
}

/** A table that is there only if it has rows. */
export function furtherTable(...parts: Parameters<typeof table>): TableBlock[] {
	return parts[2].length === 0 ? [] : [table(...parts)];
}

export function row(cells: readonly Cell[], role: TableRow['role'] = 'plain'): TableRow {
	return {cells, role};
}

/** Columns of numbers. */
export function numbers(...headings: readonly string[]): TableColumn[] {
	return headings.map(heading => ({heading, align: 'right'}));
}

/** A column of words that may go on several lines where the terminal is narrow. */
export function words(heading: string): TableColumn {
	return {heading, flexible: true};
}

/** A cell as text. */
export function cellText(cell: Cell, messages: Messages): string {
	if (cell === null) return '–';
	if (typeof cell === 'string') return cell;
	if (typeof cell === 'number') return messages.count(cell);
	return cell.total === null ? messages.count(cell.done) : `${messages.count(cell.done)}/${messages.count(cell.total)}`;
}
