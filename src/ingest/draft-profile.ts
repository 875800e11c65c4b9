import {stringify} from 'yaml';
import type {HeadingResult} from '../vietnam/headings.ts';

/**
 * A profile for the officer to complete: what was recognised stands ready, what is open stands as a comment, once for
 * each meaning that it may have (`?` where none is known).
 */
export function draftProfile(headings: readonly string[], recognized: HeadingResult): string {
	const lines: [column: number, line: string][] = [];
	for (const [field, column] of recognized.columns) lines.push([column, `  ${entry(field, headings[column])}`]);
	for (const {columns, fields} of recognized.ambiguous) {
		for (const column of columns) for (const field of fields) lines.push([column, `  # ${entry(field, headings[column])}`]);
	}
	for (const column of recognized.unknown) if (headings[column] !== '') lines.push([column, `  # ${entry('?', headings[column])}`]);
	return ['columns:', ...lines.toSorted(([a], [b]) => a - b).map(([, line]) => line)].join('\n');
}

/**
 * Whether a row in the place of the headings is somebody's record, whose values must not be shown: a heading has no date
 * and no number of an ID.
 */
export function looksLikeData(headings: readonly string[]): boolean {
	return headings.some(heading => /\d{4}|\d[/.-]\d/.test(heading));
}

function entry(field: string, heading: string): string {
	return `${field}: ${stringify(heading, {lineWidth: 0}).trimEnd()}`;
}
