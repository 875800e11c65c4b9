import {resolve} from 'node:path';
import type {PullSettings} from '../../config/config.ts';

const fileNames = ['tokenFile', 'caFile', 'clientCertificate', 'clientKey', 'passphraseFile'] as const;

/** The settings with the names of their files made absolute: those of `rasoat.yaml` lie below the workspace, those of options below the current folder. */
export function filesBelow<T extends Partial<PullSettings>>(folder: string, settings: T): T {
	return {...settings, ...Object.fromEntries(fileNames.flatMap(name => {
		const file = settings[name];
		return file === undefined ? [] : [[name, resolve(folder, file)]];
	}))};
}
