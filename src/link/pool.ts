import {Worker} from 'node:worker_threads';
import {perform, type Job, type Outcome} from './work.ts';

export type OnProgress = (done: number, total: number) => void;

/** Job, but for the counters that the pool adds. */
export type JobRequest<J extends Job = Job> = J extends Job ? Omit<J, 'next' | 'done'> : never;

/**
 * Threads that do jobs one after the other. Each job goes to all of them; they share its tasks out among themselves.
 * On one thread it is done inline, without a worker. Workers start from the built code beside this file.
 */
export class Pool {
	readonly #threads: number;
	readonly #signal: AbortSignal | undefined;
	readonly #workers: Worker[] = [];
	readonly #stop = (): void => this.close();

	constructor(threads: number, signal?: AbortSignal) {
		this.#threads = threads;
		this.#signal = signal;
		signal?.addEventListener('abort', this.#stop);
	}

	/** What each thread did, as an array; which thread did what is left to chance. @throws what a thread throws. */
	async run<J extends Job>(request: JobRequest<J>, tasks: number, onProgress?: OnProgress): Promise<Outcome<J>[]> {
		const counter = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));
		const job = {...request, next: counter(), done: counter()} as unknown as J;
		if (this.#threads <= 1 || tasks < 2) return [perform(job)];
		while (this.#workers.length < Math.min(this.#threads, tasks)) this.#workers.push(new Worker(new URL('worker.js', import.meta.url)));
		const timer = onProgress === undefined ? undefined : setInterval(() => onProgress(Atomics.load(job.done, 0), tasks), 250);
		try {
			return await Promise.all(this.#workers.map(worker => outcomeOf(worker, job)));
		} finally {
			clearInterval(timer);
		}
	}

	close(): void {
		this.#signal?.removeEventListener('abort', this.#stop);
		for (const worker of this.#workers.splice(0)) void worker.terminate();
	}
}

function outcomeOf<J extends Job>(worker: Worker, job: J): Promise<Outcome<J>> {
	return new Promise((resolve, reject) => {
		const ended = (code: number): void => reject(new Error(`worker ended early with code ${code}`));
		worker.once('message', outcome => {
			worker.removeListener('error', reject).removeListener('exit', ended);
			resolve(outcome as Outcome<J>);
		});
		worker.once('error', reject);
		worker.once('exit', ended);
		worker.postMessage(job);
	});
}
