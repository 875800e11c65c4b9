import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-demo-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

describe('demo', () => {
	it('makes a workspace that is ready to run, readable for its owner only', async () => {
		const {exitCode, stdout} = await rasoat(['demo', '--residents', '300', '--lang', 'en'], {cwd: folder});
		expect(exitCode).toBe(0);
		expect(stdout).toContain(`A province of 300 residents in 3 communes`);
		const demo = join(folder, 'rasoat-demo');
		expect(readdirSync(demo)).toEqual(expect.arrayContaining(['inbox', 'rasoat.yaml', 'truth']));
		expect(readFileSync(join(demo, 'rasoat.yaml'), 'utf8')).toMatch(/^ {2}extract_complete: true$/m);
		for (const part of ['local', 'extract', 'rollout']) expect(readdirSync(join(demo, 'inbox', part)).length).toBeGreaterThan(0);
		expect(readFileSync(join(demo, 'data/audit.jsonl'), 'utf8')).toContain('"command":"demo"');
		if (process.platform !== 'win32') expect(statSync(join(demo, 'truth/persons.csv')).mode & 0o777).toBe(0o600);
	});

	it('runs the night, shows the report and says what was found, without name and ID of a person', async () => {
		const {exitCode, stdout} = await rasoat(['demo', 'province', '--residents', '600', '--run', '--lang', 'en'], {cwd: folder});
		expect(exitCode).toBe(0);
		for (const part of ['POPULATION DATA CLEANING REPORT', 'SERVICE ROLLOUT', 'HOW MUCH OF WHAT WAS PLANTED WAS FOUND', 'TRAPS']) expect(stdout).toContain(part);
		const {stdout: vietnamese} = await rasoatHere(['demo', 'province', '--residents', '600', '--run', '--lang', 'vi'], {cwd: folder});
		const names = readFileSync(join(folder, 'province/inbox/extract/718_2022-08-15.csv'), 'utf8').split('\n').slice(1, 200).map(line => line.split(',')[3]).filter(Boolean);
		expect(names.length).toBeGreaterThan(50);
		for (const text of [stdout, vietnamese]) {
			expect(text).not.toMatch(/\d{9}/);
			for (const name of names) expect(text).not.toContain(name);
		}
	}, 120_000);

	it('finds what was planted, is not caught by traps, and finds nothing new the second time', async () => {
		const first = await runDemo();
		const {duplicates, others} = sharesFound(first.score.kinds);
		expect(duplicates).toBeGreaterThanOrEqual(0.9);
		expect(others).toBeGreaterThanOrEqual(0.9);
		for (const {kind, reported} of first.score.traps) expect([kind, reported]).toEqual([kind, 0]);
		expect(first.score.certain.right).toBe(first.score.certain.reported);
		const second = await runDemo();
		expect([first.kept, second.kept]).toEqual([false, true]);
		expect(second.night.findings).toMatchObject({fresh: 0, reopened: 0, settled: 0, active: first.night.findings.active});
		expect(second.score).toEqual(first.score);
	}, 120_000);

	it.each([
		[['--residents', '50'], '--residents must be a whole number from 100'],
		[['--residents', 'many'], '--residents must be a whole number from 100'],
		[['--seed', '-1'], '--seed must be a whole number from 0'],
	])('refuses %j and makes nothing', async (options, sentence) => {
		const {exitCode, stderr} = await rasoatHere(['demo', 'new', ...options, '--lang', 'en'], {cwd: folder});
		expect([exitCode, existsSync(join(folder, 'new'))]).toEqual([2, false]);
		expect(stderr).toContain(sentence);
	});

	it('leaves a folder alone that holds something else, and a demo of other options', async () => {
		writeFileSync(join(folder, 'letter.txt'), 'mine');
		const taken = await rasoatHere(['demo', '.', '--lang', 'en'], {cwd: folder});
		expect([taken.exitCode, readdirSync(folder)]).toEqual([2, ['letter.txt']]);
		expect(taken.stderr).toContain('is not empty and holds no finished demo');
		await rasoatHere(['demo', '--residents', '200'], {cwd: folder});
		const other = await rasoatHere(['demo', '--residents', '300', '--lang', 'vi'], {cwd: folder});
		expect(other.exitCode).toBe(2);
		expect(other.stderr).toContain('chứa bản demo 200 người tạo với --seed 1');
	});
});

interface Kind {
	readonly code: string;
	readonly planted: number;
	readonly found: number;
}

interface RunData {
	readonly kept: boolean;
	readonly night: {readonly findings: Readonly<Record<string, number>>};
	readonly score: {
		readonly kinds: readonly Kind[];
		readonly traps: readonly {readonly kind: string; readonly reported: number}[];
		readonly certain: {readonly reported: number; readonly right: number};
	};
}

async function runDemo(): Promise<RunData> {
	const {stdout} = await rasoatHere(['demo', '--residents', '2000', '--seed', '5', '--run', '--json'], {cwd: folder});
	return (JSON.parse(stdout) as {data: RunData}).data;
}

function sharesFound(kinds: readonly Kind[]): {duplicates: number; others: number} {
	const share = (some: readonly Kind[]): number => sumOf(some.map(kind => kind.found)) / sumOf(some.map(kind => kind.planted));
	return {duplicates: share(kinds.filter(kind => kind.code === 'DUPLICATE')), others: share(kinds.filter(kind => kind.code !== 'DUPLICATE'))};
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, each) => sum + each, 0);
}
