import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {exportRejects} from '../../../src/ingest/export-rejects.ts';
import {zipFile} from '../../support/zip-file.ts';
import {messagesOf} from '../../../src/messages/index.ts';
import {type Bench, createBench, refusal} from './support.ts';

const limits = {maxRejectedShare: 1, maxRejectedRows: 1000, maxShrinkShare: 0.2};

const exported = (bench: Bench, source?: number, language: 'vi' | 'en' = 'en') => {
	const messages = messagesOf(language);
	return exportRejects(bench.store, {path: join(bench.folder, 'out.csv'), source, reasonHeading: messages.quarantineReason, reasonOf: code => `${code}: ${messages.rejectReasons[code]}`});
};

/** A heading twice, one of digits, one with the delimiter; the unit is in the file's name. */
const crooked = Buffer.concat([
	Buffer.from('Mã hồ sơ;Họ và tên;Ghi chú;2022;Ghi chú;"a;b";Ngày sinh\nHS1;An;;;;;1980\nHS2;Ba;thừa;;;;;1981\nHS3;"Ca;;;;;1982\nHS4;Da '),
	Buffer.from([0xe1]), Buffer.from(';;;;;1983\n'),
]);

describe('rejected rows', () => {
	it.each(['vi', 'en'] as const)('go out as they were and come in again when they are mended (%s)', async language => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741_2022-08-15.csv', crooked), {asOf: undefined}, {limits});
		expect(await exported(bench, undefined, language)).toEqual({source: 1, rows: 3, kind: 'local', asOf: '2022-08-15', profile: null, files: [{path: join(bench.folder, 'out.csv'), rows: 3, unit: '25741'}]});
		const path = join(bench.folder, 'out.csv');
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const text = readFileSync(path, 'utf8');
		expect(text.split('\n').slice(1, 4).map(line => line.slice(line.indexOf(';') + 1))).toEqual(['HS2;Ba;thừa;;;;;1981', 'HS3;"Ca;;;;;1982', 'HS4;Da \\xE1;;;;;1983']);
		// As it is, the same rows are rejected again, and nothing else is read from the file.
		const again = await bench.ingest(path, {complete: false, unit: '25741', dryRun: true}, {limits});
		expect([again.sources[0].lines.rows, again.sources[0].lines.rejectedRows]).toEqual([1, 2]);
		writeFileSync(path, text.replace('thừa;;', 'thừa;').replace('"Ca', 'Ca').replace('\\xE1', 'á'));
		const {sources, changes} = await bench.ingest(path, {complete: false, unit: '25741'}, {limits});
		expect(sources[0]).toMatchObject({state: 'stored', complete: false, lines: {rows: 3, rejectedRows: 0}, columns: {'Mã hồ sơ': 'record_code', 'Ngày sinh': 'birth_date', [messagesOf(language).quarantineReason]: null}});
		expect(changes).toMatchObject({fresh: 3, vanished: 0});
		expect(await bench.rows(`SELECT record_key AS key, n.clean AS name, d.ymd FROM records r JOIN names n ON n.name_id = r.full_name JOIN dates d ON d.date_id = r.birth_date ORDER BY key`)).toEqual([
			{key: '25741/HS1', name: 'An', ymd: 19800000}, {key: '25741/HS2', name: 'Ba', ymd: 19810000}, {key: '25741/HS3', name: 'Ca', ymd: 19820000}, {key: '25741/HS4', name: 'Da á', ymd: 19830000},
		]);
	});

	it('are read with the profile of their source', async () => {
		const bench = await createBench();
		const profile = bench.file('p.yaml', 'header_row: 3\ndelimiter: "|"\ncolumns: {record_code: a, full_name: b}');
		await bench.ingest(bench.file('x.csv', 'Danh sách\n\na|b\n1|An\n2|Ba|x\n'), {profile}, {limits});
		expect(await exported(bench)).toMatchObject({rows: 1, profile: 'p.yaml'});
		const path = join(bench.folder, 'out.csv');
		writeFileSync(path, readFileSync(path, 'utf8').replace('|x', ''));
		expect((await bench.ingest(path, {profile, complete: false}, {limits})).sources[0]).toMatchObject({state: 'stored', lines: {rows: 1, headingLines: 1}});
		expect(await bench.keys()).toEqual(['1', '2']);
	});

	it('of an archive go into a file for each kind of headings and each unit, and come in again as records of these', async () => {
		const bench = await createBench();
		const archive = zipFile([
			{name: '25741.csv', content: 'Mã hồ sơ,Họ và tên\nHS1,An\nHS2,Ba,thừa\n'},
			{name: '25744.csv', content: 'Danh sách\n\nHọ và tên;Mã hồ sơ;Ngày sinh\nCa;HS3;1980\nDa;HS4;1981;thừa\n'},
			{name: 'cũ/25747.csv', content: 'Họ và tên,Mã hồ sơ\nGiang,HS7\n'},
			{name: 'mới/25747.csv', content: 'Mã hồ sơ,Họ và tên\nHS5,Em\nHS6,Phúc,thừa\n'},
		]);
		await bench.ingest(bench.file('thang8.zip', archive), {}, {limits});
		const {files} = await exported(bench);
		expect(files.map(({path, rows, unit}) => [basename(path), rows, unit])).toEqual([['out.csv', 1, '25741'], ['out-2.csv', 1, '25744'], ['out-3.csv', 1, '25747']]);
		for (const {path, unit} of files) {
			writeFileSync(path, readFileSync(path, 'utf8').replace(/[,;]thừa/, ''));
			expect((await bench.ingest(path, {unit: unit!, complete: false}, {limits})).sources[0]).toMatchObject({state: 'stored', lines: {rows: 1, rejectedRows: 0}});
		}
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS2', '25744/HS3', '25744/HS4', '25747/HS5', '25747/HS6', '25747/HS7']);
	});

	it('are those of one source', async () => {
		const bench = await createBench();
		expect(await refusal(exported(bench))).toEqual({codes: ['QUARANTINE_EMPTY'], exitCode: 2});
		const rows = (code: string) => `Mã hồ sơ,Họ và tên\n${code},An\nx,y,z\n`;
		await bench.ingest([bench.file('a.csv', rows('1')), bench.file('b.csv', rows('2'))], {}, {limits});
		expect(await refusal(exported(bench))).toEqual({codes: ['QUARANTINE_SEVERAL'], exitCode: 2});
		expect(await exported(bench, 2)).toMatchObject({source: 2, rows: 1});
		expect(await refusal(exportRejects(bench.store, {path: bench.folder, source: 2, reasonHeading: 'r', reasonOf: code => code}))).toEqual({codes: ['EXPORT_TARGET'], exitCode: 2});
	});
});
