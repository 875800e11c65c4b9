import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, describe, expect, it} from 'vitest';
import {dedupe} from '../../../src/dedupe/dedupe.ts';
import {fieldsOf} from '../../../src/link/fields.ts';
import {fitModel, link} from '../../../src/link/link.ts';
import {readModel, requireModel, writeModel} from '../../../src/link/model-file.ts';
import type {Model} from '../../../src/link/model.ts';
import {levelWeights, zoneMoves} from '../../../src/link/train.ts';
import type {Store} from '../../../src/store/store.ts';
import {peopleOf, storeOf, type Resident} from '../../support/people-of.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasoat-train-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, {recursive: true}));

/** 200 people, each tenth of them twice, one of both without marks. */
const residents = Array.from({length: 200}, (_, index): Resident => ({
	key: `25741/C${String(index).padStart(3, '0')}`,
	name: `${['Nguyễn', 'Trần', 'Lê', 'Phạm'][index % 4]} ${['Văn', 'Minh', 'Thị', 'Ngọc', 'Hữu'][index % 5]} ${['An', 'Bình', 'Cúc', 'Dũng', 'Giang', 'Hạnh', 'Khoa'][index % 7]}`,
	birth: (1930 + ((index * 17) % 80)) * 10_000 + (1 + ((index * 7) % 12)) * 100 + 1 + ((index * 11) % 28),
	sex: index % 2 === 0 ? 'male' : 'female',
	id: `0740${String((30 + index * 17) % 100).padStart(2, '0')}${String(100_000 + index * 1719).padStart(6, '0')}`,
	unit: index % 3 === 0 ? '25741' : '25744', hamlet: `Khu phố ${1 + (index % 8)}`, household: `K${Math.floor(index / 4)}`,
}));
const again = residents.filter((_, index) => index % 10 === 0).map((resident, index): Resident => ({
	...resident, key: resident.key.replace('C', 'D'), household: `X${index}`, name: index % 2 === 0 ? resident.name : resident.name?.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd'),
}));
const everybody = [...residents, ...again];
const within = {mode: 'within', threads: 1} as const;

let store: Store | undefined;
afterEach(() => {
	store?.close();
	store = undefined;
});

describe('a model', () => {
	it('gives the same weights to the records that it was fitted to when it comes from its file', async () => {
		const people = await peopleOf(everybody);
		const fitted = await link(people, within);
		writeModel(file('same.json'), fitted.model, {data: 'x', thresholds: fitted.thresholds});
		const kept = await link(people, {...within, model: readModel(file('same.json'))});
		expect({a: kept.a, b: kept.b, weight: kept.weight}).toEqual({a: fitted.a, b: fitted.b, weight: fitted.weight});
		expect(statSync(file('same.json')).mode & 0o777).toBe(0o600);
	});

	it('keeps how rare a value is, whoever comes and goes', async () => {
		const people = await peopleOf(everybody);
		const {model} = await link(people, within);
		const weightOfFirst = async (list: readonly Resident[]): Promise<number> => {
			const {a, b, weight} = await link(await peopleOf(list), {...within, model});
			return weight[Array.from(a).findIndex((row, index) => row === 0 && b[index] === list.length - 1)];
		};
		const placeless = {hamlet: undefined, household: undefined};
		const pair = [{...residents[0], ...placeless}, {...again[0], ...placeless, key: '25741/Z'}];
		const same = residents.slice(1, 100).map(resident => ({...resident, ...placeless, name: residents[0].name, birth: residents[0].birth}));
		expect(await weightOfFirst([pair[0], ...same, pair[1]])).toBeCloseTo(await weightOfFirst(pair), 5);
	});

	it('says what pairs of one ID show, and which levels nobody showed', async () => {
		const model = await fitModel(await peopleOf(everybody), within, []);
		expect(model.fit.idPairs).toBe(20);
		const weights = new Map(levelWeights(model).map(each => [`${each.field}.${each.level}`, each]));
		expect(weights.get('full_name.equal')?.byIds).toBeCloseTo(weights.get('full_name.equal')!.weight, 0);
		expect(weights.get('personal_id.equal')?.byIds).toBeNull();
		expect(weights.get('full_name.word_order')?.assumed).toBe(true);
		expect(weights.get('full_name.accents')?.assumed).toBe(false);
	});

	it('learns from officers', async () => {
		const people = await peopleOf(everybody.map(resident => ({...resident, id: undefined})));
		const rowOf = (key: string): number => everybody.findIndex(resident => resident.key === key);
		const rulings = again.map((resident, index) => ({a: rowOf(residents[index * 10].key), b: rowOf(resident.key), word: 'different' as const}));
		const [free, ruled] = [await fitModel(people, within, []), await fitModel(people, within, rulings)];
		expect(ruled.fit.ruledPairs).toBe(20);
		expect(ruled.fit.matches).toBeLessThan(free.fit.matches - 15);
	});

	it('moves pairs from zone to zone only where it differs', async () => {
		const people = await peopleOf(everybody);
		const model = await fitModel(people, within, []);
		const options = {...within, thresholds: {match: 0.95, review: 0.02}};
		expect(await zoneMoves(people, model, model, options)).toEqual([]);
		const moves = await zoneMoves(people, model, {...model, prior: model.prior / 2 ** 60}, options);
		expect(moves).toContainEqual({from: 'match', to: 'none', pairs: expect.any(Number) as number});
	});
});

describe('a model file', () => {
	const now = new Date('2022-08-16T00:00:00Z');

	it('of other fields gives way to a new one, which is said', async () => {
		const path = file('fields.json');
		store = await storeOf(everybody);
		expect((await dedupe(store, {threads: 1, now, modelFile: path})).model).toMatchObject({origin: 'fitted', because: 'none'});
		expect((await dedupe(store, {threads: 1, now, modelFile: path})).model).toMatchObject({origin: 'kept', because: null});
		store.close();
		store = await storeOf(everybody.map((resident, index) => ({...resident, customs: {insurance: `BH${index}`}})), {insurance: 'id'});
		expect((await dedupe(store, {threads: 1, now, modelFile: path})).model).toEqual({origin: 'fitted', because: 'other_fields', missing: ['insurance'], surplus: []});
		expect(readModel(path)?.made?.version).toBe(2);
	});

	it('of other fields is a known error where nothing but the kept one will do', async () => {
		const [plain, custom] = [await peopleOf(everybody), await peopleOf(everybody.map(resident => ({...resident, customs: {tax: '1'}})), {tax: 'exact'})];
		const path = file('required.json');
		writeModel(path, await fitModel(custom, within, []), {data: 'x', thresholds: {match: 0.95, review: 0.02}});
		expect(() => requireModel(path, fieldsOf(plain), 'dedupe')).toThrow(expect.objectContaining({code: 'MODEL_OTHER_FIELDS', details: {step: 'dedupe', missing: [], surplus: ['tax']}}));
		expect(() => requireModel(file('none.json'), fieldsOf(plain), 'dedupe')).toThrow(expect.objectContaining({code: 'MODEL_MISSING'}));
	});

	it('that cannot be opened is a known error', () => {
		mkdirSync(file('folder.json'));
		expect(() => readModel(file('folder.json'))).toThrow(expect.objectContaining({code: 'MODEL_UNREADABLE', exitCode: 5}));
	});

	it.each([['{'], ['{}'], ['{"schema":"rasoat.model.v1","prior":"x"}']])('that is damaged is a known error: %s', text => {
		writeFileSync(file('damaged.json'), text);
		expect(() => readModel(file('damaged.json'))).toThrow(expect.objectContaining({code: 'MODEL_UNREADABLE', exitCode: 5}));
	});

	it.each<[string, (model: Model) => void]>([
		['a prior that is no share', model => { model.prior = 2; }],
		['a share that is nothing', model => { model.fields[0].u[0] = 0; }],
		['too few shares for its levels', model => { model.fields[0].m.pop(); }],
		['a context without its shares', model => { model.nameU.pop(); }],
		['a context with too few of them', model => { model.birthU[1].pop(); }],
		['values without their counts', model => { model.frequencies.birth.counts.pop(); }],
	])('that would weigh with no numbers is damaged: %s', async (_, damage) => {
		const model = await fitModel(await peopleOf(everybody), within, []);
		damage(model);
		writeModel(file('unsound.json'), model, {data: 'x', thresholds: {match: 0.95, review: 0.02}});
		expect(() => readModel(file('unsound.json'))).toThrow(expect.objectContaining({code: 'MODEL_UNREADABLE', exitCode: 5}));
	});

	it('names no name, and says what it was fitted to', async () => {
		store = await storeOf(everybody);
		const path = file('names.json');
		await dedupe(store, {threads: 1, now, modelFile: path});
		expect(readFileSync(path, 'utf8')).not.toMatch(/nguy|bình/i);
		expect(readModel(path)?.made).toMatchObject({version: 1, data: expect.stringMatching(/^[0-9a-f]{64}$/) as string, thresholds: {match: 0.95}});
	});
});
