import {readFileSync} from 'node:fs';
import {parse, type Options} from 'csv-parse/sync';

/**
 * The rows of a small file with headings, as a person or a spreadsheet saved it: with commas, semicolons or tabs, in UTF-8, as Excel's "Unicode text" or
 * in the code page of Vietnamese Windows. Headings are in small letters. Rows without any value, which a spreadsheet saves where cells were emptied, are none.
 *
 * @throws whatever keeps the file from being read as a table.
 */
export function readSmallTable(path: string, options: Pick<Options, 'info' | 'relax_column_count_less'> = {}): unknown {
	const text = decoded(readFileSync(path));
	const [heading] = text.split('\n', 1);
	const [delimiter] = [',', ';', '\t'].toSorted((a, b) => heading.split(b).length - heading.split(a).length);
	return parse(text, {columns: (headings: string[]) => headings.map(each => each.toLowerCase()), trim: true, skip_empty_lines: true, skip_records_with_empty_values: true, delimiter, ...options});
}

function decoded(bytes: Buffer): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		return new TextDecoder('windows-1258').decode(bytes);
	}
}
