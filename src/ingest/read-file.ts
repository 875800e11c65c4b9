import {stat} from 'node:fs/promises';
import type {Profile} from '../config/profile.ts';
import {KnownError, exitCodes} from '../errors.ts';
import {refuseForeignFile} from './container.ts';
import {type Head, readHead} from './head.ts';
import {type Layout, layoutKey, layoutOf} from './layout.ts';
import type {InputFile} from './locate.ts';
import {type Scan, scanFile} from './scan.ts';
import {type Stage, type StagedLines, createStage, stageFile} from './stage.ts';
import type {IngestContext, LineCounts} from './types.ts';

/** A file whose rows are staged. */
export interface StagedFile {
	readonly scan: Scan;
	readonly head: Head;
	readonly stage: Stage;
	readonly staged: StagedLines;
}

/** Reads one file into the stage of its layout, which is made where there is none. Throws a `KnownError` for a file that is refused. */
export async function readFileIntoStage(context: IngestContext, stages: Map<string, Stage>, input: InputFile, number: number, scan: Scan, profile: Profile | undefined): Promise<StagedFile> {
	refuseForeignFile(scan);
	const head = await readHead(input.path, scan, profile ?? {});
	const stage = await stageFor(context, stages, layoutOf(head.headings, profile));
	const staged = await stageFile(context.store, stage, number, input.path, scan, head);
	const after = await stat(input.path);
	if (after.size !== scan.bytes || after.mtime.getTime() !== input.modified.getTime()) throw new KnownError('FILE_CHANGED', exitCodes.sourceRefused);
	return {scan, head, stage, staged};
}

/** Scans a file; a file that cannot be opened is a refusal. */
export async function scanInput(input: InputFile, onBytes: (bytes: number) => void): Promise<Scan> {
	try {
		return await scanFile(input.path, onBytes);
	} catch (error) {
		if (error instanceof KnownError) throw error;
		throw new KnownError('FILE_UNREADABLE', exitCodes.sourceRefused, {}, {}, {cause: error});
	}
}

/** Where each physical line of a file is. That they add up to all lines is the promise of ingest; a file where they do not is a fault of the program. */
export function lineCounts({scan, head, staged}: StagedFile, blankRows: number): LineCounts {
	const counts: LineCounts = {
		lines: scan.lines,
		headingLines: head.headingLines,
		titleLines: head.titleLines,
		blankLines: staged.blankLines + blankRows,
		rows: staged.rows - blankRows,
		rowLines: staged.rowLines - blankRows,
		rejectedRows: staged.rejectedRows,
		rejectedLines: staged.rejectedLines,
	};
	const sum = counts.headingLines + counts.titleLines + counts.blankLines + counts.rowLines + counts.rejectedLines;
	if (sum !== counts.lines) throw new Error(`lines do not add up: ${JSON.stringify(counts)}`);
	return counts;
}

async function stageFor(context: IngestContext, stages: Map<string, Stage>, layout: Layout): Promise<Stage> {
	const key = layoutKey(layout);
	const known = stages.get(key);
	if (known !== undefined) return known;
	const stage = await createStage(context.store, stages.size + 1, layout);
	stages.set(key, stage);
	return stage;
}
