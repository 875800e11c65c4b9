import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {z} from 'zod';
import {KnownError, exitCodes} from '../errors.ts';
import {type CodedField, canonicalCode, codedFields} from '../vietnam/codes.ts';
import {compileDateFormat} from '../vietnam/dates.ts';
import {type Field, type PartField, fields, partFields} from '../vietnam/fields.ts';
import {nearest} from './nearest.ts';
import {type Path, type YamlFile, inOrder, parseYaml} from './yaml-file.ts';

export const customTypes = ['exact', 'text', 'name', 'date', 'id', 'number'] as const;

/** How the values of a custom field are cleaned and compared. */
export type CustomType = (typeof customTypes)[number];

/** How a text may be written. */
export const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1258', 'viscii', 'tcvn3', 'vni'] as const;

/** Headings whose cells, joined by a blank, are a field's written value; for a date also how it is written. */
export interface ColumnChoice {
	readonly headings: readonly string[];
	readonly format?: string;
}

export interface CustomColumn extends ColumnChoice {
	readonly name: string;
	readonly type: CustomType;
}

/** What an officer says about a kind of file. */
export interface Profile {
	/** Base name of its file. */
	readonly name: string;
	/** Left out: detected. */
	readonly encoding?: (typeof encodings)[number];
	readonly delimiter?: string;
	/** The only sheet of a workbook to read: its name, or its number from 1. */
	readonly sheet?: string | number;
	/** Line of the text, or row of the sheet, with the headings, from 1; left out: they are looked for. */
	readonly headerRow?: number;
	/** All the columns that are read; left out: the headings are recognised. */
	readonly columns?: ReadonlyMap<Field | PartField, ColumnChoice>;
	/** Field → as written → canonical. */
	readonly values: ReadonlyMap<MappedField, ReadonlyMap<string, string>>;
	readonly custom: readonly CustomColumn[];
}

/** The fields whose written values a profile may map. */
export type MappedField = Exclude<CodedField, 'operation'> | 'unit';

export const mappedFields: readonly MappedField[] = [...codedFields.filter(field => field !== 'operation'), 'unit'];

/** Reads and checks a profile. All that is wrong is thrown at once, each with path, line and column. */
export function loadProfile(file: string): Profile {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		throw new KnownError('PROFILE_MISSING', exitCodes.usage, {}, {file}, {cause: error});
	}
	return parseProfile(text, file);
}

export function parseProfile(text: string, file: string): Profile {
	const yaml = parseYaml(text, file, {syntax: 'PROFILE_SYNTAX', keyTwice: 'PROFILE_KEY_TWICE'});
	const result = profileSchema.safeParse(yaml.data);
	if (result.success) return normalize(basename(file), result.data ?? {});
	throw inOrder(result.error.issues.flatMap(issue => issue.code === 'unrecognized_keys'
		? issue.keys.map(key => unknownKey(yaml, [...issue.path, key]))
		: [wrongValue(yaml, issue.path, issue.code === 'invalid_key')]));
}

const columnFields = [...fields.filter(field => field !== 'operation'), ...partFields.filter(field => field !== 'unit_name')] as const;
const dateFields: ReadonlySet<string> = new Set(['birth_date', 'death_date', 'updated_at']);

const headings = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const format = z.string().refine(text => compileDateFormat(text) !== undefined).optional();
const plainColumn = z.union([headings, z.strictObject({column: headings})]).optional();
const datedColumn = z.union([headings, z.strictObject({column: headings, format})]).optional();
const customName = z.string().regex(/^[a-z][a-z0-9_]*$/).refine(name => !(fields as readonly string[]).includes(name));

const profileSchema = z.strictObject({
	encoding: z.enum(encodings).nullish(),
	delimiter: z.enum([',', ';', '\t', '|']).nullish(),
	sheet: z.union([z.string().min(1), z.int().min(1)]).nullish(),
	header_row: z.int().min(1).nullish(),
	columns: z.strictObject(Object.fromEntries(columnFields.map(field => [field, columnSchema(field)]))).nullish(),
	values: z.strictObject(Object.fromEntries(mappedFields.map(field => [field, valuesSchema(field)]))).nullish(),
	custom: z.record(customName, z.discriminatedUnion('type', [
		z.strictObject({column: headings, type: z.literal('date'), format}),
		z.strictObject({column: headings, type: z.enum(customTypes).exclude(['date'])}),
	])).nullish(),
}).nullable();

type ProfileFile = NonNullable<z.infer<typeof profileSchema>>;
type ColumnFile = NonNullable<z.infer<typeof plainColumn> | z.infer<typeof datedColumn>>;

function columnSchema(field: Field | PartField) {
	return dateFields.has(field) ? datedColumn : plainColumn;
}

// An officer may say what a value means in his own words: Nam, Nữ, Vợ.
function valuesSchema(field: MappedField) {
	const canonical = z.union([z.string(), z.number()]).transform(String)
		.transform((value, context): string => {
			// YAML reads an unquoted 01 as 1.
			const meant = field === 'unit' ? toCommuneCode(value) : canonicalCode(field, /^\d$/.test(value) ? `0${value}` : value);
			if (meant !== undefined) return meant;
			context.addIssue({code: 'custom'});
			return z.NEVER;
		});
	return z.record(z.string(), canonical).optional();
}

function toCommuneCode(value: string): string | undefined {
	return /^\d{5}$/.test(value) ? value : undefined;
}

function normalize(name: string, file: ProfileFile): Profile {
	return {
		name,
		encoding: file.encoding ?? undefined,
		delimiter: file.delimiter ?? undefined,
		sheet: file.sheet ?? undefined,
		headerRow: file.header_row ?? undefined,
		columns: file.columns ? new Map(given(file.columns).map(([field, column]) => [field as Field | PartField, choiceOf(column)])) : undefined,
		values: new Map(given(file.values ?? {}).map(([field, map]) => [field as MappedField, new Map(Object.entries(map))])),
		custom: Object.entries(file.custom ?? {}).map(([custom, {type, ...column}]) => Object.assign(choiceOf(column), {name: custom, type})),
	};
}

function given<T>(section: Readonly<Record<string, T | undefined>>): [string, T][] {
	return Object.entries(section).filter((entry): entry is [string, T] => entry[1] !== undefined);
}

function choiceOf(column: ColumnFile): ColumnChoice {
	if (typeof column === 'string') return {headings: [column]};
	if (Array.isArray(column)) return {headings: column};
	return {...choiceOf(column.column), format: 'format' in column ? column.format : undefined};
}

function unknownKey(yaml: YamlFile, path: Path): KnownError {
	const known = path.length > 2 ? [] : siblings[path.length === 1 ? '' : String(path[0])] ?? [];
	return new KnownError('PROFILE_KEY', exitCodes.usage, {path: path.join('.'), proposal: nearest(String(path.at(-1)), known)}, yaml.keyPlace(path));
}

/** What may stand below a key of the first level; '': at the first level itself. */
const siblings: Readonly<Record<string, readonly string[]>> = {
	'': ['encoding', 'delimiter', 'sheet', 'header_row', 'columns', 'values', 'custom'],
	columns: columnFields,
	values: mappedFields,
};

function wrongValue(yaml: YamlFile, path: Path, isKey: boolean): KnownError {
	if (path.length === 0) return new KnownError('PROFILE_SYNTAX', exitCodes.usage, {}, yaml.keyPlace(path));
	const expected = isKey ? 'customName' : expectedAt(path);
	return new KnownError('PROFILE_VALUE', exitCodes.usage, {path: path.join('.'), expected}, isKey ? yaml.keyPlace(path) : yaml.valuePlace(path));
}

/** What a value must be; the catalogue has a phrase for each. */
export type ProfileKind = 'encoding' | 'delimiter' | 'sheet' | 'headerRow' | 'section' | 'column' | 'canonical' | 'customType' | 'dateFormat' | 'customName';

function expectedAt(path: Path): ProfileKind {
	if (path.length === 1) return topKinds[String(path[0])] ?? 'section';
	if (path.at(-1) === 'type') return 'customType';
	if (path.at(-1) === 'format') return 'dateFormat';
	if (path[0] === 'values') return path.length === 2 ? 'section' : 'canonical';
	return 'column';
}

const topKinds: Readonly<Record<string, ProfileKind>> = {encoding: 'encoding', delimiter: 'delimiter', sheet: 'sheet', header_row: 'headerRow'};
