import {BIGINT, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {compileDateFormat} from '../vietnam/dates.ts';
import type {Field} from '../vietnam/fields.ts';
import {type DateContext, findDateContexts, formattedDate, openReadings, readDate, remarksOn} from './date-columns.ts';
import type {DescribedStage} from './describe.ts';
import {mapDates} from './dictionaries.ts';
import {type Reading, acceptedTable, mapped, presentOf, valuesOf, writtenOf} from './stage-fields.ts';

export const dateFields = ['birth_date', 'death_date', 'updated_at'] as const;

/** Dates. Where the values of a field can be read in several ways, each file's column is looked at, and its cells are read by it. */
export async function datesOf(store: Store, stage: DescribedStage): Promise<Reading[]> {
	const readings: Reading[] = [];
	for (const field of presentOf(stage, dateFields)) readings.push(await dateOf(store, stage, field));
	return readings;
}

async function dateOf(store: Store, stage: DescribedStage, field: DateField): Promise<Reading> {
	const map = `map_${field}`;
	const {format} = stage.layout.fields.get(field)!;
	const parse = format === undefined ? undefined : compileDateFormat(format);
	await mapDates(store, map, valuesOf(stage, field), written => (parse === undefined ? readDate(written) : formattedDate(written, parse(written))));
	const contexts = parse === undefined ? await contextsOf(store, stage, field) : new Map<number, DateContext>();
	if (contexts.size === 0) return mapped(stage, field, map);
	const marks = [undefined, ...contexts.values()];
	const key = markedSql(stage, field, contexts);
	await mapDates(store, map, `SELECT ${key} AS written FROM ${stage.table} s`, marked =>
		readDate(marked.slice(4), marks[marked.charCodeAt(0) - 1], marked.slice(1, 4).trim()));
	await noteContexts(store, field, contexts);
	return mapped(stage, field, map, key);
}

type DateField = (typeof dateFields)[number];

async function contextsOf(store: Store, stage: DescribedStage, field: DateField): Promise<ReadonlyMap<number, DateContext>> {
	const written = writtenOf(stage, field);
	const open = openReadings.map(reading => `'${reading}'`).join(', ');
	const files = await store.rows<{file_no: number; as_of: number}>(`ingest: files to look at for ${field}`, `
		SELECT file_no, as_of FROM ${acceptedTable} WHERE file_no IN (
			SELECT file_no FROM ${stage.table} s WHERE ${written} IN (SELECT written FROM parsed_values WHERE reading IN (${open}))
			UNION SELECT file_no FROM ${stage.table} s GROUP BY file_no HAVING count(${written}) >= ${telling} AND NOT bool_or(${showsDayFirst(written)}))`);
	if (files.length === 0) return new Map();
	const values = `SELECT s.file_no, ${written} AS written, ${digitsOf(stage, field)} AS digits FROM ${stage.table} s WHERE s.file_no IN (${files.map(({file_no: file}) => file).join(', ')})`;
	return findDateContexts(store, values, new Map(files.map(({file_no: file, as_of: asOf}) => [file, asOf])));
}

/** Among so many dates there is one after the twelfth of its month. */
const telling = 20;

/** SQL that is true for a date whose first number can be a day only. */
function showsDayFirst(written: string): string {
	return `coalesce(substr(${written}, 3, 1) IN ('/', '-', '.') AND ${written} >= '13' AND ${written} < '32', false)`;
}

/** SQL for the fourth to sixth digit of the ID in a person's row, for his birth date. */
function digitsOf(stage: DescribedStage, field: DateField): string {
	if (field !== 'birth_date' || !stage.layout.fields.has('personal_id')) return 'NULL::VARCHAR';
	const id = `regexp_replace(${writtenOf(stage, 'personal_id')}, '[^0-9]', '', 'g')`;
	return `CASE WHEN length(${id}) = 12 THEN substr(${id}, 4, 3) END`;
}

/** SQL for a date after one character for how its file writes dates (1: as usual) and three for the digits of the ID where they matter. */
function markedSql(stage: DescribedStage, field: DateField, contexts: ReadonlyMap<number, DateContext>): string {
	const written = writtenOf(stage, field);
	const cases = [...contexts].map(([file, {shortYears}], index) =>
		`WHEN ${file} THEN chr(${index + 2}) || ${shortYears ? `coalesce(${digitsOf(stage, field)}, '   ')` : `'   '`}`);
	return `(CASE s.file_no ${cases.join(' ')} ELSE chr(1) || '   ' END || ${written})`;
}

/** Says of each file what is unusual about the column as a whole. */
async function noteContexts(store: Store, field: Field, contexts: ReadonlyMap<number, DateContext>): Promise<void> {
	const notes = [...contexts].flatMap(([file, context]) => remarksOn(context).map(remark => ({file, remark, cells: BigInt(context.cells)})));
	await store.run('ingest: column notes', 'CREATE OR REPLACE TEMP TABLE column_notes (file_no INTEGER, reading VARCHAR, cells BIGINT)');
	await store.append('ingest: fill column notes', 'column_notes', [INTEGER, VARCHAR, BIGINT], [notes.map(({file}) => file), notes.map(({remark}) => remark), notes.map(({cells}) => cells)]);
	await store.insertFound('ingest: note columns', 'column_readings', `
		SELECT f.source_id, '${field}', n.reading, n.cells, 0 FROM column_notes n JOIN ${acceptedTable} f USING (file_no) ORDER BY ALL`);
}
