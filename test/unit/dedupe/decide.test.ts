import {describe, expect, it} from 'vitest';
import {decide} from '../../../src/dedupe/decide.ts';
import type {Judge, Objection} from '../../../src/dedupe/decide.ts';
import type {Witness} from '../../../src/dedupe/witness.ts';
import type {LinkResult} from '../../../src/link/link.ts';

const resultOf = (pairs: readonly (readonly [a: number, b: number, weight: number])[]): LinkResult => ({
	a: Int32Array.from(pairs, ([a]) => a),
	b: Int32Array.from(pairs, ([, b]) => b),
	weight: Float64Array.from(pairs, ([, , weight]) => weight),
	thresholds: {match: 0.95, review: 0.02},
} as LinkResult);

const judge = (weight = 0, objection?: Objection, differ = false): Judge => ({weigh: () => weight, objection: () => objection, formerId: () => undefined, differ: () => differ});
const nobody: Witness = {person: new Int32Array(6), confirmed: new Uint8Array(6), exact: new Uint8Array(6), candidates: new Map(), together: []};
const witnessOf = (person: readonly number[], confirmed: readonly number[], together: readonly (readonly number[])[] = []): Witness =>
	({...nobody, person: Int32Array.from(person), confirmed: Uint8Array.from(confirmed), together});

describe('decide', () => {
	it('puts weights into three zones', () => {
		const decided = decide(resultOf([[0, 1, 10], [1, 2, 0], [2, 3, -8]]), nobody, judge());
		expect(decided.map(({decision}) => decision)).toEqual(['match', 'review', 'distinct']);
	});

	it('takes two records linked to one person of the extract as one, found or not', () => {
		const decided = decide(resultOf([[0, 1, -3]]), witnessOf([7, 7, 7], [1, 0, 0], [[0, 1, 2]]), judge(-20));
		expect(decided).toEqual([
			{a: 0, b: 1, weight: -3, decision: 'match', because: 'same_extract_person'},
			{a: 0, b: 2, weight: -20, decision: 'match', because: 'same_extract_person'},
			{a: 1, b: 2, weight: -20, decision: 'match', because: 'same_extract_person'},
		]);
	});

	it('never takes two confirmed persons as one, however alike', () => {
		const [pair] = decide(resultOf([[0, 1, 30]]), witnessOf([7, 8], [1, 1]), judge());
		expect(pair).toMatchObject({decision: 'distinct', because: 'two_extract_persons'});
	});

	it('leaves a pair of two persons to an officer where one is not confirmed', () => {
		const [pair] = decide(resultOf([[0, 1, 30]]), witnessOf([7, 8], [1, 0]), judge());
		expect(pair.decision).toBe('review');
	});

	it('does not take two who agree in neither name nor birth date as one, though one person stands for both', () => {
		const [pair] = decide(resultOf([[0, 1, 12]]), witnessOf([7, 7], [0, 0], [[0, 1]]), judge(0, undefined, true));
		expect(pair).toMatchObject({decision: 'review', because: 'same_extract_person'});
	});

	it('leaves a pair to an officer for which the extract has more than one person', () => {
		const witness = {...nobody, person: Int32Array.of(7, 0, 0), candidates: new Map([[1, [7, 8]], [2, [7]]])};
		const decided = decide(resultOf([[0, 1, 12], [0, 2, 12]]), witness, judge());
		expect(decided.map(({decision, because}) => [decision, because])).toEqual([['review', 'several_extract_persons'], ['match', undefined]]);
	});

	it.each(['only_the_id_agrees', 'two_others'] as const)('makes two people of a pair that the records speak against: %s', because => {
		const decided = decide(resultOf([[0, 1, 12], [1, 2, 0], [2, 3, -8]]), nobody, judge(0, because));
		expect(decided.map(pair => [pair.decision, pair.because])).toEqual([['distinct', because], ['distinct', because], ['distinct', undefined]]);
	});

	it.each(['id_contested', 'one_differs', 'nothing_confirms', 'ids_differ', 'only_name_and_birth', 'perhaps_twins'] as const)('leaves a certain pair to an officer: %s', because => {
		const decided = decide(resultOf([[0, 1, 12], [1, 2, 0]]), nobody, judge(0, because));
		expect(decided.map(pair => [pair.decision, pair.because])).toEqual([['review', because], ['review', undefined]]);
		expect(decide(resultOf([[0, 1, 12]]), witnessOf([7, 7], [1, 0], [[0, 1]]), judge(0, because))[0].decision).toBe('match');
	});

	it.each([['ids_differ', 'review'], ['two_others', 'review'], ['one_differs', 'match']] as const)('looks at what a third record joins: %s', (because, decision) => {
		const apart: Judge = {...judge(), objection: (a, b) => (a + b === 2 ? because : undefined)};
		const decided = decide(resultOf([[0, 1, 20], [1, 2, 9]]), nobody, apart);
		expect(decided.map(pair => pair.decision)).toEqual(['match', decision]);
		// One person of the extract is one person.
		expect(decide(resultOf([[0, 1, 20], [1, 2, 9]]), witnessOf([7, 7, 7], [0, 0, 0], [[0, 1, 2]]), apart).map(pair => pair.decision)).toEqual(['match', 'match', 'match']);
	});

	it('holds an officer\'s word above the extract and the weight, and joins by it first', () => {
		const told = decide(resultOf([[0, 1, 20], [1, 2, 9]]), witnessOf([7, 0, 8], [1, 0, 1]), judge(-30), [{a: 0, b: 2, word: 'same'}, {a: 0, b: 1, word: 'different'}]);
		expect(told.map(({a, b, decision, because}) => [a, b, decision, because])).toEqual([
			[0, 1, 'distinct', 'officer'], [0, 2, 'match', 'officer'], [1, 2, 'review', 'cluster_contradiction'],
		]);
	});

	it('breaks the weakest link that would join two confirmed persons', () => {
		const decided = decide(resultOf([[0, 1, 20], [1, 2, 9]]), witnessOf([7, 0, 8], [1, 0, 1]), judge());
		expect(decided.map(({decision}) => decision)).toEqual(['match', 'review']);
		expect(decided[1].because).toBe('cluster_contradiction');
	});

	it('leaves a pair to an officer that the other pairs of its clusters outweigh, unless the extract joins them', () => {
		const pairs: readonly (readonly [number, number, number])[] = [[0, 1, 20], [1, 2, 6]];
		const of = (weightOfOthers: number): Judge => ({...judge(), weigh: (a, b) => pairs.find(pair => pair[0] === a && pair[1] === b)?.[2] ?? weightOfOthers});
		const decisions = (weightOfOthers: number, witness = nobody): string[] => decide(resultOf(pairs), witness, of(weightOfOthers)).map(({decision}) => decision);
		expect(decisions(-14)).toEqual(['match', 'match']);
		expect(decisions(-15)).toEqual(['match', 'review']);
		expect(decisions(-15, witnessOf([7, 7, 7], [1, 0, 0]))).toEqual(['match', 'match']);
	});
});
