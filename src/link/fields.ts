import {birthLevels, contactLevels, customLevels, idLevels, nameLevels, parentsLevels, placeLevels, sexLevels} from './levels.ts';
import type {People} from './people.ts';

/** A field of the comparison: its name and its levels, best first. */
export interface Field {
	readonly name: string;
	readonly levels: readonly string[];
}

/** Where each built-in field stands in a pair's levels; custom fields follow. */
export const at = {name: 0, birth: 1, sex: 2, id: 3, place: 4, contact: 5, parents: 6, custom: 7} as const;

/**
 * What agrees inside every family: of these fields only the strongest agreement counts, whereas every
 * disagreement does.
 */
export const familyFields = [at.place, at.contact, at.parents] as const;

/** All fields of a comparison of these people, in the order of a pair's levels. */
export function fieldsOf(people: Pick<People, 'customs'>): Field[] {
	return [
		{name: 'full_name', levels: nameLevels},
		{name: 'birth_date', levels: birthLevels},
		{name: 'sex', levels: sexLevels},
		{name: 'personal_id', levels: idLevels},
		{name: 'place', levels: placeLevels},
		{name: 'contact', levels: contactLevels},
		{name: 'parents', levels: parentsLevels},
		...people.customs.map(custom => ({name: custom.name, levels: customLevels[custom.type]})),
	];
}
