import {mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {binhDuong20220815} from '../../src/rollout/sample.ts';
import {rasoat} from '../support/rasoat.ts';

interface Run {
	readonly run: number;
	readonly exitCode: number;
	readonly steps: readonly {readonly step: string; readonly counts: Readonly<Record<string, number>>}[];
	readonly refused: readonly {readonly file: string; readonly codes: readonly string[]}[];
	readonly crossed: readonly {readonly counter: string; readonly count: number}[];
	readonly findings: {readonly active: number; readonly fresh: number; readonly settled: number};
	readonly reportFile: string;
}

// An ID that says 1980 for a birth of 1981, and a record without an ID.
const local = [
	'Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Loại cư trú',
	'HS1,Nguyễn Văn An,05/04/1981,Nam,074080000001,Thường trú',
	'HS2,Trần Thị Bình,12/09/1990,Nữ,074190000002,Thường trú',
	'HS3,Lê Văn Cường,01/02/1975,Nam,,Thường trú',
	'',
].join('\n');
const extract = [
	'Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã đơn vị',
	'Nguyễn Văn An,05/04/1980,Nam,074080000001,25741',
	'Trần Thị Bình,12/09/1990,Nữ,074190000002,25741',
	'',
].join('\n');

let folder: string;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-run-'));
	await rasoat(['init', folder]);
	writeFileSync(join(folder, 'inbox/local/25741_2022-08-15.csv'), local);
	writeFileSync(join(folder, 'inbox/extract/extract_2022-08-15.csv'), extract);
	writeFileSync(join(folder, 'inbox/rollout/rollout.csv'), binhDuong20220815());
});

afterEach(() => rmSync(folder, {recursive: true}));

describe('run', () => {
	it('does the whole night and leaves a report', async () => {
		const {exitCode, data} = await run();
		expect(exitCode).toBe(0);
		expect(data.steps.map(step => step.step)).toEqual(['ingest_local', 'ingest_extract', 'rollout', 'check', 'compare', 'dedupe', 'report']);
		expect(data.steps.slice(0, 3).map(step => step.counts.stored)).toEqual([1, 1, 1]);
		expect(data.findings.active).toBeGreaterThan(0);
		const report = JSON.parse(readFileSync(data.reportFile, 'utf8')) as {data: {findings: {active: number}; rollout: {services: {done: number}}}};
		expect(report.data.findings.active).toBe(data.findings.active);
		expect(report.data.rollout.services.done).toBe(21);
		if (process.platform !== 'win32') expect(statSync(data.reportFile).mode & 0o777).toBe(0o600);
	});

	it('finds nothing new on the same files, and settles what the next export has put right', async () => {
		const first = await run();
		const second = await run();
		expect(second.data.steps.slice(0, 3).map(step => step.counts.skipped)).toEqual([1, 1, 1]);
		expect(second.data.findings).toEqual({...first.data.findings, fresh: 0});
		writeFileSync(join(folder, 'inbox/local/25741_2022-08-22.csv'), local.replace('05/04/1981', '05/04/1980'));
		const third = await run();
		expect(third.data.findings).toMatchObject({fresh: 0});
		expect(third.data.findings.settled).toBeGreaterThan(0);
		expect(readdirSync(join(folder, 'reports'))).toHaveLength(3);
	});

	it('tells it in both languages', async () => {
		const {stdout: english} = await rasoat(['run', '--lang', 'en'], {cwd: folder});
		expect(english).toMatch(/^Run 1 is done after \d+\.\d s\.$/m);
		expect(english).toMatch(/^Local registers +\d+\.\d +1 read, 3 rows$/m);
		const {stdout: vietnamese} = await rasoat(['run', '--lang', 'vi'], {cwd: folder});
		expect(vietnamese).toMatch(/^Lần chạy 2 đã xong sau \d+,\d giây\.$/m);
		expect(vietnamese).toMatch(/^Nạp trích xuất +\d+,\d +1 tệp đã nạp$/m);
	});

	it('ends with 3 where a source is refused, and takes in the others', async () => {
		writeFileSync(join(folder, 'inbox/local/25744_2022-08-15.csv'), '');
		writeFileSync(join(folder, 'inbox/rollout/bad.csv'), 'as_of\n');
		const {exitCode, data, errors} = await run('--fail-on', 'findings>0');
		expect(exitCode).toBe(3);
		expect(data.refused.map(refused => refused.file)).toEqual(['25744_2022-08-15.csv', 'bad.csv']);
		expect(data.crossed).toHaveLength(1);
		expect(data.steps[0].counts).toMatchObject({stored: 1, refused: 1});
		expect(errors.map(error => error.code)).toEqual(data.refused.flatMap(refused => refused.codes));
	});

	it('ends with 1 where a threshold is crossed, of the command or of rasoat.yaml', async () => {
		expect((await run('--fail-on', 'findings>1000')).exitCode).toBe(0);
		const {exitCode, data} = await run('--fail-on', 'findings>1000', '--fail-on', 'id_missing>=1');
		expect([exitCode, data.crossed.map(({counter, count}) => [counter, count])]).toEqual([1, [['id_missing', 1]]]);
		const config = join(folder, 'rasoat.yaml');
		writeFileSync(config, readFileSync(config, 'utf8').replace('fail_on: []', 'fail_on: ["residents>2"]'));
		expect((await run()).data.crossed.map(({counter, count}) => [counter, count])).toEqual([['residents', 3]]);
	});

	it.each([
		['duplicats>1', 'FAIL_ON_COUNTER'],
		['duplicates', 'OPTION_VALUE'],
	])('refuses the rule %s before anything runs', async (rule, code) => {
		const {exitCode, errors} = await run('--fail-on', rule);
		expect([exitCode, errors.map(error => error.code)]).toEqual([2, [code]]);
		expect(readdirSync(join(folder, 'reports'))).toEqual([]);
	});

	it('runs on an empty inbox, too', async () => {
		rmSync(join(folder, 'inbox'), {recursive: true});
		const {exitCode, data} = await run();
		expect([exitCode, data.findings.active]).toEqual([0, 0]);
	});

	it('shows no value of a person, neither on the screen nor in the report', async () => {
		const {stdout, stderr} = await rasoat(['run', '--lang', 'vi'], {cwd: folder});
		const report = readFileSync(join(folder, 'reports', readdirSync(join(folder, 'reports'))[0]), 'utf8');
		const shown = await rasoat(['report', '--lang', 'vi'], {cwd: folder});
		for (const text of [stdout, stderr, report, shown.stdout]) expect(text).not.toMatch(/Nguyễn|Cường|0740800|05\/04\/198|HS1/);
	});

	it('has no part yet that a later version brings', async () => {
		const {stdout} = await rasoat(['run', '--help']);
		expect(stdout).not.toMatch(/--until|--wait/);
	});
});

async function run(...options: readonly string[]): Promise<{exitCode: number | undefined; data: Run; errors: readonly {code: string}[]}> {
	const {exitCode, stdout} = await rasoat(['run', '--json', ...options], {cwd: folder});
	return {exitCode, ...JSON.parse(stdout) as {data: Run; errors: readonly {code: string}[]}};
}
