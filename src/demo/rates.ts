import {extractPlants} from './extract-plants.ts';
import {plants} from './plants.ts';
import {Quota, Random, TrialCounter} from './random.ts';

/** How often each thing happens, as a share of residents; errors of single records have theirs in their own lists. */
const rates = {
	/** Pairs; a pair is two residents: 1.2 % of residents are twins. */
	twins: 0.006,
	/** Pairs of strangers in one hamlet: 0.48 % of residents. */
	namesakes: 0.0024,
	/** Pairs. */
	fatherAndSon: 0.0004,
	temporaryElsewhere: 0.012,
	duplicateHere: 0.0084,
	duplicateElsewhere: 0.0069,
	/** Whose certificate has only a year. */
	yearOnly: 0.003,
	/** Whose certificate has 1 January because the day was not known. */
	newYear: 0.003,
	/** Parents of the head, as both sides know: no finding. */
	deadOnBothSides: 0.0015,
	onlyInExtract: 0.005,
	householdWithoutHead: 0.0003,
	householdWithTwoHeads: 0.0003,
} as const;

export type Rate = keyof typeof rates;

/** Everything that happens at a rate. One `tick` a resident. */
export class Quotas {
	readonly #counter = new TrialCounter();
	readonly #byRate: Readonly<Record<Rate, Quota>>;
	/** In the order of `plants` and `extractPlants`. */
	readonly plants: readonly Quota[];
	readonly extractPlants: readonly Quota[];

	constructor(seed: number) {
		const random = new Random(seed, 'rates');
		const make = (share: number): Quota => new Quota(share, random, this.#counter);
		this.#byRate = Object.fromEntries(Object.entries(rates).map(([name, share]) => [name, make(share)])) as Record<Rate, Quota>;
		this.plants = plants.map(({share}) => make(share));
		this.extractPlants = extractPlants.map(({share}) => make(share));
	}

	tick(): void {
		this.#counter.trials += 1;
	}

	due(rate: Rate): boolean {
		return this.#byRate[rate].due;
	}

	spend(rate: Rate, count = 1): void {
		this.#byRate[rate].spend(count);
	}
}
