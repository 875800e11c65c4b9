import {builtInUnits, reorganisation} from '../vietnam/units.ts';

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
	const units = unitsOn(a, b.asOf, gazetteer);
	if (units === undefined) return 'unknown';
	return units.includes(b.unit) ? 'same' : 'different';
}

/**
 * The units of another day among which the people of a unit are: itself, or, across the reorganisation of 2025, its
 * successors or predecessors. Undefined where they are not known.
 */
export function unitsOn({unit, asOf}: Place, day: number, gazetteer = builtInUnits()): readonly string[] | undefined {
	if (asOf < reorganisation === day < reorganisation) return [unit];
	return asOf < day ? gazetteer.successorsOf(unit, asOf, day) : gazetteer.predecessorsOf(unit, asOf, day);
}
