import type {Store} from '../store/store.ts';
import type {DescribedStage} from './describe.ts';
import {mapCodes} from './dictionaries.ts';
import {type Reading, mapped, presentOf, valuesOf, writtenOf} from './stage-fields.ts';
import {type ColumnContexts, contextsIn, markedSql} from './text-contexts.ts';

export const codeFields = ['sex', 'status', 'residence_type', 'relation', 'ethnicity', 'religion', 'marital_status'] as const;

/** Coded values: what the profile and the lists say of them, in the encoding that their column is known to have. */
export async function codesOf(store: Store, stage: DescribedStage, contexts: ColumnContexts | undefined): Promise<Reading[]> {
	const readings: Reading[] = [];
	for (const field of presentOf(stage, codeFields)) {
		const map = `map_${field}`;
		const known = stage.layout.values.get(field);
		const byFile = contexts?.get(field);
		if (byFile === undefined) {
			await mapCodes(store, map, valuesOf(stage, field), field, known);
			readings.push(mapped(stage, field, map));
		} else {
			const all = contextsIn([byFile]);
			const key = markedSql(writtenOf(stage, field), byFile, all);
			await mapCodes(store, map, `SELECT ${key} AS written FROM ${stage.table} s`, field, known, all);
			readings.push(mapped(stage, field, map, key));
		}
	}
	return readings;
}
