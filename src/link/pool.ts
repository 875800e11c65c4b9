import {Worker} from 'node:worker_threads';
import {work, type Haul, type Job} from './work.ts';

export type OnProgress = (done: number, total: number) => void;

/**
 * Runs a job on so many threads; on one, inline, without a worker. Workers start from the built code beside
 * this file.
 */
export async function runJob(job: Omit<Job, 'next' | 'done'>, threads: number, onProgress?: OnProgress, signal?: AbortSignal): Promise<Haul[]> {
	const shared = {...job, next: new Int32Array(new SharedArrayBuffer(4)), done: new Int32Array(new SharedArrayBuffer(4))};
	if (threads <= 1 || job.tasks.length < 2) return [work(shared)];
	const workers: Worker[] = [];
	const timer = setInterval(() => onProgress?.(Atomics.load(shared.done, 0), job.tasks.length), 250);
	const stop = (): void => {
		for (const worker of workers) void worker.terminate();
	};
	signal?.addEventListener('abort', stop);
	try {
		return await Promise.all(Array.from({length: Math.min(threads, job.tasks.length)}, () => haulOf(shared, workers)));
	} finally {
		clearInterval(timer);
		signal?.removeEventListener('abort', stop);
		stop();
	}
}

function haulOf(job: Job, workers: Worker[]): Promise<Haul> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('worker.js', import.meta.url), {workerData: job});
		workers.push(worker);
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', code => reject(new Error(`worker ended early with code ${code}`)));
	});
}
