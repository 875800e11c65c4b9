import {LineError, givenUp} from './line-error.ts';

/** How to wait, and for how long by chance. Tests let no time pass. */
export interface Patience {
	/** Resolves after so many milliseconds; rejects as soon as the signal is aborted. */
	readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
	/** From 0 to 1, without 1. */
	readonly random: () => number;
}

export interface Attempts extends Patience {
	readonly signal: AbortSignal;
	readonly onRetry?: (error: LineError, milliseconds: number) => void;
}

/** Attempts in a row that bring nothing. With their pauses they last about two minutes. */
export const mostAttempts = 8;

const firstPause = 1000;
const longestPause = 60_000;

/** A server that wants more patience than this is left to the next pull. */
const longestRetryAfter = 600_000;

/**
 * Tries until it succeeds. After `LineError`s it pauses twice as long each time, a part of it by chance, so that the
 * communes of a province do not come back all at once, and never shorter than the server asked for.
 * `reached`: how far it has come, in bytes. A line that breaks again and again is good enough as long as something arrives.
 *
 * @throws KnownError `PULL_LINE` when `mostAttempts` in a row brought nothing; whatever else an attempt throws
 */
export async function persist<T>(attempt: () => Promise<T>, {pause, random, signal, onRetry}: Attempts, reached: () => number = () => 0): Promise<T> {
	let furthest = reached();
	for (let fruitless = 1; ; fruitless++) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof LineError)) throw error;
			if (reached() > furthest) fruitless = 1;
			furthest = Math.max(furthest, reached());
			if (fruitless >= mostAttempts || error.retryAfter > longestRetryAfter) throw givenUp(error);
			const milliseconds = Math.max(error.retryAfter, backOff(fruitless, random()));
			onRetry?.(error, milliseconds);
			await pause(milliseconds, signal);
		}
	}
}

// "Equal jitter": half of it is certain.
function backOff(fruitless: number, chance: number): number {
	const whole = Math.min(firstPause * 2 ** (fruitless - 1), longestPause);
	return Math.round(whole * (1 + chance) / 2);
}

/** `Retry-After` in milliseconds from now: seconds, or a day and time (RFC 9110, 10.2.3). 0 where it says neither. */
export function retryAfterOf(header: string | undefined, now: Date): number {
	if (header === undefined) return 0;
	if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
	const moment = Date.parse(header);
	return Number.isNaN(moment) ? 0 : Math.max(moment - now.getTime(), 0);
}
