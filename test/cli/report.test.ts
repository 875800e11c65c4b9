import {mkdirSync, readFileSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

const folders = testFolders();
let folder: string;

beforeAll(async () => {
	folder = folders.empty();
	await rasoatHere(['init', folder]);
	await rasoatHere(['rollout', 'import', resolve(import.meta.dirname, '../../fixtures/rollout-2022-08-15/rollout.csv')], {cwd: folder});
});

describe('report', () => {
	it('shows itself in both languages', async () => {
		const {stdout: english} = await rasoat(['report', '--lang', 'en'], {cwd: folder});
		expect(english).toMatch(/^POPULATION DATA CLEANING REPORT\nTỉnh Bình Dương · /);
		expect(english).toContain('SERVICE ROLLOUT (as of 2022-08-15)');
		const {stdout: vietnamese} = await rasoatHere(['report', '--lang', 'vi'], {cwd: folder});
		expect(vietnamese).toMatch(/^BÁO CÁO LÀM SẠCH DỮ LIỆU DÂN CƯ\nTỉnh Bình Dương · /);
		expect(vietnamese).toContain('TRIỂN KHAI DỊCH VỤ (tính đến ngày 15/08/2022)');
	});

	it('is one document, on stdout and as a file', async () => {
		const {stdout: printed} = await rasoatHere(['report', '--json'], {cwd: folder});
		const {stdout: formatted} = await rasoatHere(['report', '--format', 'json'], {cwd: folder});
		const {exitCode, stdout} = await rasoatHere(['report', '--format', 'json', '--out', 'report.json', '--lang', 'en'], {cwd: folder});
		expect([exitCode, stdout]).toEqual([0, `The report is in ${join(folder, 'report.json')}.`]);
		const written = readFileSync(join(folder, 'report.json'), 'utf8');
		for (const text of [formatted, written]) expect(withoutTime(text)).toEqual(withoutTime(printed));
		if (process.platform !== 'win32') expect(statSync(join(folder, 'report.json')).mode & 0o777).toBe(0o600);
		expect(readFileSync(join(folder, 'data/audit.jsonl'), 'utf8')).toContain('"file":"report.json"');
	});

	it.each([
		[['--out', 'report.json'], '--out needs --format json; add it'],
		[['--format', 'json', '--out', 'nowhere/report.json'], 'does not exist; make it first'],
		[['--format', 'json', '--out', 'taken'], 'is a folder; name a file with --out'],
		[['--format', 'html'], 'is not one that it takes'],
	])('refuses %j before any work', async (options, sentence) => {
		mkdirSync(join(folder, 'taken'), {recursive: true});
		const {exitCode, stderr} = await rasoatHere(['report', ...options, '--lang', 'en'], {cwd: folder});
		expect(exitCode).toBe(2);
		expect(stderr).toContain(sentence);
	});

	it('has no part yet that a later version brings', async () => {
		const {stdout} = await rasoatHere(['report', '--help']);
		expect(stdout).not.toMatch(/html|xlsx|audience/);
	});
});

function withoutTime(text: string): unknown {
	return JSON.parse(text, (key, value: unknown) => (key === 'createdAt' ? undefined : value));
}
