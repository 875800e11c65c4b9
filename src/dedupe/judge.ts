import {agreeOtherwise, alikeAsTwins, bornTogether} from '../compare/otherwise.ts';
import {areOthers, birthSays, mayBeTwins, nameSays, type Says} from '../compare/says.ts';
import {id, name} from '../link/levels.ts';
import type {PairComparer} from '../link/pair-comparer.ts';
import type {People} from '../link/people.ts';
import {weigh, type Scorer} from '../link/scorer.ts';
import type {Judge, Objection} from './decide.ts';
import {type FormerIdPair, formerIdSays} from './former-ids.ts';
import type {KnownIdentity} from './identities.ts';

/** Judges pairs of these people; `identities` by record number, of every row that it will be asked about. */
export function judgeOf(people: People, comparer: PairComparer, scorer: Scorer, identities: ReadonlyMap<number, KnownIdentity>, former: readonly FormerIdPair[] = []): Judge {
	const formerly = new Set(former.flatMap(({a, b}) => [`${a}-${b}`, `${b}-${a}`]));
	const identityOf = (row: number): KnownIdentity => identities.get(people.recordIds[row])!;
	// Of lists without units too little is known to tell why two people are alike.
	const inRegisters = (a: number, b: number): boolean => people.unit[a] !== 0 && people.unit[b] !== 0;
	return {
		weigh: (a, b) => weigh(scorer, comparer, a, b),
		objection: (a, b) => {
			const [own, other] = [identityOf(a), identityOf(b)];
			const says: readonly [Says, Says] = [nameSays(own.name, other.name), birthSays(own.born, other.born)];
			const level = comparer.id(a, b);
			if (level === id.equal) return toOneId(says) ?? (comparer.name(a, b) === name.middleDiffers && bornTogether(comparer, a, b) ? 'id_contested' : undefined);
			if (level <= id.oneDigit) return Math.max(...says) <= 0 ? 'nothing_confirms' : undefined;
			if (level <= id.oldId || !inRegisters(a, b)) return undefined;
			if (Math.min(...says) < 0) return Math.max(...says) < 0 ? 'two_others' : 'one_differs';
			if (Math.max(...says) <= 0) return 'nothing_confirms';
			if (level === id.different) return 'ids_differ';
			if (!agreeOtherwise(comparer, a, b)) return 'only_name_and_birth';
			return mayBeTwins(own.name, other.name) && alikeAsTwins(comparer, a, b) ? 'perhaps_twins' : undefined;
		},
		formerId: (a, b) => (formerly.has(`${a}-${b}`) ? formerIdSays(identityOf(a), identityOf(b)) : undefined),
		differ: (a, b) => areOthers(identityOf(a), identityOf(b)),
	};
}

function toOneId([ofName, ofBirth]: readonly [Says, Says]): Objection | undefined {
	if (ofName <= 0 && ofBirth <= 0) return 'only_the_id_agrees';
	return ofBirth === -1 || (ofBirth === 2 && ofName === -1) ? 'id_contested' : undefined;
}
