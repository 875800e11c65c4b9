import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {recognizeHeadings} from '../../../src/vietnam/headings.ts';
import {makeProvince, type ProvinceFiles, type Row} from './province-files.ts';

let province: ProvinceFiles;
let persons: Map<string, string>;
let planted: Map<string, Set<string>>;

beforeAll(async () => {
	province = await makeProvince({residents: 6_000, seed: 7});
	persons = new Map(province.truth('persons.csv').map(row => [row.record, row.person]));
	planted = new Map();
	for (const {record_key: key, expected_code: code} of province.truth('planted.csv')) {
		planted.set(key, (planted.get(key) ?? new Set()).add(code));
	}
});

afterAll(() => province.remove());

describe('the files', () => {
	test('have the residents that were asked for, and every record a person', () => {
		expect(new Set(persons.values()).size).toBe(6_000);
		expect([...persons.keys()].toSorted()).toEqual([...province.local.keys()].toSorted());
	});

	test('come in several dialects, one commune without record codes', () => {
		const heads = readdirSync(join(province.folder, 'local')).map(file => readFileSync(join(province.folder, 'local', file), 'utf8').split('\r\n', 1)[0]);
		expect(new Set(heads).size).toBeGreaterThanOrEqual(4);
		expect(heads.some(head => head.startsWith('\uFEFF'))).toBe(true);
		expect([...province.local.keys()].some(key => /\/n\d+$/.test(key))).toBe(true);
	});

	test('have headings that the program recognises', () => {
		for (const side of ['local', 'extract']) {
			for (const file of readdirSync(join(province.folder, side))) {
				const lines = readFileSync(join(province.folder, side, file), 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/, 6);
				const head = lines.find(line => /ngày sinh|ntns|năm sinh/i.test(line)) ?? '';
				const delimiter = [',', ';', '\t'].reduce((best, each) => (head.split(each).length > head.split(best).length ? each : best));
				const cells = head.split(new RegExp(`${delimiter}(?=(?:[^"]*"[^"]*")*[^"]*$)`)).map(cell => cell.replaceAll('"', ''));
				expect(recognizeHeadings(cells).ambiguous ?? []).toEqual([]);
			}
		}
	});

	test('are the same bytes for the same seed, and others for another', async () => {
		const [first, again, other] = [1, 1, 2].map(seed => makeProvince({residents: 600, seed}));
		const digests = await Promise.all([first, again, other].map(async made => digestOf((await made).folder)));
		expect(digests[0]).toBe(digests[1]);
		expect(digests[0]).not.toBe(digests[2]);
		for (const made of [first, again, other]) (await made).remove();
	});

	test('have the same local side without an extract', async () => {
		const [whole, local] = await Promise.all([makeProvince({residents: 900, seed: 3}), makeProvince({residents: 900, seed: 3, extract: false})]);
		expect(digestOf(join(local.folder, 'local'))).toBe(digestOf(join(whole.folder, 'local')));
		const codes = new Set(local.truth('planted.csv').map(row => row.expected_code));
		expect(codes).toContain('DUPLICATE');
		expect(codes).not.toContain('NAME_DIFFERS');
		whole.remove();
		local.remove();
	});
});

describe('the truth', () => {
	test('names every difference between a record and its row of the extract, and no other', () => {
		const differences = {NAME_DIFFERS: nameOf, BIRTH_DIFFERS: birthOf, SEX_DIFFERS: (row: Row) => row.sex} as const;
		for (const {record_a: key, record_b: id} of province.truth('links.csv')) {
			const [local, extract] = [rowOf(province.local, key), rowOf(province.extract, id)];
			for (const [code, valueOf] of Object.entries(differences)) {
				const [ours, theirs] = [valueOf(local), valueOf(extract)];
				if (ours === '' || isImpossible(ours) || isOutOfTime(ours)) continue;
				expect([key, code, ours !== theirs]).toEqual([key, code, planted.get(key)?.has(code) ?? false]);
			}
		}
	});

	test('names every living record whose person is dead or removed in the extract', () => {
		for (const {record_a: key, record_b: id} of province.truth('links.csv')) {
			const [local, extract] = [rowOf(province.local, key), rowOf(province.extract, id)];
			const gone = extract.status !== 'Đang cư trú' && local.status !== 'Đã chết';
			expect([key, gone]).toEqual([key, ['DEAD_IN_EXTRACT', 'REMOVED_IN_EXTRACT'].some(code => planted.get(key)?.has(code))]);
		}
		expect([...province.local.values()].some(row => row.status === 'Đã chết')).toBe(true);
	});

	test('names every difference of registration', () => {
		for (const {record_a: key, record_b: id} of province.truth('links.csv')) {
			const [local, extract] = [rowOf(province.local, key), rowOf(province.extract, id)];
			const sameResidence = isPermanent(local) === isPermanent(extract);
			const unitDiffers = local.unit !== extract.unit && isPermanent(local) && isPermanent(extract);
			expect([key, unitDiffers]).toEqual([key, planted.get(key)?.has('UNIT_DIFFERS') ?? false]);
			if (local.unit !== extract.unit || !sameResidence || planted.get(key)?.has('RELATION_UNKNOWN')) continue;
			expect([key, relationOf(local) !== relationOf(extract)]).toEqual([key, planted.get(key)?.has('RELATION_DIFFERS') ?? false]);
		}
	});

	test('gives every household one head, but for those it names', () => {
		const heads = new Map<string, string[]>();
		const members = new Map<string, string[]>();
		for (const [key, row] of province.local) {
			const household = `${row.unit}/${row.household}`;
			members.set(household, [...(members.get(household) ?? []), key]);
			if (row.relation === 'Chủ hộ') heads.set(household, [...(heads.get(household) ?? []), key]);
		}
		for (const [household, keys] of members) {
			const codes = new Set(keys.flatMap(key => Array.from(planted.get(key) ?? [])));
			const count = heads.get(household)?.length ?? 0;
			expect([household, count]).toEqual([household, codes.has('HOUSEHOLD_NO_HEAD') ? 0 : codes.has('HOUSEHOLD_MANY_HEADS') ? 2 : 1]);
		}
	});

	test('names every record whose ID is not his own', () => {
		const codes = ['ID_FOUND', 'ID_DIFFERS', 'ID_OF_ANOTHER', 'ID_LOST_ZEROS', 'ID_FORMAT', 'ID_SCIENTIFIC'];
		for (const {record_a: key, record_b: id} of province.truth('links.csv')) {
			const differs = rowOf(province.local, key).id !== id;
			expect([key, differs]).toEqual([key, codes.some(code => planted.get(key)?.has(code))]);
		}
	});

	test('leaves out of the extract exactly those of whom it says so', () => {
		const linked = new Set(province.truth('links.csv').map(row => row.record_a));
		for (const key of province.local.keys()) {
			expect([key, linked.has(key)]).toEqual([key, !planted.get(key)?.has('NOT_IN_EXTRACT')]);
		}
		const linkedIds = new Set(province.truth('links.csv').map(row => row.record_b));
		for (const id of province.extract.keys()) {
			expect([id, linkedIds.has(id)]).toEqual([id, !planted.get(id)?.has('NOT_IN_LOCAL')]);
		}
	});

	test('lists every pair of records of one person, either as a duplicate or as legal', () => {
		const records = new Map<string, string[]>();
		for (const [key, person] of persons) records.set(person, [...(records.get(person) ?? []), key]);
		const pairs = [...records.values()].flatMap(keys => keys.flatMap((a, at) => keys.slice(at + 1).map(b => (a < b ? `${a} ${b}` : `${b} ${a}`))));
		const duplicates = province.truth('duplicates.csv').map(pairOf);
		const legal = province.truth('traps.csv').filter(row => row.kind === 'temporary_elsewhere').map(pairOf);
		expect([...duplicates, ...legal].toSorted()).toEqual(pairs.toSorted());
		for (const pair of legal) {
			const [a, b] = pair.split(' ').map(key => rowOf(province.local, key));
			expect(a.unit).not.toBe(b.unit);
			expect(isPermanent(a)).not.toBe(isPermanent(b));
		}
	});

	test('says two_permanent where both registrations are permanent, and only there', () => {
		const rows = province.truth('planted.csv').filter(row => row.expected_code === 'DUPLICATE');
		expect(rows.some(row => row.expected_subcode === '')).toBe(true);
		for (const {record_key: a, other_key: b, expected_subcode: subcode} of rows) {
			const both = [a, b].every(key => isPermanent(rowOf(province.local, key)));
			expect([a, b, subcode]).toEqual([a, b, both ? 'two_permanent' : '']);
		}
	});

	test('has traps of two different people, who do look alike', () => {
		const kinds = new Map<string, number>();
		for (const {record_a: a, record_b: b, kind} of province.truth('traps.csv')) {
			kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
			if (kind === 'temporary_elsewhere') continue;
			expect(persons.get(a)).not.toBe(persons.get(b));
			const [one, two] = [rowOf(province.local, a), rowOf(province.local, b)];
			if (kind === 'namesakes') expect([one.unit, one.hamlet]).toEqual([two.unit, two.hamlet]);
			if (kind === 'shared_id') expect(one.id).toBe(two.id);
			if (kind === 'twins' || kind === 'siblings' || kind === 'father_son') expect(one.household).toBe(two.household);
		}
		expect([...kinds.keys()].toSorted()).toEqual(['father_son', 'namesakes', 'shared_id', 'siblings', 'temporary_elsewhere', 'twins']);
	});

	test('gives namesakes one name and birth date on the national side', () => {
		const ids = new Map(province.truth('links.csv').map(row => [row.record_a, row.record_b]));
		for (const {record_a: a, record_b: b} of province.truth('traps.csv').filter(row => row.kind === 'namesakes')) {
			const [one, two] = [a, b].map(key => province.extract.get(ids.get(key) ?? ''));
			if (one === undefined || two === undefined) continue;
			expect([one.name, one.birth, one.sex]).toEqual([two.name, two.birth, two.sex]);
			expect(one.id).not.toBe(two.id);
		}
	});

	test('has the promised rates', () => {
		const residents = province.summary.residents;
		const share = (count: number): number => count / residents;
		const traps = (kind: string): number => province.truth('traps.csv').filter(row => row.kind === kind).length;
		const plants = (kind: string): number => province.truth('planted.csv').filter(row => row.kind === kind).length;
		const duplicates = province.truth('duplicates.csv');
		expect(share(duplicates.length)).toBeGreaterThanOrEqual(0.0148);
		expect(duplicates.filter(row => row.units === 'across').length / duplicates.length).toBeCloseTo(0.45, 1);
		expect(share(plants('id_missing') / 2)).toBeGreaterThanOrEqual(0.035);
		expect(share(2 * traps('twins'))).toBeGreaterThanOrEqual(0.011);
		expect(share(2 * traps('namesakes'))).toBeGreaterThanOrEqual(0.0045);
		const births = [...province.local.values()].map(row => row.birth);
		expect(share(births.filter(birth => /^\d{4}$/.test(birth)).length)).toBeGreaterThanOrEqual(0.006);
		expect(share(births.filter(birth => /^01[/-]01[/-]/.test(birth)).length)).toBeGreaterThanOrEqual(0.007);
	});

	test('spreads errors over whole households: heads have no more than their share', () => {
		const heads = (keys: readonly string[]): number => keys.filter(key => rowOf(province.local, key).relation === 'Chủ hộ').length / keys.length;
		const spoilt = province.truth('planted.csv').filter(row => row.kind === 'id_missing' && row.expected_code === 'ID_MISSING').map(row => row.record_key);
		expect(Math.abs(heads(spoilt) - heads([...province.local.keys()]))).toBeLessThan(0.12);
	});

	test('issues no ID twice and none that contradicts its owner', () => {
		for (const [id, row] of province.extract) {
			expect(id).toMatch(/^0\d{11}$/);
			const year = 1900 + Math.floor(Number(id[3]) / 2) * 100 + Number(id.slice(4, 6));
			if (planted.get(keyOf(id))?.has('BIRTH_DIFFERS') || planted.get(keyOf(id))?.has('SEX_DIFFERS')) continue;
			expect([id, Number(row.birth.slice(-4)), row.sex]).toEqual([id, year, Number(id[3]) % 2 === 0 ? 'Nam' : 'Nữ']);
		}
	});
});

function keyOf(id: string): string {
	return province.recordOf.get(id) ?? '';
}

function rowOf(rows: ReadonlyMap<string, Row>, key: string): Row {
	const row = rows.get(key);
	if (row === undefined) throw new Error(`no row ${key}`);
	return row;
}

const nameOf = (row: Row): string => row.name.toUpperCase();
const birthOf = (row: Row): string => row.birth.replaceAll('-', '/');
const relationOf = (row: Row): string => row.relation.replace(/^Cùng ở (nhờ|thuê)$/, 'Cùng ở');
const isPermanent = (row: Row): boolean => row.residence === 'Thường trú' || row.residence === 'KT1';
const isImpossible = (birth: string): boolean => /^(30|31)\/(02|04|06|09|11)\//.test(birth) && Number(birth.slice(0, 2)) > (birth.slice(3, 5) === '02' ? 29 : 30);
const isOutOfTime = (birth: string): boolean => /\/(1[0-8]|20[3-9]|2[1-9])\d*$/.test(birth);
const pairOf = (row: Row): string => `${row.record_a} ${row.record_b}`;

function digestOf(folder: string): string {
	const hash = createHash('sha256');
	for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
		if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
	}
	return hash.digest('hex');
}
