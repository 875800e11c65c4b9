import type {IngestContext} from './types.ts';

/** What a byte costs to scan, to read into the stage, to clean, and to store; measured on residents' files. */
const weights = {scan: 1, read: 4, clean: 4, store: 3};

/** How far an ingest is, in bytes times their cost. */
export class IngestProgress {
	readonly #report: NonNullable<IngestContext['onProgress']>;
	readonly #total: number;
	#done = 0;

	constructor(context: Pick<IngestContext, 'onProgress'>, bytes: number) {
		this.#report = context.onProgress ?? (() => undefined);
		this.#total = bytes * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
	}

	/** So many bytes of the present file are scanned. */
	scanning(bytes: number): void {
		this.#report(this.#done + bytes * weights.scan, this.#total);
	}

	/** A file of so many bytes is done with. */
	finish(step: keyof typeof weights, bytes: number): void {
		this.#done += bytes * weights[step];
		this.#report(this.#done, this.#total);
	}
}
