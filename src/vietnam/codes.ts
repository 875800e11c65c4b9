import {compareName} from './compare-name.ts';
import {allowedEdits, edits} from './edits.ts';
import {ethnicGroups} from './tables/ethnic-groups.ts';
import {noContext} from './legacy/legacy-text.ts';
import {encodingOf, legacyReadings, readingsAtHome} from './legacy/readings.ts';
import type {LegacyEncoding} from './legacy/tokens.ts';
import {maritalStatusNames, operationNames, residenceTypeNames, sexNames, statusNames} from './tables/codes.ts';
import {generalRelationNames, relationGenerations, relationNames} from './tables/relations.ts';
import {religions} from './tables/religions.ts';
import {cleanText, compareText} from './text.ts';

/** The fields whose values come from a list. */
export const codedFields = [
	'sex', 'status', 'residence_type', 'relation', 'ethnicity', 'religion', 'marital_status', 'operation',
] as const;

export type CodedField = (typeof codedFields)[number];

/**
 * The canonical value that a written one means: first as it is spelled (case and place of the tone mark aside), then as an old
 * encoding spells it (`N÷`), then without diacritics, blanks and punctuation. Undefined where it is not known, or where it
 * means several ('Thổ', 'cháu').
 */
export function canonicalCode(field: CodedField, written: string): string | undefined {
	const {meanings} = meaningsOf(field, written);
	return meanings.length === 1 ? meanings[0] : undefined;
}

/**
 * What a written value of a list means. `nearest`: canonical values of which one is perhaps meant, `distance` letters away
 * (0: a leading zero is missing); to be proposed, never applied. `by`: whether the source's own map or our list says so;
 * `encoding`: of a value that means this only as an old encoding reads it.
 */
export type CodeResolution =
	| {readonly kind: 'resolved'; readonly canonical: string; readonly by: 'source' | 'list'; readonly encoding?: LegacyEncoding}
	| {readonly kind: 'ambiguous'; readonly candidates: readonly string[]}
	| {readonly kind: 'nearest'; readonly proposals: readonly string[]; readonly distance: number}
	| {readonly kind: 'unknown'};

/**
 * Makes the reader of one column.
 *
 * @param source what the file's profile says of written values, written → canonical; it goes before the lists, and case,
 * blanks and the place of the tone mark do not matter unless it tells them apart itself
 * @param context what is known of the column's encoding (`contextOf`)
 */
export function codeResolver(field: CodedField, source?: ReadonlyMap<string, string>, context = noContext): (written: string) => CodeResolution {
	const said = sourceMeanings(source ?? new Map());
	return (written) => {
		const clean = cleanText(written);
		const atHome = readingsAtHome(written, context);
		const mapped = source?.has(written) ? written : [...atHome, clean].find((text) => said.has(exactKey(cleanText(text))));
		const own = mapped === undefined ? undefined : source?.get(mapped) ?? said.get(exactKey(cleanText(mapped)));
		if (own !== undefined && own !== AMBIGUOUS) return {kind: 'resolved', canonical: own, by: 'source', encoding: encodingOf(written, mapped)};
		const {meanings, reading} = meaningsOf(field, written, atHome);
		if (meanings.length === 1) return {kind: 'resolved', canonical: meanings[0], by: 'list', encoding: encodingOf(written, reading)};
		return meanings.length > 1 ? {kind: 'ambiguous', candidates: meanings} : nearestTo(field, clean);
	};
}

/** The official Vietnamese writing of a canonical value; a general word where several official ones share it. */
export function writtenCode(field: CodedField, canonical: string): string {
	return listOf(field).official.get(canonical) ?? canonical;
}

/** What a relation says about a household member. `generation`: below the head (child 1, parent -1). */
export interface RelationFacts {
	readonly sex?: 'male' | 'female';
	readonly generation?: number;
	readonly head: boolean;
	readonly spouse: boolean;
}

/** Reads a canonical relation, `class` or `class:M|F`. */
export function relationFacts(canonical: string): RelationFacts {
	const [name, sex] = canonical.split(':');
	return {
		...(sex === 'M' ? {sex: 'male'} : sex === 'F' ? {sex: 'female'} : {}),
		...(relationGenerations[name] === undefined ? {} : {generation: relationGenerations[name]}),
		head: name === 'head',
		spouse: name === 'spouse',
	};
}

/** Stands in a source's map for a writing that it maps to several values. */
const AMBIGUOUS = '';

function sourceMeanings(source: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const meanings = new Map<string, string>();
	for (const [written, canonical] of source) {
		const key = exactKey(cleanText(written));
		meanings.set(key, (meanings.get(key) ?? canonical) === canonical ? canonical : AMBIGUOUS);
	}
	return meanings;
}

interface Meant {
	readonly meanings: readonly string[];
	/** What an old encoding reads, where that means it. */
	readonly reading?: string;
}

/** A word of the field's kind before the value, as forms have it, says nothing: `Dân tộc Kinh`, `Đạo Tin Lành`. */
function meaningsOf(field: CodedField, written: string, atHome: readonly string[] = []): Meant {
	const {exact, folded} = listOf(field);
	const texts = withoutLabel(field, cleanText(written));
	const spelled = (candidates: readonly string[]): readonly string[] => candidates.map((text) => exact.get(exactKey(text))).find((meanings) => meanings !== undefined) ?? [];
	const spelledAs = (readings: readonly string[]): Meant => {
		const found = readings.map((reading) => ({reading, meanings: spelled(withoutLabel(field, cleanText(reading)))})).filter(({meanings}) => meanings.length > 0);
		return {meanings: [...new Set(found.flatMap(({meanings}) => meanings))], reading: found[0]?.reading};
	};
	const meant = spelledAs(atHome);
	if (meant.meanings.length > 0) return meant;
	const asItStands = spelled(texts);
	if (asItStands.length > 0) return {meanings: asItStands};
	// An old encoding keeps all diacritics, so that what it spells comes before what is alike without them.
	const decoded = spelledAs(legacyReadings(written));
	if (decoded.meanings.length > 0) return decoded;
	return {meanings: texts.map((text) => folded.get(foldedKey(text))).find((meanings) => meanings !== undefined) ?? []};
}

function withoutLabel(field: CodedField, clean: string): readonly string[] {
	const bare = clean.replace(labels[field] ?? never, '');
	return bare === clean || bare === '' ? [clean] : [clean, bare];
}

const never = /(?!)/;

const labels: Readonly<Partial<Record<CodedField, RegExp>>> = {
	sex: /^giới tính:?\s/iu,
	ethnicity: /^(?:dân tộc|dan toc|người|nguoi):?\s/iu,
	religion: /^(?:tôn giáo|ton giao|đạo|dao):?\s/iu,
};

function nearestTo(field: CodedField, clean: string): CodeResolution {
	const {folded, official} = listOf(field);
	const key = foldedKey(clean);
	// A spreadsheet takes the zero of 01; that another system numbers otherwise cannot be ruled out.
	if (/^\d$/.test(key) && official.has(`0${key}`)) return {kind: 'nearest', proposals: [`0${key}`], distance: 0};
	if (/\d/.test(key)) return {kind: 'unknown'};
	let distance = allowedEdits(key.length);
	let proposals: string[] = [];
	for (const [name, meanings] of folded) {
		const limit = Math.min(distance, allowedEdits(name.length));
		const found = edits(key, name, limit);
		if (found > limit) continue;
		if (found < distance) proposals = [];
		distance = found;
		proposals.push(...meanings.filter((meaning) => !proposals.includes(meaning)));
	}
	return proposals.length === 0 ? {kind: 'unknown'} : {kind: 'nearest', proposals: proposals.toSorted(), distance};
}

interface CodeList {
	/** Writing → all canonical values that it can mean. */
	readonly exact: ReadonlyMap<string, readonly string[]>;
	readonly folded: ReadonlyMap<string, readonly string[]>;
	readonly official: ReadonlyMap<string, string>;
}

const tables: Readonly<Record<CodedField, readonly (readonly [string, string])[]>> = {
	sex: sexNames,
	status: statusNames,
	residence_type: residenceTypeNames,
	relation: relationNames,
	ethnicity: ethnicGroups.map(([code, name, others]) => [code, others === '' ? name : `${name};${others}`]),
	religion: religions.map(([name, others]) => [name, others === '' ? name : `${name};${others}`]),
	marital_status: maritalStatusNames,
	operation: operationNames,
};

const lists = new Map<CodedField, CodeList>();

/** Built at its first use: a command that reads no codes pays nothing. */
function listOf(field: CodedField): CodeList {
	const known = lists.get(field);
	if (known !== undefined) return known;
	const list = buildList(field);
	lists.set(field, list);
	return list;
}

function buildList(field: CodedField): CodeList {
	const exact = new Map<string, string[]>();
	const folded = new Map<string, string[]>();
	const official = new Map<string, string>();
	for (const [canonical, names] of tables[field]) {
		const written = names.split(';');
		official.set(canonical, (field === 'relation' ? generalRelationNames[canonical] : undefined) ?? written[0]);
		for (const name of [canonical, ...written]) {
			addMeaning(exact, exactKey(cleanText(name)), canonical);
			addMeaning(folded, foldedKey(name), canonical);
		}
	}
	return {exact, folded, official};
}

function addMeaning(meanings: Map<string, string[]>, key: string, canonical: string): void {
	const known = meanings.get(key) ?? [];
	if (!known.includes(canonical)) meanings.set(key, [...known, canonical]);
}

/** Codes are digits, which `compareName` does not know. */
function exactKey(clean: string): string {
	return compareName(clean) || clean;
}

function foldedKey(text: string): string {
	return compareText(text).replaceAll(' ', '');
}
