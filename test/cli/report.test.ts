import {mkdirSync, readFileSync, readdirSync, rmSync, statSync} from 'node:fs';
import {basename, join, resolve} from 'node:path';
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
		[['--out', 'report.json'], '--out needs a format; add --format html or --format json'],
		[['--format', 'json', '--out', 'nowhere/report.json'], 'does not exist; make it first'],
		[['--format', 'json', '--out', 'taken'], 'is a folder; name a file with --out'],
		[['--format', 'html', '--out', 'nowhere/report.html'], 'does not exist; make it first'],
		[['--format', 'xlsx'], 'is not one that it takes (it takes: html, json)'],
		[['--pairs', '5'], '--pairs is for --format html'],
		[['--format', 'json', '--pairs', '5'], '--pairs is for --format html'],
		[['--format', 'html', '--pairs', '-1'], '--pairs needs a whole number from 0 to 200'],
		[['--format', 'html', '--pairs', '2.5'], '--pairs needs a whole number from 0 to 200'],
		[['--format', 'html', '--pairs', 'all'], '--pairs needs a whole number from 0 to 200'],
		[['--format', 'html', '--reveal'], 'add --reason'],
	])('refuses %j before any work', async (options, sentence) => {
		mkdirSync(join(folder, 'taken'), {recursive: true});
		const {exitCode, stderr} = await rasoatHere(['report', ...options, '--lang', 'en'], {cwd: folder});
		expect(exitCode).toBe(2);
		expect(stderr).toContain(sentence);
	});

	it('has no part yet that a later version brings', async () => {
		const {stdout} = await rasoatHere(['report', '--help']);
		expect(stdout).not.toMatch(/xlsx|audience/);
	});
});

describe('report --format html', () => {
	let night: string;

	beforeAll(async () => {
		night = folders.empty();
		const fixture = resolve(import.meta.dirname, '../../fixtures/hard-calls/input');
		await rasoatHere(['init', '.', '--quiet'], {cwd: night});
		for (const kind of ['local', 'extract']) {
			const files = readdirSync(join(fixture, kind)).map(file => join(fixture, kind, file));
			await rasoatHere(['ingest', ...files, '--as', kind, '--complete', '--quiet'], {cwd: night});
		}
		await rasoatHere(['compare', '--quiet'], {cwd: night});
		await rasoatHere(['dedupe', '--quiet'], {cwd: night});
	});

	const html = async (...options: readonly string[]) => {
		const {exitCode, stdout} = await rasoatHere(['report', '--format', 'html', '--quiet', '--json', ...options], {cwd: night});
		const {data} = JSON.parse(stdout) as {data: {file: string; sha256: string; pairs: {shown: number; total: number | null}}};
		return {exitCode, ...data, page: readFileSync(data.file, 'utf8')};
	};
	const lastEntry = () => JSON.parse(readFileSync(join(night, 'data/audit.jsonl'), 'utf8').trim().split('\n').at(-1)!) as {command: string; details: Record<string, unknown>};
	const pairsIn = (page: string) => page.match(/<article class="pair"/g)?.length ?? 0;

	it('leaves a page for its owner in reports/, masked, and says so in the audit log', async () => {
		const {exitCode, file, sha256, pairs, page} = await html('--lang', 'vi');
		expect([exitCode, file]).toEqual([0, join(night, 'reports', basename(file))]);
		expect(basename(file)).toMatch(/^report-\d{4}-\d\d-\d\d\.html$/);
		if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(readdirSync(join(night, 'reports'))).toEqual([basename(file)]);
		expect(page).toContain('<html lang="vi">');
		expect(pairs.total).toBeGreaterThan(3);
		expect(pairsIn(page)).toBe(pairs.shown);
		expect(page).toMatch(/[A-ZĐ]\*+ [A-ZĐ]\*+/);
		expect(page).not.toMatch(/(?<![\d/*])\d{12}(?!\d)|Nguyễn|Trần/);
		const {command, details} = lastEntry();
		expect([command, details]).toEqual(['report', {format: 'html', file: basename(file), sha256, pairs: pairs.shown}]);
	});

	it('explains as "explain" does, and in the chosen language', async () => {
		const {page} = await html('--lang', 'en', '--out', 'page.html', '--pairs', '1');
		const [, a, b] = /<h3 id="pair-1">1\. <span class="key">([^<]*)<\/span> – <span class="key">([^<]*)</.exec(page)!;
		expect(page).toContain('<html lang="en">');
		expect(pairsIn(page)).toBe(1);
		const explained = await rasoatHere(['explain', a, b, '--lang', 'en', '--quiet'], {cwd: night});
		const [verdict] = /^Probability.*$/m.exec(explained.stdout)!;
		expect(page).toContain(`<p class="verdict">${verdict}</p>`);
	});

	it('holds nobody without pairs', async () => {
		const {page, pairs} = await html('--pairs', '0', '--out', 'counts.html');
		expect([pairsIn(page), pairs]).toEqual([0, {shown: 0, total: null}]);
		expect(page).not.toContain('id="pairs"');
	});

	it('reveals only with a reason, under another name, and notes whom', async () => {
		const {file, page} = await html('--reveal', '--reason', 'họp tổ công tác', '--pairs', '2', '--lang', 'vi');
		expect(basename(file)).toMatch(/^report-[\d-]+-revealed\.html$/);
		expect(page).toContain('Bản này hiện đầy đủ dữ liệu cá nhân.');
		expect(page).toMatch(/<td class="value"[^>]*>[A-ZĐ][^*<]+ [^*<]+<\/td>/);
		const {details} = lastEntry();
		expect(details).toMatchObject({reveal: true, reason: 'họp tổ công tác', pairs: 2});
		expect((details.records as string[]).length).toBeGreaterThan(2);
		expect(JSON.stringify(details)).not.toMatch(/25741\//);
	});

	it('says why pairs cannot be explained where the model has gone, and shows all the rest', async () => {
		const copy = folders.copyOf(night);
		for (const model of readdirSync(join(copy, 'data')).filter(name => name.startsWith('model-'))) rmSync(join(copy, 'data', model));
		const {exitCode} = await rasoatHere(['report', '--format', 'html', '--out', 'page.html', '--quiet', '--lang', 'en'], {cwd: copy});
		const page = readFileSync(join(copy, 'page.html'), 'utf8');
		expect(exitCode).toBe(0);
		expect(page).toContain('cannot be explained: there is no model yet');
		expect(page).toMatch(/Weight in the last run: [+−]\d/);
		expect(page).not.toContain('<table class="waterfall">');
	});
});

function withoutTime(text: string): unknown {
	return JSON.parse(text, (key, value: unknown) => (key === 'createdAt' ? undefined : value));
}
