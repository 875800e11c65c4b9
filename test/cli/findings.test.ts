import {existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {ask, localFile, workspaceAfterANight} from '../support/night.ts';
import {rasoat, rasoatHere} from '../support/rasoat.ts';

interface Shown {
	readonly finding: number;
	readonly code: string;
	readonly status: string;
	readonly recordA: string;
	readonly currentValue: string | null;
}

interface List {
	readonly total: number;
	readonly findings: readonly Shown[];
}

let folder: string;

beforeAll(async () => {
	folder = await workspaceAfterANight();
});

afterAll(() => rmSync(folder, {recursive: true}));

const list = (...options: readonly string[]) => ask<List>(folder, 'findings', 'list', ...options);
const codesOf = (json: string): string[] => (JSON.parse(json) as {errors: {code: string}[]}).errors.map(({code}) => code);
const nameOf = async (code: string): Promise<string> => `F${(await list('--code', code, '--status', 'all')).data.findings[0].finding}`;

describe('findings list', () => {
	test('shows what is to do, masked', async () => {
		const {exitCode, data} = await list();
		expect(exitCode).toBe(0);
		expect(data.findings.map(({code}) => code)).toEqual(expect.arrayContaining(['ID_CONTRADICTS_BIRTH', 'ID_MISSING', 'RELATION_UNKNOWN', 'BIRTH_DIFFERS']));
		expect(data.findings.find(({code}) => code === 'ID_CONTRADICTS_BIRTH')).toMatchObject({recordA: '25741/HS1', currentValue: '074*******01', status: 'open'});
		expect(data.total).toBe(data.findings.length);
	});

	test('chooses, and says how many there are more', async () => {
		expect((await list('--severity', 'error', '--unit', '25741', '--code', 'id_missing,ID_CONTRADICTS_BIRTH')).data.findings.map(({code}) => code)).toEqual(['ID_CONTRADICTS_BIRTH']);
		const {stdout} = await rasoatHere(['findings', 'list', '--limit', '1', '--lang', 'en'], {cwd: folder});
		expect(stdout).toMatch(/^Finding +Kind +Severity +Status +Record/);
		expect(stdout).toMatch(/\n1 of \d+ findings; --limit shows more/);
	});

	test('reveals only with a reason', async () => {
		expect((await list('--reveal')).errors.map(({code}) => code)).toEqual(['REVEAL_NEEDS_REASON']);
		const {data} = await list('--reveal', '--reason', 'kiểm tra', '--code', 'ID_CONTRADICTS_BIRTH');
		expect(data.findings[0].currentValue).toBe('074080000001');
	});

	test.each([
		[['--status', 'closed'], 'FINDING_FILTER'],
		[['--severity', 'fatal'], 'FINDING_FILTER'],
		[['--code', 'NO_SUCH_CODE'], 'FINDING_CODE'],
		[['--unit', '99999'], 'UNIT_NOT_STORED'],
		[['--limit', '0'], 'FINDING_LIMIT'],
	])('refuses %j', async (options, code) => {
		const {exitCode, stdout} = await rasoatHere(['findings', 'list', ...options, '--json'], {cwd: folder});
		expect([exitCode, codesOf(stdout)]).toEqual([2, [code]]);
	});
});

describe('findings show', () => {
	test('tells all evidence in words of both languages', async () => {
		const finding = await nameOf('ID_CONTRADICTS_BIRTH');
		const english = (await rasoatHere(['findings', 'show', finding, '--lang', 'en'], {cwd: folder})).stdout;
		expect(english).toContain(`${finding}  personal ID contradicts the birth date\n`);
		expect(english).toMatch(/year of the birth date +1981\n +year of birth in the ID +1980/);
		const vietnamese = (await rasoatHere(['findings', 'show', finding, '--lang', 'vi'], {cwd: folder})).stdout;
		expect(vietnamese).toMatch(/năm trong ngày sinh +1981\n +năm sinh theo số định danh +1980/);
		expect(vietnamese).toMatch(/hướng xử lý +kiểm tra lại giấy tờ/);
		expect(english + vietnamese).not.toMatch(/074080000001|05\/04/);
	});

	test.each(['F9999', 'F0', 'HS1', '074080000001'])('%s is no finding', async name => {
		const {exitCode, stdout} = await rasoatHere(['findings', 'show', name, '--json'], {cwd: folder});
		expect([exitCode, codesOf(stdout)]).toEqual([2, ['FINDING_UNKNOWN']]);
		expect(stdout).not.toContain('074080000001');
	});
});

describe('findings export', () => {
	test('writes a masked file, says what it replaced, and is in the audit log', async () => {
		const file = join(folder, 'findings.csv');
		const {data} = await ask<{findings: number; masked: boolean; replaced: boolean}>(folder, 'findings', 'export', '--out', 'findings.csv');
		expect(data).toMatchObject({masked: true, replaced: false});
		const text = readFileSync(file, 'utf8');
		expect(text.trimEnd().split('\n')).toHaveLength(data.findings + 1);
		expect(text).not.toMatch(/05\/04\/1981|Nguyễn/);
		if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
		const {stdout} = await rasoat(['findings', 'export', '--out', 'findings.csv', '--lang', 'vi', '--quiet'], {cwd: folder});
		expect(stdout).toContain('findings.csv đã có từ trước và đã được thay thế.');
		const log = await ask<{entries: {command: string; details: object}[]}>(folder, 'audit', 'list');
		expect(log.data.entries.findLast(entry => entry.command === 'findings export')?.details).toEqual({file: 'findings.csv', findings: data.findings});
	});

	test('names the folder that is not there', async () => {
		const {exitCode, errors} = await ask(folder, 'findings', 'export', '--out', 'nowhere/f.csv');
		expect([exitCode, errors[0].code]).toEqual([2, 'EXPORT_TARGET']);
		expect(existsSync(join(folder, 'nowhere'))).toBe(false);
	});
});

describe('findings dismiss', () => {
	test('needs a reason, holds over the next night, and is undone by other evidence', async () => {
		const finding = await nameOf('RELATION_UNKNOWN');
		expect((await ask(folder, 'findings', 'dismiss', finding)).errors[0].code).toBe('DISMISS_NEEDS_REASON');
		expect(await ask(folder, 'findings', 'dismiss', finding, '--reason', 'ở nhờ, đã hỏi chủ hộ', '--actor', 'hoa')).toMatchObject({exitCode: 0, data: {dismissed: [Number(finding.slice(1))]}});
		expect((await rasoat(['findings', 'dismiss', finding, '--reason', 'x'], {cwd: folder})).exitCode).toBe(7);
		await rasoatHere(['check', '--quiet'], {cwd: folder});
		expect((await ask(folder, 'findings', 'show', finding)).data).toMatchObject({status: 'dismissed', dismissals: [{by: 'hoa', reason: 'ở nhờ, đã hỏi chủ hộ', endedAt: null}]});
		expect((await list('--code', 'RELATION_UNKNOWN')).data.total).toBe(0);
	});
});

describe('check, and stats', () => {
	test('check finds nothing new; what the next export mends is settled', async () => {
		const check = () => ask<{records: number; reconciled: {fresh: number; settled: number}}>(folder, 'check');
		expect((await check()).data).toMatchObject({records: 3, reconciled: {fresh: 0, settled: 0}});
		writeFileSync(join(folder, 'inbox/local/25741_2022-08-22.csv'), localFile.replace('HS3,Lê Văn Cường,01/02/1975,Nam,,', 'HS3,Lê Văn Cường,01/02/1975,Nam,074075000003,'));
		await rasoatHere(['run', '--quiet'], {cwd: folder});
		expect((await list('--code', 'ID_MISSING', '--status', 'all')).data.findings.map(({status}) => status)).toEqual(['settled']);
		const {data: {codes}} = await ask<{codes: {code: string; total: number; statuses: Record<string, number>}[]}>(folder, 'findings', 'stats');
		expect(codes.find(({code}) => code === 'ID_MISSING')).toMatchObject({total: 1, statuses: {settled: 1, open: 0}});
		for (const {total, statuses} of codes) expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(total);
	});

	test('check speaks both languages', async () => {
		expect((await rasoatHere(['check', '--lang', 'en', '--quiet'], {cwd: folder})).stdout).toMatch(/^3 local records checked\.\n[\s\S]*ID_CONTRADICTS_BIRTH +1 +personal ID contradicts the birth date/);
		expect((await rasoatHere(['check', '--lang', 'vi', '--quiet'], {cwd: folder})).stdout).toMatch(/^Đã kiểm tra 3 hồ sơ địa phương\.\n/);
	});
});
