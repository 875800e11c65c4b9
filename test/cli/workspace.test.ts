import {chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {DuckDBInstance} from '@duckdb/node-api';
import {execa} from 'execa';
import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {bin, rasoat, rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

const windows = process.platform === 'win32';
/** Any command that opens the store and reads the table that is spoilt in `endless`. */
const reading = ['rollout', 'status'];

const folders = testFolders();
/** A workspace that has its store. */
let made: string;
/** The same with a view without end in the place of a table, so that the command that reads it runs until it is stopped. */
let endless: string;
let folder: string;

beforeAll(async () => {
	made = folders.empty();
	await rasoatHere(['init', made]);
	await rasoatHere(reading, {cwd: made});
	endless = folders.copyOf(made);
	await spoil(endless);
});

beforeEach(() => {
	folder = folders.copyOf(made);
});

function mode(path: string): string {
	return (statSync(path).mode & 0o777).toString(8);
}

function log(): {seq: number; command: string; exit: number}[] {
	return readFileSync(join(folder, 'data/audit.jsonl'), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line));
}

async function spoil(workspace: string): Promise<void> {
	const instance = await DuckDBInstance.create(join(workspace, 'data/rasoat.duckdb'));
	const connection = await instance.connect();
	await connection.run('ALTER TABLE rollout_facts RENAME TO rollout_facts_kept');
	await connection.run(`CREATE VIEW rollout_facts AS SELECT kept.* FROM rollout_facts_kept AS kept
		RIGHT JOIN (SELECT sum(a.range * b.range) FROM range(100000000) AS a, range(100000000) AS b) ON true`);
	connection.closeSync();
	instance.closeSync();
}

async function lockFile(): Promise<{pid: number}> {
	for (let attempt = 0; attempt < 100; attempt++) {
		await pause(50);
		const text = existsSync(join(folder, 'data/lock.json')) ? readFileSync(join(folder, 'data/lock.json'), 'utf8') : '';
		if (text.endsWith('}\n')) return JSON.parse(text);
	}
	throw new Error('nobody took the lock');
}

it.skipIf(windows)('a command works where the folder in which it was started is gone', async () => {
	const started = (...args: readonly string[]) => execa('sh', ['-c', 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$@"', process.execPath, bin, ...args], {cwd: folder, reject: false});
	expect((await started('-C', folder, ...reading)).exitCode).toBe(0);
	expect(await started(...reading)).toMatchObject({exitCode: 2, stderr: expect.stringContaining('-C')});
});

describe('a workspace', () => {
	it.skipIf(windows)("is its owner's alone, whatever the umask and whatever came in with a copy", async () => {
		chmodSync(join(folder, 'data'), 0o755);
		chmodSync(join(folder, 'data/rasoat.duckdb'), 0o644);
		chmodSync(join(folder, 'data/key'), 0o644);
		await execa('sh', ['-c', 'umask 0; exec "$@"', 'sh', process.execPath, bin, ...reading], {cwd: folder});
		expect(mode(join(folder, 'data'))).toBe('700');
		const files = readdirSync(join(folder, 'data'));
		expect(files).toContain('rasoat.duckdb');
		expect(files.map(name => `${name} ${mode(join(folder, 'data', name))}`)).toEqual(files.map(name => `${name} 600`));
		expect(mode(join(folder, 'rasoat.yaml'))).toBe('600');
	});

	it('leaves neither lock nor temporary files behind', async () => {
		await rasoat(reading, {cwd: folder});
		expect(readdirSync(join(folder, 'data')).toSorted()).toEqual(['audit.head.json', 'audit.jsonl', 'key', 'rasoat.duckdb']);
	});

	it('prints one JSON document on stdout and nothing else, whatever happens', async () => {
		for (const [args, code] of [[reading, 0], [['audit', 'verify'], 0], [['audit', 'x'], 2], [['--threads', 'x', ...reading], 2]] as const) {
			const {stdout, stderr, exitCode} = await rasoat([...args, '--json'], {cwd: folder});
			expect([exitCode, JSON.parse(stdout).code, stderr]).toEqual([code, code, '']);
		}
	});
});

describe('the lock', () => {
	it('tells a second command who holds the workspace since when, and the log notes both', async () => {
		folder = folders.copyOf(endless);
		const first = rasoat(reading, {cwd: folder});
		const {pid} = await lockFile();
		expect(pid).toBe(first.pid);
		const second = await rasoat(reading, {cwd: folder});
		expect(second.exitCode).toBe(4);
		expect(second.stderr).toMatch(new RegExp(`^Error: the workspace is in use: "rasoat rollout status", process ${pid} on .+, since \\d{4}-`));
		expect((await rasoat(['audit', 'list'], {cwd: folder})).exitCode).toBe(0);
		first.kill('SIGTERM');
		await first;
		expect(log().slice(-3).map(({command, exit}) => [command, exit])).toEqual([['rollout status', 4], ['audit list', 0], ['rollout status', 130]]);
	});

	it.skipIf(windows)('of a command that was killed is taken over by the next', async () => {
		folder = folders.copyOf(endless);
		const first = rasoat(reading, {cwd: folder});
		await lockFile();
		first.kill('SIGKILL');
		await first;
		expect(readdirSync(join(folder, 'data'))).toContain('lock.json');
		const next = rasoat(reading, {cwd: folder});
		await expect.poll(async () => (await lockFile()).pid, {timeout: 10_000}).toBe(next.pid);
		next.kill('SIGTERM');
		expect((await next).exitCode).toBe(130);
		expect(readdirSync(join(folder, 'data'))).not.toContain('lock.json');
	});

	it.skipIf(windows).each(['SIGINT', 'SIGTERM'] as const)('is given back after %s, and the exit code is 130', async signal => {
		folder = folders.copyOf(endless);
		const first = rasoat([...reading, '--json'], {cwd: folder});
		await lockFile();
		await pause(300);
		first.kill(signal);
		const {exitCode, stdout} = await first;
		expect(exitCode).toBe(130);
		expect(JSON.parse(stdout)).toMatchObject({ok: false, code: 130, errors: [{code: 'INTERRUPTED'}]});
		expect(readdirSync(join(folder, 'data'))).not.toContain('lock.json');
		expect(log().at(-1)).toMatchObject({command: 'rollout status', exit: 130});
		expect((await rasoat(['audit', 'verify'], {cwd: folder})).exitCode).toBe(0);
	});

	it("of DuckDB itself ends with 4, too, and repeats nothing of DuckDB's", async () => {
		const instance = await DuckDBInstance.create(join(folder, 'data/rasoat.duckdb'));
		const {exitCode, stderr} = await rasoat(reading, {cwd: folder});
		instance.closeSync();
		expect(exitCode).toBe(4);
		expect(stderr).toBe('Error: the store is open in another program; close that program and run the command again');
	});

	it('lets one command at a time take over, however many try', async () => {
		writeFileSync(join(folder, 'data/lock.json'), JSON.stringify({pid: 2 ** 22 + 1, host: hostname(), command: 'run', startedAt: '2020-01-01T00:00:00.000Z', token: 'x'}));
		const results = await Promise.all(Array.from({length: 6}, () => rasoat(reading, {cwd: folder})));
		expect(results.map(result => result.exitCode).filter(code => code !== 0 && code !== 4)).toEqual([]);
		expect(results.map(result => result.exitCode)).toContain(0);
		expect(readdirSync(join(folder, 'data')).filter(name => name.startsWith('lock'))).toEqual([]);
	});
});

describe('the audit log', () => {
	it('keeps its chain when many commands end at once', async () => {
		await Promise.all(Array.from({length: 8}, () => rasoat(['audit', 'list'], {cwd: folder})));
		expect(log().map(entry => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		const {exitCode, stdout} = await rasoat(['audit', 'verify'], {cwd: folder});
		expect([exitCode, stdout]).toEqual([0, 'The audit log is sound: 10 entries.']);
	});
});

describe('a damaged store', () => {
	it('ends with 5', async () => {
		writeFileSync(join(folder, 'data/rasoat.duckdb'), 'this is no database, and never was one'.repeat(1000));
		const {exitCode, stderr} = await rasoat(reading, {cwd: folder});
		expect(exitCode).toBe(5);
		expect(stderr).toMatch(/^Error: the store is damaged/);
	});
});

describe('the terminal', () => {
	it.skipIf(windows)('ends quietly when its reader has seen enough', async () => {
		const {stdout, stderr} = await execa('sh', ['-c', '"$@" --help | head -n 1', 'sh', process.execPath, bin]);
		expect(stdout).toMatch(/^Usage: rasoat/);
		expect(stderr).toBe('');
	});

	it.skipIf(process.platform !== 'linux')('tells when the output was lost', async () => {
		const {exitCode, stderr} = await execa('sh', ['-c', '"$@" audit list > /dev/full', 'sh', process.execPath, bin], {cwd: folder, reject: false});
		expect(exitCode).toBe(6);
		expect(stderr).toMatch(/could not be written to the end/);
	});
});
