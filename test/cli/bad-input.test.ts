import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeXlsx} from 'hucre/xlsx';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {zipFile} from '../support/zip-file.ts';

// What `ingest.test.ts` does not hold: folders, whole files among others, options, settings, and every other command.
// The table runs in this process; that an exit code arrives in the process's own is held by the tests below it.

const heading = 'Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số CCCD';
const rows = ['HS1,Nguyễn Văn An,05/04/1981,Nam,074081000001', 'HS2,Trần Thị Bình,12/09/1990,Nữ,074190000002'];

const files: Readonly<Record<string, readonly string[]>> = {
	'25741_2022-08-15.csv': [heading, ...rows],
	'25741_2022-08-01.csv': [heading, rows[0]],
	'25744_2022-08-15.csv': [heading, ...rows, ...['1', '2', '3'].map(number => `X${number},thừa,ô,này,074,5`)],
	'25747_2022-08-15.csv': [`${heading},Thao tác`, `${rows[0]},xóa`],
	'25750_2022-08-15.csv': [`${heading},BHXH`, `${rows[0]},7912`],
	'25753_2022-08-15.csv': [`${heading},BHXH`, `${rows[1]},7913`],
	'25756_2022-08-15.csv': [heading, 'HS1,Lê Văn Cường,30/02/1975,Nam,07407500000A'],
	'insurance.yaml': ['custom:', '  bhxh: {column: BHXH, type: id}'],
	'insurance-text.yaml': ['custom:', '  bhxh: {column: BHXH, type: text}'],
	'syntax.yaml': ['columns:', '  full_name: [Họ'],
	'twice.yaml': ['delimiter: ","', 'delimiter: ";"'],
	'right.txt': ['mật khẩu'],
	'wrong.txt': ['mat khau'],
	'sheet.yaml': ['sheet: Danh sách 2'],
	'truth-columns.csv': ['a,b', '1,2'],
	'truth-empty.csv': ['record,person', 'no/1,P1', 'no/2,P1'],
	'mixed/25759_2022-08-15.csv': [heading, 'HS7,Phạm Thị Dung,01/06/1988,Nữ,074188000007'],
	'mixed/25762_2022-08-15.csv': [''],
	'parts/manifest.json': ['{"source": "CSDLQG", "parts": ['],
	'outside/manifest.json': ['{"source": "CSDLQG", "as_of": "2022-08-15", "parts": [{"file": "../25741_2022-08-15.csv", "sha256": "AB", "rows": 2, "units": []}]}'],
	'letters/letter.docx': ['x'],
	'plain/notes.txt': ['x'],
	'misspelt/rasoat.yaml': ['provinse: "74"', 'threads: many'],
	'broken/rasoat.yaml': ['province: "74'],
};

let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-bad-'));
	await rasoatHere(['init', 'ward'], {cwd: folder});
	for (const name of ['misspelt', 'broken']) await rasoatHere(['init', name], {cwd: folder});
	for (const name of ['mixed', 'letters', 'plain', 'parts', 'outside']) mkdirSync(join(folder, name));
	const archive = zipFile([{name: 'a.zip', content: zipFile([{name: 'a.csv', content: heading}])}]);
	writeFileSync(join(folder, 'nested.zip'), archive);
	writeFileSync(join(folder, 'cut.zip'), archive.subarray(0, -30));
	const sheet = {name: 'Danh sách', rows: [heading, ...rows].map(line => line.split(','))};
	writeFileSync(join(folder, 'protected.xlsx'), await writeXlsx({sheets: [sheet], encryption: {password: 'mật khẩu', spinCount: 10}}));
	for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
	await run('ingest', '25741_2022-08-15.csv', '--as', 'local');
	await run('ingest', '25750_2022-08-15.csv', '--as', 'local', '--profile', 'insurance.yaml');
	cpSync(join(folder, 'ward'), join(folder, 'ward-vi'), {recursive: true});
}, 60_000);

afterAll(() => rmSync(folder, {recursive: true}));

const run = (...args: readonly string[]) => rasoatHere(['-C', 'ward', '--quiet', ...args], {cwd: folder});

interface Failure {
	readonly code: string;
	readonly message: string;
}

/** Each language has a workspace of its own, so that no case finds what the same case in the other one has left. */
async function failuresOf(args: readonly string[], language: 'en' | 'vi'): Promise<{exitCode: number; stderr: string; errors: readonly Failure[]}> {
	const workspace = language === 'en' ? 'ward' : 'ward-vi';
	const {stdout, stderr, exitCode} = await rasoatHere(['-C', workspace, '--quiet', ...args, '--json', '--lang', language], {cwd: folder});
	const {code, errors} = JSON.parse(stdout) as {code: number; errors: readonly Failure[]};
	expect(code).toBe(exitCode);
	return {exitCode, stderr, errors};
}

type Case = readonly [args: string, exitCode: number, code: string, english: string, vietnamese: string];

/** Each by its stable code, and by what both languages tell the user to do. */
const cases: Readonly<Record<string, readonly Case[]>> = {
	'a file or folder': [
		['ingest letters --as local', 2, 'FOLDER_EMPTY', 'name the folder or the files that do', 'hãy chỉ đúng thư mục hoặc tên tệp'],
		['ingest ward/inbox --as local', 2, 'FOLDER_EMPTY', '(the folders in it are not entered: extract, local, rollout)', '(không đọc các thư mục con: extract, local, rollout)'],
		['ingest 25744_2022-08-15.csv --as local', 3, 'TOO_MANY_REJECTED', '3 of 5 rows cannot be read', '3 trên 5 dòng không đọc được'],
		['ingest 25747_2022-08-15.csv --as local --complete', 3, 'DELETES_IN_EXPORT', 'leave out --complete', 'hãy bỏ tùy chọn --complete'],
		['ingest parts --as extract', 3, 'MANIFEST_SYNTAX', 'no correct JSON', 'không đúng cú pháp JSON'],
		['ingest outside/manifest.json --as extract', 3, 'MANIFEST_VALUE', 'parts.0.file must be the name of a file in the folder of the manifest', 'parts.0.file phải là tên tệp nằm trong thư mục'],
		['ingest 25741_2022-08-01.csv --as local', 3, 'SOURCE_OLDER', 'say so with --as-of', 'hãy nêu ngày bằng --as-of'],
		['ingest 25741_2022-08-15.csv --as local --unit abc', 2, 'UNIT_FORMAT', 'such as 25741', 'ví dụ 25741'],
		['ingest 25741_2022-08-15.csv --as local --as-of 15/08/2022', 2, 'AS_OF_FORMAT', 'such as 2022-08-15', 'ví dụ 2022-08-15'],
		['ingest 25741_2022-08-15.csv --as local --as-of 2099-01-01', 2, 'AS_OF_FUTURE', 'still to come', 'chưa đến'],
		['ingest 25741_2022-08-15.csv --as local --profile syntax.yaml', 2, 'PROFILE_SYNTAX', 'check indentation, colons and quotes', 'hãy kiểm tra thụt dòng'],
		['ingest 25741_2022-08-15.csv --as local --profile twice.yaml', 2, 'PROFILE_KEY_TWICE', 'remove one of them', 'hãy bỏ bớt một'],
		['ingest 25753_2022-08-15.csv --as local --profile insurance-text.yaml', 2, 'CUSTOM_TYPE_CHANGED', 'take another name', 'đặt tên khác'],
		['rollout import 25741_2022-08-15.csv', 3, 'ROLLOUT_HEADING_MISSING', 'the first line must be as_of', 'dòng đầu phải là as_of'],
	],
	'a finding, batch, record or pair': [
		['findings show F99', 2, 'FINDING_UNKNOWN', '"rasoat findings list"', '"rasoat findings list"'],
		['findings list --code NOPE', 2, 'FINDING_CODE', '"rasoat findings stats"', '"rasoat findings stats"'],
		['findings list --unit 99999', 2, 'UNIT_NOT_STORED', 'there is no unit 99999', 'không có đơn vị 99999'],
		['findings dismiss F1', 2, 'DISMISS_NEEDS_REASON', 'add --reason', 'hãy thêm --reason'],
		['findings export --out letters', 2, 'EXPORT_TARGET', 'name a file in a folder that exists', 'hãy chọn tên tệp'],
		['batch show B9', 2, 'BATCH_UNKNOWN', '"rasoat batch list"', '"rasoat batch list"'],
		['pairs export nothing --out x.csv', 2, 'PAIRS_STEP', 'must be compare or dedupe', 'phải là compare hoặc dedupe'],
		['pairs export dedupe --out x.csv --min-probability 1.5', 2, 'PAIRS_PROBABILITY', 'a number from 0 to 1', 'một số từ 0 đến 1'],
		['explain 25741/HS1 25741/HS1', 2, 'RECORDS_SAME', 'give two records', 'hãy nhập hai hồ sơ khác nhau'],
		['explain 25741/HS1 25741/HS2', 2, 'MODEL_MISSING', 'run "rasoat dedupe" first', 'hãy chạy "rasoat dedupe" trước'],
		['evaluate dedupe --truth nowhere.csv', 2, 'TRUTH_UNREADABLE', 'check its name', 'hãy kiểm tra tên tệp'],
		['evaluate dedupe --truth truth-columns.csv', 2, 'TRUTH_COLUMNS', 'record,person', 'record,person'],
		['evaluate dedupe --truth truth-empty.csv', 2, 'TRUTH_EMPTY', 'names no pair', 'không có cặp hồ sơ nào'],
	],
	'a workbook or an archive': [
		['ingest nowhere*.csv --as local', 2, 'PATTERN_EMPTY', 'check the pattern', 'kiểm tra lại mẫu tên'],
		['ingest protected.xlsx --as local', 3, 'PASSWORD_MISSING', 'name that with --password-file', 'chỉ tệp đó bằng --password-file'],
		['ingest protected.xlsx --as local --password-file wrong.txt', 3, 'PASSWORD_WRONG', 'check what the file of --password-file holds', 'hãy kiểm tra nội dung tệp'],
		['ingest protected.xlsx --as local --password-file nowhere.txt', 2, 'PASSWORD_FILE', 'check its name and path', 'hãy kiểm tra lại tên và đường dẫn'],
		['ingest protected.xlsx --as local --password-file right.txt --profile sheet.yaml', 3, 'SHEET_MISSING', 'it has: Danh sách', 'các trang hiện có: Danh sách'],
		['ingest nested.zip --as local', 3, 'ARCHIVE_NESTED', 'unpack the outer one', 'hãy giải nén tệp ngoài'],
		['ingest cut.zip --as local', 3, 'CONTAINER_DAMAGED', 'the zip file is damaged', 'tệp zip bị hỏng'],
	],
	'an option or a setting': [
		['-C plain check', 2, 'NOT_A_WORKSPACE', 'run "rasoat init"', 'hãy chạy "rasoat init"'],
		['-C broken check', 2, 'CONFIG_SYNTAX', 'one "name: value" a line', 'mỗi dòng ghi một mục'],
		['init ward', 2, 'WORKSPACE_EXISTS', 'go on with it', 'hãy dùng tiếp'],
		['demo letters', 2, 'DEMO_FOLDER_TAKEN', 'name another folder', 'hãy chọn thư mục khác'],
		['demo new --residents 5', 2, 'DEMO_RESIDENTS', 'from 100', 'từ 100'],
		['run --fail-on nonsense', 2, 'OPTION_VALUE', 'such as "duplicates>100"', 'ví dụ "duplicates>100"'],
		['run --fail-on nonsense>1', 2, 'FAIL_ON_COUNTER', 'there is no count "nonsense"', 'không có số liệu "nonsense"'],
		['findings list --reveal', 2, 'REVEAL_NEEDS_REASON', 'add --reason', 'hãy thêm --reason'],
		['check --memory 1', 2, 'OPTION_VALUE', 'such as 4GB', 'ví dụ 4GB'],
		['chek', 2, 'USAGE_COMMAND', 'did you mean check?', 'có phải là check?'],
		['check --colour', 2, 'USAGE_OPTION', '"rasoat check --help"', '"rasoat check --help"'],
		['findings show', 2, 'USAGE_ARGUMENT_MISSING', '<finding>', '<finding>'],
	],
};

describe.each(Object.entries(cases))('%s that cannot be used', (_what, table) => {
	test.each(table)('rasoat %s ends with %i and %s', async (line, exitCode, code, english, vietnamese) => {
		for (const [language, sentence] of [['en', english], ['vi', vietnamese]] as const) {
			const result = await failuresOf(line.split(' '), language);
			expect(result.exitCode).toBe(exitCode);
			expect(result.errors.map(error => error.code)).toContain(code);
			expect(result.errors.find(error => error.code === code)!.message).toContain(sentence);
			expect(result.stderr).toBe('');
		}
	});
});

test('settings tell all that is wrong at once, each with its line, in both languages', async () => {
	const english = await rasoat(['-C', 'misspelt', 'check', '--lang', 'en'], {cwd: folder});
	expect([english.exitCode, english.stderr.split('\n')]).toEqual([2, [
		expect.stringMatching(/^Error: misspelt.rasoat\.yaml, line 1, column 1: .*"province" meant/),
		expect.stringMatching(/^Error: misspelt.rasoat\.yaml, line 2, column 10: threads must be a whole number/),
	]]);
	const vietnamese = await rasoatHere(['-C', 'misspelt', 'check', '--lang', 'vi'], {cwd: folder});
	expect(vietnamese.stderr).toMatch(/^Lỗi: misspelt.rasoat\.yaml, dòng 1, cột 1: .*\nLỗi: .* dòng 2, cột 10: threads phải là/);
});

test('a folder with one bad file stores the others, and names both', async () => {
	const {stdout, stderr, exitCode} = await run('ingest', 'mixed', '--as', 'local', '--lang', 'en');
	expect(exitCode).toBe(3);
	expect(stdout).toMatch(/25759_2022-08-15\.csv.*stored/);
	expect(stdout).toMatch(/25762_2022-08-15\.csv.*refused/);
	expect(stderr).toMatch(/^Error: 25762_2022-08-15\.csv: /);
});

test('the rows for which a file was refused can be looked at', async () => {
	await run('ingest', '25744_2022-08-15.csv', '--as', 'local');
	const {stdout} = await run('quarantine', 'list', '--lang', 'en');
	expect(stdout.match(/25744_2022-08-15\.csv/g)).toHaveLength(3);
});

test('a date of 30/02 and an ID with a letter are findings, not failures', async () => {
	expect(await run('ingest', '25756_2022-08-15.csv', '--as', 'local')).toMatchObject({exitCode: 0});
	expect(await run('check')).toMatchObject({exitCode: 0});
	const inWard = async (...args: readonly string[]) => (await rasoatHere(['-C', 'ward', '--quiet', ...args], {cwd: folder})).stdout;
	for (const [code, subcode, english, vietnamese] of [
		['BIRTH_IMPOSSIBLE', 'no_such_day', 'The month or the year has no such day.', 'không có ngày'],
		['ID_FORMAT', 'no_number', 'It holds something besides digits.', 'không phải chữ số'],
	] as const) {
		const {data} = JSON.parse(await inWard('findings', 'list', '--code', code, '--json')) as {data: {findings: {finding: number; subcode: string}[]}};
		expect(data.findings.map(finding => finding.subcode)).toEqual([subcode]);
		const shown = async (language: string) => (await inWard('findings', 'show', `F${data.findings[0].finding}`, '--lang', language)).toLowerCase();
		expect(await shown('en')).toContain(english.toLowerCase());
		expect(await shown('vi')).toContain(vietnamese);
	}
});

test.skipIf(process.platform === 'win32')('what is neither file nor folder is wrong usage', async () => {
	const {exitCode, errors} = await failuresOf(['ingest', '/dev/null', '--as', 'local'], 'en');
	expect([exitCode, errors.map(({code}) => code)]).toEqual([2, ['FILE_UNREADABLE']]);
});
