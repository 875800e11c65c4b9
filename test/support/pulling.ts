import {chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync} from 'node:fs';
import {join, relative, resolve} from 'node:path';
import type {PullSettings} from '../../src/config/config.ts';
import {defaultConfig} from '../../src/config/config.ts';
import {type WorkspacePaths, workspacePaths} from '../../src/config/workspace-paths.ts';
import {type PullContext, type PullEffects, type PullEvent, type PullSummary, pull} from '../../src/nightly/pull/pull.ts';

export const certificates = resolve(import.meta.dirname, 'certificates');

/** Copies a file of the certificates as a secret: a checkout has other modes. */
export function secretIn(folder: string, name: string): string {
	const secret = join(folder, name);
	copyFileSync(join(certificates, name), secret);
	chmodSync(secret, 0o600);
	return secret;
}

/** A pull's effects where no time passes and nobody else pulls. `pauses` gets what would have been waited. */
export function timelessEffects(env: Readonly<Record<string, string>> = {}, pauses: number[] = []): PullEffects {
	return {
		env,
		now: () => new Date('2022-08-15T00:00:00Z'),
		ticks: () => 0,
		random: () => 0.5,
		pause: async (milliseconds, signal) => {
			pauses.push(milliseconds);
			signal.throwIfAborted();
		},
		lock: async () => ({release() {}}),
	};
}

/** A workspace's folders, and pulls in them at which no time passes but that of the network. */
export class Puller {
	readonly paths: WorkspacePaths;
	readonly pauses: number[] = [];
	readonly events: PullEvent[] = [];
	locks = 0;
	readonly interruption = new AbortController();

	constructor(folder: string) {
		this.paths = workspacePaths(folder);
		for (const each of [this.paths.data, this.paths.inbox.extract]) mkdirSync(each, {recursive: true});
	}

	async pull(settings: Partial<PullSettings>, env: Readonly<Record<string, string>> = {}): Promise<PullSummary> {
		const context: PullContext = {
			paths: this.paths,
			signal: this.interruption.signal,
			onProgress: event => void this.events.push(event),
			effects: {
				...timelessEffects(env, this.pauses),
				lock: async () => {
					this.locks += 1;
					return {release: () => void (this.locks -= 1)};
				},
			},
		};
		return pull(context, {...defaultConfig.pull, ...settings});
	}

	/** What lies in the inbox, by path below the extract's folder. */
	get inbox(): Record<string, string> {
		return contents(this.paths.inbox.extract, name => name.split('/').slice(1).join('/'));
	}

	/** Names of the inbox's folders. */
	get folders(): string[] {
		return readdirSync(this.paths.inbox.extract).toSorted();
	}

	/** Parts on the way: their first eight digits of the digest, and how much there is. */
	get partials(): Record<string, number> {
		return Object.fromEntries(filesBelow(this.paths.pull).filter(file => file.endsWith('.partial'))
			.map(file => [file.split('/').at(-1)!.slice(0, 8), statSync(join(this.paths.pull, file)).size]));
	}

	get fileModes(): number[] {
		return [this.paths.pull, this.paths.inbox.extract].flatMap(folder => filesBelow(folder).map(file => statSync(join(folder, file)).mode & 0o777));
	}
}

function contents(folder: string, named: (file: string) => string): Record<string, string> {
	return Object.fromEntries(filesBelow(folder).map(file => [named(file), readFileSync(join(folder, file), 'latin1')]));
}

function filesBelow(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile())
		.map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).toSorted();
}
