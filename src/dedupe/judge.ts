import {agreeOtherwise, alikeAsTwins} from '../compare/otherwise.ts';
import {areOthers, birthSays, nameSays} from '../compare/says.ts';
import {id} from '../link/levels.ts';
import type {PairComparer} from '../link/pair-comparer.ts';
import type {People} from '../link/people.ts';
import type {Scorer} from '../link/scorer.ts';
import type {Judge, Objection} from './decide.ts';
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
		objection: (a, b) => {
			const [name, birth] = [nameSays(identityOf(a).name, identityOf(b).name), birthSays(identityOf(a).born, identityOf(b).born)];
			const level = comparer.id(a, b);
			if (level <= id.oneDigit) return toId(level, name, birth);
			if (level <= id.oldId || !inRegisters(a, b)) return undefined;
			if (name < 0 || birth < 0) return name < 0 && birth < 0 ? 'two_others' : 'one_differs';
			if (name <= 0 && birth <= 0) return 'nothing_confirms';
			if (!agreeOtherwise(comparer, a, b)) return 'only_name_and_birth';
			return name < 2 && alikeAsTwins(comparer, a, b) ? 'perhaps_twins' : undefined;
		},
		differ: (a, b) => areOthers(identityOf(a), identityOf(b)),
	};
}

/** What name and birth date say against IDs that are the same, or nearly so. */
function toId(level: number, name: number, birth: number): Objection | undefined {
	if (name <= 0 && birth <= 0) return level === id.equal ? 'only_the_id_agrees' : 'nothing_confirms';
	return level === id.equal && (birth === -1 || (birth === 2 && name === -1)) ? 'id_contested' : undefined;
}
