import type {CustomType} from '../config/profile.ts';
import {KnownError, exitCodes} from '../errors.ts';
import type {Store} from '../store/store.ts';
import {compileDateFormat, parseDate} from '../vietnam/dates.ts';
import {cleanIdentifier} from '../vietnam/ids.ts';
import {noContext} from '../vietnam/legacy/legacy-text.ts';
import {cleanName, compareName} from '../vietnam/names.ts';
import {cleanText, compareText} from '../vietnam/text.ts';
import type {DescribedStage} from './describe.ts';
import {cleaningMarked, decoding} from './decoding.ts';
import {mapValues} from './dictionaries.ts';
import type {CustomSource} from './layout.ts';
import {type ColumnContexts, contextsIn, customColumn, markedSql} from './text-contexts.ts';
import {writtenSql} from './written.ts';

/** Writes the values of a stage's custom fields; an unreadable one is kept as written, with '' as its value. */
export async function storeCustomValues(store: Store, stage: DescribedStage, contexts: ColumnContexts | undefined): Promise<void> {
	for (const source of stage.layout.custom) {
		const custom = await customNumber(store, source);
		const written = writtenSql(source, stage.cell);
		const byFile = contexts?.get(customColumn(source.name));
		const all = contextsIn(byFile === undefined ? [] : [byFile]);
		const key = byFile === undefined ? written : markedSql(written, byFile, all);
		const cleanIn = (context: string): ((text: string) => string) => cleaningOf(source, context);
		await mapValues(store, 'map_custom', `SELECT ${key} AS written FROM ${stage.table} s`, byFile === undefined ? cleanIn(noContext) : cleaningMarked(all, cleanIn));
		await store.insertFound('ingest: custom values', 'custom_values', `
			SELECT s.record_id, ${custom}, ${written}, m.clean FROM staged_rows s JOIN map_custom m ON m.written = ${key}`);
	}
}

/** Those whose values may be words. */
export const decodedCustomTypes: ReadonlySet<CustomType> = new Set<CustomType>(['exact', 'text', 'name']);

/** `1.234,5`, `1,234.5` and `1234.5` as `1234.5`; '' where it is no number. A group of three digits after one sign is thousands. */
export function cleanNumber(written: string): string {
	const text = written.replace(/[\s\u00a0]/g, '');
	const [, sign, whole, decimals] = /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
	if (whole === undefined) return '';
	const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
	const fraction = (decimals ?? '').replace(/0+$/, '');
	return `${sign === '-' ? '-' : ''}${digits}${fraction === '' ? '' : `.${fraction}`}`;
}

function cleaningOf({type, format}: CustomSource, context: string): (written: string) => string {
	if (type !== 'date') return decodedCustomTypes.has(type) ? decoding(type === 'name' ? 'name' : 'text', context, cleanings[type]) : cleanings[type];
	const parse = (format === undefined ? undefined : compileDateFormat(format)) ?? ((written: string) => parseDate(written));
	return written => String(parse(written).ymd ?? '');
}

const cleanings: Readonly<Record<Exclude<CustomType, 'date'>, (written: string) => string>> = {
	exact: cleanText,
	text: compareText,
	name: written => compareName(cleanName(written)),
	id: cleanIdentifier,
	number: cleanNumber,
};

async function customNumber(store: Store, {name, type}: CustomSource): Promise<number> {
	await store.run('ingest: new custom field', `INSERT INTO custom_fields
		SELECT (SELECT coalesce(max(custom_id), 0) + 1 FROM custom_fields), $name, $type
		WHERE NOT EXISTS (SELECT 1 FROM custom_fields WHERE name = $name)`, {name, type});
	const [field] = await store.rows<{custom_id: number; type: string}>('ingest: custom field', 'SELECT custom_id, type FROM custom_fields WHERE name = $name', {name});
	if (field.type !== type) throw new KnownError('CUSTOM_TYPE_CHANGED', exitCodes.usage, {name, type, known: field.type});
	return field.custom_id;
}
