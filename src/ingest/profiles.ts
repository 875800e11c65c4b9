import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Profile, loadProfile} from '../config/profile.ts';
import {personFields} from './containers/fill-down.ts';
import type {ContainerWishes} from './containers/types.ts';
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

/** What a profile says of where the table is, and what its headings are. */
export function wishesOf(profile: Profile | undefined): ContainerWishes {
	if (profile === undefined) return {};
	const {encoding, sheet, headerRow, columns, custom} = profile;
	const headings = columns === undefined ? undefined : [...columns.values(), ...custom].flatMap(choice => choice.headings);
	const persons = [...columns ?? []].filter(([field]) => personFields.has(field)).flatMap(([, choice]) => choice.headings);
	return {encoding, sheet, headerRow, headings, personHeadings: columns === undefined ? undefined : persons};
}
