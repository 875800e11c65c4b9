import {appendFileSync, closeSync, fdatasyncSync, openSync} from 'node:fs';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Answer, Connection} from './connection.ts';
import {digestOf} from './digest.ts';
import {LineError} from './line-error.ts';
import {type Attempts, persist} from './retry.ts';
import type {Staging} from './staging.ts';

export interface PartRequest {
	readonly address: URL;
	readonly sha256: string;
	/** Most bytes, and what to say of a part that has more. */
	readonly limit: {readonly bytes: number; readonly code: 'PULL_PART_SIZE' | 'PULL_TOTAL_SIZE'};
	/** Bytes that have just come, those there are of the part, and how many it will have where the server says. */
	readonly onBytes: (came: number, arrived: number, total: number | undefined) => void;
}

/**
 * Fetches one part into the staging folder, from where it broke off, and checks its digest.
 *
 * @throws KnownError `PULL_LINE` where the line fails for good, and others where the server says no; what has arrived stays.
 * `PULL_DIGEST` or the limit's code where it sends something else than it should, of which nothing stays.
 */
export async function fetchPart(request: PartRequest, connection: Connection, staging: Staging, attempts: Attempts): Promise<void> {
	const attempt = () => new PartAttempt(request, connection, staging, attempts.signal).run();
	await persist(attempt, attempts, () => staging.size(request.sha256));
}

class PartAttempt {
	readonly #request: PartRequest;
	readonly #connection: Connection;
	readonly #staging: Staging;
	readonly #signal: AbortSignal;

	constructor(request: PartRequest, connection: Connection, staging: Staging, signal: AbortSignal) {
		this.#request = request;
		this.#connection = connection;
		this.#staging = staging;
		this.#signal = signal;
	}

	async run(): Promise<void> {
		const {address, sha256} = this.#request;
		const from = this.#staging.size(sha256);
		const answer = await this.#connection.get(address, this.#headers(from), this.#signal);
		try {
			const begun = await this.#take(answer, from);
			await this.#check(begun, hasEnd(answer));
		} finally {
			answer.discard();
		}
	}

	/** Gives the place in the part at which the answer began. */
	async #take(answer: Answer, from: number): Promise<number> {
		// Nothing lies behind what we have: it is the whole part, or one of another version.
		if (answer.status === 416) return from;
		if (answer.status === 206 && from > 0) {
			if (startOf(answer) !== from) throw this.#startOver();
			await this.#receive(answer, from);
			return from;
		}
		this.#staging.begin(this.#request.sha256, validatorOf(answer));
		await this.#receive(answer, 0);
		return 0;
	}

	#headers(from: number): Record<string, string> {
		if (from === 0) return {};
		const validator = this.#staging.validator(this.#request.sha256);
		return {range: `bytes=${from}-`, ...(validator !== undefined && {'if-range': validator})};
	}

	async #receive(answer: Answer, from: number): Promise<void> {
		const {sha256, onBytes} = this.#request;
		const total = totalOf(answer, from);
		if (total !== undefined) this.#refuseBeyondLimit(total);
		const file = openSync(this.#staging.path(sha256), 'a', 0o600);
		try {
			let arrived = from;
			await answer.read(bytes => {
				arrived += bytes.length;
				this.#refuseBeyondLimit(arrived);
				appendFileSync(file, bytes);
				onBytes(bytes.length, arrived, total);
			});
		} finally {
			fdatasyncSync(file);
			closeSync(file);
		}
	}

	/** `ended`: whether a break would have been noticed. */
	async #check(from: number, ended: boolean): Promise<void> {
		const {sha256} = this.#request;
		const digest = await digestOf(this.#staging.path(sha256), this.#signal);
		if (digest === sha256) return;
		if (!ended) throw new LineError('cut');
		// What came in one piece is what the server has; pieces may be of two versions.
		if (from > 0) throw this.#startOver();
		this.#staging.discard(sha256);
		throw new KnownError('PULL_DIGEST', exitCodes.sourceRefused);
	}

	#startOver(): LineError {
		this.#staging.discard(this.#request.sha256);
		return new LineError('changed');
	}

	#refuseBeyondLimit(bytes: number): void {
		const {sha256, limit} = this.#request;
		if (bytes <= limit.bytes) return;
		this.#staging.discard(sha256);
		throw new KnownError(limit.code, exitCodes.sourceRefused);
	}
}

// Without either, the end of the connection is all that tells the end of the file (RFC 9112, 6.3).
function hasEnd({status, header}: Answer): boolean {
	return status === 416 || header('content-length') !== undefined || header('transfer-encoding') !== undefined;
}

// A weak ETag does not promise the same bytes (RFC 9110, 13.1.5).
function validatorOf({header}: Answer): string | undefined {
	const etag = header('etag');
	return etag === undefined || etag.startsWith('W/') ? header('last-modified') : etag;
}

function startOf({header}: Answer): number | undefined {
	const [, start] = /^bytes (\d+)-/.exec(header('content-range') ?? '') ?? [];
	return start === undefined ? undefined : Number(start);
}

function totalOf({header}: Answer, from: number): number | undefined {
	const length = /^\d+$/.test(header('content-length') ?? '') ? Number(header('content-length')) : undefined;
	return length === undefined ? undefined : from + length;
}
