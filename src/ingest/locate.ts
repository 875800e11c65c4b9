import {readdir, stat} from 'node:fs/promises';
import {basename, join, resolve} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';
import {isClutter, isTableName} from './containers/names.ts';

/** A file to be ingested. */
export interface InputFile {
	readonly path: string;
	/** Base name. */
	readonly name: string;
	readonly bytes: number;
	readonly modified: Date;
}

export interface Located {
	readonly files: readonly InputFile[];
	/** Base names of what lay in a folder and is no table. */
	readonly ignored: readonly string[];
	/** Names of the folders that lay in a folder. They are not entered: what is beside the exports may be an archive of older ones, or the extracts. */
	readonly folders: readonly string[];
}

/** A profile of this name lies beside the files that it describes; it is no source. */
export const folderProfile = 'profile.yaml';

/**
 * The files behind paths, each once, those of a folder by name. A path that does not exist, or a folder without a readable
 * file, is wrong usage: nothing is read then.
 */
export async function locateFiles(paths: readonly string[], cwd: string): Promise<Located> {
	const files = new Map<string, InputFile>();
	const ignored: string[] = [];
	const folders: string[] = [];
	for (const path of paths.map(each => resolve(cwd, each)).filter(each => basename(each) !== folderProfile)) {
		const found = await filesAt(path);
		for (const file of found.files) files.set(file.path, file);
		ignored.push(...found.ignored);
		folders.push(...found.folders);
	}
	return {files: [...files.values()], ignored, folders};
}

async function filesAt(path: string): Promise<Located> {
	const file = await fileAt(path);
	if (file !== undefined) return {files: [file], ignored: [], folders: []};
	const files: InputFile[] = [];
	const ignored: string[] = [];
	const folders: string[] = [];
	for (const name of (await readdir(path)).toSorted()) {
		if (isClutter(name) || name === folderProfile) continue;
		const isFolder = (await stat(join(path, name)).catch(() => undefined))?.isDirectory() ?? false;
		const member = !isFolder && isTableName(name) ? await fileAt(join(path, name)) : undefined;
		if (isFolder) folders.push(name);
		else if (member === undefined) ignored.push(name);
		else files.push(member);
	}
	if (files.length === 0) throw new KnownError('FOLDER_EMPTY', exitCodes.usage, {folders}, {file: path});
	return {files, ignored, folders};
}

/** Undefined for a folder. */
async function fileAt(path: string): Promise<InputFile | undefined> {
	const stats = await stat(path).catch((error: unknown) => {
		throw new KnownError('FILE_MISSING', exitCodes.usage, {}, {file: path}, {cause: error});
	});
	if (stats.isDirectory()) return undefined;
	if (!stats.isFile()) throw new KnownError('FILE_UNREADABLE', exitCodes.usage, {}, {file: path});
	return {path, name: basename(path), bytes: stats.size, modified: stats.mtime};
}
