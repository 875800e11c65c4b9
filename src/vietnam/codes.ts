import {compareName} from './compare-name.ts';
import {ethnicGroups} from './tables/ethnic-groups.ts';
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
 * The canonical value that a written one means: first as it is spelled (case and place of the tone mark aside), then without
 * diacritics, blanks and punctuation. Undefined where it is not known, or where it means several ('Thổ', 'cháu').
 */
export function canonicalCode(field: CodedField, written: string): string | undefined {
	const list = listOf(field);
	const clean = cleanText(written);
	const exact = list.exact.get(exactKey(clean));
	if (exact !== undefined) return exact === AMBIGUOUS ? undefined : exact;
	const folded = list.folded.get(foldedKey(clean));
	return folded === AMBIGUOUS ? undefined : folded;
}

/** The official Vietnamese writing of a canonical value; a general word where several official ones share it. */
export function writtenCode(field: CodedField, canonical: string): string {
	return listOf(field).official.get(canonical) ?? canonical;
}

/** The official name of an ethnic group by its two-digit code. */
export function ethnicityName(code: string): string | undefined {
	return listOf('ethnicity').official.get(code);
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

/** Stands in a list for a writing of several values. */
const AMBIGUOUS = '';

interface CodeList {
	readonly exact: ReadonlyMap<string, string>;
	readonly folded: ReadonlyMap<string, string>;
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
	const exact = new Map<string, string>();
	const folded = new Map<string, string>();
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

function addMeaning(meanings: Map<string, string>, key: string, canonical: string): void {
	const known = meanings.get(key);
	meanings.set(key, known === undefined || known === canonical ? canonical : AMBIGUOUS);
}

/** Codes are digits, which `compareName` does not know. */
function exactKey(clean: string): string {
	return compareName(clean) || clean;
}

function foldedKey(text: string): string {
	return compareText(text).replaceAll(' ', '');
}
