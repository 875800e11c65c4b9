import type {Store} from '../store/store.ts';
import {countReadings} from './column-readings.ts';
import {contentSql} from './content.ts';
import {storeCustomValues} from './custom.ts';
import type {DescribedStage} from './describe.ts';
import {readFields} from './field-readings.ts';
import {homeSql} from './homes.ts';
import {plainFields} from './identifiers.ts';
import {restoreIds} from './restore-ids.ts';
import {type Reading, acceptedTable, writtenOf} from './stage-fields.ts';

/**
 * Cleans the distinct values of a stage and writes its records, numbered from `firstId`. The key is the natural one: of an
 * extract the personal ID, else unit and code; '' where the row has neither.
 *
 * @param onRead called when the values are clean, which is most of the work
 */
export async function storeRecords(store: Store, stage: DescribedStage, firstId: number, onRead: () => void): Promise<void> {
	await store.run('ingest: drop refused rows', `DELETE FROM ${stage.table} WHERE file_no NOT IN (SELECT file_no FROM ${acceptedTable})`);
	await viewStagedRows(store, stage, firstId);
	// Where all rows are unchanged none is left.
	if (await store.count('ingest: any row', 'SELECT count(*) FROM (SELECT 1 FROM staged_rows LIMIT 1)') === 0) return onRead();
	const {readings, contexts} = await readFields(store, stage);
	onRead();
	await joinAsWritten(store, async () => {
		await store.run('ingest: write records', recordsSql(stage, readings));
		await storeWrittenValues(store, stage, readings);
		await storeCustomValues(store, stage, contexts);
	});
	await restoreIds(store, firstId, stage.span);
	await countReadings(store, stage, firstId);
}

/** `staged_rows`: the rows of the accepted files that are records, numbered from `firstId`, with what their file says of them. */
export async function viewStagedRows(store: Store, stage: DescribedStage, firstId: number): Promise<void> {
	await store.run('ingest: number rows', `CREATE OR REPLACE TEMP VIEW staged_rows AS
		SELECT s.*, (s.rowid - ${stage.firstRow} + ${firstId})::INTEGER AS record_id, coalesce(s.line, s.rowid - f.first_row + f.first_line) AS place,
			f.source_id, f.extract, f.unit AS source_unit, f.reorganised
		FROM ${stage.table} s JOIN ${acceptedTable} f USING (file_no) WHERE ${stage.filled}`);
}

/**
 * Lets DuckDB join as the SQL says, the stage streaming past the dictionaries. Left alone it takes the filtered stage for small
 * and puts millions of wide rows into one hash table after the other: twice the time.
 */
async function joinAsWritten(store: Store, work: () => Promise<void>): Promise<void> {
	await store.run('ingest: fix the order of joins', `SET disabled_optimizers = 'join_order,build_side_probe_side'`);
	await work();
	await freeJoins(store);
}

/** For the end of a failed transaction, too, in which no statement runs any more. */
export async function freeJoins(store: Store): Promise<void> {
	await store.run('ingest: free the order of joins', 'RESET disabled_optimizers');
}

/** An old card's number in the column of the ID, or the other way round, goes where it belongs if that place is empty. */
const movesToOldId = `(old_id IS NULL AND ${hasDigits('personal_id', 9)})`;
const movesToPersonalId = `(personal_id IS NULL AND ${hasDigits('old_id', 12)})`;

function recordsSql(stage: DescribedStage, readings: readonly Reading[]): string {
	const others = readings.map(({field}) => field).filter(field => field !== 'personal_id' && field !== 'old_id');
	return `INSERT INTO records (record_id, source_id, extract, line, record_key, personal_id, personal_id_form, old_id, content, ${others.join(', ')})
		SELECT record_id, source_id, extract, place, ${naturalKey}, personal_id,
			CASE WHEN personal_id IS NULL THEN NULL WHEN ${hasDigits('personal_id', 12)} THEN 'twelve' WHEN ${hasDigits('personal_id', 9)} THEN 'nine' ELSE 'other' END,
			old_id, content, ${others.join(', ')}
		FROM (SELECT * REPLACE (
				CASE WHEN ${movesToOldId} THEN NULL WHEN ${movesToPersonalId} THEN old_id ELSE personal_id END AS personal_id,
				CASE WHEN ${movesToOldId} THEN personal_id WHEN ${movesToPersonalId} THEN NULL ELSE old_id END AS old_id)
			FROM (SELECT s.record_id, s.source_id, s.extract, s.place, s.reorganised, ${contentSql(stage)} AS content, ${valuesSql(readings)}
				FROM staged_rows s ${joinsSql(readings)}))`;
}

function valuesSql(readings: readonly Reading[]): string {
	const absent = (['record_code', 'personal_id', 'old_id'] as const).filter(field => !readings.some(reading => reading.field === field));
	return [...readings.map(({field, value}) => `${value} AS ${field}`), ...absent.map(field => `NULL::VARCHAR AS ${field}`)].join(', ');
}

function joinsSql(readings: readonly Reading[]): string {
	return readings.map(({join}) => join).join(' ');
}

/** By its bytes first: it is asked of millions. */
function hasDigits(id: string, digits: number): string {
	return `(strlen(${id}) = ${digits} AND regexp_full_match(${id}, '[0-9]+'))`;
}

const codeKey = `CASE WHEN unit IS NULL THEN record_code ELSE ${homeSql('unit', 'reorganised')} || '/' || record_code END`;
const naturalKey = `coalesce(CASE WHEN NOT extract THEN ${codeKey}
	WHEN ${hasDigits('personal_id', 12)} OR ${hasDigits('personal_id', 9)} THEN personal_id
	ELSE coalesce(record_code, personal_id) END, '')`;

/** Among `written_values`: what a row says of its unit, where nobody can read it and the record has the unit of its file. */
const unreadUnitField = 'unit_name';

/** What the file said, where the record says it differently or elsewhere. */
async function storeWrittenValues(store: Store, stage: DescribedStage, readings: readonly Reading[]): Promise<void> {
	const queries = readings.filter(({field, join}) => join !== '' && (field === 'unit' || (plainFields as readonly string[]).includes(field))).map(({field, join}) => {
		const map = field === 'unit' ? 'map_unit' : `m_${field}`;
		const written = writtenOf(stage, field);
		return `SELECT s.record_id, '${field}', ${written} FROM staged_rows s ${join} WHERE ${map}.clean <> ${written}`;
	});
	const ids = readings.filter(({field}) => field === 'personal_id' || field === 'old_id');
	for (const {field} of ids) {
		queries.push(`SELECT record_id, '${field}', written FROM (SELECT s.record_id, ${writtenOf(stage, field)} AS written, ${valuesSql(ids)}
			FROM staged_rows s ${joinsSql(ids)}) WHERE ${field === 'personal_id' ? movesToOldId : movesToPersonalId}`);
	}
	if (stage.unreadUnit !== undefined) queries.push(`SELECT s.record_id, '${unreadUnitField}', ${stage.unreadUnit} FROM staged_rows s ${stage.unitJoin} WHERE ${stage.unreadUnit} IS NOT NULL`);
	for (const query of queries) {
		await store.insertFound('ingest: written values', 'written_values', `SELECT DISTINCT * FROM (${query}) w (record_id, field, written)
			ANTI JOIN written_values k USING (record_id, field)`);
	}
}
