import {statSync} from 'node:fs';
import type {PullSettings} from '../../config/config.ts';
import {KnownError, exitCodes} from '../../errors.ts';
import type {ManifestPart} from '../../ingest/manifest.ts';
import type {Connection} from './connection.ts';
import {digestOf} from './digest.ts';
import type {ExtractFolder} from './extract-folder.ts';
import {fetchPart} from './fetch-part.ts';
import {naming, timeIsOver} from './line-error.ts';
import type {PullContext} from './pull.ts';
import type {Attempts} from './retry.ts';
import type {Staging} from './staging.ts';

/**
 * What became of a part: it `arrived` now, was `present` in the folder, was `kept` from another version of the extract, was `refused`,
 * or is `missing` until the next pull.
 */
export type PartState = 'arrived' | 'present' | 'kept' | 'refused' | 'missing';

export interface PulledPart {
	readonly file: string;
	readonly state: PartState;
	/** 0 where it is not in the inbox. */
	readonly bytes: number;
}

export interface SettledParts {
	/** In the manifest's order. */
	readonly parts: readonly PulledPart[];
	/** What has come over the line. */
	readonly bytes: number;
	readonly errors: readonly KnownError[];
}

export interface PartsToSettle extends Pick<PullContext, 'signal' | 'onProgress'> {
	readonly parts: readonly ManifestPart[];
	/** Of the manifest. */
	readonly address: URL;
	readonly folder: ExtractFolder;
	readonly staging: Staging;
	/** Where parts of other versions lie, by their digest. */
	readonly earlier: ReadonlyMap<string, string>;
	readonly limits: Pick<PullSettings, 'maxPart' | 'maxTotal'>;
	readonly connection: Connection;
	readonly attempts: Attempts;
	/** Aborted when the pull's time is over. */
	readonly time: AbortSignal;
}

/** Brings every part into the folder that can be had: out of the folder itself, out of an earlier one, over the line. */
export async function settleParts(work: PartsToSettle): Promise<SettledParts> {
	return new PartSettler(work).run();
}

class PartSettler {
	readonly #work: PartsToSettle;
	readonly #states = new Map<ManifestPart, PartState>();
	readonly #errors: KnownError[] = [];
	#bytes = 0;

	constructor(work: PartsToSettle) {
		this.#work = work;
	}

	async run(): Promise<SettledParts> {
		const {parts, staging, onProgress} = this.#work;
		staging.keepOnly(new Set(parts.map(part => part.sha256)));
		onProgress?.({kind: 'check'});
		for (const part of parts) await this.#find(part);
		let goingOn = true;
		for (const [index, part] of parts.entries()) {
			if (!this.#states.has(part)) goingOn = goingOn ? await this.#fetch(part, index) : this.#leave(part);
		}
		return {parts: parts.map(part => this.#pulled(part)), bytes: this.#bytes, errors: this.#errors};
	}

	async #find(part: ManifestPart): Promise<void> {
		const {folder, staging, earlier, signal} = this.#work;
		const {sha256} = part;
		if (await digestOf(folder.pathOf(part), signal) === sha256) {
			folder.keepManifest();
			this.#states.set(part, 'present');
			return;
		}
		const elsewhere = earlier.get(sha256);
		if (elsewhere === undefined || await digestOf(elsewhere, signal) !== sha256) return;
		staging.copy(sha256, elsewhere);
		folder.take(staging.path(sha256), part);
		this.#states.set(part, 'kept');
	}

	/** Whether another part is worth a try. */
	async #fetch(part: ManifestPart, index: number): Promise<boolean> {
		const {parts, folder, staging, onProgress} = this.#work;
		onProgress?.({kind: 'part', file: part.file, number: index + 1, of: parts.length, before: staging.size(part.sha256)});
		try {
			await naming(part.file, () => this.#overTheLine(part));
			folder.take(staging.path(part.sha256), part);
			staging.discard(part.sha256);
			this.#states.set(part, 'arrived');
			return true;
		} catch (error) {
			const failure = this.#failure(error);
			this.#errors.push(failure);
			this.#states.set(part, failure.exitCode === exitCodes.line ? 'missing' : 'refused');
			return isOfThePart(failure);
		}
	}

	#leave(part: ManifestPart): false {
		this.#states.set(part, 'missing');
		return false;
	}

	async #overTheLine({file, sha256}: ManifestPart): Promise<void> {
		const {parts, address, limits: {maxPart, maxTotal}, connection, staging, attempts, onProgress} = this.#work;
		const left = maxTotal - parts.reduce((sum, part) => sum + this.#pulled(part).bytes, 0);
		await fetchPart({
			address: new URL(file.split('/').map(encodeURIComponent).join('/'), address),
			sha256,
			limit: left < maxPart ? {bytes: left, code: 'PULL_TOTAL_SIZE'} : {bytes: maxPart, code: 'PULL_PART_SIZE'},
			onBytes: (came, arrived, total) => {
				this.#bytes += came;
				onProgress?.({kind: 'bytes', arrived, total});
			},
		}, connection, staging, attempts);
	}

	#pulled(part: ManifestPart): PulledPart {
		const state = this.#states.get(part) ?? 'missing';
		return {file: part.file, state, bytes: isThere(state) ? statSync(this.#work.folder.pathOf(part)).size : 0};
	}

	#failure(error: unknown): KnownError {
		const {signal, time} = this.#work;
		signal.throwIfAborted();
		if (time.aborted) return timeIsOver(error);
		if (error instanceof KnownError) return error;
		throw error;
	}
}

/** Whether a part in this state lies in the inbox. */
export function isThere(state: PartState): boolean {
	return state !== 'refused' && state !== 'missing';
}

// After any other failure the next part would fail like this one.
function isOfThePart({code, details}: KnownError): boolean {
	if (code === 'PULL_LINE') return details.failure === 'busy' || details.failure === 'changed';
	return ['PULL_DIGEST', 'PULL_PART_SIZE', 'PULL_NOT_THERE', 'PULL_REDIRECT', 'PULL_ANSWER'].includes(code);
}
