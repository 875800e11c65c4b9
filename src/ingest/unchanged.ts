import {type Store, literal} from '../store/store.ts';
import {contentSql} from './content.ts';
import {columnReadings} from './date-columns.ts';
import {dateFields} from './date-fields.ts';
import type {DescribedStage} from './describe.ts';
import {stageColumn} from './stage.ts';
import {viewStagedRows} from './store-records.ts';

/** Temporary table `unchanged (record_id, source_id)`: records that a wave repeats word by word. */
export async function createUnchanged(store: Store): Promise<void> {
	await store.run('ingest: create unchanged', 'CREATE OR REPLACE TEMP TABLE unchanged (record_id INTEGER, source_id INTEGER)');
}

/**
 * Gives the records that the accepted files of a stage repeat word by word to their sources, and returns how many they are; the rows
 * are then in `repeated_rows`. Rows that are alike among themselves, or more than one record, stay with the others. What a newer
 * source says is not touched. Nor are sources with cells that could only be read by the rest of their column: the other rows need it.
 */
export async function setUnchangedAside(store: Store, stage: DescribedStage, firstSource: number): Promise<number> {
	await viewStagedRows(store, stage, 0);
	await store.run('ingest: repeated rows', `CREATE OR REPLACE TEMP TABLE repeated_rows AS
		SELECT n.record_id AS row, r.record_id, n.source_id, n.place AS line
		FROM (SELECT s.record_id, s.source_id, s.extract, s.place, ${contentSql(stage)} AS content FROM staged_rows s ${stage.unitJoin}) n
		JOIN sources w ON w.source_id = n.source_id
		JOIN records r ON r.content = n.content AND r.extract = n.extract AND r.source_id < ${firstSource}
		JOIN sources o ON o.source_id = r.source_id AND (o.as_of, o.delta) <= (w.as_of, w.delta)
		WHERE r.source_id NOT IN (SELECT source_id FROM column_readings WHERE ${readByColumn})`);
	await store.run('ingest: rows alike', `DELETE FROM repeated_rows WHERE row IN (SELECT row FROM repeated_rows GROUP BY row HAVING count(*) > 1)
		OR record_id IN (SELECT record_id FROM repeated_rows GROUP BY record_id HAVING count(*) > 1)`);
	await store.run('ingest: keep unchanged', `UPDATE records SET source_id = u.source_id, line = u.line FROM repeated_rows u WHERE records.record_id = u.record_id`);
	await store.run('ingest: note unchanged', 'INSERT INTO unchanged SELECT record_id, source_id FROM repeated_rows');
	return store.count('ingest: count unchanged', 'SELECT count(*) FROM repeated_rows');
}

/** SQL over `column_readings`: a cell of an old encoding, or dates that are not written as usual. */
const readByColumn = `field NOT IN (${dateFields.map(literal).join(', ')}) OR reading IN (${columnReadings.map(literal).join(', ')})`;

/** A stage of its own for the accepted files' rows, without those in `repeated_rows` where `besides` says so. */
export async function otherRows(store: Store, stage: DescribedStage, {besides}: {readonly besides: boolean}): Promise<DescribedStage> {
	const table = `${stage.table}_rest`;
	await viewStagedRows(store, stage, 0);
	await store.run('ingest: other rows', `CREATE OR REPLACE TEMP TABLE ${table} AS
		SELECT file_no, place AS line, rest, ${stage.layout.used.map(stageColumn).join(', ')} FROM staged_rows
		${besides ? 'WHERE record_id NOT IN (SELECT row FROM repeated_rows)' : ''} ORDER BY file_no, place`);
	const [{first, span}] = await store.rows<{first: bigint | null; span: bigint}>('ingest: count other rows', `SELECT min(rowid) AS first, count(*) AS span FROM ${table}`);
	return {...stage, table, firstRow: first ?? 0n, span: Number(span), filled: 'true'};
}
