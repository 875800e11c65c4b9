import {clustersOf} from './clusters.ts';

/** A pair as it was decided, by record key. */
export interface JudgedPair {
	readonly a: string;
	readonly b: string;
	readonly weight: number;
	readonly probability: number;
	readonly decision: string;
}

export interface Quality {
	readonly truePositives: number;
	readonly falsePositives: number;
	readonly falseNegatives: number;
	/** Shares; 1 where there is nothing to be wrong about. */
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

export interface CurvePoint extends Quality {
	readonly probability: number;
}

export interface Evaluation {
	readonly truePairs: number;
	/** Pairs decided as certain. */
	readonly match: Quality;
	/** Certain ones and those for review. */
	readonly matchOrReview: Quality;
	/** All pairs within the clusters that certain pairs make. */
	readonly clusters: Quality;
	/** Pairs over thresholds, each decision left aside. */
	readonly curve: readonly CurvePoint[];
	/** Of points that are as good as each other the most cautious one. */
	readonly best: CurvePoint;
	/** Certain pairs of two people, the weightiest first. */
	readonly wrong: readonly JudgedPair[];
	/** True pairs that nobody would look at, the lightest first: those that were never scored, then those decided as different. */
	readonly missed: readonly MissedPair[];
}

/** `weight` and `probability` are null where the pair was not compared, or lies below what is kept. */
export interface MissedPair {
	readonly a: string;
	readonly b: string;
	readonly weight: number | null;
	readonly probability: number | null;
}

/** A pair of keys as one text; the order of the two does not matter unless `directed`. */
export function pairKey(a: string, b: string, directed: boolean): string {
	return directed || a < b ? `${a}\t${b}` : `${b}\t${a}`;
}

/** Holds decided pairs against the truth. `truth` holds `pairKey`s. Cost: sorting the pairs. */
export function evaluate(pairs: readonly JudgedPair[], truth: ReadonlySet<string>, directed: boolean): Evaluation {
	const isTrue = ({a, b}: JudgedPair): boolean => truth.has(pairKey(a, b, directed));
	const qualityOf = (chosen: readonly JudgedPair[]): Quality => {
		const truePositives = chosen.filter(isTrue).length;
		return quality(truePositives, chosen.length - truePositives, truth.size);
	};
	const certain = pairs.filter(({decision}) => decision === 'match');
	const curve = curveOf(pairs, isTrue, truth.size);
	return {
		truePairs: truth.size,
		match: qualityOf(certain),
		matchOrReview: qualityOf(pairs.filter(({decision}) => decision !== 'distinct')),
		clusters: directed ? qualityOf(certain) : clusterQuality(certain, truth),
		curve,
		best: curve.reduce((best, point) => (point.f1 >= best.f1 ? point : best)),
		wrong: certain.filter(pair => !isTrue(pair)).toSorted((x, y) => y.weight - x.weight || byKeys(x, y)),
		missed: missedPairs(pairs, truth, directed),
	};
}

function missedPairs(pairs: readonly JudgedPair[], truth: ReadonlySet<string>, directed: boolean): MissedPair[] {
	const stored = new Map(pairs.map(pair => [pairKey(pair.a, pair.b, directed), pair]));
	return [...truth].flatMap((key): MissedPair[] => {
		const pair = stored.get(key);
		if (pair !== undefined && pair.decision !== 'distinct') return [];
		const [a, b] = key.split('\t');
		return [{a, b, weight: pair?.weight ?? null, probability: pair?.probability ?? null}];
	}).toSorted((x, y) => (x.weight ?? -Infinity) - (y.weight ?? -Infinity) || byKeys(x, y));
}

const byKeys = (x: MissedPair, y: MissedPair): number => (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1);

const thresholds = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999];

function curveOf(pairs: readonly JudgedPair[], isTrue: (pair: JudgedPair) => boolean, truePairs: number): CurvePoint[] {
	return thresholds.map(probability => {
		const chosen = pairs.filter(pair => pair.probability >= probability);
		const truePositives = chosen.filter(isTrue).length;
		return {probability, ...quality(truePositives, chosen.length - truePositives, truePairs)};
	});
}

function clusterQuality(certain: readonly JudgedPair[], truth: ReadonlySet<string>): Quality {
	const keys = [...new Set(certain.flatMap(({a, b}) => [a, b]))].toSorted();
	const rowOf = new Map(keys.map((key, row) => [key, row]));
	const columns = {a: certain.map(({a}) => rowOf.get(a)!), b: certain.map(({b}) => rowOf.get(b)!), weight: certain.map(({weight}) => weight)};
	let together = 0;
	let right = 0;
	for (const members of clustersOf(columns, [...certain.keys()], () => false).members) {
		for (const [index, a] of members.entries()) {
			for (const b of members.slice(index + 1)) {
				together++;
				if (truth.has(pairKey(keys[a], keys[b], false))) right++;
			}
		}
	}
	return quality(right, together - right, truth.size);
}

function quality(truePositives: number, falsePositives: number, truePairs: number): Quality {
	const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
	return {
		truePositives,
		falsePositives,
		falseNegatives: truePairs - truePositives,
		precision: share(truePositives, truePositives + falsePositives),
		recall: share(truePositives, truePairs),
		f1: share(2 * truePositives, truePositives + falsePositives + truePairs),
	};
}
