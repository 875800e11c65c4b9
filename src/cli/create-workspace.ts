import {randomBytes} from 'node:crypto';
import {existsSync, statSync, writeFileSync} from 'node:fs';
import {type WorkspacePaths, workspacePaths} from '../config/workspace-paths.ts';
import {KnownError, exitCodes} from '../errors.ts';
import type {Messages} from '../messages/index.ts';
import {startAudit} from '../privacy/audit.ts';
import {makePrivate, makePrivateFolder} from '../privacy/private-files.ts';
import {readKey, writeKey} from '../privacy/workspace-key.ts';
import {configTemplate} from './config-template.ts';

export interface CreatedWorkspace {
	readonly paths: WorkspacePaths;
	/** The folder had a key (its `rasoat.yaml` was lost): it stays, and with it the audit log. */
	readonly keyKept: boolean;
}

/**
 * Makes a workspace in `folder`. Nothing that exists is overwritten; `rasoat.yaml`, which makes it a
 * workspace, comes last, so that a call that was cut off can simply be repeated.
 */
export function createWorkspace(folder: string, messages: Messages, language: 'vi' | 'en' | 'auto'): CreatedWorkspace {
	const paths = workspacePaths(folder);
	if (existsSync(paths.config)) throw new KnownError('WORKSPACE_EXISTS', exitCodes.usage, {folder: paths.root});
	const folders = [paths.root, paths.data, ...Object.values(paths.inbox), paths.batches, paths.reports];
	for (const each of folders) {
		if (existsSync(each) && !statSync(each).isDirectory()) throw new KnownError('INIT_IN_THE_WAY', exitCodes.usage, {name: each});
	}
	const keyKept = existsSync(paths.key);
	if (keyKept) readKey(paths.key);
	for (const each of folders) makePrivateFolder(each);
	makePrivate(paths.data);
	if (!keyKept) writeKey(paths.key, randomBytes);
	startAudit(paths, readKey(paths.key));
	writeFileSync(paths.config, configTemplate(messages, language), {flag: 'wx', mode: 0o600});
	return {paths, keyKept};
}
