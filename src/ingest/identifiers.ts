import type {Store} from '../store/store.ts';
import type {Field} from '../vietnam/fields.ts';
import {cleanIdCell} from '../vietnam/damage/id-cell.ts';
import {cleanPhone} from '../vietnam/phone.ts';
import {cleanText} from '../vietnam/text.ts';
import {mapValues} from './dictionaries.ts';

/** Fields that stand in the record in their cleaned form: nearly all their values are distinct. */
export type PlainField = Extract<Field, 'record_code' | 'personal_id' | 'old_id' | 'cancelled_id' | 'household' | 'phone' | 'email'>;

export const plainFields: readonly PlainField[] = ['record_code', 'personal_id', 'old_id', 'cancelled_id', 'household', 'phone', 'email'];

interface Cleaning {
	/** What cleaning would not change, as a regular expression of DuckDB. */
	readonly untouched: string;
	readonly clean: (written: string) => string;
}

const identifier: Cleaning = {untouched: '[0-9A-Z]+', clean: cleanIdCell};
const text: Cleaning = {untouched: '[!-~]+( [!-~]+)*', clean: cleanText};

const cleanings: Readonly<Record<PlainField, Cleaning>> = {
	record_code: text,
	personal_id: identifier,
	old_id: identifier,
	cancelled_id: identifier,
	household: text,
	phone: {untouched: '0[0-9]{9,10}', clean: cleanPhone},
	email: text,
};

/**
 * Cleans the values of one field that are not clean as they stand; all others never leave DuckDB. Makes the temporary
 * table `map(written, clean)` and returns whether it has any row.
 *
 * @param values a query of one column `written`
 */
export async function mapPlainField(store: Store, map: string, field: PlainField, values: string): Promise<boolean> {
	const {untouched, clean} = cleanings[field];
	return await mapValues(store, map, `SELECT written FROM (${values}) WHERE NOT regexp_full_match(written, '${untouched}')`, clean) > 0;
}
