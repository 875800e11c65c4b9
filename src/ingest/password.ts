import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';

/** The first line of a file, where one is named. A password on the command line would stand in the system's list of processes. */
export function passwordIn(named: string | undefined, cwd: string): string | undefined {
	if (named === undefined) return undefined;
	const file = resolve(cwd, named);
	try {
		return readFileSync(file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0];
	} catch (error) {
		throw new KnownError('PASSWORD_FILE', exitCodes.usage, {}, {file}, {cause: error});
	}
}
