import type {StagedFile} from './reader.ts';
import type {LineCounts} from './types.ts';

/**
 * Where each physical line of a file is. That they add up to all lines is the promise of ingest; a file where they do not
 * is a fault of the program. `blankRows`: staged rows in which nothing is written.
 */
export function lineCounts({scan, head, lines}: StagedFile, blankRows: number): LineCounts {
	const counts: LineCounts = {
		lines: scan.lines,
		headingLines: head.headingLines,
		titleLines: head.titleLines,
		blankLines: lines.blankLines + blankRows,
		rows: lines.rows - blankRows,
		rowLines: lines.rowLines - blankRows,
		rejectedRows: lines.rejectedRows,
		rejectedLines: lines.rejectedLines,
	};
	const sum = counts.headingLines + counts.titleLines + counts.blankLines + counts.rowLines + counts.rejectedLines;
	if (sum !== counts.lines) throw new Error(`lines do not add up: ${JSON.stringify(counts)}`);
	return counts;
}
