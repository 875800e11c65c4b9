import {chmodSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ExtractServer, type Misdeed, extractOf, sha256} from '../support/extract-server.ts';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

const rows = (count: number) => Buffer.from(`Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã đơn vị\n${'Nguyễn Văn An,05/04/1980,Nam,074080000001,25741\n'.repeat(count)}`);
const parts = {'part-001.csv': rows(1), 'part-002.csv': rows(1000)};
const token = 'token-that-nobody-may-see';

const folders = testFolders();
let folder: string;
let server: ExtractServer;

beforeAll(async () => {
	server = await ExtractServer.start(extractOf(parts));
	folder = folders.empty();
	await rasoatHere(['init', folder], {cwd: folder});
	writeFileSync(join(folder, 'token.txt'), `${token}\n`);
	chmodSync(join(folder, 'token.txt'), 0o600);
	const config = join(folder, 'rasoat.yaml');
	writeFileSync(config, readFileSync(config, 'utf8').replace('  # token_file:', '  token_file:'));
});

afterAll(() => server.stop());

/** Of the second part: the line breaks after 7000 bytes, and then the server wants to be left alone. */
function breaking(path: string, before: number): Misdeed | undefined {
	if (!path.endsWith('002.csv')) return undefined;
	return before === 0 ? {cutAfter: 7000} : {status: 503, headers: {'retry-after': '3600'}};
}

/** All that a pull has written or said. */
function written(root: string, ...said: readonly string[]): string {
	const files = readdirSync(root, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile() && entry.name !== 'token.txt');
	return [...said, ...files.map(entry => readFileSync(join(entry.parentPath, entry.name), 'latin1'))].join('\n');
}

describe('pull', () => {
	it('ends with 8 where the line fails, keeps what has come, and goes on with the next call', async () => {
		server.behaviour = {misdeed: breaking};
		const first = await rasoat(['pull', server.url, '--json', '--debug'], {cwd: folder});
		expect(first.exitCode).toBe(8);
		expect(JSON.parse(first.stdout)).toMatchObject({
			schema: 'rasoat.pull.v1', ok: false, code: 8, errors: [{code: 'PULL_LINE', details: {failure: 'busy'}, place: {file: 'part-002.csv'}}],
			data: {source: 'CSDLQG', asOf: '2022-08-15', parts: [{state: 'arrived', bytes: parts['part-001.csv'].length}, {state: 'missing', bytes: 0}]},
		});
		server.behaviour = {};
		const second = await rasoat(['pull', server.url, '--lang', 'en'], {cwd: folder});
		expect([second.exitCode, second.stderr]).toEqual([0, expect.stringMatching(/^part-002\.csv \(2 of 2\) {2}\d+\.\d kB {2}\d+\.\d s$/m)]);
		expect(server.askedFor('part-002.csv').at(-1)!.headers).toMatchObject({range: 'bytes=7000-', authorization: `Bearer ${token}`});
		expect(second.stdout).toMatch(/^part-001\.csv +was there +\d+ B$/m);
		expect(second.stdout).toContain('2 parts of "CSDLQG" as of 2022-08-15 are there;');
		const [name] = readdirSync(join(folder, 'inbox/extract'));
		expect(readdirSync(join(folder, 'inbox/extract', name)).toSorted()).toEqual(['manifest.json', 'part-001.csv', 'part-002.csv']);
		if (process.platform !== 'win32') {
			for (const made of [join('inbox/extract', name), 'data/pull']) expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
		}
		const all = written(folder, first.stdout, first.stderr, second.stdout, second.stderr);
		expect(all).toContain('"command":"pull","details":{"arrived":1');
		expect(all).not.toContain(token);
	});

	it('has the token of rasoat.yaml for the server of rasoat.yaml alone', async () => {
		const other = folders.copyOf(folder);
		const config = join(other, 'rasoat.yaml');
		writeFileSync(config, readFileSync(config, 'utf8').replace(/ {2}# url: .*/, '  url: https://example.org/'));
		const before = server.asked.length;
		expect((await rasoatHere(['pull', server.url], {cwd: other})).exitCode).toBe(0);
		expect(server.asked.slice(before).map(({headers}) => headers.authorization)).toEqual([undefined]);
		expect((await rasoatHere(['pull', server.url, '--token-file', 'token.txt'], {cwd: other})).exitCode).toBe(0);
		expect(server.asked.at(-1)!.headers.authorization).toBe(`Bearer ${token}`);
	});

	it('lets one pull run at a time, leaves the store to others meanwhile, and keeps what has come when it is interrupted', async () => {
		const other = folders.copyOf(folder);
		server.files.set('manifest.json', extractOf({'part-003.csv': rows(2000)}, '2022-08-22')['manifest.json']);
		server.files.set('part-003.csv', rows(2000));
		server.behaviour = {misdeed: path => (path.endsWith('003.csv') ? {stallAfter: 5000} : undefined)};
		const running = rasoat(['pull', server.url], {cwd: other});
		await expect.poll(() => server.askedFor('part-003.csv').length, {timeout: 30_000}).toBe(1);
		const second = await rasoatHere(['pull', server.url, '--json'], {cwd: other});
		expect([second.exitCode, JSON.parse(second.stdout).errors[0]]).toMatchObject([4, {code: 'STORE_LOCKED', details: {command: 'pull'}}]);
		expect((await rasoatHere(['sources', 'list'], {cwd: other})).exitCode).toBe(0);
		running.kill('SIGINT');
		const {exitCode, stderr} = await running;
		expect([exitCode, stderr]).toEqual([130, expect.stringContaining('what has arrived is kept')]);
		const staged = readdirSync(join(other, 'data/pull'), {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.partial'));
		expect(staged.map(name => statSync(join(other, 'data/pull', name)).size)).toEqual([5000]);
		expect(staged[0]).toContain(sha256(rows(2000)));
	});

	it('comes first in a run where an address is set; a line that fails does not stop the night', async () => {
		const office = folders.empty();
		await rasoatHere(['init', office], {cwd: office});
		const config = join(office, 'rasoat.yaml');
		writeFileSync(config, readFileSync(config, 'utf8').replace(/ {2}# url: .*/, `  url: ${server.url}`));
		server.files.set('manifest.json', extractOf(parts)['manifest.json']);
		server.behaviour = {misdeed: path => (path.endsWith('002.csv') ? {cutAfter: 0} : undefined)};
		const first = await rasoatHere(['run', '--threads', '1', '--lang', 'en'], {cwd: office});
		expect([first.exitCode, first.stderr]).toEqual([8, expect.stringContaining('Error: part-002.csv: the connection broke off; what has arrived is kept')]);
		expect(first.stdout).toMatch(/^Fetching +\d+\.\d +1 of 2 parts there, \d+ B fetched$/m);
		expect(first.stdout).toMatch(/^National extract +\d+\.\d +1 read, 1 row\b/m);
		expect(first.stdout).toContain('the run went on with what is there');
		server.behaviour = {};
		const second = await rasoatHere(['run', '--threads', '1', '--json'], {cwd: office});
		expect([second.exitCode, JSON.parse(second.stdout).data]).toMatchObject([0, {unfetched: [], steps: [{step: 'pull', counts: {parts: 2, present: 1, arrived: 1, missing: 0}}, {}, {}, {}, {}, {}, {}, {}]}]);
	});

	it('says what to do next in both languages', async () => {
		const bare = folders.empty();
		await rasoatHere(['init', bare], {cwd: bare});
		const vietnamese = await rasoatHere(['pull', '--lang', 'vi'], {cwd: bare});
		expect([vietnamese.exitCode, vietnamese.stderr]).toEqual([2, expect.stringContaining('hãy ghi địa chỉ sau "rasoat pull" hoặc đặt pull.url')]);
		for (const address of ['http://example.org/', 'https://lan:secret@example.org/', 'https://example.org/?token=secret']) {
			const {exitCode, stderr, stdout} = await rasoatHere(['pull', address, '--lang', 'en'], {cwd: bare});
			expect([exitCode, stderr]).toEqual([2, expect.stringContaining('<url> must be the https address')]);
			expect(written(bare, stderr, stdout)).not.toContain('secret');
		}
	});
});
