import type {Profile} from '../config/profile.ts';
import {KnownError} from '../errors.ts';
import type {InputFile} from './locate.ts';
import {IngestProgress} from './progress.ts';
import {type StagedFile, readFileIntoStage, scanInput} from './read-file.ts';
import type {Scan} from './scan.ts';
import {type Stage, createRejectTable} from './stage.ts';
import type {IngestContext, SourceKind} from './types.ts';

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
	/** Its bytes are a current source already, or another file of this call. */
	readonly known: boolean;
}

/** Reads the files of one call into stages, one for each layout. */
export class Reader {
	readonly progress: IngestProgress;
	readonly #context: IngestContext;
	readonly #kind: SourceKind;
	readonly #profileOf: (file: InputFile) => Profile | undefined;
	readonly #files: readonly InputFile[];
	readonly #stages = new Map<string, Stage>();

	constructor(context: IngestContext, kind: SourceKind, profileOf: (file: InputFile) => Profile | undefined, files: readonly InputFile[]) {
		this.progress = new IngestProgress(context, files.reduce((sum, {bytes}) => sum + bytes, 0));
		this.#context = context;
		this.#kind = kind;
		this.#profileOf = profileOf;
		this.#files = files;
	}

	get stages(): Iterable<Stage> {
		return this.#stages.values();
	}

	async readAll(): Promise<Reading[]> {
		await createRejectTable(this.#context.store);
		const known = await this.#currentDigests();
		const readings: Reading[] = [];
		for (const [number, input] of this.#files.entries()) {
			this.#context.signal?.throwIfAborted();
			readings.push(await this.#read(input, number, known));
			this.progress.finish('read', input.bytes);
		}
		return readings;
	}

	async #read(input: InputFile, number: number, known: Set<string>): Promise<Reading> {
		const profile = this.#profileOf(input);
		let scan: Scan | undefined;
		try {
			scan = await scanInput(input, bytes => this.progress.scanning(bytes));
			this.progress.finish('scan', input.bytes);
			if (known.has(scan.sha256)) return {input, number, scan, known: true};
			const staged = await readFileIntoStage(this.#context, this.#stages, input, number, scan, profile);
			known.add(scan.sha256);
			return {input, number, scan, profile: profile?.name, staged, known: false};
		} catch (error) {
			if (!(error instanceof KnownError)) throw error;
			return {input, number, scan, profile: profile?.name, error, known: false};
		}
	}

	async #currentDigests(): Promise<Set<string>> {
		const rows = await this.#context.store.rows<{sha256: string}>('ingest: current sources', `
			SELECT sha256 FROM sources WHERE state = 'current' AND kind = $kind`, {kind: this.#kind});
		return new Set(rows.map(({sha256}) => sha256));
	}
}
