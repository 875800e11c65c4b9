import {KnownError, exitCodes} from '../../errors.ts';

/** A file whose bytes are not what its kind promises. `reason` is for whoever looks into it (`--debug`), not for the sentence. */
export function damaged(format: string, reason: string, cause?: unknown): KnownError {
	return new KnownError('CONTAINER_DAMAGED', exitCodes.sourceRefused, {format, reason}, {}, {cause});
}

/** What zlib says of bytes that are no compressed data, as a damaged file; anything else as it is. */
export function asDamaged(error: unknown, format: string): unknown {
	if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')) return damaged(format, error.code, error);
	return error;
}
