import {CommanderError} from 'commander';
import {type Details, type ExitCode, KnownError, type Place, exitCodes} from '../errors.ts';
import {type Messages, sentenceOf} from '../messages/index.ts';
import {LockHeldError} from '../store/lock.ts';
import {StoreError} from '../store/store-error.ts';
import {usageError} from './usage-error.ts';

/** One failure as it is shown and as it stands in `errors` of the JSON document. */
export interface FailureEntry {
	readonly code: string;
	readonly message: string;
	readonly details: Details;
	readonly place: Place;
}

export interface Failure {
	readonly exitCode: ExitCode;
	readonly errors: readonly FailureEntry[];
}

/** What the user is told of whatever was thrown. `command`: the command's name, for the hint at its help. */
export function failureOf(error: unknown, messages: Messages, command: string): Failure {
	const known = knownErrorsOf(error, command);
	return {exitCode: known[0].exitCode, errors: known.map(each => failureEntry(each, messages))};
}

export function failureEntry({code, details, place}: KnownError, messages: Messages): FailureEntry {
	return {code, message: sentence(messages, code, {...details, ...place}) ?? messages.unknownError({code}), details, place};
}

// A sentence that misses a value must not hide the failure that it is about.
function sentence(messages: Messages, code: string, values: Details): string | undefined {
	try {
		return sentenceOf(messages, code, values);
	} catch {
		return undefined;
	}
}

function knownErrorsOf(error: unknown, command: string): readonly KnownError[] {
	if (error instanceof KnownError) return [error];
	if (error instanceof AggregateError && error.errors.length > 0 && error.errors.every(each => each instanceof KnownError)) return error.errors;
	if (error instanceof CommanderError) return [usageError(error, command)];
	if (error instanceof StoreError) return [storeFailure(error)];
	return [ofSystem(error) ?? new KnownError('FAULT', exitCodes.fault, {}, {}, {cause: error})];
}

/** A failure of the store or of a lock as the user is told of it. */
export function storeFailure(error: StoreError): KnownError {
	const details = error instanceof LockHeldError
		? {pid: error.holder.pid, host: error.holder.host, command: error.holder.command, since: error.holder.startedAt}
		: {step: error.step};
	return new KnownError(error.code, storeExitCodes[error.code] ?? exitCodes.fault, details, {}, {cause: error});
}

const storeExitCodes: Readonly<Record<string, ExitCode>> = {
	STORE_LOCKED: exitCodes.locked,
	STORE_MEMORY: exitCodes.resources,
	STORE_DISK: exitCodes.resources,
	STORE_DAMAGED: exitCodes.integrity,
	STORE_NEWER: exitCodes.integrity,
	STORE_INTERRUPTED: exitCodes.interrupted,
};

// What Node says of files and memory, where no room has said it better.
function ofSystem(error: unknown): KnownError | undefined {
	if (error instanceof RangeError && /allocation failed|invalid (typed )?array (buffer )?length/i.test(error.message)) {
		return new KnownError('OUT_OF_MEMORY', exitCodes.resources, {}, {}, {cause: error});
	}
	if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
	const [code, exitCode] = systemCodes[error.code] ?? [];
	const file = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
	return code === undefined || exitCode === undefined ? undefined : new KnownError(code, exitCode, {}, {file}, {cause: error});
}

const systemCodes: Readonly<Record<string, readonly [string, ExitCode]>> = {
	ENOSPC: ['DISK_FULL', exitCodes.resources],
	EDQUOT: ['DISK_FULL', exitCodes.resources],
	ENOMEM: ['OUT_OF_MEMORY', exitCodes.resources],
	ERR_WORKER_OUT_OF_MEMORY: ['OUT_OF_MEMORY', exitCodes.resources],
	EACCES: ['FILE_FORBIDDEN', exitCodes.usage],
	EPERM: ['FILE_FORBIDDEN', exitCodes.usage],
	EROFS: ['FILE_FORBIDDEN', exitCodes.usage],
	ENOTDIR: ['FILE_MISSING', exitCodes.usage],
	ENAMETOOLONG: ['FILE_MISSING', exitCodes.usage],
};
