import {expect, test} from 'vitest';
import {type Candidate, resolve} from '../../../src/compare/resolve.ts';

const candidate = (row: number, weight: number | undefined, certain = true, person = row): Candidate => ({row, person, weight, probability: weight === undefined ? undefined : 1 / (1 + 2 ** -weight), certain, distinct: false, namesake: false, idAlone: false, otherId: false, named: false});

test('a certain candidate without a rival is linked', () => {
	expect(resolve([candidate(1, 12)])).toMatchObject({best: {row: 1}, others: [], open: undefined});
});

test('a candidate that the engine doubts is not', () => {
	expect(resolve([candidate(1, 4, false)]).open).toBe('doubtful');
});

test('nor is one of whom nothing but the ID is known to fit', () => {
	expect(resolve([{...candidate(1, 20, false), idAlone: true}]).open).toBe('id_alone');
});

test('nor is one of another unit of whom nothing but name and birth date fit', () => {
	expect(resolve([{...candidate(1, 20, false), namesake: true}]).open).toBe('namesake');
});

test('nor is one who has an altogether different ID', () => {
	expect(resolve([{...candidate(1, 20), otherId: true}]).open).toBe('other_id');
});

test('a rival has to be a thousand times less likely', () => {
	expect(resolve([candidate(1, 20), candidate(2, 11)]).open).toBe('several');
	expect(resolve([candidate(2, 10), candidate(1, 20)])).toMatchObject({best: {row: 1}, open: undefined});
	expect(resolve([candidate(1, 20), candidate(2, 10), candidate(3, 10)]).open).toBe('several');
});

test('of several rows of one person the most similar one stands for him', () => {
	expect(resolve([candidate(5, 18, true, 4), candidate(4, 20, true, 4)])).toMatchObject({best: {row: 4, person: 4}, others: [], open: undefined});
});

test('equal candidates are in the order of their rows, whatever came first', () => {
	expect(resolve([candidate(9, 15), candidate(3, 15)])).toMatchObject({best: {row: 3}, open: 'several'});
});

test('an ID without a witness links nobody, and hinders nobody', () => {
	expect(resolve([candidate(1, undefined, false)]).open).toBe('id_alone');
	expect(resolve([candidate(1, undefined, false), candidate(2, 14)])).toMatchObject({best: {row: 2}, others: [{row: 1}], open: undefined});
});
