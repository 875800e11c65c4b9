import {describe, expect, test} from 'vitest';
import {codes, compareSides, finding, only, type Person, type Sides} from './registers.ts';

const an: Person = {key: '25741/1', id: '074065000001', name: 'Nguyễn Văn An', birth: 19650512, unit: '25741', residenceType: 'permanent'};
const bich: Person = {key: '25741/2', id: '074180000002', name: 'Trần Thị Bích', birth: 19801103, unit: '25741', residenceType: 'permanent'};
const national = (person: Person): Person => ({...person, key: person.id!});
const everybody = {local: ['25741'], extract: ['25741']};

const run = (sides: Sides) => compareSides(sides, finding());

describe('NOT_IN_EXTRACT', () => {
	test('where the extract is complete for the unit', async () => {
		const outcome = await run({local: [an, bich], extract: [national(an)], complete: {extract: ['25741']}});
		expect(only(outcome, 'NOT_IN_EXTRACT')).toMatchObject({record_a: bich.key, record_b: '', field: '', unit: '25741', direction: 'recheck', evidence: {has_id: true, residence: 'permanent'}});
		expect(outcome.summary).toMatchObject({linkedById: 1, notFound: 1});
	});

	test('not where it is not', async () => {
		expect(codes(await run({local: [an, bich], extract: [national(an)]}))).toEqual([]);
		expect(codes(await run({local: [an, {...bich, unit: '25744'}], extract: [national(an)], complete: {extract: ['25741']}}))).toEqual([]);
	});

	test('a lodger is not missed in an extract of permanent residents', async () => {
		const lodger: Person = {...bich, residenceType: 'temporary'};
		expect(codes(await run({local: [an, lodger], extract: [national(an)], complete: everybody}))).toEqual([]);
	});

	test.each<[string, Partial<Person>]>([
		['who has moved away', {status: 'moved'}],
		['who is dead', {status: 'dead'}],
		['born after the extract', {birth: 20220816}],
	])('nor somebody %s', async (_, different) => {
		expect(codes(await run({local: [an, {...bich, ...different}], extract: [national(an)], complete: everybody}))).toEqual([]);
	});

	test('nor somebody for whom there is a candidate', async () => {
		const outcome = await compareSides({local: [an, {...bich, id: undefined}], extract: [an, bich].map(national), complete: everybody}, finding([bich.key, bich.id!, 3, 'review']));
		expect(codes(outcome)).toEqual(['UNVERIFIED']);
	});

	test('drawn half a year later, an extract says nothing of who is missing', async () => {
		expect(codes(await run({local: [an, bich], extract: [national(an)], complete: everybody, asOf: {extract: '2023-02-15'}}))).toEqual([]);
	});
});

describe('NOT_IN_LOCAL', () => {
	test('where the local register is complete for the unit', async () => {
		const outcome = await run({local: [an], extract: [an, bich].map(national), complete: {local: ['25741']}});
		expect(only(outcome, 'NOT_IN_LOCAL')).toMatchObject({record_a: bich.id, record_b: '', unit: '25741', direction: 'recheck'});
		expect(codes(await run({local: [an], extract: [an, bich].map(national)}))).toEqual([]);
	});

	test('a lodger is missed only where the register carries lodgers', async () => {
		const lodger = {...national(bich), residenceType: 'temporary'};
		const other: Person = {...an, key: '25741/3', id: '074070000003', name: 'Lê Văn Ba', birth: 19700203, residenceType: 'temporary'};
		expect(codes(await run({local: [an], extract: [national(an), lodger], complete: everybody}))).toEqual([]);
		expect(codes(await run({local: [an, other], extract: [national(an), lodger, national(other)], complete: everybody}))).toEqual(['NOT_IN_LOCAL']);
	});

	test('the second row of somebody who was found is nobody else', async () => {
		const again = {...national(an), key: `${an.id}~2`};
		expect(codes(await run({local: [an], extract: [national(an), again], complete: everybody}))).toEqual([]);
	});

	test('the dead of the extract are not missed', async () => {
		expect(codes(await run({local: [an], extract: [national(an), {...national(bich), status: 'dead'}], complete: everybody}))).toEqual([]);
	});

	test('nor is a candidate of somebody', async () => {
		const outcome = await compareSides({local: [an, {...bich, id: undefined, unit: '25744'}], extract: [an, bich].map(national), complete: everybody}, finding([bich.key, bich.id!, 3, 'review']));
		expect(codes(outcome)).toEqual(['UNVERIFIED']);
	});
});

describe('units over the years', () => {
	const before = {local: '2025-06-15', extract: '2025-08-01'};
	const person = (unit: string): Person => ({...national(an), unit});

	test.each([
		['merged into its successor', '25744', '25750', []],
		['split, and in one of the two', '25741', '25747', []],
		['elsewhere', '25744', '25747', ['UNIT_DIFFERS']],
		['under its own code, which has another name now', '25840', '25840', []],
		['in a unit that is not known', '25744', '10010', ['UNIT_DIFFERS']],
	])('%s', async (_, unit, now, found) => {
		expect(codes(await run({local: [{...an, unit}], extract: [person(now)], asOf: before}))).toEqual(found);
	});

	test('a unit of another level is not held against the commune', async () => {
		expect(codes(await run({local: [an], extract: [person('718')]}))).toEqual([]);
	});
});
