import {type DuckDBValue, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {MappedField} from '../config/profile.ts';
import type {Store} from '../store/store.ts';
import {type CodedField, canonicalCode} from '../vietnam/codes.ts';
import {compileDateFormat, parseDate} from '../vietnam/dates.ts';
import {cleanName, compareName} from '../vietnam/names.ts';
import {compareText} from '../vietnam/text.ts';

/** A dictionary whose entries follow from the written value alone. */
export interface TextDictionary {
	readonly table: 'names' | 'texts';
	readonly id: string;
	readonly clean: Cleaning;
}

/** What becomes of many written values: the columns after `written`. */
type Cleaning = (written: readonly string[]) => readonly (readonly string[])[];

export const names: TextDictionary = {
	table: 'names',
	id: 'name_id',
	clean: written => {
		const clean = written.map(cleanName);
		return [clean, clean.map(compareName)];
	},
};

export const texts: TextDictionary = {
	table: 'texts',
	id: 'text_id',
	clean: written => [written.map(compareText)],
};

/**
 * Finds the entries of written values, and adds those that the dictionary does not have: temporary table `map(written, id)`, where
 * '' is no entry. `values`: a query of one column `written`. New numbers follow the alphabet, not the order of rows.
 */
export async function mapTexts(store: Store, map: string, {table, id, clean}: TextDictionary, values: string): Promise<void> {
	const last = await store.count(`ingest: last of ${table}`, `SELECT coalesce(max(${id}), 0) FROM ${table}`);
	await store.run(`ingest: map ${table}`, `CREATE OR REPLACE TEMP TABLE ${map} AS
		SELECT written, coalesce(known, ${last} + place)::INTEGER AS id, CASE WHEN known IS NULL THEN place END AS number
		FROM (SELECT written, d.${id} AS known, row_number() OVER (ORDER BY d.${id} IS NOT NULL, written) AS place
			FROM (${distinct(values)}) LEFT JOIN ${table} d USING (written))`);
	await insertCleaned(store, map, clean, table, last);
	await mapNothing(store, map);
}

/** A date's written values mean the same only under the same format, hence a map of their own for each. */
export async function mapDates(store: Store, map: string, values: string, format: string | undefined): Promise<void> {
	const parse = (format === undefined ? undefined : compileDateFormat(format)) ?? ((written: string) => parseDate(written));
	const written = await readTexts(store, `(${distinct(values)})`, 'written');
	const parsed = written.map(parse);
	await mapThrough(store, map, {table: 'dates', id: 'date_id', columns: ['ymd INTEGER', 'issue VARCHAR']}, [
		written, parsed.map(({ymd}) => ymd ?? null), parsed.map(({issue}) => issue ?? null),
	]);
}

/** `known`: what the profile says of written values; it comes before the lists. */
export async function mapCodes(store: Store, map: string, values: string, field: CodedField & MappedField, known: ReadonlyMap<string, string> | undefined): Promise<void> {
	const written = await readTexts(store, `(${distinct(values)})`, 'written');
	await mapThrough(store, map, {table: 'codes', id: 'code_id', columns: ['field VARCHAR', 'canonical VARCHAR']}, [
		written, written.map(() => field), written.map(value => known?.get(value) ?? canonicalCode(field, value) ?? null),
	]);
}

/** A map of written values, distinct in `values`, to whatever `clean` makes of each: temporary table `map(written, clean)`. */
export async function mapValues(store: Store, map: string, values: string, clean: (written: string) => string): Promise<number> {
	const fresh = `${map}_fresh`;
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} (written VARCHAR, clean VARCHAR)`);
	await store.run(`ingest: distinct for ${map}`, `CREATE OR REPLACE TEMP TABLE ${fresh} AS SELECT written, row_number() OVER () AS number FROM (${distinct(values)})`);
	const total = await insertCleaned(store, fresh, written => [written.map(clean)], map);
	await store.run(`ingest: drop for ${map}`, `DROP TABLE ${fresh}`);
	return total;
}

function distinct(values: string): string {
	return `SELECT DISTINCT written FROM (${values}) WHERE written IS NOT NULL`;
}

/** So that a join with the map finds something for every row: DuckDB splits its chunks where some rows find nothing. */
async function mapNothing(store: Store, map: string): Promise<void> {
	await store.run(`ingest: nothing in ${map}`, `INSERT INTO ${map} (written, id) VALUES ('', NULL)`);
}

const pageRows = 64 * 1024;

/**
 * Cleans the values of `source(written, number)` that have a number, and inserts each with what the cleaning gives into `target`; before
 * them, where `last` is given, an id that counts on from there. Returns how many they are.
 */
async function insertCleaned(store: Store, source: string, clean: Cleaning, target: string, last?: number): Promise<number> {
	const total = await store.count(`ingest: count in ${source}`, `SELECT coalesce(max(number), 0) FROM ${source}`);
	for (let from = 0; from < total; from += pageRows) {
		const written = await readTexts(store, `${source} WHERE number > ${from} AND number <= ${from + pageRows}`, 'number');
		const columns = Object.fromEntries([written, ...clean(written)].map((column, index) => [`c${index}`, column.join(separator)]));
		const cells = Object.keys(columns).map(name => `unnest(string_split($${name}, ${separatorSql}))`);
		await store.run(`ingest: clean ${source}`, `INSERT INTO ${target}
			SELECT ${last === undefined ? '' : `${last + from} + row_number() OVER (), `}* FROM (SELECT ${cells.join(', ')})`, columns);
	}
	return total;
}

/** Many values go to TypeScript and back as one: a tenth of the time that they take one by one. No text of a file holds this. */
const separator = '\0';
const separatorSql = 'chr(0)';

/** The column `written` of the rows that `from` says, in order. */
async function readTexts(store: Store, from: string, order: string): Promise<string[]> {
	const [{joined}] = await store.rows<{joined: string | null}>('ingest: read written values', `
		SELECT string_agg(written, ${separatorSql} ORDER BY ${order}) AS joined FROM ${from}`);
	return joined === null ? [] : joined.split(separator);
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
	await mapNothing(store, map);
}
