import type {Store} from '../store/store.ts';
import type {Field} from '../vietnam/fields.ts';
import type {DescribedStage} from './describe.ts';
import {mapTexts, names, texts} from './dictionaries.ts';
import {type Reading, mapped, presentOf, valuesOf, writtenOf} from './stage-fields.ts';
import {type FileContexts, findContexts, markedSql} from './text-contexts.ts';

export const nameFields = ['full_name', 'father_name', 'mother_name'] as const;
export const textFields = [
	'hamlet', 'address', 'permanent_address', 'temporary_address', 'current_address', 'nationality', 'place_of_birth', 'native_place',
] as const;

/**
 * Names and texts. Where several of their values can only be of an old encoding, the columns are looked at together first, and
 * their cells are then read in this context. Nearly no file is such, and no other pays for it.
 */
export async function textsOf(store: Store, stage: DescribedStage): Promise<Reading[]> {
	const readings: Reading[] = [];
	const dictionaries = [[names, presentOf(stage, nameFields)], [texts, presentOf(stage, textFields)]] as const;
	let found: ReadonlyMap<Field, FileContexts> | undefined;
	for (const [dictionary, fields] of dictionaries) {
		const map = `map_${dictionary.table}`;
		const values = (written: (field: Field) => string): string => fields.map(field => `SELECT ${written(field)} AS written FROM ${stage.table} s`).join(' UNION ALL ');
		if (fields.length === 0) continue;
		const alone = found === undefined && await mapTexts(store, map, dictionary, values(field => writtenOf(stage, field)));
		if (alone) {
			readings.push(...fields.map(field => mapped(stage, field, map)));
			continue;
		}
		found ??= await findContexts(store, dictionaries.flatMap(([{kind}, ofKind]) => ofKind.map(field => ({field, kind, values: valuesOf(stage, field, 's.file_no, ')}))));
		const contexts = ['', ...new Set(fields.flatMap(field => [...found!.get(field)!.values()]))];
		const marked = (field: Field): string => markedSql(writtenOf(stage, field), found!.get(field)!, contexts);
		await mapTexts(store, map, dictionary, values(marked), contexts);
		readings.push(...fields.map(field => mapped(stage, field, map, marked(field))));
	}
	return readings;
}
