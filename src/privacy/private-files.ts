import {chmodSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';

/**
 * Closes a folder (0700) and its files (0600) to other accounts: a workspace that was copied or unpacked may have
 * lost its modes. Throws where the file system cannot. Windows has no modes, and nothing happens there.
 */
export function makePrivate(folder: string): void {
	close(folder, 0o700);
	for (const entry of readdirSync(folder, {withFileTypes: true})) {
		if (entry.isFile()) close(join(folder, entry.name), 0o600);
	}
}

function close(path: string, mode: number): void {
	if ((statSync(path).mode & 0o077) === 0) return;
	try {
		chmodSync(path, mode);
	} catch (error) {
		throw new KnownError('DATA_NOT_PRIVATE', exitCodes.usage, {}, {file: path}, {cause: error});
	}
}
