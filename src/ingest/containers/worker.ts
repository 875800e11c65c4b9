import {parentPort} from 'node:worker_threads';
import {KnownError} from '../../errors.ts';
import {openContainer} from './open-container.ts';
import type {WorkerAnswer} from './opener.ts';
import type {ContainerRequest} from './types.ts';

// A worker opens one file after the other.
parentPort!.on('message', (request: ContainerRequest) => {
	void answerTo(request).then(answer => parentPort!.postMessage(answer));
});

async function answerTo(request: ContainerRequest): Promise<WorkerAnswer> {
	try {
		return {opened: await openContainer(request)};
	} catch (error) {
		if (!(error instanceof KnownError)) return {fault: error as Error, code: (error as NodeJS.ErrnoException).code};
		const {code, exitCode, details, place, cause} = error;
		return {refused: {code, exitCode, details, place, cause}};
	}
}
