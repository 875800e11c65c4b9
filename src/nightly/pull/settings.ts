import {resolve} from 'node:path';
import {parseExtractAddress} from '../../config/address.ts';
import type {PullSettings} from '../../config/config.ts';

const fileNames = ['tokenFile', 'caFile', 'clientCertificate', 'clientKey', 'passphraseFile'] as const;

/** The settings with the names of their files made absolute: those of `rasoat.yaml` lie below the workspace, those of options below the current folder. */
export function filesBelow<T extends Partial<PullSettings>>(folder: string, settings: T): T {
	return {...settings, ...Object.fromEntries(fileNames.flatMap(name => {
		const file = settings[name];
		return file === undefined ? [] : [[name, resolve(folder, file)]];
	}))};
}

/**
 * The settings for an address that was written on the command line. What they have for the server of their own address (token,
 * certificates) is not for another one.
 */
export function settingsFor(url: string, settings: PullSettings): PullSettings {
	const own = settings.url === undefined ? undefined : parseExtractAddress(settings.url);
	const foreign = own !== undefined && own.origin !== parseExtractAddress(url)?.origin;
	return {...settings, ...(foreign && Object.fromEntries(fileNames.map(name => [name, undefined]))), url};
}
