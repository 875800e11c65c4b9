import type {Store} from '../store/store.ts';
import {datesOf} from './date-fields.ts';
import type {DescribedStage} from './describe.ts';
import {mapCodes} from './dictionaries.ts';
import {mapPlainField, plainFields} from './identifiers.ts';
import {type Reading, mapped, presentOf, valuesOf, writtenOf} from './stage-fields.ts';
import {textsOf} from './text-fields.ts';

const codeFields = ['sex', 'status', 'residence_type', 'relation', 'ethnicity', 'religion', 'marital_status'] as const;

/** Cleans the distinct values of all fields of a stage, and says how each field is read out of its rows. */
export async function readFields(store: Store, stage: DescribedStage): Promise<Reading[]> {
	return [...await textsOf(store, stage), ...await datesOf(store, stage), ...await codesOf(store, stage), ...await plainOf(store, stage)];
}

async function codesOf(store: Store, stage: DescribedStage): Promise<Reading[]> {
	const readings: Reading[] = [];
	for (const field of presentOf(stage, codeFields)) {
		await mapCodes(store, `map_${field}`, valuesOf(stage, field), field, stage.layout.values.get(field));
		readings.push(mapped(stage, field, `map_${field}`));
	}
	return readings;
}

async function plainOf(store: Store, stage: DescribedStage): Promise<Reading[]> {
	const readings: Reading[] = [{field: 'unit', value: `coalesce(${stage.unit}, s.source_unit)`, join: stage.unitJoin}];
	for (const field of presentOf(stage, plainFields)) {
		const written = writtenOf(stage, field);
		const cleaned = await mapPlainField(store, `map_${field}`, field, valuesOf(stage, field));
		readings.push(cleaned
			? {field, value: `nullif(coalesce(m_${field}.clean, ${written}), '')`, join: `LEFT JOIN map_${field} m_${field} ON m_${field}.written = ${written}`}
			: {field, value: written, join: ''});
	}
	return readings;
}
