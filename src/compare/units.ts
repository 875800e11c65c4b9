import {builtInUnits, type Gazetteer, reorganisation} from '../vietnam/units.ts';

/** A unit as a source names it: a code says nothing without its day (yyyymmdd). */
export interface Place {
	readonly unit: string;
	readonly asOf: number;
}

/**
 * Whether two units of two days can be the same place. `unknown` where the codes are of different levels, or
 * where it is not known what became of a unit; then nothing can be held against anybody.
 */
export function comparePlaces(a: Place, b: Place, gazetteer = builtInUnits()): 'same' | 'different' | 'unknown' {
	if (a.unit.length !== b.unit.length) return 'unknown';
	const other = whenItWas(b, gazetteer);
	const units = unitsOn(a, other.asOf, gazetteer);
	if (units === undefined) return 'unknown';
	return units.includes(b.unit) ? 'same' : 'different';
}

/**
 * The units of another day among which the people of a unit are: itself, or, across the reorganisation of 2025, its
 * successors or predecessors. Undefined where they are not known.
 */
export function unitsOn(place: Place, day: number, gazetteer = builtInUnits()): readonly string[] | undefined {
	const {unit, asOf} = whenItWas(place, gazetteer);
	if (asOf < reorganisation === day < reorganisation) return [unit];
	return asOf < day ? gazetteer.successorsOf(unit, asOf, day) : gazetteer.predecessorsOf(unit, asOf, day);
}

/** A register that still has the code of a unit that has gone means that unit, as of its last day; that the code is obsolete is said by `check`. */
function whenItWas(place: Place, gazetteer: Gazetteer): Place {
	const {unit, asOf} = place;
	if (asOf < reorganisation || gazetteer.at(unit, asOf) !== undefined) return place;
	const former = gazetteer.historyOf(unit).findLast(({until}) => until <= asOf);
	return former === undefined ? place : {unit, asOf: former.until - 1};
}
