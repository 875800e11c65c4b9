import {stat} from 'node:fs/promises';
import type {Profile} from '../config/profile.ts';
import {KnownError, exitCodes} from '../errors.ts';
import {expectedRows, isSimple, loadInBulk} from './bulk.ts';
import {BulkQueue} from './bulk-queue.ts';
import type {ContainerFormat, ContainerTable} from './containers/types.ts';
import {readHead, readSheetHead} from './head.ts';
import {type Layout, layoutKey, layoutOf} from './layout.ts';
import type {InputFile} from './locate.ts';
import {type OpenedFile, OpenedFiles} from './opened-files.ts';
import {wishesOf} from './profiles.ts';
import {IngestProgress} from './progress.ts';
import {type Stage, type StageFile, type StagedLines, createRejectTable, createStage, stageCarefully} from './stage.ts';
import type {IngestContext, IngestRequest} from './types.ts';

/** What came of reading one file. */
export interface Reading {
	readonly input: InputFile;
	/** Its place among the files of this call. */
	readonly number: number;
	/** Of its bytes; left out where they could not be read. */
	readonly sha256?: string;
	readonly format?: ContainerFormat;
	/** Base name of its profile. */
	readonly profile?: string;
	/** What stands in it; nothing where it cannot be read, or is known. */
	readonly tables: readonly StagedTable[];
	/** Sheets and members that are no table of residents. */
	readonly ignored: readonly string[];
	/** Why it cannot be read. */
	readonly error?: KnownError;
	/** Its bytes came in before, or are another file of this call. */
	readonly known: boolean;
}

/** A table of a file, whose rows are to be staged, or are already. */
interface Target extends StageFile {
	readonly table: ContainerTable;
	readonly stage: Stage;
	readonly simple: boolean;
}

export interface StagedTable extends Target {
	readonly lines: StagedLines;
}

/** A file that is looked at, and understood unless there is an error. */
type Prepared = Omit<Reading, 'tables'> & {readonly targets: readonly Target[]};

/** The files that need not be read: they were before, or in this call. */
export interface Acquaintances {
	has(reading: Reading): boolean;
	/** Notes a file that is read. */
	add(reading: Reading, tables: readonly Pick<StagedTable, 'table' | 'stage'>[]): void;
}

/** Reads the files of one call into stages, one for each layout. */
export class Reader {
	readonly progress: IngestProgress;
	readonly #context: IngestContext;
	readonly #request: IngestRequest;
	readonly #profileOf: (file: InputFile) => Profile | undefined;
	readonly #files: readonly InputFile[];
	readonly #known: Acquaintances;
	readonly #stages = new Map<string, Stage>();
	#tables = 0;

	constructor(context: IngestContext, request: IngestRequest, profileOf: (file: InputFile) => Profile | undefined, files: readonly InputFile[], known: Acquaintances) {
		this.progress = new IngestProgress(context, files.reduce((sum, {bytes}) => sum + bytes, 0));
		this.#context = context;
		this.#request = request;
		this.#profileOf = profileOf;
		this.#files = files;
		this.#known = known;
	}

	get stages(): Iterable<Stage> {
		return this.#stages.values();
	}

	async readAll(): Promise<Reading[]> {
		await createRejectTable(this.#context.store);
		const isKnown = (number: number, sha256: string) => this.#known.has({input: this.#files[number], number, sha256, tables: [], ignored: [], known: false});
		const opened = new OpenedFiles(this.#context, this.#files, this.#profileOf, isKnown, this.#request.password);
		try {
			const inBulk = new Set<number>();
			const prepared = await this.#prepareAll(opened, async (stage, files) => {
				for (const number of await loadInBulk(this.#context.store, stage, files)) inBulk.add(number);
				this.progress.finish('read', sharesOf(files.filter(({number}) => inBulk.has(number))));
			});
			const readings: Reading[] = [];
			for (const file of prepared) {
				readings.push(await this.#finish(file, inBulk));
				this.progress.finish('read', sharesOf(file.targets.filter(({number}) => !inBulk.has(number))));
			}
			return readings;
		} finally {
			await opened.close();
		}
	}

	/** Prepares the files while `load` reads the simple tables among those before. */
	async #prepareAll(opened: OpenedFiles, load: (stage: Stage, files: readonly StageFile[]) => Promise<void>): Promise<Prepared[]> {
		const queue = new BulkQueue(load);
		const prepared: Prepared[] = [];
		try {
			for (const [number, input] of this.#files.entries()) {
				this.#context.signal?.throwIfAborted();
				const file = await this.#prepare(input, number, opened);
				prepared.push(file);
				for (const target of file.targets) if (target.simple) queue.add(target.stage, target);
				this.progress.finish('scan', input.bytes);
			}
			await queue.finish();
			return prepared;
		} finally {
			await queue.stop();
		}
	}

	/** Opens and scans a file and understands its headings, or knows why not. */
	async #prepare(input: InputFile, number: number, opened: OpenedFiles): Promise<Prepared> {
		const profile = this.#profileOf(input);
		const file: {-readonly [Key in keyof Prepared]: Prepared[Key]} = {input, number, profile: profile?.name, known: false, targets: [], ignored: []};
		try {
			const {sha256, format, tables, ignored} = await opened.take(number, bytes => this.progress.scanning(bytes));
			Object.assign(file, {sha256, format});
			if (this.#known.has({...file, tables: []})) return {...file, known: true};
			Object.assign(file, await this.#understand(tables, ignored, profile, input.bytes / tables.length));
			this.#known.add({...file, tables: []}, file.targets);
		} catch (error) {
			if (!(error instanceof KnownError)) throw error;
			file.error = error;
		}
		return file;
	}

	/** The tables of one file that hold residents. Sheets beside them are left out; a workbook without any is refused. */
	async #understand(tables: OpenedFile['tables'], ignored: readonly string[], profile: Profile | undefined, share: number): Promise<Pick<Prepared, 'targets' | 'ignored'>> {
		const targets: Target[] = [];
		const others: {table: ContainerTable; error: KnownError}[] = [];
		let offset = 0;
		for (const {table, scan} of tables) {
			try {
				targets.push(await this.#targetOf(table, {scan, offset, share}, profile));
				offset += table.sheet?.rows ?? scan.lines;
			} catch (error) {
				if (!(error instanceof KnownError)) throw error;
				if (table.sheet === undefined || !noResidents.has(error.code)) throw inTable(error, table);
				others.push({table, error});
			}
		}
		const lost = others.find(other => !targets.some(({table}) => table.member === other.table.member));
		if (lost !== undefined) throw inTable(lost.error, lost.table);
		return {targets, ignored: [...ignored, ...others.map(({table}) => table.sheet!.name)]};
	}

	async #targetOf(table: ContainerTable, place: Pick<Target, 'scan' | 'offset' | 'share'>, profile: Profile | undefined): Promise<Target> {
		const {path, sheet} = table;
		const {scan} = place;
		const head = sheet === undefined ? await readHead(path, scan, {...wishesOf(profile), delimiter: profile?.delimiter}) : await readSheetHead(path, scan, sheet.columns);
		const layout = layoutOf(head.headings, profile);
		if (sheet !== undefined && sheet.uncalculated > 0) throw new KnownError('FORMULAS_UNCALCULATED', exitCodes.sourceRefused, {cells: sheet.uncalculated});
		const stage = await this.#stageFor(layout);
		return {...place, number: this.#tables++, path, head, table, stage, simple: sheet !== undefined || await isSimple(path, scan, head)};
	}

	/** Reads what is not read in bulk; whatever was read must be the file that was scanned. */
	async #finish({targets, ...file}: Prepared, inBulk: ReadonlySet<number>): Promise<Reading> {
		const tables: StagedTable[] = [];
		for (const target of targets) {
			const {store, signal} = this.#context;
			tables.push({...target, lines: inBulk.has(target.number) ? bulkLines(target) : await stageCarefully(store, target.stage, target, signal)});
		}
		if (tables.length === 0) return {...file, tables};
		const after = await stat(file.input.path);
		const changed = after.size !== file.input.bytes || after.mtime.getTime() !== file.input.modified.getTime();
		return changed ? {...file, tables: [], error: new KnownError('FILE_CHANGED', exitCodes.sourceRefused)} : {...file, tables};
	}

	async #stageFor(layout: Layout): Promise<Stage> {
		const key = layoutKey(layout);
		const stage = this.#stages.get(key) ?? await createStage(this.#context.store, this.#stages.size + 1, layout);
		this.#stages.set(key, stage);
		return stage;
	}
}

/** What says of a sheet that it holds no residents: it is a summary, a list of codes, a cover. */
const noResidents: ReadonlySet<string> = new Set(['HEADINGS_UNKNOWN', 'PROFILE_COLUMN_MISSING']);

/** Bytes of progress that these stand for. */
export function sharesOf(files: readonly StageFile[]): number {
	return files.reduce((sum, {share}) => sum + share, 0);
}

/** Says which sheet or member an error is about. */
function inTable({code, exitCode, details, place, cause}: KnownError, {member, sheet}: ContainerTable): KnownError {
	return new KnownError(code, exitCode, {...details, member, sheet: sheet?.name}, place, {cause});
}

function bulkLines({scan, head}: Target): StagedLines {
	const rows = expectedRows({scan, head});
	return {reader: 'bulk', rows, rowLines: rows, rejectedRows: 0, rejectedLines: 0, blankLines: scan.trailingBlankLines, headingLines: 0, footLines: 0, truncated: false};
}
