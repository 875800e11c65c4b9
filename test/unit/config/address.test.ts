import {describe, expect, it} from 'vitest';
import {parseExtractAddress, parseProxyAddress} from '../../../src/config/address.ts';
import {parseDuration} from '../../../src/config/duration.ts';
import {parseMemory, parseSize} from '../../../src/config/memory.ts';

describe('the address of an extract', () => {
	it.each([
		['https://example.org', 'https://example.org/manifest.json'],
		['https://example.org/a/b', 'https://example.org/a/b/manifest.json'],
		['https://example.org/a/b/', 'https://example.org/a/b/manifest.json'],
		['https://example.org:8443/a/other.json', 'https://example.org:8443/a/other.json'],
		['http://127.0.0.1:8080/a', 'http://127.0.0.1:8080/a/manifest.json'],
		['http://127.1/', 'http://127.0.0.1/manifest.json'],
		['http://localhost/a/', 'http://localhost/a/manifest.json'],
		['http://[::1]/a', 'http://[::1]/a/manifest.json'],
	])('%s leads to the manifest', (text, address) => {
		expect(parseExtractAddress(text)?.href).toBe(address);
	});

	it.each([
		'http://example.org/', 'http://127.0.0.1.example.org/', 'http://localhost.example.org/', 'http://10.0.0.1/', 'ftp://example.org/', 'file:///data',
		'https://lan@example.org/', 'https://lan:secret@example.org/', 'https://example.org/?token=1', 'https://example.org/#part', 'example.org/a', '', 'https://',
	])('is not %j', text => {
		expect(parseExtractAddress(text)).toBeUndefined();
	});
});

it.each([
	['http://proxy:3128', 'http://proxy:3128/'],
	['proxy:3128', 'http://proxy:3128/'],
	['https://lan:x@proxy', 'https://lan:x@proxy/'],
	['socks5://proxy', undefined],
	['http://proxy/path', undefined],
	['', undefined],
])('a proxy %j is %j', (text, address) => {
	expect(parseProxyAddress(text)?.href).toBe(address);
});

it.each([
	['1GB', 1e9, 1e9], ['0.5 kb', 500, undefined], ['512MB', 512e6, 512e6], ['511MB', 511e6, undefined], ['0MB', undefined, undefined], ['4', undefined, undefined], ['4PB', undefined, undefined],
])('a size %j is %j bytes, as memory %j', (text, bytes, memory) => {
	expect([parseSize(text), parseMemory(text)]).toEqual([bytes, memory]);
});

it.each([
	['90s', 90_000], ['1.5 m', 90_000], ['6H', 21_600_000], ['0s', undefined], ['6', undefined], ['1d', undefined], ['600h', undefined], ['596h', 2_145_600_000],
])('a time %j is %j milliseconds', (text, milliseconds) => {
	expect(parseDuration(text)).toBe(milliseconds);
});
