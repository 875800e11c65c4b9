import {KnownError, exitCodes} from '../errors.ts';

/** How long an interrupted command may take to end by itself before it is left behind. */
const graceMilliseconds = 3000;
const repeatMilliseconds = 200;

export interface Interruptible {
	/** Aborted by SIGINT and SIGTERM. */
	readonly signal: AbortSignal;
	/** Makes the work end soon. Called again and again: a command goes from statement to statement, and each must be told. */
	stop?(): void;
	/** Called once the work has ended, and not where it was left behind: it still uses what would be closed. */
	close?(): void;
}

/**
 * Runs `work` until it ends or is interrupted. What does not end within three seconds of an interruption is left
 * behind; the process is about to end anyway.
 */
export async function untilInterrupted<T>({signal, stop, close}: Interruptible, work: () => Promise<T>): Promise<T> {
	const timers: NodeJS.Timeout[] = [];
	const abandonment = new AbortController();
	const begin = () => {
		stop?.();
		timers.push(setInterval(() => stop?.(), repeatMilliseconds), setTimeout(() => abandonment.abort(), graceMilliseconds));
	};
	signal.addEventListener('abort', begin, {once: true});
	if (signal.aborted) begin();
	let ended = false;
	try {
		return await Promise.race([work().finally(() => void (ended = true)), rejection(abandonment.signal)]);
	} catch (error) {
		throw signal.aborted ? interrupted(error) : error;
	} finally {
		signal.removeEventListener('abort', begin);
		for (const timer of timers) clearTimeout(timer);
		if (ended) close?.();
	}
}

function rejection(signal: AbortSignal): Promise<never> {
	return new Promise((_resolve, reject) => {
		signal.addEventListener('abort', () => reject(interrupted()), {once: true});
	});
}

function interrupted(cause?: unknown): KnownError {
	if (cause instanceof KnownError && cause.exitCode === exitCodes.interrupted) return cause;
	return new KnownError('INTERRUPTED', exitCodes.interrupted, {}, {}, {cause});
}
