import {describe, expect, it} from 'vitest';
import {at, fieldsOf} from '../../../src/link/fields.ts';
import {absent} from '../../../src/link/levels.ts';
import {startingModel} from '../../../src/link/model.ts';
import {PairComparer} from '../../../src/link/pair-comparer.ts';
import {Scorer} from '../../../src/link/scorer.ts';
import {type CustomTypes, peopleOf, type Resident} from '../../support/people-of.ts';

type Person = Omit<Resident, 'key'>;

interface Compared {
	readonly level: string | undefined;
	readonly weight: number;
}

/** The level and the weight of one field of two records, before anything is learnt. */
async function compared(field: number, a: Person, b: Person, customTypes: CustomTypes = {}): Promise<Compared> {
	const people = await peopleOf([{...a, key: 'A'}, {...b, key: 'B'}], customTypes);
	const model = startingModel(fieldsOf(people), people, 0.01);
	const levels = new Uint8Array(model.fields.length).fill(absent);
	const all = new Uint8Array(model.fields.length);
	new PairComparer(people).compare(0, 1, all);
	levels[field] = all[field];
	const {level, weight} = new Scorer(model, {of: () => 0}).evidence(0, 1, levels)[field];
	return {level, weight};
}

const born = (birth: number): Person => ({birth});
const withId = (id?: string, oldId?: string): Person => ({id, oldId});
const living = (place: Person): Person => ({unit: '25741', ...place});
const parents = (father?: string, mother?: string): Person => ({father, mother});

/** Of each field pairs of records, the more alike the earlier. */
const fields: readonly {field: number; cases: readonly (readonly [what: string, a: Person, b: Person, level: string])[]}[] = [
	{field: at.birth, cases: [
		['the same day', born(19800405), born(19800405), 'equal'],
		['day and month exchanged', born(19800405), born(19800504), 'day_month_swapped'],
		['1 January of the year', born(19800405), born(19800101), 'default_date'],
		['the year alone', born(19800405), born(19800000), 'precision'],
		['the month alone', born(19800405), born(19800400), 'precision'],
		['a digit', born(19800405), born(19800415), 'one_digit'],
		['neighbouring digits exchanged', born(19860405), born(19680405), 'one_digit'],
		['another day of the month', born(19800405), born(19800417), 'near'],
		['the day of another year', born(19800405), born(19790405), 'near'],
		['the year', born(19800405), born(19801119), 'same_year'],
		['nothing', born(19800405), born(19751119), 'different'],
	]},
	{field: at.id, cases: [
		['the same', withId('074080123456'), withId('074080123456'), 'equal'],
		['lost zeros', withId('074080123456'), withId('74080123456'), 'equal'],
		['a digit', withId('074080123456'), withId('074080123457'), 'one_digit'],
		['neighbouring digits exchanged', withId('074080123456'), withId('074080124356'), 'one_digit'],
		['the old card', withId(undefined, '280123456'), withId(undefined, '280123456'), 'old_id'],
		['the old card beside altogether different IDs', withId('074080123456', '280123456'), withId('074080654321', '280123456'), 'old_id'],
		['the old card without its zero', withId(undefined, '020123456'), withId(undefined, '20123456'), 'old_id'],
		['two old cards', withId(undefined, '280123456'), withId(undefined, '281765432'), 'old_id_differs'],
		['nothing', withId('074080123456'), withId('074080654321'), 'different'],
	]},
	{field: at.place, cases: [
		['one household', living({household: 'H1'}), living({household: 'H1', hamlet: 'Ấp 2'}), 'household'],
		['one address', living({address: '12 Lê Lợi'}), living({address: '12 lê lợi'}), 'address'],
		['one hamlet', living({hamlet: 'Ấp 1', household: 'H1'}), living({hamlet: 'ấp 1', household: 'H2'}), 'hamlet'],
		['one unit', living({hamlet: 'Ấp 1'}), living({hamlet: 'Ấp 2'}), 'unit'],
		['nothing', living({}), {unit: '25744'}, 'different'],
	]},
	{field: at.contact, cases: [
		['one phone', {phone: '0913000000'}, {phone: '0913000000'}, 'equal'],
		['one e-mail', {email: 'an@vidu.vn'}, {email: 'AN@vidu.vn'}, 'equal'],
		['an e-mail with a slip', {email: 'an.nguyen@vidu.vn'}, {email: 'an.nguyn@vidu.vn'}, 'near'],
		['two phones', {phone: '0913000000'}, {phone: '0987654321'}, 'different'],
	]},
	{field: at.parents, cases: [
		['both', parents('Lê Văn Tám', 'Trần Thị Mai'), parents('LE VAN TAM', 'Trần Mai'), 'equal'],
		['the one that both name', parents('Lê Văn Tám', 'Trần Thị Mai'), parents(undefined, 'Trần Thị Mai'), 'equal'],
		['one of two', parents('Lê Văn Tám', 'Trần Thị Mai'), parents('Đỗ Minh Khoa', 'Trần Thị Mai'), 'one_equal'],
		['none', parents('Lê Văn Tám'), parents('Đỗ Minh Khoa'), 'different'],
	]},
	{field: at.sex, cases: [['the same', {sex: 'male'}, {sex: 'male'}, 'equal'], ['the other', {sex: 'male'}, {sex: 'female'}, 'different']]},
];

describe.each(fields)('field $field', ({field, cases}) => {
	it('has the level that each kind of agreement is, and the more alike, the more it weighs', async () => {
		const found: Compared[] = [];
		for (const [, a, b] of cases) found.push(await compared(field, a, b));
		expect(found.map(({level}, index) => [cases[index][0], level])).toEqual(cases.map(([what, , , level]) => [what, level]));
		const weights = found.map(({weight}) => weight);
		expect(weights).toEqual(weights.toSorted((a, b) => b - a));
		expect(weights[0]).toBeGreaterThan(0);
		expect(weights.at(-1)).toBeLessThan(0);
	});

	it('is the same either way, and says nothing where a side lacks it', async () => {
		for (const [, a, b] of cases) expect(await compared(field, b, a)).toEqual(await compared(field, a, b));
		expect(await compared(field, cases[0][1], {})).toEqual({level: undefined, weight: 0});
	});
});

it('a new ID says nothing of an old one', async () => {
	expect(await compared(at.id, withId('074080123456'), withId(undefined, '280123456'))).toEqual({level: undefined, weight: 0});
});

it('addresses are compared by their letters where nobody names a unit', async () => {
	expect((await compared(at.place, {address: '12 Lê Lợi'}, {address: '12 Lê Lợii'})).level).toBe('address_near');
	expect((await compared(at.place, {address: '12 Lê Lợi'}, {address: 'Quốc lộ 13'})).level).toBe('different');
});

const customs: readonly {type: string; cases: readonly (readonly [a: string, b: string, level: string])[]}[] = [
	{type: 'exact', cases: [['2134', '2134', 'equal'], ['2134', '2143', 'different']]},
	{type: 'text', cases: [['hoa hồng', 'hoa hồng', 'equal'], ['buôn bán nhỏ', 'buôn bán nhỏi', 'near'], ['buôn bán', 'buôn bán nhỏ', 'part'], ['thợ mộc', 'giáo viên', 'different']]},
	{type: 'name', cases: [['lê văn tám', 'lê văn tám', 'equal'], ['lê văn tám', 'le van tam', 'accents'], ['lê văn tám', 'lê tám', 'middle_missing'], ['lê văn tám', 'đỗ thị mai', 'different']]},
	{type: 'date', cases: [['20100405', '20100405', 'equal'], ['20100405', '20100504', 'day_month_swapped'], ['20100405', '20100415', 'one_digit'], ['20100405', '19951119', 'different']]},
	{type: 'id', cases: [['7801234', '7801234', 'equal'], ['7801234', '7801235', 'one_digit'], ['7801234', '7802134', 'one_digit'], ['7801234', '9955111', 'different']]},
	{type: 'number', cases: [['1250', '1250', 'equal'], ['1250', '1260', 'near'], ['1250', '980', 'different']]},
];

describe.each(customs)('a custom field of type $type', ({type, cases}) => {
	it('has the levels of its type', async () => {
		const found: Compared[] = [];
		for (const [a, b] of cases) found.push(await compared(at.custom, {customs: {field: a}}, {customs: {field: b}}, {field: type}));
		expect(found.map(({level}) => level)).toEqual(cases.map(([, , level]) => level));
		const weights = found.map(({weight}) => weight);
		expect(weights).toEqual(weights.toSorted((a, b) => b - a));
		expect(weights.at(-1)).toBeLessThan(0);
	});
});
