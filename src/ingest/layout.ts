import type {ColumnChoice, CustomType, Profile} from '../config/profile.ts';
import {KnownError, exitCodes} from '../errors.ts';
import type {Field, PartField} from '../vietnam/fields.ts';
import {type HeadingResult, recognizeHeadings} from '../vietnam/headings.ts';
import {legacyReadings} from '../vietnam/legacy/readings.ts';
import {compareName} from '../vietnam/names.ts';
import {cleanText} from '../vietnam/text.ts';
import {draftProfile, looksLikeData} from './draft-profile.ts';

/** How the written value of a field comes out of the cells of a row. */
export interface FieldSource {
	/** Columns of the file, from 0. */
	readonly columns: readonly number[];
	/**
	 * `cells`: joined by a blank. `birth_parts`: day, month, year. `birth_by_sex`: one of two columns, which also says the
	 * sex (`sex_by_column`). `unit_name`: a commune, with its district and province where they are there, joined by commas; nothing
	 * but its heading says that it is that of the row.
	 */
	readonly rule: 'cells' | 'unit_name' | 'birth_parts' | 'birth_by_sex' | 'sex_by_column';
	/** Of a date. */
	readonly format?: string;
}

export interface CustomSource extends FieldSource {
	readonly name: string;
	readonly type: CustomType;
}

/** What the columns of a file mean. Files with equal layouts are cleaned together. */
export interface Layout {
	/** Fields of every row. */
	readonly width: number;
	readonly fields: ReadonlyMap<Field, FieldSource>;
	readonly custom: readonly CustomSource[];
	readonly values: Profile['values'];
	/** Columns that the fields take, in order. */
	readonly used: readonly number[];
	/** Columns whose content makes no row: running numbers. */
	readonly numbering: readonly number[];
}

/** The layout that a profile or, without its `columns`, the headings give. Throws a `KnownError` that says what to settle. */
export function layoutOf(headings: readonly string[], profile: Profile | undefined): Layout {
	const recognized = recognizeHeadings(headings);
	const fields = profile?.columns === undefined ? fieldsFromHeadings(headings, recognized) : fieldsFromProfile(headings, profile);
	const custom = profile === undefined ? [] : profile.custom.map(({name, type, format, ...choice}): CustomSource => (
		{name, type, format, columns: columnsOf(headings, profile.name, choice), rule: 'cells'}
	));
	const sources = [...fields.values(), ...custom];
	return {
		width: headings.length,
		fields,
		custom,
		values: profile?.values ?? new Map(),
		used: [...new Set(sources.flatMap(source => source.columns))].toSorted((a, b) => a - b),
		numbering: recognized.ignored.filter(({field}) => field === 'row_no').map(({column}) => column),
	};
}

/** Equal for files that can be staged in one table and cleaned by one statement. */
export function layoutKey(layout: Layout): string {
	return JSON.stringify([layout.width, [...layout.fields], layout.custom, [...layout.values].map(([field, values]) => [field, [...values]]), layout.used, layout.numbering]);
}

/** Which heading became which field, for the record: `{"Họ và tên": "full_name", …}`; null where none did, `row_no` for running numbers. */
export function columnsReport(headings: readonly string[], layout: Layout): Record<string, string | null> {
	const report: Record<string, string | null> = {};
	for (const [index, heading] of recognizeHeadings(headings).texts.entries()) {
		const field = [...layout.fields].find(([, source]) => source.columns.includes(index))?.[0];
		const custom = layout.custom.find(source => source.columns.includes(index))?.name;
		report[heading === '' ? `#${index + 1}` : heading] = field ?? custom ?? (layout.numbering.includes(index) ? 'row_no' : null);
	}
	return report;
}

function fieldsFromHeadings(headings: readonly string[], recognized: HeadingResult): ReadonlyMap<Field, FieldSource> {
	const meanings = new Set([...recognized.columns.keys(), ...recognized.ambiguous.flatMap(({fields}) => fields)]);
	if (!identifying.some(field => meanings.has(field))) {
		throw new KnownError('HEADINGS_UNKNOWN', exitCodes.sourceRefused, looksLikeData(headings) ? {} : {profile: draftProfile(headings, recognized)});
	}
	const twice = recognized.ambiguous.find(({columns}) => columns.length > 1 && sameHeading(headings[columns[0]], headings[columns[1]]));
	if (twice !== undefined) {
		throw new KnownError('HEADING_TWICE', exitCodes.sourceRefused, {heading: headings[twice.columns[0]], columns: twice.columns.map(column => String(column + 1))});
	}
	if (recognized.ambiguous.length > 0) {
		throw new KnownError('HEADINGS_AMBIGUOUS', exitCodes.sourceRefused, {
			headings: recognized.ambiguous.flatMap(({columns}) => columns.map(column => headings[column])),
			profile: draftProfile(headings, recognized),
		});
	}
	const fields = joinParts(new Map([...recognized.columns].map(([field, column]) => [field, {columns: [column], rule: 'cells'}])));
	const unit = recognized.columns.get('unit_name');
	if (unit === undefined || fields.has('unit')) return fields;
	return new Map([...fields, ['unit', {columns: [unit, ...recognized.around], rule: 'unit_name'}]]);
}

/** Without one of these a row says nothing about who it is. */
const identifying: readonly (Field | PartField)[] = ['full_name', 'surname_middle', 'given_name', 'personal_id'];

function fieldsFromProfile(headings: readonly string[], profile: Profile): ReadonlyMap<Field, FieldSource> {
	const chosen = [...profile.columns!];
	const missing = [...chosen.map(([, choice]) => choice), ...profile.custom].flatMap(({headings: wanted}) => wanted.filter(heading => indexesOf(headings, heading).length === 0));
	if (missing.length > 0) throw new KnownError('PROFILE_COLUMN_MISSING', exitCodes.sourceRefused, {columns: [...new Set(missing)], profile: profile.name});
	return joinParts(new Map(chosen.map(([field, choice]) => [field, {columns: columnsOf(headings, profile.name, choice), rule: 'cells', format: choice.format}])));
}

function columnsOf(headings: readonly string[], profile: string, choice: ColumnChoice): number[] {
	return choice.headings.map(heading => {
		const found = indexesOf(headings, heading);
		if (found.length === 0) throw new KnownError('PROFILE_COLUMN_MISSING', exitCodes.sourceRefused, {columns: [heading], profile});
		if (found.length > 1) throw new KnownError('HEADING_TWICE', exitCodes.sourceRefused, {heading, columns: found.map(column => String(column + 1))});
		return found[0];
	});
}

function indexesOf(headings: readonly string[], wanted: string): number[] {
	return headings.flatMap((heading, index) => (sameHeading(heading, wanted) ? [index] : []));
}

function sameHeading(heading: string, wanted: string): boolean {
	return [heading, ...legacyReadings(heading)].some(text =>
		cleanText(text) === cleanText(wanted) || (headingKey(text) !== '' && headingKey(text) === headingKey(wanted)));
}

function headingKey(heading: string): string {
	return compareName(cleanText(heading));
}

/** Puts names and dates in pieces together. */
function joinParts(sources: ReadonlyMap<Field | PartField, FieldSource>): ReadonlyMap<Field, FieldSource> {
	const fields = new Map<Field, FieldSource>();
	for (const [field, source] of sources) if (!partNames.has(field)) fields.set(field as Field, source);
	const columns = (...parts: readonly PartField[]): number[] => parts.flatMap(part => sources.get(part)?.columns ?? []);
	const name = columns('surname_middle', 'middle_name', 'given_name');
	if (name.length > 0 && !fields.has('full_name')) fields.set('full_name', {columns: name, rule: 'cells'});
	const parts = columns('birth_day', 'birth_month', 'birth_year');
	const bySex = columns('birth_date_if_male', 'birth_date_if_female');
	if (!fields.has('birth_date')) {
		if (parts.length === 3) fields.set('birth_date', {columns: parts, rule: 'birth_parts'});
		else if (sources.has('birth_year')) fields.set('birth_date', sources.get('birth_year')!);
		else if (bySex.length === 2) fields.set('birth_date', {columns: bySex, rule: 'birth_by_sex'});
	}
	if (bySex.length === 2 && !fields.has('sex')) fields.set('sex', {columns: bySex, rule: 'sex_by_column'});
	return fields;
}

const partNames: ReadonlySet<string> = new Set<PartField>([
	'surname_middle', 'middle_name', 'given_name', 'birth_day', 'birth_month', 'birth_year', 'birth_date_if_male', 'birth_date_if_female', 'unit_name',
]);
