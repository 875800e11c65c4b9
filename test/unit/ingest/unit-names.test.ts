import {expect, test} from 'vitest';
import {check} from '../../../src/check/check.ts';
import {listFindings} from '../../../src/findings/query.ts';
import {showRecords} from '../../../src/ingest/show-record.ts';
import {type Bench, createBench, now} from './support.ts';

// 25744 is Phú Lợi (Thủ Dầu Một) in 2022.

interface Row {
	readonly name: string;
	readonly places: readonly string[];
}

const registerOf = (headings: string, rows: readonly Row[]): string => [`Mã hồ sơ,Họ và tên,Ngày sinh,${headings}`,
	...rows.map(({name, places}, index) => `HS${index + 1},${name},05/04/1980,${places.join(',')}`), ''].join('\n');
const rows = (...places: readonly (readonly string[])[]): Row[] => places.map(each => ({name: 'Nguyễn Văn An', places: each}));

async function unitsOf(bench: Bench): Promise<(string | null)[]> {
	return (await bench.rows<{unit: string | null}>('SELECT unit FROM records ORDER BY source_id, line')).map(({unit}) => unit);
}

test.each(['Xã/Phường', 'Phường/Xã', 'Xã, phường, thị trấn', 'XÃ PHƯỜNG', 'Tên xã', 'unit_name', 'X· / Ph­êng'])('%s is the column of the unit', async heading => {
	const bench = await createBench();
	await bench.ingest(bench.file('list.csv', registerOf(`"${heading}"`, rows(['P. Phú Lợi'], ['Phường Phú Lợi'], ['Phu Loi']))));
	expect(await unitsOf(bench)).toEqual(['25744', '25744', '25744']);
});

test('district and province beside it tell namesakes apart', async () => {
	const bench = await createBench();
	await bench.ingest(bench.file('list.csv', registerOf('Tỉnh/TP,Quận/Huyện,Xã/Phường', rows(['Bình Dương', 'Thuận An', 'An Phú'], ['Bình Dương', 'TP TDM', 'Hiệp Thành'], ['Thanh Hóa', 'Nga Sơn', 'Nga Thanh']))));
	expect(await unitsOf(bench)).toEqual(['25975', '25741', 'Nga Thanh, Nga Sơn, Thanh Hóa']);
});

test('a code in its own column goes before the name', async () => {
	const bench = await createBench();
	await bench.ingest(bench.file('list.csv', registerOf('Mã xã,Xã/Phường', rows(['25741', 'Phú Lợi']))));
	expect(await unitsOf(bench)).toEqual(['25741']);
});

test('behind an address, commune, district and province are that address', async () => {
	const bench = await createBench();
	const {sources: [source]} = await bench.ingest(bench.file('list.csv', registerOf('Nơi thường trú,Xã/Phường,Quận/Huyện,Tỉnh/TP', rows(['12 Yersin', 'Phú Lợi', 'TDM', 'Bình Dương']))));
	expect(await unitsOf(bench)).toEqual([null]);
	expect(source.columns).toMatchObject({'Xã/Phường': null});
});

test('under the heading of an address they are that address, under that of a dwelling they are the unit', async () => {
	const bench = await createBench();
	const twoRows = (above: string): string => `Mã hồ sơ,Họ và tên,Ngày sinh,${above},,\n,,,Xã/Phường,Quận/Huyện,Tỉnh\nHS1,Nguyễn Văn An,05/04/1980,Phú Lợi,TDM,Bình Dương\n`;
	await bench.ingest(bench.file('list.csv', twoRows('Nơi thường trú')));
	await bench.ingest(bench.file('other.csv', twoRows('Chỗ ở hiện nay')), {complete: false});
	expect(await unitsOf(bench)).toEqual([null, '25744']);
});

test('of two columns of communes, the one that is not behind an address of elsewhere is the unit', async () => {
	const bench = await createBench();
	const headings = 'Quê quán,Xã/Phường,Quận/Huyện,Tỉnh/TP,Nơi ở hiện tại,Xã/Phường,Quận/Huyện,Tỉnh/TP';
	await bench.ingest(bench.file('list.csv', registerOf(headings, rows(['', 'Nga Thanh', 'Nga Sơn', 'Thanh Hóa', '12 Yersin', 'Phú Lợi', 'TDM', 'Bình Dương']))));
	expect(await unitsOf(bench)).toEqual(['25744']);
});

test('a column that tells of other places than the file is not read', async () => {
	const bench = await createBench();
	const places = rows(['Phú Lợi', 'Bình Dương'], ['Nga Thanh', 'Thanh Hóa'], ['Nga Thanh', 'Thanh Hóa'], ['An Phú', 'Bình Dương']);
	const {sources: [source]} = await bench.ingest(bench.file('25744.csv', registerOf('Xã/Phường,Tỉnh/TP', places)));
	expect(await unitsOf(bench)).toEqual(['25744', '25744', '25744', '25744']);
	expect(source).toMatchObject({unitElsewhere: true, columns: {'Xã/Phường': null}});
	await check(bench.store, {now});
	expect((await listFindings(bench.store, {codes: ['UNIT_UNKNOWN']}, 10)).findings).toEqual([]);
});

test('a register that still names its old communes is that of the unit that they became', async () => {
	const bench = await createBench();
	const names = ['Phường Phú Cường', 'Phường Hiệp Thành', 'Hiệp Thành, TP TDM', 'Phường Thủ Dầu Một'];
	await bench.ingest(bench.file('25747.csv', registerOf('Xã/Phường', rows(...names.map(name => [`"${name}"`])))), {asOf: '2025-08-10'});
	expect(await unitsOf(bench)).toEqual(['25747', '25747', '25747', '25747']);
	const [record] = await showRecords(bench.store, '25747@2025/HS2');
	expect(record.fields).toContainEqual(expect.objectContaining({field: 'unit', value: '25747', written: 'Phường Hiệp Thành'}));
	await check(bench.store, {now});
	expect((await listFindings(bench.store, {codes: ['UNIT_UNKNOWN', 'UNIT_SPLIT']}, 10)).findings).toEqual([]);
});

test('without such a file the name of an old commune may be one of several', async () => {
	const bench = await createBench();
	await bench.ingest(bench.file('list.csv', registerOf('Xã/Phường', rows(['Phường Hiệp Thành']))), {asOf: '2025-08-10'});
	await check(bench.store, {now});
	const {findings: [{evidence}]} = await listFindings(bench.store, {codes: ['UNIT_UNKNOWN']}, 10);
	expect(evidence).toEqual({nearest: ['25747', '25750']});
});

test('a name that cannot be read leaves the unit of the file, with a finding that goes when it is mended', async () => {
	const bench = await createBench();
	const names = [['Phú Lợi'], ['Phú Lợii'], ['Phường Không Có'], ['Phú Lợi']];
	await bench.ingest(bench.file('25744.csv', registerOf('Xã/Phường', rows(...names))));
	expect(await unitsOf(bench)).toEqual(['25744', '25744', '25744', '25744']);
	const [record] = await showRecords(bench.store, '25744/HS3');
	expect(record.fields).toContainEqual(expect.objectContaining({field: 'unit', value: '25744', written: 'Phường Không Có'}));
	await check(bench.store, {now});
	const found = async () => (await listFindings(bench.store, {codes: ['UNIT_UNKNOWN'], statuses: ['open']}, 10)).findings.map(({recordA, subcode, currentValue, proposedValue}) => [recordA, subcode, currentValue, proposedValue]);
	expect(await found()).toEqual([['25744/HS2', 'of_file', 'Phú Lợii', '25744'], ['25744/HS3', 'of_file', 'Phường Không Có', null]]);
	await bench.ingest(bench.file('next.csv', registerOf('Xã/Phường', rows(...names.with(1, ['Phú Lợi'])))), {unit: '25744', asOf: '2022-08-22'});
	await check(bench.store, {now});
	expect(await found()).toEqual([['25744/HS3', 'of_file', 'Phường Không Có', null]]);
});
