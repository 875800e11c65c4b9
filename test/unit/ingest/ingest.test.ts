import {appendFileSync, mkdirSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {cleanNumber} from '../../../src/ingest/custom.ts';
import {codeInName, dateInName} from '../../../src/ingest/identify.ts';
import {zipFile} from '../../support/zip-file.ts';
import {type Bench, commune, createBench, heading, refusal} from './support.ts';

const an = ['HS1', '074080001234', 'Nguyễn Văn An', '05/04/1980'] as const;
const binh = ['HS2', '074185004321', 'Trần Thị Bình', '17/09/1985', 'Nữ'] as const;

async function one({rows}: Bench, sql: string) {
	const [row] = await rows(sql);
	return row;
}

describe('values', () => {
	it('are cleaned, and what was written stays', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', [
			'Mã hồ sơ,Số định danh cá nhân,Số CMND,Họ và tên,Ngày sinh,SĐT,Mã hộ,Mã xã',
			'HS1,074.080.001.234,,Ðặng  HOÀ,30/02/1980,+84 901 234 567,HK-1,25741',
			'HS2,280369518,,Lê,,,,25741',
			'HS3,,074080001239,Lê,,01687654321,,25741',
			'HS4,0740800O1234,280369519,Lê,,,,25741',
		].join('\n')));
		expect(await bench.rows('SELECT record_code, personal_id, personal_id_form, old_id, phone, household FROM records ORDER BY line')).toEqual([
			{record_code: 'HS1', personal_id: '074080001234', personal_id_form: 'twelve', old_id: null, phone: '0901234567', household: 'HK-1'},
			{record_code: 'HS2', personal_id: null, personal_id_form: null, old_id: '280369518', phone: null, household: null},
			{record_code: 'HS3', personal_id: '074080001239', personal_id_form: 'twelve', old_id: null, phone: '0387654321', household: null},
			{record_code: 'HS4', personal_id: '0740800O1234', personal_id_form: 'other', old_id: '280369519', phone: null, household: null},
		]);
		expect(await bench.rows('SELECT r.record_code, w.field, w.written FROM written_values w JOIN records r USING (record_id) ORDER BY ALL')).toEqual([
			{record_code: 'HS1', field: 'personal_id', written: '074.080.001.234'},
			{record_code: 'HS1', field: 'phone', written: '+84 901 234 567'},
			{record_code: 'HS2', field: 'personal_id', written: '280369518'},
			{record_code: 'HS3', field: 'old_id', written: '074080001239'},
			{record_code: 'HS3', field: 'phone', written: '01687654321'},
		]);
		expect(await one(bench, 'SELECT n.written, n.clean, n.compare FROM records r JOIN names n ON n.name_id = r.full_name WHERE r.record_code = \'HS1\'')).toEqual(
			{written: 'Ðặng  HOÀ', clean: 'Đặng HOÀ', compare: 'đặng hòa'});
		expect(await one(bench, 'SELECT written, ymd, issue FROM dates')).toEqual({written: '30/02/1980', ymd: 19800230, issue: 'impossible'});
	});

	it('are cleaned once for all nights', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, binh])));
		await bench.ingest(bench.file('b.csv', commune([an, ['HS3', '', 'Trần Thị Bình', '17/09/1985', 'Nữ']])), {asOf: '2022-08-16'});
		expect(await one(bench, 'SELECT (SELECT count(*) FROM names) AS names, (SELECT count(*) FROM dates) AS dates, (SELECT count(*) FROM codes) AS codes')).toEqual(
			{names: 2n, dates: 2n, codes: 2n});
	});

	it('follow a profile: maps, formats, joined columns, custom fields', async () => {
		const bench = await createBench();
		bench.file('p.yaml', `
columns:
  record_code: code
  full_name: [family, given]
  birth_date: {column: [y, m, d], format: yyyy m d}
  sex: gender
  unit: place
values:
  sex: {"1": male, "0": female}
  unit: {Phú Cường: 25747}
custom:
  tax: {column: tax, type: id}
  height: {column: height, type: number}
  since: {column: since, type: date, format: mm/dd/yyyy}
  club: {column: club, type: text}
`);
		const file = bench.file('a.csv', 'code;family;given;y;m;d;gender;place;tax;height;since;club\n1;Nguyễn Văn;An;1980;4;5;1;Phú Cường;370-1234;1,65;12/31/2020;CLB Đỏ\n2;Lê;;1999;;;0;25741;;x;;\n');
		const {sources} = await bench.ingest(file, {profile: `${bench.folder}/p.yaml`});
		expect(sources[0]).toMatchObject({state: 'stored', units: ['25741', '25747'], columns: {family: 'full_name', given: 'full_name', tax: 'tax'}});
		expect(await bench.rows(`SELECT r.record_key, n.clean AS name, d.ymd, c.canonical AS sex FROM records r JOIN names n ON n.name_id = r.full_name
			JOIN dates d ON d.date_id = r.birth_date JOIN codes c ON c.code_id = r.sex ORDER BY r.line`)).toEqual([
			{record_key: '25747/1', name: 'Nguyễn Văn An', ymd: 19800405, sex: 'male'},
			{record_key: '25741/2', name: 'Lê', ymd: 19990000, sex: 'female'},
		]);
		expect(await bench.rows(`SELECT r.record_code AS code, f.name, f.type, v.written, v.value FROM custom_values v JOIN custom_fields f USING (custom_id)
			JOIN records r USING (record_id) ORDER BY code, name`)).toEqual([
			{code: '1', name: 'club', type: 'text', written: 'CLB Đỏ', value: 'clb do'},
			{code: '1', name: 'height', type: 'number', written: '1,65', value: '1.65'},
			{code: '1', name: 'since', type: 'date', written: '12/31/2020', value: '20201231'},
			{code: '1', name: 'tax', type: 'id', written: '370-1234', value: '3701234'},
			{code: '2', name: 'height', type: 'number', written: 'x', value: ''},
		]);
		bench.file('q.yaml', 'columns: {record_code: code}\ncustom: {tax: {column: tax, type: text}}');
		expect(await refusal(bench.ingest(bench.file('b.csv', 'code;tax\n1;2\n'), {profile: `${bench.folder}/q.yaml`}))).toEqual({codes: ['CUSTOM_TYPE_CHANGED'], exitCode: 2});
	});

	it('follow a profile that lies beside the file', async () => {
		const bench = await createBench();
		bench.file('profile.yaml', 'columns: {record_code: a, full_name: b}');
		bench.file('x.csv', 'a,b\n1,An\n');
		expect(await bench.ingest(bench.folder)).toMatchObject({sources: [{file: 'x.csv', state: 'stored'}], ignored: []});
	});

	it('may stand in pieces', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', 'Mã hồ sơ,Họ đệm,Tên,Ngày,Tháng,Năm\n1,Nguyễn Văn,An,5,4,1980\n2,,Bình,,,1985\n3,Lê,Cúc,,9,1990\n'));
		await bench.ingest(bench.file('b.csv', 'Mã hồ sơ,Họ và tên,Nam,Nữ\n4,An,1980,\n5,Bình,,05/04/1985\n'), {complete: false});
		expect(await bench.rows(`SELECT r.record_code AS code, n.clean AS name, d.ymd, c.canonical AS sex FROM records r JOIN names n ON n.name_id = r.full_name
			JOIN dates d ON d.date_id = r.birth_date LEFT JOIN codes c ON c.code_id = r.sex ORDER BY code`)).toEqual([
			{code: '1', name: 'Nguyễn Văn An', ymd: 19800405, sex: null},
			{code: '2', name: 'Bình', ymd: 19850000, sex: null},
			{code: '3', name: 'Lê Cúc', ymd: 19900900, sex: null},
			{code: '4', name: 'An', ymd: 19800000, sex: 'male'},
			{code: '5', name: 'Bình', ymd: 19850405, sex: 'female'},
		]);
	});

	it.each([
		['1234', '1234'], ['1.234', '1234'], ['1,234.50', '1234.5'], ['1.234,5', '1234.5'], ['0,75', '0.75'], ['-3', '-3'], ['007', '7'], ['1 234', '1234'],
		['', ''], ['x', ''], ['1.2.3', ''],
	])('number %j is %j', (written, value) => {
		expect(cleanNumber(written)).toBe(value);
	});
});

describe('unit and day', () => {
	it.each([
		['25741.csv', '25741', undefined],
		['25741_2022-08-15.csv', '25741', '2022-08-15'],
		['Phu Cuong 20220815 25747.csv', '25747', '2022-08-15'],
		['xuat_15-08-2022.csv', undefined, '2022-08-15'],
		['xuat 15.8.2022 123456.csv', undefined, '2022-08-15'],
		['KP 3-4, 5_8_2022.csv', undefined, '2022-08-05'],
		['1.15.8.22.csv', undefined, undefined],
		['25741-25744.csv', undefined, undefined],
		['2022-13-40.csv', undefined, undefined],
	])('of %j: %s, %s', (name, unit, day) => {
		expect([codeInName(name), dateInName(name)]).toEqual([unit, day]);
	});

	it('come from the name of a commune in that of the file or of a file in an archive, which means something on a day', async () => {
		const bench = await createBench();
		const content = (code: string): string => `Mã hồ sơ,Họ và tên\n${code},Nguyễn Văn An\n`;
		const zip = zipFile([{name: 'P. Phú Lợi [KP3] (2).csv', content: content('1')}, {name: 'tho.csv', content: content('2')}]);
		const files = [
			bench.file('DS Phường Phú Cường 15-8-2022.csv', content('3')), bench.file('phuong_dinh_hoa tháng 8.csv', content('4')), bench.file('Phường Tân An Hội.csv', content('5')),
			bench.file('15.8.2022 xã An Điền.zip', zip),
		];
		const {sources} = await bench.ingest(files, {dryRun: true});
		expect(sources.map(({units}) => units)).toEqual([['25747'], ['25759'], [], ['25744', '25840']]);
		const later = await bench.ingest(bench.file('Phường Thủ Dầu Một.csv', content('6')), {asOf: '2025-08-10'});
		expect(later.sources[0].units).toEqual(['25747']);
		expect((await bench.ingest(bench.file('Phường Phú Cường.csv', content('7')), {asOf: '2025-08-10', dryRun: true})).sources[0].units).toEqual([]);
	});

	it('come from option, column, file name or the day of the last change', async () => {
		const bench = await createBench();
		const path = bench.file('25744.csv', 'Mã hồ sơ,Họ và tên\nHS1,An\n');
		utimesSync(path, new Date('2022-08-14T23:30:00Z'), new Date('2022-08-14T23:30:00Z'));
		expect((await bench.ingest(path, {asOf: undefined, dryRun: true})).sources[0]).toMatchObject({units: ['25744'], asOf: '2022-08-14', asOfOrigin: 'modified'});
		expect((await bench.ingest(path, {unit: '25747', dryRun: true})).sources[0]).toMatchObject({units: ['25747'], asOf: '2022-08-15', asOfOrigin: 'option'});
		const both = bench.file('25744_2022-08-01.csv', 'Mã hồ sơ,Họ và tên,Mã xã\nHS1,An,25750\nHS2,Ba,\n');
		expect((await bench.ingest(both, {asOf: undefined})).sources[0]).toMatchObject({units: ['25744', '25750'], asOf: '2022-08-01', asOfOrigin: 'name'});
		expect(await bench.keys()).toEqual(['25744/HS2', '25750/HS1']);
	});

	it('may be unknown: keys are the bare codes', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', 'Mã hồ sơ,Họ và tên\nHS1,An\n'));
		expect(await bench.keys()).toEqual(['HS1']);
	});

	it('are refused where they make no sense', async () => {
		const bench = await createBench();
		const path = bench.file('a.csv', commune([an]));
		expect(await refusal(bench.ingest(path, {unit: 'Phú Cường', asOf: '15/08/2022'}))).toEqual({codes: ['UNIT_FORMAT', 'AS_OF_FORMAT'], exitCode: 2});
		expect(await refusal(bench.ingest(path, {asOf: '2026-11-25'}))).toEqual({codes: ['AS_OF_FUTURE'], exitCode: 2});
	});
});

describe('sources', () => {
	it('are skipped where their bytes are there already', async () => {
		const bench = await createBench();
		const content = commune([an, binh]);
		await bench.ingest(bench.file('a.csv', content));
		const again = await bench.ingest([bench.file('copy.csv', content), bench.file('other.csv', commune([an], '25744')), bench.file('other2.csv', commune([an], '25744'))]);
		expect(again.sources.map(({state}) => state)).toEqual(['skipped', 'stored', 'skipped']);
		expect(again.totals).toMatchObject({stored: 1, skipped: 2, refused: 0, rows: 1});
	});

	it('with the same bytes are read for each unit that is said of them, and said to be the same', async () => {
		const bench = await createBench();
		const content = 'Mã hồ sơ,Họ và tên\nHS1,Nguyễn Văn An\n';
		const [first, second] = [bench.file('25741.csv', content), bench.file('25744.csv', content)];
		const {sources} = await bench.ingest([first, second, bench.file('copy.csv', content)]);
		expect(sources.map(({state, units, twin}) => [state, units, twin])).toEqual([['stored', ['25741'], undefined], ['stored', ['25744'], '25741.csv'], ['skipped', [], undefined]]);
		const later = await bench.ingest([first, second, bench.file('25747.csv', content)]);
		expect(later.sources.map(({state, twin}) => [state, twin])).toEqual([['skipped', undefined], ['skipped', undefined], ['stored', '25741.csv']]);
		expect((await bench.ingest(first, {unit: '25750'})).sources[0]).toMatchObject({state: 'stored', units: ['25750'], twin: '25741.csv'});
		expect(await bench.keys()).toEqual(['25741/HS1', '25744/HS1', '25747/HS1', '25750/HS1']);
	});

	it('with the same bytes are known under another name where their rows or sheets name the unit', async () => {
		const bench = await createBench();
		const zip = zipFile([{name: '25741.csv', content: 'Mã hồ sơ,Họ và tên\nHS1,Nguyễn Văn An\n'}]);
		await bench.ingest([bench.file('25741.csv', commune([an])), bench.file('a.zip', zip)]);
		const again = await bench.ingest([bench.file('25744.csv', commune([an])), bench.file('25744.zip', zip)]);
		expect(again.sources.map(({state}) => state)).toEqual(['skipped', 'skipped']);
	});

	it('that had no unit give way to the same bytes with one', async () => {
		const bench = await createBench();
		const content = 'Mã hồ sơ,Họ và tên\nHS1,Nguyễn Văn An\n';
		await bench.ingest(bench.file('export.csv', content));
		expect((await bench.ingest(bench.file('25741.csv', content))).sources[0]).toMatchObject({state: 'stored', units: ['25741'], twin: undefined});
		expect(await bench.rows('SELECT unit, count(*)::INTEGER AS rows FROM records GROUP BY ALL')).toEqual([{unit: '25741', rows: 1}]);
		expect((await bench.ingest(bench.file('export.csv', content))).sources[0].state).toBe('skipped');
	});

	it('replace the older export of their units, and only that', async () => {
		const bench = await createBench();
		await bench.ingest([bench.file('a.csv', commune([an, binh])), bench.file('b.csv', commune([an], '25744'))]);
		const {keys} = await bench.ingest(bench.file('a2.csv', commune([an, ['HS3', '', 'Lê Cúc', '1990']])), {asOf: '2022-08-16'});
		expect(keys).toEqual({kept: 1, fresh: 1});
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS3', '25744/HS1']);
		expect(await bench.rows('SELECT file, state FROM sources ORDER BY source_id')).toEqual([
			{file: 'a.csv', state: 'replaced'}, {file: 'b.csv', state: 'current'}, {file: 'a2.csv', state: 'current'},
		]);
		expect(await bench.rows('SELECT source_id, unit, complete, rows FROM source_units ORDER BY ALL')).toEqual([
			{source_id: 2, unit: '25744', complete: true, rows: 1n}, {source_id: 3, unit: '25741', complete: true, rows: 2n},
		]);
	});

	it('replace one unit of a larger source', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('all.csv', commune([an, binh]) + commune([an, binh], '25744').split('\n').slice(1).join('\n')));
		await bench.ingest(bench.file('25744.csv', commune([an], '25744')), {asOf: '2022-08-16'});
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS2', '25744/HS1']);
		expect(await bench.rows('SELECT file, state FROM sources ORDER BY source_id')).toEqual([{file: 'all.csv', state: 'current'}, {file: '25744.csv', state: 'current'}]);
	});

	it('are refused where a newer one is there, in the store or beside them', async () => {
		const bench = await createBench();
		const newer = bench.file('25741_2022-08-20.csv', commune([an]));
		const older = bench.file('25741_2022-08-10.csv', commune([an, binh]));
		const together = await bench.ingest([older, newer], {asOf: undefined});
		expect(together.sources.map(({state, complete, error}) => [state, complete, error?.code])).toEqual([['refused', true, 'SOURCE_OLDER'], ['stored', true, undefined]]);
		const later = await bench.ingest(older, {asOf: '2022-08-19'});
		expect(later.sources[0].error).toMatchObject({code: 'SOURCE_OLDER', exitCode: 3, details: {newer: '25741_2022-08-20.csv', newerAsOf: '2022-08-20', unit: '25741', asOf: '2022-08-19'}});
		expect(await bench.keys()).toEqual(['25741/HS1']);
	});

	it('of one day and unit in one call are parts of one export', async () => {
		const bench = await createBench();
		await bench.ingest([bench.file('1.csv', commune([an])), bench.file('2.csv', commune([binh]))]);
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS2']);
		await bench.ingest(bench.file('3.csv', commune([binh, ['HS3', '', 'Ai', '']])));
		expect(await bench.keys()).toEqual(['25741/HS2', '25741/HS3']);
	});

	it('that are a part of a register leave the others alone', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, binh])));
		await bench.ingest(bench.file('b.csv', commune([['HS2', '074185004321', 'Trần Thị Bình', '17/09/1986', 'Nữ'], ['HS3', '', 'Ai', '']])), {complete: false, asOf: '2022-08-16'});
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS2', '25741/HS3']);
		expect(await bench.rows('SELECT file, state, rows FROM sources JOIN source_units USING (source_id) ORDER BY source_id')).toEqual([
			{file: 'a.csv', state: 'current', rows: 1n}, {file: 'b.csv', state: 'current', rows: 2n},
		]);
	});

	it('are not a whole register where a part of it is refused', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, binh])));
		const {sources} = await bench.ingest([bench.file('25741-1.csv', commune([['HS3', '', 'Ai', '']])), bench.file('25741-2.csv', 'no,headings\n1,2\n')], {asOf: '2022-08-16'});
		expect(sources.map(({state, complete}) => [state, complete])).toEqual([['stored', false], ['refused', undefined]]);
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS2', '25741/HS3']);
	});

	it('are refused for too many bad rows, each alone', async () => {
		const bench = await createBench();
		const bad = `${heading}\n${'HS\n'.repeat(3)}${'HS1,,An,,,25744,\n'.repeat(100)}`;
		const {sources, totals} = await bench.ingest([bench.file('bad.csv', bad), bench.file('good.csv', commune([an]))]);
		expect(sources[0].error).toMatchObject({code: 'TOO_MANY_REJECTED', exitCode: 3, details: {rejected: 3, rows: 103, maxRows: 1000}});
		expect([totals, await bench.keys()]).toEqual([expect.objectContaining({stored: 1, refused: 1, rows: 1, rejectedRows: 0}), ['25741/HS1']]);
		expect(await one(bench, 'SELECT state, reason, quarantined_rows FROM sources WHERE file = \'bad.csv\'')).toEqual({state: 'refused', reason: 'TOO_MANY_REJECTED', quarantined_rows: 3n});
	});

	it.each([
		[{maxRejectedShare: 0.02, maxRejectedRows: 1000, maxShrinkShare: 0.2}, 2, 'stored'],
		[{maxRejectedShare: 0.02, maxRejectedRows: 1, maxShrinkShare: 0.2}, 2, 'refused'],
		[{maxRejectedShare: 0, maxRejectedRows: 1000, maxShrinkShare: 0.2}, 1, 'refused'],
		[{maxRejectedShare: 0.5, maxRejectedRows: 1000, maxShrinkShare: 0.2}, 9, 'stored'],
		[{maxRejectedShare: 0.5, maxRejectedRows: 1000, maxShrinkShare: 0.2}, 11, 'refused'],
	])('with %j and %i bad rows beside 10 are %s', async (limits, bad, state) => {
		const bench = await createBench();
		const {sources} = await bench.ingest(bench.file('a.csv', `${heading}\n${'x\n'.repeat(bad)}${'HS1,,An,,,25741,\n'.repeat(10)}`), {}, {limits});
		expect(sources[0].state).toBe(state);
	});

	it('that break off are refused, unless they say that they are a part', async () => {
		const bench = await createBench();
		const path = bench.file('a.csv', commune([an, binh]).slice(0, -30));
		expect((await bench.ingest(path)).sources[0].error).toMatchObject({code: 'FILE_TRUNCATED', place: {file: 'a.csv', line: 3}});
		expect((await bench.ingest(path, {complete: false})).sources[0]).toMatchObject({state: 'stored', lines: {rows: 1, rejectedRows: 1}});
	});

	it('that delete are no whole register, and must not say that they are', async () => {
		const bench = await createBench();
		const path = bench.file('a.csv', 'Mã hồ sơ,Họ và tên,Thao tác\n1,An,upsert\n2,Ba,delete\n');
		expect((await bench.ingest(path, {complete: true})).sources[0].error).toMatchObject({code: 'DELETES_IN_EXPORT', exitCode: 3});
		expect((await bench.ingest(path)).sources[0]).toMatchObject({state: 'stored', complete: false, changes: {fresh: 1, deleted: 1}});
		expect((await bench.ingest(bench.file('b.csv', 'Mã hồ sơ,Họ và tên,Thao tác\n1,An,move\n'))).sources[0].error?.code).toBe('OPERATION_UNKNOWN');
	});

	it('that change while they are read are refused', async () => {
		const bench = await createBench();
		const path = bench.file('a.csv', commune([an]));
		let changed = false;
		const onProgress = () => {
			if (!changed) appendFileSync(path, 'HS7,,Ai,,,25741,\n');
			changed = true;
		};
		expect((await bench.ingest(path, {}, {onProgress})).sources[0]).toMatchObject({state: 'refused', error: {code: 'FILE_CHANGED', exitCode: 3}});
		expect(await bench.keys()).toEqual([]);
	});

	it('stop at an interruption', async () => {
		const bench = await createBench();
		const signal = AbortSignal.abort();
		await expect(bench.ingest(bench.file('a.csv', commune([an])), {}, {signal})).rejects.toThrow();
		expect(await bench.keys()).toEqual([]);
	});

	it('come in together or not at all', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an])));
		await bench.rows('ALTER TABLE source_units RENAME TO elsewhere');
		await expect(bench.ingest(bench.file('b.csv', commune([binh], '25744')))).rejects.toThrow('STORE_FAILED');
		await bench.rows('ALTER TABLE elsewhere RENAME TO source_units');
		await bench.ingest(bench.file('c.csv', commune([binh], '25747')));
		expect(await bench.keys()).toEqual(['25741/HS1', '25747/HS2']);
		expect(await bench.rows('SELECT file FROM sources ORDER BY ALL')).toEqual([{file: 'a.csv'}, {file: 'c.csv'}]);
	});

	it('leave nothing behind in a dry run', async () => {
		const bench = await createBench();
		const {sources, dryRun} = await bench.ingest([bench.file('a.csv', commune([an])), bench.file('b.csv', '')], {dryRun: true});
		expect([dryRun, sources.map(({state, source}) => [state, source])]).toEqual([true, [['readable', undefined], ['refused', undefined]]]);
		for (const table of ['sources', 'source_units', 'records', 'names', 'quarantine']) expect(await one(bench, `SELECT count(*) AS n FROM ${table}`)).toEqual({n: 0n});
	});

	it('leave no temporary table', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, an])));
		await bench.ingest(bench.file('b.csv', 'Họ và tên,Mã xã\nAn,25741\n'), {asOf: '2022-08-16'});
		expect(await bench.rows('SELECT table_name FROM duckdb_tables() WHERE temporary')).toEqual([]);
	});
});

describe('paths', () => {
	it('may be folders; what is no table there is named', async () => {
		const bench = await createBench();
		bench.file('b.csv', commune([an], '25744'));
		bench.file('a.TXT', commune([an]));
		bench.file('notes.docx', 'x');
		bench.file('.hidden.csv', 'x');
		mkdirSync(join(bench.folder, '2021'));
		bench.file('2021/c.csv', commune([an], '25747'));
		const {sources, ignored, folders} = await bench.ingest(bench.folder);
		expect([sources.map(({file}) => file), ignored, folders]).toEqual([['a.TXT', 'b.csv'], ['notes.docx'], ['2021']]);
	});

	it('that lead nowhere are wrong usage', async () => {
		const bench = await createBench();
		expect(await refusal(bench.ingest([bench.file('a.csv', commune([an])), 'missing.csv']))).toEqual({codes: ['FILE_MISSING'], exitCode: 2});
		expect(await bench.keys()).toEqual([]);
		const empty = await createBench();
		expect(await refusal(empty.ingest(empty.folder))).toEqual({codes: ['FOLDER_EMPTY'], exitCode: 2});
	});
});
