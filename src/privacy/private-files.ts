import {chmodSync, mkdirSync, readdirSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
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

/**
 * Makes a folder for its owner only (0700), and those above it that are missing; one that is there stays as it is. One at a time:
 * Node's own `recursive` never ends where the system denies every folder as "not there" (/proc), and hides that a disk is
 * read-only. Throws FILE_FORBIDDEN there, and what the system says elsewhere.
 */
export function makePrivateFolder(folder: string): void {
	if (isFolder(folder)) return;
	if (dirname(folder) !== folder) makePrivateFolder(dirname(folder));
	try {
		mkdirSync(folder, 0o700);
	} catch (error) {
		if (isFolder(folder)) return;
		const denied = error instanceof Error && 'code' in error && error.code === 'ENOENT';
		throw denied ? new KnownError('FILE_FORBIDDEN', exitCodes.usage, {}, {file: folder}, {cause: error}) : error;
	}
}

function isFolder(path: string): boolean {
	return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

// What is gone by now needs no closing: other commands take their locks away and put files in each other's place.
function close(path: string, mode: number): void {
	const known = statSync(path, {throwIfNoEntry: false});
	if (known === undefined || (known.mode & 0o077) === 0) return;
	try {
		chmodSync(path, mode);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
		throw new KnownError('DATA_NOT_PRIVATE', exitCodes.usage, {}, {file: path}, {cause: error});
	}
}
