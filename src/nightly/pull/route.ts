import {parseExtractAddress, parseProxyAddress} from '../../config/address.ts';
import type {PullSettings} from '../../config/config.ts';
import {KnownError, exitCodes} from '../../errors.ts';

/** Where to, and through what. */
export interface Route {
	/** Of the manifest. */
	readonly address: URL;
	readonly proxy?: URL;
	readonly noProxy?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings' own proxy goes before the environment's; a name and a password for it stand in the environment only.
 *
 * @throws KnownError (exit code 2) where there is no address, or the environment's proxy is none
 */
export function routeOf({url, proxy}: Pick<PullSettings, 'url' | 'proxy'>, env: Environment): Route {
	if (url === undefined) throw new KnownError('PULL_NO_ADDRESS', exitCodes.usage);
	const [name, written] = proxy === undefined ? environmentProxy(env) : ['proxy', proxy];
	const proxyAddress = written === '' ? undefined : parseProxyAddress(written);
	if (written !== '' && proxyAddress === undefined) throw new KnownError('OPTION_VALUE', exitCodes.usage, {option: name, expected: 'proxyAddress'});
	return {address: parseExtractAddress(url)!, proxy: proxyAddress, noProxy: env.NO_PROXY ?? env.no_proxy};
}

function environmentProxy(env: Environment): readonly [name: string, value: string] {
	const name = env.HTTPS_PROXY === undefined ? 'https_proxy' : 'HTTPS_PROXY';
	return [name, env[name] ?? ''];
}
