import {chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {ConnectProxy} from '../../support/connect-proxy.ts';
import {ExtractServer, type ServerBehaviour, extractOf} from '../../support/extract-server.ts';
import {Puller, certificates, secretIn} from '../../support/pulling.ts';
import {testFolders} from '../../support/workspaces.ts';

const folders = testFolders();
const tls = {key: readFileSync(join(certificates, 'server.key')), cert: readFileSync(join(certificates, 'server.pem'))};
const ca = readFileSync(join(certificates, 'ca.pem'));
const caFile = join(certificates, 'ca.pem');

let server: ExtractServer;
let puller: Puller;
let secrets: string;

beforeEach(() => {
	puller = new Puller(folders.empty());
	secrets = folders.empty();
});

afterEach(() => server.stop());

async function serve(behaviour: ServerBehaviour = {tls}): Promise<string> {
	server = await ExtractServer.start(extractOf({'part-001.csv': Buffer.from('rows')}), behaviour);
	return server.url;
}

function secret(content: string, mode = 0o600): string {
	const file = join(secrets, 'secret');
	writeFileSync(file, content);
	chmodSync(file, mode);
	return file;
}

describe('a server with a certificate', () => {
	test('of an authority that the settings name is trusted', async () => {
		const url = await serve();
		expect((await puller.pull({url, caFile})).exitCode).toBe(0);
	});

	test('of an authority that nobody knows is not, and nothing is asked', async () => {
		const url = await serve();
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_CERTIFICATE', exitCode: 2, place: {file: 'manifest.json'}});
		expect([server.asked, puller.pauses]).toEqual([[], []]);
	});

	test('for another name is not', async () => {
		const proxy = await ConnectProxy.start();
		const url = (await serve()).replace('localhost', 'elsewhere.example');
		const reason = 'ERR_TLS_CERT_ALTNAME_INVALID';
		await expect(puller.pull({url, caFile, proxy: `http://${proxy.host}`})).rejects.toMatchObject({code: 'PULL_CERTIFICATE', details: {reason}});
		await proxy.stop();
		expect([server.asked, puller.pauses]).toEqual([[], []]);
	});
});

describe('a server that asks for a client certificate', () => {
	const strict: ServerBehaviour = {tls: {...tls, ca, requestCert: true, rejectUnauthorized: true}};

	test('gets one out of PEM files', async () => {
		const url = await serve(strict);
		const clientCertificate = join(certificates, 'client.pem');
		expect((await puller.pull({url, caFile, clientCertificate, clientKey: secretIn(secrets, 'client.key')})).exitCode).toBe(0);
	});

	test('gets one out of a PEM file that holds the key, too', async () => {
		const url = await serve(strict);
		const both = secret(`${readFileSync(join(certificates, 'client.pem'), 'utf8')}${readFileSync(join(certificates, 'client.key'), 'utf8')}`);
		expect((await puller.pull({url, caFile, clientCertificate: both})).exitCode).toBe(0);
	});

	test('gets one out of a PFX file with a password', async () => {
		const url = await serve(strict);
		const settings = {url, caFile, clientCertificate: secretIn(secrets, 'client.pfx')};
		expect((await puller.pull({...settings, passphraseFile: secret('secret-of-the-pfx\n')})).exitCode).toBe(0);
		await expect(puller.pull({...settings, passphraseFile: secret('wrong')})).rejects.toMatchObject({code: 'PULL_CERTIFICATE_FILE', exitCode: 2});
	});

	test('gives nothing without one', async () => {
		const url = await serve(strict);
		await expect(puller.pull({url, caFile})).rejects.toMatchObject({code: expect.stringMatching(/^PULL_(?:CERTIFICATE|LINE)$/)});
		expect(server.asked).toEqual([]);
	});
});

describe('a secret', () => {
	test('token goes to the server with every request', async () => {
		const url = await serve();
		expect((await puller.pull({url, caFile, tokenFile: secret('abc.DEF-123\n')})).exitCode).toBe(0);
		expect(server.asked.map(({headers}) => headers.authorization)).toEqual(['Bearer abc.DEF-123', 'Bearer abc.DEF-123']);
	});

	test.runIf(process.platform !== 'win32').each([0o644, 0o640, 0o604, 0o620])('that others may touch (%o) is refused before anything is asked', async mode => {
		const url = await serve();
		const file = secret('abc', mode);
		for (const settings of [{tokenFile: file}, {passphraseFile: file}, {clientCertificate: join(certificates, 'client.pem'), clientKey: file}]) {
			await expect(puller.pull({url, caFile, ...settings})).rejects.toMatchObject({code: 'PULL_SECRET_OPEN', exitCode: 2, place: {file}});
		}
		const pfx = secretIn(secrets, 'client.pfx');
		chmodSync(pfx, mode);
		await expect(puller.pull({url, caFile, clientCertificate: pfx})).rejects.toMatchObject({code: 'PULL_SECRET_OPEN', place: {file: pfx}});
		expect([server.asked, puller.locks]).toEqual([[], 0]);
	});

	test.each(['', '\n', 'two words', 'two\nlines', 'mã', '<html>\n<body>'])('that is no token is refused: %j', async content => {
		const url = await serve();
		await expect(puller.pull({url, caFile, tokenFile: secret(content)})).rejects.toMatchObject({code: 'PULL_TOKEN', exitCode: 2, details: {}});
	});

	test('file that is not there, or is a folder, is named', async () => {
		const url = await serve();
		mkdirSync(join(secrets, 'folder'));
		for (const name of ['nowhere', 'folder', 'folder/below/it']) {
			const file = join(secrets, name);
			await expect(puller.pull({url, tokenFile: file})).rejects.toMatchObject({code: 'PULL_FILE_MISSING', exitCode: 2, place: {file}});
		}
	});

	test('that is no certificate is refused', async () => {
		const url = await serve();
		await expect(puller.pull({url, clientCertificate: secret('no certificate')})).rejects.toMatchObject({code: 'PULL_CERTIFICATE_FILE'});
		copyFileSync(caFile, join(secrets, 'ca.pem'));
		writeFileSync(join(secrets, 'ca.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
		await expect(puller.pull({url, caFile: join(secrets, 'ca.pem')})).rejects.toMatchObject({code: 'PULL_CERTIFICATE_FILE', place: {file: join(secrets, 'ca.pem')}});
	});
});

describe('a proxy', () => {
	let proxy: ConnectProxy;

	afterEach(() => proxy.stop());

	test('of the settings, or of HTTPS_PROXY, gets a tunnel and sees nothing of what goes through', async () => {
		proxy = await ConnectProxy.start();
		const url = await serve();
		for (const [settings, env] of [[{proxy: `http://${proxy.host}`}, {}], [{}, {HTTPS_PROXY: `http://${proxy.host}`}], [{}, {https_proxy: proxy.host}]] as const) {
			proxy.tunnels.length = 0;
			expect((await puller.pull({url, caFile, tokenFile: secret('abc'), ...settings}, env)).exitCode).toBe(0);
			expect(new Set(proxy.tunnels)).toEqual(new Set([new URL(url).host]));
		}
	});

	test('is passed by for the hosts of NO_PROXY', async () => {
		proxy = await ConnectProxy.start();
		const url = await serve();
		for (const noProxy of ['localhost', 'example.org, localhost', '*']) {
			expect((await puller.pull({url, caFile}, {HTTPS_PROXY: `http://${proxy.host}`, NO_PROXY: noProxy})).exitCode).toBe(0);
		}
		expect(proxy.tunnels).toEqual([]);
	});

	test('that asks for a name and a password gets them out of the environment', async () => {
		proxy = await ConnectProxy.start('lan:pass word');
		const url = await serve();
		expect((await puller.pull({url, caFile}, {HTTPS_PROXY: `http://lan:pass%20word@${proxy.host}`})).exitCode).toBe(0);
		await expect(puller.pull({url, caFile}, {HTTPS_PROXY: `http://${proxy.host}`})).rejects.toMatchObject({code: 'PULL_LINE', details: {failure: 'proxy'}});
	});

	test('never sees what is not encrypted', async () => {
		proxy = await ConnectProxy.start();
		const url = await serve({});
		expect((await puller.pull({url, proxy: `http://${proxy.host}`}, {HTTP_PROXY: `http://${proxy.host}`})).exitCode).toBe(0);
		expect(proxy.tunnels).toEqual([]);
	});

	test.each(['socks5://127.0.0.1:1', 'http://', 'http://proxy.example/path'])('that is none is refused: %s', async written => {
		proxy = await ConnectProxy.start();
		const url = await serve();
		await expect(puller.pull({url}, {HTTPS_PROXY: written})).rejects.toMatchObject({code: 'OPTION_VALUE', exitCode: 2, details: {option: 'HTTPS_PROXY'}});
	});
});
