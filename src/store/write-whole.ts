import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';

/** Writes a file for its owner only (0600), so that whoever looks finds the old text or the new one, never a part. */
export function writeWhole(path: string, text: string): void {
	const fresh = `${path}.new`;
	try {
		writeDown(fresh, text);
		renameSync(fresh, path);
	} catch (error) {
		rmSync(fresh, {force: true});
		throw error;
	}
}

function writeDown(path: string, text: string): void {
	rmSync(path, {force: true});
	const file = openSync(path, 'wx', 0o600);
	try {
		writeSync(file, text);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}
