import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {isClutter} from '../ingest/containers/names.ts';
import {folderProfile} from '../ingest/locate.ts';

export interface InboxFiles {
	/** Paths, sorted. */
	readonly files: readonly string[];
	/** Base names of what is not a source. */
	readonly ignored: readonly string[];
}

/** What lies in a folder of the inbox and below it; nothing where there is no folder. */
export function filesIn(folder: string): InboxFiles {
	const entries = entriesBelow(folder).filter(entry => !entry.isDirectory() && entry.name !== folderProfile && !isClutter(entry.name));
	return {
		files: entries.filter(entry => entry.name !== manifest).map(entry => join(entry.parentPath, entry.name)).toSorted(),
		ignored: entries.filter(entry => entry.name === manifest).map(entry => entry.name),
	};
}

/** Tells what the parts of an extract are; is no source itself. */
const manifest = 'manifest.json';

function entriesBelow(folder: string) {
	try {
		return readdirSync(folder, {withFileTypes: true, recursive: true});
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	}
}
