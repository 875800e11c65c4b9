import type {Store} from '../store/store.ts';
import {codesOf} from './code-fields.ts';
import {datesOf} from './date-fields.ts';
import type {DescribedStage} from './describe.ts';
import {mapPlainField, plainFields} from './identifiers.ts';
import {type Reading, presentOf} from './stage-fields.ts';
import {type ColumnContexts} from './text-contexts.ts';
import {textsOf} from './text-fields.ts';

export interface ReadFields {
	readonly readings: readonly Reading[];
	/** Of the columns, where a file of the stage is of an old encoding. */
	readonly contexts?: ColumnContexts;
}

/** Cleans the distinct values of all fields of a stage, and says how each field is read out of its rows. */
export async function readFields(store: Store, stage: DescribedStage): Promise<ReadFields> {
	const {readings: texts, contexts} = await textsOf(store, stage);
	return {contexts, readings: [...texts, ...await datesOf(store, stage), ...await codesOf(store, stage, contexts), ...await plainOf(store, stage, contexts)]};
}

async function plainOf(store: Store, stage: DescribedStage, contexts: ColumnContexts | undefined): Promise<Reading[]> {
	const readings: Reading[] = [{field: 'unit', value: `coalesce(${stage.unit}, s.source_unit)`, join: stage.unitJoin}];
	for (const field of presentOf(stage, plainFields)) readings.push(await mapPlainField(store, stage, field, contexts?.get(field)));
	return readings;
}
