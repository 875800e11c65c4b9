import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {isClutter} from '../ingest/containers/names.ts';
import {folderProfile} from '../ingest/locate.ts';
import {manifestName} from '../ingest/manifest.ts';

export interface InboxFiles {
	/** Paths, sorted. */
	readonly files: readonly string[];
	/** Base names of what is not a source. */
	readonly ignored: readonly string[];
}

/** What lies in a folder of the inbox and below it; nothing where there is no folder. `manifests`: those of extracts are for the reader. */
export function filesIn(folder: string, {manifests = false} = {}): InboxFiles {
	const entries = entriesBelow(folder).filter(entry => !entry.isDirectory() && entry.name !== folderProfile && !isClutter(entry.name));
	return {
		files: entries.filter(entry => manifests || entry.name !== manifestName).map(entry => join(entry.parentPath, entry.name)).toSorted(),
		ignored: entries.filter(entry => !manifests && entry.name === manifestName).map(entry => entry.name),
	};
}


function entriesBelow(folder: string) {
	try {
		return readdirSync(folder, {withFileTypes: true, recursive: true});
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	}
}
