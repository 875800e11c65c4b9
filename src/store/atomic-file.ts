import {closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

/**
 * Writes a file so that a reader finds either the old one or the whole new one, also after a power cut: temporary
 * file beside it, fsync, rename, fsync of the folder. Mode 0600.
 */
export function writeFileAtomically(path: string, parts: string | Iterable<string | Uint8Array>): void {
	const file = new FreshFile(path);
	try {
		for (const part of typeof parts === 'string' ? [parts] : parts) file.write(part);
		file.commit();
	} catch (error) {
		file.abandon();
		throw error;
	}
}

/** The same for a file whose parts come one after the other out of the store. */
export async function streamFileAtomically(path: string, parts: AsyncIterable<string | Uint8Array>): Promise<void> {
	const file = new FreshFile(path);
	try {
		for await (const part of parts) file.write(part);
		file.commit();
	} catch (error) {
		file.abandon();
		throw error;
	}
}

/** What will be the file. One that an interrupted run left behind gives way. */
class FreshFile {
	readonly #path: string;
	readonly #temporary: string;
	readonly #handle: number;

	constructor(path: string) {
		this.#path = path;
		this.#temporary = `${path}.new`;
		rmSync(this.#temporary, {force: true});
		this.#handle = openSync(this.#temporary, 'wx', 0o600);
	}

	write(part: string | Uint8Array): void {
		const bytes = typeof part === 'string' ? Buffer.from(part) : part;
		for (let written = 0; written < bytes.length;) written += writeSync(this.#handle, bytes, written);
	}

	commit(): void {
		fsyncSync(this.#handle);
		closeSync(this.#handle);
		renameSync(this.#temporary, this.#path);
		syncFolder(dirname(this.#path));
	}

	abandon(): void {
		try {
			closeSync(this.#handle);
		} catch {
			// it is closed already
		}
		rmSync(this.#temporary, {force: true});
	}
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
