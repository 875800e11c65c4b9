import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeXlsx} from 'hucre/xlsx';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {rasoatHere} from '../support/rasoat.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-protected-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

const run = (...args: readonly string[]) => rasoatHere(args, {cwd: folder});

async function register(name: string, people: number): Promise<void> {
	const rows = [['Mã hồ sơ', 'Họ và tên', 'Ngày sinh'], ...Array.from({length: people}, (_, index) => [`HS${index}`, 'Nguyễn Văn An', '05/04/1980'])];
	writeFileSync(join(folder, 'inbox/local', name), await writeXlsx({sheets: [{name: 'a', rows}], encryption: {password: 'mật khẩu', spinCount: 10}}));
}

test('a night and an officer who lets a source in open protected workbooks with the password of a file', async () => {
	await run('init', '.');
	writeFileSync(join(folder, 'password.txt'), 'mật khẩu\n');
	await register('25741_2022-08-15.xlsx', 30);
	expect(await run('run')).toMatchObject({exitCode: 3, stderr: expect.stringContaining('--password-file')});
	expect(await run('run', '--password-file', 'nowhere.txt')).toMatchObject({exitCode: 2, stderr: expect.stringContaining('nowhere.txt')});
	expect(await run('run', '--password-file', 'password.txt')).toMatchObject({exitCode: 0});

	await register('25741_2022-08-22.xlsx', 15);
	expect(await run('ingest', 'inbox/local/25741_2022-08-22.xlsx', '--as', 'local', '--password-file', 'password.txt')).toMatchObject({exitCode: 7});
	const number = JSON.parse((await run('--json', 'sources')).stdout).data.sources.find((source: {state: string}) => source.state === 'held').source;
	expect(await run('sources', 'accept', String(number))).toMatchObject({exitCode: 3, stderr: expect.stringContaining('protected by a password')});
	expect(await run('sources', 'accept', String(number), '--password-file', 'password.txt')).toMatchObject({exitCode: 0});
});
