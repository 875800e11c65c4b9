import {at} from '../link/fields.ts';
import {birth, contactLevels, id, parentsLevels, place} from '../link/levels.ts';
import type {PairComparer} from '../link/pair-comparer.ts';
import {livesTogether} from '../link/scorer.ts';

/**
 * Whether anything besides name, birth date and sex speaks for two rows being one person: an ID or an old card, a home, a
 * phone, parents, a custom field. A hamlet is not enough: it has namesakes of one birth date, too. Among a province's people thousands of pairs share name and birth date.
 */
export function agreeOtherwise(comparer: PairComparer, a: number, b: number): boolean {
	return comparer.id(a, b) <= id.oldId || agreeBesides(comparer, a, b);
}

/** The same without IDs. */
export function agreeBesides(comparer: PairComparer, a: number, b: number): boolean {
	return comparer.place(a, b) < place.hamlet
		|| comparer.contact(a, b) < contactLevels.indexOf('different')
		|| comparer.parents(a, b) < parentsLevels.indexOf('different')
		|| comparer.customs.some(compareCustom => compareCustom(a, b) === 0);
}

/** Whether two rows are alike as twins are: one birth date, one home, no ID in common. */
export function alikeAsTwins(comparer: PairComparer, a: number, b: number): boolean {
	return comparer.id(a, b) > id.oldId && bornTogether(comparer, a, b);
}

/** Whether two rows have one birth date and one home. */
export function bornTogether(comparer: PairComparer, a: number, b: number): boolean {
	if (comparer.birth(a, b) !== birth.equal) return false;
	const levels = new Uint8Array(at.custom + comparer.customs.length);
	comparer.compare(a, b, levels);
	return livesTogether(levels);
}
