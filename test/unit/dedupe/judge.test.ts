import {describe, expect, it} from 'vitest';
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
async function judged<T>(different: Partial<Resident>, ask: (judge: Judge) => T, first: Partial<Resident> = {}): Promise<T> {
	const residents = [{...kien, ...first}, {...kien, key: 'B', ...different}];
	const people = await peopleOf(residents);
	const identities = new Map(residents.map(({name, birth, id}, index) => [index + 1, {name: compareName(name ?? ''), born: birth ?? 0, id}]));
	const scorer = new Scorer(startingModel(fieldsOf(people), people, 0.01), {of: () => 0});
	return ask(judgeOf(people, new PairComparer(people), scorer, identities));
}

describe('perhapsTwins', () => {
	it.each([
		['a given name that differs by a letter', {name: 'Cao Nguyễn Trung Kiêm'}, true],
		['lost marks', {name: 'Cao Nguyen Trung Kien'}, false],
		['a slip in a middle name', {name: 'Cao Nguyễn Tung Kiên'}, false],
		['another birth date', {name: 'Cao Nguyễn Trung Kiêm', birth: 20170416}, false],
		['another home', {name: 'Cao Nguyễn Trung Kiêm', household: 'H2'}, false],
		['lists without units', {name: 'Cao Nguyễn Trung Kiêm', unit: undefined}, false],
	])('%s', async (_, different, expected) => {
		expect(await judged({...different, id: undefined}, judge => judge.perhapsTwins(0, 1))).toBe(expected);
	});

	it('asks no further where they have one ID', async () => {
		expect(await judged({name: 'Cao Nguyễn Trung Kiêm'}, judge => judge.perhapsTwins(0, 1))).toBe(false);
	});
});

describe('onlyNameAndBirth', () => {
	const elsewhere = {id: undefined, unit: '25744', hamlet: undefined, household: 'H9'};
	it.each([
		['nothing', {}, true],
		['a phone', {phone: '0913000001'}, false],
		['a parent', {mother: 'Lê Thị Tám'}, false],
		['an old card', {oldId: '280123456'}, false],
	])('with %s besides', async (_, common, expected) => {
		expect(await judged({...elsewhere, ...common}, judge => judge.onlyNameAndBirth(0, 1), common)).toBe(expected);
	});

	it('says nothing of lists without units', async () => {
		expect(await judged({...elsewhere, unit: undefined}, judge => judge.onlyNameAndBirth(0, 1))).toBe(false);
	});
});

describe('sharedId', () => {
	it.each([
		['the same person', {}, 'supported'],
		['name without marks, year alone', {name: 'Cao Nguyen Trung Kien', birth: 20170000}, 'supported'],
		['another name, day and month exchanged', {name: 'Lê Văn Tám', birth: 20170604}, 'supported'],
		['another name, year alone', {name: 'Lê Văn Tám', birth: 20170000}, 'alone'],
		['another name, another date', {name: 'Lê Văn Tám', birth: 20170923}, 'alone'],
		['another name, the same date', {name: 'Lê Văn Tám'}, 'contested'],
		['the same name, another date', {birth: 19870923}, 'contested'],
		['an ID one digit apart, another name, year alone', {id: '074217000007', name: 'Lê Văn Tám', birth: 20170000}, 'contested'],
		['an ID one digit apart, the same name', {id: '074217000007'}, 'none'],
		['another ID', {id: '074217123456'}, 'none'],
		['no ID', {id: undefined}, 'none'],
	] as const)('%s', async (_, different, expected) => {
		expect(await judged(different, judge => judge.sharedId(0, 1))).toBe(expected);
	});
});
