import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

interface Output {
	readonly ok: boolean;
	readonly command: string;
	readonly data: Readonly<Record<string, unknown>>;
	readonly errors: readonly {readonly code: string}[];
}

// In order: the same on both sides; a name without accents; no ID; a number of somebody else; a lodger who is not in the extract.
const local = [
	'Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Loại cư trú',
	'HS1,Nguyễn Văn An,05/04/1980,Nam,074080000001,Thường trú',
	'HS2,Tran Thi Binh,12/09/1990,Nữ,074190000002,Thường trú',
	'HS3,Lê Văn Cường,01/02/1975,Nam,,Thường trú',
	'HS4,Phạm Thị Dung,23/11/1968,Nữ,074080000001,Thường trú',
	'HS5,Võ Minh Em,30/06/1999,Nam,089099000005,Tạm trú',
	'HS6,Đặng Ngọc Phú,14/07/2001,Nam,074201000006,Thường trú',
	'',
].join('\n');
const extract = [
	'Họ và tên,Ngày sinh,Giới tính,Số CCCD,Mã xã,Loại cư trú',
	'Nguyễn Văn An,05/04/1980,Nam,074080000001,25741,Thường trú',
	'Trần Thị Bình,12/09/1990,Nữ,074190000002,25741,Thường trú',
	'Lê Văn Cường,01/02/1975,Nam,074075000003,25741,Thường trú',
	'Phạm Thị Dung,23/11/1968,Nữ,074168000004,25741,Thường trú',
	'Huỳnh Thanh Sang,09/03/1955,Nam,074055000007,25741,Thường trú',
	'',
].join('\n');

const folders = testFolders();
let localOnly: string;
let both: string;

beforeAll(async () => {
	localOnly = folders.empty();
	await rasoatHere(['init', localOnly]);
	writeFileSync(join(localOnly, '25741_2022-08-15.csv'), local);
	writeFileSync(join(localOnly, 'extract_2022-08-15.csv'), extract);
	await rasoatHere(['ingest', '25741_2022-08-15.csv', '--as', 'local'], {cwd: localOnly});
	both = folders.copyOf(localOnly);
	await rasoatHere(['ingest', 'extract_2022-08-15.csv', '--as', 'extract', '--complete'], {cwd: both});
});

describe('compare', () => {
	it('says who was found, how, and what differs', async () => {
		const {exitCode, stdout} = await rasoat(['compare', '--json'], {cwd: folders.copyOf(both)});
		const {ok, command, data} = JSON.parse(stdout) as Output;
		expect([exitCode, ok, command]).toEqual([0, true, 'compare']);
		expect(data).toMatchObject({
			skipped: false, local: 6, extract: 5, linkedById: 2, linkedByEvidence: 2, unverified: 0, notFound: 2,
			fit: {converged: true}, rules: [{rule: 'all', split: 0, leftOut: 0}],
			findings: {ID_FOUND: 1, ID_OF_ANOTHER: 1, NAME_DIFFERS: 1, NOT_IN_EXTRACT: 1, NOT_IN_LOCAL: 1},
		});
	});

	it.each([
		['en', 'found by ID', 'name differs', 'Findings: 5 new, 0 still there, 0 settled.'],
		['vi', 'tìm thấy theo số định danh', 'lệch họ tên', 'Vấn đề: 5 mới, 0 vẫn còn, 0 đã xử lý xong.'],
	])('prints it in words (%s) without a personal value, and finds nothing new the second time, on any number of threads', async (language, linked, differs, changes) => {
		const folder = folders.copyOf(both);
		const {exitCode, stdout, stderr} = await rasoatHere(['compare', '--lang', language, '--threads', '1'], {cwd: folder});
		expect(exitCode).toBe(0);
		const lines = stdout.split('\n');
		expect(lines.find(line => line.startsWith(linked))).toMatch(/ 2$/);
		expect(lines.find(line => line.startsWith('NAME_DIFFERS'))).toMatch(new RegExp(` 1 +${differs}$`));
		expect(lines.at(-1)).toBe(changes);
		const log = readFileSync(join(folder, 'data/audit.jsonl'), 'utf8');
		for (const text of [stdout, stderr, log]) expect(text).not.toMatch(/\b\d{12}\b|Nguyễn Văn An|Tran Thi Binh/);
		expect(log).toContain('"command":"compare"');
		const again = await rasoatHere(['compare', '--json', '--threads', '2'], {cwd: folder});
		expect((JSON.parse(again.stdout) as Output).data.reconciled).toEqual({fresh: 0, continuing: 5, reopened: 0, dismissed: 0, settled: 0});
	});

	it('is explained by what it weighed: the ID of somebody else was set aside', async () => {
		const folder = folders.copyOf(both);
		const ask = async (...args: readonly string[]) => (JSON.parse((await rasoatHere([...args, '--json'], {cwd: folder})).stdout) as Output).data;
		await ask('compare');
		await ask('pairs', 'export', 'compare', '--out', 'pairs.csv');
		const [key, other, weight] = readFileSync(join(folder, 'pairs.csv'), 'utf8').split('\n').map(line => line.split(',')).find(([first]) => first === '25741/HS4')!;
		const explained = await ask('explain', key, other) as {weight: number; decision: string; fields: readonly {field: string; level?: string}[]};
		expect(explained.decision).toBe('match');
		expect(explained.weight).toBeCloseTo(Number(weight), 3);
		expect(explained.fields.find(({field}) => field === 'personal_id')?.level).toBeUndefined();
		expect((await rasoatHere(['explain', key, other, '--lang', 'vi'], {cwd: folder})).stdout).toMatch(/số định danh cá nhân .* không tính/);
	});

	it('says of those whom one ID links that it does', async () => {
		const folder = folders.copyOf(both);
		const run = async (...args: readonly string[]) => (await rasoatHere(args, {cwd: folder})).stdout;
		await run('compare');
		await run('pairs', 'export', 'compare', '--out', 'pairs.csv');
		const [key, other] = readFileSync(join(folder, 'pairs.csv'), 'utf8').split('\n').map(line => line.split(',')).find(([first]) => first === '25741/HS1')!;
		expect((JSON.parse(await run('explain', key, other, '--json')) as {data: unknown}).data).toMatchObject({decision: 'match', because: 'one_id'});
		expect(await run('explain', key, other, '--lang', 'en')).toContain('Decided by the last run: the same person, because both have the same ID and nothing contradicts it.');
	});

	it('leaves plan nothing to forecast where IDs find everybody', async () => {
		const folder = folders.empty();
		await rasoatHere(['init', folder]);
		writeFileSync(join(folder, '25741_2022-08-15.csv'), local.split('\n').slice(0, 2).join('\n'));
		writeFileSync(join(folder, 'extract_2022-08-15.csv'), extract);
		await rasoatHere(['ingest', '25741_2022-08-15.csv', '--as', 'local'], {cwd: folder});
		await rasoatHere(['ingest', 'extract_2022-08-15.csv', '--as', 'extract', '--complete'], {cwd: folder});
		const {exitCode, stderr} = await rasoatHere(['plan', 'compare', '--lang', 'en'], {cwd: folder});
		expect([exitCode, stderr]).toEqual([2, expect.stringContaining('their IDs found all')]);
	});

	it('needs an extract', async () => {
		const json = await rasoatHere(['compare', '--json'], {cwd: localOnly});
		expect(json.exitCode).toBe(2);
		expect((JSON.parse(json.stdout) as Output).errors.map(({code}) => code)).toEqual(['NO_EXTRACT']);
		const {stderr} = await rasoatHere(['compare', '--lang', 'vi'], {cwd: localOnly});
		expect(stderr).toContain('chưa có bản trích xuất');
	});
});
