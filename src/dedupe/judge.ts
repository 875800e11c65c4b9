import {agreeOtherwise, alikeAsTwins} from '../compare/otherwise.ts';
import {areOthers, birthSays, nameSays} from '../compare/says.ts';
import {id} from '../link/levels.ts';
import type {PairComparer} from '../link/pair-comparer.ts';
import type {People} from '../link/people.ts';
import type {Scorer} from '../link/scorer.ts';
import type {Judge, SharedId} from './decide.ts';
import type {KnownIdentity} from './identities.ts';

/** Judges pairs of these people; `identities` by record number, of every row that it will be asked about. */
export function judgeOf(people: People, comparer: PairComparer, scorer: Scorer, identities: ReadonlyMap<number, KnownIdentity>): Judge {
	const levels = new Uint8Array(scorer.model.fields.length);
	const identityOf = (row: number): KnownIdentity => identities.get(people.recordIds[row])!;
	// Of lists without units too little is known to tell why two people are alike.
	const inRegisters = (a: number, b: number): boolean => people.unit[a] !== 0 && people.unit[b] !== 0;
	return {
		weigh: (a, b) => {
			comparer.compare(a, b, levels);
			return scorer.weight(a, b, levels);
		},
		sharedId: (a, b) => judgeId(comparer.id(a, b), identityOf(a), identityOf(b)),
		onlyNameAndBirth: (a, b) => inRegisters(a, b) && !agreeOtherwise(comparer, a, b),
		perhapsTwins: (a, b) => inRegisters(a, b) && alikeAsTwins(comparer, a, b) && nameSays(identityOf(a).name, identityOf(b).name) < 2,
		differ: (a, b) => areOthers(identityOf(a), identityOf(b)),
	};
}

/** What name and birth date of two records say to their IDs; `level` is that of the IDs. */
function judgeId(level: number, a: KnownIdentity, b: KnownIdentity): SharedId {
	if (level > id.oneDigit) return 'none';
	const [name, birthDate] = [nameSays(a.name, b.name), birthSays(a.born, b.born)];
	if (name <= 0 && birthDate <= 0) return level === id.equal ? 'alone' : 'contested';
	if (level > id.equal) return 'none';
	return birthDate === -1 || (birthDate === 2 && name === -1) ? 'contested' : 'supported';
}
