import {readFileSync} from 'node:fs';
import {KnownError, exitCodes} from '../errors.ts';

/** The first line of a file. A password on the command line would stand in the system's list of processes. */
export function readPassword(file: string): string {
	try {
		return readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0];
	} catch (error) {
		throw new KnownError('PASSWORD_FILE', exitCodes.usage, {}, {file}, {cause: error});
	}
}
