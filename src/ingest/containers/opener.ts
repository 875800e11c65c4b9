import {Worker} from 'node:worker_threads';
import {KnownError, exitCodes} from '../../errors.ts';
import {containerLimits} from './limits.ts';
import type {ContainerRequest, OpenedContainer} from './types.ts';

/** What a worker says of a file. */
export type WorkerAnswer =
	| {readonly opened: OpenedContainer}
	| {readonly refused: Pick<KnownError, 'code' | 'exitCode' | 'details' | 'place' | 'cause'>}
	/** `code`: the system's, which an error loses on its way between threads. */
	| {readonly fault: Error; readonly code?: string};

type WorkerLimits = Pick<{readonly [Key in keyof typeof containerLimits]: number}, 'workerMegabytes' | 'secondsAlways' | 'secondsPerMegabyte'>;

/**
 * Opens containers in threads of their own, where a hostile file can use up neither the memory nor the time of the program. Threads run
 * the built code, wherever this file itself was loaded from.
 */
export class ContainerOpener {
	#free: number;
	readonly #limits: WorkerLimits;
	readonly #workers = new Set<Worker>();
	readonly #idle: Worker[] = [];
	readonly #waiting: (() => void)[] = [];
	#closed = false;

	constructor(threads: number, limits: WorkerLimits = containerLimits) {
		this.#free = threads;
		this.#limits = limits;
	}

	/** As `openContainer` does it, when a thread is free. `bytes`: of the file. */
	async open(request: ContainerRequest, bytes: number): Promise<OpenedContainer> {
		await this.#takeTurn();
		try {
			if (this.#closed) throw new Error('the opener is closed');
			return await this.#openInThread(request, bytes);
		} finally {
			this.#passTurn();
		}
	}

	/** Ends all threads; what they are at comes to nothing. */
	async close(): Promise<void> {
		this.#closed = true;
		await Promise.all([...this.#workers].map(worker => this.#end(worker)));
	}

	async #takeTurn(): Promise<void> {
		if (this.#free > 0) this.#free--;
		else await new Promise<void>(resolve => this.#waiting.push(resolve));
	}

	#passTurn(): void {
		const next = this.#waiting.shift();
		if (next === undefined) this.#free++;
		else next();
	}

	async #openInThread(request: ContainerRequest, bytes: number): Promise<OpenedContainer> {
		const worker = this.#idle.pop() ?? this.#start();
		try {
			const answer = await answerOf(worker, request, bytes, this.#limits);
			this.#idle.push(worker);
			return openedOf(answer);
		} catch (error) {
			if (!this.#idle.includes(worker)) await this.#end(worker);
			throw error;
		}
	}

	#start(): Worker {
		const worker = new Worker(new URL('../../../dist/ingest/containers/worker.js', import.meta.url), {
			resourceLimits: {maxOldGenerationSizeMb: this.#limits.workerMegabytes, maxYoungGenerationSizeMb: youngMegabytes},
		});
		this.#workers.add(worker);
		return worker;
	}

	async #end(worker: Worker): Promise<void> {
		this.#workers.delete(worker);
		await worker.terminate();
	}
}

function openedOf(answer: WorkerAnswer): OpenedContainer {
	if ('opened' in answer) return answer.opened;
	if ('fault' in answer) throw Object.assign(answer.fault, {code: answer.code});
	const {code, exitCode, details, place, cause} = answer.refused;
	throw new KnownError(code, exitCode, details, place, {cause});
}

/** A table makes many short-lived texts. With a thread's default of a few MB their removal takes a third of the time. */
const youngMegabytes = 64;

/** What the worker answers. One that takes too long or too much memory is ended, and the file refused. */
function answerOf(worker: Worker, request: ContainerRequest, bytes: number, limits: WorkerLimits): Promise<WorkerAnswer> {
	return new Promise((resolve, reject) => {
		const {secondsAlways, secondsPerMegabyte, workerMegabytes} = limits;
		const seconds = Math.ceil(secondsAlways + bytes / 1024 / 1024 * secondsPerMegabyte);
		const timer = setTimeout(() => settle(() => reject(new KnownError('CONTAINER_STALLED', exitCodes.sourceRefused, {seconds}))), seconds * 1000);
		const failed = (error: Error & {code?: string}): void => settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY'
			? new KnownError('CONTAINER_MEMORY', exitCodes.sourceRefused, {megabytes: workerMegabytes}, {}, {cause: error})
			: error));
		const ended = (code: number): void => settle(() => reject(new Error(`worker ended early with code ${code}`)));
		const settle = (end: () => void): void => {
			clearTimeout(timer);
			worker.off('message', answered).off('error', failed).off('exit', ended);
			end();
		};
		const answered = (answer: WorkerAnswer): void => settle(() => resolve(answer));
		worker.once('message', answered).once('error', failed).once('exit', ended);
		worker.postMessage(request);
	});
}
