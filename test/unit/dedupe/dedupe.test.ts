import {afterEach, describe, expect, it} from 'vitest';
import {compare} from '../../../src/compare/compare.ts';
import {dedupe} from '../../../src/dedupe/dedupe.ts';
import type {Store} from '../../../src/store/store.ts';
import {storeOf, type Resident} from '../../support/people-of.ts';

const now = new Date('2022-08-16T00:00:00Z');
const base = {name: 'Nguyễn Thị Kim Hoa', birth: 19800405, sex: 'female', unit: '25741', hamlet: 'Khu phố 1', household: 'H1', residenceType: 'permanent'} as const;
/** Enough other people for the engine to see what is common. */
const crowd = Array.from({length: 300}, (_, index): Resident => ({
	key: `25750/C${String(index).padStart(3, '0')}`,
	name: `${['Trần', 'Lê', 'Phạm', 'Đỗ'][index % 4]} ${['Văn', 'Minh', 'Thị', 'Ngọc', 'Hữu'][index % 5]} ${['An', 'Bình', 'Cúc', 'Dũng', 'Giang', 'Hạnh', 'Khoa'][index % 7]}`,
	birth: (1930 + ((index * 17) % 80)) * 10_000 + (1 + ((index * 7) % 12)) * 100 + 1 + ((index * 11) % 28),
	sex: index % 2 === 0 ? 'male' : 'female',
	id: `0740${String((30 + index * 17) % 100).padStart(2, '0')}${String(100_000 + index * 2719).padStart(6, '0')}`,
	unit: '25750', hamlet: `Khu phố ${1 + (index % 8)}`, household: `K${Math.floor(index / 4)}`, residenceType: 'permanent',
}));

let store: Store | undefined;
afterEach(() => store?.close());

async function findingsOf(residents: readonly Resident[]): Promise<Record<string, unknown>[]> {
	store = await storeOf([...residents, ...crowd]);
	await dedupe(store, {threads: 1, now});
	return await store.rows('findings', `SELECT code, subcode, record_a, record_b, proposed_value FROM findings WHERE record_a NOT LIKE '25750/%' ORDER BY ALL`) as Record<string, unknown>[];
}

/** The same after a comparison with an extract that holds these people, and the crowd. */
async function findingsBeside(extract: readonly Resident[], residents: readonly Resident[]): Promise<Record<string, unknown>[]> {
	const nation = [...extract, ...crowd].map((resident): Resident => ({...resident, key: resident.id!, side: 'extract'}));
	store = await storeOf([...residents, ...crowd, ...nation]);
	await compare(store, {threads: 1, now});
	await dedupe(store, {threads: 1, now});
	return await store.rows('findings', `SELECT code, subcode, record_a, record_b, proposed_value FROM findings WHERE step = 'dedupe' AND record_a NOT LIKE '25750/%' ORDER BY ALL`) as Record<string, unknown>[];
}

describe('dedupe', () => {
	it('reports one person twice, and which record stays', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456'},
			{...base, key: '25741/B', name: 'Nguyen Thi Kim Hoa'},
		]);
		expect(found).toEqual([{code: 'DUPLICATE', subcode: 'two_permanent', record_a: '25741/A', record_b: '25741/B', proposed_value: '25741/A'}]);
	});

	it('takes the ID that a record had before for a witness, as the one that it has', async () => {
		const [first, second] = [{...base, key: '25741/A', id: '074180123456'}, {...base, key: '25744/B', id: '079280654321', unit: '25744', household: 'X9', hamlet: 'Khu phố 7'}];
		expect((await findingsOf([first, second])).map(({code}) => code)).toEqual(['DUPLICATE_POSSIBLE']);
		store!.close();
		expect(await findingsOf([first, {...second, cancelledId: '074180123456'}])).toEqual([expect.objectContaining({code: 'DUPLICATE', record_a: '25741/A', record_b: '25744/B'})]);
		store!.close();
		expect((await findingsOf([first, {...second, cancelledId: '074180123456', birth: 19521124}])).map(({code}) => code)).toEqual(['DUPLICATE_POSSIBLE']);
		store!.close();
		expect(await findingsOf([first, {...second, cancelledId: '074180123456', name: 'Lê Văn Tám', birth: 19520405, sex: 'male'}])).toEqual([]);
	});

	it('takes the ID of an earlier export for one that the record had before', async () => {
		store = await storeOf([{...base, key: '25741/A', id: '074180123456'}, {...base, key: '25744/B', id: '079280654321', unit: '25744', household: 'X9', hamlet: 'Khu phố 7'}, ...crowd]);
		await store.run('former', `INSERT INTO former_ids VALUES (false, '25744/B', 'personal_id', '074180123456', DATE '2022-08-01')`);
		await dedupe(store, {threads: 1, now});
		expect(await store.rows('findings', `SELECT code, evidence ->> 'because' AS because FROM findings WHERE record_a NOT LIKE '25750/%'`)).toEqual([{code: 'DUPLICATE', because: 'former_id'}]);
	});

	it.each([
		['permanent', 'temporary'], ['absent', 'temporary'], ['permanent', 'staying'], ['temporary', 'staying'],
	])('does not report a person who is %s here and %s there', async (here, there) => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456', residenceType: here},
			{...base, key: '25744/B', id: '074180123456', unit: '25744', household: 'X9', residenceType: there},
		]);
		expect(found).toEqual([]);
	});

	it.each([
		['permanent', 'absent', '25744', 'two_permanent'],
		['temporary', 'temporary', '25744', null],
		['permanent', 'temporary', '25741', null],
	])('reports one who is %s and %s in unit %s, too', async (first, second, unit, subcode) => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456', residenceType: first},
			{...base, key: '25744/B', id: '074180123456', unit, household: 'X9', residenceType: second},
		]);
		expect(found).toMatchObject([{code: 'DUPLICATE', subcode}]);
	});

	it('does not take twins for one person', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', name: 'Nguyễn Văn Hùng', sex: 'male', id: '074080123456'},
			{...base, key: '25741/B', name: 'Nguyễn Văn Hưng', sex: 'male', id: '074080654321'},
		]);
		expect(found.filter(({code}) => code === 'DUPLICATE')).toEqual([]);
	});

	it('leaves people of one name and birth date, and nothing else in common, to an officer', async () => {
		const namesake = {...base, name: 'Tôn Nữ Diệu Huyền', relation: undefined};
		const found = await findingsOf([
			{...namesake, key: '25741/A', id: '074180123456'},
			{...namesake, key: '25744/B', unit: '25744', hamlet: 'Khu phố 8', household: 'X9'},
		]);
		expect(found.filter(({code}) => code === 'DUPLICATE')).toEqual([]);
		expect((await findingsOf([
			{...namesake, key: '25741/A', id: '074180123456', phone: '0913000001'},
			{...namesake, key: '25744/B', unit: '25744', hamlet: 'Khu phố 8', household: 'X9', phone: '0913000001'},
		])).map(({code}) => code)).toEqual(['DUPLICATE']);
	});

	it('leaves twins of nearly one name to an officer where an ID is missing', async () => {
		const twins = [{...base, phone: '0913000001', name: 'Cao Nguyễn Trung Kiên', sex: 'male'}, {...base, phone: '0913000001', name: 'Cao Nguyễn Trung Kiệm', sex: 'male'}] as const;
		const found = await findingsOf([{...twins[0], key: '25741/A', id: '074080123456'}, {...twins[1], key: '25741/B'}]);
		expect(found.map(({code}) => code)).toEqual(['DUPLICATE_POSSIBLE']);
	});

	it('reports an ID that two people share', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456'},
			{...base, key: '25741/B', name: 'Lê Văn Tám', birth: 19551120, sex: 'male', household: 'H7', id: '074180123456'},
		]);
		expect(found).toMatchObject([{code: 'ID_SHARED', record_a: '25741/A', record_b: '25741/B'}]);
	});

	it('leaves out who has moved away', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456', status: 'moved'},
			{...base, key: '25744/B', id: '074180123456', unit: '25744', status: 'resident'},
		]);
		expect(found).toEqual([]);
	});

	it.each([0, 1])('works with %i records', async count => {
		store = await storeOf([{...base, key: '25741/A'}].slice(0, count));
		expect(await dedupe(store, {threads: 1, now})).toMatchObject({records: count, pairs: {match: 0, review: 0, distinct: 0}});
	});
});

describe('dedupe under one ID', () => {
	const id = '074180123456';

	it('does not take two people for one whose ID and year of birth are the same', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', id, birth: 19800000},
			{...base, key: '25741/B', id, name: 'Lương Thế Ngọc Diệp', household: 'H7', hamlet: 'Khu phố 4'},
		]);
		expect(found).toMatchObject([{code: 'ID_SHARED'}]);
	});

	it.each([
		['twins of different names', {name: 'Nguyễn Thị Kim Diễm'}],
		['mother and daughter of one name', {birth: 20030917}],
	])('leaves %s to an officer', async (_, different) => {
		const found = await findingsOf([{...base, key: '25741/A', id}, {...base, key: '25741/B', id, ...different}]);
		expect(found).toMatchObject([{code: 'DUPLICATE_POSSIBLE', record_a: '25741/A', record_b: '25741/B'}]);
	});

	it.each([
		['a name without marks and the year alone', {name: 'Nguyen Thi Kim Hoa', birth: 19800000}],
		['two slips in the name and 1 January', {name: 'Nguyễn Thi Kmi Hoaa', birth: 19800101}],
		['day and month swapped', {birth: 19800504}],
	])('knows one person again by %s', async (_, different) => {
		const found = await findingsOf([{...base, key: '25741/A', id}, {...base, key: '25741/B', id, ...different}]);
		expect(found).toMatchObject([{code: 'DUPLICATE', record_a: '25741/A', record_b: '25741/B'}]);
	});
});

describe('dedupe beside an extract', () => {
	const id = '074180123456';
	const anh: Resident = {...base, key: '25741/A', name: 'Trần Ngọc Ánh', birth: 20121225, id: '074312200004', household: 'H3', relation: 'child'};
	const diem: Resident = {...anh, key: '25741/B', name: 'Trần Ngọc Diễm', id: '074312200005'};

	it('lets that of two permanent registrations stay which lies in the unit of the extract', async () => {
		const here = {...base, key: '25741/A', id, phone: '0913000002'};
		const there = {...base, key: '25744/B', id, unit: '25744', hamlet: 'Khu phố 8', household: 'H9'};
		const stays = async (unit: string): Promise<unknown> => {
			const [{code, proposed_value: proposed}] = await findingsBeside([{...base, key: id, id, unit}], [here, there]);
			expect(code).toBe('DUPLICATE');
			store?.close();
			return proposed;
		};
		expect([await stays('25741'), await stays('25744')]).toEqual(['25741/A', '25744/B']);
	});

	it('asks the unit before the ID and the spelling', async () => {
		const [found] = await findingsBeside([{...base, key: id, id, unit: '25744'}], [
			{...base, key: '25741/A', id},
			{...base, key: '25744/B', name: 'Nguyen Thi Kim Hoa', unit: '25744', phone: '0913000002'},
		]);
		expect(found).toMatchObject({code: 'DUPLICATE', proposed_value: '25744/B'});
	});

	it('asks for the permanent registration where the extract has a temporary one, too', async () => {
		const [found] = await findingsBeside(
			[{...base, key: id, id, unit: '25744', residenceType: 'permanent'}, {...base, key: id, id, residenceType: 'temporary'}],
			[{...base, key: '25741/A', id}, {...base, key: '25744/B', id, unit: '25744', hamlet: 'Khu phố 8'}],
		);
		expect(found).toMatchObject({code: 'DUPLICATE', proposed_value: '25744/B'});
	});

	it.each([
		['without an ID', {id: undefined}],
		['with the other one\'s ID', {id: anh.id}],
		['with a mistyped ID', {id: '074312200095'}],
	])('knows twins apart whom the extract has by name and birth date, one of them %s', async (_, different) => {
		const found = await findingsBeside([anh, diem], [anh, {...diem, ...different}]);
		expect(found.filter(({code}) => code !== 'ID_SHARED')).toEqual([]);
		expect(found.filter(({code}) => code === 'ID_SHARED')).toHaveLength(different.id === anh.id ? 1 : 0);
	});

	it('knows two people apart by IDs of which one stands beside a slip', async () => {
		expect(await findingsBeside([anh, {...diem, name: 'Trần Ngọc Anh'}], [anh, {...diem, name: 'Trần Ngọc Anhh'}])).toEqual([]);
	});

	it('never makes one person of twins under one ID whom the extract has not both', async () => {
		const found = await findingsBeside([anh], [anh, {...diem, id: anh.id}]);
		expect(found.map(({code}) => code)).not.toContain('DUPLICATE');
	});
});
