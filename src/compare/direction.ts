import type {Direction} from '../findings/finding.ts';
import {type BirthDifference, precision} from '../vietnam/dates.ts';
import {idContradictions, isPersonalId, type PersonalId, type Sex} from '../vietnam/ids.ts';
import {foldName, hasAccents, type NameDifference, untelex, unvni} from '../vietnam/names.ts';
import type {LinkedPair, Side} from './linked-pair.ts';

/**
 * Which side evidence says is right, and what that evidence is. Nothing here decides: a correction is prepared, and an
 * officer looks at the paper. Where no evidence speaks, or where it speaks for both, the answer is `recheck`.
 */
export interface Verdict {
	readonly direction: Direction;
	readonly reason: Reason;
}

export type Reason =
	/** The digits of the ID contradict one side's birth year or sex, and not the other's. */
	| 'id_digits'
	/** One side has a day that does not exist. */
	| 'impossible_date'
	/** One side knows day or month, the other one does not, and what both know agrees. */
	| 'fuller_date'
	/** One side has 1 January, the other one a day of the same year: the default of forms and programs. */
	| 'default_date'
	/** One side has no diacritics at all. */
	| 'accents_lost'
	/** One side still has the keys of Telex or VNI in it. */
	| 'unconverted_keys'
	/** One side cuts a middle name to its first letters. */
	| 'abbreviated'
	/** The extract names the local number as this person's cancelled one. */
	| 'cancelled_id'
	/** A local number without the form of its kind: lost zeros, an old card's number for an ID, a digit too few. */
	| 'id_form'
	/** The national database issues the numbers. */
	| 'issuing_register'
	/** The extract reports a death or a removal of the very registration. */
	| 'status_reported'
	| 'no_evidence';

export const recheck: Verdict = {direction: 'recheck', reason: 'no_evidence'};

/** The correction goes to the side that is not right. */
export function towards(right: 'local' | 'extract', reason: Reason): Verdict {
	return {direction: right === 'extract' ? 'update_local' : 'request_national', reason};
}

/** For a birth date that differs. Precision and the default date speak only where the ID's digits are silent. */
export function birthDirection(pair: LinkedPair, difference: BirthDifference): Verdict {
	const {local, extract} = pair;
	if (local.bornImpossible !== extract.bornImpossible) return towards(local.bornImpossible ? 'extract' : 'local', 'impossible_date');
	const byDigits = digitsDirection(pair, 'birth');
	if (byDigits !== undefined) return byDigits;
	if (difference === 'precision') return towards(knownDigits(extract.born) > knownDigits(local.born) ? 'extract' : 'local', 'fuller_date');
	if (difference !== 'default_date') return recheck;
	// A year alone beside 1 January: nobody knows whether the day is known or filled in.
	const right = isNewYear(local.born) ? extract : local;
	return precision(right.born) === 'year' ? recheck : towards(right === extract ? 'extract' : 'local', 'default_date');
}

/** For a sex that differs: the fourth digit of the ID. */
export function sexDirection(pair: LinkedPair): Verdict {
	return digitsDirection(pair, 'sex') ?? recheck;
}

/**
 * For a name that differs. Legal spelling, other words and their order are for the paper to settle; only what no
 * birth certificate says (lost diacritics, unconverted keys, initials) tells which side is wrong.
 */
export function nameDirection({local, extract}: LinkedPair, difference: NameDifference): Verdict {
	const spoiled = spoiledBy[difference];
	if (spoiled === undefined) return recheck;
	const [localSpoiled, extractSpoiled] = [spoiled.test(local.nameForm, extract.nameForm), spoiled.test(extract.nameForm, local.nameForm)];
	if (localSpoiled === extractSpoiled) return recheck;
	return towards(localSpoiled ? 'extract' : 'local', spoiled.reason);
}

/** For two personal IDs of one person that differ by a slip: whose digits contradict the person. */
export function mistypedIdDirection({local, extract}: LinkedPair): Verdict {
	const [localWrong, extractWrong] = [contradicts(local), contradicts(extract)];
	if (localWrong && !extractWrong) return towards('extract', 'id_digits');
	if (extractWrong && !localWrong) return towards('local', 'id_digits');
	return towards('extract', 'issuing_register');
}

interface Spoiled {
	readonly reason: Reason;
	/** Whether `name` is spoiled, seen beside the other writing of it. */
	test(name: string, other: string): boolean;
}

const spoiledBy: Partial<Record<NameDifference, Spoiled>> = {
	accents: {reason: 'accents_lost', test: (name, other) => !hasAccents(name) && hasAccents(other)},
	typing: {reason: 'unconverted_keys', test: (name, other) => differingWords(name, other).every(([word, meant]) => untelex(word) === meant || unvni(word) === meant)},
	middle_abbreviated: {reason: 'abbreviated', test: isShorter},
	surname_abbreviated: {reason: 'abbreviated', test: isShorter},
};

function isShorter(name: string, other: string): boolean {
	return foldName(name).length < foldName(other).length;
}

function differingWords(name: string, other: string): [string, string][] {
	const others = other.split(' ');
	return name.split(' ').map((word, at): [string, string] => [word, others[at]]).filter(([word, meant]) => word !== meant);
}

function digitsDirection(pair: LinkedPair, fact: 'birth' | 'sex'): Verdict | undefined {
	const id = witnessId(pair);
	if (id === undefined) return undefined;
	const [localWrong, extractWrong] = [contradicted(id, pair.local).includes(fact), contradicted(id, pair.extract).includes(fact)];
	return localWrong === extractWrong ? undefined : towards(localWrong ? 'extract' : 'local', 'id_digits');
}

/** The ID whose digits may speak: both sides', or the extract's where the local one has none or is alike in what it tells. */
function witnessId({local, extract}: LinkedPair): PersonalId | undefined {
	const id = personalIdOf(extract);
	if (id === undefined) return undefined;
	const own = personalIdOf(local);
	return own === undefined || own.slice(3, 6) === id.slice(3, 6) ? id : undefined;
}

function personalIdOf({personalId}: Side): PersonalId | undefined {
	return personalId !== null && isPersonalId(personalId) ? personalId : undefined;
}

function contradicts(side: Side): boolean {
	const id = personalIdOf(side);
	return id !== undefined && contradicted(id, side).length > 0;
}

function contradicted(id: PersonalId, {born, sex}: Side): readonly ('birth' | 'sex')[] {
	return idContradictions(id, born, isSex(sex) ? sex : undefined);
}

const isSex = (value: string | null): value is Sex => value === 'male' || value === 'female';

const knownDigits = (ymd: number): number => (ymd % 100 > 0 ? 8 : ymd % 10_000 > 0 ? 6 : 4);

const isNewYear = (ymd: number): boolean => ymd % 10_000 === 101;
