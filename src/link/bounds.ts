import {sharedFloat32} from './arrays.ts';
import {at, familyFields} from './fields.ts';
import {absent, contactLevels, id as idLevel, name as nameLevel, place as placeLevel} from './levels.ts';
import {context} from './model.ts';
import {bit, has, idRelation} from './pair-code.ts';
import type {People} from './people.ts';
import type {Scorer} from './scorer.ts';
import type {TermFrequencies} from './term-frequency.ts';

/** Upper bounds in bits of what a field can add, from the model's weights and the rarest values. Plain data, for all threads. */
export interface Bounds {
	/** By context and name: the most that the name can add with any other one. */
	readonly nameBest: readonly Float32Array[];
	/** By context: the most that any two names can add, and two that cannot be near. */
	readonly nameTop: readonly number[];
	/** What names and the birth date's rarity can add where one of the rows is of a class: see `rarityClassOf`. */
	readonly topsOfRarity: readonly RarityTop[];
	readonly nameFar: readonly number[];
	/** By level, 0 for `absent`, without rarity; for people who live apart, and together. */
	readonly birth: Float64Array;
	readonly birthAtHome: Float64Array;
	/** By row: what its birth date adds, beyond the level, to a pair of the same one. */
	readonly birthRarity: Float32Array;
	readonly sexBest: number;
	readonly sexDiffers: number;
	readonly idBest: number;
	readonly idDiffers: number;
	readonly idMissing: number;
	/** Prior and custom fields at their best. */
	readonly rest: number;
	readonly customBest: readonly number[];
	/** Custom fields, the one whose disagreement lowers the bound most first. */
	readonly customOrder: readonly number[];
	readonly customWeights: readonly Float64Array[];
	readonly customRarity: readonly Float32Array[];
	/** By relation of the places (see `living`), with the rarest hamlet or unit; `home` is 0. */
	readonly placeTop: readonly number[];
	readonly placeWeights: Float64Array;
	/** What a place adds at most where one side has no unit. */
	readonly unplaced: number;
	/** Emails that are near, or not: the better of both. */
	readonly emails: number;
	readonly phonesDiffer: number;
	readonly parentsEqual: number;
	/** Parents on both sides who are not both equal. */
	readonly parentsDiffer: number;
	/** The most that place, contact and parents add for people who live together. */
	readonly familyBest: number;
	readonly hamletRarity: Float32Array;
	readonly unitRarity: Float32Array;
}

/** The most that names (by context) and the rarity of an equal birth date can add. */
export interface RarityTop {
	readonly names: readonly number[];
	/** Names of `nearness.weak`. */
	readonly weakNames: readonly number[];
	readonly birth: number;
}

/** Cost: a pass over the names and over the columns that are seldom filled. */
export function boundsOf(people: People, {prior, weights, nameWeights, birthWeights, idWeights}: Scorer, frequencies: TermFrequencies): Bounds {
	const nameBest = nameWeights.map((own, where) => bestOfNames(own, where, people.names.count, frequencies));
	const nameFar = nameWeights.map(own => Math.max(own[nameLevel.givenOnly], own[nameLevel.familyOnly], own[nameLevel.different]));
	const customWeights = weights.slice(at.custom);
	const customBest = customWeights.map((own, index) => Math.max(0, own[0] + largest(frequencies.customs[index]), ...own));
	const fall = customWeights.map((own, index) => customBest[index] - own[own.length - 1]);
	const placeWeights = weights[at.place];
	const contact = weights[at.contact];
	const parents = weights[at.parents];
	// Only where no record has a unit are addresses compared letter by letter.
	const unplaced = people.unit.some(Boolean) ? 0 : Math.max(0, placeWeights[placeLevel.addressNear], placeWeights[placeLevel.different]);
	const placeTop = [
		0,
		placeWeights[placeLevel.hamlet] + largest(frequencies.hamlet),
		Math.max(unplaced, placeWeights[placeLevel.unit] + largest(frequencies.unit)),
		placeWeights[placeLevel.different],
	];
	return {
		nameBest,
		nameTop: nameBest.map((best, where) => Math.max(0, nameFar[where], largest(best))),
		topsOfRarity: topsOfRarity(nameBest, nameWeights, frequencies),
		nameFar,
		birth: withAbsent(birthWeights[0]),
		birthAtHome: withAbsent(birthWeights[1]),
		birthRarity: frequencies.birth,
		sexBest: Math.max(0, ...weights[at.sex]),
		sexDiffers: weights[at.sex][1],
		idBest: Math.max(0, ...idWeights.flatMap(own => [...own])),
		idDiffers: Math.max(...idWeights.map(own => own[idLevel.different])),
		idMissing: Math.max(0, ...idWeights.map(own => own[idLevel.oldIdDiffers])),
		rest: prior + customBest.reduce((sum, best) => sum + best, 0),
		customBest,
		customOrder: [...people.customs.keys()].toSorted((a, b) => fall[b] - fall[a]),
		customWeights,
		customRarity: frequencies.customs,
		placeTop,
		placeWeights,
		unplaced,
		emails: Math.max(...contact.subarray(1)),
		phonesDiffer: contact[contactLevels.indexOf('different')],
		parentsEqual: parents[0],
		parentsDiffer: Math.max(...parents.subarray(1)),
		familyBest: Math.max(
			0,
			...familyFields.flatMap(field => [...weights[field]]),
			placeWeights[placeLevel.household] + largest(frequencies.household),
			placeWeights[placeLevel.address] + largest(frequencies.address),
			...placeTop,
			contact[0] + Math.max(largest(frequencies.phone), largest(frequencies.email)),
		),
		hamletRarity: frequencies.hamlet,
		unitRarity: frequencies.unit,
	};
}

/**
 * The most that place, contact and parents add for a pair of this code: the strongest agreement, and every disagreement.
 *
 * @param parents what the parents add where both sides name them.
 */
export function familyBound({emails, phonesDiffer, parentsDiffer}: Bounds, code: number, place: number, parents = parentsDiffer): number {
	const contact = has(code, bit.email) ? emails : has(code, bit.phone) ? phonesDiffer : 0;
	const named = has(code, bit.parents) ? parents : 0;
	return Math.max(0, place, contact, named) + Math.min(0, place) + Math.min(0, contact) + Math.min(0, named);
}

/** The most that everything but name, birth date, place, contact and parents adds for a pair of this code. */
export function ownBound({rest, sexBest, sexDiffers, idBest, idDiffers, idMissing}: Bounds, code: number): number {
	const relation = (code >>> bit.id) & 3;
	return rest + (has(code, bit.sexDiffers) ? sexDiffers : sexBest)
		+ (relation === idRelation.mayAgree ? idBest : relation === idRelation.different ? idDiffers : idMissing);
}

/** For each name the most that it can add with any other one. */
function bestOfNames(weights: Float64Array, where: number, count: number, {equal, folded, spelling, outer}: TermFrequencies): Float32Array {
	const best = sharedFloat32(count);
	if (where === context.home || where === context.homeSameBirth) return best.fill(Math.max(...weights.subarray(0, nameLevel.part + 1)));
	const sounds = Math.max(weights[nameLevel.spelling], weights[nameLevel.dialect]);
	const spelt = Math.max(weights[nameLevel.accents], weights[nameLevel.typing]);
	const framed = Math.max(weights[nameLevel.order], weights[nameLevel.middleMissing], weights[nameLevel.middleDiffers]);
	for (let name = 0; name < count; name++) {
		best[name] = Math.max(weights[nameLevel.equal] + equal[name], spelt + folded[name], sounds + spelling[name], framed + outer[name], weights[nameLevel.part]);
	}
	return best;
}

/** Classes of the rarity of a name, two bits wide each: most rows have one far more common than the rarest, and their pairs are ruled out by that. */
const rarityClasses = 8;
const classOf = (rarity: number): number => Math.min(rarityClasses - 1, Math.max(0, (Math.floor(rarity) >> 1) + rarityClasses / 2));

/** Bits: most birth dates are no rarer than this. */
const commonBirth = 1;

/** The class of a row by that of its name and by how rare its birth date is, in bits: for each it is known what they can add at most (`topsOfRarity`). */
export const rarityClassOf = (nameClass: number, birth: number): number => (birth <= commonBirth ? nameClass : nameClass + rarityClasses ** 2);

/** For each name the class of its rarity, and of that of its family and given name. */
export const rarityClassesOfNames = ({equal, outer}: TermFrequencies): Uint8Array =>
	Uint8Array.from(equal, (rarity, name) => classOf(outer[name]) * rarityClasses + classOf(rarity));

function topsOfRarity(nameBest: readonly Float32Array[], weights: readonly Float64Array[], frequencies: TermFrequencies): RarityTop[] {
	const {outer, birth} = frequencies;
	const far = weights.map(own => Math.max(0, own[nameLevel.givenOnly], own[nameLevel.familyOnly], own[nameLevel.different]));
	const tops = Array.from({length: rarityClasses ** 2}, () => ({names: [...far], weakNames: [...far]}));
	for (const [name, nameClass] of rarityClassesOfNames(frequencies).entries()) {
		const own = tops[nameClass];
		for (let where = 0; where < far.length; where++) {
			own.names[where] = Math.max(own.names[where], nameBest[where][name]);
			own.weakNames[where] = Math.max(own.weakNames[where], weights[where][nameLevel.part], weights[where][nameLevel.middleDiffers] + rarityIn(where, outer[name]));
		}
	}
	const birthTop = largest(birth);
	return [Math.min(birthTop, commonBirth), birthTop].flatMap(most => tops.map((top): RarityTop => ({...top, birth: most})));
}

/** Within a home no name's rarity counts. */
const rarityIn = (where: number, rarity: number): number => (where === context.home || where === context.homeSameBirth ? 0 : rarity);

function withAbsent(weights: Float64Array): Float64Array {
	const padded = new Float64Array(absent + 1);
	padded.set(weights);
	return padded;
}

function largest(values: Float32Array): number {
	let best = 0;
	for (const value of values) if (value > best) best = value;
	return best;
}
