import {drawBeta, drawFrom} from './draw.ts';
import type {Stratum} from './sample.ts';

/** What officers answered of the pairs of a stratum that they could tell. */
export interface JudgedStratum extends Stratum {
	readonly answered: number;
	/** Of those, the pairs that are one person. */
	readonly same: number;
}

/** An estimated share, and the bounds within which it lies with a probability of 95 %. */
export interface Estimate {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

export interface QualityEstimate {
	readonly precision: Estimate;
	/** Of the true pairs that the engine keeps at all: pairs that blocking misses, or far below the review zone, are not in the sample. */
	readonly recall: Estimate;
}

export interface SampleQuality {
	readonly match: QualityEstimate;
	readonly matchOrReview: QualityEstimate;
}

const draws = 10_000;

/**
 * Precision and recall from a stratified sample. A stratum's true pairs are those found, and of the pairs that nobody looked at the share found (the
 * stratified estimator: Cochran 1977, ch. 5); where nobody answered a pair of a stratum, half of them may be, and its interval says that nothing is known. Intervals: each stratum's share is drawn from its posterior with Jeffreys' prior (Brown, Cai & DasGupta 2001,
 * good also where no error was found), precision and recall are computed of each draw, and the middle 95 % of them taken. The draws are
 * the same in every run.
 */
export function estimateQuality(strata: readonly JudgedStratum[]): SampleQuality {
	const observed = strata.map(({pairs, answered, same}) => same + (pairs - answered) * (answered === 0 ? 0.5 : same / answered));
	const draw = drawFrom(1);
	const drawn = Array.from({length: draws}, () =>
		strata.map(({pairs, answered, same}) => (pairs === answered ? same : same + (pairs - answered) * drawBeta(same + 0.5, answered - same + 0.5, draw))));
	const qualityOf = (decisions: readonly string[]): QualityEstimate => ({
		precision: estimateOf(observed, drawn, truePairs => precisionOf(strata, truePairs, decisions)),
		recall: estimateOf(observed, drawn, truePairs => recallOf(strata, truePairs, decisions)),
	});
	return {match: qualityOf(['match']), matchOrReview: qualityOf(['match', 'review'])};
}

function precisionOf(strata: readonly Stratum[], truePairs: readonly number[], decisions: readonly string[]): number {
	const chosen = sumOf(strata, decisions, index => strata[index].pairs);
	return chosen === 0 ? 1 : sumOf(strata, decisions, index => truePairs[index]) / chosen;
}

function recallOf(strata: readonly Stratum[], truePairs: readonly number[], decisions: readonly string[]): number {
	const all = truePairs.reduce((sum, value) => sum + value, 0);
	return all === 0 ? 1 : sumOf(strata, decisions, index => truePairs[index]) / all;
}

function sumOf(strata: readonly Stratum[], decisions: readonly string[], value: (index: number) => number): number {
	return strata.reduce((sum, {decision}, index) => sum + (decisions.includes(decision) ? value(index) : 0), 0);
}

function estimateOf(observed: readonly number[], drawn: readonly (readonly number[])[], measure: (truePairs: readonly number[]) => number): Estimate {
	const value = measure(observed);
	const sorted = Float64Array.from(drawn, measure).toSorted();
	return {value, low: Math.min(value, sorted[Math.floor(draws * 0.025)]), high: Math.max(value, sorted[Math.ceil(draws * 0.975) - 1])};
}
