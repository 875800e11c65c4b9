import {describe, expect, it} from 'vitest';
import {check} from '../../../src/check/check.ts';
import {type Bench, commune, createBench, now} from './support.ts';

type Change = readonly [operation: string, code: string, id: string, name: string, birth?: string];

const an = ['HS1', '074080001234', 'Nguyễn Văn An', '05/04/1980'] as const;
const binh = ['HS2', '074085004321', 'Trần Văn Bình', '17/09/1985'] as const;

const changes = (...rows: readonly Change[]) => ['Thao tác,Mã hồ sơ,Số định danh cá nhân,Họ và tên,Ngày sinh,Mã xã', ...rows.map(([operation, code, id, name, birth = '']) =>
	`${operation},${code},${id},${name},${birth},25741`), ''].join('\n');

async function names({rows}: Bench): Promise<Record<string, string>> {
	const found = await rows<{key: string; name: string}>(`SELECT record_key AS key, n.clean AS name FROM records r JOIN names n ON n.name_id = r.full_name ORDER BY record_key`);
	return Object.fromEntries(found.map(({key, name}) => [key, name]));
}

const none = {fresh: 0, changed: 0, unchanged: 0, deleted: 0, older: 0, vanished: 0};
const partial = {complete: false} as const;

describe('changes', () => {
	it.each(['local', 'extract'] as const)('add, replace and delete records (%s)', async kind => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, binh])), {kind});
		const file = bench.file('b.csv', changes(
			['upsert', 'HS1', '074080001234', 'Nguyễn Văn Ân', '05/04/1980'], ['xóa', 'HS2', '074085004321', ''], ['', 'HS3', '074090000003', 'Lê Văn Cúc'],
			['delete', 'HS9', '074090000009', ''],
		));
		const summary = await bench.ingest(file, {kind, ...partial, asOf: '2022-08-16'});
		expect(summary.changes).toEqual({...none, fresh: 1, changed: 1, deleted: 2});
		expect(Object.values(await names(bench)).toSorted()).toEqual(['Lê Văn Cúc', 'Nguyễn Văn Ân']);
		expect((await bench.ingest(file, {kind, ...partial, asOf: '2022-08-16'})).sources[0].state).toBe('skipped');
	});

	it('of several files are applied by day, whatever the order of the files', async () => {
		const bench = await createBench();
		const later = bench.file('a_2022-08-20.csv', changes(['upsert', 'HS1', '', 'Later'], ['delete', 'HS2', '', '']));
		const earlier = bench.file('b_2022-08-18.csv', changes(['upsert', 'HS1', '', 'Earlier'], ['upsert', 'HS2', '', 'Bình'], ['upsert', 'HS3', '', 'Cúc']));
		const {changes: counts, sources} = await bench.ingest([later, earlier], {...partial, asOf: undefined});
		expect(await names(bench)).toEqual({'25741/HS1': 'Later', '25741/HS3': 'Cúc'});
		expect([counts, sources.map(({file}) => file)]).toEqual([{...none, fresh: 3, changed: 1, deleted: 1}, ['a_2022-08-20.csv', 'b_2022-08-18.csv']]);
	});

	it('do nothing to what is newer, and bring nobody back', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, binh])));
		await bench.ingest(bench.file('b.csv', changes(['upsert', 'HS1', '', 'Newer'], ['delete', 'HS2', '', ''])), {...partial, asOf: '2022-08-20'});
		const {changes: counts} = await bench.ingest(bench.file('c.csv', changes(['upsert', 'HS1', '074080009999', 'Older'], ['upsert', 'HS2', '', 'Older'], ['upsert', 'HS4', '', 'Dung'])), {...partial, asOf: '2022-08-18'});
		expect([await names(bench), counts]).toEqual([{'25741/HS1': 'Newer', '25741/HS4': 'Dung'}, {...none, fresh: 1, older: 2}]);
		expect(await bench.rows(`SELECT value FROM former_ids WHERE record_key = '25741/HS1'`)).toEqual([{value: '074080001234'}]);
		// Older than the whole register: whoever is not in it is not there.
		const old = await bench.ingest(bench.file('d.csv', changes(['upsert', 'HS5', '', 'Em'], ['delete', 'HS4', '', ''])), {...partial, asOf: '2022-08-10'});
		expect([old.changes, Object.keys(await names(bench))]).toEqual([{...none, older: 2}, ['25741/HS1', '25741/HS4']]);
	});

	it('outlive an export of their day or before that comes after them', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('b.csv', changes(['upsert', 'HS1', '', 'Newer'], ['delete', 'HS2', '', ''], ['upsert', 'HS3', '', 'Cúc'])), partial);
		const {changes: counts} = await bench.ingest(bench.file('a.csv', commune([an, binh, ['HS4', '', 'Dung', '']])));
		expect([await names(bench), counts]).toEqual([{'25741/HS1': 'Newer', '25741/HS3': 'Cúc', '25741/HS4': 'Dung'}, {...none, fresh: 1, older: 2}]);
		await bench.ingest(bench.file('c.csv', commune([an, binh])), {asOf: '2022-08-16'});
		expect(await names(bench)).toEqual({'25741/HS1': 'Nguyễn Văn An', '25741/HS2': 'Trần Văn Bình'});
	});

	it('of one record in one file: the last one counts', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an])));
		const {changes: counts} = await bench.ingest(bench.file('b.csv', changes(
			['delete', 'HS1', '', ''], ['upsert', 'HS1', '', 'Back'], ['upsert', 'HS2', '', 'Gone'], ['delete', 'HS2', '', ''],
		)), {...partial, asOf: '2022-08-16'});
		expect([await names(bench), counts]).toEqual([{'25741/HS1': 'Back'}, {...none, changed: 1, deleted: 1, older: 2}]);
	});

	it('are said to change nothing where they do not', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', changes(['upsert', 'HS1', '', 'An'], ['upsert', 'HS2', '', 'Ba'])), partial);
		const {changes: counts} = await bench.ingest(bench.file('b.csv', changes(['upsert', 'HS2', '', 'Ba'])), {...partial, asOf: '2022-08-16'});
		expect(counts).toEqual({...none, unchanged: 1});
	});

	it('settle what was found of the deleted', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an, ['HS2', '07408', 'Trần Văn Bình', '17/09/1985']])));
		await check(bench.store, {now});
		expect(await bench.rows(`SELECT code, status FROM findings WHERE record_a = '25741/HS2'`)).toEqual([{code: 'ID_FORMAT', status: 'open'}]);
		await bench.ingest(bench.file('b.csv', changes(['delete', 'HS2', '', ''])), {...partial, asOf: '2022-08-16'});
		await check(bench.store, {now});
		expect(await bench.rows(`SELECT code, status FROM findings WHERE record_a = '25741/HS2'`)).toEqual([{code: 'ID_FORMAT', status: 'settled'}]);
	});
});
