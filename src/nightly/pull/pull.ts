import {createHash} from 'node:crypto';
import {copyFileSync, statSync} from 'node:fs';
import type {PullSettings} from '../../config/config.ts';
import type {WorkspacePaths} from '../../config/workspace-paths.ts';
import {type ExitCode, KnownError, exitCodes} from '../../errors.ts';
import {type ManifestPart, manifestName, parseManifest} from '../../ingest/manifest.ts';
import type {Lock} from '../../store/lock.ts';
import {Connection} from './connection.ts';
import {readCredentials} from './credentials.ts';
import {digestOf} from './digest.ts';
import {ExtractFolder, checkNames, earlierParts} from './extract-folder.ts';
import {fetchManifest} from './fetch-manifest.ts';
import {fetchPart} from './fetch-part.ts';
import {type LineFailure, exitCodeOf} from './line-error.ts';
import {type Route, routeOf} from './route.ts';
import type {Patience} from './retry.ts';
import {Staging} from './staging.ts';

/** What a pull touches beside files and the line. Tests give their own. */
export interface PullEffects extends Patience {
	readonly now: () => Date;
	/** Milliseconds of a clock that never jumps. */
	readonly ticks: () => number;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Takes the lock that lets one pull run at a time, or throws. */
	readonly lock: () => Promise<Lock>;
}

export interface PullContext {
	readonly paths: WorkspacePaths;
	readonly effects: PullEffects;
	readonly signal: AbortSignal;
	readonly onProgress?: (event: PullEvent) => void;
}

export type PullEvent =
	/** `before`: bytes of it that an earlier pull has left on this computer. */
	| {readonly kind: 'part'; readonly file: string; readonly number: number; readonly of: number; readonly before: number}
	/** Of the part; `total` where the server says it. */
	| {readonly kind: 'bytes'; readonly arrived: number; readonly total: number | undefined}
	| {readonly kind: 'retry'; readonly failure: LineFailure; readonly milliseconds: number};

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

export interface PullSummary {
	readonly exitCode: ExitCode;
	readonly host: string;
	/** In the inbox; made with the first part. */
	readonly folder: string;
	readonly source: string;
	readonly asOf: string;
	readonly manifestSha256: string;
	readonly parts: readonly PulledPart[];
	/** What has come over the line in this pull, of parts. */
	readonly bytes: number;
	readonly seconds: number;
	readonly errors: readonly KnownError[];
}

/**
 * Fetches an extract: its manifest, then part after part. Whole and checked parts go into the inbox at once; those on the way stay
 * in the workspace's `data/pull` and go on with the next pull. Costs one reading of what is there already, and the network.
 *
 * @throws KnownError where nothing can be fetched at all: settings, server, line (exit code 8), or an interruption;
 * AggregateError of what is wrong in the manifest; whatever `effects.lock` throws
 */
export async function pull(context: PullContext, settings: PullSettings): Promise<PullSummary> {
	const route = routeOf(settings, context.effects.env);
	const credentials = readCredentials(settings);
	const lock = await context.effects.lock();
	const connection = new Connection({...credentials, ...route, stall: settings.stall, now: context.effects.now});
	const time = AbortSignal.timeout(settings.maxTime);
	try {
		return await new Pull(context, settings, route, connection, time).run();
	} catch (error) {
		if (context.signal.aborted) throw new KnownError('PULL_INTERRUPTED', exitCodes.interrupted, {}, {}, {cause: error});
		throw time.aborted ? new KnownError('PULL_TIME', exitCodes.line, {}, {}, {cause: error}) : error;
	} finally {
		await connection.close();
		lock.release();
	}
}

class Pull {
	readonly #context: PullContext;
	readonly #settings: PullSettings;
	readonly #route: Route;
	readonly #connection: Connection;
	readonly #time: AbortSignal;
	readonly #signal: AbortSignal;
	readonly #parts: PulledPart[] = [];
	readonly #errors: KnownError[] = [];
	#bytes = 0;

	constructor(context: PullContext, settings: PullSettings, route: Route, connection: Connection, time: AbortSignal) {
		this.#context = context;
		this.#settings = settings;
		this.#route = route;
		this.#connection = connection;
		this.#time = time;
		this.#signal = AbortSignal.any([context.signal, time]);
	}

	async run(): Promise<PullSummary> {
		const {paths, effects} = this.#context;
		const begun = effects.ticks();
		const manifestText = await this.#naming(manifestName, () => fetchManifest(this.#route.address, this.#connection, this.#attempts));
		const manifest = parseManifest(manifestText.toString('utf8'), manifestName);
		checkNames(manifest);
		const staging = new Staging(paths.pull, this.#route.address);
		staging.keepOnly(new Set(manifest.parts.map(part => part.sha256)));
		const folder = new ExtractFolder(paths.inbox.extract, manifest, manifestText);
		await this.#settleAll(manifest.parts, staging, folder);
		return {
			exitCode: exitCodeOf(this.#errors),
			host: this.#route.address.host,
			folder: folder.path,
			source: manifest.source,
			asOf: manifest.asOf,
			manifestSha256: createHash('sha256').update(manifestText).digest('hex'),
			parts: this.#parts,
			bytes: this.#bytes,
			seconds: Math.round((effects.ticks() - begun) / 10) / 100,
			errors: this.#errors,
		};
	}

	async #settleAll(parts: readonly ManifestPart[], staging: Staging, folder: ExtractFolder): Promise<void> {
		const earlier = earlierParts(this.#context.paths.inbox.extract);
		let goingOn = true;
		for (const [index, part] of parts.entries()) {
			this.#context.onProgress?.({kind: 'part', file: part.file, number: index + 1, of: parts.length, before: staging.size(part.sha256)});
			try {
				const state = await this.#settle(part, staging, folder, earlier.get(part.sha256), goingOn);
				this.#parts.push({file: part.file, state, bytes: state === 'missing' ? 0 : statSync(folder.pathOf(part)).size});
			} catch (error) {
				const failure = this.#failure(error);
				this.#errors.push(failure);
				this.#parts.push({file: part.file, state: failure.exitCode === exitCodes.line ? 'missing' : 'refused', bytes: 0});
				goingOn &&= isOfThePart(failure);
			}
		}
	}

	/** `fetching`: whether what is not on this computer may be fetched. */
	async #settle(part: ManifestPart, staging: Staging, folder: ExtractFolder, earlier: string | undefined, fetching: boolean): Promise<PartState> {
		if (await digestOf(folder.pathOf(part), this.#context.signal) === part.sha256) return 'present';
		if (earlier !== undefined && await digestOf(earlier, this.#context.signal) === part.sha256) {
			copyFileSync(earlier, staging.path(part.sha256));
			folder.take(staging.path(part.sha256), part);
			return 'kept';
		}
		if (!fetching) return 'missing';
		await this.#naming(part.file, () => this.#fetch(part, staging));
		folder.take(staging.path(part.sha256), part);
		staging.discard(part.sha256);
		return 'arrived';
	}

	async #fetch({file, sha256}: ManifestPart, staging: Staging): Promise<void> {
		const {maxPart, maxTotal} = this.#settings;
		const left = maxTotal - this.#parts.reduce((sum, part) => sum + part.bytes, 0);
		let before = staging.size(sha256);
		await fetchPart({
			address: new URL(file.split('/').map(encodeURIComponent).join('/'), this.#route.address),
			sha256,
			limit: left < maxPart ? {bytes: left, code: 'PULL_TOTAL_SIZE'} : {bytes: maxPart, code: 'PULL_PART_SIZE'},
			onBytes: (arrived, total) => {
				this.#bytes += Math.max(arrived - before, 0);
				before = arrived;
				this.#context.onProgress?.({kind: 'bytes', arrived, total});
			},
		}, this.#connection, staging, this.#attempts);
	}

	get #attempts() {
		const {effects: {pause, random}, onProgress} = this.#context;
		return {
			pause,
			random,
			signal: this.#signal,
			onRetry: ({failure}: {failure: LineFailure}, milliseconds: number) => onProgress?.({kind: 'retry', failure, milliseconds}),
		};
	}

	/** Adds to what the work throws which file it is about. */
	async #naming<T>(file: string, work: () => Promise<T>): Promise<T> {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof KnownError)) throw error;
			throw new KnownError(error.code, error.exitCode, error.details, {file}, {cause: error.cause});
		}
	}

	#failure(error: unknown): KnownError {
		this.#context.signal.throwIfAborted();
		if (this.#time.aborted) return new KnownError('PULL_TIME', exitCodes.line, {}, {}, {cause: error});
		if (error instanceof KnownError) return error;
		throw error;
	}
}

// After any other failure the next part would fail like this one.
function isOfThePart({code, details}: KnownError): boolean {
	if (code === 'PULL_LINE') return details.failure === 'busy' || details.failure === 'changed';
	return ['PULL_DIGEST', 'PULL_PART_SIZE', 'PULL_NOT_THERE', 'PULL_REDIRECT', 'PULL_ANSWER'].includes(code);
}
