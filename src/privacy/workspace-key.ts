import {createHmac} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {KnownError, exitCodes} from '../errors.ts';

/** The workspace's secret. It keys the audit chain and the tags by which records appear there. */
export type WorkspaceKey = Buffer & {readonly brand: 'workspace key'};

export const keyBytes = 32;

/** Writes a new key; an existing one is never overwritten (`EEXIST`). `random` gives so many bytes. */
export function writeKey(path: string, random: (bytes: number) => Buffer): void {
	writeFileSync(path, `${random(keyBytes).toString('hex')}\n`, {flag: 'wx', mode: 0o600});
}

/** Reads the key; one that is missing or is no key is an integrity failure. */
export function readKey(path: string): WorkspaceKey {
	const text = readText(path)?.trim();
	if (text === undefined) throw new KnownError('KEY_MISSING', exitCodes.integrity, {}, {file: path});
	if (!/^[0-9a-f]{64}$/.test(text)) throw new KnownError('KEY_DAMAGED', exitCodes.integrity, {}, {file: path});
	return Buffer.from(text, 'hex') as WorkspaceKey;
}

/** How a record is named where its key must not stand: the same record gets the same tag, and only in this workspace. */
export function recordTag(key: WorkspaceKey, recordKey: string): string {
	return createHmac('sha256', key).update(`record:${recordKey}`).digest('hex').slice(0, 32);
}

function readText(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}
