import {afterEach, describe, expect, test} from 'vitest';
import {check} from '../../../src/check/check.ts';
import {type Finding, listFindings} from '../../../src/findings/query.ts';
import type {Store} from '../../../src/store/store.ts';
import {type Source, type Written, registerOf} from './register.ts';

const now = new Date('2022-08-20T02:00:00Z');

let store: Store | undefined;

afterEach(() => store?.close());

/** A member of household 1 of unit 25741: key, relation, birth, sex. */
const member = (key: string, relation: string | undefined, birth = '1980', sex = 'Nam', more: Partial<Written> = {}): Written => ({
	key, relation, birth, sex, unit: '25741', household: '1', name: 'Nguyễn Văn An', ...more,
});

async function findingsOf(members: readonly Written[], source: Partial<Source> = {}): Promise<readonly Finding[]> {
	store = await registerOf(members, {1: source});
	await check(store, {now});
	return (await listFindings(store, {}, 100)).findings;
}

const short = ({code, subcode, severity, recordA, recordB}: Finding): string => [code, subcode, severity, recordA, recordB].filter(Boolean).join(' ');
const found = async (...of: Parameters<typeof findingsOf>): Promise<string[]> => (await findingsOf(...of)).map(short);

describe('heads', () => {
	test('one head, and all is well', async () => {
		expect(await found([member('a', 'Chủ hộ'), member('b', 'Con trai', '2005')])).toEqual([]);
	});

	test('none', async () => {
		expect(await findingsOf([member('b', 'Con'), member('a', 'Con')])).toMatchObject([
			{code: 'HOUSEHOLD_NO_HEAD', severity: 'warning', recordA: 'a', recordB: '', unit: '25741', evidence: {members: 2}, direction: 'recheck'},
		]);
	});

	test('none, because he died', async () => {
		expect(await found([member('a', 'Chủ hộ', '1930', 'Nam', {status: 'Đã chết'}), member('b', 'Con')])).toEqual(['HOUSEHOLD_NO_HEAD warning b']);
	});

	test.each<[string, Parameters<typeof findingsOf>]>([
		['relations are not told', [[member('a', undefined), member('b', undefined)]]],
		['somebody has a relation that nobody can read', [[member('a', 'Con'), member('b', 'trụ cột')]]],
		['the file holds some people only', [[member('a', 'Con')], {complete: false}]],
		['all of them stay for a time', [[member('a', 'Con', '1980', 'Nam', {residence: 'Tạm trú'})]]],
		['there is no household number', [[member('a', 'Con', '1980', 'Nam', {household: undefined})]]],
	])('none can be missed where %s', async (_name, of) => {
		expect((await found(...of)).filter(each => each.startsWith('HOUSEHOLD'))).toEqual([]);
	});

	test('several: each beside the first', async () => {
		expect(await found([member('b', 'Chủ hộ'), member('a', 'Chủ hộ'), member('c', 'Chủ hộ')])).toEqual([
			'HOUSEHOLD_MANY_HEADS error a b', 'HOUSEHOLD_MANY_HEADS error a c',
		]);
	});

	test('the same number in another unit, or in another file without units, is another household', async () => {
		expect(await found([member('a', 'Chủ hộ'), member('b', 'Chủ hộ', '1980', 'Nam', {unit: '25747'})])).toEqual([]);
		store?.close();
		const noUnit = {unit: undefined};
		expect(await found([member('a', 'Chủ hộ', '1980', 'Nam', noUnit), member('b', 'Chủ hộ', '1980', 'Nam', {...noUnit, source: 2})])).toEqual([]);
	});
});

describe('spouses', () => {
	test('several', async () => {
		expect(await found([member('a', 'Chủ hộ'), member('b', 'Vợ', '1982', 'Nữ'), member('c', 'Vợ', '1983', 'Nữ')])).toEqual(['HOUSEHOLD_MANY_SPOUSES error b c']);
	});

	test('of the same sex as the head', async () => {
		expect(await findingsOf([member('a', 'Chủ hộ', '1980', 'Nữ'), member('b', 'Vợ', '1982', 'Nữ')])).toMatchObject([
			{code: 'SEX_CONTRADICTS_RELATION', subcode: 'head_has_same_sex', recordA: 'b', recordB: 'a', field: 'relation', currentValue: 'spouse:F', evidence: {head_sex: 'female', relation: 'spouse:F'}},
		]);
	});

	test.each<[string, string, string, string[]]>([
		['a wife of 17', '16/08/2004', 'Nữ', ['SPOUSE_UNDERAGE warning b']],
		['a wife of 18 on the day of the file', '15/08/2004', 'Nữ', []],
		['a wife born in a year that may make her 18', '2004', 'Nữ', []],
		['a wife born in a year that cannot', '2005', 'Nữ', ['SPOUSE_UNDERAGE warning b']],
	])('%s', async (_name, birth, sex, expected) => {
		expect(await found([member('a', 'Chủ hộ'), member('b', 'Vợ', birth, sex)])).toEqual(expected);
	});

	test('a head who is too young to be married', async () => {
		expect(await found([member('a', 'Chủ hộ', '2003'), member('b', 'Vợ', '1990', 'Nữ')])).toEqual(['SPOUSE_UNDERAGE warning a']);
		store?.close();
		expect(await found([member('a', 'Chủ hộ', '2003'), member('b', 'Cha', '1970')])).toEqual([]);
	});
});

describe('parents and children', () => {
	test.each<[string, string, string, string, string[]]>([
		['a child born 14 years after the head', '10/05/1980', 'Con', '09/05/1995', ['PARENT_YOUNGER warning h m']],
		['a child born 15 years after the head', '10/05/1980', 'Con', '10/05/1995', []],
		['a child older than the head', '10/05/1980', 'Con trai', '09/05/1980', ['PARENT_YOUNGER born_later error h m']],
		['a father younger than the head', '10/05/1980', 'Cha', '11/05/1980', ['PARENT_YOUNGER born_later error m h']],
		['a mother 12 years older', '10/05/1980', 'Cha', '10/05/1968', ['PARENT_YOUNGER warning m h']],
		['a grandfather 29 years older', '10/05/1980', 'Ông nội', '10/05/1951', ['PARENT_YOUNGER warning m h']],
		['a grandchild 31 years younger', '10/05/1980', 'Cháu nội', '10/05/2011', []],
		['years only, which may be 15 apart', '1980', 'Con', '1995', []],
		['years only, which cannot', '1980', 'Con', '1994', ['PARENT_YOUNGER warning h m']],
		['a month that may be 15 years apart', '05/1980', 'Con', '05/1995', []],
		['1 January, which may stand for any day', '10/05/1980', 'Con', '01/01/1995', []],
		['1 January, where no day of the year would do', '10/05/1980', 'Con', '01/01/1994', ['PARENT_YOUNGER warning h m']],
		['the same year only', '1980', 'Con', '1980', ['PARENT_YOUNGER warning h m']],
		['a stepson, who may be of any age', '10/05/1980', 'Con riêng', '10/05/1985', []],
		['a nephew older than his uncle', '10/05/1980', 'Cháu ruột', '10/05/1970', []],
		['an impossible date', '10/05/1980', 'Con', '30/02/1985', ['BIRTH_IMPOSSIBLE no_such_day error m']],
	])('%s', async (_name, head, relation, birth, expected) => {
		expect(await found([member('h', 'Chủ hộ', head), member('m', relation, birth)])).toEqual(expected);
	});

	test('the elder comes first, with both dates', async () => {
		expect(await findingsOf([member('h', 'Chủ hộ', '1980'), member('m', 'Cha', '05/1970')])).toMatchObject([
			{recordA: 'm', recordB: 'h', field: 'birth_date', currentValue: '05/1970', otherValue: '1980', evidence: {generations: 1, years: 10}},
		]);
	});

	test('who has moved away is nobody\'s child any more', async () => {
		expect(await found([member('h', 'Chủ hộ', '1980'), member('m', 'Con', '1985', 'Nam', {status: 'Đã chuyển đi'})])).toEqual([]);
	});

	test('of two heads nobody knows whose child it is', async () => {
		expect(await found([member('a', 'Chủ hộ', '1960'), member('h', 'Chủ hộ', '1980'), member('m', 'Con', '1985')])).toEqual(['HOUSEHOLD_MANY_HEADS error a h']);
	});
});
