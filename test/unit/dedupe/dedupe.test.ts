import {afterEach, describe, expect, it} from 'vitest';
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

describe('dedupe', () => {
	it('reports one person twice, and which record stays', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456'},
			{...base, key: '25741/B', name: 'Nguyen Thi Kim Hoa'},
		]);
		expect(found).toEqual([{code: 'DUPLICATE', subcode: 'two_permanent', record_a: '25741/A', record_b: '25741/B', proposed_value: '25741/A'}]);
	});

	it('does not report a person who is permanent here and temporary there', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', id: '074180123456'},
			{...base, key: '25744/B', id: '074180123456', unit: '25744', household: 'X9', residenceType: 'temporary'},
		]);
		expect(found).toEqual([]);
	});

	it('does not take twins for one person', async () => {
		const found = await findingsOf([
			{...base, key: '25741/A', name: 'Nguyễn Văn Hùng', sex: 'male', id: '074080123456'},
			{...base, key: '25741/B', name: 'Nguyễn Văn Hưng', sex: 'male', id: '074080654321'},
		]);
		expect(found.filter(({code}) => code === 'DUPLICATE')).toEqual([]);
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
