import type {Store} from '../store/store.ts';
import {dateFields} from './date-fields.ts';
import type {DescribedStage} from './describe.ts';
import {presentOf} from './stage-fields.ts';
import {nameFields, textFields} from './text-fields.ts';

/** Counts for each source of a stage, whose records are numbered from `firstId`, and for each field the cells that were not simply read as they stand. */
export async function countReadings(store: Store, stage: DescribedStage, firstId: number): Promise<void> {
	for (const [table, id, fields] of dictionaries) {
		for (const field of presentOf(stage, fields)) {
			await store.insertFound('ingest: count readings', 'column_readings', `
				SELECT r.source_id, '${field}', d.reading, count(*), count(*) FILTER (d.doubtful)
				FROM records r JOIN (SELECT ${id}, reading, doubtful FROM ${table} WHERE reading IS NOT NULL) d ON d.${id} = r.${field}
				WHERE r.record_id >= ${firstId} AND r.record_id < ${firstId + stage.span} GROUP BY ALL ORDER BY ALL`);
		}
	}
}

const dictionaries = [['names', 'name_id', nameFields], ['texts', 'text_id', textFields], ['dates', 'date_id', dateFields]] as const;
