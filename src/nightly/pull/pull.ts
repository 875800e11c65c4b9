import {createHash} from 'node:crypto';
import type {PullSettings} from '../../config/config.ts';
import type {WorkspacePaths} from '../../config/workspace-paths.ts';
import {type ExitCode, KnownError, exitCodes} from '../../errors.ts';
import {manifestName, parseManifest} from '../../ingest/manifest.ts';
import type {Lock} from '../../store/lock.ts';
import {Connection} from './connection.ts';
import {readCredentials} from './credentials.ts';
import {ExtractFolder, checkNames, earlierParts} from './extract-folder.ts';
import {fetchManifest} from './fetch-manifest.ts';
import {type LineFailure, exitCodeOf, naming, timeIsOver} from './line-error.ts';
import type {Attempts, Patience} from './retry.ts';
import {type Route, routeOf} from './route.ts';
import {type PulledPart, type SettledParts, settleParts} from './settle-parts.ts';
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
	/** What is on this computer already is read. */
	| {readonly kind: 'check'}
	/** A part is fetched; `before`: bytes of it that an earlier pull has left on this computer. */
	| {readonly kind: 'part'; readonly file: string; readonly number: number; readonly of: number; readonly before: number}
	/** Of the part; `total` where the server says it. */
	| {readonly kind: 'bytes'; readonly arrived: number; readonly total: number | undefined}
	| {readonly kind: 'retry'; readonly failure: LineFailure; readonly milliseconds: number};

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
	const time = AbortSignal.timeout(settings.maxTime);
	try {
		const connection = new Connection({...credentials, ...route, stall: settings.stall, now: context.effects.now});
		return await pullThrough(connection, route, context, settings, time).finally(() => connection.close());
	} catch (error) {
		if (context.signal.aborted) throw new KnownError('PULL_INTERRUPTED', exitCodes.interrupted, {}, {}, {cause: error});
		throw time.aborted ? timeIsOver(error) : error;
	} finally {
		lock.release();
	}
}

async function pullThrough(connection: Connection, {address}: Route, context: PullContext, settings: PullSettings, time: AbortSignal): Promise<PullSummary> {
	const {paths, effects, signal, onProgress} = context;
	const begun = effects.ticks();
	const attempts: Attempts = {
		pause: effects.pause,
		random: effects.random,
		signal: AbortSignal.any([signal, time]),
		onRetry: ({failure}, milliseconds) => onProgress?.({kind: 'retry', failure, milliseconds}),
	};
	const manifestText = await naming(manifestName, () => fetchManifest(address, connection, attempts));
	const manifest = parseManifest(manifestText, manifestName);
	checkNames(manifest);
	const folder = new ExtractFolder(paths.inbox.extract, manifest, manifestText);
	const staging = new Staging(paths.pull, address);
	const settled: SettledParts = await settleParts({
		parts: manifest.parts, address, folder, staging, earlier: earlierParts(paths.inbox.extract), limits: settings, connection, attempts, time, signal, onProgress,
	});
	return {
		exitCode: exitCodeOf(settled.errors),
		host: address.host,
		folder: folder.path,
		source: manifest.source,
		asOf: manifest.asOf,
		manifestSha256: createHash('sha256').update(manifestText).digest('hex'),
		...settled,
		seconds: Math.round((effects.ticks() - begun) / 10) / 100,
	};
}
