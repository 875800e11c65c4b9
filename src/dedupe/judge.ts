import {agreeBesides, agreeOtherwise, alikeAsTwins, bornTogether} from '../compare/otherwise.ts';
import {areOthers, birthSays, mayBeTwins, nameSays, type Says} from '../compare/says.ts';
import {birth, id, name} from '../link/levels.ts';
import type {PairComparer} from '../link/pair-comparer.ts';
import type {People} from '../link/people.ts';
import {weigh, type Scorer} from '../link/scorer.ts';
import type {Judge, Objection} from './decide.ts';
import {type FormerIdPair, formerIdSays} from './former-ids.ts';
import {pairNumber} from './pair-number.ts';
import type {KnownIdentity} from './records.ts';

/**
 * Judges pairs of these people.
 *
 * @param identities by record number, of every row that it will be asked about.
 * @param learnt whether the model's figures were learnt from these people: see `isLearnt`.
 * @param former pairs of which one has now the ID that the other had before.
 */
export function judgeOf(people: People, comparer: PairComparer, scorer: Scorer, identities: ReadonlyMap<number, KnownIdentity>, learnt: boolean, former: readonly FormerIdPair[] = []): Judge {
	const formerly = new Set(former.map(({a, b}) => pairNumber(a, b)));
	const identityOf = (row: number): KnownIdentity => identities.get(people.recordIds[row])!;
	const inRegisters = (a: number, b: number): boolean => people.unit[a] !== 0 || people.unit[b] !== 0;
	const objectionOf = (a: number, b: number): Objection | undefined => {
		const [own, other] = [identityOf(a), identityOf(b)];
		const says: readonly [Says, Says] = [nameSays(own.name, other.name), birthSays(own.born, other.born)];
		const asTwins = (): boolean => mayBeTwins(own.name, other.name);
		const level = comparer.id(a, b);
		if (level === id.equal) return toOneId(comparer, a, b, says);
		if (level === id.oldId) return toOldId(says);
		if (level === id.oneDigit) return toNearIds(says, areInTurn(own, other) && bornTogether(comparer, a, b) && asTwins());
		if (inRegisters(a, b)) return toOthers(comparer, a, b, says, asTwins);
		if (level === id.different) return 'ids_differ';
		// Of lists without units too little is known to tell why two people are alike: what agreement is worth, only the list itself can teach.
		return learnt ? undefined : toOthersOfList(comparer, a, b, says, asTwins);
	};
	// A pair that joins two clusters is asked of again.
	const objections = new Map<number, Objection | undefined>();
	return {
		weigh: (a, b) => weigh(scorer, comparer, a, b),
		objection: (a, b) => {
			const pair = pairNumber(a, b);
			if (!objections.has(pair)) objections.set(pair, objectionOf(a, b));
			return objections.get(pair);
		},
		formerId: (a, b) => (formerly.has(pairNumber(a, b)) ? formerIdSays(identityOf(a), identityOf(b)) : undefined),
		differ: (a, b) => areOthers(identityOf(a), identityOf(b)),
	};
}

function toOneId(comparer: PairComparer, a: number, b: number, says: readonly [Says, Says]): Objection | undefined {
	if (Math.max(...says) <= 0) return comparer.birth(a, b) <= birth.oneDigit && agreeBesides(comparer, a, b) ? 'id_and_home' : 'only_the_id_agrees';
	if (Math.min(...says) < 0) return 'id_contested';
	return comparer.name(a, b) === name.middleDiffers && bornTogether(comparer, a, b) ? 'id_contested' : undefined;
}

/** Provinces numbered their cards by themselves, so that some numbers were issued twice. */
function toOldId(says: readonly [Says, Says]): Objection | undefined {
	if (Math.max(...says) <= 0) return 'nothing_confirms';
	return Math.min(...says) < 0 ? 'id_contested' : undefined;
}

/** A digit apart are the two numbers of a slip, rarely those of two people: but for twins whose births were registered one after the other. */
function toNearIds(says: readonly [Says, Says], perhapsTwins: boolean): Objection | undefined {
	if (Math.max(...says) <= 0) return 'nothing_confirms';
	if (Math.min(...says) < 0) return 'one_differs';
	return perhapsTwins ? 'perhaps_twins' : undefined;
}

function toOthers(comparer: PairComparer, a: number, b: number, says: readonly [Says, Says], asTwins: () => boolean): Objection | undefined {
	if (Math.min(...says) < 0) return Math.max(...says) < 0 ? 'two_others' : 'one_differs';
	if (Math.max(...says) <= 0) return 'nothing_confirms';
	if (comparer.id(a, b) === id.different) return 'ids_differ';
	if (!agreeOtherwise(comparer, a, b)) return 'only_name_and_birth';
	return alikeAsTwins(comparer, a, b) && asTwins() ? 'perhaps_twins' : undefined;
}

function toOthersOfList(comparer: PairComparer, a: number, b: number, says: readonly [Says, Says], asTwins: () => boolean): Objection | undefined {
	if (Math.min(...says) < 0) return 'one_differs';
	if (Math.max(...says) <= 0) return 'nothing_confirms';
	if (Math.min(...says) === 0 && !agreeOtherwise(comparer, a, b)) return 'only_name_and_birth';
	return alikeAsTwins(comparer, a, b) && asTwins() ? 'perhaps_twins' : undefined;
}

/** Whether two IDs follow on each other. */
const areInTurn = (a: KnownIdentity, b: KnownIdentity): boolean => Math.abs(Number(a.id) - Number(b.id)) === 1;
