import {appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';

const broken = resolve(import.meta.dirname, '../../fixtures/broken');

let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-cli-ingest-'));
	await rasoatHere(['init', '.', '--lang', 'en'], {cwd: folder});
});
afterAll(() => rmSync(folder, {recursive: true}));

const run = (...args: readonly string[]) => rasoatHere([...args, '--quiet'], {cwd: folder});

async function json(language: string, ...args: readonly string[]) {
	const {stdout, exitCode} = await run(...args, '--json', '--lang', language);
	return {exitCode, ...JSON.parse(stdout) as Output};
}

interface Output {
	readonly schema: string;
	readonly ok: boolean;
	readonly data: never;
	readonly errors: readonly {readonly code: string; readonly message: string; readonly place: object}[];
}

const file = (name: string) => join(broken, name);
const asLocal = ['--as', 'local', '--as-of', '2022-08-15'];

describe('a file that cannot be used', () => {
	it.each([
		['missing.csv', 2, 'FILE_MISSING', 'there is no such file or folder', 'không có tệp hoặc thư mục này'],
		['empty.csv', 3, 'FILE_EMPTY', 'the file is empty; export it again', 'tệp rỗng; hãy xuất lại tệp'],
		['blank-lines.csv', 3, 'FILE_EMPTY', 'the file is empty', 'tệp rỗng'],
		['headings-only.csv', 3, 'FILE_NO_ROWS', 'headings and no row below them', 'chỉ có dòng tiêu đề'],
		['no-headings.csv', 3, 'HEADINGS_UNKNOWN', 'add a line of headings', 'hãy thêm dòng tiêu đề'],
		['unknown-headings.csv', 3, 'HEADINGS_UNKNOWN', 'complete the profile below', 'hãy điền tiếp tệp mô tả cột'],
		['ambiguous-headings.csv', 3, 'HEADINGS_AMBIGUOUS', 'not clear what these headings mean: nam', 'chưa rõ ý nghĩa các tiêu đề cột: nam'],
		['heading-twice.csv', 3, 'HEADING_TWICE', 'there more than once (columns 3, 5)', 'xuất hiện nhiều lần (cột 3, 5)'],
		['workbook.csv', 3, 'CONTAINER_DAMAGED', 'the zip file is damaged', 'tệp zip bị hỏng'],
		['document.csv', 3, 'FILE_FORMAT_UNSUPPORTED', 'a file of the kind pdf', 'tệp thuộc loại pdf'],
		['utf-32.csv', 3, 'ENCODING_UNSUPPORTED', 'written in UTF-32', 'bảng mã UTF-32'],
		['truncated.csv', 3, 'FILE_TRUNCATED', 'the file breaks off', 'tệp bị đứt'],
		['truncated-in-quotes.csv', 3, 'FILE_TRUNCATED', 'the file breaks off', 'tệp bị đứt'],
	])('%s ends with %i and %s', async (name, exitCode, code, english, vietnamese) => {
		for (const [language, sentence] of [['en', english], ['vi', vietnamese]]) {
			const result = await json(language, 'ingest', file(name), ...asLocal, '--dry-run');
			expect([result.exitCode, result.errors]).toEqual([exitCode, [expect.objectContaining({code, message: expect.stringContaining(sentence)})]]);
		}
	});

	it('is told from a file of changes, which is no whole register', async () => {
		writeFileSync(join(folder, '25741_changes.csv'), 'Mã hồ sơ,Họ và tên,Thao tác\nHS1,Nguyễn Văn An,upsert\nHS2,,delete\n');
		const {exitCode, stdout} = await run('ingest', '25741_changes.csv', ...asLocal, '--dry-run', '--lang', 'en');
		expect([exitCode, stdout]).toEqual([0, expect.not.stringContaining('a part of it was refused')]);
	});

	it('is named with the line on which it breaks off', async () => {
		const {exitCode, stderr, stdout} = await rasoat(['ingest', file('truncated.csv'), ...asLocal, '--dry-run', '--quiet', '--lang', 'vi'], {cwd: folder});
		expect([exitCode, stderr, stdout]).toEqual([3, expect.stringContaining('Lỗi: truncated.csv, dòng 5: tệp bị đứt'), expect.stringContaining('Không lưu gì.')]);
	});

	it('shows no cell of a row that stands in the place of headings', async () => {
		const {stdout, stderr} = await run('ingest', file('no-headings.csv'), ...asLocal, '--dry-run', '--lang', 'en');
		expect(stdout + stderr).not.toMatch(/Nguyễn|074080/);
	});

	it('comes with a profile to complete where headings are unknown', async () => {
		const {stdout} = await run('ingest', file('ambiguous-headings.csv'), ...asLocal, '--dry-run', '--lang', 'en');
		expect(stdout).toContain('columns:\n  record_code: Mã hồ sơ\n  personal_id: Số định danh cá nhân\n  full_name: Họ và tên\n  birth_date: Ngày sinh\n  # ');
	});
});

describe('a file in another encoding', () => {
	it.each(['utf-16.csv', 'windows-1258.csv'])('%s is read, headings and all', async name => {
		const {exitCode, data} = await json('en', 'ingest', file(name), ...asLocal, '--dry-run');
		expect([exitCode, data]).toMatchObject([0, {sources: [{lines: {lines: 5, rows: 4}, columns: {'Họ và tên': 'full_name', 'Giới tính': 'sex'}}]}]);
	});
});

describe('a row that cannot be used', () => {
	it.each([
		['too-many-fields.csv', 'FIELDS_TOO_MANY', 3],
		['too-few-fields.csv', 'FIELDS_TOO_FEW', 3],
		['unclosed-quote.csv', 'QUOTE_UNCLOSED', 3],
		['stray-quote.csv', 'QUOTE_STRAY', 3],
		['bad-byte.csv', 'TEXT_NOT_UTF8', 3],
		['zero-byte.csv', 'TEXT_ZERO_BYTE', 3],
	])('in %s goes to quarantine as %s', async (name, code, line) => {
		const ingested = await json('en', 'ingest', file(name), ...asLocal);
		expect([ingested.exitCode, ingested.data]).toMatchObject([0, {totals: {stored: 1, rows: 3, rejectedRows: 1}}]);
		const {data} = await json('en', 'quarantine', 'list');
		expect(data).toMatchObject({rows: [{file: name, line, lines: 1, code, text: '***'}]});
	});

	it('is shown in full for a reason only', async () => {
		const again = join(folder, 'again.csv'); // Other bytes: what came in before is skipped.
		writeFileSync(again, `${readFileSync(file('too-many-fields.csv'), 'utf8')}\n`);
		await run('ingest', again, ...asLocal);
		const masked = await run('quarantine', 'list', '--lang', 'vi');
		expect(masked.stdout).toContain('FIELDS_TOO_MANY: thừa ô so với dòng tiêu đề');
		expect(masked.stdout).not.toContain('Trần');
		const {stdout} = await run('quarantine', 'list', '--reveal', '--reason', 'test', '--lang', 'en');
		expect(stdout).toContain('HS0002,074185004321,Trần Thị Bình');
		expect((await run('quarantine', 'list', '--source', '999', '--lang', 'en'))).toMatchObject({exitCode: 2, stderr: expect.stringContaining('there is no source 999')});
	});
});

describe('a value that cannot be used', () => {
	it('stays with its row: a date of 30/02, an ID with a letter for a digit', async () => {
		await run('ingest', file('dates.csv'), ...asLocal);
		const dates = await run('records', 'show', '25741/HS0001', '--lang', 'en', '--reveal', '--reason', 'test');
		expect(dates.stdout).toMatch(/birth date\s+30\/02\/1980 \(impossible date\)\s+30\/02\/1980/);
		const unreadable = await run('records', 'show', '25741/HS0002', '--lang', 'vi', '--reveal', '--reason', 'test');
		expect(unreadable.stdout).toMatch(/ngày.* sinh\s+\(không đọc được\)\s+không rõ/);
		await run('ingest', file('id-with-letters.csv'), ...asLocal);
		const {data} = await json('en', 'records', 'show', '25741/HS0001', '--reveal', '--reason', 'test');
		expect(data).toMatchObject({records: [{fields: expect.arrayContaining([expect.objectContaining({field: 'personal_id', value: '074080001234', written: '0740800O1234'})])}]});
	});
});

describe('text of old encodings and damaged spreadsheets', () => {
	it('is told in one line for each source, and as written beside the record', async () => {
		const own = mkdtempSync(join(tmpdir(), 'rasoat-cli-old-'));
		try {
			const here = (...args: readonly string[]) => rasoatHere([...args, '--quiet'], {cwd: own});
			await here('init', '.', '--lang', 'en');
			await here('ingest', resolve(import.meta.dirname, '../../fixtures/old-encodings/input/local'), '--as', 'local');
			expect((await here('sources', '--lang', 'en')).stdout).toContain('Source 2: month before day in birth date (4); VNI in full name (4), hamlet (4), relation to the head (4), sex (2), ethnic group (1).');
			expect((await here('sources', '--lang', 'vi')).stdout).toContain('Nguồn 2: tháng ghi trước ngày ở ngày sinh (4 ô); bảng mã VNI ở họ, chữ đệm và tên (4 ô), khu phố, ấp (4 ô), quan hệ với chủ hộ (4 ô), giới tính (2 ô), dân tộc (1 ô).');
			const {stdout} = await here('records', 'show', '25741/02', '--reveal', '--reason', 'test', '--lang', 'en');
			expect(stdout).toMatch(/full name +Trần Thị Bình +TrÇn ThÞ B×nh/);
			expect(stdout).toMatch(/personal ID +074182000102 +74182000102/);
			expect(stdout).toMatch(/administrative unit +25741 +Phuong Hiep Thanh/);
			await here('check');
			const {stdout: found} = await here('findings', 'list', '--code', 'ID_LOST_ZEROS', '--reveal', '--reason', 'test', '--lang', 'vi');
			expect(found).toContain('25741/02');
		} finally {
			rmSync(own, {recursive: true});
		}
	}, 60_000);
});

describe('a profile', () => {
	it('tells all that is wrong with it, with lines', async () => {
		const {exitCode, errors} = await json('en', 'ingest', file('sound.csv'), ...asLocal, '--profile', file('profile-errors.yaml'));
		expect([exitCode, errors.map(({code, place}) => [code, (place as {line: number}).line])]).toEqual([2, [
			['PROFILE_VALUE', 1], ['PROFILE_VALUE', 2], ['PROFILE_KEY', 4], ['PROFILE_VALUE', 6], ['PROFILE_VALUE', 8], ['PROFILE_VALUE', 10],
		]]);
		const {stderr} = await run('ingest', file('sound.csv'), ...asLocal, '--profile', file('profile-errors.yaml'), '--lang', 'vi');
		expect(stderr.replaceAll(/\s+/g, ' ')).toContain('columns.record_kode; có phải là record_code?');
	});

	it('that asks for columns which the file lacks refuses the file', async () => {
		const {exitCode, errors} = await json('en', 'ingest', file('sound.csv'), ...asLocal, '--profile', file('profile-missing-columns.yaml'));
		expect([exitCode, errors]).toMatchObject([3, [{code: 'PROFILE_COLUMN_MISSING', message: expect.stringContaining('"Họ", "Tên"')}]]);
	});

	it('that is not there is wrong usage', async () => {
		expect(await json('en', 'ingest', file('sound.csv'), ...asLocal, '--profile', 'nowhere.yaml')).toMatchObject({exitCode: 2, errors: [{code: 'PROFILE_MISSING'}]});
	});
});

describe('usage', () => {
	it.each([
		[['ingest', 'x.csv']],
		[['ingest', '--as', 'local']],
		[['ingest', 'x.csv', '--as', 'both']],
		[['ingest', file('sound.csv'), '--as', 'local', '--complete', '--partial']],
		[['ingest', file('sound.csv'), '--as', 'local', '--unit', 'abc']],
		[['ingest', file('sound.csv'), '--as', 'local', '--as-of', '15/08/2022']],
		[['records', 'show', '25741/NOBODY']],
	])('%j ends with 2', async args => {
		expect((await rasoatHere(args, {cwd: folder})).exitCode).toBe(2);
	});
});

describe('nights', () => {
	it('one after the other: stored, known, replaced, refused', async () => {
		const workspace = join(folder, 'nights');
		await rasoatHere(['init', workspace, '--lang', 'en']);
		const inbox = join(workspace, 'in');
		mkdirSync(inbox);
		copyFileSync(file('sound.csv'), join(inbox, '25741_2022-08-15.csv'));
		writeFileSync(join(inbox, 'letter.docx'), 'x');
		const night = (...args: readonly string[]) => rasoat([...args, '--quiet', '-C', workspace, '--lang', 'en'], {cwd: workspace});

		const first = await night('ingest', 'in', '--as', 'local');
		expect(first.stdout.split('\n')).toEqual([
			'File                  Unit   As of       State   Rows  Rejected',
			'25741_2022-08-15.csv  25741  2022-08-15  stored     4         0',
			'',
			'Stored: 4 rows of 1 file.',
			'Not read, because it is no table of residents, or a hidden sheet: letter.docx.',
		]);
		const again = await night('ingest', 'in', '--as', 'local');
		expect([again.exitCode, again.stdout]).toEqual([0, expect.stringMatching(/known already/)]);

		copyFileSync(join(inbox, '25741_2022-08-15.csv'), join(inbox, '25741_2022-08-16.csv'));
		appendFileSync(join(inbox, '25741_2022-08-16.csv'), 'HS0005,,Võ Thị Em,2022,Nữ,25741,\n');
		const second = await night('ingest', 'in', file('empty.csv'), '--as', 'local');
		expect([second.exitCode, second.stdout]).toEqual([3, expect.stringContaining('Records: 1 new')]);

		const listed = await night('sources');
		expect(listed.stdout.split('\n').map(line => line.trimEnd())).toEqual([
			'#  Kind   File                  Unit   As of       State                 Lines  Rejected  Changes',
			'1  local  25741_2022-08-15.csv  25741  2022-08-15  replaced                  0         0',
			'2  local  25741_2022-08-16.csv  25741  2022-08-16  current                   5         0  1 new, 4 unchanged',
			expect.stringMatching(/^3 {2}local {2}empty\.csv +\d{4}-\d\d-\d\d {2}refused \(FILE_EMPTY\) +0 +0$/),
		]);
		const {stdout} = await night('records', 'show', '25741/HS0001');
		expect(stdout.split('\n')[0]).toBe('25741/HS0001 · local · 25741_2022-08-16.csv, line 2 · as of 2022-08-16 · source 2');
		expect(stdout).toMatch(/full name\s+N\*\*\*\*\* V\*\* A\*/);
		const audit = readFileSync(join(workspace, 'data/audit.jsonl'), 'utf8');
		expect(audit).not.toMatch(/Nguyễn|0740800|HS0001/);
	}, 60_000);
});
