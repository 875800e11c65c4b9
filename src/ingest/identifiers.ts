import type {Store} from '../store/store.ts';
import type {Field} from '../vietnam/fields.ts';
import {cleanIdCell} from '../vietnam/damage/id-cell.ts';
import {noContext} from '../vietnam/legacy/legacy-text.ts';
import {cleanPhone} from '../vietnam/phone.ts';
import {cleanText} from '../vietnam/text.ts';
import {cleaningMarked, decoding} from './decoding.ts';
import type {DescribedStage} from './describe.ts';
import {mapValues} from './dictionaries.ts';
import {type Reading, writtenOf} from './stage-fields.ts';
import {type FileContexts, contextsIn, markedSql} from './text-contexts.ts';

/** Fields that stand in the record in their cleaned form: nearly all their values are distinct. */
export type PlainField = Extract<Field, 'record_code' | 'personal_id' | 'old_id' | 'cancelled_id' | 'household' | 'phone' | 'email'>;

export const plainFields: readonly PlainField[] = ['record_code', 'personal_id', 'old_id', 'cancelled_id', 'household', 'phone', 'email'];

/** Those of them in which words may stand: a household is known by its head's name where it has no number. */
export const wordFields = ['record_code', 'household'] as const;

interface Cleaning {
	/** What cleaning would not change, as a regular expression of DuckDB. */
	readonly untouched: string;
	/** Makes the cleaning of a column whose context is known. */
	readonly cleanIn: (context: string) => (written: string) => string;
}

const identifier: Cleaning = {untouched: '[0-9A-Z]+', cleanIn: () => cleanIdCell};
const text: Cleaning = {untouched: '[!-~]+( [!-~]+)*', cleanIn: () => cleanText};
const words: Cleaning = {...text, cleanIn: context => decoding('text', context, cleanText)};

const cleanings: Readonly<Record<PlainField, Cleaning>> = {
	record_code: words,
	personal_id: identifier,
	old_id: identifier,
	cancelled_id: identifier,
	household: words,
	phone: {untouched: '0[2-9][0-9]{8,9}', cleanIn: () => cleanPhone},
	email: text,
};

/**
 * Cleans the values of one field that are not clean as they stand; all others never leave DuckDB.
 *
 * @param byFile the contexts of its column, where it has any
 */
export async function mapPlainField(store: Store, stage: DescribedStage, field: PlainField, byFile: FileContexts | undefined): Promise<Reading> {
	const {untouched, cleanIn} = cleanings[field];
	const written = writtenOf(stage, field);
	const key = byFile === undefined ? written : markedSql(written, byFile, contextsIn([byFile]));
	const unclean = `SELECT ${key} AS written FROM ${stage.table} s WHERE NOT regexp_full_match(${written}, '${untouched}')`;
	const map = `m_${field}`;
	const total = await mapValues(store, `map_${field}`, unclean, byFile === undefined ? cleanIn(noContext) : cleaningMarked(contextsIn([byFile]), cleanIn));
	return total === 0 ? {field, value: written, join: ''}
		: {field, value: `nullif(coalesce(${map}.clean, ${written}), '')`, join: `LEFT JOIN map_${field} ${map} ON ${map}.written = ${key}`};
}
