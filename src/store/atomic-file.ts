import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

/**
 * Writes a file so that a reader finds either the old one or the whole new one, also after a power cut: temporary
 * file beside it, fsync, rename, fsync of the folder. Mode 0600.
 */
export function writeFileAtomically(path: string, parts: string | Iterable<string | Uint8Array>): void {
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		const file = openSync(temporary, 'w', 0o600);
		try {
			for (const part of typeof parts === 'string' ? [parts] : parts) writeWhole(file, typeof part === 'string' ? Buffer.from(part) : part);
			fsyncSync(file);
		} finally {
			closeSync(file);
		}
		renameSync(temporary, path);
	} catch (error) {
		rmSync(temporary, {force: true});
		throw error;
	}
	syncFolder(dirname(path));
}

function writeWhole(file: number, bytes: Uint8Array): void {
	for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

/** Windows opens no folders; there the rename is as durable as it gets. */
function syncFolder(folder: string): void {
	let handle: number | undefined;
	try {
		handle = openSync(folder, 'r');
		fsyncSync(handle);
	} catch {
		// nothing to do about it
	} finally {
		if (handle !== undefined) closeSync(handle);
	}
}
