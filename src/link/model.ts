import {z} from 'zod';
import {at, type Field} from './fields.ts';
import {birthLevels, contactLevels, customLevels, idLevels, nameLevels, parentsLevels, placeLevels, sexLevels, type CustomType} from './levels.ts';
import type {People} from './people.ts';
import {countFrequencies, frequencyTables} from './term-frequency.ts';

/**
 * A Fellegi–Sunter model (Fellegi & Sunter 1969): for each level of each field the share of pairs of one
 * person (`m`) and of pairs of two people (`u`) that show it, among pairs where both sides have the field.
 */
const shares = z.array(z.number().positive().max(1));
const fieldModel = z.strictObject({field: z.string(), levels: z.array(z.string()), m: shares, u: shares})
	.refine(({levels, m, u}) => m.length === levels.length && u.length === levels.length);

export const modelSchema = z.strictObject({
	schema: z.literal('rasoat.model.v1'),
	/** Share of all possible pairs that are one person. */
	prior: z.number().positive().lt(1),
	fields: z.array(fieldModel),
	/**
	 * `u` where two people live together or share a birth date: siblings, twins and namesakes are alike for
	 * reasons that random pairs don't have. See `context`.
	 */
	nameU: z.array(shares).length(4),
	birthU: z.array(shares).length(2),
	/** The same by home for the ID: one is written twice, or issued next to another, within a family. */
	idU: z.array(shares).length(2),
	/** How often values occur: see `Rarity`. */
	frequencies: frequencyTables,
	fit: z.strictObject({
		records: z.number(),
		/** All possible pairs, and how many of them are expected to be one person. */
		pairs: z.number(),
		matches: z.number(),
		iterations: z.number(),
		converged: z.boolean(),
		/** Levels that no pair showed, as `field.level`: their figures are assumptions. */
		assumed: z.array(z.string()),
		/** Pairs of one ID whose name or birth date agrees at least in part, and pairs that officers decided. */
		idPairs: z.number(),
		ruledPairs: z.number(),
		/** What pairs of one ID show of every field but the ID; nothing where there are none. */
		byIds: z.array(fieldModel),
	}),
	/** Of a model in a file: how many were there before it, a digest of the files that it was fitted to, and the bounds of the zones then. */
	made: z.strictObject({version: z.number(), data: z.string(), thresholds: z.strictObject({match: z.number(), review: z.number()})}).optional(),
}).refine(hasAllShares);
export type Model = z.infer<typeof modelSchema>;
/** A share for each level in each context: where one is missing, weights would be no numbers and nobody would be found. */
function hasAllShares({fields, nameU, birthU, idU}: {fields: z.infer<typeof fieldModel>[]; nameU: number[][]; birthU: number[][]; idU: number[][]}): boolean {
	return ([[at.name, nameU], [at.birth, birthU], [at.id, idU]] as const).every(([field, rows]) => rows.every(row => row.length === fields[field]?.levels.length));
}

/** What a pair's weight follows from, but for the rarity of values. */
export type Parameters = Pick<Model, 'prior' | 'fields' | 'nameU' | 'birthU' | 'idU'>;
export type FieldModel = Model['fields'][number];

/** What a pair shares decides which `u` its name has. */
export const context = {apart: 0, home: 1, homeSameBirth: 2, hamletSameBirth: 3} as const;

/** A pseudo-count: so many pairs' worth of the starting model stand behind each estimate of `m`. */
export const trustInM = 20;

/** Whether the people whom a model was fitted to say more in it than what it began with: where they showed fewer pairs of one person, its figures are assumptions. */
export const isLearnt = ({fit}: Model): boolean => fit.matches >= trustInM;

/** Where estimation begins, and what it falls back to for levels that too few pairs show. */
export function startingModel(fields: readonly Field[], people: People, prior: number, frequencies = countFrequencies(people)): Model {
	return {
		schema: 'rasoat.model.v1',
		prior,
		fields: fields.map(({name, levels}, index) => {
			const start = index < builtIn.length ? builtIn[index] : customStart[people.customs[index - builtIn.length].type];
			return {field: name, levels: [...levels], m: share(start.m), u: share(start.u)};
		}),
		nameU: nameUByContext.map(share),
		birthU: birthUByHome.map(share),
		idU: idUByHome.map(share),
		frequencies,
		fit: {records: people.rows, pairs: 0, matches: 0, iterations: 0, converged: false, assumed: [], idPairs: 0, ruledPairs: 0, byIds: []},
	};
}

interface Start {
	readonly m: readonly number[];
	readonly u: readonly number[];
}

const byLevel = <Level extends string>(levels: readonly Level[], values: Readonly<Record<Level, number>>): number[] => levels.map(level => values[level]);

const name: Start = {
	m: byLevel(nameLevels, {
		equal: 0.8, accents: 0.05, spelling: 0.03, typing: 0.04, dialect_variant: 0.003, word_order: 0.005, middle_missing: 0.025,
		middle_differs: 0.008, part: 0.015, given_only: 0.01, family_only: 0.006, different: 0.004,
	}),
	u: byLevel(nameLevels, {
		equal: 6e-5, accents: 1e-4, spelling: 6e-5, typing: 1e-3, dialect_variant: 1e-4, word_order: 5e-5, middle_missing: 4e-4,
		middle_differs: 3e-3, part: 6e-3, given_only: 0.012, family_only: 0.16, different: 0.82,
	}),
};
const birth: Start = {
	m: byLevel(birthLevels, {equal: 0.9, precision: 0.02, default_date: 0.01, day_month_swapped: 0.008, one_digit: 0.03, near: 0.015, same_year: 0.007, different: 0.01}),
	u: byLevel(birthLevels, {equal: 3.6e-5, precision: 2e-4, default_date: 8e-5, day_month_swapped: 2e-5, one_digit: 6e-4, near: 4e-3, same_year: 0.012, different: 0.983}),
};
const id: Start = {
	m: byLevel(idLevels, {equal: 0.8, one_digit: 0.1, old_id: 0.035, old_id_differs: 0.06, different: 0.004}),
	u: byLevel(idLevels, {equal: 1e-7, one_digit: 2e-6, old_id: 1e-6, old_id_differs: 0.05, different: 0.95}),
};
const builtIn: readonly Start[] = [
	name,
	birth,
	{m: byLevel(sexLevels, {equal: 0.99, different: 0.01}), u: byLevel(sexLevels, {equal: 0.5, different: 0.5})},
	id,
	{
		m: byLevel(placeLevels, {household: 0.35, address: 0.05, address_near: 0.02, hamlet: 0.12, unit: 0.06, different: 0.4}),
		u: byLevel(placeLevels, {household: 1e-5, address: 1e-5, address_near: 1e-5, hamlet: 2e-3, unit: 0.015, different: 0.98}),
	},
	{m: byLevel(contactLevels, {equal: 0.6, near: 0.08, different: 0.32}), u: byLevel(contactLevels, {equal: 1e-5, near: 1e-5, different: 1})},
	{m: byLevel(parentsLevels, {equal: 0.88, one_equal: 0.08, different: 0.04}), u: byLevel(parentsLevels, {equal: 1e-4, one_equal: 2e-3, different: 1})},
];

const customStart: Readonly<Record<CustomType, Start>> = {
	exact: {m: byLevel(customLevels.exact, {equal: 0.9, different: 0.1}), u: byLevel(customLevels.exact, {equal: 0.05, different: 0.95})},
	text: {m: byLevel(customLevels.text, {equal: 0.8, near: 0.1, part: 0.04, different: 0.06}), u: byLevel(customLevels.text, {equal: 0.005, near: 0.003, part: 0.02, different: 0.97})},
	name,
	date: birth,
	id: {m: byLevel(customLevels.id, {equal: 0.85, one_digit: 0.1, different: 0.05}), u: byLevel(customLevels.id, {equal: 1e-5, one_digit: 1e-4, different: 1})},
	number: {m: byLevel(customLevels.number, {equal: 0.85, near: 0.08, different: 0.07}), u: byLevel(customLevels.number, {equal: 0.01, near: 0.05, different: 0.94})},
};

const nameUByContext: readonly (readonly number[])[] = [
	name.u,
	byLevel(nameLevels, {
		equal: 5e-4, accents: 5e-4, spelling: 1e-3, typing: 0.012, dialect_variant: 1e-4, word_order: 1e-4, middle_missing: 0.002,
		middle_differs: 0.004, part: 0.03, given_only: 0.004, family_only: 0.5, different: 0.44,
	}),
	byLevel(nameLevels, {
		equal: 0.002, accents: 0.006, spelling: 0.02, typing: 0.1, dialect_variant: 0.001, word_order: 0.001, middle_missing: 0.01,
		middle_differs: 0.02, part: 0.25, given_only: 0.01, family_only: 0.53, different: 0.05,
	}),
	byLevel(nameLevels, {
		equal: 0.004, accents: 2e-4, spelling: 2e-4, typing: 2e-3, dialect_variant: 1e-4, word_order: 5e-5, middle_missing: 8e-4,
		middle_differs: 4e-3, part: 7e-3, given_only: 0.015, family_only: 0.17, different: 0.79,
	}),
];

const birthUByHome: readonly (readonly number[])[] = [
	birth.u,
	byLevel(birthLevels, {equal: 0.004, precision: 0.003, default_date: 0.001, day_month_swapped: 3e-4, one_digit: 0.01, near: 0.015, same_year: 0.02, different: 0.95}),
];

const idUByHome: readonly (readonly number[])[] = [
	id.u,
	byLevel(idLevels, {equal: 1e-4, one_digit: 1e-3, old_id: 1e-5, old_id_differs: 0.05, different: 0.95}),
];

/** The rows scaled to sum 1. */
export function share(values: readonly number[]): number[] {
	const sum = values.reduce((total, value) => total + value, 0);
	return values.map(value => value / sum);
}
