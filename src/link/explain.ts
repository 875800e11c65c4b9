import type {Store} from '../store/store.ts';
import {fieldsOf} from './fields.ts';
import {requireModel} from './model-file.ts';
import {PairComparer} from './pair-comparer.ts';
import type {People} from './people.ts';
import {readValues} from './record-values.ts';
import {probabilityOf, Scorer, type Evidence} from './scorer.ts';
import type {LinkStep} from './stored-pairs.ts';
import {Rarity, termFrequencies} from './term-frequency.ts';

/** A field of a pair as an officer reads it: what both sides say, and what that is worth. */
export interface ExplainedField extends Evidence {
	/** Values of each side by field name; a compared field can rest on several. */
	readonly valuesA: Readonly<Record<string, string>>;
	readonly valuesB: Readonly<Record<string, string>>;
	/** Sum so far, in bits. */
	readonly sum: number;
}

export interface Explanation {
	/** Bits before any field is looked at. */
	readonly prior: number;
	readonly fields: readonly ExplainedField[];
	readonly weight: number;
	readonly probability: number;
}

/**
 * Weighs pairs of record IDs anew and says how: the same sum as the engine's, item by item.
 *
 * @param people all among whom they are weighed, since a value's rarity depends on them.
 * @throws KnownError MODEL_MISSING, MODEL_OTHER_FIELDS, MODEL_UNREADABLE.
 */
export async function explainPairs(store: Store, people: People, {step, modelFile}: {readonly step: LinkStep; readonly modelFile: string}, pairs: readonly (readonly [a: number, b: number])[]): Promise<Explanation[]> {
	const model = requireModel(modelFile, fieldsOf(people), step);
	const comparer = new PairComparer(people);
	const scorer = new Scorer(model, new Rarity(people, termFrequencies(people, model.frequencies)));
	const values = await readValues(store, pairs.flat());
	return pairs.map(([recordA, recordB]) => {
		const [a, b] = [people.recordIds.indexOf(recordA), people.recordIds.indexOf(recordB)];
		const levels = new Uint8Array(model.fields.length);
		comparer.compare(a, b, levels);
		const weight = scorer.weight(a, b, levels);
		return {prior: scorer.prior, fields: fieldsExplained(scorer, scorer.evidence(a, b, levels), values.get(recordA)!, values.get(recordB)!), weight, probability: probabilityOf(weight)};
	});
}

function fieldsExplained({prior}: Scorer, evidence: readonly Evidence[], valuesA: ReadonlyMap<string, string>, valuesB: ReadonlyMap<string, string>): ExplainedField[] {
	let sum = prior;
	return evidence.map(each => {
		sum += each.weight;
		const names = valueFields[each.field] ?? [each.field];
		const pick = (values: ReadonlyMap<string, string>): Record<string, string> => Object.fromEntries(names.flatMap(name => (values.has(name) ? [[name, values.get(name)!]] : [])));
		return {...each, valuesA: pick(valuesA), valuesB: pick(valuesB), sum};
	});
}

/** A field that tells two candidates of one record apart. */
export interface TellingField {
	readonly field: string;
	readonly levelBest: string | null;
	readonly levelOther: string | null;
	/** Bits by which it speaks for the best one. */
	readonly bits: number;
}

/** By what the better of two candidates is ahead (or behind, below 0), the most telling field first; what weighs less than half a bit is left out. */
export function tellingFields(best: Explanation, other: Explanation): TellingField[] {
	return best.fields
		.map(({field, level, weight}, index): TellingField =>
			({field, levelBest: level ?? null, levelOther: other.fields[index].level ?? null, bits: weight - other.fields[index].weight}))
		.filter(({bits}) => Math.abs(bits) >= 0.5)
		.toSorted((x, y) => Math.abs(y.bits) - Math.abs(x.bits));
}

const valueFields: Readonly<Record<string, readonly string[]>> = {
	personal_id: ['personal_id', 'old_id'],
	place: ['unit', 'hamlet', 'household', 'address'],
	contact: ['phone', 'email'],
	parents: ['father_name', 'mother_name'],
};
