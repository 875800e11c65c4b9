/**
 * The address of an extract's manifest, out of its own address or its folder's. `undefined` where it is none, is not
 * encrypted and leads to another computer, or holds what would stand in logs for ever: a name, a password, a query.
 */
export function parseExtractAddress(text: string): URL | undefined {
	const address = parseAddress(text);
	if (address === undefined || address.username !== '' || address.password !== '') return undefined;
	if (address.search !== '' || address.hash !== '') return undefined;
	if (address.protocol !== 'https:' && !isThisComputer(address.hostname)) return undefined;
	if (!address.pathname.endsWith('.json')) address.pathname = `${address.pathname.replace(/\/$/, '')}/manifest.json`;
	return address;
}

/** The address of an HTTP proxy, as `http://proxy.example:3128`, also with a name and a password; `undefined` where it is none. */
export function parseProxyAddress(text: string): URL | undefined {
	const address = parseAddress(text.includes('://') ? text : `http://${text}`);
	return address?.pathname === '/' && address.search === '' && address.hash === '' ? address : undefined;
}

function parseAddress(text: string): URL | undefined {
	const address = URL.canParse(text) ? new URL(text) : undefined;
	return address?.protocol === 'https:' || address?.protocol === 'http:' ? address : undefined;
}

function isThisComputer(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
