import {expect, test} from 'vitest';
import {listSources} from '../../../src/ingest/list-sources.ts';
import {showRecords} from '../../../src/ingest/show-record.ts';
import {type CodePage, encodePage, readAsWindows1252} from '../../../src/vietnam/legacy/legacy-text.ts';
import {type Bench, createBench} from './support.ts';

// Codes, custom fields and numbers of households are read in the encoding that their column and file are known to have.

const people = [
	['HĐ-01', 'Nguyễn Văn An', 'Nguyễn Văn An', 'Chủ hộ', 'Kinh', 'Tổ trưởng'], ['HĐ-02', 'Trần Thị Bình', 'Nguyễn Văn An', 'Vợ', 'Kinh', 'Thợ hồ'],
	['HĐ-03', 'Lê Thị Sáu', 'Nguyễn Văn An', 'Cụ', 'Kinh', ''], ['HĐ-04', 'Phạm Đức Dũng', 'Phạm Đức Dũng', 'Chủ hộ', 'Mường', 'Thợ hồ'],
	['HĐ-05', 'Võ Thị Ánh', 'Phạm Đức Dũng', 'Cháu ruột', 'Tày', 'Thợ hồ'], ['HĐ-06', 'Huỳnh Thị Mỹ Hạnh', 'Phan Thị Lan', 'Cô', 'Kinh', 'Giáo viên'],
	['HĐ-07', 'Phan Thị Lan', 'Phan Thị Lan', 'Chủ hộ', 'Kinh', 'Giáo viên'],
] as const;
const heading = 'Mã hồ sơ,Họ và tên,Mã hộ,Quan hệ với chủ hộ,Dân tộc,Việc làm';

const misread = (text: string, page: CodePage): string => readAsWindows1252(encodePage(text, page)!);
const register = (write: (text: string) => string): string => `${[heading, ...people.map(row => row.map(write).join(','))].join('\n')}\n`;

async function benchWithProfile(): Promise<Bench> {
	const bench = await createBench();
	bench.file('profile.yaml', 'custom:\n  job: {column: Việc làm, type: text}\n');
	return bench;
}

const read = (bench: Bench) => bench.rows(`SELECT r.record_key AS key, r.household, c.canonical AS relation, e.canonical AS ethnicity, v.value AS job FROM records r
	JOIN codes c ON c.code_id = r.relation JOIN codes e ON e.code_id = r.ethnicity LEFT JOIN custom_values v USING (record_id) ORDER BY r.line`);

test.each(['tcvn3', 'vni'] as const)('a register in %s says the same as in Unicode, under the same keys', async page => {
	const bench = await benchWithProfile();
	await bench.ingest(bench.file('25741.csv', register(text => text)));
	const expected = await read(bench);
	expect(expected[2]).toEqual({key: '25741/HĐ-03', household: 'Nguyễn Văn An', relation: 'great_grandparent', ethnicity: '01', job: null});
	await bench.ingest(bench.file('later.csv', register(text => misread(text, page))), {unit: '25741', asOf: '2022-08-22'});
	expect(await read(bench)).toEqual(expected);
	const readings = (await listSources(bench.store)).flatMap(source => source.readings);
	expect(readings).toContainEqual({field: 'relation', reading: page, cells: 7, doubtful: 0});
	expect(readings).toContainEqual({field: 'ethnicity', reading: page, cells: 2, doubtful: 0});
	const [record] = await showRecords(bench.store, '25741/HĐ-03');
	expect(record.fields).toContainEqual(expect.objectContaining({field: 'household', value: 'Nguyễn Văn An', written: misread('Nguyễn Văn An', page)}));
	expect(record.fields).toContainEqual(expect.objectContaining({field: 'relation', value: 'great_grandparent', written: misread('Cụ', page)}));
});

test('a code in Unicode stays what it is beside a column of an old encoding', async () => {
	const bench = await benchWithProfile();
	const mixed = [heading, ...people.map(([code, name, household, ...rest]) => [code, misread(name, 'tcvn3'), misread(household, 'tcvn3'), ...rest].join(','))];
	await bench.ingest(bench.file('25741.csv', `${mixed.join('\n')}\n`));
	expect((await read(bench)).map(({relation}) => relation)).toEqual(['head', 'spouse:F', 'great_grandparent', 'head', 'nephew_niece', 'uncle_aunt:F', 'head']);
});

test('a column with codes of its own is named', async () => {
	const bench = await benchWithProfile();
	const coded = (relation: string, name: string): string => `${[heading, ...people.map(([code, own, household, written, ethnicity], index) => [code, own, household, index < 4 ? relation : written, ethnicity, ''].join(','))].join('\n')}\n`.replaceAll('HĐ', name);
	const {sources} = await bench.ingest([bench.file('25741.csv', coded('R1', 'A')), bench.file('25744.csv', coded('Con', 'B'))]);
	expect(sources.map(({unknownCodes}) => unknownCodes)).toEqual([[{field: 'relation', cells: 4}], undefined]);
});

test('the words of a profile may be written as they are meant', async () => {
	const bench = await benchWithProfile();
	bench.file('profile.yaml', 'values:\n  relation: {"Cụ": other}\n');
	await bench.ingest(bench.file('25741.csv', register(text => misread(text, 'tcvn3'))));
	expect((await bench.rows<{relation: string}>('SELECT c.canonical AS relation FROM records r JOIN codes c ON c.code_id = r.relation ORDER BY r.line'))[2].relation).toBe('other');
});
