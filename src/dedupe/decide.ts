import {clustersOf} from '../link/clusters.ts';
import type {LinkResult} from '../link/link.ts';
import type {Ruling} from '../link/rulings.ts';
import {weightOf} from '../link/scorer.ts';
import type {FormerIdPair} from './former-ids.ts';
import {pairNumber} from './pair-number.ts';
import {mayBeTwo, toldApart, type Witness} from './witness.ts';

export type Decision = 'match' | 'review' | 'distinct';

/** A pair with the last word on it. */
export interface DecidedPair {
	readonly a: number;
	readonly b: number;
	/** Bits, from the records alone. */
	readonly weight: number;
	readonly decision: Decision;
	/** What overruled the weight. */
	readonly because?: 'same_extract_person' | 'two_extract_persons' | 'several_extract_persons' | 'cluster_contradiction' | 'former_id' | 'officer' | Objection;
}

/**
 * Why the records themselves do not bear out what their weight says.
 *
 * - `only_the_id_agrees`: an ID decides only together with a name or a birth date · `id_and_home`: a home, a phone or parents agree with it, and what differs
 *   in the birth date may be a slip: then it may be one person · `id_contested`: one of them agrees,
 *   and the other one is somebody else's, as with twins, or father and son, under one ID; or they are of one home and birth
 *   date, and their middle names are others.
 * - `nothing_confirms`: neither name nor birth date says that they are one person, and the IDs are not the same.
 * - `one_differs`: name or birth date is somebody else's, and the IDs are not the same · `ids_differ`: each has an ID, and they
 *   are altogether different.
 *
 * Of registers, without an ID in common; of other lists only while they are too short to teach how often that happens to one person:
 *
 * - `only_name_and_birth`: nothing else agrees, in a list not even both of these · `perhaps_twins`: one home and one birth date, and names as twins may have.
 * - `two_others`: name and birth date both are somebody else's. Of registers only.
 */
export type Objection = 'only_the_id_agrees' | 'id_and_home' | 'id_contested' | 'two_others' | 'one_differs' | 'nothing_confirms' | 'ids_differ' | 'only_name_and_birth' | 'perhaps_twins';

/** Those that make two people of a pair. The others leave it to an officer. */
const decisive: ReadonlySet<Objection | undefined> = new Set<Objection>(['only_the_id_agrees', 'two_others']);

/** What can be said of a pair of rows besides its weight. */
export interface Judge {
	/** The weight of a pair that blocking did not generate. */
	weigh(a: number, b: number): number;
	objection(a: number, b: number): Objection | undefined;
	/** What is said of a pair of which one has the ID that the other had before; undefined for nothing, and for all other pairs. */
	formerId(a: number, b: number): 'match' | 'review' | undefined;
	/** Whether the names and the birth dates of two rows are both those of different people. */
	differ(a: number, b: number): boolean;
}

/**
 * Turns weights into decisions. The extract outranks them: two rows linked to one of its persons are one
 * person, two rows that it confirms as two persons are two, and rows that may be two of its persons are not matched
 * without somebody looking. An officer outranks both.
 *
 * @param rulings what officers said of pairs of rows, `a < b`.
 * @param former pairs of which one has the ID that the other had before, `a < b`
 * @returns pairs by `a`, then `b`.
 */
export function decide(result: LinkResult, witness: Witness, judge: Judge, rulings: readonly Ruling[] = [], former: readonly FormerIdPair[] = []): DecidedPair[] {
	const match = weightOf(result.thresholds.match);
	const review = weightOf(result.thresholds.review);
	const decided = new Map<number, DecidedPair>();
	for (let index = 0; index < result.a.length; index++) {
		const [a, b, weight] = [result.a[index], result.b[index], result.weight[index]];
		const zone = weight >= match ? 'match' : weight >= review ? 'review' : 'distinct';
		const own = byRecords(a, b, zone, judge);
		decided.set(pairNumber(a, b), {a, b, weight, ...own, ...byWitness(a, b, own.decision, witness, judge)});
	}
	for (const {a, b} of former) {
		const decision = judge.formerId(a, b);
		const known = decided.get(pairNumber(a, b));
		if (decision === undefined || known?.decision === 'match') continue;
		decided.set(pairNumber(a, b), {a, b, weight: known?.weight ?? judge.weigh(a, b), because: 'former_id', ...byWitness(a, b, decision, witness, judge)});
	}
	for (const rows of witness.together) {
		for (const [index, a] of rows.entries()) {
			for (const b of rows.slice(index + 1)) {
				if (!decided.has(pairNumber(a, b))) decided.set(pairNumber(a, b), {a, b, weight: judge.weigh(a, b), ...byWitness(a, b, 'distinct', witness, judge)});
			}
		}
	}
	for (const {a, b, word} of rulings) {
		const weight = decided.get(pairNumber(a, b))?.weight ?? judge.weigh(a, b);
		decided.set(pairNumber(a, b), {a, b, weight, decision: word === 'same' ? 'match' : 'distinct', because: 'officer'});
	}
	const pairs = [...decided.values()].toSorted((x, y) => x.a - y.a || x.b - y.b);
	const weightOfPair = (a: number, b: number): number => decided.get(pairNumber(a, b))?.weight ?? judge.weigh(a, b);
	return withoutContradictions(pairs, rulings, witness, {...judge, weigh: weightOfPair}, -match);
}

function byRecords(a: number, b: number, zone: Decision, judge: Judge): Pick<DecidedPair, 'decision' | 'because'> {
	if (zone === 'distinct') return {decision: zone};
	const because = judge.objection(a, b);
	if (decisive.has(because)) return {decision: 'distinct', because};
	return zone === 'match' && because !== undefined ? {decision: 'review', because} : {decision: zone};
}

function byWitness(a: number, b: number, decision: Decision, witness: Witness, judge: Judge): Pick<DecidedPair, 'decision' | 'because'> {
	const [personA, personB] = [witness.person[a], witness.person[b]];
	if (personA === 0 || personB === 0) return decision === 'match' && mayBeTwo(witness, a, b) ? {decision: 'review', because: 'several_extract_persons'} : {decision};
	if (personA === personB) {
		if (judge.differ(a, b)) return {decision: 'review', because: 'same_extract_person'};
		return decision === 'match' ? {decision} : {decision: 'match', because: 'same_extract_person'};
	}
	if (toldApart(witness, a, b)) return {decision: 'distinct', because: 'two_extract_persons'};
	return decision === 'match' ? {decision: 'review', because: 'two_extract_persons'} : {decision};
}

/** Those that keep two records out of one cluster, also where each is certainly the same as a third. */
const dividing: ReadonlySet<Objection | undefined> = new Set<Objection>(['only_the_id_agrees', 'two_others', 'ids_differ']);

/**
 * A match that would put two people told apart into one cluster goes to review, and so does one against which the other pairs of the two clusters
 * are on average as certain as a match must be for it. What an officer joined is joined first; that, and what the extract joined, outweighs everything.
 */
function withoutContradictions(pairs: readonly DecidedPair[], rulings: readonly Ruling[], witness: Witness, judge: Judge, least: number): DecidedPair[] {
	const columns = {a: pairs.map(({a}) => a), b: pairs.map(({b}) => b), weight: pairs.map(({weight, because}) => (because === 'officer' ? Infinity : weight))};
	const certain = [...pairs.keys()].filter(index => pairs[index].decision === 'match');
	const words = new Map(rulings.map(({a, b, word}) => [pairNumber(a, b), word]));
	const contradicts = (a: number, b: number): boolean => {
		const word = words.get(pairNumber(a, b));
		if (word !== undefined) return word === 'different';
		if (witness.person[a] !== 0 && witness.person[a] === witness.person[b]) return false;
		if (judge.formerId(a, b) === 'match') return toldApart(witness, a, b);
		return toldApart(witness, a, b) || dividing.has(judge.objection(a, b));
	};
	const weigh = (a: number, b: number): number => {
		const joined = words.get(pairNumber(a, b)) === 'same' || judge.formerId(a, b) === 'match' || (witness.person[a] !== 0 && witness.person[a] === witness.person[b]);
		return joined ? Infinity : judge.weigh(a, b);
	};
	const cut = new Set(clustersOf(columns, certain, contradicts, {weigh, least}).cut);
	return pairs.map((pair, index) => (cut.has(index) ? {...pair, decision: 'review', because: 'cluster_contradiction'} : pair));
}
