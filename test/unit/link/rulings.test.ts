import {afterEach, describe, expect, it} from 'vitest';
import {compare} from '../../../src/compare/compare.ts';
import {dedupe} from '../../../src/dedupe/dedupe.ts';
import {listRulings, ruleOnPair, type KeyPair, type RulingWord} from '../../../src/link/rulings.ts';
import {clusterOf} from '../../../src/link/stored-clusters.ts';
import type {LinkStep} from '../../../src/link/stored-pairs.ts';
import type {Store} from '../../../src/store/store.ts';
import {storeOf, type Resident} from '../../support/people-of.ts';

const now = new Date('2022-08-16T00:00:00Z');
const hoa: Resident = {key: '25741/A', name: 'Nguyễn Thị Kim Hoa', birth: 19800405, sex: 'female', id: '074180123456', unit: '25741', hamlet: 'Khu phố 1', household: 'H1'};
const again: Resident = {...hoa, key: '25741/B', household: 'H2', name: 'Nguyen Thi Kim Hoa'};
const third: Resident = {...hoa, key: '25744/C', unit: '25744', household: 'H3'};
const stranger: Resident = {key: '25741/D', name: 'Lương Thế Vinh', birth: 19551120, sex: 'male', id: '074055000777', unit: '25741', hamlet: 'Khu phố 7', household: 'H9'};
const crowd = Array.from({length: 120}, (_, index): Resident => ({
	key: `25750/C${String(index).padStart(3, '0')}`,
	name: `${['Trần', 'Lê', 'Phạm', 'Đỗ'][index % 4]} ${['Văn', 'Minh', 'Thị', 'Ngọc', 'Hữu'][index % 5]} ${['An', 'Bình', 'Cúc', 'Dũng', 'Giang', 'Hạnh', 'Khoa'][index % 7]}`,
	birth: (1930 + ((index * 17) % 80)) * 10_000 + (1 + ((index * 7) % 12)) * 100 + 1 + ((index * 11) % 28),
	sex: index % 2 === 0 ? 'male' : 'female',
	id: `0740${String((30 + index * 17) % 100).padStart(2, '0')}${String(100_000 + index * 2719).padStart(6, '0')}`,
	unit: '25750', hamlet: `Khu phố ${1 + (index % 8)}`, household: `K${Math.floor(index / 4)}`,
}));

let store: Store | undefined;
afterEach(() => store?.close());

const rule = (step: LinkStep, keys: KeyPair, word: RulingWord): Promise<void> => ruleOnPair(store!, step, keys, {word, reason: 'giấy khai sinh', actor: 'lan', now});

async function decisions(step: LinkStep): Promise<Record<string, string>> {
	const rows = await store!.rows<{a: string; b: string; decision: string}>('decisions',
		`SELECT record_a AS a, record_b AS b, decision FROM pairs WHERE step = $step AND record_a NOT LIKE '25750/%' ORDER BY ALL`, {step});
	return Object.fromEntries(rows.map(({a, b, decision}) => [`${a} ${b}`, decision]));
}

describe('an officer\'s word in dedupe', () => {
	it('makes two people of a certain pair, night after night', async () => {
		store = await storeOf([hoa, again, ...crowd]);
		await dedupe(store, {threads: 1, now});
		expect(await decisions('dedupe')).toEqual({'25741/A 25741/B': 'match'});
		await rule('dedupe', ['25741/A', '25741/B'], 'different');
		for (let night = 0; night < 2; night++) {
			expect((await dedupe(store, {threads: 1, now})).rulings).toEqual({heeded: 1, ended: 0});
			expect(await decisions('dedupe')).toEqual({'25741/A 25741/B': 'distinct'});
		}
	});

	it('makes one person of two who have nothing in common', async () => {
		store = await storeOf([hoa, stranger, ...crowd]);
		await rule('dedupe', ['25741/A', '25741/D'], 'same');
		await dedupe(store, {threads: 1, now});
		expect(await decisions('dedupe')).toMatchObject({'25741/A 25741/D': 'match'});
		const [finding] = await store.rows('finding', `SELECT code, confidence, evidence FROM findings WHERE record_a = '25741/A'`);
		expect(finding).toMatchObject({code: 'DUPLICATE', confidence: 1, evidence: expect.stringContaining('officer') as string});
	});

	it('splits a cluster that would hold the two whom he parted', async () => {
		store = await storeOf([hoa, again, third, ...crowd]);
		await rule('dedupe', ['25741/A', '25744/C'], 'different');
		await dedupe(store, {threads: 1, now});
		const found = await decisions('dedupe');
		expect(found['25741/A 25744/C']).toBe('distinct');
		expect([found['25741/A 25741/B'], found['25741/B 25744/C']].toSorted()).toEqual(['match', 'review']);
	});

	it('splits a cluster of an earlier night, and says so', async () => {
		store = await storeOf([hoa, again, third, ...crowd]);
		expect((await dedupe(store, {threads: 1, now})).clusters).toMatchObject({clusters: 1, records: 3, made: 1});
		const [{cluster}] = await store.rows<{cluster: number}>('cluster', 'SELECT DISTINCT cluster FROM clusters');
		await rule('dedupe', ['25741/A', '25744/C'], 'different');
		await rule('dedupe', ['25741/B', '25744/C'], 'different');
		expect((await dedupe(store, {threads: 1, now})).clusters).toMatchObject({clusters: 1, records: 2, made: 0, ended: 0});
		expect((await clusterOf(store, '25741/A'))?.cluster).toBe(cluster);
		expect(await clusterOf(store, '25744/C')).toBeUndefined();
		await rule('dedupe', ['25741/A', '25741/B'], 'different');
		expect((await dedupe(store, {threads: 1, now})).clusters).toMatchObject({clusters: 0, ended: 1});
	});

	it('keeps what he joined where the engine would rather cut it', async () => {
		store = await storeOf([hoa, again, third, ...crowd]);
		await rule('dedupe', ['25741/A', '25744/C'], 'different');
		await rule('dedupe', ['25741/B', '25744/C'], 'same');
		await dedupe(store, {threads: 1, now});
		expect(await decisions('dedupe')).toEqual({'25741/A 25741/B': 'review', '25741/A 25744/C': 'distinct', '25741/B 25744/C': 'match'});
	});

	it('ends when a record says something else, and does not come back', async () => {
		store = await storeOf([hoa, again, ...crowd]);
		await rule('dedupe', ['25741/A', '25741/B'], 'different');
		await store.run('mend', `UPDATE records SET household = 'H1' WHERE record_key = '25741/B'`);
		expect((await dedupe(store, {threads: 1, now})).rulings).toEqual({heeded: 0, ended: 1});
		expect(await decisions('dedupe')).toEqual({'25741/A 25741/B': 'match'});
		await store.run('undo', `UPDATE records SET household = 'H2' WHERE record_key = '25741/B'`);
		expect((await dedupe(store, {threads: 1, now})).rulings).toEqual({heeded: 0, ended: 0});
		expect(await listRulings(store)).toMatchObject([{word: 'different', by: 'lan', ended: 'evidence'}]);
	});

	it('waits while a record is away', async () => {
		store = await storeOf([hoa, again, ...crowd]);
		await rule('dedupe', ['25741/A', '25741/B'], 'different');
		await store.run('away', `UPDATE records SET record_key = 'away' WHERE record_key = '25741/B'`);
		expect((await dedupe(store, {threads: 1, now})).rulings).toEqual({heeded: 0, ended: 0});
		await store.run('back', `UPDATE records SET record_key = '25741/B' WHERE record_key = 'away'`);
		expect((await dedupe(store, {threads: 1, now})).rulings).toEqual({heeded: 1, ended: 0});
	});

	it('gives way to a newer one', async () => {
		store = await storeOf([hoa, again, ...crowd]);
		await rule('dedupe', ['25741/A', '25741/B'], 'different');
		await rule('dedupe', ['25741/A', '25741/B'], 'same');
		await dedupe(store, {threads: 1, now});
		expect(await decisions('dedupe')).toEqual({'25741/A 25741/B': 'match'});
		expect((await listRulings(store)).map(({word, ended}) => [word, ended])).toEqual([['same', null], ['different', 'replaced']]);
	});
});

describe('an officer\'s word in compare', () => {
	const inExtract = (resident: Resident): Resident => ({...resident, key: resident.id!, side: 'extract'});
	const nation = [hoa, stranger, ...crowd].map(inExtract);
	const codes = async (): Promise<string[]> =>
		(await store!.rows<{code: string}>('codes', `SELECT code FROM findings WHERE step = 'compare' AND record_a = '25741/A' AND status = 'open' ORDER BY code`)).map(({code}) => code);

	it('parts a record from whom its ID leads to', async () => {
		store = await storeOf([hoa, ...crowd, ...nation]);
		await compare(store, {threads: 1, now});
		expect(await decisions('compare')).toEqual({'25741/A 074180123456': 'match'});
		await rule('compare', ['25741/A', '074180123456'], 'different');
		expect((await compare(store, {threads: 1, now})).rulings).toEqual({heeded: 1, ended: 0});
		expect(Object.values(await decisions('compare'))).not.toContain('match');
		expect(await codes()).toContain('ID_OF_ANOTHER');
	});

	it('links a record to whom he names, past its own ID', async () => {
		store = await storeOf([hoa, ...crowd, ...nation]);
		await rule('compare', ['25741/A', '074055000777'], 'same');
		await compare(store, {threads: 1, now});
		expect((await decisions('compare'))['25741/A 074055000777']).toBe('match');
		expect(await codes()).toContain('NAME_DIFFERS');
	});
});
