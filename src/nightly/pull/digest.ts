import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';

/** SHA-256 of a file's bytes in small letters, read from the disk in blocks; `undefined` where there is no such file. */
export async function digestOf(file: string, signal: AbortSignal): Promise<string | undefined> {
	const hash = createHash('sha256');
	try {
		for await (const block of createReadStream(file, {signal, highWaterMark: 1 << 20})) hash.update(block as Buffer);
		return hash.digest('hex');
	} catch (error) {
		if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) return undefined;
		throw error;
	}
}
