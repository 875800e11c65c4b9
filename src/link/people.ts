import {integers, type Store} from '../store/store.ts';
import {packTexts, sharedInt32, sharedUint8, toDecimalCode, type TextTable} from './arrays.ts';
import {buildNameTable, type NameTable} from './name-table.ts';
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
 * Reads people from the store. Text becomes numbers in DuckDB; only distinct values reach JavaScript.
 * Cost: about 2 s a million records.
 */
export async function loadPeople(store: Store, {left, right}: PeopleSelection): Promise<People> {
	const chosen = right === undefined ? `(${left})` : `((${left}) OR (${right}))`;
	// A view: each step below reads only the columns that it needs.
	await store.run('link: choose records', `CREATE OR REPLACE TEMP VIEW link_rows AS
		SELECT r.record_id, r.record_key, ${right === undefined ? '0' : `CASE WHEN ${left} THEN 0 ELSE 1 END`} AS side, r.full_name, r.father_name, r.mother_name,
			r.birth_date, r.sex, r.unit, r.hamlet, r.household, r.phone, r.email, coalesce(r.address, r.permanent_address, r.current_address) AS address, r.old_id,
			r.personal_id_form <> 'twelve' AS completed, ${twelveDigits} AS twelve
		FROM records r JOIN sources s ON s.source_id = r.source_id
		WHERE ${chosen}`);
	const names = await dictionary(store, 'link_names', `SELECT compare AS value FROM names WHERE name_id IN (
		SELECT full_name FROM link_rows UNION SELECT father_name FROM link_rows UNION SELECT mother_name FROM link_rows)`);
	const addresses = await addressTexts(store);
	const emails = await dictionary(store, 'link_emails', 'SELECT lower(email) AS value FROM link_rows');
	const units = await dictionary(store, 'link_units', 'SELECT unit AS value FROM link_rows', 'ORDER BY value');
	await numbering(store, 'link_phones', 'SELECT phone AS value FROM link_rows');
	await numbering(store, 'link_old_ids', 'SELECT old_id AS value FROM link_rows');
	await numberPairs(store, 'link_households', `SELECT DISTINCT coalesce(unit, '') AS place, household AS value FROM link_rows WHERE household <> ''`);
	// Two spellings of a hamlet share a number, so that numbers go by the comparison form.
	await numberPairs(store, 'link_hamlets', `SELECT DISTINCT coalesce(unit, '') AS place, t.compare AS value FROM (SELECT DISTINCT unit, hamlet FROM link_rows) r
		JOIN texts t ON t.text_id = r.hamlet WHERE t.compare <> ''`, 'ORDER BY place, value');
	const columns = await readColumns(store);
	const customs = await readCustoms(store, columns.recordIds);
	await store.run('link: forget the choice', 'DROP VIEW link_rows');
	return {
		...columns,
		customs,
		units,
		names: buildNameTable(names),
		addresses: packTexts(addresses),
		emails: packTexts(emails),
	};
}

/** Only where no record has a unit are addresses compared letter by letter; elsewhere their numbers do. */
async function addressTexts(store: Store): Promise<string[]> {
	const values = 'SELECT compare AS value FROM texts WHERE text_id IN (SELECT address FROM link_rows)';
	if (await store.count('link: any unit', 'SELECT count(*) FROM (SELECT 1 FROM link_rows WHERE unit IS NOT NULL LIMIT 1)') === 0) return await dictionary(store, 'link_addresses', values);
	await numbering(store, 'link_addresses', values);
	return [''];
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

/** The same for pairs of a place and a value. */
async function numberPairs(store: Store, table: string, pairs: string, order = ''): Promise<void> {
	await store.run(`link: number ${table}`, `CREATE OR REPLACE TEMP TABLE ${table} AS
		SELECT place, value, row_number() OVER (${order})::INTEGER AS number FROM (${pairs})`);
}

/** 12 digits as a number; 10 or 11 are the same one before a spreadsheet took the leading zeros. */
const twelveDigits = `CASE WHEN r.personal_id_form = 'twelve' OR regexp_full_match(r.personal_id, '[0-9]{10,11}') THEN TRY_CAST(r.personal_id AS BIGINT) END`;

/** The columns of a row as integers; 0, and −1 for the ID, where it lacks one. */
const numbers = [
	'record_id', 'side', 'full_name', 'father_name', 'mother_name', 'd.ymd', `CASE c.canonical WHEN 'male' THEN 1 WHEN 'female' THEN 2 END`,
	'twelve // 1000000', 'twelve % 1000000', 'completed',
	'o.number', 'u.number', 'h.number', 'k.number', 'address', 'p.number', 'e.number',
];

/**
 * Rows are put in the order of their keys here: to sort them with all their columns takes DuckDB several times longer. For the
 * same reason names and addresses, of which there are many, get their numbers here and not by a join.
 */
async function readColumns(store: Store): Promise<Omit<People, 'names' | 'units' | 'addresses' | 'emails' | 'customs'>> {
	const rowOf = await rowsInOrder(store);
	const rows = rowOf.length === 0 ? 0 : await store.count('link: count rows', 'SELECT count(*) FROM link_rows');
	const read = numbers.map(() => sharedInt32(rows));
	const sql = `SELECT ${numbers.map((number, index) => `coalesce((${number})::INTEGER, ${index === 7 || index === 8 ? -1 : 0})`).join(', ')}
		FROM link_rows l
		LEFT JOIN dates d ON d.date_id = l.birth_date
		LEFT JOIN codes c ON c.code_id = l.sex
		LEFT JOIN link_old_ids o ON o.value = l.old_id
		LEFT JOIN link_units u ON u.value = l.unit
		LEFT JOIN (SELECT l.place, t.text_id AS id, l.number FROM link_hamlets l JOIN texts t ON t.compare = l.value) h ON h.id = l.hamlet AND h.place = coalesce(l.unit, '')
		LEFT JOIN link_households k ON k.value = l.household AND k.place = coalesce(l.unit, '')
		LEFT JOIN link_phones p ON p.value = l.phone
		LEFT JOIN link_emails e ON e.value = lower(l.email)`;
	for await (const chunk of store.chunks('link: read columns', sql)) {
		const {rowCount} = chunk;
		const recordIds = integers(chunk, 0);
		for (const [index, column] of read.entries()) {
			const values = integers(chunk, index);
			for (let at = 0; at < rowCount; at++) column[rowOf[recordIds[at]]] = values[at];
		}
	}
	const [recordIds, side, name, father, mother, ymd, sex, high, low, completed, oldId, unit, hamlet, household, address, phone, email] = read;
	renumber([name, father, mother], await numbersById(store, 'names', 'name_id', 'link_names'));
	renumber([address], await numbersById(store, 'texts', 'text_id', 'link_addresses'));
	for (let row = 0; row < rows; row++) {
		ymd[row] = toDecimalCode(ymd[row]);
		high[row] = high[row] < 0 ? 0 : toDecimalCode(high[row]) | given;
		low[row] = low[row] < 0 ? 0 : toDecimalCode(low[row]) | given;
	}
	return {
		rows, recordIds, side: bytes(side), name, father, mother, birth: ymd, sex: bytes(sex), idHigh: high, idLow: low,
		idCompleted: bytes(completed), oldId, unit, hamlet, household, address, phone, email,
	};
}

/** Row by record ID, in the order of the record keys. */
async function rowsInOrder(store: Store): Promise<Int32Array> {
	const rowOf = new Int32Array(1 + await store.count('link: largest record', 'SELECT max(record_id) FROM link_rows'));
	let row = 0;
	for await (const chunk of store.chunks('link: order of rows', 'SELECT record_id FROM link_rows ORDER BY record_key, side')) {
		const {rowCount} = chunk;
		const recordIds = integers(chunk, 0);
		for (let at = 0; at < rowCount; at++) rowOf[recordIds[at]] = row++;
	}
	return rowOf;
}

/** From the numbers of a dictionary of the store to those of the link. */
async function numbersById(store: Store, dictionaryTable: string, id: string, numbered: string): Promise<Int32Array> {
	const numberOf = new Int32Array(1 + await store.count('link: largest number', `SELECT max(${id}) FROM ${dictionaryTable}`));
	const sql = `SELECT d.${id}, l.number FROM ${dictionaryTable} d JOIN ${numbered} l ON l.value = d.compare`;
	for await (const chunk of store.chunks(`link: numbers of ${numbered}`, sql)) {
		const {rowCount} = chunk;
		const ids = integers(chunk, 0);
		const found = integers(chunk, 1);
		for (let at = 0; at < rowCount; at++) numberOf[ids[at]] = found[at];
	}
	return numberOf;
}

function renumber(columns: readonly Int32Array[], numberOf: Int32Array): void {
	for (const column of columns) {
		for (let row = 0; row < column.length; row++) column[row] = column[row] < numberOf.length ? numberOf[column[row]] : 0;
	}
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
