import {compareName} from '../../vietnam/names.ts';
import {recognizeHeadings} from '../../vietnam/headings.ts';
import {cleanText} from '../../vietnam/text.ts';
import {type HeadRow, headingDepth, headingParts, isBlankRow, joinedColumns, looksLikeData} from './heading-rows.ts';

export type {HeadRow} from './heading-rows.ts';

export interface HeadingWishes {
	/** The row that the profile names, from 1. */
	readonly headerRow?: number;
	/** The headings that the profile names; left out: the known ones. */
	readonly headings?: readonly string[];
}

/** The headings of a table, out of one row or several. */
export interface HeadingBlock {
	readonly firstRow: number;
	/** With a row of column numbers below the headings. */
	readonly lastRow: number;
	/** One for each column, in one line; a heading over several rows is joined by blanks. */
	readonly headings: readonly string[];
	/** Columns that have one heading together: their cells are one value in pieces. */
	readonly joined: readonly {readonly column: number; readonly columns: number}[];
	/** How many of them are known, or named by the profile. */
	readonly recognized: number;
}

/** Headings are looked for in so many rows with text. */
export const headRows = 60;

/**
 * Finds the headings among the first rows of a table: the row, or the rows that belong together, with most known headings. A row
 * with a date or a long number is none. Where nothing is known, the first row that is as full as any is taken for the headings. Everything
 * above is the title. Undefined where there is no row with text, or none where the profile names it.
 */
export function findHeading(rows: readonly HeadRow[], wishes: HeadingWishes): HeadingBlock | undefined {
	const filled = rows.filter(({cells}) => !isBlankRow(cells));
	if (wishes.headerRow !== undefined) return namedBlock(filled, wishes.headerRow, wishes);
	const blocks = filled.flatMap(({cells}, index) => (cells.some(looksLikeData) ? [] : [blockAt(filled, index, wishes)]));
	const best = Math.max(0, ...blocks.map(({recognized}) => recognized));
	const found = blocks.find(({recognized}) => recognized === best);
	if (found !== undefined && (best >= 2 || (best === 1 && found.firstRow === filled[0].row))) return found;
	return filled.length === 0 ? undefined : {...blockAt(filled, fullestRow(filled), wishes), recognized: 0};
}

/** One text for each column, out of its parts, and how many of them are known. */
function readingOf(parts: readonly (readonly string[])[], wishes: HeadingWishes): {headings: readonly string[]; recognized: number} {
	const headings = settle(parts, wishes);
	return {headings, recognized: wishes.headings === undefined ? countKnown(headings) : headings.filter(heading => isWanted(heading, wishes)).length};
}

function countKnown(headings: readonly string[]): number {
	const {columns, ignored, ambiguous} = recognizeHeadings(headings);
	return columns.size + ignored.length + ambiguous.reduce((sum, {columns: claimed}) => sum + claimed.length, 0);
}

/** The headings in the row that the profile names, or which that row is one of. */
function namedBlock(rows: readonly HeadRow[], headerRow: number, wishes: HeadingWishes): HeadingBlock | undefined {
	const named = rows.findIndex(({row}) => row === headerRow);
	if (named < 0) return undefined;
	const first = rows.findIndex(({row}, index) => index <= named && row + headingDepth(rows, index) > headerRow);
	return blockAt(rows, first, wishes);
}

function blockAt(rows: readonly HeadRow[], index: number, wishes: HeadingWishes): HeadingBlock {
	const [{row: firstRow}] = rows.slice(index);
	const lastRow = firstRow + headingDepth(rows, index) - 1;
	const block = rows.slice(index).filter(({row}) => row <= lastRow);
	const numbered = rows.find(({row}) => row === lastRow + 1);
	return {
		firstRow,
		...readingOf(headingParts(block, lastRow), wishes),
		lastRow: numbered !== undefined && isNumberingRow(numbered.cells) ? lastRow + 1 : lastRow,
		joined: joinedColumns(block, lastRow),
	};
}

/**
 * One text for each column. A heading in several rows is joined, unless the profile names only its lowest part, or only that part is
 * known and the part above it speaks of nobody else: `Năm sinh | Nam`, but not `Chủ hộ | Họ tên`.
 */
function settle(columns: readonly (readonly string[])[], wishes: HeadingWishes): string[] {
	const joined = columns.map(parts => parts.join(' '));
	return columns.map((parts, index) => {
		const last = parts.at(-1) ?? '';
		if (parts.length < 2) return last;
		if (wishes.headings !== undefined) return !isWanted(joined[index], wishes) && isWanted(last, wishes) ? last : joined[index];
		if (countKnown([joined[index]]) > 0 || somebodyElse.test(compareName(cleanText(parts.slice(0, -1).join(' '))))) return joined[index];
		return countKnown([last]) > 0 && !isPartOfAddress(parts, last) ? last : joined[index];
	});
}

/** As compared: small letters, with diacritics. */
const somebodyElse = /chủ hộ|cha|mẹ|vợ|chồng|con|người|giám hộ|đại diện/;

/** `Nơi thường trú | Xã/Phường` says where somebody is registered, wherever that is, and not in which commune's register he stands. */
function isPartOfAddress(parts: readonly string[], last: string): boolean {
	const {columns, ignored} = recognizeHeadings([last]);
	const isPlace = columns.has('unit_name') || ignored.some(({field}) => field === 'district_name' || field === 'province_name');
	return isPlace && elsewhere.test(compareName(cleanText(parts.slice(0, -1).join(' '))));
}

const elsewhere = /thường trú|tạm trú|hktt|quê quán|nguyên quán|nơi sinh|khai sinh|nơi đến|nơi đi|ở đâu đến|nơi cấp/;

function isWanted(heading: string, {headings = []}: HeadingWishes): boolean {
	const key = compareName(cleanText(heading));
	return key !== '' && headings.some(wanted => compareName(cleanText(wanted)) === key);
}

/** `(1) (2) (3)`, `A B 1 2 3`: forms number their columns. */
function isNumberingRow(cells: readonly string[]): boolean {
	const marks = cells.map(cell => cell.trim()).filter(cell => cell !== '').map(cell => /^[([]?\s*(?:(\d{1,2})|[A-ZĐ])\s*[)\]]?(?:\s*=.*)?$/i.exec(cell));
	if (marks.length < 3 || marks.includes(null)) return false;
	const numbers = marks.flatMap(mark => (mark?.[1] === undefined ? [] : [Number(mark[1])]));
	return numbers.length >= 2 && numbers.every((number, index) => index === 0 || number === numbers[index - 1] + 1);
}

/** The first row that is nearly as full as the fullest: a title is emptier than its table. */
function fullestRow(rows: readonly HeadRow[]): number {
	const counts = rows.map(({cells}) => cells.filter(cell => cell.trim() !== '').length);
	return counts.findIndex(count => count >= Math.max(...counts) * 0.8);
}
