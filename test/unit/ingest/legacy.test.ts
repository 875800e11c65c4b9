import {describe, expect, test} from 'vitest';
import {listSources} from '../../../src/ingest/list-sources.ts';
import {showRecords} from '../../../src/ingest/show-record.ts';
import {type CodePage, encodePage, readAsWindows1252} from '../../../src/vietnam/legacy/legacy-text.ts';
import {type Bench, createBench} from './support.ts';

const people = [
	['Nguyễn Văn An', 'Khu phố 3'], ['Trần Thị Bình', 'Khu phố 3'], ['Lê Hoàng Phúc', 'Khu phố 4'], ['Phạm Đức Dũng', 'Ấp 1'], ['Võ Thị Ánh', 'Ấp 1'],
	['Huỳnh Thị Mỹ Hạnh', 'Ấp Bình Đức'], ['Đặng Quốc Cường', 'Khu phố 3'], ['Bùi Thị Lệ', 'Ấp 1'], ['Dương Như Quỳnh', 'Khu phố 4'], ['Phan Thị Lan', 'Ấp 1'],
	['Hồ Ngọc Hà', 'Khu phố 4'], ['Hoàng Văn Thụ', 'Ấp 1'],
] as const;

const heading = 'Mã hồ sơ,Họ và tên,Giới tính,Ngày sinh,Khu phố/Ấp';

function row(index: number, name: string, hamlet: string, sex = 'Nam', birth = '05/04/1980'): string {
	return `${String(index + 1).padStart(3, '0')},${name},${sex},${birth},${hamlet}`;
}

function misread(text: string, page: CodePage): string {
	return readAsWindows1252(encodePage(text, page)!);
}

function register(page: CodePage): string {
	return `${[heading, ...people.map(([name, hamlet], index) => row(index, misread(name, page), misread(hamlet, page), misread('Nữ', page), misread('ngày 05 tháng 4 năm 1980', page)))].join('\n')}\n`;
}

interface Read {
	readonly name: string;
	readonly hamlet: string;
	readonly sex: string;
	readonly ymd: number;
	readonly [key: string]: string | number;
}

async function read(bench: Bench, source?: number): Promise<Read[]> {
	return bench.rows<Read>(`SELECT n.clean AS name, coalesce(t.decoded, t.written) AS hamlet, c.canonical AS sex, d.ymd FROM records r
		JOIN names n ON n.name_id = r.full_name JOIN texts t ON t.text_id = r.hamlet JOIN codes c ON c.code_id = r.sex JOIN dates d ON d.date_id = r.birth_date
		${source === undefined ? '' : `WHERE r.source_id = ${source}`} ORDER BY r.source_id, r.line`);
}

describe('a register in an old encoding', () => {
	test.each(['tcvn3', 'vni', 'windows-1258', 'viscii'] as const)('%s is decoded as a whole, and what was written stays readable', async page => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', register(page)));
		expect(await read(bench)).toEqual(people.map(([name, hamlet]) => ({name, hamlet, sex: 'female', ymd: 19800405})));
		const [record] = await showRecords(bench.store, '25741/010');
		expect(record.fields).toContainEqual(expect.objectContaining({field: 'full_name', value: 'Phan Thị Lan', written: misread('Phan Thị Lan', page)}));
		expect(record.fields).toContainEqual(expect.objectContaining({field: 'hamlet', value: 'Ấp 1', written: misread('Ấp 1', page)}));
		const [source] = await listSources(bench.store);
		expect(source.readings.find(({field}) => field === 'full_name')).toMatchObject({reading: page, cells: expect.any(Number)});
	});

	test('the same written text is read by its own file', async () => {
		const bench = await createBench();
		const unicode = `${[heading, row(0, 'Phan Thò Lan', 'Ấp 1'), row(1, 'Nguyễn Văn An', 'Khu phố 3')].join('\n')}\n`;
		await bench.ingest([bench.file('25741.csv', register('vni')), bench.file('25744.csv', unicode)]);
		const names = await bench.rows<{name: string; written: string}>('SELECT n.clean AS name, n.written FROM records r JOIN names n ON n.name_id = r.full_name ORDER BY r.source_id, r.line');
		expect(names[9]).toEqual({name: 'Phan Thị Lan', written: 'Phan Thò Lan'});
		expect(names[12]).toEqual({name: 'Phan Thò Lan', written: 'Phan Thò Lan'});
		await bench.ingest(bench.file('25747.csv', unicode.replace('002,', '902,')));
		await bench.ingest(bench.file('25750.csv', register('vni').replace('001,', '901,')));
		const [again] = await showRecords(bench.store, '25750/010');
		expect(again.fields).toContainEqual(expect.objectContaining({field: 'full_name', value: 'Phan Thị Lan'}));
		const [strange] = await showRecords(bench.store, '25747/001');
		expect(strange.fields).toContainEqual(expect.objectContaining({field: 'full_name', value: 'Phan Thò Lan'}));
		const entries = await bench.rows(`SELECT written, context FROM names GROUP BY ALL HAVING count(*) > 1`);
		expect(entries).toEqual([]);
	});

	test('one cell of a clean file is decoded alone', async () => {
		const bench = await createBench();
		const rows = people.map(([name, hamlet], index) => row(index, index === 4 ? 'NguyÔn ThÞ Hång' : name, hamlet));
		await bench.ingest(bench.file('25741.csv', `${[heading, ...rows].join('\n')}\n`));
		expect((await read(bench)).map(({name}) => name)).toEqual(people.map(([name], index) => (index === 4 ? 'Nguyễn Thị Hồng' : name)));
		const [source] = await listSources(bench.store);
		expect(source.readings).toEqual([{field: 'full_name', reading: 'tcvn3', cells: 1, doubtful: 0}]);
	});

	test('a clean file leaves nothing to say', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', `${[heading, ...people.map(([name, hamlet], index) => row(index, name, hamlet))].join('\n')}\n`));
		expect((await listSources(bench.store))[0].readings).toEqual([]);
	});
});
