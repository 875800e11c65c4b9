import {contactLevels, id, parentsLevels, place} from '../link/levels.ts';
import type {PairComparer} from '../link/pair-comparer.ts';

/**
 * Whether anything besides name, birth date and sex speaks for two rows being one person: an ID or an old card, a home or at
 * least the hamlet, a phone, parents, a custom field. Among a province's people thousands of pairs share name and birth date.
 */
export function agreeOtherwise(comparer: PairComparer, a: number, b: number): boolean {
	return comparer.id(a, b) <= id.oldId
		|| comparer.place(a, b) <= place.hamlet
		|| comparer.contact(a, b) < contactLevels.indexOf('different')
		|| comparer.parents(a, b) < parentsLevels.indexOf('different')
		|| comparer.customs.some(compareCustom => compareCustom(a, b) === 0);
}
