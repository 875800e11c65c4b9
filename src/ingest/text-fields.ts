import type {Store} from '../store/store.ts';
import type {Field} from '../vietnam/fields.ts';
import type {DescribedStage} from './describe.ts';
import {mapTexts, names, texts} from './dictionaries.ts';
import {type Reading, mapped, presentOf, valuesOf, writtenOf} from './stage-fields.ts';
import {type FileContexts, findContexts, markedSql} from './text-contexts.ts';

export const nameFields = ['full_name', 'father_name', 'mother_name'] as const;
const addressFields = ['address', 'permanent_address', 'temporary_address', 'current_address'] as const;
const placeFields = ['hamlet', 'nationality', 'place_of_birth', 'native_place'] as const;
export const textFields = [...placeFields, ...addressFields] as const;

/**
 * Fields whose values are read together, and looked up in one map. Places apart from addresses: each field's join puts the whole map into
 * a hash table, and places are few. Those of which most values differ come first: they show best how a file is written.
 */
const groups = [
	{map: 'map_names', dictionary: names, fields: nameFields},
	{map: 'map_addresses', dictionary: texts, fields: addressFields},
	{map: 'map_places', dictionary: texts, fields: placeFields},
] as const;

/**
 * Names and texts. Where several of their values can only be of an old encoding, the columns are looked at together first, and
 * their cells are then read in this context. Nearly no file is such, and no other pays for it.
 */
export async function textsOf(store: Store, stage: DescribedStage): Promise<Reading[]> {
	const readings: Reading[] = [];
	const present = groups.map(group => ({...group, fields: presentOf<Field>(stage, group.fields)})).filter(({fields}) => fields.length > 0);
	let found: ReadonlyMap<Field, FileContexts> | undefined;
	for (const {map, dictionary, fields} of present) {
		const values = (written: (field: Field) => string): string => fields.map(field => `SELECT ${written(field)} AS written FROM ${stage.table} s`).join(' UNION ALL ');
		const alone = found === undefined && await mapTexts(store, map, dictionary, values(field => writtenOf(stage, field)));
		if (alone) {
			readings.push(...fields.map(field => mapped(stage, field, map)));
			continue;
		}
		found ??= await findContexts(store, present.flatMap(group => group.fields.map(field => ({field, kind: group.dictionary.kind, values: valuesOf(stage, field, 's.file_no, ')}))));
		const contexts = ['', ...new Set(fields.flatMap(field => [...found!.get(field)!.values()]))];
		const marked = (field: Field): string => markedSql(writtenOf(stage, field), found!.get(field)!, contexts);
		await mapTexts(store, map, dictionary, values(marked), contexts);
		readings.push(...fields.map(field => mapped(stage, field, map, marked(field))));
	}
	return readings;
}
