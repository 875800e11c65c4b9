import {stat} from 'node:fs/promises';
import type {Profile} from '../config/profile.ts';
import {KnownError, exitCodes} from '../errors.ts';
import {type BulkFile, expectedRows, isSimple, loadInBulk} from './bulk.ts';
import {BulkQueue} from './bulk-queue.ts';
import {refuseForeignFile} from './container.ts';
import {type Head, readHead} from './head.ts';
import {type Layout, layoutKey, layoutOf} from './layout.ts';
import type {InputFile} from './locate.ts';
import {IngestProgress} from './progress.ts';
import {type Scan, scanFile} from './scan.ts';
import {type Stage, type StagedLines, createRejectTable, createStage, stageCarefully} from './stage.ts';
import type {IngestContext} from './types.ts';

/** What came of reading one file. */
export interface Reading {
	readonly input: InputFile;
	/** Its number in the stages of this call. */
	readonly number: number;
	readonly scan?: Scan;
	/** Base name of its profile. */
	readonly profile?: string;
	readonly staged?: StagedFile;
	/** Why it cannot be read. */
	readonly error?: KnownError;
	/** Its bytes came in before, or are another file of this call. */
	readonly known: boolean;
}

/** A file whose rows are staged. */
export interface StagedFile {
	readonly scan: Scan;
	readonly head: Head;
	readonly stage: Stage;
	readonly lines: StagedLines;
}

/** A file that is looked at; with a `target`, it is understood. */
interface Prepared extends Reading {
	readonly target?: {readonly scan: Scan; readonly head: Head; readonly stage: Stage; readonly simple: boolean};
}

/** Reads the files of one call into stages, one for each layout. */
export class Reader {
	readonly progress: IngestProgress;
	readonly #context: IngestContext;
	readonly #profileOf: (file: InputFile) => Profile | undefined;
	readonly #files: readonly InputFile[];
	readonly #isKnown: (reading: Reading) => boolean;
	readonly #stages = new Map<string, Stage>();

	/** `isKnown`: a file that need not be read again, once it is scanned. */
	constructor(context: IngestContext, profileOf: (file: InputFile) => Profile | undefined, files: readonly InputFile[], isKnown: (reading: Reading) => boolean) {
		this.progress = new IngestProgress(context, files.reduce((sum, {bytes}) => sum + bytes, 0));
		this.#context = context;
		this.#profileOf = profileOf;
		this.#files = files;
		this.#isKnown = isKnown;
	}

	get stages(): Iterable<Stage> {
		return this.#stages.values();
	}

	async readAll(): Promise<Reading[]> {
		await createRejectTable(this.#context.store);
		const known = new Set<string>();
		const inBulk = new Set<number>();
		const prepared = await this.#prepareAll(known, async (stage, files) => {
			for (const number of await loadInBulk(this.#context.store, stage, files)) inBulk.add(number);
			this.progress.finish('read', files.filter(({number}) => inBulk.has(number)).reduce((sum, {scan}) => sum + scan.bytes, 0));
		});
		const readings: Reading[] = [];
		for (const file of prepared) {
			readings.push(await this.#finish(file, inBulk));
			if (!inBulk.has(file.number)) this.progress.finish('read', file.input.bytes);
		}
		return readings;
	}

	/** Prepares the files while `load` reads the simple ones among those before. */
	async #prepareAll(known: Set<string>, load: (stage: Stage, files: readonly BulkFile[]) => Promise<void>): Promise<Prepared[]> {
		const queue = new BulkQueue(load);
		const prepared: Prepared[] = [];
		try {
			for (const [number, input] of this.#files.entries()) {
				this.#context.signal?.throwIfAborted();
				const file = await this.#prepare(input, number, known);
				prepared.push(file);
				if (file.target?.simple) queue.add(file.target.stage, {number, path: input.path, ...file.target});
				this.progress.finish('scan', input.bytes);
			}
			await queue.finish();
			return prepared;
		} finally {
			await queue.stop();
		}
	}

	/** Scans a file and understands its headings, or knows why not. */
	async #prepare(input: InputFile, number: number, known: Set<string>): Promise<Prepared> {
		const profile = this.#profileOf(input);
		let scan: Scan | undefined;
		try {
			scan = await scanInput(input, bytes => this.progress.scanning(bytes));
			if (known.has(scan.sha256) || this.#isKnown({input, number, scan, known: false})) return {input, number, scan, known: true};
			refuseForeignFile(scan);
			const head = await readHead(input.path, scan, profile ?? {});
			const stage = await this.#stageFor(layoutOf(head.headings, profile));
			known.add(scan.sha256);
			const simple = await isSimple(input.path, scan, head);
			return {input, number, scan, profile: profile?.name, known: false, target: {scan, head, stage, simple}};
		} catch (error) {
			if (!(error instanceof KnownError)) throw error;
			return {input, number, scan, profile: profile?.name, error, known: false};
		}
	}

	/** Reads what is not read in bulk; whatever was read must be the file that was scanned. */
	async #finish({target, ...reading}: Prepared, inBulk: ReadonlySet<number>): Promise<Reading> {
		if (target === undefined) return reading;
		const {scan, head, stage} = target;
		const {input, number} = reading;
		const {store, signal} = this.#context;
		const lines = inBulk.has(number) ? bulkLines(scan, head) : await stageCarefully(store, stage, number, input.path, scan, head, signal);
		const after = await stat(input.path);
		const changed = after.size !== scan.bytes || after.mtime.getTime() !== input.modified.getTime();
		return changed ? {...reading, error: new KnownError('FILE_CHANGED', exitCodes.sourceRefused)} : {...reading, staged: {scan, head, stage, lines}};
	}

	async #stageFor(layout: Layout): Promise<Stage> {
		const key = layoutKey(layout);
		const stage = this.#stages.get(key) ?? await createStage(this.#context.store, this.#stages.size + 1, layout);
		this.#stages.set(key, stage);
		return stage;
	}
}

async function scanInput(input: InputFile, onBytes: (bytes: number) => void): Promise<Scan> {
	try {
		return await scanFile(input.path, onBytes);
	} catch (error) {
		if (error instanceof KnownError) throw error;
		throw new KnownError('FILE_UNREADABLE', exitCodes.sourceRefused, {}, {}, {cause: error});
	}
}

function bulkLines(scan: Scan, head: Head): StagedLines {
	const rows = expectedRows({scan, head});
	return {reader: 'bulk', rows, rowLines: rows, rejectedRows: 0, rejectedLines: 0, blankLines: scan.trailingBlankLines, truncated: false};
}
