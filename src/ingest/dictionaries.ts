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
 * Finds the entries of written values, and adds those that the dictionary does not have: temporary view `map(written, id)`, where
 * '' is no entry. `values`: a query of one column `written`. New numbers follow from the values, not from the order of rows.
 */
export async function mapTexts(store: Store, map: string, {table, id, clean}: TextDictionary, values: string): Promise<void> {
	const [known, fresh] = [`${map}_known`, `${map}_fresh`];
	await store.run(`ingest: known ${table}`, `CREATE OR REPLACE TEMP TABLE ${known} AS
		SELECT written, d.${id} AS id FROM (${distinct(values)}) LEFT JOIN ${table} d USING (written)`);
	await store.run(`ingest: create ${fresh}`, `CREATE OR REPLACE TEMP TABLE ${fresh} AS FROM ${table} LIMIT 0`);
	const last = await store.count(`ingest: last of ${table}`, `SELECT coalesce(max(${id}), 0) FROM ${table}`);
	await insertCleaned(store, `${known} WHERE id IS NULL`, clean, fresh, last);
	// In one statement, which writes on all threads.
	await store.run(`ingest: extend ${table}`, `INSERT INTO ${table} FROM ${fresh}`);
	await store.run(`ingest: map ${table}`, `CREATE OR REPLACE TEMP VIEW ${map} AS SELECT written, id FROM ${known} WHERE id IS NOT NULL
		UNION ALL SELECT written, ${id} FROM ${fresh} UNION ALL ${nothing}`);
}

/** A date's written values mean the same only under the same format, hence a map of their own for each. */
export async function mapDates(store: Store, map: string, values: string, format: string | undefined): Promise<void> {
	const parse = (format === undefined ? undefined : compileDateFormat(format)) ?? ((written: string) => parseDate(written));
	const written = await readTexts(store, values);
	const parsed = written.map(parse);
	await mapThrough(store, map, {table: 'dates', id: 'date_id', columns: ['ymd INTEGER', 'issue VARCHAR']}, [
		written, parsed.map(({ymd}) => ymd ?? null), parsed.map(({issue}) => issue ?? null),
	]);
}

/** `known`: what the profile says of written values; it comes before the lists. */
export async function mapCodes(store: Store, map: string, values: string, field: CodedField & MappedField, known: ReadonlyMap<string, string> | undefined): Promise<void> {
	const written = await readTexts(store, values);
	await mapThrough(store, map, {table: 'codes', id: 'code_id', columns: ['field VARCHAR', 'canonical VARCHAR']}, [
		written, written.map(() => field), written.map(value => known?.get(value) ?? canonicalCode(field, value) ?? null),
	]);
}

/** A map of written values, distinct in `values`, to whatever `clean` makes of each: temporary table `map(written, clean)`. */
export async function mapValues(store: Store, map: string, values: string, clean: (written: string) => string): Promise<number> {
	const fresh = `${map}_fresh`;
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} (written VARCHAR, clean VARCHAR)`);
	await store.run(`ingest: distinct for ${map}`, `CREATE OR REPLACE TEMP TABLE ${fresh} AS ${distinct(values)}`);
	const total = await insertCleaned(store, fresh, written => [written.map(clean)], map);
	await store.run(`ingest: drop for ${map}`, `DROP TABLE ${fresh}`);
	return total;
}

function distinct(values: string): string {
	return `SELECT DISTINCT written FROM (${values}) WHERE written IS NOT NULL`;
}

/** An entry for '', so that a join with a map finds something for every row: DuckDB splits its chunks where some rows find nothing. */
const nothing = `SELECT '', NULL`;

/** Values that are cleaned at once, and pages that are in memory at once. */
const pageRows = 32 * 1024;
const pagesAtOnce = 8;

/**
 * Cleans the distinct values of `source`, and inserts each with what the cleaning gives into `target`; before them, where `last` is
 * given, a number that counts on from there. Returns how many they are.
 */
async function insertCleaned(store: Store, source: string, clean: Cleaning, target: string, last?: number): Promise<number> {
	const pages = Math.ceil(await store.count('ingest: count values', `SELECT count(*) FROM ${source}`) / pageRows);
	let total = 0;
	for (let first = 0; first < pages; first += pagesAtOnce) {
		const pageTexts = await store.rows<{joined: string}>('ingest: read pages', `SELECT string_agg(written, ${separatorSql} ORDER BY written) AS joined
			FROM (SELECT written, hash(written) % ${pages} AS page FROM ${source}) WHERE page >= ${first} AND page < ${first + pagesAtOnce} GROUP BY page ORDER BY page`);
		// A page is cleaned while DuckDB takes in the one before.
		let inserting = Promise.resolve();
		for (const {joined} of pageTexts) {
			const written = joined.split(separator);
			const columns = [written, ...clean(written)];
			await inserting;
			inserting = insertPage(store, target, columns, last === undefined ? undefined : last + total);
			total += written.length;
		}
		await inserting;
	}
	return total;
}

async function insertPage(store: Store, target: string, columns: readonly (readonly string[])[], last: number | undefined): Promise<void> {
	const values = Object.fromEntries(columns.map((column, index) => [`c${index}`, column.join(separator)]));
	const cells = Object.keys(values).map(name => `unnest(string_split($${name}, ${separatorSql}))`);
	await store.run(`ingest: fill ${target}`, `INSERT INTO ${target}
		SELECT ${last === undefined ? '' : `${last} + row_number() OVER (), `}* FROM (SELECT ${cells.join(', ')})`, values);
}

/** Many values go to TypeScript and back as one: a tenth of the time that they take one by one. No text of a file holds this. */
const separator = '\0';
const separatorSql = 'chr(0)';

/** The distinct values of a query of one column `written`, in order. */
async function readTexts(store: Store, values: string): Promise<string[]> {
	const [{joined}] = await store.rows<{joined: string | null}>('ingest: read values', `
		SELECT string_agg(written, ${separatorSql} ORDER BY written) AS joined FROM (${distinct(values)})`);
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
		SELECT p.written, min(d.${id}) AS id FROM parsed_values p JOIN ${table} d ON ${same} GROUP BY p.written UNION ALL ${nothing}`);
}
