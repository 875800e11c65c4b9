import type {Store} from '../store/store.ts';
import type {Model} from './model.ts';
import {fieldsOf} from './fields.ts';
import {PairComparer} from './pair-comparer.ts';
import {loadPeople, type PeopleSelection} from './people.ts';
import {readValues} from './record-values.ts';
import {probabilityOf, Scorer, type Evidence} from './scorer.ts';
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
 * Weighs one pair anew and says how: the same sum as the engine's, item by item. Loads the people of the
 * selection, since a value's rarity depends on all of them.
 *
 * @param readModelFor gives the model for these fields.
 */
export async function explainPair(store: Store, selection: PeopleSelection, readModelFor: (fields: ReturnType<typeof fieldsOf>) => Model, recordA: number, recordB: number): Promise<Explanation> {
	const people = await loadPeople(store, selection);
	const model = readModelFor(fieldsOf(people));
	const [a, b] = [people.recordIds.indexOf(recordA), people.recordIds.indexOf(recordB)];
	const levels = new Uint8Array(model.fields.length);
	new PairComparer(people).compare(a, b, levels);
	const scorer = new Scorer(model, new Rarity(people, termFrequencies(people, model.frequencies)));
	const values = await readValues(store, [recordA, recordB]);
	const [valuesA, valuesB] = [values.get(recordA)!, values.get(recordB)!];
	let sum = scorer.prior;
	const fields = scorer.evidence(a, b, levels).map((evidence): ExplainedField => {
		sum += evidence.weight;
		const names = valueFields[evidence.field] ?? [evidence.field];
		const pick = (of: ReadonlyMap<string, string>): Record<string, string> => Object.fromEntries(names.flatMap(name => (of.has(name) ? [[name, of.get(name)!]] : [])));
		return {...evidence, valuesA: pick(valuesA), valuesB: pick(valuesB), sum};
	});
	const weight = scorer.weight(a, b, levels);
	return {prior: scorer.prior, fields, weight, probability: probabilityOf(weight)};
}

const valueFields: Readonly<Record<string, readonly string[]>> = {
	personal_id: ['personal_id', 'old_id'],
	place: ['unit', 'hamlet', 'household', 'address'],
	contact: ['phone', 'email'],
	parents: ['father_name', 'mother_name'],
};
