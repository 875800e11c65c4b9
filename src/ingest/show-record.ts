import type {Store} from '../store/store.ts';
import {formatDate} from '../vietnam/dates.ts';
import type {Field} from '../vietnam/fields.ts';
import {placeSql} from './place.ts';
import type {SourceKind} from './types.ts';

/** A record as it stands in the store, unmasked. */
export interface ShownRecord {
	readonly key: string;
	readonly kind: SourceKind;
	readonly source: number;
	readonly file: string;
	readonly asOf: string;
	/** Within the file, where it holds several: the member of an archive, the sheet of a workbook. */
	readonly member: string | null;
	readonly sheet: string | null;
	/** Of the text, or the sheet's row, from 1. */
	readonly line: number;
	readonly fields: readonly ShownField[];
	/** Numbers that the record had in earlier exports, the last first. */
	readonly formerIds: readonly FormerId[];
}

export interface FormerId {
	readonly field: 'personal_id' | 'old_id' | 'cancelled_id';
	readonly value: string;
	/** The day of the last source that had it. */
	readonly lastSeen: string;
}

export interface ShownField {
	/** A field of the design, or a custom one. */
	readonly field: string;
	/** Cleaned: a date as `dd/mm/yyyy`, a coded value as its canonical code; '' where it could not be understood. */
	readonly value: string;
	/** As the file says it. */
	readonly written: string;
	/** The value is a canonical code. */
	readonly coded: boolean;
	readonly issue?: 'impossible' | 'unreadable';
}

/** The records under a key, the local one first; none for a key that is not known. */
export async function showRecords(store: Store, key: string): Promise<ShownRecord[]> {
	const {columns, join} = placeSql('r');
	const rows = await store.rows<RecordRow>('records: find', `SELECT r.record_id, r.record_key AS key, s.kind, s.source_id AS source, s.file, s.as_of::VARCHAR AS "asOf", ${columns}
		FROM records r JOIN sources s USING (source_id) ${join} WHERE r.record_key = $key ORDER BY r.extract`, {key});
	const shown: ShownRecord[] = [];
	for (const {record_id: id, line, ...row} of rows) shown.push({...row, line: Number(line), fields: await fieldsOf(store, id), formerIds: await formerIdsOf(store, row)});
	return shown;
}

async function formerIdsOf(store: Store, {key, kind}: Pick<ShownRecord, 'key' | 'kind'>): Promise<FormerId[]> {
	return store.rows<{field: FormerId['field']; value: string; lastSeen: string}>('records: former IDs', `
		SELECT field, value, last_seen::VARCHAR AS "lastSeen" FROM former_ids WHERE extract = $extract AND record_key = $key ORDER BY last_seen DESC, field, value`, {extract: kind === 'extract', key});
}

type RecordRow = {
	readonly record_id: number;
	readonly key: string;
	readonly kind: SourceKind;
	readonly source: number;
	readonly file: string;
	readonly asOf: string;
	readonly member: string | null;
	readonly sheet: string | null;
	readonly line: bigint;
};

const plain: readonly Field[] = ['record_code', 'personal_id', 'old_id', 'cancelled_id', 'unit', 'household', 'phone', 'email'];
const names: readonly Field[] = ['full_name', 'father_name', 'mother_name'];
const dates: readonly Field[] = ['birth_date', 'death_date', 'updated_at'];
const codes: readonly Field[] = ['sex', 'status', 'residence_type', 'relation', 'ethnicity', 'religion', 'marital_status'];
const texts: readonly Field[] = [
	'hamlet', 'address', 'permanent_address', 'temporary_address', 'current_address', 'nationality', 'place_of_birth', 'native_place',
];

/** In the order in which an officer reads them. */
const order: readonly Field[] = [
	'record_code', 'personal_id', 'old_id', 'cancelled_id', 'full_name', 'birth_date', 'sex', 'status', 'death_date', 'residence_type', 'unit', 'hamlet', 'address',
	'permanent_address', 'temporary_address', 'current_address', 'household', 'relation', 'father_name', 'mother_name', 'ethnicity', 'religion', 'nationality',
	'marital_status', 'place_of_birth', 'native_place', 'phone', 'email', 'updated_at',
];

async function fieldsOf(store: Store, id: number): Promise<ShownField[]> {
	const fields = await store.rows<FieldRow>('records: fields', fieldsSql, {id});
	const shown = fields.map(({field, value, written, ymd, issue, coded}): ShownField => ({
		field, value: ymd === null ? value ?? '' : formatDate(ymd), written: written ?? '', coded, issue: issue ?? undefined,
	}));
	const place = ({field}: ShownField): number => (order as readonly string[]).indexOf(field) + 1 || order.length + 1;
	return shown.toSorted((a, b) => place(a) - place(b) || (a.field < b.field ? -1 : 1));
}

type FieldRow = {
	readonly field: string;
	readonly value: string | null;
	readonly written: string | null;
	readonly ymd: number | null;
	readonly issue: 'impossible' | 'unreadable' | null;
	readonly coded: boolean;
};

const record = '(SELECT * FROM records WHERE record_id = $id) r';

const fieldsSql = [
	...plain.map(field => `SELECT '${field}' AS field, r.${field} AS value, coalesce(w.written, r.${field}) AS written, NULL::INTEGER AS ymd, NULL::VARCHAR AS issue, false AS coded
		FROM ${record} LEFT JOIN written_values w ON w.record_id = r.record_id AND w.field ${field === 'unit' ? `IN ('unit', 'unit_name')` : `= '${field}'`}`),
	...names.map(field => `SELECT '${field}', d.clean, d.written, NULL, NULL, false FROM ${record} JOIN names d ON d.name_id = r.${field}`),
	...dates.map(field => `SELECT '${field}', '', d.written, d.ymd, d.issue, false FROM ${record} JOIN dates d ON d.date_id = r.${field}`),
	...codes.map(field => `SELECT '${field}', d.canonical, d.written, NULL, NULL, true FROM ${record} JOIN codes d ON d.code_id = r.${field}`),
	...texts.map(field => `SELECT '${field}', coalesce(d.decoded, d.written), d.written, NULL, NULL, false FROM ${record} JOIN texts d ON d.text_id = r.${field}`),
	`SELECT f.name, v.value, v.written, NULL, NULL, false FROM custom_values v JOIN custom_fields f USING (custom_id) WHERE v.record_id = $id`,
].map(sql => `SELECT * FROM (${sql}) WHERE written IS NOT NULL`).join(' UNION ALL ');
