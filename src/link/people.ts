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
	await store.run('link: choose records', `CREATE OR REPLACE TEMP TABLE link_rows AS
		SELECT r.*, ${right === undefined ? '0' : `CASE WHEN ${left} THEN 0 ELSE 1 END`}::INTEGER AS side,
			coalesce(d.ymd, 0)::INTEGER AS ymd, coalesce(n.compare, '') AS name, coalesce(f.compare, '') AS father, coalesce(m.compare, '') AS mother,
			CASE c.canonical WHEN 'male' THEN 1 WHEN 'female' THEN 2 ELSE 0 END::INTEGER AS sex_number,
			coalesce(h.compare, '') AS hamlet_text, coalesce(a.compare, p.compare, o.compare, '') AS address_text
		FROM records r
		JOIN sources s ON s.source_id = r.source_id
		LEFT JOIN dates d ON d.date_id = r.birth_date
		LEFT JOIN names n ON n.name_id = r.full_name
		LEFT JOIN names f ON f.name_id = r.father_name
		LEFT JOIN names m ON m.name_id = r.mother_name
		LEFT JOIN codes c ON c.code_id = r.sex
		LEFT JOIN texts h ON h.text_id = r.hamlet
		LEFT JOIN texts a ON a.text_id = r.address
		LEFT JOIN texts p ON p.text_id = r.permanent_address
		LEFT JOIN texts o ON o.text_id = r.current_address
		WHERE ${chosen}`);
	const names = await dictionary(store, 'link_names', `SELECT name AS value FROM link_rows UNION SELECT father FROM link_rows UNION SELECT mother FROM link_rows`);
	const addresses = await dictionary(store, 'link_addresses', 'SELECT address_text AS value FROM link_rows');
	const emails = await dictionary(store, 'link_emails', 'SELECT lower(email) AS value FROM link_rows');
	await numberOnly(store, 'link_units', 'unit');
	await numberOnly(store, 'link_hamlets', hamletKey);
	await numberOnly(store, 'link_households', householdKey);
	await numberOnly(store, 'link_phones', 'phone');
	await numberOnly(store, 'link_old_ids', 'old_id');
	const columns = await readColumns(store);
	const customs = await readCustoms(store, columns.recordIds);
	await store.run('link: drop rows', 'DROP TABLE link_rows');
	return {
		...columns,
		customs,
		names: buildNameTable(names),
		addresses: packTexts(addresses),
		emails: packTexts(emails),
	};
}

const hamletKey = `CASE WHEN hamlet_text <> '' THEN coalesce(unit, '') || '/' || hamlet_text END`;
const householdKey = `CASE WHEN household IS NOT NULL AND household <> '' THEN coalesce(unit, '') || '/' || household END`;

/** Numbers distinct values in their own order, so that numbers never depend on the order of rows; '' is 0. */
async function dictionary(store: Store, table: string, values: string): Promise<string[]> {
	await numbering(store, table, values);
	const texts = [''];
	for await (const chunk of store.chunks(`link: read ${table}`, `SELECT value FROM ${table} ORDER BY number`)) {
		for (const value of chunk.getColumnValues(0)) texts.push(String(value));
	}
	return texts;
}

const numberOnly = (store: Store, table: string, key: string): Promise<void> => numbering(store, table, `SELECT ${key} AS value FROM link_rows`);

async function numbering(store: Store, table: string, values: string): Promise<void> {
	await store.run(`link: number ${table}`, `CREATE OR REPLACE TEMP TABLE ${table} AS
		SELECT value, row_number() OVER (ORDER BY value)::INTEGER AS number
		FROM (SELECT DISTINCT value FROM (${values}) WHERE value IS NOT NULL AND value <> '')`);
}

/** 12 digits as they are; 10 or 11 as they were before a spreadsheet took the leading zeros. */
const twelveDigits = `CASE WHEN personal_id_form = 'twelve' THEN personal_id
	WHEN regexp_full_match(personal_id, '[0-9]{10,11}') THEN lpad(personal_id, 12, '0') END`;

const numbers = [
	'record_id', 'side', 'n.number', 'f.number', 'm.number', 'ymd', 'sex_number',
	`(substr(twelve, 1, 6))::INTEGER`, `(substr(twelve, 7, 6))::INTEGER`, `(personal_id_form <> 'twelve')::INTEGER`,
	'o.number', 'u.number', 'h.number', 'k.number', 'a.number', 'p.number', 'e.number',
];

async function readColumns(store: Store): Promise<Omit<People, 'names' | 'addresses' | 'emails' | 'customs'>> {
	const rows = await store.count('link: count rows', 'SELECT count(*) FROM link_rows');
	const read = numbers.map(() => sharedInt32(rows));
	const sql = `SELECT ${numbers.map((number, index) => `coalesce(${number}, ${index === 7 || index === 8 ? -1 : 0})::INTEGER`).join(', ')}
		FROM (SELECT *, ${twelveDigits} AS twelve FROM link_rows) l
		LEFT JOIN link_names n ON n.value = l.name
		LEFT JOIN link_names f ON f.value = l.father
		LEFT JOIN link_names m ON m.value = l.mother
		LEFT JOIN link_old_ids o ON o.value = l.old_id
		LEFT JOIN link_units u ON u.value = l.unit
		LEFT JOIN link_hamlets h ON h.value = ${hamletKey}
		LEFT JOIN link_households k ON k.value = ${householdKey}
		LEFT JOIN link_addresses a ON a.value = l.address_text
		LEFT JOIN link_phones p ON p.value = l.phone
		LEFT JOIN link_emails e ON e.value = lower(l.email)
		ORDER BY record_key, side`;
	let at = 0;
	for await (const chunk of store.chunks('link: read columns', sql)) {
		for (const [index, column] of read.entries()) column.set(integers(chunk, index).subarray(0, chunk.rowCount), at);
		at += chunk.rowCount;
	}
	const [recordIds, side, name, father, mother, ymd, sex, high, low, completed, oldId, unit, hamlet, household, address, phone, email] = read;
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
			for (let index = 0; index < chunk.rowCount; index++) {
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
