import {type DuckDBType, type DuckDBValue, BOOLEAN, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {MappedField} from '../config/profile.ts';
import {type Store, literal} from '../store/store.ts';
import {type CodedField, codeResolver} from '../vietnam/codes.ts';
import type {DateEntry} from './date-columns.ts';
import {type CellReading, type TextKind, encodings, noContext, readerIn} from '../vietnam/legacy/legacy-text.ts';
import {cleanName, compareName} from '../vietnam/names.ts';
import {comparePlace} from '../vietnam/places.ts';
import {cleanText} from '../vietnam/text.ts';

/** A dictionary whose entries follow from the written value and the context in which it is read. */
export interface TextDictionary {
	readonly table: 'names' | 'texts';
	readonly id: string;
	readonly kind: TextKind;
	readonly columns: readonly string[];
	/** The columns of many texts, all but what is said of their reading. */
	readonly clean: (written: readonly string[], texts: readonly string[]) => readonly (readonly string[])[];
}

export const names: TextDictionary = {
	table: 'names',
	id: 'name_id',
	kind: 'name',
	columns: ['written', 'clean', 'compare'],
	clean: (written, read) => {
		const clean = read.map(cleanName);
		return [written, clean, clean.map(compareName)];
	},
};

export const texts: TextDictionary = {
	table: 'texts',
	id: 'text_id',
	kind: 'text',
	columns: ['written', 'compare'],
	clean: (written, read) => [written, read.map(comparePlace)],
};

/**
 * Finds the entries of written values, and adds those that the dictionary does not have: temporary table `map(written, id, fields)`, of which
 * `mapOfField` takes what one field needs; '' is no entry. New numbers follow from the values, not from the order of rows.
 *
 * @param values a query of the columns `written` and `fields`, a bit for the field in which the value stands
 * @param contexts those of the marks with which the values begin (`markedSql`). Left out: the values have none and each is read
 * alone; if several can only be of an old encoding, this gives up, returns false, and wants to be called with contexts
 */
export async function mapTexts(store: Store, map: string, dictionary: TextDictionary, values: string, contexts?: readonly string[]): Promise<boolean> {
	const {table, id} = dictionary;
	const [known, fresh] = [`${map}_known`, `${map}_fresh`];
	const marks = contexts === undefined ? unmarked : marksSql(contexts);
	await store.run(`ingest: known ${table}`, `CREATE OR REPLACE TEMP TABLE ${known} AS
		SELECT v.written, v.fields, d.${id} AS id FROM (SELECT written, bit_or(fields) AS fields FROM (${values}) WHERE written IS NOT NULL GROUP BY written) v LEFT JOIN ${table} d ON d.written = ${marks.written} AND ${marks.sameContext}`);
	await store.run(`ingest: create ${fresh}`, `CREATE OR REPLACE TEMP TABLE ${fresh} AS FROM ${table} LIMIT 0`);
	const last = await store.count(`ingest: last of ${table}`, `SELECT coalesce(max(${id}), 0) FROM ${table}`);
	if (await insertCleaned(store, `${known} WHERE id IS NULL`, fresh, textCleaning(dictionary, contexts), {id, last}, contexts) === undefined) return false;
	// In one statement, which writes on all threads.
	await store.insertFound(`ingest: extend ${table}`, table, `SELECT * FROM ${fresh}`);
	await store.run(`ingest: map ${table}`, `CREATE OR REPLACE TEMP TABLE ${map} AS
		SELECT k.written, coalesce(k.id, f.id) AS id, k.fields FROM ${known} k LEFT JOIN (SELECT ${marks.key} AS key, ${id} AS id FROM ${fresh}) f ON f.key = k.written
		UNION ALL SELECT *, ${everyField} FROM (${nothing})`);
	for (const made of [known, fresh]) await store.run(`ingest: drop ${made}`, `DROP TABLE ${made}`);
	return true;
}

/** All bits of `fields`. */
const everyField = 255;

/**
 * The part of a map of texts that a field needs, as SQL for `mapped`. Each field's join puts it into a hash table: of all entries that would be as
 * many times the whole map as there are fields, which at 14 million residents no office computer holds.
 */
export function mapOfField(map: string, bit: number): string {
	return `(SELECT written, id FROM ${map} WHERE fields & ${bit} <> 0)`;
}

/** How a key (`v.written`) hangs together with an entry (`d`) and with a new one, as SQL. */
interface Marks {
	readonly written: string;
	readonly sameContext: string;
	readonly key: string;
}

const unmarked: Marks = {written: 'v.written', sameContext: 'd.context IS NULL', key: 'written'};

function marksSql(contexts: readonly string[]): Marks {
	const list = `[${contexts.map(literal).join(', ')}]`;
	return {
		written: 'substr(v.written, 2)',
		sameContext: `coalesce(d.context, '') = list_extract(${list}, unicode(v.written))`,
		key: `chr(list_position(${list}, coalesce(context, ''))::INTEGER) || written`,
	};
}

/** Dates are read field by field, and where that matters file by file: a key may begin with something that `read` knows. */
export async function mapDates(store: Store, map: string, values: string, read: (key: string) => DateEntry): Promise<void> {
	const keys = await readTexts(store, values);
	const entries = keys.map(read);
	await mapThrough(store, map, dates, [
		keys, entries.map(({written}) => written), entries.map(({ymd}) => ymd), entries.map(({issue}) => issue), entries.map(({reading}) => reading), entries.map(({doubtful}) => doubtful),
	]);
}

/**
 * `known`: what the profile says of written values; it comes before the lists. `contexts`: those of the marks with which the values begin
 * (`markedSql`), where they have any.
 */
export async function mapCodes(store: Store, map: string, values: string, field: CodedField & MappedField, known: ReadonlyMap<string, string> | undefined, contexts?: readonly string[]): Promise<void> {
	const keys = await readTexts(store, values);
	const resolvers = (contexts ?? ['']).map(context => codeResolver(field, known, context || noContext));
	const written = contexts === undefined ? keys : keys.map(key => key.slice(1));
	const resolved = written.map((value, index) => resolvers[contexts === undefined ? 0 : keys[index].charCodeAt(0) - 1](value));
	await mapThrough(store, map, codes, [
		keys, written, written.map(() => field),
		resolved.map(found => (found.kind === 'resolved' ? found.canonical : null)), resolved.map(found => (found.kind === 'resolved' ? found.encoding ?? null : null)),
	]);
}

/** A map of written values, distinct in `values`, to whatever `clean` makes of each: temporary table `map(written, clean)`. */
export async function mapValues(store: Store, map: string, values: string, clean: (written: string) => string): Promise<number> {
	const fresh = `${map}_fresh`;
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} (written VARCHAR, clean VARCHAR)`);
	await store.run(`ingest: distinct for ${map}`, `CREATE OR REPLACE TEMP TABLE ${fresh} AS ${distinct(values)}`);
	const total = await insertCleaned(store, fresh, map, written => ({written, clean: written.map(clean)}));
	await store.run(`ingest: drop for ${map}`, `DROP TABLE ${fresh}`);
	return total ?? 0;
}

function distinct(values: string): string {
	return `SELECT DISTINCT written FROM (${values}) WHERE written IS NOT NULL`;
}

/** An entry for '', so that a join with a map finds something for every row: DuckDB splits its chunks where some rows find nothing. */
const nothing = `SELECT '', NULL`;

/** Values that are cleaned at once, and pages that are in memory at once. */
const pageRows = 32 * 1024;
const pagesAtOnce = 8;

/** What becomes of many values: column → texts. Undefined: give up. */
type Cleaning = (values: readonly string[]) => Readonly<Record<string, readonly string[]>> | undefined;

/** So many values that can only be of an old encoding are no accident. */
const few = 3;

/** Reads each value in its context, and cleans it. */
function textCleaning({table, kind, columns, clean}: TextDictionary, contexts: readonly string[] | undefined): Cleaning {
	const readers = (contexts ?? ['']).map(context => readerIn(kind, context === '' ? noContext : context));
	let repaired = 0;
	return keys => {
		const written = contexts === undefined ? keys : keys.map(key => key.slice(1));
		const read = contexts === undefined ? written.map(readers[0]) : keys.map((key, index) => readers[key.charCodeAt(0) - 1](written[index]));
		repaired += read.reduce((sum, {outcome}) => sum + Number(outcome === 'repaired'), 0);
		if (contexts === undefined && repaired >= few) return undefined;
		const asRead = read.map((reading, index) => (reading.outcome === 'repaired' ? reading.text : written[index]));
		const cleaned = clean(written, asRead);
		const odd = contexts !== undefined || read.some(({outcome}) => outcome !== 'untouched');
		return {
			...Object.fromEntries(columns.map((column, index) => [column, cleaned[index]])),
			...(odd && {remark: read.map((reading, index) => (contexts === undefined ? alone : keys[index][0]) + remarkOn(reading))}),
			...(odd && table === 'texts' && {decoded: read.map(reading => (reading.outcome === 'repaired' ? cleanText(reading.text) : ''))}),
		};
	};
}

/** The mark of a value that is read alone. */
const alone = '\u0001';

/** What is said of a text's reading, in two characters: the number of its encoding, and whether somebody should look. */
function remarkOn(reading: CellReading): string {
	if (reading.outcome === 'untouched') return '0 ';
	return encodings.indexOf(reading.encoding) + (reading.outcome === 'repaired' && reading.certain ? ' ' : '?');
}

/** SQL for the columns that a mark and a remark stand for. */
function remarkSql(contexts: readonly string[]): string {
	const name = (list: readonly string[], number: string): string => `nullif(list_extract([${list.map(literal).join(', ')}], ${number}), '')`;
	return `${name(contexts, 'unicode(remark)')} AS context, ${name(['', ...encodings.slice(1)], '1 + substr(remark, 2, 1)::INTEGER')} AS reading,
		CASE WHEN ends_with(remark, '?') THEN true END AS doubtful`;
}

/** Numbers for the column `id`, which count on from `last`. */
interface Numbering {
	readonly id: string;
	readonly last: number;
}

/**
 * Cleans the distinct values of `source`, and inserts what the cleaning gives into `target`, numbered where that is asked for.
 * Returns how many they are; undefined where the cleaning gave up.
 */
async function insertCleaned(store: Store, source: string, target: string, clean: Cleaning, numbered?: Numbering, contexts: readonly string[] = ['']): Promise<number | undefined> {
	const pages = Math.ceil(await store.count('ingest: count values', `SELECT count(*) FROM ${source}`) / pageRows);
	let total = 0;
	for (let first = 0; first < pages; first += pagesAtOnce) {
		const pageTexts = await store.rows<{joined: string}>('ingest: read pages', `SELECT string_agg(written, ${separatorSql} ORDER BY written) AS joined
			FROM (SELECT written, hash(written) % ${pages} AS page FROM ${source}) WHERE page >= ${first} AND page < ${first + pagesAtOnce} GROUP BY page ORDER BY page`);
		// A page is cleaned while DuckDB takes in the one before.
		let inserting = Promise.resolve();
		for (const {joined} of pageTexts) {
			const values = joined.split(separator);
			const columns = clean(values);
			await inserting;
			if (columns === undefined) return undefined;
			inserting = insertPage(store, target, columns, contexts, numbered && {...numbered, last: numbered.last + total});
			total += values.length;
		}
		await inserting;
	}
	return total;
}

async function insertPage(store: Store, target: string, columns: Readonly<Record<string, readonly string[]>>, contexts: readonly string[], numbered: Numbering | undefined): Promise<void> {
	const given = Object.keys(columns);
	const values = Object.fromEntries(given.map(name => [name, columns[name].join(separator)]));
	const cells = given.map(name => `unnest(string_split($${name}, ${separatorSql})) AS ${name}`);
	const selected = given.map(name => (name === 'remark' ? remarkSql(contexts) : name === 'decoded' ? `nullif(decoded, '') AS decoded` : name));
	const number = numbered === undefined ? [] : [`${numbered.last} + row_number() OVER () AS ${numbered.id}`];
	await store.run(`ingest: fill ${target}`, `INSERT INTO ${target} BY NAME SELECT ${[...number, ...selected].join(', ')} FROM (SELECT ${cells.join(', ')})`, values);
}

/** Many values go to TypeScript and back as one: a tenth of the time that they take one by one. No text of a file holds this. */
export const separator = '\0';
export const separatorSql = 'chr(0)';

/** The distinct values of a query of one column `written`, in order. */
export async function readTexts(store: Store, values: string): Promise<string[]> {
	const [{joined}] = await store.rows<{joined: string | null}>('ingest: read values', `
		SELECT string_agg(written, ${separatorSql} ORDER BY written) AS joined FROM (${distinct(values)})`);
	return joined === null ? [] : joined.split(separator);
}

interface KeyedDictionary {
	readonly table: 'dates' | 'codes';
	readonly id: string;
	/** What makes an entry. */
	readonly columns: Readonly<Record<string, DuckDBType>>;
}

const dates: KeyedDictionary = {table: 'dates', id: 'date_id', columns: {written: VARCHAR, ymd: INTEGER, issue: VARCHAR, reading: VARCHAR, doubtful: BOOLEAN}};
const codes: KeyedDictionary = {table: 'codes', id: 'code_id', columns: {written: VARCHAR, field: VARCHAR, canonical: VARCHAR, reading: VARCHAR}};

/** Finds or adds the entries for parsed values, keys first; `map(written, id)` says which. They stay in `parsed_values`. */
async function mapThrough(store: Store, map: string, {table, id, columns}: KeyedDictionary, parsed: readonly (readonly DuckDBValue[])[]): Promise<void> {
	const fields = Object.keys(columns);
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE parsed_values (key VARCHAR, ${fields.map(name => `${name} ${columns[name]}`).join(', ')})`);
	await store.append(`ingest: fill ${map}`, 'parsed_values', [VARCHAR, ...Object.values(columns)], parsed);
	const same = fields.map(name => (name === 'written' ? 'd.written = p.written' : `d.${name} IS NOT DISTINCT FROM p.${name}`)).join(' AND ');
	const entry = fields.join(', ');
	await store.insertFound(`ingest: extend ${table}`, `${table} (${id}, ${entry})`, `
		SELECT (SELECT coalesce(max(${id}), 0) FROM ${table}) + row_number() OVER (ORDER BY ${entry}), ${entry}
		FROM (SELECT DISTINCT ${entry} FROM parsed_values) p WHERE NOT EXISTS (SELECT 1 FROM ${table} d WHERE ${same})`);
	await store.run(`ingest: map ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} AS
		SELECT p.key AS written, min(d.${id}) AS id FROM parsed_values p JOIN ${table} d ON ${same} GROUP BY p.key UNION ALL ${nothing}`);
}
