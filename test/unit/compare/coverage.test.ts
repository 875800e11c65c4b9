import {describe, expect, test} from 'vitest';
import {Coverage, type Register} from '../../../src/compare/coverage.ts';

const register = (extract: boolean, kinds: Readonly<Record<string, number>>, rest: Partial<Register> = {}): Register => ({
	extract, unit: '25741', asOf: 20220815, complete: true, kinds: new Map(Object.entries(kinds)), ...rest,
});

/** Until when people of a kind must be in the extract; undefined where they need not be. */
const expected = (kind: string, own: Register, ...others: readonly Register[]): number | undefined => new Coverage([own, ...others]).expectedUntil(own, kind);

const local = register(false, {permanent: 900, temporary: 600});

describe('kinds of residence', () => {
	test('an extract of permanent residents misses no lodger', () => {
		const extract = register(true, {permanent: 900});
		expect(expected('permanent', local, extract)).toBe(20220815);
		expect(expected('absent', local, extract)).toBe(20220815);
		expect(expected('temporary', local, extract)).toBeUndefined();
	});

	test('one that carries lodgers does', () => {
		expect(expected('temporary', local, register(true, {permanent: 900, temporary: 500}))).toBe(20220815);
	});

	test('a few lodgers by mistake do not make it carry them', () => {
		expect(expected('temporary', local, register(true, {permanent: 900, temporary: 3}))).toBeUndefined();
	});

	test('one that does not tell kinds holds permanent residents', () => {
		const silent = register(true, {'': 900});
		expect(expected('permanent', local, silent)).toBe(20220815);
		expect(expected('temporary', local, silent)).toBeUndefined();
	});

	test('who does not tell his kind must be there only where every kind is', () => {
		const silent = register(false, {'': 1500});
		expect(expected('', silent, register(true, {permanent: 900}))).toBeUndefined();
		expect(expected('', silent, register(true, {permanent: 900, temporary: 500}))).toBe(20220815);
		expect(expected('', silent, register(true, {'': 900}))).toBe(20220815);
	});

	test('the same holds the other way round', () => {
		const extract = register(true, {permanent: 900, temporary: 500});
		expect(expected('permanent', extract, register(false, {permanent: 800}))).toBe(20220815);
		expect(expected('temporary', extract, register(false, {permanent: 800}))).toBeUndefined();
		expect(expected('', register(true, {'': 900}), register(false, {permanent: 800, temporary: 100}))).toBe(20220815);
	});
});

describe('units and days', () => {
	const extract = register(true, {permanent: 900});

	test('only a complete register of this very unit counts', () => {
		expect(expected('permanent', local, register(true, {permanent: 900}, {complete: false}))).toBeUndefined();
		expect(expected('permanent', local, register(true, {permanent: 900}, {unit: '25744'}))).toBeUndefined();
		expect(expected('permanent', register(false, {permanent: 9}, {complete: false}), extract)).toBe(20220815);
	});

	test('registers too far apart in time are not held against each other', () => {
		expect(expected('permanent', local, register(true, {permanent: 900}, {asOf: 20220601}))).toBe(20220601);
		expect(expected('permanent', local, register(true, {permanent: 900}, {asOf: 20220401}))).toBeUndefined();
	});

	test('after a merger the successor must be complete', () => {
		// Phú Lợi (25744) went into the new ward of Phú Lợi, whose code had meant Phú Hòa.
		const before = register(false, {permanent: 9}, {unit: '25744', asOf: 20250615});
		expect(expected('permanent', before, register(true, {permanent: 9}, {unit: '25750', asOf: 20250801}))).toBe(20250801);
		expect(expected('permanent', before, register(true, {permanent: 9}, {unit: '25747', asOf: 20250801}))).toBeUndefined();
	});

	test('after a split every successor must be', () => {
		const before = register(false, {permanent: 9}, {unit: '25741', asOf: 20250615});
		const one = register(true, {permanent: 9}, {unit: '25747', asOf: 20250801});
		const other = register(true, {permanent: 9}, {unit: '25750', asOf: 20250715});
		expect(expected('permanent', before, one)).toBeUndefined();
		expect(expected('permanent', before, one, other)).toBe(20250715);
	});

	test('a new unit is missed in none but all of its predecessors', () => {
		const after = register(true, {permanent: 9}, {unit: '25747', asOf: 20250801});
		const predecessors = ['25741', '25747', '25753', '25756', '25774'].map(unit => register(false, {permanent: 9}, {unit, asOf: 20250615}));
		expect(expected('permanent', after, ...predecessors)).toBe(20250615);
		expect(expected('permanent', after, ...predecessors.slice(1))).toBeUndefined();
	});
});
