import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {type DemoScore, scoreDemo} from '../../../src/demo/score.ts';
import {Store} from '../../../src/store/store.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-score-'));
	store = await Store.open({path: ':memory:', threads: 1, memory: '500MB'});
});
afterEach(() => {
	store.close();
	rmSync(folder, {recursive: true});
});

interface World {
	readonly planted?: readonly string[];
	readonly traps?: readonly string[];
	readonly duplicates?: readonly string[];
	/** Key and household. */
	readonly records?: readonly (readonly [string, string])[];
	/** Code, subcode, record_a, record_b, status. */
	readonly findings: readonly (readonly [string, string, string, string, string?])[];
}

/** Scores a world of hand-written truth and findings. In `persons.csv`, a record's person is its first letter. */
async function score({planted = [], traps = [], duplicates = [], records = [], findings}: World): Promise<DemoScore> {
	const keys = [...new Set(findings.flatMap(([, , a, b]) => [a, b]))].filter(key => key !== '');
	const write = (file: string, heading: string, rows: readonly string[]): void => writeFileSync(join(folder, file), [heading, ...rows, ''].join('\n'));
	write('planted.csv', 'record_key,other_key,kind,field,expected_code,expected_subcode', planted);
	write('traps.csv', 'record_a,record_b,kind', traps);
	write('duplicates.csv', 'record_a,record_b,errors,id_state,units', duplicates);
	write('persons.csv', 'record,person', keys.map(key => `${key},${key[0]}`));
	for (const [index, [key, household]] of records.entries()) {
		await store.run('test: record', `INSERT INTO records (record_id, source_id, extract, line, record_key, unit, household)
			VALUES ($id, 1, FALSE, $id, $key, '25741', $household)`, {id: index + 1, key, household});
	}
	for (const [index, [code, subcode, a, b, status]] of findings.entries()) {
		await store.run('test: finding', `INSERT INTO findings BY NAME (SELECT $id AS finding, 'check' AS step, $code AS code, $subcode AS subcode, 'error' AS severity,
			$a AS record_a, $b AS record_b, '' AS field, $status AS status, TIMESTAMP '2022-08-15' AS first_seen, TIMESTAMP '2022-08-15' AS last_seen, '{}' AS evidence)`,
			{id: index + 1, code, subcode, a, b, status: status ?? 'open'});
	}
	return scoreDemo(store, folder);
}

test('counts what was planted and found, record by record and by its code', async () => {
	const {kinds} = await score({
		planted: ['a1,,name_accents,full_name,NAME_DIFFERS,accents', 'b1,,name_accents,full_name,NAME_DIFFERS,accents', 'c1,,name_accents,full_name,NAME_DIFFERS,accents'],
		findings: [['NAME_DIFFERS', 'accents', 'a1', '0741'], ['NAME_DIFFERS', 'other', 'b1', '0742'], ['SEX_DIFFERS', '', 'c1', '0743']],
	});
	expect(kinds).toEqual([{kind: 'name_accents', code: 'NAME_DIFFERS', planted: 3, found: 2, certain: 2, subcodes: 2, rightSubcodes: 1}]);
});

test('counts a finding that is settled or dismissed as not found', async () => {
	const {kinds} = await score({
		planted: ['a1,,sex_wrong,sex,SEX_DIFFERS,', 'b1,,sex_wrong,sex,SEX_DIFFERS,', 'c1,,sex_wrong,sex,SEX_DIFFERS,'],
		findings: [['SEX_DIFFERS', '', 'a1', '', 'settled'], ['SEX_DIFFERS', '', 'b1', '', 'dismissed'], ['SEX_DIFFERS', '', 'c1', '', 'reopened']],
	});
	expect(kinds).toMatchObject([{planted: 3, found: 1}]);
});

test('finds a duplicate that is for review, but not as certain; only as that very pair', async () => {
	const {kinds, recall} = await score({
		planted: ['a1,a2,duplicate_in_unit,,DUPLICATE,two_permanent', 'b1,b2,duplicate_in_unit,,DUPLICATE,two_permanent', 'c1,c2,duplicate_in_unit,,DUPLICATE,'],
		duplicates: ['a1,a2,0,same,same', 'b1,b2,3,missing,same', 'c1,c2,0,same,same'],
		findings: [['DUPLICATE', 'two_permanent', 'a1', 'a2'], ['DUPLICATE_POSSIBLE', '', 'b1', 'b2'], ['DUPLICATE', '', 'c1', 'd9']],
	});
	expect(kinds).toEqual([{kind: 'duplicate_in_unit', code: 'DUPLICATE', planted: 3, found: 2, certain: 1, subcodes: 1, rightSubcodes: 1}]);
	expect(recall).toEqual([
		{errors: 0, idState: 'same', pairs: 2, certain: 1, found: 1},
		{errors: 3, idState: 'missing', pairs: 1, certain: 0, found: 1},
	]);
});

test('says how many reported pairs are one person', async () => {
	const {certain, review} = await score({
		findings: [['DUPLICATE', '', 'a1', 'a2'], ['DUPLICATE', '', 'b1', 'c1'], ['DUPLICATE_POSSIBLE', '', 'd1', 'd2']],
	});
	expect([certain, review]).toEqual([{reported: 2, right: 1}, {reported: 1, right: 1}]);
});

test('takes a finding on anybody of the household for the household’s', async () => {
	const {kinds} = await score({
		planted: ['a1,,household_without_head,relation,HOUSEHOLD_NO_HEAD,', 'c1,,household_without_head,relation,HOUSEHOLD_NO_HEAD,'],
		records: [['a1', '7'], ['b1', '7'], ['c1', '8']],
		findings: [['HOUSEHOLD_NO_HEAD', '', 'b1', '']],
	});
	expect(kinds).toMatchObject([{planted: 2, found: 1}]);
});

test('takes a shared code from either row, and both records of a pair in either order', async () => {
	const {kinds} = await score({
		planted: ['a1~2,a1,record_code_shared,,RECORD_CODE_SHARED,', 'z1,b1,id_shared,personal_id,ID_SHARED,'],
		findings: [['RECORD_CODE_SHARED', '', 'a1~2', ''], ['ID_SHARED', '', 'b1', 'z1']],
	});
	expect(kinds.map(({kind, found}) => [kind, found])).toEqual([['id_shared', 1], ['record_code_shared', 1]]);
});

test('counts traps that were reported, certain and for review apart', async () => {
	const {traps} = await score({
		traps: ['a1,b1,twins', 'a2,b2,twins', 'a3,b3,twins', 'a4,b4,shared_id'],
		findings: [['DUPLICATE', '', 'a1', 'b1'], ['DUPLICATE_POSSIBLE', '', 'a2', 'b2'], ['ID_SHARED', '', 'a4', 'b4']],
	});
	expect(traps).toEqual([{kind: 'twins', pairs: 3, reported: 1, review: 1}, {kind: 'shared_id', pairs: 1, reported: 0, review: 0}]);
});

test('lists findings in households where nothing was planted', async () => {
	const {unplanned} = await score({
		planted: ['a1,,sex_wrong,sex,SEX_DIFFERS,'],
		traps: ['d1,e1,twins'],
		records: [['a1', '7'], ['b1', '7'], ['c1', '8']],
		findings: [['SEX_DIFFERS', '', 'a1', ''], ['SEX_DIFFERS', '', 'b1', ''], ['SEX_DIFFERS', '', 'c1', ''], ['DUPLICATE', '', 'd1', 'e1']],
	});
	expect(unplanned).toEqual([{code: 'DUPLICATE', findings: 1, unplanned: 0}, {code: 'SEX_DIFFERS', findings: 3, unplanned: 1}]);
});

test('leaves nothing behind in the store', async () => {
	const tables = async (): Promise<number> => store.count('test: tables', 'SELECT count(*) FROM duckdb_tables()');
	const before = await tables();
	await score({findings: []});
	expect(await tables()).toBe(before);
});
