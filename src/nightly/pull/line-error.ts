import {type ExitCode, KnownError, exitCodes} from '../../errors.ts';

/** How the line failed; the catalogue has a phrase for each. */
export type LineFailure = 'unreachable' | 'proxy' | 'cut' | 'stalled' | 'busy' | 'changed';

/** Something that may be over when it is tried again. */
export class LineError extends Error {
	readonly failure: LineFailure;
	/** Milliseconds that the server asks us to wait. */
	readonly retryAfter: number;

	constructor(failure: LineFailure, {retryAfter = 0, cause}: {readonly retryAfter?: number; readonly cause?: unknown} = {}) {
		super(failure, {cause});
		this.failure = failure;
		this.retryAfter = retryAfter;
	}
}

/** What the user is told when it was tried often enough. */
export function givenUp(error: LineError): KnownError {
	return new KnownError('PULL_LINE', exitCodes.line, {failure: error.failure}, {}, {cause: error});
}

/** What ends a pull whose time is over. */
export function timeIsOver(cause: unknown): KnownError {
	return new KnownError('PULL_TIME', exitCodes.line, {}, {}, {cause});
}

/** Adds to the `KnownError` that the work throws which file it is about. */
export async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof KnownError)) throw error;
		throw new KnownError(error.code, error.exitCode, error.details, {file}, {cause: error.cause});
	}
}

/** 3 where somebody must put something right, which comes before 8, what the next pull does by itself; 0 where nothing failed. */
export function exitCodeOf(errors: readonly KnownError[]): ExitCode {
	const passing = errors.every(({exitCode}) => exitCode === exitCodes.line || exitCode === exitCodes.locked);
	if (!passing) return exitCodes.sourceRefused;
	return errors.length > 0 ? exitCodes.line : exitCodes.done;
}

/** What undici or the system says of a connection: a certificate that does not hold is no matter of trying again. */
export function connectionError(error: unknown): LineError | KnownError {
	const code = codeOf(error);
	if (/CERT|ISSUER|LEAF_SIGNATURE/.test(code)) return new KnownError('PULL_CERTIFICATE', exitCodes.usage, {reason: code}, {}, {cause: error});
	if (code.endsWith('_TIMEOUT')) return new LineError('stalled', {cause: error});
	if (code === 'UND_ERR_ABORTED') return new LineError('proxy', {cause: error});
	if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT)/.test(code)) return new LineError('unreachable', {cause: error});
	return new LineError('cut', {cause: error});
}

// A certificate that came through a proxy is told as the cause of an error of the proxy's.
function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return '';
	const code = 'code' in error ? String(error.code) : '';
	return code === 'UND_ERR_PRX_TLS' ? codeOf(error.cause) : code;
}
