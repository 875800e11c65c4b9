import {KnownError, exitCodes} from '../errors.ts';

/** The number of a source as somebody wrote it. @throws KnownError SOURCE_UNKNOWN where it is no number that a source can have */
export function sourceNumberOf(written: string): number {
	if (!/^[1-9]\d{0,8}$/.test(written)) throw new KnownError('SOURCE_UNKNOWN', exitCodes.usage, {source: written});
	return Number(written);
}
