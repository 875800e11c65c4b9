import {hashes, integers, type Store} from '../store/store.ts';
import {packTexts, sharedInt32, sharedUint8, toDecimalCode, type TextTable} from './arrays.ts';
import {buildNameTable, NameTableBuilder, type NameTable} from './name-table.ts';
import {Numbering} from './numbering.ts';
import type {CustomType} from './levels.ts';

/**
 * The people to link as columns of numbers, one row a record, in the order of their record keys. 0 always
 * means "not given". All arrays are shared between threads.
 */
export interface People {
	readonly rows: number;
	/** 0 for the left side, 1 for the right; all 0 where one set is linked within itself. */
	readonly side: Uint8Array;
	readonly recordIds: Int32Array;
	/** Numbers of `names`. */
	readonly name: Int32Array;
	readonly father: Int32Array;
	readonly mother: Int32Array;
	/** yyyymmdd as binary-coded decimal, 00 for an unknown month or day. */
	readonly birth: Int32Array;
	/** 1 male, 2 female. */
	readonly sex: Uint8Array;
	/** First and last six digits of the personal ID as binary-coded decimal with bit 24 set. */
	readonly idHigh: Int32Array;
	readonly idLow: Int32Array;
	/** 1 where the ID was completed from 10 or 11 digits: agreement counts, disagreement does not. */
	readonly idCompleted: Uint8Array;
	readonly oldId: Int32Array;
	readonly unit: Int32Array;
	/** Codes of the units by their numbers; '' is 0. */
	readonly units: readonly string[];
	readonly hamlet: Int32Array;
	readonly household: Int32Array;
	readonly address: Int32Array;
	readonly phone: Int32Array;
	readonly email: Int32Array;
	readonly names: NameTable;
	readonly addresses: TextTable;
	readonly emails: TextTable;
	readonly customs: readonly CustomColumn[];
}

/** A custom field: per row the number of its value, or for a date the date itself as in `People.birth`. */
export interface CustomColumn {
	readonly name: string;
	readonly type: CustomType;
	readonly value: Int32Array;
	readonly texts: TextTable;
	/** Only where the type is `name`. */
	readonly names?: NameTable;
}

export interface PeopleSelection {
	/** SQL predicate over `records r` and `sources s`: the records of the left side. */
	readonly left: string;
	/** The same for the right side, where two sets are linked with each other. */
	readonly right?: string;
}

/**
 * Reads people from the store. Text becomes numbers by the hashes that DuckDB makes of it; only the distinct names reach JavaScript.
 * Cost: about 4.5 s of the processor a million records.
 */
export async function loadPeople(store: Store, {left, right}: PeopleSelection): Promise<People> {
	const chosen = right === undefined ? `(${left})` : `((${left}) OR (${right}))`;
	// A view: each step below reads only the columns that it needs.
	await store.run('link: choose records', `CREATE OR REPLACE TEMP VIEW link_rows AS
		SELECT r.record_id, r.record_key, ${right === undefined ? '0' : `CASE WHEN ${left} THEN 0 ELSE 1 END`} AS side, r.full_name, r.father_name, r.mother_name,
			r.birth_date, r.sex, r.unit, r.hamlet, r.household, r.phone, r.email, coalesce(r.address, r.permanent_address, r.current_address) AS address,
			${oldCard} AS old_id,
			r.personal_id_form <> 'twelve' AS completed, ${twelveDigits} AS twelve
		FROM records r JOIN sources s ON s.source_id = r.source_id
		WHERE ${chosen}`);
	const emails = await dictionary(store, 'link_emails', 'SELECT lower(email) AS value FROM link_rows');
	const units = await dictionary(store, 'link_units', 'SELECT unit AS value FROM link_rows', 'ORDER BY value');
	// Two spellings of a hamlet share a number, so that numbers go by the comparison form.
	await store.run('link: number link_hamlets', `CREATE OR REPLACE TEMP TABLE link_hamlets AS
		SELECT place, value, row_number() OVER (ORDER BY place, value)::INTEGER AS number FROM (SELECT DISTINCT coalesce(unit, '') AS place, t.compare AS value
			FROM (SELECT DISTINCT unit, hamlet FROM link_rows) r JOIN texts t ON t.text_id = r.hamlet WHERE t.compare <> '')`);
	const columns = await readColumns(store);
	const names = await readNames(store, [columns.name, columns.father, columns.mother]);
	const addresses = await addressTexts(store, columns);
	const customs = await readCustoms(store, columns.recordIds);
	await store.run('link: forget the choice', 'DROP VIEW link_rows');
	await store.releasePages();
	return {
		...columns,
		customs,
		units,
		names,
		addresses: packTexts(addresses),
		emails: packTexts(emails),
	};
}

/** The names of these columns, which then hold their numbers. */
async function readNames(store: Store, columns: readonly Int32Array[]): Promise<NameTable> {
	const entries = await renumber(store, 'names', 'name_id', columns);
	const builder = new NameTableBuilder(1 + entries.places.length);
	builder.add('');
	for await (const page of readTexts(store, 'names', 'name_id', entries)) for (const name of page) builder.add(name);
	return builder.build();
}

/** Only where no record has a unit are addresses compared letter by letter; elsewhere their numbers do. */
async function addressTexts(store: Store, {address, unit}: Pick<People, 'address' | 'unit'>): Promise<string[]> {
	const entries = await renumber(store, 'texts', 'text_id', [address]);
	const texts = [''];
	if (unit.some(number => number !== 0)) return texts;
	for await (const page of readTexts(store, 'texts', 'text_id', entries)) texts.push(...page);
	return texts;
}

/** Texts of distinct values by number; '' is 0. Which number a value gets has no meaning: numbers are only ever tested for equality. */
async function dictionary(store: Store, table: string, values: string, order = ''): Promise<string[]> {
	await numbering(store, table, values, order);
	const texts = [''];
	for await (const chunk of store.chunks(`link: read ${table}`, `SELECT value FROM ${table} ORDER BY number`)) {
		for (const value of chunk.getColumnValues(0)) texts.push(String(value));
	}
	return texts;
}

/** @param order of the numbers, for the few values of which blocking mixes the numbers with others into a key: a key must not change from run to run. */
async function numbering(store: Store, table: string, values: string, order = ''): Promise<void> {
	await store.run(`link: number ${table}`, `CREATE OR REPLACE TEMP TABLE ${table} AS
		SELECT value, row_number() OVER (${order})::INTEGER AS number
		FROM (SELECT DISTINCT value FROM (${values}) WHERE value IS NOT NULL AND value <> '')`);
}

/** 12 digits as a number; 10 or 11 are the same one before a spreadsheet took the leading zeros. */
const twelveDigits = `CASE WHEN r.personal_id_form = 'twelve' OR regexp_full_match(r.personal_id, '[0-9]{10,11}') THEN TRY_CAST(r.personal_id AS BIGINT) END`;

/** Of an old card's nine digits a spreadsheet may have taken the zero. */
const oldCard = `CASE WHEN length(r.old_id) = 8 AND TRY_CAST(r.old_id AS INTEGER) IS NOT NULL THEN '0' || r.old_id ELSE r.old_id END`;

/** The columns of a row as integers; 0, and −1 for the ID, where it lacks one. */
const numbers = [
	'record_id', 'side', 'full_name', 'father_name', 'mother_name', 'birth_date', 'sex',
	'twelve // 1000000', 'twelve % 1000000', 'completed', 'u.number', 'h.number', 'address', 'e.number',
];
/** Columns of text of which only equality matters, and what else must be equal: a household's number means something in its unit only. */
const hashed = [['old_id'], ['phone'], ['household', `coalesce(l.unit, '')`]] as const;

/** Rows are put in the order of their keys here: to sort them with all their columns takes DuckDB several times longer. */
async function readColumns(store: Store): Promise<Omit<People, 'names' | 'units' | 'addresses' | 'emails' | 'customs'>> {
	const {rows, rowOf} = await rowsInOrder(store);
	const read = [...numbers, ...hashed].map(() => sharedInt32(rows));
	const numberings = hashed.map(() => new Numbering(rows));
	const sql = `SELECT ${[...numbers.map((number, index) => `coalesce((${number})::INTEGER, ${index === 7 || index === 8 ? -1 : 0})`), ...hashed.map(hashSql)].join(', ')}
		FROM link_rows l
		LEFT JOIN link_units u ON u.value = l.unit
		LEFT JOIN (SELECT l.place, t.text_id AS id, l.number FROM link_hamlets l JOIN texts t ON t.compare = l.value) h ON h.id = l.hamlet AND h.place = coalesce(l.unit, '')
		LEFT JOIN link_emails e ON e.value = lower(l.email)`;
	for await (const chunk of store.chunks('link: read columns', sql)) {
		const {rowCount} = chunk;
		const recordIds = integers(chunk, 0);
		for (const [index, column] of read.entries()) {
			if (index < numbers.length) {
				const values = integers(chunk, index);
				for (let at = 0; at < rowCount; at++) column[rowOf[recordIds[at]]] = values[at];
			} else {
				const values = hashes(chunk, index);
				const numbered = numberings[index - numbers.length];
				for (let at = 0; at < rowCount; at++) column[rowOf[recordIds[at]]] = numbered.numberOf(values[at * 2], values[at * 2 + 1]);
			}
		}
	}
	const [recordIds, side, name, father, mother, birth, sex, high, low, completed, unit, hamlet, address, email, oldId, phone, household] = read;
	const births = await meanings(store, 'dates', 'SELECT date_id, coalesce(ymd, 0) FROM dates');
	const sexes = await meanings(store, 'codes', `SELECT code_id, CASE canonical WHEN 'male' THEN 1 WHEN 'female' THEN 2 ELSE 0 END FROM codes`);
	for (const [number, ymd] of births.entries()) births[number] = toDecimalCode(ymd);
	for (let row = 0; row < rows; row++) {
		birth[row] = births[birth[row]];
		sex[row] = sexes[sex[row]];
		high[row] = high[row] < 0 ? 0 : toDecimalCode(high[row]) | given;
		low[row] = low[row] < 0 ? 0 : toDecimalCode(low[row]) | given;
	}
	return {
		rows, recordIds, side: bytes(side), name, father, mother, birth, sex: bytes(sex), idHigh: high, idLow: low,
		idCompleted: bytes(completed), oldId, unit, hamlet, household, address, phone, email,
	};
}

/** What the numbers of a short dictionary of the store mean, 0 for number 0: to look them up here takes a tenth of the time of a join. */
async function meanings(store: Store, table: 'dates' | 'codes', sql: string): Promise<number[]> {
	const found = [0];
	for await (const chunk of store.chunks(`link: read ${table}`, sql)) {
		const {rowCount} = chunk;
		const [ids, values] = [integers(chunk, 0), integers(chunk, 1)];
		for (let at = 0; at < rowCount; at++) found[ids[at]] = values[at];
	}
	return found;
}

function hashSql([column, ...others]: readonly [string, ...string[]]): string {
	return `CASE WHEN l.${column} <> '' THEN hash(${[`l.${column}`, ...others].join(', ')}) ELSE 0::UBIGINT END`;
}

/** How many rows there are, and the row by record ID, in the order of the record keys. */
async function rowsInOrder(store: Store): Promise<{rows: number; rowOf: Int32Array}> {
	const rowOf = new Int32Array(1 + await store.count('link: largest record', 'SELECT max(record_id) FROM link_rows'));
	let rows = 0;
	for await (const chunk of store.chunks('link: order of rows', 'SELECT record_id FROM link_rows ORDER BY record_key, side')) {
		const {rowCount} = chunk;
		const recordIds = integers(chunk, 0);
		for (let at = 0; at < rowCount; at++) rowOf[recordIds[at]] = rows++;
	}
	return {rows, rowOf};
}

/** Entries of a dictionary of the store that are read at once. */
const pageEntries = 32 * 1024;

/** The first entry of each number of the link, number 1 first: its place in the dictionary, and the IDs at which the pages begin. */
interface FirstEntries {
	readonly places: readonly number[];
	readonly pages: readonly number[];
}

/** Comparison forms of these entries in their order, many at a time. */
async function* readTexts(store: Store, table: 'names' | 'texts', id: 'name_id' | 'text_id', {places, pages}: FirstEntries): AsyncGenerator<string[]> {
	// Many texts come as one: a tenth of the time that they take one by one.
	const read = (page: number): Promise<{joined: string}[]> => store.rows<{joined: string}>(`link: read ${table}`, `
		SELECT string_agg(compare, chr(0) ORDER BY ${id}) AS joined FROM ${table} WHERE ${id} >= ${pages[page]} ${page + 1 < pages.length ? `AND ${id} < ${pages[page + 1]}` : ''}`);
	const wanted = pagesOf(places);
	let place = 0;
	// DuckDB makes the next page while this one is taken apart.
	let next = wanted.length === 0 ? undefined : read(wanted[0]);
	for (const [index, page] of wanted.entries()) {
		const [{joined}] = await next!;
		next = index + 1 < wanted.length ? read(wanted[index + 1]) : undefined;
		next?.catch(() => undefined);
		const found = joined.split('\0');
		const first = page * pageEntries;
		const texts: string[] = [];
		while (place < places.length && places[place] < first + pageEntries) texts.push(found[places[place++] - first]);
		yield texts;
	}
}

/** The pages on which places lie that ascend. */
function pagesOf(places: readonly number[]): number[] {
	const pages: number[] = [];
	for (const place of places) {
		const page = Math.floor(place / pageEntries);
		if (page !== pages.at(-1)) pages.push(page);
	}
	return pages;
}

/** From the numbers of a dictionary of the store to those of the link, which entries of one comparison form share. Numbers follow those of the store. */
async function renumber(store: Store, table: 'names' | 'texts', id: 'name_id' | 'text_id', columns: readonly Int32Array[]): Promise<FirstEntries> {
	const numberOf = new Int32Array(1 + await store.count('link: largest number', `SELECT max(${id}) FROM ${table}`));
	for (const column of columns) for (let row = 0; row < column.length; row++) numberOf[column[row]] = 1;
	const distinct = new Numbering(numberOf.reduce((sum, used) => sum + used, 0));
	const places: number[] = [];
	const pages: number[] = [];
	let place = 0;
	for await (const chunk of store.chunks(`link: numbers of ${table}`, `SELECT ${id}, ${hashSql(['compare'])} FROM ${table} l ORDER BY ${id}`)) {
		const {rowCount} = chunk;
		const ids = integers(chunk, 0);
		const found = hashes(chunk, 1);
		for (let at = 0; at < rowCount; at++, place++) {
			if (place % pageEntries === 0) pages.push(ids[at]);
			if (numberOf[ids[at]] === 0) continue;
			numberOf[ids[at]] = distinct.numberOf(found[at * 2], found[at * 2 + 1]);
			if (distinct.count > places.length) places.push(place);
		}
	}
	numberOf[0] = 0;
	for (const column of columns) for (let row = 0; row < column.length; row++) column[row] = numberOf[column[row]];
	return {places, pages};
}

/** Tells an ID half of 000000 from none. */
const given = 1 << 24;

function bytes(column: Int32Array): Uint8Array {
	const narrow = sharedUint8(column.length);
	narrow.set(column);
	return narrow;
}

async function readCustoms(store: Store, recordIds: Int32Array): Promise<CustomColumn[]> {
	const fields = await store.rows<{custom_id: number; name: string; type: string}>('link: custom fields', `SELECT DISTINCT c.custom_id, c.name, c.type
		FROM custom_fields c JOIN custom_values v ON v.custom_id = c.custom_id JOIN link_rows r ON r.record_id = v.record_id ORDER BY c.custom_id`);
	if (fields.length === 0) return [];
	let largest = 0;
	for (const recordId of recordIds) largest = Math.max(largest, recordId);
	const rowOf = new Int32Array(largest + 1).fill(-1);
	for (const [row, recordId] of recordIds.entries()) rowOf[recordId] = row;
	const columns: CustomColumn[] = [];
	for (const field of fields) {
		const texts = await dictionary(store, 'link_custom', `SELECT value FROM custom_values WHERE custom_id = ${field.custom_id} AND record_id IN (SELECT record_id FROM link_rows)`);
		const value = sharedInt32(recordIds.length);
		for await (const chunk of store.chunks('link: custom values', `SELECT v.record_id, d.number
			FROM custom_values v JOIN link_custom d ON d.value = v.value WHERE v.custom_id = ${field.custom_id}`)) {
			const [ids, numbersOfValues] = [integers(chunk, 0), integers(chunk, 1)];
			const {rowCount} = chunk;
			for (let index = 0; index < rowCount; index++) {
				const row = rowOf[ids[index]] ?? -1;
				if (row >= 0) value[row] = numbersOfValues[index];
			}
		}
		const type = field.type as CustomType;
		if (type === 'date') value.forEach((number, row) => { value[row] = toDecimalCode(Number(texts[number]) || 0); });
		columns.push({name: field.name, type, value, texts: packTexts(texts), ...(type === 'name' && {names: buildNameTable(texts)})});
	}
	return columns;
}
