import {readFile, stat} from 'node:fs/promises';
import {basename} from 'node:path';
import {KnownError} from '../errors.ts';
import {refusal} from './parse.ts';

/** A weekly sheet has some forty rows; what is larger than this is another kind of file. */
export const largestFile = 4 * 1024 * 1024;

/** The bytes of a rollout file, or why they cannot be had. */
export async function readRolloutFile(path: string): Promise<Buffer | KnownError> {
	const file = basename(path);
	try {
		const stats = await stat(path);
		if (stats.isDirectory()) return refusal('ROLLOUT_FILE_FOLDER', file);
		if (stats.size > largestFile) return refusal('ROLLOUT_FILE_LARGE', file, {megabytes: largestFile / 1024 / 1024});
		return await readFile(path);
	} catch (error) {
		return refusal(isMissing(error) ? 'ROLLOUT_FILE_MISSING' : 'ROLLOUT_FILE_UNREADABLE', file, {}, {}, error);
	}
}

/** The text of the bytes; `undefined` where they are not UTF-8. */
export function utf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		return undefined;
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
