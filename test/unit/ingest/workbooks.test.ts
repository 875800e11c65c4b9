import {appendFileSync, existsSync, readFileSync} from 'node:fs';
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {writeXlsx} from 'hucre/xlsx';
import {describe, expect, it} from 'vitest';
import {listRejects, listSources} from '../../../src/ingest/list-sources.ts';
import {showRecords} from '../../../src/ingest/show-record.ts';
import {xlsxFile, zipFile} from '../../support/zip-file.ts';
import {commune, createBench} from './support.ts';

const headings = ['STT', 'Mã hồ sơ', 'Họ và tên', 'Ngày sinh', 'Số CCCD'];
const person = (code: string, name: string, id: string) => [1, code, name, '05/04/1980', id];

const sheets = [
	{name: 'Bìa', rows: [['SỔ NHÂN KHẨU']]},
	{name: '25741', rows: [['DANH SÁCH'], [], headings, person('HS1', 'Nguyễn Văn An', '074080000001'), [], person('HS2', 'Trần Thị Bình', '074180000002'), ['Tổng cộng', null, 2]]},
	{name: '25744', rows: [['Họ và tên', 'Mã hồ sơ', 'Năm sinh'], ['Lê Văn Cường', 'HS1', 1975]]},
	{name: 'Tổng hợp', rows: [['Khu phố', 'Số người'], ['1', 3]]},
	{name: 'Bản cũ', rows: [headings, person('HS9', 'Phạm Thị Dung', '074180000009')], hidden: true},
];

describe('a workbook of several sheets', () => {
	it('is one source: every row of every sheet is counted, and each record says where it stands', async () => {
		const bench = await createBench();
		const path = bench.file('so.xlsx', await writeXlsx({sheets}));
		const {sources: [source], ignored} = await bench.ingest(path);
		expect(source).toMatchObject({state: 'stored', units: ['25741', '25744'], lines: {lines: 9, titleLines: 1, headingLines: 2, blankLines: 2, footLines: 1, rows: 3, rowLines: 3}});
		expect(ignored).toEqual(['so.xlsx › Bản cũ', 'so.xlsx › Bìa', 'so.xlsx › Tổng hợp']);
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS2', '25744/HS1']);
		expect(await showRecords(bench.store, '25741/HS2')).toMatchObject([{file: 'so.xlsx', member: null, sheet: '25741', line: 6}]);
		expect(await showRecords(bench.store, '25744/HS1')).toMatchObject([{sheet: '25744', line: 2}]);
		expect(await listSources(bench.store)).toMatchObject([{format: 'xlsx', encoding: '', sha256: createHash('sha256').update(readFileSync(path)).digest('hex')}]);
		expect(existsSync(join(bench.folder, 'opened'))).toBe(false);
	});

	it('is known again, and its next export keeps the keys', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.xlsx', await writeXlsx({sheets: sheets.slice(1, 3)})));
		expect((await bench.ingest(join(bench.folder, 'a.xlsx'))).totals).toMatchObject({skipped: 1, stored: 0});
		const more = [{...sheets[1], rows: [...sheets[1].rows.slice(0, -1), person('HS3', 'Võ Thị Em', '074190000003')]}, sheets[2]];
		expect((await bench.ingest(bench.file('b.xlsx', await writeXlsx({sheets: more})), {asOf: '2022-08-16'})).keys).toEqual({kept: 3, fresh: 1});
		expect((await listSources(bench.store)).map(({state}) => state)).toEqual(['replaced', 'current']);
	});

	it('is refused as a whole where one sheet is not clear, with its name', async () => {
		const bench = await createBench();
		const unclear = {name: 'KP 2', rows: [['Họ và tên', 'Họ và tên'], ['An', 'Ba']]};
		const {sources: [source], totals} = await bench.ingest(bench.file('a.xlsx', await writeXlsx({sheets: [sheets[1], unclear]})));
		expect(totals).toMatchObject({stored: 0, refused: 1});
		expect(source.error).toMatchObject({code: 'HEADING_TWICE', place: {file: 'a.xlsx › KP 2'}});
		expect(await bench.keys()).toEqual([]);
	});

	it('gives the one sheet and the row of headings that a profile names', async () => {
		const bench = await createBench();
		const profile = bench.file('profile.yaml', 'sheet: Bản cũ\nheader_row: 1\ncolumns: {full_name: Họ và tên, record_code: Mã hồ sơ}\n');
		await bench.ingest(bench.file('25741.xlsx', await writeXlsx({sheets})), {profile});
		expect(await bench.keys()).toEqual(['25741/HS9']);
	});

	it('is refused where values of residents were never calculated', async () => {
		const bench = await createBench();
		const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
		const data = `<row>${text('Họ và tên')}${text('Ngày sinh')}</row><row>${text('An')}<c><f>A1</f></c></row>`;
		const {sources: [{error}]} = await bench.ingest(bench.file('a.xlsx', xlsxFile(data)));
		expect(error).toMatchObject({code: 'FORMULAS_UNCALCULATED', exitCode: 3, details: {cells: 1}});
	});
});

describe('an archive', () => {
	it('is one source; a bad row stands in quarantine with the file in it and its line there', async () => {
		const bench = await createBench();
		const good = commune([['HS1', '074080000001', 'Nguyễn Văn An', '05/04/1980']]);
		const crooked = commune([['HS1', '074080000002', 'Lê Văn Cường', '05/04/1980'], ['HS2', '074080000003', 'Võ Văn Dũng', '05/04/1980,,']], '25744');
		for (const [name, bytes] of [['a.zip', zipFile([{name: '25741.csv', content: good, deflated: true}, {name: 'x/25744.csv', content: crooked}])], ['b.csv.gz', gzipSync(crooked)]] as const) {
			await bench.ingest(bench.file(name, bytes), {asOf: name === 'a.zip' ? '2022-08-15' : '2022-08-16'});
		}
		expect((await listRejects(bench.store)).map(({file, member, line}) => [file, member, line])).toEqual([['a.zip', '25744.csv', 3], ['b.csv.gz', null, 3]]);
		expect(await showRecords(bench.store, '25741/HS1')).toMatchObject([{file: 'a.zip', member: '25741.csv', line: 2}]);
	});
});

describe('a text as a sheet was saved', () => {
	it('has a title, headings again and a foot, and every line of it is counted', async () => {
		const bench = await createBench();
		const lines = [
			'UBND PHƯỜNG PHÚ CƯỜNG,,,', '', 'Mã hồ sơ,Họ và tên,Ngày sinh,Số CCCD', 'HS1,Nguyễn Văn An,05/04/1980,074080000001', 'Mã hồ sơ,Họ và tên,Ngày sinh,Số CCCD',
			'HS2,Trần Thị Bình,06/04/1980,074180000002', 'Tổng cộng,,2,', '', ',,,Ngày 15 tháng 8 năm 2022', '',
		];
		const {sources: [source]} = await bench.ingest(bench.file('25741.csv', lines.join('\n')));
		expect(source).toMatchObject({reader: 'careful', lines: {lines: 9, titleLines: 2, headingLines: 2, footLines: 2, blankLines: 1, rows: 2, rowLines: 2}});
		expect(await showRecords(bench.store, '25741/HS2')).toMatchObject([{sheet: null, line: 6}]);
	});

	it.each([['with a line end', '\n'], ['without one', ''], ['with CR', '\r']])('has a foot %s at its end, and nobody in it', async (_, end) => {
		const bench = await createBench();
		const lines = ['Mã hồ sơ;Họ và tên;Ngày sinh;Số CCCD', 'HS1;Nguyễn Văn An;05/04/1980;074080000001', 'Tổng cộng;;1;', ';;;', ';;;Ngày 15 tháng 8 năm 2022'];
		const {sources: [source]} = await bench.ingest(bench.file('25741.csv', lines.join(end || '\n') + end));
		expect(source).toMatchObject({reader: 'careful', lines: {lines: 5, footLines: 2, blankLines: 1, rows: 1}});
	});
});

it('a workbook that is damaged at whatever place is called as its name says', async () => {
	const bench = await createBench();
	const whole = Buffer.from(await writeXlsx({sheets: sheets.slice(1, 2)}));
	const place = Math.floor(whole.length * 0.3);
	const damages = [whole.subarray(0, -30), Buffer.from(whole).fill(0xff, place, place + 40)];
	const {sources} = await bench.ingest(damages.map((bytes, index) => bench.file(`${index}.xlsx`, bytes)));
	expect(sources.map(({error}) => [error?.code, error?.details.format])).toEqual(damages.map(() => ['CONTAINER_DAMAGED', 'xlsx']));
});

it('a workbook that changes while it is read is refused', async () => {
	const bench = await createBench();
	const path = bench.file('a.xlsx', await writeXlsx({sheets: sheets.slice(1, 2)}));
	let changed = false;
	const {sources: [{error}]} = await bench.ingest(path, {}, {onProgress: () => {
		if (!changed) appendFileSync(path, 'x');
		changed = true;
	}});
	expect(error).toMatchObject({code: 'FILE_CHANGED'});
});
