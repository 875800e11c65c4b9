import {at, familyFields} from './fields.ts';
import {absent, birth as birthLevel, contactLevels, place as placeLevel} from './levels.ts';
import {context, type Parameters} from './model.ts';
import type {PairComparer} from './pair-comparer.ts';
import type {Rarity} from './term-frequency.ts';

/** What one field adds to a pair's weight. */
export interface Evidence {
	readonly field: string;
	/** A level's name, or undefined where a side lacks the field. */
	readonly level: string | undefined;
	/** Bits: log2 of m over u, with term frequency. */
	readonly weight: number;
	/** The part of `weight` that comes from how rare the shared value is. */
	readonly rarity: number;
	/** True where a stronger agreement of the same family already says it: then it adds nothing. */
	readonly absorbed: boolean;
}

/** Turns the levels of a pair into a weight in bits: log2 of the odds that both rows are one person. */
export class Scorer {
	readonly model: Parameters;
	readonly rarity: Pick<Rarity, 'of'>;
	readonly prior: number;
	readonly nameWeights: readonly Float64Array[];
	readonly birthWeights: readonly Float64Array[];
	readonly idWeights: readonly Float64Array[];
	readonly weights: readonly Float64Array[];

	constructor(model: Parameters, rarity: Pick<Rarity, 'of'>) {
		this.model = model;
		this.rarity = rarity;
		this.prior = Math.log2(model.prior / (1 - model.prior));
		this.weights = model.fields.map(({m, u}) => bits(m, u));
		this.nameWeights = model.nameU.map(u => bits(model.fields[at.name].m, u));
		this.birthWeights = model.birthU.map(u => bits(model.fields[at.birth].m, u));
		this.idWeights = model.idU.map(u => bits(model.fields[at.id].m, u));
	}

	/** The weight of a pair, prior included. The sum always runs in the same order, so it never varies. */
	weight(a: number, b: number, levels: Uint8Array): number {
		let total = this.prior;
		for (let field = 0; field < levels.length; field++) {
			if (field < at.place || field > at.parents) total += this.#own(field, a, b, levels);
		}
		return total + this.#family(a, b, levels);
	}

	/** The same sum, item by item, for explanations. */
	evidence(a: number, b: number, levels: Uint8Array): Evidence[] {
		const strongest = this.#strongest(a, b, levels);
		return this.model.fields.map(({field, levels: names}, index): Evidence => {
			const weight = this.#own(index, a, b, levels);
			const absorbed = isFamily(index) && weight > 0 && index !== strongest;
			const level = levels[index] === absent ? undefined : names[levels[index]];
			return {field, level, weight: absorbed ? 0 : weight, rarity: absorbed ? 0 : this.#rarity(index, a, b, levels), absorbed};
		});
	}

	/** What one field says by itself. */
	#own(field: number, a: number, b: number, levels: Uint8Array): number {
		const level = levels[field];
		if (level === absent) return 0;
		const weights = field === at.name ? this.nameWeights[contextOf(levels)]
			: field === at.birth ? this.birthWeights[livesTogether(levels) ? 1 : 0]
			: field === at.id ? this.idWeights[livesTogether(levels) ? 1 : 0]
			: this.weights[field];
		return weights[level] + this.#rarity(field, a, b, levels);
	}

	/** Within a home names are shared for a reason, so that their rarity proves nothing. */
	#rarity(field: number, a: number, b: number, levels: Uint8Array): number {
		return field === at.name && livesTogether(levels) ? 0 : this.rarity.of(field, a, b, levels[field]);
	}

	/** Place, contact and parents: every disagreement, but only the strongest agreement. */
	#family(a: number, b: number, levels: Uint8Array): number {
		let strongest = 0;
		let against = 0;
		for (const field of familyFields) {
			const weight = this.#own(field, a, b, levels);
			if (weight > strongest) strongest = weight;
			else if (weight < 0) against += weight;
		}
		return strongest + against;
	}

	#strongest(a: number, b: number, levels: Uint8Array): number {
		let best: number = at.place;
		for (const field of familyFields) {
			if (this.#own(field, a, b, levels) > this.#own(best, a, b, levels)) best = field;
		}
		return best;
	}
}

const isFamily = (field: number): boolean => field >= at.place && field <= at.parents;

/** Whether two rows live together as far as the file shows: a household, an address, a phone or parents in common. */
export function livesTogether(levels: Uint8Array): boolean {
	return levels[at.place] <= placeLevel.address || levels[at.contact] === contactLevels.indexOf('equal') || levels[at.parents] === 0;
}

/** Which of the model's `nameU` rows a pair falls under. */
export function contextOf(levels: Uint8Array): number {
	const sameBirth = levels[at.birth] <= birthLevel.precision;
	if (livesTogether(levels)) return sameBirth ? context.homeSameBirth : context.home;
	return sameBirth && levels[at.place] === placeLevel.hamlet ? context.hamletSameBirth : context.apart;
}

/** The weight of one pair, whether or not blocking generates it. */
export function weigh(scorer: Scorer, comparer: PairComparer, a: number, b: number): number {
	const levels = new Uint8Array(scorer.model.fields.length);
	comparer.compare(a, b, levels);
	return scorer.weight(a, b, levels);
}

/** Probability from a weight in bits. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

/** Weight in bits from a probability. */
export const weightOf = (probability: number): number => Math.log2(probability / (1 - probability));

function bits(m: readonly number[], u: readonly number[]): Float64Array {
	return Float64Array.from(m, (value, level) => Math.log2(value / u[level]));
}
