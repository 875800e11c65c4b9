import {dialectOf} from './bulk.ts';
import type {Stage, StageFile} from './stage.ts';

/** Files of one stage and one dialect. */
interface Portion {
	readonly stage: Stage;
	readonly files: StageFile[];
	bytes: number;
}

/** So many bytes are read by one statement, which has its price. */
const portionBytes = 32 * 1024 * 1024;

/** Has simple files read, a portion at a time and one portion after the other, while the caller looks at the next files. */
export class BulkQueue {
	readonly #load: (stage: Stage, files: readonly StageFile[]) => Promise<void>;
	readonly #waiting = new Map<string, Portion>();
	#reading: Promise<void> = Promise.resolve();

	constructor(load: (stage: Stage, files: readonly StageFile[]) => Promise<void>) {
		this.#load = load;
	}

	add(stage: Stage, file: StageFile): void {
		const key = `${stage.table} ${dialectOf(file)}`;
		const portion: Portion = this.#waiting.get(key) ?? {stage, files: [], bytes: 0};
		this.#waiting.set(key, portion);
		portion.files.push(file);
		portion.bytes += file.scan.bytes;
		if (portion.bytes >= portionBytes) this.#read(key, portion);
	}

	/** Reads what is left, and throws what went wrong with any portion. */
	async finish(): Promise<void> {
		for (const [key, portion] of this.#waiting) this.#read(key, portion);
		await this.#reading;
	}

	/** For a caller who gives up: nothing is read any more afterwards. */
	async stop(): Promise<void> {
		this.#waiting.clear();
		await this.#reading.catch(() => undefined);
	}

	#read(key: string, {stage, files}: Portion): void {
		this.#waiting.delete(key);
		this.#reading = this.#reading.then(() => this.#load(stage, files));
		this.#reading.catch(() => undefined);
	}
}
