import type {Store} from '../store/store.ts';
import {codeFields} from './code-fields.ts';
import {dateFields} from './date-fields.ts';
import type {DescribedStage} from './describe.ts';
import {presentOf} from './stage-fields.ts';
import {nameFields, textFields} from './text-fields.ts';

/** Counts for each source of a stage, whose records are numbered from `firstId`, and for each field the cells that were not simply read as they stand. */
export async function countReadings(store: Store, stage: DescribedStage, firstId: number): Promise<void> {
	for (const {table, id, fields, doubtful} of dictionaries) {
		for (const field of presentOf(stage, fields)) {
			await store.insertFound('ingest: count readings', 'column_readings', `
				SELECT r.source_id, '${field}', d.reading, count(*), count(*) FILTER (d.doubtful)
				FROM records r JOIN (SELECT ${id}, reading, ${doubtful} AS doubtful FROM ${table} WHERE reading IS NOT NULL) d ON d.${id} = r.${field}
				WHERE r.record_id >= ${firstId} AND r.record_id < ${firstId + stage.span} GROUP BY ALL ORDER BY ALL`);
		}
	}
}

const dictionaries = [
	{table: 'names', id: 'name_id', fields: nameFields, doubtful: 'doubtful'}, {table: 'texts', id: 'text_id', fields: textFields, doubtful: 'doubtful'},
	{table: 'dates', id: 'date_id', fields: dateFields, doubtful: 'doubtful'},
	// What a list knows is certain.
	{table: 'codes', id: 'code_id', fields: codeFields, doubtful: 'false'},
] as const;
