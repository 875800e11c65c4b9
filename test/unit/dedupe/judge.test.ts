import {describe, expect, it, test} from 'vitest';
import type {Judge} from '../../../src/dedupe/decide.ts';
import {judgeOf} from '../../../src/dedupe/judge.ts';
import {fieldsOf} from '../../../src/link/fields.ts';
import {startingModel} from '../../../src/link/model.ts';
import {PairComparer} from '../../../src/link/pair-comparer.ts';
import {Scorer} from '../../../src/link/scorer.ts';
import {compareName} from '../../../src/vietnam/names.ts';
import {peopleOf, type Resident} from '../../support/people-of.ts';

const kien: Resident = {key: 'A', name: 'Cao Nguyễn Trung Kiên', birth: 20170406, sex: 'male', unit: '25741', hamlet: 'Khu phố 1', household: 'H1', id: '074217000001'};

/** What is said of a resident and another one who differs from him in this. */
async function judged<T>(different: Partial<Resident>, ask: (judge: Judge) => T, first: Partial<Resident> = {}, learnt = true): Promise<T> {
	const residents = [{...kien, ...first}, {...kien, key: 'B', ...different}];
	const people = await peopleOf(residents);
	const identities = new Map(residents.map(({name, birth, id}, index) => [index + 1, {name: compareName(name ?? ''), born: birth ?? 0, id}]));
	const scorer = new Scorer(startingModel(fieldsOf(people), people, 0.01), {of: () => 0});
	return ask(judgeOf(people, new PairComparer(people), scorer, identities, learnt));
}

const objectionTo = (different: Partial<Resident>, first: Partial<Resident> = {}) => judged(different, judge => judge.objection(0, 1), first);

describe('under one ID, or two that are a digit apart', () => {
	it.each([
		['the same person', {}, undefined],
		['name without marks, year alone', {name: 'Cao Nguyen Trung Kien', birth: 20170000}, undefined],
		['another name, day and month exchanged', {name: 'Lê Văn Tám', birth: 20170604}, 'id_contested'],
		['another name, year alone, one home', {name: 'Lê Văn Tám', birth: 20170000}, 'id_and_home'],
		['another name, a digit of the date, one phone', {name: 'Lê Văn Tám', birth: 20170416, household: 'H2', phone: '0913000000'}, 'id_and_home', {phone: '0913000000'}],
		['another name, year alone, another home', {name: 'Lê Văn Tám', birth: 20170000, household: 'H2'}, 'only_the_id_agrees'],
		['another name, no date, one home', {name: 'Lê Văn Tám', birth: undefined}, 'only_the_id_agrees'],
		['another name, another date', {name: 'Lê Văn Tám', birth: 20170923}, 'only_the_id_agrees'],
		['another name, the same date', {name: 'Lê Văn Tám'}, 'id_contested'],
		['the same name, another date', {birth: 19870923}, 'id_contested'],
		['the same given name and date, another middle name', {name: 'Cao Thiên Ngọc Kiên'}, 'id_contested'],
		['the same in another home', {name: 'Cao Thiên Ngọc Kiên', household: 'H2'}, undefined],
		['an ID one digit apart, another name, year alone', {id: '074217000007', name: 'Lê Văn Tám', birth: 20170000}, 'nothing_confirms'],
		['an ID one digit apart, the same name', {id: '074217000007'}, undefined],
		['an ID one digit apart, another name', {id: '074217000007', name: 'Lê Văn Tám'}, 'one_differs'],
		['an ID one digit apart, another date', {id: '074217000007', birth: 19870923}, 'one_differs'],
		['an ID one digit apart, a name as a twin may have', {id: '074217000007', name: 'Cao Nguyễn Trung Kiêm'}, undefined],
		['the next ID, a name as a twin may have', {id: '074217000002', name: 'Cao Nguyễn Trung Kiêm'}, 'perhaps_twins'],
		['the next ID, the same name', {id: '074217000002'}, undefined],
	] as const)('%s', async (_, different, expected, first: Partial<Resident> = {}) => {
		expect(await objectionTo(different, first)).toBe(expected);
	});
});

describe('without an ID in common, in registers', () => {
	it.each([
		['a given name that differs by a letter', {name: 'Cao Nguyễn Trung Kiêm'}, 'perhaps_twins'],
		['a given name that differs by a mark', {name: 'Cao Nguyễn Trung Kiến'}, 'perhaps_twins'],
		['a given name with hỏi for ngã', {name: 'Cao Nguyễn Trung Kiễn'}, undefined, {name: 'Cao Nguyễn Trung Kiển'}],
		['another ID', {id: '074217123456'}, 'ids_differ'],
		['lost marks', {name: 'Cao Nguyen Trung Kien'}, undefined],
		['a slip in a middle name', {name: 'Cao Nguyễn Tung Kiên'}, undefined],
		['a given name that differs by a letter, another home', {name: 'Cao Nguyễn Trung Kiêm', household: 'H2'}, 'only_name_and_birth'],
		['the same name and hamlet, another home', {household: 'H2'}, 'only_name_and_birth'],
		['a slip in the date', {name: 'Cao Nguyễn Trung Kiêm', birth: 20170416}, undefined],
		['another date', {birth: 19870923}, 'one_differs'],
		['another name', {name: 'Cao Thị Mai'}, 'one_differs'],
		['another name, another date', {name: 'Cao Thị Mai', birth: 19870923}, 'two_others'],
		['no name, year alone', {name: undefined, birth: 20170000}, 'nothing_confirms'],
	] as const)('%s', async (_, different, expected, first: Partial<Resident> = {}) => {
		expect(await objectionTo({id: undefined, ...different}, first)).toBe(expected);
		expect(await objectionTo({id: undefined, ...different, unit: undefined, household: undefined}, {...first, unit: undefined, household: undefined})).toBe(expected === 'ids_differ' ? expected : undefined);
	});

	it.each([
		['the same name and date', {}, undefined],
		['lost marks, the year alone', {name: 'Cao Nguyen Trung Kien', birth: 20170000}, undefined],
		['another date', {birth: 19870923}, 'id_contested'],
		['another name', {name: 'Cao Thị Mai'}, 'id_contested'],
		['another name, the year alone', {name: 'Cao Thị Mai', birth: 20170000}, 'nothing_confirms'],
	] as const)('an old card in common is an ID, too: %s', async (_, different, expected) => {
		expect(await objectionTo({id: undefined, household: 'H2', ...different, oldId: '280123456'}, {oldId: '280123456'})).toBe(expected);
	});

	it.each([
		['another name', {name: 'Cao Thị Mai'}, 'one_differs'],
		['another date', {birth: 19870923}, 'one_differs'],
		['another name, another date', {name: 'Cao Thị Mai', birth: 19870923}, 'one_differs'],
		['slips', {name: 'Cao Nguyen Trung Kien', birth: 20170604}, undefined],
	] as const)('a list without units, too short to teach what a difference is worth: %s', async (_, different, expected) => {
		const listed = {id: undefined, unit: undefined, household: undefined, phone: '0913000000'};
		expect(await judged({...listed, ...different}, judge => judge.objection(0, 1), listed, false)).toBe(expected);
	});

	it('a record whose unit is unknown is one of a register where the other one names its own', async () => {
		expect(await objectionTo({id: undefined, name: 'Cao Thị Mai', unit: undefined}, {})).toBe('one_differs');
	});
});

describe('of two units', () => {
	const elsewhere = {id: undefined, unit: '25744', hamlet: undefined, household: 'H9'};
	it.each([
		['nothing', {}, 'only_name_and_birth'],
		['a phone', {phone: '0913000001'}, undefined],
		['a parent', {mother: 'Lê Thị Tám'}, undefined],
		['an old card', {oldId: '280123456'}, undefined],
	])('with %s besides name and birth date', async (_, common, expected) => {
		expect(await objectionTo({...elsewhere, ...common}, common)).toBe(expected);
	});
});

test('two people differ where both name and birth date are somebody else\'s', async () => {
	expect(await judged({name: 'Cao Thị Mai', birth: 19870923}, judge => judge.differ(0, 1))).toBe(true);
	expect(await judged({name: 'Cao Thị Mai'}, judge => judge.differ(0, 1))).toBe(false);
});
