import {damaged} from './damaged.ts';
import {type Merge, MergeMap} from './sheet-rows.ts';

/** What must be known of a sheet before its first row is read, and stands behind its last. */
export interface SheetSurvey {
	/** Row elements, counted over the bytes. */
	readonly rows: number;
	/** By their first row. */
	readonly merges: ReadonlyMap<number, readonly Merge[]>;
}

/** Looks through the bytes of a worksheet for its rows and merged cells, without reading the cells. */
export async function surveySheet(pieces: AsyncIterable<Buffer>): Promise<SheetSurvey> {
	let rows = 0;
	const merges = new MergeMap();
	let prefix: string | undefined;
	let rest: Buffer = Buffer.alloc(0);
	for await (const piece of pieces) {
		const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
		prefix ??= /<([\w.-]+:)?worksheet[\s>]/.exec(bytes.toString('latin1', 0, rootWithin))?.[1] ?? '';
		// A tag that is cut off comes again with the next piece.
		const cut = bytes.lastIndexOf('<');
		const whole = cut < 0 || bytes.length - cut > longestTag ? bytes.length : cut;
		const part = bytes.subarray(0, whole);
		rows += countTags(part, `<${prefix}row`);
		for (const reference of mergeReferences(part, `<${prefix}mergeCell `)) {
			const {row, ...merge} = mergeOf(reference);
			merges.add(row, merge);
		}
		rest = Buffer.from(bytes.subarray(whole));
	}
	return {rows, merges: merges.byRow};
}

const rootWithin = 4096;
const longestTag = 4096;

function countTags(bytes: Buffer, tag: string): number {
	let count = 0;
	for (let at = bytes.indexOf(tag, 0, 'latin1'); at >= 0; at = bytes.indexOf(tag, at + tag.length, 'latin1')) {
		const after = bytes[at + tag.length];
		if (after === 0x20 || after === 0x3e || after === 0x2f || after === 0x0a || after === 0x0d || after === 0x09) count++;
	}
	return count;
}

function* mergeReferences(bytes: Buffer, tag: string): Generator<string> {
	for (let at = bytes.indexOf(tag, 0, 'latin1'); at >= 0; at = bytes.indexOf(tag, at + tag.length, 'latin1')) {
		const end = bytes.indexOf('>', at);
		yield /ref\s*=\s*["']([^"']*)/.exec(bytes.toString('latin1', at, end < 0 ? bytes.length : end))?.[1] ?? '';
	}
}

function mergeOf(reference: string): Merge & {readonly row: number} {
	const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
	if (match === null) throw damaged('xlsx', 'merged range');
	const column = columnOf(match[1]);
	const row = Number(match[2]);
	return {row, column, columns: columnOf(match[3]) - column + 1, rows: Number(match[4]) - row + 1};
}

/** The column of a cell's reference (`AB12`), from 0; -1 where it names none. */
export function columnOf(reference: string): number {
	let column = 0;
	for (let at = 0; at < reference.length; at++) {
		const letter = reference.charCodeAt(at) - 0x40;
		if (letter < 1 || letter > 26) break;
		column = column * 26 + letter;
	}
	return column - 1;
}
