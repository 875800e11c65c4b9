import {afterEach, describe, expect, it} from 'vitest';
import {dedupe} from '../../../src/dedupe/dedupe.ts';
import {drawFrom} from '../../../src/link/draw.ts';
import {idLevels} from '../../../src/link/levels.ts';
import {fitModel, link} from '../../../src/link/link.ts';
import {planLink} from '../../../src/link/plan.ts';
import {levelWeights} from '../../../src/link/train.ts';
import type {Store} from '../../../src/store/store.ts';
import {peopleOf, storeOf, type Resident} from '../../support/people-of.ts';

const now = new Date('2022-08-16T00:00:00Z');
const thresholds = {match: 0.95, review: 0.02};

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đỗ', 'Vũ', 'Bùi'];
const middle = ['Văn', 'Minh', 'Thị', 'Ngọc', 'Hữu', 'Kim', 'Thế', 'Quốc', 'Thanh'];
const given = ['An', 'Bình', 'Cúc', 'Dũng', 'Giang', 'Hạnh', 'Khoa', 'Lan', 'Mai', 'Nga', 'Oanh'];
const people = Array.from({length: 120}, (_, index): Resident => ({
	key: `25741/A${String(index).padStart(3, '0')}`,
	name: `${family[index % 7]} ${middle[index % 9]} ${given[index % 11]}`,
	birth: (1940 + ((index * 7) % 60)) * 10_000 + (1 + (index % 12)) * 100 + 1 + ((index * 5) % 28),
	sex: index % 2 === 0 ? 'male' : 'female',
	id: `0740${String(40 + ((index * 7) % 60)).padStart(2, '0')}${String(100_000 + index * 3719)}`,
	unit: '25741', hamlet: `Khu phố ${1 + (index % 6)}`, household: `H${Math.floor(index / 3)}`, phone: `09${String(13_000_000 + index * 7717)}`,
}));
const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
/** Every fifteenth again, in another commune, his name without marks. */
const twice = people.filter((_, index) => index % 15 === 0).map((person): Resident => ({...person, key: person.key.replace('25741/A', '25744/B'), unit: '25744', household: 'X', name: withoutMarks(person.name!)}));

let store: Store | undefined;
afterEach(() => {
	store?.close();
	store = undefined;
});

/** Pairs by decision after `dedupe`, the true ones (whose codes are one number) and the others. */
async function decided(residents: readonly Resident[]): Promise<{right: Record<string, number>; wrong: Record<string, number>}> {
	store = await storeOf(residents);
	await dedupe(store, {threads: 1, now});
	const rows = await store.rows<{a: string; b: string; decision: string}>('pairs', `SELECT record_a AS a, record_b AS b, decision FROM pairs`);
	const result: {right: Record<string, number>; wrong: Record<string, number>} = {right: {}, wrong: {}};
	for (const {a, b, decision} of rows) {
		const counts = a.slice(-3) === b.slice(-3) ? result.right : result.wrong;
		counts[decision] = (counts[decision] ?? 0) + 1;
	}
	return result;
}

const cases: readonly (readonly [string, readonly Resident[]])[] = [
	['no IDs at all', [...people, ...twice].map(person => ({...person, id: undefined}))],
	['all birth dates missing', [...people, ...twice].map(person => ({...person, birth: undefined}))],
	['one name in nine of ten rows', [...people, ...twice].map((person, index) => (index % 10 === 3 ? person : {...person, name: 'Nguyễn Thị Hoa'}))],
	['one birth date in nine of ten rows', [...people, ...twice].map((person, index) => (index % 10 === 3 ? person : {...person, birth: 19_800_101}))],
	['columns that are constant', [...people, ...twice].map(person => ({...person, unit: '25741', hamlet: 'Khu phố 1', sex: 'female' as const}))],
	['ten records', [...people.slice(0, 9), twice[0]]],
	['only duplicates', people.slice(0, 30).flatMap(person => [person, {...person, key: person.key.replace('25741/A', '25744/B'), unit: '25744'}])],
];

describe('when input is bad', () => {
	it.each(cases)('%s: nobody is taken for another, and those who are twice are shown', async (_, residents) => {
		const {right, wrong} = await decided(residents);
		const planted = residents.filter(({key}) => key.startsWith('25744/B')).length;
		expect(wrong.match ?? 0).toBe(0);
		expect((right.match ?? 0) + (right.review ?? 0)).toBe(planted);
	});

	it.each(cases)('%s: a model and a plan are still made, and every figure is one', async (_, residents) => {
		const set = await peopleOf(residents);
		const model = await fitModel(set, {mode: 'within', threads: 1}, []);
		for (const {weight, byIds} of levelWeights(model)) expect([Number.isFinite(weight), byIds === null || Number.isFinite(byIds)]).toEqual([true, true]);
		const plan = await planLink(set, {mode: 'within', threads: 1, thresholds, ticks: () => performance.now()});
		expect(plan.pairs).toBe((residents.length * (residents.length - 1)) / 2);
	});

	it.each<[string, Partial<Resident>]>([
		['name', {name: 'Nguyễn Thị Hoa'}],
		['birth date', {birth: 19_800_405}],
	])('one %s in nine of ten rows of a large register: those who share it are not taken for one person', async (_, shared) => {
		const draw = drawFrom(5);
		const below = (count: number): number => Math.floor(draw() * count);
		const many: Resident[] = [];
		while (many.length < 20_100) {
			const number = many.length;
			const resident: Resident = {
				key: `K${String(number).padStart(5, '0')}`, name: `${family[below(7)]} ${middle[below(9)]} ${given[below(11)]}`,
				birth: (1940 + below(70)) * 10_000 + (1 + below(12)) * 100 + 1 + below(28), sex: below(2) === 0 ? 'male' : 'female',
				unit: String(25_741 + below(30)), household: `H${number >> 2}`, phone: `09${String(10_000_000 + number * 3719)}`,
				...(below(10) > 0 && shared),
			};
			many.push(resident, ...(number % 100 === 0 ? [{...resident, key: `${resident.key}B`}] : []));
		}
		const {fit} = await fitModel(await peopleOf(many), {mode: 'within', threads: 1}, []);
		expect(fit.converged).toBe(true);
		// 200 of them are there twice.
		expect(fit.matches).toBeLessThan(600);
	});

	it('one record: there is nothing to link', async () => {
		const set = await peopleOf([people[0]]);
		expect((await link(set, {mode: 'within', threads: 1})).a).toHaveLength(0);
		expect(await planLink(set, {mode: 'within', threads: 1, thresholds, ticks: () => performance.now()})).toMatchObject({records: 1, pairs: 0, kept: 0, largest: []});
	});

	it('without IDs says that nothing was learnt from them, nor of them', async () => {
		const {fit} = await fitModel(await peopleOf(people.map(person => ({...person, id: undefined}))), {mode: 'within', threads: 1}, []);
		expect([fit.idPairs, fit.byIds]).toEqual([0, []]);
		expect(fit.assumed.filter(level => level.startsWith('personal_id'))).toEqual(idLevels.map(level => `personal_id.${level}`));
	});
});
