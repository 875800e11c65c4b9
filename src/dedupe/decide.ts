import {clustersOf} from '../link/clusters.ts';
import type {LinkResult} from '../link/link.ts';
import {weightOf} from '../link/scorer.ts';
import {toldApart, type Witness} from './witness.ts';

export type Decision = 'match' | 'review' | 'distinct';

/** A pair with the last word on it. */
export interface DecidedPair {
	readonly a: number;
	readonly b: number;
	/** Bits, from the records alone. */
	readonly weight: number;
	readonly decision: Decision;
	/** What overruled the weight. */
	readonly because?: 'same_extract_person' | 'two_extract_persons' | 'cluster_contradiction' | 'only_the_id_agrees';
}

/** What the engine can say of a pair of rows besides its weight. */
export interface Judge {
	/** The weight of a pair that blocking did not generate. */
	weigh(a: number, b: number): number;
	/** An ID decides only together with a name or a birth date: whether neither of them agrees. */
	agreesOnlyInId(a: number, b: number): boolean;
}

/**
 * Turns weights into decisions. The extract outranks them: two rows linked to one of its persons are one
 * person, two rows that it confirms as two persons are two, and a row linked to another person is not matched
 * without somebody looking.
 *
 * @returns pairs by `a`, then `b`.
 */
export function decide(result: LinkResult, witness: Witness, judge: Judge): DecidedPair[] {
	const match = weightOf(result.thresholds.match);
	const review = weightOf(result.thresholds.review);
	const decided = new Map<string, DecidedPair>();
	for (let index = 0; index < result.a.length; index++) {
		const [a, b, weight] = [result.a[index], result.b[index], result.weight[index]];
		const zone = weight >= match ? 'match' : weight >= review ? 'review' : 'distinct';
		const own = zone !== 'distinct' && judge.agreesOnlyInId(a, b) ? {decision: 'distinct', because: 'only_the_id_agrees'} as const : {decision: zone} as const;
		decided.set(`${a}-${b}`, {a, b, weight, ...own, ...byWitness(a, b, own.decision, witness)});
	}
	for (const rows of witness.together) {
		for (const [index, a] of rows.entries()) {
			for (const b of rows.slice(index + 1)) {
				if (!decided.has(`${a}-${b}`)) decided.set(`${a}-${b}`, {a, b, weight: judge.weigh(a, b), decision: 'match', because: 'same_extract_person'});
			}
		}
	}
	const pairs = [...decided.values()].toSorted((x, y) => x.a - y.a || x.b - y.b);
	return withoutContradictions(pairs, witness);
}

function byWitness(a: number, b: number, decision: Decision, witness: Witness): Pick<DecidedPair, 'decision' | 'because'> {
	const [personA, personB] = [witness.person[a], witness.person[b]];
	if (personA === 0 || personB === 0) return {decision};
	if (personA === personB) return decision === 'match' ? {decision} : {decision: 'match', because: 'same_extract_person'};
	if (toldApart(witness, a, b)) return {decision: 'distinct', because: 'two_extract_persons'};
	return decision === 'match' ? {decision: 'review', because: 'two_extract_persons'} : {decision};
}

/** A match that would put two people told apart into one cluster goes to review. */
function withoutContradictions(pairs: readonly DecidedPair[], witness: Witness): DecidedPair[] {
	const columns = {a: pairs.map(({a}) => a), b: pairs.map(({b}) => b), weight: pairs.map(({weight}) => weight)};
	const certain = [...pairs.keys()].filter(index => pairs[index].decision === 'match');
	const cut = new Set(clustersOf(columns, certain, (a, b) => toldApart(witness, a, b)).cut);
	return pairs.map((pair, index) => (cut.has(index) ? {...pair, decision: 'review', because: 'cluster_contradiction'} : pair));
}
