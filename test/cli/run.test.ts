import {readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {binhDuong20220815} from '../../src/rollout/sample.ts';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

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

const folders = testFolders();
/** With a full inbox; nothing has run. */
let fresh: string;
/** The same after its first night. */
let after: string;
let first: Ran;

beforeAll(async () => {
	fresh = folders.empty();
	await rasoatHere(['init', fresh]);
	writeFileSync(join(fresh, 'inbox/local/25741_2022-08-15.csv'), local);
	writeFileSync(join(fresh, 'inbox/extract/extract_2022-08-15.csv'), extract);
	writeFileSync(join(fresh, 'inbox/rollout/rollout.csv'), binhDuong20220815());
	after = folders.copyOf(fresh);
	first = await start(after);
});

describe('run', () => {
	it('does the whole night and leaves a report', () => {
		const {exitCode, data} = first;
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
		const folder = folders.copyOf(after);
		const second = await run(folder, '--fail-on', 'findings>1000');
		expect(second.exitCode).toBe(0);
		expect(second.data.steps.slice(0, 3).map(step => step.counts.skipped)).toEqual([1, 1, 1]);
		expect(second.data.findings).toEqual({...first.data.findings, fresh: 0});
		writeFileSync(join(folder, 'inbox/local/25741_2022-08-22.csv'), local.replace('05/04/1981', '05/04/1980'));
		const third = await run(folder);
		expect(third.data.findings).toMatchObject({fresh: 0});
		expect(third.data.findings.settled).toBeGreaterThan(0);
		expect(readdirSync(join(folder, 'reports'))).toHaveLength(3);
	});

	it('tells it in both languages, and shows no value of a person, neither on the screen nor in the report', async () => {
		const folder = folders.copyOf(fresh);
		const english = await rasoatHere(['run', '--lang', 'en'], {cwd: folder});
		expect(english.stdout).toMatch(/^Run 1 is done after \d+\.\d s\.$/m);
		expect(english.stdout).toMatch(/^Local registers +\d+\.\d +1 read, 3 rows$/m);
		const vietnamese = await rasoatHere(['run', '--lang', 'vi'], {cwd: folder});
		expect(vietnamese.stdout).toMatch(/^Lần chạy 2 đã xong sau \d+,\d giây\.$/m);
		expect(vietnamese.stdout).toMatch(/^Nạp trích xuất +\d+,\d +1 tệp đã nạp$/m);
		const reports = readdirSync(join(folder, 'reports')).map(name => readFileSync(join(folder, 'reports', name), 'utf8'));
		const shown = await rasoatHere(['report', '--lang', 'vi'], {cwd: folder});
		for (const text of [english.stdout, english.stderr, vietnamese.stdout, vietnamese.stderr, ...reports, shown.stdout]) {
			expect(text).not.toMatch(/Nguyễn|Cường|0740800|05\/04\/198|HS1/);
		}
	});

	it('ends with 3 where a source is refused, and takes in the others', async () => {
		const folder = folders.copyOf(fresh);
		writeFileSync(join(folder, 'inbox/local/25744_2022-08-15.csv'), '');
		writeFileSync(join(folder, 'inbox/rollout/bad.csv'), 'as_of\n');
		const {exitCode, data, errors} = await start(folder, '--fail-on', 'findings>0');
		expect(exitCode).toBe(3);
		expect(data.refused.map(refused => refused.file)).toEqual(['25744_2022-08-15.csv', 'bad.csv']);
		expect(data.crossed).toHaveLength(1);
		expect(data.steps[0].counts).toMatchObject({stored: 1, refused: 1});
		expect(errors.map(error => error.code)).toEqual(data.refused.flatMap(refused => refused.codes));
	});

	it('ends with 1 where a threshold is crossed, of the command or of rasoat.yaml', async () => {
		const folder = folders.copyOf(after);
		const {exitCode, data} = await start(folder, '--fail-on', 'findings>1000', '--fail-on', 'id_missing>=1');
		expect([exitCode, data.crossed.map(({counter, count}) => [counter, count])]).toEqual([1, [['id_missing', 1]]]);
		const config = join(folder, 'rasoat.yaml');
		writeFileSync(config, readFileSync(config, 'utf8').replace('fail_on: []', 'fail_on: ["residents>2"]'));
		const configured = await run(folder);
		expect([configured.exitCode, configured.data.crossed.map(({counter, count}) => [counter, count])]).toEqual([1, [['residents', 3]]]);
	});

	it.each([
		['duplicats>1', 'FAIL_ON_COUNTER'],
		['duplicates', 'OPTION_VALUE'],
	])('refuses the rule %s before anything runs', async (rule, code) => {
		const {exitCode, errors} = await run(fresh, '--fail-on', rule);
		expect([exitCode, errors.map(error => error.code)]).toEqual([2, [code]]);
		expect(readdirSync(join(fresh, 'reports'))).toEqual([]);
	});

	it('gives a profile to complete where headings are not known, and reads it beside the file', async () => {
		const folder = folders.copyOf(fresh);
		writeFileSync(join(folder, 'inbox/local/25741_2022-08-15.csv'), 'Ky hieu,Nguoi\nHS1,Nguyễn Văn An\n');
		const {exitCode, stdout, stderr} = await rasoatHere(['run', '--lang', 'en'], {cwd: folder});
		expect([exitCode, stderr]).toEqual([3, expect.stringContaining('save it as profile.yaml beside the file')]);
		const draft = stdout.slice(stdout.indexOf('columns:'));
		expect(draft).toContain('# ?: Nguoi');
		writeFileSync(join(folder, 'inbox/local/profile.yaml'), draft.replace('# ?: Nguoi', 'full_name: Nguoi').replace('# ?: Ky hieu', 'record_code: Ky hieu'));
		const again = await run(folder);
		expect([again.exitCode, again.data.steps[0].counts]).toEqual([0, expect.objectContaining({stored: 1, rows: 1})]);
	});

	it('runs on an empty inbox, too', async () => {
		const folder = folders.copyOf(fresh);
		rmSync(join(folder, 'inbox'), {recursive: true});
		const {exitCode, data} = await run(folder);
		expect([exitCode, data.findings.active]).toEqual([0, 0]);
	});

	it('has no part yet that a later version brings', async () => {
		const {stdout} = await rasoatHere(['run', '--help']);
		expect(stdout).not.toMatch(/--until|--wait/);
	});
});

interface Ran {
	readonly exitCode: number | undefined;
	readonly data: Run;
	readonly errors: readonly {readonly code: string}[];
}

/** Within this process. */
async function run(folder: string, ...options: readonly string[]): Promise<Ran> {
	return ranOf(await rasoatHere(['run', '--json', ...options], {cwd: folder}));
}

/** As a process of its own. */
async function start(folder: string, ...options: readonly string[]): Promise<Ran> {
	return ranOf(await rasoat(['run', '--json', ...options], {cwd: folder}));
}

function ranOf({exitCode, stdout}: {readonly exitCode?: number; readonly stdout: string}): Ran {
	return {exitCode, ...JSON.parse(stdout) as Omit<Ran, 'exitCode'>};
}
