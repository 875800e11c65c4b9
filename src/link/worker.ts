import {parentPort} from 'node:worker_threads';
import {perform, type Job} from './work.ts';

// A worker does one job after the other.
parentPort!.on('message', (job: Job) => parentPort!.postMessage(perform(job)));
