import {compareName} from './compare-name.ts';
import {
	fields, ignoredFields, isIgnoredField, partFields, type Field, type Heading, type IgnoredField, type PartField,
} from './fields.ts';
import {legacyReadings} from './legacy/readings.ts';
import {headingAliases} from './tables/headings.ts';
import {cleanText, compareText, foldText} from './text.ts';

/** What the headings of one file mean. Columns count from 0. */
export interface HeadingResult {
	/** One column for each recognised field. */
	readonly columns: ReadonlyMap<Field | PartField, number>;
	/** Understood, not stored. */
	readonly ignored: readonly {readonly column: number; readonly field: IgnoredField}[];
	/** No meaning found, among them the columns without a heading. */
	readonly unknown: readonly number[];
	/** To be settled by a profile. */
	readonly ambiguous: readonly AmbiguousHeading[];
	/** Columns with the district and the province of the commune that a column names (`unit_name`), side by side with it. */
	readonly around: readonly number[];
	/** The headings as written, or what they say where an old encoding spelt them. */
	readonly texts: readonly string[];
}

/** One column that can mean several things, or several columns that mean the same. */
export interface AmbiguousHeading {
	readonly columns: readonly number[];
	readonly fields: readonly Heading[];
}

/**
 * Recognises headings: as they are spelled first, without diacritics, blanks and punctuation second, as an old encoding spells
 * them third (`Hä vµ tªn`). Where the meaning
 * depends on the neighbours (`Tên` beside `Họ`, `Năm` beside `Ngày` and `Tháng`), they decide.
 */
export function recognizeHeadings(headings: readonly string[]): HeadingResult {
	const claims = new Map<Field | PartField, number[]>();
	const ignored: {column: number; field: IgnoredField}[] = [];
	const unknown: number[] = [];
	const ambiguous: AmbiguousHeading[] = [];
	const read = readHeadings(headings);
	const settled = settle(read.map(({meanings: possible}) => possible));
	for (const [column, meanings] of settled.entries()) {
		const [first] = meanings;
		if (first === undefined) unknown.push(column);
		else if (meanings.length > 1) ambiguous.push({columns: [column], fields: meanings});
		else if (isIgnoredField(first)) ignored.push({column, field: first});
		else claims.set(first, [...(claims.get(first) ?? []), column]);
	}
	const columns = new Map<Field | PartField, number>();
	for (const [field, claimants] of claims) {
		if (claimants.length === 1) columns.set(field, claimants[0]);
		else ambiguous.push({columns: claimants, fields: [field]});
	}
	const unit = columns.get('unit_name');
	const around = unit === undefined ? [] : aroundUnit(settled, unit);
	return {columns, around, ignored, unknown, ambiguous: ambiguous.toSorted((a, b) => a.columns[0] - b.columns[0]), texts: read.map(({text}) => text)};
}

/** The nearest column of each kind, in the order in which addresses are written. */
function aroundUnit(settled: readonly (readonly Heading[])[], unit: number): readonly number[] {
	const block = placeBlock(settled, unit).toSorted((a, b) => Math.abs(a - unit) - Math.abs(b - unit));
	return (['district_name', 'province_name'] as const).flatMap((kind) => block.find((column) => settled[column].includes(kind)) ?? []);
}

interface ReadHeading {
	readonly text: string;
	/** All that it can mean by itself. */
	readonly meanings: readonly Heading[];
}

/** Where no heading has diacritics, none is spelled exactly: `DT` may be `ĐT`. */
function readHeadings(headings: readonly string[]): readonly ReadHeading[] {
	const {exact, tight, folded} = aliases();
	const cleaned = headings.map(cleanText);
	const spelled = cleaned.some((heading) => foldText(heading) !== heading.toLowerCase());
	return cleaned.map((clean, column) => {
		for (const text of [clean, withoutRemark(clean)]) {
			const meanings = (spelled ? exact.get(compareName(text)) : undefined) ?? folded.get(foldedKey(text));
			if (meanings !== undefined) return {text: headings[column], meanings};
		}
		for (const text of legacyReadings(headings[column]).map(cleanText)) {
			const meanings = exact.get(compareName(text)) ?? exact.get(compareName(withoutRemark(text))) ?? tight.get(tightKey(text));
			if (meanings !== undefined) return {text, meanings};
		}
		return {text: headings[column], meanings: []};
	});
}

/** Takes off what forms add: an asterisk, a column number, the way a name or a date is to be written. */
function withoutRemark(clean: string): string {
	return clean.replace(/(?:\s|[*:.]|\((?:\*|\d{1,2}|bắt buộc|(?:viết )?(?:chữ )?(?:in )?hoa|dd?[/. -]?mm?[/. -]?yyyy)\))+$/iu, '');
}

/** Lets neighbours decide; a part of a name or date whose other parts are missing decides nothing. */
function settle(meanings: readonly (readonly Heading[])[]): readonly (readonly Heading[])[] {
	const present = new Set(meanings.flat());
	const nameInParts = present.has('surname_middle') || present.has('middle_name');
	const dateInParts = present.has('birth_day') && present.has('birth_month') && present.has('birth_year');
	const dateBySex = present.has('birth_date_if_male') && present.has('birth_date_if_female');
	return meanings.map((possible, column): readonly Heading[] => {
		const may = (heading: Heading): boolean => possible.includes(heading);
		if (may('full_name') && may('given_name')) return nameInParts ? ['given_name'] : ['full_name'];
		if (may('surname_middle') || may('middle_name')) {
			return present.has('given_name') ? possible : [...possible, 'full_name'];
		}
		if (may('birth_date_if_male')) return dateBySex ? ['birth_date_if_male'] : dateInParts ? ['birth_year'] : possible;
		if (may('birth_date_if_female')) return dateBySex ? possible : [...possible, 'sex'];
		if (may('unit_name') && belongsToAddress(meanings, column)) return [];
		if (may('birth_day') || may('birth_month') || may('birth_year')) {
			return possible.filter((heading) => (heading === 'birth_date') !== dateInParts);
		}
		return possible;
	});
}

/**
 * Commune, district and province right behind an address are that address: the register's own commune needs no province. Which
 * commune somebody lives in is told by a column that stands elsewhere, or behind `Địa chỉ` or `Nơi ở hiện tại`.
 */
function belongsToAddress(meanings: readonly (readonly Heading[])[], column: number): boolean {
	const block = placeBlock(meanings, column);
	const before = meanings[block[0] - 1] ?? [];
	return block.some((at) => meanings[at].includes('province_name')) && before.some((heading) => addressesOfElsewhere.has(heading));
}

const addressesOfElsewhere: ReadonlySet<Heading> = new Set<Heading>(['permanent_address', 'temporary_address', 'native_place', 'place_of_birth', 'place_of_birth_registration', 'arrived_from']);
const places: ReadonlySet<Heading> = new Set<Heading>(['unit_name', 'district_name', 'province_name']);

/** The columns of commune, district and province that stand side by side around one of them, from the left. */
function placeBlock(meanings: readonly (readonly Heading[])[], column: number): readonly number[] {
	const isPlace = (at: number): boolean => meanings[at]?.some((heading) => places.has(heading)) ?? false;
	let [from, to] = [column, column];
	while (isPlace(from - 1)) from--;
	while (isPlace(to + 1)) to++;
	return Array.from({length: to - from + 1}, (_, index) => from + index);
}

interface Aliases {
	readonly exact: ReadonlyMap<string, readonly Heading[]>;
	/** As spelled, without blanks and punctuation. */
	readonly tight: ReadonlyMap<string, readonly Heading[]>;
	readonly folded: ReadonlyMap<string, readonly Heading[]>;
}

let built: Aliases | undefined;

/** Built at its first use. The English names of the fields are headings, too. */
function aliases(): Aliases {
	if (built !== undefined) return built;
	const exact = new Map<string, Heading[]>();
	const tight = new Map<string, Heading[]>();
	const folded = new Map<string, Heading[]>();
	for (const field of [...fields, ...partFields, ...ignoredFields]) {
		for (const alias of [field, ...(headingAliases[field] ?? [])]) {
			addMeaning(exact, compareName(alias), field);
			addMeaning(tight, tightKey(alias), field);
			addMeaning(folded, foldedKey(alias), field);
		}
	}
	built = {exact, tight, folded};
	return built;
}

function addMeaning(meanings: Map<string, Heading[]>, key: string, field: Heading): void {
	const known = meanings.get(key) ?? [];
	if (!known.includes(field)) meanings.set(key, [...known, field]);
}

function tightKey(text: string): string {
	return compareName(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function foldedKey(text: string): string {
	return compareText(text).replaceAll(' ', '');
}
