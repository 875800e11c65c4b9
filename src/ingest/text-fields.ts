import type {Store} from '../store/store.ts';
import type {Field} from '../vietnam/fields.ts';
import {codeFields} from './code-fields.ts';
import {decodedCustomTypes} from './custom.ts';
import type {DescribedStage} from './describe.ts';
import {mapOfField, mapTexts, names, texts} from './dictionaries.ts';
import {wordFields} from './identifiers.ts';
import {type Reading, mapped, presentOf, valuesOf, writtenOf} from './stage-fields.ts';
import {type ColumnContexts, type TextColumn, contextsIn, customColumn, findContexts, markedSql} from './text-contexts.ts';
import {writtenSql} from './written.ts';

export const nameFields = ['full_name', 'father_name', 'mother_name'] as const;
const addressFields = ['address', 'permanent_address', 'temporary_address', 'current_address'] as const;
const placeFields = ['hamlet', 'nationality', 'place_of_birth', 'native_place'] as const;
export const textFields = [...placeFields, ...addressFields] as const;

/**
 * Fields whose values are read together. Those of which most values differ come first: they show best how a file is written.
 */
const groups = [
	{map: 'map_names', dictionary: names, fields: nameFields},
	{map: 'map_addresses', dictionary: texts, fields: addressFields},
	{map: 'map_places', dictionary: texts, fields: placeFields},
] as const;

export interface ReadTexts {
	readonly readings: readonly Reading[];
	/** Of all columns that words stand in; left out where no file of the stage is of an old encoding. */
	readonly contexts?: ColumnContexts;
}

/**
 * Names and texts. Where several of their values can only be of an old encoding, the columns are looked at together first, and
 * their cells are then read in this context. Nearly no file is such, and no other pays for it.
 */
export async function textsOf(store: Store, stage: DescribedStage): Promise<ReadTexts> {
	const readings: Reading[] = [];
	const present = groups.map(group => ({...group, fields: presentOf<Field>(stage, group.fields)})).filter(({fields}) => fields.length > 0);
	let contexts: ColumnContexts | undefined;
	for (const {map, dictionary, fields} of present) {
		const bit = (field: Field): number => 1 << fields.indexOf(field);
		const values = (written: (field: Field) => string): string => fields.map(field => `SELECT ${written(field)} AS written, ${bit(field)} AS fields FROM ${stage.table} s`).join(' UNION ALL ');
		const alone = contexts === undefined && await mapTexts(store, map, dictionary, values(field => writtenOf(stage, field)));
		if (alone) {
			readings.push(...fields.map(field => mapped(stage, field, mapOfField(map, bit(field)))));
			continue;
		}
		contexts ??= await findContexts(store, present.flatMap(group => group.fields.map(field => columnOf(stage, field, group.dictionary.kind))), otherColumns(stage));
		const byField = contexts;
		const all = contextsIn(fields.map(field => byField.get(field)!));
		const marked = (field: Field): string => markedSql(writtenOf(stage, field), byField.get(field)!, all);
		await mapTexts(store, map, dictionary, values(marked), all);
		readings.push(...fields.map(field => mapped(stage, field, mapOfField(map, bit(field)), marked(field))));
	}
	return {readings, contexts};
}

function columnOf(stage: DescribedStage, field: Field, kind: TextColumn['kind']): TextColumn {
	return {name: field, kind, values: valuesOf(stage, field, 's.file_no, ')};
}

/** Columns that are read in the same contexts, but whose words prove nothing. */
function otherColumns(stage: DescribedStage): readonly TextColumn[] {
	const custom = stage.layout.custom.filter(({type}) => decodedCustomTypes.has(type));
	return [
		...presentOf(stage, [...codeFields, ...wordFields]).map(field => columnOf(stage, field, 'text')),
		...custom.map((source): TextColumn => ({
			name: customColumn(source.name), kind: source.type === 'name' ? 'name' : 'text', values: `SELECT s.file_no, ${writtenSql(source, stage.cell)} AS written FROM ${stage.table} s`,
		})),
	];
}
