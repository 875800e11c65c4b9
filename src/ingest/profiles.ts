import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Profile, loadProfile} from '../config/profile.ts';
import {type InputFile, folderProfile} from './locate.ts';

/** The profile of each file: the one that was named, else the one in the file's folder, if there is one. */
export function profilesOf(files: readonly InputFile[], named: string | undefined): (file: InputFile) => Profile | undefined {
	if (named !== undefined) {
		const profile = loadProfile(named);
		return () => profile;
	}
	const byFolder = new Map<string, Profile | undefined>();
	for (const folder of new Set(files.map(({path}) => dirname(path)))) {
		const path = join(folder, folderProfile);
		byFolder.set(folder, existsSync(path) ? loadProfile(path) : undefined);
	}
	return ({path}) => byFolder.get(dirname(path));
}
