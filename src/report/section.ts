import type {ReportStyle} from './format.ts';
import {type TableColumn, tableOf} from './table.ts';
import {wrapText} from './wrap-text.ts';

/** A part of a report: its title, then its lines. */
export function section(style: ReportStyle, title: string, ...blocks: readonly (readonly string[])[]): string[] {
	return [style.paint.bold(title), ...blocks.flat()];
}

/** A sentence in as many lines as the terminal needs, set in by `indent`; the lines after the first stand further in. */
export function sentence({width}: ReportStyle, text: string, indent = ''): string[] {
	if (width === undefined) return [indent + text];
	return wrapText(text, width - indent.length - 2).map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`);
}

/** Numbers are grouped as the language does; null is a dash. */
export type Cell = string | number | null;

/** A table under faint headings. */
export function table(style: ReportStyle, columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): string[] {
	const {headings, lines} = tableOf(columns, rows.map(row => row.map(cell => cellText(cell, style))), style.width);
	return [...headings.map(line => style.paint.dim(line)), ...lines];
}

/** A second table of a section, set apart by an empty line; nothing where it has no rows. */
export function furtherTable(style: ReportStyle, columns: readonly TableColumn[], rows: readonly (readonly Cell[])[]): string[] {
	return rows.length === 0 ? [] : ['', ...table(style, columns, rows)];
}

/** Columns of numbers. */
export function numbers(...headings: readonly string[]): TableColumn[] {
	return headings.map(heading => ({heading, align: 'right'}));
}

/** A column of words that may go on several lines where the terminal is narrow. */
export function words(heading: string): TableColumn {
	return {heading, flexible: true};
}

function cellText(cell: Cell, {messages}: ReportStyle): string {
	if (cell === null) return '–';
	return typeof cell === 'number' ? messages.count(cell) : cell;
}
