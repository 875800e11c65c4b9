import {KnownError, exitCodes} from '../../errors.ts';
import {mostManifestBytes} from '../../ingest/manifest.ts';
import type {Connection} from './connection.ts';
import {type Attempts, persist} from './retry.ts';

/**
 * Fetches the manifest's bytes, whole each time.
 *
 * @throws KnownError `PULL_LINE` where the line fails for good, and any other where the server says no or sends without end
 */
export async function fetchManifest(address: URL, connection: Connection, attempts: Attempts): Promise<Buffer> {
	return persist(() => readWhole(address, connection, attempts.signal), attempts);
}

async function readWhole(address: URL, connection: Connection, signal: AbortSignal): Promise<Buffer> {
	const answer = await connection.get(address, {}, signal);
	if (answer.status !== 200) {
		answer.discard();
		throw new KnownError('PULL_ANSWER', exitCodes.usage, {status: answer.status});
	}
	const blocks: Buffer[] = [];
	let bytes = 0;
	await answer.read(block => {
		bytes += block.length;
		if (bytes > mostManifestBytes) throw new KnownError('PULL_MANIFEST_SIZE', exitCodes.sourceRefused);
		blocks.push(block);
	});
	return Buffer.concat(blocks);
}
