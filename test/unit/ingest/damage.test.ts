import {describe, expect, test} from 'vitest';
import {check} from '../../../src/check/check.ts';
import {listFindings} from '../../../src/findings/query.ts';
import {listSources} from '../../../src/ingest/list-sources.ts';
import {showRecords} from '../../../src/ingest/show-record.ts';
import {parseUnitTable} from '../../../src/config/unit-table.ts';
import {UnitNames} from '../../../src/vietnam/units.ts';
import {type Bench, createBench, now} from './support.ts';

const heading = 'Mã hồ sơ,Họ và tên,Ngày sinh,Giới tính,Số CCCD';

/** A file of these dates, one record each; IDs where they are given. */
function dates(...written: readonly (string | readonly [date: string, id: string, sex?: string])[]): string {
	const rows = written.map((one, index) => {
		const [date, id, sex] = typeof one === 'string' ? [one, '', ''] : one;
		return `${index + 1},Nguyễn Văn An,"${date}",${sex ?? 'Nam'},"${id}"`;
	});
	return `${[heading, ...rows].join('\n')}\n`;
}

async function births(bench: Bench, unit: string): Promise<(number | null)[]> {
	const rows = await bench.rows<{ymd: number | null}>(`SELECT d.ymd FROM records r JOIN dates d ON d.date_id = r.birth_date WHERE r.unit = '${unit}' ORDER BY r.line`);
	return rows.map(({ymd}) => ymd);
}

async function codes(bench: Bench): Promise<string[]> {
	await check(bench.store, {now});
	const {findings} = await listFindings(bench.store, {}, 1000);
	return findings.map(({code, subcode, recordA}) => [code, subcode, recordA].filter(part => part !== null).join(' ')).toSorted();
}

describe('dates', () => {
	test('are read in the order of their own file', async () => {
		const bench = await createBench();
		await bench.ingest([
			bench.file('25741.csv', dates('05/04/1980', '25/04/1980')), bench.file('25744.csv', dates('05/04/1980', '04/25/1980')),
		]);
		expect(await births(bench, '25741')).toEqual([19800405, 19800425]);
		expect(await births(bench, '25744')).toEqual([19800504, 19800425]);
		const [local, american] = await listSources(bench.store);
		expect(local.readings).toEqual([]);
		expect(american.readings).toEqual([{field: 'birth_date', reading: 'month_first', cells: 2, doubtful: 0}]);
	});

	test('that show their order in no cell of twenty stay day first, and the source says so', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(...Array.from({length: 20}, (_, index) => `0${1 + (index % 9)}/1${index % 3}/1980`))));
		expect((await births(bench, '25741')).slice(0, 2)).toEqual([19801001, 19801102]);
		const [{readings}] = await listSources(bench.store);
		expect(readings.map(({reading}) => reading)).toContain('order_unclear');
		expect(await codes(bench)).not.toContainEqual(expect.stringContaining('BIRTH_REPAIRED'));
	});

	test('may be numbers of days, of 1900 or, where the IDs say so, of 1904', async () => {
		const bench = await createBench();
		await bench.ingest([
			bench.file('25741.csv', dates(['29316', '074080001234'], ['1965', ''], ['44788', ''])),
			bench.file('25744.csv', dates(['27854', '074080001234'], ['27855', '074080001235'])),
		]);
		expect(await births(bench, '25741')).toEqual([19800405, 19650000, 20220815]);
		expect(await births(bench, '25744')).toEqual([19800405, 19800406]);
		expect((await listSources(bench.store)).map(({readings}) => readings.map(({reading}) => reading))).toEqual([['serial'], ['epoch_1904', 'serial']]);
	});

	test('of two digits take the century of the ID, else the one that has come', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(['05/04/12', '074012001234'], ['05/04/12', '074212001234'], ['05/04/65', ''], ['05/04/12', ''])));
		expect(await births(bench, '25741')).toEqual([19120405, 20120405, 19650405, 20120405]);
		expect((await codes(bench)).filter(code => code.startsWith('BIRTH_'))).toEqual(['BIRTH_REPAIRED short_year 25741/4']);
	});

	test('are read in all usual ways, and what was written stays readable', async () => {
		const ways: readonly (readonly [string, number | null])[] = [
			['ngày 05 tháng 4 năm 1980', 19800405], ['05041980', 19800405], ['5041980', 19800405], ['__/__/1965', 19650000], ['/05/1965', 19650500], ['\u00a005/04/1980\u200b', 19800405],
			['5-Apr-1980', 19800405], ['#####', null], ['00/01/1900', null], ['25/04/1980', 19800425],
		];
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(...ways.map(([written]) => written))));
		expect(await births(bench, '25741')).toEqual(ways.map(([, ymd]) => ymd));
		const written = await bench.rows<{written: string}>('SELECT d.written FROM records r JOIN dates d ON d.date_id = r.birth_date ORDER BY r.line');
		expect(written.map(one => one.written)).toEqual(ways.map(([text]) => text));
	});

	test('with a number at them are read, and somebody has to look', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates('281234567 05/04/1998', '25/04/1980')));
		expect(await births(bench, '25741')).toEqual([19980405, 19800425]);
		expect(await codes(bench)).toContain('BIRTH_REPAIRED glued 25741/1');
	});
});

describe('IDs', () => {
	test('get their zeros back where province, year and sex agree, and keep what was written', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(['05/04/1980', '74080001234'], ['05/04/1981', '74080001235'], ['05/04/1982', '1182001236', 'Nữ'], ['', '74080001237'])));
		expect((await bench.rows<{id: string}>('SELECT personal_id AS id FROM records ORDER BY line')).map(({id}) => id))
			.toEqual(['074080001234', '74080001235', '001182001236', '74080001237']);
		const [record] = await showRecords(bench.store, '25741/1');
		expect(record.fields).toContainEqual(expect.objectContaining({field: 'personal_id', value: '074080001234', written: '74080001234'}));
		expect((await codes(bench)).filter(code => code.startsWith('ID_LOST'))).toEqual([
			'ID_LOST_ZEROS not_confirmed 25741/2', 'ID_LOST_ZEROS not_confirmed 25741/4', 'ID_LOST_ZEROS restored 25741/1', 'ID_LOST_ZEROS restored 25741/3',
		]);
	});

	test('get digits for letters that look like them where province, year and sex agree', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(['05/04/1980', 'O74O8OOO1234'], ['05/04/1981', '07408O001234'], ['05/04/1982', 'oo1 l82 OOI 236', 'Nữ'], ['', '07408O001237'], ['05/04/1980', '07408B001234'])));
		expect((await bench.rows<{id: string}>('SELECT personal_id AS id FROM records ORDER BY line')).map(({id}) => id))
			.toEqual(['074080001234', '07408O001234', '001182001236', '07408O001237', '07408B001234']);
		const [record] = await showRecords(bench.store, '25741/3');
		expect(record.fields).toContainEqual(expect.objectContaining({field: 'personal_id', value: '001182001236', written: 'oo1 l82 OOI 236'}));
		expect((await codes(bench)).filter(code => code.startsWith('ID_FORMAT'))).toEqual([
			'ID_FORMAT look_alikes 25741/1', 'ID_FORMAT look_alikes 25741/3', 'ID_FORMAT no_number 25741/2', 'ID_FORMAT no_number 25741/4', 'ID_FORMAT no_number 25741/5',
		]);
	});

	test('of an extract are keys with their zeros', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(['05/04/1980', '74080001234']).replaceAll(/^[^,]*,/gm, '')), {kind: 'extract'});
		expect(await bench.keys()).toEqual(['074080001234']);
	});

	test('are cleaned of what spreadsheets put around them', async () => {
		const cells = [
			['="074080001234"', '074080001234'], ['\'074080001234', '074080001234'], ['7.4085001234E+10', '74085001234'], ['7.4085E+10', '7.4085E+10'], ['074.080.001.234', '074080001234'],
			['74085001234.0', '74085001234'], ['074\u00a0080\u200b001234', '074080001234'],
		] as const;
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(...cells.map(([written]) => ['25/04/1960', written.replaceAll('"', '""')] as const))));
		for (const [index, [written, id]] of cells.entries()) {
			const [record] = await showRecords(bench.store, `25741/${index + 1}`);
			expect(record.fields.find(({field}) => field === 'personal_id')).toMatchObject({value: id, written});
		}
	});

	test('that a record no longer has stay known as its own', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', dates(['05/04/1980', '074080001234'])), {asOf: '2022-08-15'});
		await bench.ingest(bench.file('25741.csv', dates(['05/04/1980', '074080009999'])), {asOf: '2022-08-16'});
		await bench.ingest(bench.file('25741.csv', dates(['05/04/1980', '074080009999']).replace('An', 'Anh')), {asOf: '2022-08-17'});
		const [record] = await showRecords(bench.store, '25741/1');
		expect(record.formerIds).toEqual([{field: 'personal_id', value: '074080001234', lastSeen: '2022-08-15'}]);
	});
});

describe('units', () => {
	const named = (...units: readonly string[]): string => `${['Mã hồ sơ,Họ và tên,Mã xã', ...units.map((unit, index) => `${index + 1},Nguyễn Văn An,"${unit}"`)].join('\n')}\n`;

	test('are read by their names as of the day of their file', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', named('P. Phú Cường, TP TDM', 'Phuong Phu Cuong', '25747', 'Phường Phú Cườn')), {asOf: '2022-08-15'});
		expect((await bench.rows<{unit: string}>('SELECT unit FROM records ORDER BY line')).map(({unit}) => unit)).toEqual(['25747', '25747', '25747', 'Phường Phú Cườn']);
		const [record] = await showRecords(bench.store, '25747/1');
		expect(record.fields).toContainEqual(expect.objectContaining({field: 'unit', value: '25747', written: 'P. Phú Cường, TP TDM'}));
		await check(bench.store, {now});
		const {findings} = await listFindings(bench.store, {}, 1000);
		expect(findings.find(({code}) => code === 'UNIT_UNKNOWN')).toMatchObject({subcode: 'no_code', currentValue: 'Phường Phú Cườn', proposedValue: '25747'});
	});

	test('of a user are read like those that the program knows', async () => {
		const {units} = parseUnitTable('code,name,parent\n771,Quận 10,79\n27154,Phường 12,771\n27157,Phường Hòa Hưng,771\n', 'units.csv');
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', named('Phường Hòa Hưng, Quận 10', 'P12, Q10')), {asOf: '2022-08-15'}, {units: new UnitNames(units)});
		expect((await bench.rows<{unit: string}>('SELECT unit FROM records ORDER BY line')).map(({unit}) => unit)).toEqual(['27157', '27154']);
	});
});
