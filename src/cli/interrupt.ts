import {KnownError, exitCodes} from '../errors.ts';
import type {Store} from '../store/store.ts';

/** How long an interrupted command may take to end by itself before it is left behind. */
const graceMilliseconds = 3000;
const interruptInterval = 200;

/**
 * Runs `work` on the store and closes the store. SIGINT and SIGTERM (`signal`) stop the statement that runs and
 * those that follow; what does not end within three seconds is left behind, still open: the process is about to end.
 */
export async function interruptible<T>(store: Store, signal: AbortSignal, work: (store: Store) => Promise<T>): Promise<T> {
	const timers: NodeJS.Timeout[] = [];
	const abandonment = new AbortController();
	const stop = () => {
		store.interrupt();
		timers.push(setInterval(() => store.interrupt(), interruptInterval), setTimeout(() => abandonment.abort(), graceMilliseconds));
	};
	signal.addEventListener('abort', stop, {once: true});
	if (signal.aborted) stop();
	let ended = false;
	try {
		return await Promise.race([work(store).finally(() => void (ended = true)), rejection(abandonment.signal)]);
	} catch (error) {
		throw signal.aborted ? interrupted(error) : error;
	} finally {
		signal.removeEventListener('abort', stop);
		for (const timer of timers) clearTimeout(timer);
		// Closing under a statement that still runs would wait for it.
		if (ended) store.close();
	}
}

function rejection(signal: AbortSignal): Promise<never> {
	return new Promise((_resolve, reject) => {
		signal.addEventListener('abort', () => reject(interrupted()), {once: true});
	});
}

function interrupted(cause?: unknown): KnownError {
	return new KnownError('INTERRUPTED', exitCodes.interrupted, {}, {}, {cause});
}
