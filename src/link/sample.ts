import {drawFrom, drawSome} from './draw.ts';
import type {JudgedPair} from './evaluate.ts';

/** Pairs that are judged as one group: of one decision, and alike in how sure the weight is. */
export interface Stratum {
	readonly name: string;
	readonly decision: string;
	/** All pairs of the stratum, of which a sample is drawn. */
	readonly pairs: number;
}

export interface SampledPair {
	readonly stratum: string;
	readonly a: string;
	readonly b: string;
}

export interface Sample {
	readonly strata: readonly Stratum[];
	/** In an order that says nothing. */
	readonly pairs: readonly SampledPair[];
}

/** Within a decision pairs part at these probabilities: the surer the weight, the rarer the error, and the more pairs there are. */
const bounds: Readonly<Record<string, number>> = {match: 0.9999, review: 0.5, distinct: 0.01};

/**
 * Draws about `size` pairs for somebody to judge: the same number from each stratum, as far as it has them, so that rare errors among many
 * sure pairs do not hide the few doubtful ones. The same pairs, size and seed give the same sample.
 */
export function drawSample(pairs: readonly JudgedPair[], size: number, seed: number): Sample {
	const groups = new Map<string, JudgedPair[]>();
	for (const pair of pairs) {
		const name = `${pair.decision}_${pair.probability >= bounds[pair.decision] ? 'high' : 'low'}`;
		const group = groups.get(name);
		if (group === undefined) groups.set(name, [pair]);
		else group.push(pair);
	}
	const names = [...groups.keys()].toSorted();
	const draw = drawFrom(seed);
	const sizes = shareOut(size, names.map(name => groups.get(name)!.length));
	const drawn = names.flatMap((name, index) => drawSome(groups.get(name)!, sizes[index], draw).map(({a, b}): SampledPair => ({stratum: name, a, b})));
	return {
		strata: names.map(name => ({name, decision: groups.get(name)![0].decision, pairs: groups.get(name)!.length})),
		pairs: drawSome(drawn, drawn.length, draw),
	};
}

/** Shares `size` out equally among groups of these sizes; what a small group cannot take goes to the others. */
function shareOut(size: number, groups: readonly number[]): number[] {
	const shares = groups.map(() => 0);
	let left = Math.min(size, groups.reduce((sum, group) => sum + group, 0));
	while (left > 0) {
		for (let index = 0; index < groups.length && left > 0; index++) {
			if (shares[index] === groups[index]) continue;
			shares[index]++;
			left--;
		}
	}
	return shares;
}
