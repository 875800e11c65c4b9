import {createHash, timingSafeEqual} from 'node:crypto';
import {KnownError, exitCodes} from '../../errors.ts';

/** What turns a password into a key slowly: a hash of it that is hashed again `spins` times. */
export interface Turning {
	readonly hash: string;
	readonly salt: Buffer;
	readonly spins: number;
}

export function hashOfPassword(password: string, {hash, salt, spins}: Turning): Buffer {
	let chain = hashOf(hash, salt, Buffer.from(password, 'utf16le'));
	const turned = Buffer.alloc(4 + chain.length);
	for (let turn = 0; turn < spins; turn++) {
		turned.writeUInt32LE(turn);
		chain.copy(turned, 4);
		chain = createHash(hash).update(turned).digest();
	}
	return chain;
}

export function hashOf(hash: string, ...pieces: readonly Buffer[]): Buffer {
	const digest = createHash(hash);
	for (const piece of pieces) digest.update(piece);
	return digest.digest();
}

/** Throws where what the password decrypted has not the hash (perhaps filled up to whole blocks) that was encrypted beside it. */
export function checkPassword(expected: Buffer, actual: Buffer): void {
	const right = expected.length >= actual.length && timingSafeEqual(expected.subarray(0, actual.length), actual);
	if (!right) throw new KnownError('PASSWORD_WRONG', exitCodes.sourceRefused);
}

export function passwordUnsupported(): KnownError {
	return new KnownError('PASSWORD_UNSUPPORTED', exitCodes.sourceRefused, {format: 'xlsx'});
}
