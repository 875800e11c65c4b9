import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type LockHolder, LockHeldError, type ProcessTable, acquireLock} from '../../../src/store/lock.ts';

let folder: string;
let path: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-lock-'));
	path = join(folder, 'lock.json');
});

afterEach(() => rmSync(folder, {recursive: true}));

function holder(pid: number, more: Partial<LockHolder> = {}): LockHolder {
	return {pid, processStart: `boot:${pid}`, host: 'pc-1', command: 'compare', startedAt: '2026-03-01T20:00:00.000Z', token: `token-${pid}`, ...more};
}

/** Processes with these pids run, each begun as `holder()` says. */
function running(...pids: number[]): ProcessTable {
	return {
		isRunning: pid => pids.includes(pid),
		startOf: pid => (pids.includes(pid) ? `boot:${pid}` : undefined),
		bootedAt: () => new Date('2026-03-01T00:00:00.000Z'),
	};
}

function content(): LockHolder {
	return JSON.parse(readFileSync(path, 'utf8'));
}

describe('acquireLock', () => {
	it('writes who holds it, and removes that on release', async () => {
		const lock = await acquireLock(path, holder(1), running(1));
		expect(content()).toEqual(holder(1));
		lock.release();
		expect(readdirSync(folder)).toEqual([]);
	});

	it('refuses a second process and says who holds it', async () => {
		await acquireLock(path, holder(1), running(1, 2));
		const refusal = await acquireLock(path, holder(2), running(1, 2)).catch((error: unknown) => error);
		expect(refusal).toBeInstanceOf(LockHeldError);
		expect(refusal).toMatchObject({code: 'STORE_LOCKED', holder: {pid: 1, command: 'compare', startedAt: '2026-03-01T20:00:00.000Z'}});
		expect(content().pid).toBe(1);
	});

	it('waits for a short holder where it may try more than once', async () => {
		const first = await acquireLock(path, holder(1), running(1, 2));
		setTimeout(() => first.release(), 80);
		await acquireLock(path, holder(2), running(1, 2), 100);
		expect(content().pid).toBe(2);
	});

	it.each<[string, Partial<LockHolder>, ProcessTable]>([
		['of a process that is gone', {}, running(2)],
		['of an earlier process with the same pid', {processStart: 'boot:earlier'}, running(1, 2)],
		['of before the machine was switched on, where starts are unknown', {processStart: undefined, startedAt: '2026-02-27T20:00:00.000Z'}, {...running(1, 2), startOf: () => undefined}],
	])('takes over the lock %s', async (_name, change, processes) => {
		writeFileSync(path, JSON.stringify(holder(1, change)));
		const lock = await acquireLock(path, holder(2), processes);
		expect(content()).toEqual(holder(2));
		expect(readdirSync(folder)).toEqual(['lock.json']);
		lock.release();
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each<[string, Partial<LockHolder>, ProcessTable]>([
		['of another host, whose processes nobody here can see', {host: 'pc-2'}, running(2)],
		['of a running process whose start is not known', {processStart: undefined}, {...running(1, 2), startOf: () => undefined}],
	])('respects the lock %s', async (_name, change, processes) => {
		writeFileSync(path, JSON.stringify(holder(1, change)));
		await expect(acquireLock(path, holder(2), processes)).rejects.toThrow(LockHeldError);
	});

	it.each(['', '{"pid": 1', 'null'])('takes over a lock file that a crash left as %j', async text => {
		writeFileSync(path, text);
		await acquireLock(path, holder(2), running(2));
		expect(content()).toEqual(holder(2));
	});

	it('gets past a takeover that died in the middle', async () => {
		writeFileSync(path, JSON.stringify(holder(1)));
		writeFileSync(`${path}.takeover`, JSON.stringify(holder(3)));
		await acquireLock(path, holder(2), running(2));
		expect(content()).toEqual(holder(2));
		expect(readdirSync(folder)).toEqual(['lock.json']);
	});

	it("never removes another's lock", async () => {
		const lock = await acquireLock(path, holder(1), running(1));
		writeFileSync(path, JSON.stringify(holder(2)));
		lock.release();
		expect(content().pid).toBe(2);
	});
});
