import type {Store} from '../store/store.ts';
import type {Model} from './model.ts';
import {fieldsOf} from './fields.ts';
import {PairComparer} from './pair-comparer.ts';
import {loadPeople, type PeopleSelection} from './people.ts';
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
	const [valuesA, valuesB] = [await valuesOf(store, recordA), await valuesOf(store, recordB)];
	let sum = scorer.prior;
	const fields = scorer.evidence(a, b, levels).map((evidence): ExplainedField => {
		sum += evidence.weight;
		const names = valueFields[evidence.field] ?? [evidence.field];
		const pick = (values: ReadonlyMap<string, string>): Record<string, string> =>
			Object.fromEntries(names.flatMap(name => (values.has(name) ? [[name, values.get(name)!]] : [])));
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

async function valuesOf(store: Store, recordId: number): Promise<Map<string, string>> {
	const [row] = await store.rows('explain: values', `SELECT n.clean AS full_name, d.written AS birth_date, c.canonical AS sex, r.personal_id, r.old_id,
			r.unit, h.written AS hamlet, r.household, coalesce(a.written, p.written, o.written) AS address, r.phone, r.email,
			f.clean AS father_name, m.clean AS mother_name
		FROM records r
		LEFT JOIN names n ON n.name_id = r.full_name
		LEFT JOIN names f ON f.name_id = r.father_name
		LEFT JOIN names m ON m.name_id = r.mother_name
		LEFT JOIN dates d ON d.date_id = r.birth_date
		LEFT JOIN codes c ON c.code_id = r.sex
		LEFT JOIN texts h ON h.text_id = r.hamlet
		LEFT JOIN texts a ON a.text_id = r.address
		LEFT JOIN texts p ON p.text_id = r.permanent_address
		LEFT JOIN texts o ON o.text_id = r.current_address
		WHERE r.record_id = $record`, {record: recordId});
	const customs = await store.rows<{name: string; written: string}>('explain: custom values', `SELECT c.name, v.written
		FROM custom_values v JOIN custom_fields c ON c.custom_id = v.custom_id WHERE v.record_id = $record`, {record: recordId});
	const values = new Map<string, string>();
	for (const [field, value] of Object.entries(row ?? {})) if (value !== null) values.set(field, String(value));
	for (const {name, written} of customs) values.set(name, written);
	return values;
}
