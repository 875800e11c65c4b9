import {createHash} from 'node:crypto';
import {existsSync, readFileSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {ask, workspaceAfterANight} from '../support/night.ts';
import {rasoat, rasoatHere} from '../support/rasoat.ts';

interface Batch {
	readonly batch: string;
	readonly unit: string | null;
	readonly corrections: number;
	readonly digest: string;
	readonly state: string;
}

let folder: string;

beforeAll(async () => {
	folder = await workspaceAfterANight();
});

afterAll(() => rmSync(folder, {recursive: true}));

// One after the other: each test goes on where the one before stopped.
test('a choice that finds nothing says so and ends well', async () => {
	const {exitCode, data} = await ask<{batches: Batch[]}>(folder, 'batch', 'create', '--code', 'DUPLICATE');
	expect([exitCode, data.batches]).toEqual([0, []]);
	expect((await rasoatHere(['batch', 'create', '--code', 'DUPLICATE', '--lang', 'vi'], {cwd: folder})).stdout).toContain('Không có gì để lập đợt');
	expect((await ask<{batches: Batch[]}>(folder, 'batch', 'list')).data.batches).toEqual([]);
});

test.each([
	[['create', '--unit', '99999'], 'UNIT_NOT_STORED'],
	[['create', '--code', 'NO_SUCH_CODE'], 'FINDING_CODE'],
	[['create', '--direction', 'sideways'], 'USAGE_VALUE'],
	[['create', '--to', ' '], 'OPTION_VALUE'],
	[['show', 'B0001'], 'BATCH_UNKNOWN'],
	[['export', 'X'], 'BATCH_UNKNOWN'],
])('batch %j is refused', async (args, code) => {
	const {exitCode, stdout} = await rasoatHere(['batch', ...args, '--json'], {cwd: folder});
	expect([exitCode, (JSON.parse(stdout) as {errors: {code: string}[]}).errors.map(error => error.code)]).toEqual([2, [code]]);
});

test('create gathers what is to do for the unit, and marks it', async () => {
	const {data: {batches}} = await ask<{batches: Batch[]}>(folder, 'batch', 'create', '--unit', '25741', '--direction', 'recheck', '--to', 'Công an phường', '--purpose', 'Rà soát');
	expect(batches).toMatchObject([{batch: 'B0001', unit: '25741', recipient: 'Công an phường', purpose: 'Rà soát', state: 'draft'}]);
	const {data} = await ask<{total: number}>(folder, 'findings', 'list', '--status', 'batched');
	expect(data.total).toBe(batches[0].corrections);
	expect((await ask<{batches: Batch[]}>(folder, 'batch', 'list')).data.batches).toEqual(batches);
});

test('show is masked', async () => {
	const {stdout} = await rasoat(['batch', 'show', 'b1', '--lang', 'vi'], {cwd: folder});
	expect(stdout).toMatch(/^B0001\nnơi nhận +Công an phường\n/);
	expect(stdout).toContain('074*******01');
	expect(stdout).not.toMatch(/074080000001|Nguyễn/);
	const {data} = await ask<Batch & {list: {number: number; code: string}[]}>(folder, 'batch', 'show', 'B0001', '--limit', '1');
	expect(data.list.map(({number}) => number)).toEqual([1]);
	expect(data.corrections).toBeGreaterThan(1);
});

test('export writes whole values with a manifest, and the log has digest and hash', async () => {
	const {data} = await ask<{folder: string; manifest: {sha256: string; digest: string; counts: {corrections: number}}}>(folder, 'batch', 'export', 'B0001');
	expect(data.folder).toBe(join(folder, 'batches', 'B0001'));
	const bytes = readFileSync(join(data.folder, 'corrections.csv'));
	expect(bytes.toString()).toContain('25741/HS1,,Nguyễn Văn An,05/04/1981,personal_id,074080000001,');
	expect(createHash('sha256').update(bytes).digest('hex')).toBe(data.manifest.sha256);
	expect(JSON.parse(readFileSync(join(data.folder, 'manifest.json'), 'utf8'))).toEqual(data.manifest);
	if (process.platform !== 'win32') expect(statSync(join(data.folder, 'corrections.csv')).mode & 0o777).toBe(0o600);
	const log = await ask<{entries: {command: string; details: Record<string, unknown>}[]}>(folder, 'audit', 'list');
	expect(log.data.entries.findLast(entry => entry.command === 'batch export')?.details).toMatchObject({batch: 'B0001', digest: data.manifest.digest, sha256: data.manifest.sha256});
	expect((await ask<{batches: Batch[]}>(folder, 'batch', 'list')).data.batches[0].state).toBe('exported');
});

test('export into another folder', async () => {
	await ask(folder, 'batch', 'export', 'B0001', '--out', 'out/there');
	expect(existsSync(join(folder, 'out/there/manifest.json'))).toBe(true);
});

test('the next night leaves batched findings in their batch', async () => {
	const before = await ask<{total: number}>(folder, 'findings', 'list', '--status', 'batched');
	await rasoatHere(['run', '--quiet'], {cwd: folder});
	expect((await ask<{total: number}>(folder, 'findings', 'list', '--status', 'batched')).data.total).toBe(before.data.total);
});

test('nothing of a later version is offered', async () => {
	const {stdout} = await rasoatHere(['batch', '--help']);
	expect([...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(match => match[1])).toEqual(['create', 'list', 'show', 'export']);
});
