import {type DuckDBType, type DuckDBValue, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {MappedField} from '../config/profile.ts';
import type {Store} from '../store/store.ts';
import {type CodedField, canonicalCode} from '../vietnam/codes.ts';
import {compileDateFormat, parseDate} from '../vietnam/dates.ts';
import {cleanName, compareName} from '../vietnam/names.ts';
import {compareText} from '../vietnam/text.ts';

/** A dictionary whose entries follow from the written value alone; it is joined by `written`. */
export interface TextDictionary {
	readonly table: 'names' | 'texts';
	readonly id: string;
	readonly types: readonly DuckDBType[];
	/** The columns after the number, of many values. */
	readonly columns: (written: readonly string[]) => readonly (readonly DuckDBValue[])[];
}

export const names: TextDictionary = {
	table: 'names',
	id: 'name_id',
	types: [INTEGER, VARCHAR, VARCHAR, VARCHAR],
	columns: written => {
		const clean = written.map(cleanName);
		return [written, clean, clean.map(compareName)];
	},
};

export const texts: TextDictionary = {
	table: 'texts',
	id: 'text_id',
	types: [INTEGER, VARCHAR, VARCHAR],
	columns: written => [written, written.map(compareText)],
};

/** Adds what a dictionary does not know yet. `values`: a query of one column `written`. Numbers follow the alphabet, not the order of rows. */
export async function extendDictionary(store: Store, dictionary: TextDictionary, values: string): Promise<void> {
	const {table, id} = dictionary;
	await store.run(`ingest: new ${table}`, `CREATE OR REPLACE TEMP TABLE new_values AS
		SELECT written, row_number() OVER (ORDER BY written) AS number
		FROM (SELECT DISTINCT written FROM (${values}) WHERE written IS NOT NULL) ANTI JOIN ${table} USING (written)`);
	const total = await store.count(`ingest: count new ${table}`, 'SELECT count(*) FROM new_values');
	const known = await store.count(`ingest: last of ${table}`, `SELECT coalesce(max(${id}), 0) FROM ${table}`);
	for (let from = 0; from < total; from += pageRows) {
		const written = await readTexts(store, `SELECT written FROM new_values WHERE number > ${from} AND number <= ${from + pageRows} ORDER BY number`);
		const numbers = written.map((_, index) => known + from + index + 1);
		await store.append(`ingest: extend ${table}`, table, dictionary.types, [numbers, ...dictionary.columns(written)]);
	}
	await store.run(`ingest: drop new ${table}`, 'DROP TABLE new_values');
}

/** A date's written values mean the same only under the same format, hence a map of their own for each. */
export async function mapDates(store: Store, map: string, values: string, format: string | undefined): Promise<void> {
	const parse = (format === undefined ? undefined : compileDateFormat(format)) ?? ((written: string) => parseDate(written));
	const written = await readTexts(store, distinct(values));
	const parsed = written.map(parse);
	await mapThrough(store, map, {table: 'dates', id: 'date_id', columns: ['ymd INTEGER', 'issue VARCHAR']}, [
		written, parsed.map(({ymd}) => ymd ?? null), parsed.map(({issue}) => issue ?? null),
	]);
}

/** `known`: what the profile says of written values; it comes before the lists. */
export async function mapCodes(store: Store, map: string, values: string, field: CodedField & MappedField, known: ReadonlyMap<string, string> | undefined): Promise<void> {
	const written = await readTexts(store, distinct(values));
	await mapThrough(store, map, {table: 'codes', id: 'code_id', columns: ['field VARCHAR', 'canonical VARCHAR']}, [
		written, written.map(() => field), written.map(value => known?.get(value) ?? canonicalCode(field, value) ?? null),
	]);
}

/** A map of written values, distinct in `values`, to whatever `clean` makes of each: temporary table `map(written, clean)`. */
export async function mapValues(store: Store, map: string, values: string, clean: (written: string) => string): Promise<number> {
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} (written VARCHAR, clean VARCHAR)`);
	await store.run(`ingest: distinct for ${map}`, `CREATE OR REPLACE TEMP TABLE new_values AS SELECT written, row_number() OVER () AS number FROM (${distinct(values)})`);
	const total = await store.count(`ingest: count for ${map}`, 'SELECT count(*) FROM new_values');
	for (let from = 0; from < total; from += pageRows) {
		const written = await readTexts(store, `SELECT written FROM new_values WHERE number > ${from} AND number <= ${from + pageRows}`);
		await store.append(`ingest: fill ${map}`, map, [VARCHAR, VARCHAR], [written, written.map(clean)]);
	}
	await store.run(`ingest: drop for ${map}`, 'DROP TABLE new_values');
	return total;
}

const pageRows = 128 * 2048;

function distinct(values: string): string {
	return `SELECT DISTINCT written FROM (${values}) WHERE written IS NOT NULL`;
}

async function readTexts(store: Store, sql: string): Promise<string[]> {
	const written: string[] = [];
	for await (const chunk of store.chunks('ingest: read written values', sql)) {
		for (const value of chunk.getColumnValues(0)) written.push(String(value));
	}
	return written;
}

interface KeyedDictionary {
	readonly table: 'dates' | 'codes';
	readonly id: string;
	/** What besides `written` makes an entry, as column definitions. */
	readonly columns: readonly string[];
}

/** Finds or adds the entries for parsed values; `map(written, id)` says which. */
async function mapThrough(store: Store, map: string, {table, id, columns}: KeyedDictionary, parsed: readonly (readonly DuckDBValue[])[]): Promise<void> {
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE parsed_values (written VARCHAR, ${columns.join(', ')})`);
	await store.append(`ingest: fill ${map}`, 'parsed_values', [VARCHAR, ...columns.map(column => (column.endsWith('INTEGER') ? INTEGER : VARCHAR))], parsed);
	const keys = columns.map(column => column.split(' ')[0]);
	const same = ['d.written = p.written', ...keys.map(key => `d.${key} IS NOT DISTINCT FROM p.${key}`)].join(' AND ');
	const entry = ['written', ...keys].join(', ');
	await store.run(`ingest: extend ${table}`, `INSERT INTO ${table} (${id}, ${entry})
		SELECT (SELECT coalesce(max(${id}), 0) FROM ${table}) + row_number() OVER (ORDER BY ${entry}), ${entry}
		FROM parsed_values p WHERE NOT EXISTS (SELECT 1 FROM ${table} d WHERE ${same})`);
	await store.run(`ingest: map ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} AS
		SELECT p.written, min(d.${id}) AS id FROM parsed_values p JOIN ${table} d ON ${same} GROUP BY p.written`);
}
