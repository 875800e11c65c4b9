import type {ReportStyle} from './format.ts';
import {type Block, type NotesBlock, type Section, type TableBlock, cellText} from './section.ts';
import {tableOf} from './table.ts';
import {wrapText} from './wrap-text.ts';

/** A section as lines for a terminal: its title, then its blocks. A table that is not the first thing stands apart. */
export function sectionLines({title, blocks}: Section, style: ReportStyle): string[] {
	return [
		style.paint.bold(title),
		...blocks.flatMap((block, index) => (block.kind === 'table' && index > 0 ? ['', ...blockLines(block, style)] : blockLines(block, style))),
	];
}

/** A sentence in as many lines as the terminal needs, set in by `indent`; the lines after the first stand further in. */
export function sentenceLines({width}: ReportStyle, text: string, indent = ''): string[] {
	if (width === undefined) return [indent + text];
	return wrapText(text, width - indent.length - 2).map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`);
}

function blockLines(block: Block, style: ReportStyle): string[] {
	if (block.kind === 'table') return tableLines(block, style);
	if (block.kind === 'notes') return notesLines(block, style);
	const lines = sentenceLines(style, block.text);
	return block.alarm ? lines.map(style.paint.red) : lines;
}

/** A table under faint headings. */
function tableLines({columns, rows, plainHeadings}: TableBlock, {messages, paint, width}: ReportStyle): string[] {
	const cells = rows.map(({cells: [first, ...others], role}) => [
		(role === 'item' ? '  ' : '') + cellText(first, messages), ...others.map(cell => cellText(cell, messages)),
	]);
	const {headings, lines} = tableOf(plainHeadings ? columns.map(column => ({...column, heading: ''})) : columns, cells, width);
	return [...(plainHeadings ? [] : headings.map(paint.dim)), ...lines];
}

function notesLines({heading, notes}: NotesBlock, style: ReportStyle): string[] {
	return [
		heading,
		...notes.flatMap(({text, remark}) => [
			...sentenceLines(style, text, '  '),
			...(remark === undefined ? [] : sentenceLines(style, remark, '    ').map(style.paint.yellow)),
		]),
	];
}
