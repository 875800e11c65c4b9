import {parentPort, workerData} from 'node:worker_threads';
import {work, type Job} from './work.ts';

// A worker is one call of `work` on another thread.
parentPort!.postMessage(work(workerData as Job));
