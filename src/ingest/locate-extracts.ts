import {existsSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';
import {type InputFile, type Located, locateFiles} from './locate.ts';
import {type Manifest, type ManifestPart, manifestName, readManifest} from './manifest.ts';

/** A manifest beside the files of a call. */
export interface FoundManifest {
	readonly path: string;
	/** Left out where it cannot be used: then nothing of its folder is read. */
	readonly manifest?: Manifest;
	readonly errors: readonly KnownError[];
}

export interface LocatedExtracts extends Located {
	readonly manifests: readonly FoundManifest[];
	/** By the path of its file. */
	readonly parts: ReadonlyMap<string, ManifestPart>;
}

/**
 * The files behind paths, where a manifest describes its folder: the path of one, and a folder with one, stand for its parts as far
 * as they have arrived, and a file beside one is its part, if it says so. What it does not list is a file like any other.
 *
 * @param lastDay `yyyy-mm-dd`; a manifest that speaks of a later one is refused
 * @throws KnownError as `locateFiles` does
 */
export async function locateExtracts(paths: readonly string[], cwd: string, lastDay: string): Promise<LocatedExtracts> {
	const found = new Map<string, FoundManifest>();
	const files = new Map<string, InputFile>();
	const ignored: string[] = [];
	const folders: string[] = [];
	for (const path of paths.map(each => resolve(cwd, each))) {
		const manifestPath = manifestFor(path);
		const manifest = manifestPath === undefined ? undefined : found.get(manifestPath) ?? await findManifest(manifestPath, lastDay);
		if (manifest !== undefined) found.set(manifest.path, manifest);
		const located = await locateBeside(path, cwd, manifest);
		for (const file of located.files) files.set(file.path, file);
		ignored.push(...located.ignored.filter(name => name !== manifestName));
		folders.push(...located.folders);
	}
	const parts = new Map([...found.values()].flatMap(({path, manifest}) => (manifest?.parts ?? []).map((part): [string, ManifestPart] => [partPath(path, part), part])));
	return {files: [...files.values()], ignored, folders, manifests: [...found.values()], parts};
}

function manifestFor(path: string): string | undefined {
	const folder = statSync(path, {throwIfNoEntry: false})?.isDirectory() ? path : dirname(path);
	const manifest = join(folder, manifestName);
	return statSync(manifest, {throwIfNoEntry: false})?.isFile() ? manifest : undefined;
}

async function findManifest(path: string, lastDay: string): Promise<FoundManifest> {
	try {
		const manifest = await readManifest(path);
		const later = [manifest, ...manifest.parts].find(({asOf}) => asOf > lastDay);
		if (later === undefined) return {path, manifest, errors: []};
		return {path, errors: [new KnownError('MANIFEST_FUTURE', exitCodes.sourceRefused, {asOf: later.asOf}, {file: path})]};
	} catch (error) {
		const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
		if (errors.every(each => each instanceof KnownError)) return {path, errors};
		throw error;
	}
}

async function locateBeside(path: string, cwd: string, found: FoundManifest | undefined): Promise<Located> {
	if (found === undefined) return locateFiles([path], cwd);
	if (found.manifest === undefined) return nothing;
	if (path !== found.path && path !== dirname(found.path)) return locateFiles([path], cwd);
	const arrived = found.manifest.parts.map(part => partPath(found.path, part)).filter(part => existsSync(part));
	const parts = arrived.length === 0 ? nothing : await locateFiles(arrived, cwd);
	if (path === found.path) return parts;
	const rest = await locateFiles([path], cwd).catch((error: unknown) => {
		// Its parts may all be still to come.
		if (error instanceof KnownError && error.code === 'FOLDER_EMPTY') return nothing;
		throw error;
	});
	const entered = new Set(found.manifest.parts.map(({file}) => file.split('/')[0]));
	return {...rest, files: [...parts.files, ...rest.files], folders: rest.folders.filter(name => !entered.has(name))};
}

const nothing: Located = {files: [], ignored: [], folders: []};

function partPath(manifest: string, {file}: ManifestPart): string {
	return join(dirname(manifest), file);
}
