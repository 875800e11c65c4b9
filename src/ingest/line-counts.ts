import type {StagedTable} from './reader.ts';
import {type LineCounts, noLines} from './types.ts';

/**
 * Where each line of a table is. That they add up to all lines is the promise of ingest; a table where they do not
 * is a fault of the program. `blankRows`: staged rows in which nothing is written.
 */
export function lineCounts({scan, head, lines, table: {sheet}}: StagedTable, blankRows: number): LineCounts {
	const counts: LineCounts = {
		lines: sheet?.rows ?? scan.lines,
		headingLines: sheet?.headingRows ?? head.headingLines + lines.headingLines,
		titleLines: sheet?.titleRows ?? head.titleLines,
		footLines: sheet?.footRows ?? lines.footLines,
		blankLines: (sheet?.blankRows ?? 0) + lines.blankLines + blankRows,
		rows: lines.rows - blankRows,
		rowLines: lines.rowLines - blankRows,
		rejectedRows: lines.rejectedRows,
		rejectedLines: lines.rejectedLines,
	};
	const sum = counts.headingLines + counts.titleLines + counts.footLines + counts.blankLines + counts.rowLines + counts.rejectedLines;
	if (sum !== counts.lines) throw new Error(`lines do not add up: ${JSON.stringify(counts)}`);
	return counts;
}

/** Those of a file with several tables. */
export function sumCounts(tables: readonly LineCounts[]): LineCounts {
	const names = Object.keys(noLines) as (keyof LineCounts)[];
	return Object.fromEntries(names.map(name => [name, tables.reduce((sum, counts) => sum + counts[name], 0)])) as unknown as LineCounts;
}
