import {createHash} from 'node:crypto';
import {mkdir, open, rm} from 'node:fs/promises';
import type {Profile} from '../config/profile.ts';
import {KnownError, exitCodes} from '../errors.ts';
import {encodingOf, kindOf, readStart} from './containers/detect.ts';
import {ContainerOpener} from './containers/opener.ts';
import type {ContainerFormat, ContainerTable, ContainerWishes, OpenedContainer} from './containers/types.ts';
import type {InputFile} from './locate.ts';
import {wishesOf} from './profiles.ts';
import {type Scan, scanFile} from './scan.ts';
import type {IngestContext} from './types.ts';

/** A file as tables of delimited UTF-8. */
export interface OpenedFile {
	/** Of the file's own bytes. */
	readonly sha256: string;
	readonly format: ContainerFormat;
	readonly tables: readonly {readonly table: ContainerTable; readonly scan: Scan}[];
	readonly ignored: readonly string[];
}

/** A container, or a text that is UTF-8 already. */
type Opening = {readonly sha256: string; readonly container: OpenedContainer | undefined} | {readonly table: ContainerTable};

/**
 * Opens the files of one call: some of them ahead, in threads, while the caller is busy with those before. The tables lie in the
 * context's `temporary` folder, which is emptied before and removed by `close`.
 */
export class OpenedFiles {
	readonly #context: IngestContext;
	readonly #files: readonly InputFile[];
	readonly #profileOf: (file: InputFile) => Profile | undefined;
	readonly #isKnown: (number: number, sha256: string) => boolean;
	readonly #password: string | undefined;
	readonly #opener: ContainerOpener;
	readonly #openings: Promise<Opening>[] = [];

	/** `isKnown`: whether a file with this digest need not be opened. */
	constructor(context: IngestContext, files: readonly InputFile[], profileOf: (file: InputFile) => Profile | undefined, isKnown: (number: number, sha256: string) => boolean, password?: string) {
		this.#context = context;
		this.#files = files;
		this.#profileOf = profileOf;
		this.#isKnown = isKnown;
		this.#password = password;
		this.#opener = new ContainerOpener(context.threads);
	}

	/** The file of this number; to be asked for one after the other. `onBytes`: so many bytes of it are scanned. */
	async take(number: number, onBytes: (bytes: number) => void): Promise<OpenedFile> {
		const ahead = number + this.#context.threads + 1;
		while (this.#openings.length < Math.min(ahead, this.#files.length)) this.#begin(this.#openings.length);
		const opening = await this.#openings[number];
		if ('table' in opening) {
			const scan = await readable(() => scanFile(opening.table.path, onBytes));
			return {sha256: scan.sha256, format: 'text', tables: [{table: opening.table, scan}], ignored: []};
		}
		const {sha256, container} = opening;
		const tables: {table: ContainerTable; scan: Scan}[] = [];
		for (const table of container?.tables ?? []) tables.push({table, scan: await scanFile(table.path)});
		return {sha256, format: container?.format ?? 'text', tables, ignored: container?.ignored ?? []};
	}

	async close(): Promise<void> {
		await this.#opener.close();
		await Promise.allSettled(this.#openings);
		await rm(this.#context.temporary, {recursive: true, force: true});
	}

	#begin(number: number): void {
		const opening = this.#open(this.#files[number], number);
		// It is asked for later, or never.
		opening.catch(() => undefined);
		this.#openings.push(opening);
	}

	async #open(input: InputFile, number: number): Promise<Opening> {
		const wishes = wishesOf(this.#profileOf(input));
		const encoding = await readable(() => plainEncoding(input.path, wishes));
		if (encoding !== undefined) return {table: {path: input.path, encoding}};
		const sha256 = await readable(() => digestOf(input.path));
		if (this.#isKnown(number, sha256)) return {sha256, container: undefined};
		const folder = this.#context.temporary;
		await mkdir(folder, {recursive: true, mode: 0o700});
		const container = await this.#opener.open({path: input.path, folder, prefix: String(number), wishes, password: this.#password}, input.bytes);
		return {sha256, container};
	}
}

/** How a text is written that can be read where it lies; undefined for anything that has to be opened. */
async function plainEncoding(path: string, {encoding: wish}: ContainerWishes): Promise<'utf-8' | 'utf-8-bom' | undefined> {
	const file = await open(path);
	try {
		const start = await readStart(file);
		if (kindOf(start) !== 'text') return undefined;
		const encoding = await encodingOf(path, start, wish);
		return encoding === 'utf-8' || encoding === 'utf-8-bom' ? encoding : undefined;
	} finally {
		await file.close();
	}
}

async function digestOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	const file = await open(path);
	for await (const piece of file.createReadStream()) hash.update(piece as Buffer);
	return hash.digest('hex');
}

/** A file that the system does not let us read is refused; others may be readable. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (error instanceof KnownError) throw error;
		throw new KnownError('FILE_UNREADABLE', exitCodes.sourceRefused, {}, {}, {cause: error});
	}
}
