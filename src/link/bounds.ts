import {at, familyFields} from './fields.ts';
import {contactLevels, id as idLevel, name as nameLevel, parentsLevels, place as placeLevel} from './levels.ts';
import {context} from './model.ts';
import type {People} from './people.ts';
import type {Scorer} from './scorer.ts';
import type {TermFrequencies} from './term-frequency.ts';

/** Upper bounds of what a field can add, from the model's weights and the rarest values. A tiny slack covers rounding. */
export class Bounds {
	readonly nameBest: readonly Float64Array[];
	readonly nameFar: Float64Array;
	readonly birthWeights: readonly Float64Array[];
	readonly birthRarity: Float32Array;
	readonly sexWeights: Float64Array;
	readonly idDifferent: number;
	readonly idBest: number;
	/** Prior and custom fields at their best. */
	readonly rest: number;
	readonly customBest: readonly number[];
	/** Custom fields, the one whose disagreement lowers the bound most first. */
	readonly customOrder: readonly number[];
	readonly customWeights: readonly Float64Array[];
	readonly customRarity: readonly Float32Array[];
	/** The best of the family's fields for people who live together, or apart; the latter by unit and hamlet, where shared. */
	readonly familyBest: number;
	readonly apartBest: number;
	readonly unitBest: Float64Array;
	readonly hamletBest: Float64Array;

	constructor(people: People, scorer: Scorer, frequencies: TermFrequencies) {
		const {weights} = scorer;
		const {nameWeights} = scorer;
		this.nameBest = nameWeights.map((own, where) => bestOfNames(own, where, people.names.count, frequencies));
		this.nameFar = Float64Array.from(nameWeights, own => Math.max(own[nameLevel.givenOnly], own[nameLevel.familyOnly], own[nameLevel.different]));
		this.birthWeights = scorer.birthWeights;
		this.birthRarity = frequencies.birth;
		this.sexWeights = weights[at.sex];
		this.idDifferent = weights[at.id][idLevel.different];
		this.idBest = Math.max(0, ...weights[at.id]);
		this.customWeights = weights.slice(at.custom);
		this.customRarity = frequencies.customs;
		this.customBest = this.customWeights.map((own, index) => Math.max(0, own[0] + largest(frequencies.customs[index]), ...own));
		const fall = this.customWeights.map((own, index) => this.customBest[index] - own[own.length - 1]);
		this.customOrder = [...people.customs.keys()].toSorted((a, b) => fall[b] - fall[a]);
		this.rest = scorer.prior + this.customBest.reduce((sum, best) => sum + best, 0);
		const placeWeights = weights[at.place];
		// A field that nobody has adds nothing, so it must not loosen the bound.
		const ifAny = (columns: readonly Int32Array[], ...best: readonly number[]): readonly number[] => (columns.some(column => column.some(Boolean)) ? best : []);
		this.apartBest = Math.max(
			0,
			...(people.unit.some(Boolean) ? [] : ifAny([people.address], placeWeights[placeLevel.addressNear])),
			...ifAny([people.email], weights[at.contact][contactLevels.indexOf('near')]),
			...ifAny([people.father, people.mother], weights[at.parents][parentsLevels.indexOf('one_equal')]),
		);
		this.unitBest = Float64Array.from(frequencies.unit, rarity => Math.max(this.apartBest, placeWeights[placeLevel.unit] + rarity));
		this.hamletBest = Float64Array.from(frequencies.hamlet, rarity => Math.max(this.apartBest, placeWeights[placeLevel.hamlet] + rarity));
		this.familyBest = Math.max(
			0,
			...familyFields.flatMap(field => [...weights[field]]),
			placeWeights[placeLevel.household] + largest(frequencies.household),
			placeWeights[placeLevel.address] + largest(frequencies.address),
			placeWeights[placeLevel.hamlet] + largest(frequencies.hamlet),
			this.apartBest,
			weights[at.contact][0] + Math.max(largest(frequencies.phone), largest(frequencies.email)),
		);
	}
}

/** For each name the most that it can add with any other one. */
function bestOfNames(weights: Float64Array, where: number, count: number, {equal, folded, spelling, outer}: TermFrequencies): Float64Array {
	const best = new Float64Array(count);
	// Within a home no name's rarity counts.
	if (where === context.home || where === context.homeSameBirth) return best.fill(Math.max(...weights.subarray(0, nameLevel.part + 1)));
	const sounds = Math.max(weights[nameLevel.spelling], weights[nameLevel.dialect]);
	const spelt = Math.max(weights[nameLevel.accents], weights[nameLevel.typing]);
	const framed = Math.max(weights[nameLevel.order], weights[nameLevel.middleMissing], weights[nameLevel.middleDiffers]);
	for (let name = 0; name < count; name++) {
		best[name] = Math.max(weights[nameLevel.equal] + equal[name], spelt + folded[name], sounds + spelling[name], framed + outer[name], weights[nameLevel.part]);
	}
	return best;
}

function largest(values: Float32Array): number {
	let best = 0;
	for (const value of values) if (value > best) best = value;
	return best;
}
