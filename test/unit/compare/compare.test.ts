import {describe, expect, test} from 'vitest';
import {codes, compareSides, finding, only, type Person, runCompare, storeOfSides} from './registers.ts';

const an: Person = {key: '074065000001', id: '074065000001', name: 'Nguyễn Văn An', birth: 19650512, sex: 'male', unit: '25741'};
const bich: Person = {key: '074180000002', id: '074180000002', name: 'Trần Thị Bích', birth: 19801103, sex: 'female', unit: '25741'};
const cuong: Person = {key: '074092000003', id: '074092000003', name: 'Lê Quốc Cường', birth: 19920830, sex: 'male', unit: '25744'};
const extract = [an, bich, cuong];

/** The local record of a person of the extract, with what is different there. */
const local = (person: Person, different: Partial<Person> = {}): Person => ({...person, key: `25741/${person.key.slice(-1)}`, ...different});

describe('links by ID', () => {
	test('an ID with the same name and birth date links and leaves no finding', async () => {
		const {summary, findings, pairs} = await compareSides({local: [local(an), local(bich)], extract});
		expect(summary).toMatchObject({skipped: false, local: 2, extract: 3, linkedById: 2, linkedByEvidence: 0, unverified: 0, notFound: 0});
		expect(findings).toEqual([]);
		expect(pairs).toEqual(['25741/1 074065000001 match', '25741/2 074180000002 match']);
	});

	test('names are the same in capitals and with the tone mark on the other vowel', async () => {
		const hoa = {...an, name: 'Nguyễn Thị Hòa'};
		const outcome = await compareSides({local: [local(hoa, {name: 'NGUYỄN THỊ HÒA'}), local(hoa, {key: '25741/5', name: 'NGUYỄN THỊ HOÀ'})], extract: [hoa]});
		expect(outcome.summary.linkedById).toBe(2);
		expect(outcome.findings).toMatchObject([{code: 'NAME_DIFFERS', subcode: 'tone_place', severity: 'info', record_a: '25741/5'}]);
	});

	test('a birth date that says the same person links a changed name', async () => {
		const outcome = await compareSides({local: [local(bich, {name: 'Phạm Ngọc Diệp'})], extract});
		expect(outcome.summary.linkedById).toBe(1);
		expect(only(outcome, 'NAME_DIFFERS')).toMatchObject({subcode: 'other', direction: 'recheck', proposed_value: null});
	});

	test('a year alone is no witness: the ID holds it already', async () => {
		const outcome = await compareSides({local: [local(bich, {name: 'Phạm Ngọc Diệp', birth: 19800000})], extract}, finding());
		expect(outcome.summary).toMatchObject({linkedById: 0, unverified: 1});
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'id_alone', record_b: bich.key, direction: 'recheck'});
		expect(outcome.pairs).toEqual([]);
	});

	test('an ID of other digits than twelve links nobody', async () => {
		const outcome = await compareSides({local: [local(an, {id: '74065000001'})], extract: [{...an, id: '74065000001'}]}, finding());
		expect(outcome.summary.linkedById).toBe(0);
	});

	test('a cancelled number leads to its owner and to the new number', async () => {
		const renewed = {...an, cancelledId: '074056000009'};
		const outcome = await compareSides({local: [local(an, {id: '074056000009'})], extract: [renewed]});
		expect(outcome.summary.linkedById).toBe(1);
		expect(only(outcome, 'ID_DIFFERS')).toMatchObject({subcode: 'reestablished', direction: 'update_local', proposed_value: an.id});
	});

	test('several local records may be one person of the extract', async () => {
		const outcome = await compareSides({local: [local(an), local(an, {key: '25744/7', name: 'Nguyen Van An'})], extract});
		expect(outcome.pairs).toEqual(['25741/1 074065000001 match', '25744/7 074065000001 match']);
	});
});

describe('IDs that are not one person', () => {
	test('of two people with one ID the one that agrees is taken', async () => {
		const other = {...cuong, key: `${an.key}~2`, id: an.id};
		const outcome = await compareSides({local: [local(cuong, {id: an.id})], extract: [an, other]});
		expect(outcome.pairs).toEqual(['25741/3 074065000001~2 match']);
		expect(only(outcome, 'ID_SHARED_IN_EXTRACT')).toMatchObject({
			record_a: an.key, record_b: other.key, direction: 'request_national', evidence: {birth_differs: true, name_differs: true},
		});
	});

	test('somebody whom the extract names twice, permanent here and temporary there, is one person', async () => {
		const home = {...an, residenceType: 'permanent'};
		const lodging = {...an, key: `${an.key}~2`, unit: '25744', residenceType: 'temporary'};
		const outcome = await compareSides({
			local: [local(an, {residenceType: 'permanent'}), local(an, {key: '25744/9', unit: '25744', residenceType: 'temporary'})],
			extract: [home, lodging],
		});
		expect(outcome.findings).toEqual([]);
		expect(outcome.pairs).toEqual(['25741/1 074065000001 match', '25744/9 074065000001 match']);
	});

	test('an ID whose owner has another name and birth date is his, and the true one is proposed', async () => {
		const outcome = await compareSides({local: [local(bich, {id: cuong.id})], extract});
		expect(outcome.summary).toMatchObject({linkedById: 0, linkedByEvidence: 1});
		expect(only(outcome, 'ID_OF_ANOTHER')).toMatchObject({
			record_b: cuong.key, current_value: cuong.id, proposed_value: bich.id, direction: 'update_local', evidence: {person: bich.key},
		});
		expect(codes(outcome)).toEqual(['ID_OF_ANOTHER']);
	});

	test('without a true person in sight there is nothing to propose', async () => {
		const outcome = await compareSides({local: [local(bich, {id: cuong.id})], extract: [cuong], complete: {extract: ['25741']}});
		expect(only(outcome, 'ID_OF_ANOTHER')).toMatchObject({record_b: cuong.key, proposed_value: null, direction: 'recheck'});
		expect(codes(outcome)).toEqual(['ID_OF_ANOTHER']);
	});

	test('the owner of the ID is no candidate, however the engine likes him', async () => {
		const outcome = await compareSides({local: [local(bich, {id: cuong.id})], extract}, finding(['25741/2', cuong.key, 20, 'match'], ['25741/2', bich.key, 12, 'match']));
		expect(outcome.pairs).toEqual(['25741/2 074180000002 match']);
	});

	test('father and son of one name: the son\'s ID on the father\'s record is not the father\'s', async () => {
		const father = {...an, hamlet: 'Khu phố 1'};
		const son = {...an, key: '074090000004', id: '074090000004', birth: 19900201, hamlet: 'Khu phố 1'};
		const outcome = await compareSides({local: [local(father, {id: son.id})], extract: [father, son, bich, cuong]});
		expect(only(outcome, 'ID_OF_ANOTHER')).toMatchObject({record_b: son.key});
		expect(outcome.pairs.filter(pair => pair.endsWith('match'))).not.toContain(`25741/1 ${son.key} match`);
	});

	test('twins of nearly one name are never linked to each other by a copied ID', async () => {
		const twin = {...an, key: '074065000009', id: '074065000009', name: 'Nguyễn Văn Anh'};
		const outcome = await compareSides({local: [local(twin, {id: an.id})], extract: [an, twin, bich, cuong]});
		expect(outcome.summary.linkedById).toBe(0);
		expect(outcome.pairs).not.toContain(`25741/9 ${an.key} match`);
	});

	test('twins of different names, too', async () => {
		const twin = {...an, key: '074065000009', id: '074065000009', name: 'Nguyễn Văn Phúc'};
		const outcome = await compareSides({local: [local(twin, {id: an.id}), local(an)], extract: [an, twin, bich, cuong]});
		expect(outcome.pairs).not.toContain(`25741/9 ${an.key} match`);
		expect(outcome.pairs).toContain(`25741/1 ${an.key} match`);
		expect(only(outcome, 'ID_OF_ANOTHER')).toMatchObject({record_a: '25741/9', record_b: an.key});
	});

	test('of a year alone, too, where the true person is certain', async () => {
		const owner = {...cuong, key: '074180000004', id: '074180000004', birth: 19800617};
		const outcome = await compareSides({local: [local(bich, {id: owner.id, birth: 19800000})], extract: [owner, bich]}, finding(['25741/2', bich.key, 20, 'match']));
		expect(only(outcome, 'ID_OF_ANOTHER')).toMatchObject({record_b: owner.key, proposed_value: bich.id});
	});

	test.each([
		['a phone', {phone: '0913000002'}, 1],
		['an address', {address: '12 Yersin'}, 1],
		['a hamlet of one unit', {hamlet: 'Khu phố 2'}, 1],
		['a parent', {mother: 'Lê Thị Tám'}, 1],
		['nothing', {}, 0],
	])('slips in the name and a year beside an ID are enough where %s agrees, too', async (_, home, links) => {
		const garbled = local(bich, {...home, name: 'Trâm Thị Bịhc', birth: 19800000});
		expect((await compareSides({local: [garbled], extract: [an, {...bich, ...home}, cuong]}, finding())).summary.linkedById).toBe(links);
	});

	test('but not where she is there herself: then it may be a twin', async () => {
		const home = {phone: '0913000002'};
		const garbled = local(bich, {...home, key: '25741/9', name: 'Trần Thị Bih', birth: 19800000});
		const outcome = await compareSides({local: [local(bich, home), garbled], extract: [an, {...bich, ...home}, cuong]}, finding());
		expect(outcome.summary).toMatchObject({linkedById: 1, unverified: 1});
	});

	test('nor does an ID with a year beside it link a stranger, however sure the engine is', async () => {
		const son = {...an, key: '074080200001', id: '074080200001', name: 'Lương Thế Sơn', birth: 19800617};
		const tam = local(son, {name: 'Trịnh Công Tâm', birth: 19800000, household: 'H9'});
		const outcome = await compareSides({local: [tam], extract: [son, bich, cuong]}, finding(['25741/1', son.key, 20, 'match']));
		expect(outcome.summary).toMatchObject({linkedById: 0, linkedByEvidence: 0, unverified: 1});
		expect(codes(outcome)).toEqual(['UNVERIFIED']);
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'id_alone', record_b: son.key, proposed_value: null});
		expect((await compareSides({local: [tam], extract: [son, bich, cuong]})).pairs.filter(pair => pair.endsWith('match'))).toEqual([]);
	});

	test.each([
		['a phone and a household of the same people', {id: undefined, name: 'Phạm Ngọc Diệp', birth: 19800000}],
		['one digit of an ID and a year', {id: '074180000003', name: 'Phạm Ngọc Diệp', birth: 19800000}],
		['an ID on a record without a name and with a year', {name: undefined, birth: 19800000}],
	])('%s link nobody', async (_, different) => {
		const outcome = await compareSides({local: [local(bich, different)], extract}, finding(['25741/2', bich.key, 20, 'match']));
		expect(outcome.summary).toMatchObject({linkedById: 0, linkedByEvidence: 0, unverified: 1});
	});

	test.each([
		['lost accents and the year of birth', {name: 'Tran Thi Bich', birth: 19800000}, 'linkedById'],
		['a missing middle name and a birth date of 1 January', {name: 'Trần Bích', birth: 19800101}, 'linkedById'],
		['a name with two slips and the year', {name: 'Trâm Thị Bịhc', birth: 19800000}, 'linkedByEvidence'],
		['another name and a birth date with day and month swapped', {name: 'Phạm Ngọc Diệp', birth: 19800311}, 'linkedByEvidence'],
	] as const)('%s beside an ID are still hers', async (_, different, how) => {
		const outcome = await compareSides({local: [local(bich, different)], extract}, finding(['25741/2', bich.key, 20, 'match', {idAgrees: true}]));
		expect(outcome.summary[how]).toBe(1);
	});

	test('brothers of nearly one name: the ID of one does not make the other him, even where the extract has only one', async () => {
		const outcome = await compareSides({local: [local(an, {name: 'Nguyễn Văn Am', birth: 19650923})], extract}, finding(['25741/1', an.key, 20, 'match']));
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'doubtful', record_b: an.key, proposed_value: null});
	});

	test('father and son of one name under one ID: where the father is there himself, the son is not taken for him', async () => {
		const outcome = await compareSides({local: [local(an), local(an, {key: '25741/9', birth: 19900201})], extract: [an, bich, cuong]}, finding(['25741/9', an.key, 20, 'match']));
		expect(outcome.pairs).toEqual([`25741/1 ${an.key} match`, `25741/9 ${an.key} review`]);
		expect(codes(outcome)).toEqual(['UNVERIFIED']);
	});

	test('two slips, in the middle name and in the year, do not make the ID another\'s', async () => {
		const outcome = await compareSides({local: [local(bich, {name: 'Trần Hti Bích', birth: 19811103})], extract});
		expect(outcome.pairs).toEqual(['25741/2 074180000002 match']);
		expect(codes(outcome)).toEqual(['BIRTH_DIFFERS', 'NAME_DIFFERS']);
	});

	test('an ID that is somebody else\'s is not held against the true person', async () => {
		const outcome = await compareSides({local: [local(bich, {id: cuong.id, birth: 19801130})], extract});
		expect(outcome.pairs).toEqual(['25741/2 074180000002 match']);
	});

	test('where nobody fits better, a contradicted link stands', async () => {
		const outcome = await compareSides({local: [local(an, {name: 'Đỗ Minh Phúc'})], extract});
		expect(outcome.summary.linkedById).toBe(1);
	});
});

describe('links by evidence', () => {
	test('a record without an ID finds its person, and the ID is proposed', async () => {
		const outcome = await compareSides({local: [local(an, {id: undefined, hamlet: 'Khu phố 2', household: 'H1'})], extract: [{...an, hamlet: 'Khu phố 2'}, bich, cuong]});
		expect(outcome.summary.linkedByEvidence).toBe(1);
		expect(only(outcome, 'ID_FOUND')).toMatchObject({proposed_value: an.id, direction: 'update_local', record_b: an.key});
	});

	test('a namesake of the same birth date in another unit is not linked, unless something else agrees', async () => {
		const elsewhere = local(an, {id: undefined, unit: '25744'});
		const nation = [{...an, phone: '0913000001'}, bich, cuong];
		const outcome = await compareSides({local: [elsewhere], extract: nation});
		expect(outcome.pairs).toEqual([`25741/1 ${an.key} review`]);
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'namesake', record_b: an.key, proposed_value: an.id});
		expect((await compareSides({local: [{...elsewhere, phone: '0913000001'}], extract: nation})).pairs).toEqual([`25741/1 ${an.key} match`]);
	});

	test('a mistyped ID is found out', async () => {
		const outcome = await compareSides({local: [local(an, {id: '074065000007'})], extract});
		expect(outcome.summary.linkedByEvidence).toBe(1);
		expect(only(outcome, 'ID_DIFFERS')).toMatchObject({subcode: 'one_digit', current_value: '074065000007', proposed_value: an.id, direction: 'update_local'});
	});

	test('namesakes of one birth date: two candidates, nobody is linked', async () => {
		const namesake = {...an, key: '074065000008', id: '074065000008'};
		const outcome = await compareSides({local: [local(an, {id: undefined})], extract: [an, namesake, bich, cuong]});
		expect(outcome.summary).toMatchObject({linkedByEvidence: 0, unverified: 1});
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'several', direction: 'recheck', proposed_value: null, evidence: {candidates: 2}});
		expect(outcome.pairs).toEqual([`25741/1 ${an.key} review`, `25741/1 ${namesake.key} review`]);
	});

	test('a namesake of one birth date with another ID of his own is not linked, alike as the two are', async () => {
		const outcome = await compareSides({local: [local(an, {id: '079065123456'})], extract}, finding(['25741/1', an.key, 20, 'match']));
		expect(outcome.summary).toMatchObject({linkedByEvidence: 0, unverified: 1});
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'other_id', record_b: an.key, proposed_value: an.id});
	});

	test('a better one of two is taken only where it is better by far', async () => {
		const namesake = {...an, key: '074065000008', id: '074065000008', birth: 19650923};
		const sides = {local: [local(an, {id: undefined})], extract: [an, namesake, bich, cuong]};
		const near = await compareSides(sides, finding(['25741/1', an.key, 20, 'match'], ['25741/1', namesake.key, 12, 'match']));
		const far = await compareSides(sides, finding(['25741/1', an.key, 20, 'match'], ['25741/1', namesake.key, 9, 'match']));
		expect(near.summary).toMatchObject({linkedByEvidence: 0, unverified: 1});
		expect(far.summary).toMatchObject({linkedByEvidence: 1, unverified: 0});
		expect(far.pairs).toEqual([`25741/1 ${an.key} match`, `25741/1 ${namesake.key} distinct`]);
	});

	test('mother and daughter of one name in one home: without an ID the daughter is not taken for her mother', async () => {
		const home = {hamlet: 'Khu phố 1', household: 'H1', phone: '0913000002'};
		const daughter = local(bich, {...home, key: '25741/9', id: undefined, birth: 20050917});
		const outcome = await compareSides({local: [local(bich, home), daughter], extract: [{...bich, ...home}, an, cuong]}, finding(['25741/9', bich.key, 20, 'match']));
		expect(outcome.pairs).toEqual([`25741/2 ${bich.key} match`, `25741/9 ${bich.key} review`]);
		expect(codes(outcome)).toEqual(['UNVERIFIED']);
	});

	test('one who has her old card is taken for her, though the birth date is another', async () => {
		const outcome = await compareSides({local: [local(bich, {id: undefined, birth: 20050917})], extract}, finding(['25741/2', bich.key, 20, 'match', {idAgrees: true}]));
		expect(outcome.summary.linkedByEvidence).toBe(1);
		expect(only(outcome, 'ID_FOUND')).toMatchObject({direction: 'recheck', proposed_value: null});
	});

	test('twins of nearly one name: without an ID one is not taken for the other, who is there himself', async () => {
		const twin = local(an, {key: '25741/9', id: undefined, name: 'Nguyễn Văn Am'});
		const engine = finding(['25741/9', an.key, 20, 'match', {twinLike: true}]);
		expect((await compareSides({local: [local(an), twin], extract}, engine)).pairs).toEqual([`25741/1 ${an.key} match`, `25741/9 ${an.key} review`]);
		// Where he is not, it is the name that is wrong; where only marks are, a second record of his own.
		expect((await compareSides({local: [twin], extract}, engine)).pairs).toEqual([`25741/9 ${an.key} match`]);
		expect((await compareSides({local: [local(an), {...twin, name: 'Nguyen Van An'}], extract}, engine)).pairs).toContain(`25741/9 ${an.key} match`);
	});

	test('the review zone proposes and does not link', async () => {
		const outcome = await compareSides({local: [local(an, {id: undefined})], extract}, finding(['25741/1', an.key, 3, 'review']));
		expect(outcome.summary).toMatchObject({linkedByEvidence: 0, unverified: 1});
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'doubtful', record_b: an.key, proposed_value: an.id, evidence: {candidates: 1}});
		expect(codes(outcome)).toEqual(['UNVERIFIED']);
	});

	test('below the review zone nobody is proposed, and the pair is kept to judge the threshold by', async () => {
		const outcome = await compareSides({local: [local(an, {id: undefined})], extract, complete: {extract: ['25741']}}, finding(['25741/1', an.key, -7, 'distinct']));
		expect(outcome.summary).toMatchObject({linkedByEvidence: 0, unverified: 0, notFound: 1});
		expect(codes(outcome)).toEqual(['NOT_IN_EXTRACT']);
		expect(outcome.pairs).toEqual([`25741/1 ${an.key} distinct`]);
	});

	test('an ID that slips keep from deciding is looked at, however little the engine thinks of it', async () => {
		const outcome = await compareSides({local: [local(bich, {name: 'Trâm Thị Bịhc', birth: 19800000})], extract}, finding(['25741/2', bich.key, -7, 'distinct']));
		expect(only(outcome, 'UNVERIFIED')).toMatchObject({subcode: 'doubtful', record_b: bich.key});
	});

	test('somebody of one home with another name and another birth date is no candidate', async () => {
		const outcome = await compareSides({local: [local(an, {id: undefined, name: 'Đỗ Minh Phúc', birth: 19900923})], extract}, finding(['25741/1', an.key, 3, 'review']));
		expect(outcome.summary).toMatchObject({unverified: 0, notFound: 1});
		expect(outcome.pairs).toEqual([`25741/1 ${an.key} distinct`]);
	});

	test('two rows of one person are one candidate', async () => {
		const lodging = {...an, key: `${an.key}~2`, unit: '25744', residenceType: 'temporary'};
		const outcome = await compareSides({local: [local(an, {id: undefined})], extract: [an, lodging]}, finding(['25741/1', an.key, 20, 'match'], ['25741/1', lodging.key, 19, 'match']));
		expect(outcome.pairs).toEqual([`25741/1 ${an.key} match`]);
	});
});

describe('a whole comparison', () => {
	test('without an extract nothing is compared and nothing changes', async () => {
		const outcome = await compareSides({local: [local(an)], extract: [], complete: {extract: ['25741']}});
		expect(outcome.summary).toMatchObject({skipped: true, local: 1, extract: 0});
		expect(outcome.findings).toEqual([]);
	});

	test('run twice on the same records, nothing is new', async () => {
		const store = await storeOfSides({local: [local(an, {name: 'Nguyen Van An'}), local(bich, {id: undefined})], extract, complete: {local: ['25741', '25744']}});
		const first = await runCompare(store);
		const second = await runCompare(store);
		const tables = await store.rows('left', `SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'compare_%'`);
		store.close();
		expect(first.summary.reconciled.fresh).toBeGreaterThan(0);
		expect(second.summary.reconciled).toMatchObject({fresh: 0, settled: 0, continuing: first.summary.reconciled.fresh});
		expect(second.pairs).toEqual(first.pairs);
		expect(second.findings).toEqual(first.findings);
		expect(tables).toEqual([]);
	});

	test('a corrected record settles its finding', async () => {
		const store = await storeOfSides({local: [local(an, {sex: 'female'})], extract});
		await runCompare(store);
		await store.run('correct', `UPDATE records SET sex = (SELECT code_id FROM codes WHERE field = 'sex' AND canonical = 'male') WHERE NOT extract`);
		const outcome = await runCompare(store);
		store.close();
		expect(outcome.summary.reconciled).toMatchObject({settled: 1, fresh: 0});
		expect(only(outcome, 'SEX_DIFFERS').status).toBe('settled');
	});

	test('its figures add up', async () => {
		const outcome = await compareSides({
			local: [local(an), local(bich, {id: undefined}), local(cuong, {id: undefined, name: 'Võ Thị Sáu', birth: 19330101, key: '25741/4', sex: 'female'})], extract,
		});
		const {local: people, linkedById, linkedByEvidence, unverified, notFound, findings} = outcome.summary;
		expect(linkedById + linkedByEvidence + unverified + notFound).toBe(people);
		expect(Object.values(findings).reduce((sum, count) => sum + count, 0)).toBe(outcome.findings.length);
	});
});
