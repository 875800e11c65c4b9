import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {rasoatHere} from '../support/rasoat.ts';

let folder: string;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-extracts-'));
	await rasoatHere(['init', '.', '--lang', 'en'], {cwd: folder});
});
afterAll(() => rmSync(folder, {recursive: true}));

const run = (...args: readonly string[]) => rasoatHere([...args, '--quiet', '--lang', 'en'], {cwd: folder});
const person = (number: number) => `0740800${String(number).padStart(5, '0')},Nguyễn Văn An,05/04/1980,25741`;
const table = (from: number, to: number) => ['Số định danh cá nhân,Họ và tên,Ngày sinh,Mã xã', ...Array.from({length: to - from + 1}, (_, index) => person(from + index)), ''].join('\n');

test('a night takes an extract in parts, names what is missing and what is held back, and an officer lets it in', async () => {
	const inbox = join(folder, 'inbox/extract/august');
	mkdirSync(inbox);
	const parts = [table(1, 20), table(21, 40)].map((content, index) => ({file: `part-${index + 1}.csv`, content}));
	writeFileSync(join(inbox, 'manifest.json'), JSON.stringify({source: 'CSDLQG', as_of: '2022-08-15', parts: parts.map(({file, content}) => ({
		file, sha256: createHash('sha256').update(content).digest('hex').toUpperCase(), rows: 20, as_of: '2022-08-15', units: [{code: '25741', name: 'Hiệp Thành', complete: true, rows: 20}],
	}))}));
	writeFileSync(join(inbox, 'part-1.csv'), parts[0].content);
	const first = await run('run');
	expect([first.exitCode, first.stdout]).toEqual([0, expect.stringMatching(/National extract.*1 read, 20 rows, 1 part missing/)]);
	expect((await run('sources')).stdout).toMatch(/25741 +Hiệp Thành +2022-08-15 +20 +40 +incomplete\nMissing parts: part-2\.csv\./);
	writeFileSync(join(inbox, 'part-2.csv'), parts[1].content);
	expect((await run('run')).exitCode).toBe(0);
	const {data} = JSON.parse((await run('sources', '--json')).stdout) as {data: {units: object[]}};
	expect(data.units).toEqual([{unit: '25741', name: 'Hiệp Thành', asOf: '2022-08-15', complete: true, rows: 40, announced: 40, missing: []}]);

	const shrunk = join(folder, 'inbox/extract/25741_2022-08-22.csv');
	writeFileSync(shrunk, table(1, 9));
	writeFileSync(join(folder, 'rasoat.yaml'), readFileSync(join(folder, 'rasoat.yaml'), 'utf8').replace('extract_complete: false', 'extract_complete: true'));
	const third = await run('run');
	expect([third.exitCode, third.stdout]).toEqual([3, expect.stringMatching(/1 held back[^]*Refused: 25741_2022-08-22\.csv/)]);
	const alone = await run('ingest', shrunk, '--as', 'extract', '--complete');
	expect([alone.exitCode, alone.stderr]).toEqual([7, expect.stringContaining('held back as source 3')]);
	rmSync(shrunk);
	expect(await run('sources', 'accept', 'x')).toMatchObject({exitCode: 2, stderr: expect.stringContaining('no source x')});
	const accepted = await run('sources', 'accept', '3');
	expect([accepted.exitCode, accepted.stdout]).toEqual([0, expect.stringContaining('Records: 9 unchanged, 31 no longer there.')]);
	expect(JSON.parse((await run('audit', 'list', '--json')).stdout)).toMatchObject({data: {entries: expect.arrayContaining([expect.objectContaining({command: 'sources accept', exit: 0, details: expect.objectContaining({accepted: 3})})])}});
});

test('rejected rows go out and say how they come in again', async () => {
	writeFileSync(join(folder, '25744_2022-08-15.csv'), `Mã hồ sơ,Họ và tên\n${'HS1,An\n'.repeat(60)}HS2,Ba,x\n`);
	await run('ingest', '25744_2022-08-15.csv', '--as', 'local');
	const {exitCode, stdout} = await run('quarantine', 'export', '--out', 'mend.csv');
	expect([exitCode, stdout]).toEqual([0, expect.stringContaining('When they are mended: rasoat ingest mend.csv --as local --partial --unit 25744 --as-of 2022-08-15')]);
	expect(readFileSync(join(folder, 'mend.csv'), 'utf8')).toBe('\uFEFFWhy it was rejected,Mã hồ sơ,Họ và tên\nFIELDS_TOO_MANY: more fields than headings,HS2,Ba,x\n');
	expect((await run('quarantine', 'export', '--out', 'mend.csv', '--source', '99')).exitCode).toBe(2);
});
