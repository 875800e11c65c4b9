import {communesFrom2025} from './tables/communes.ts';
import {builtInUnits} from './units/built-in.ts';
import type {UnitRelation} from './units/gazetteer.ts';
import {isUnitCode, reorganisation, type Unit, type UnitCode} from './units/unit.ts';

export {builtInUnits} from './units/built-in.ts';
export {isFoundIn} from './units/found-in.ts';
export {Gazetteer, type UnitRelation} from './units/gazetteer.ts';
export {builtInNames, UnitNames} from './units/names.ts';
export {unitNamedIn} from './units/named-in.ts';
export {resolveUnit, resolveUnits, type NameFault, type UnitContext, type UnitResolution} from './units/resolve.ts';
export {reorganisation, type Unit, type UnitCode, type UnitLevel, type UnitLife} from './units/unit.ts';

/** The code in a written value, if it has the form of one. */
export function toUnitCode(written: string): UnitCode | undefined {
	const code = written.trim();
	return isUnitCode(code) ? code : undefined;
}

/**
 * The unit that a code meant at a date (yyyymmdd). Known: all provinces, the districts and communes of Bình Dương, what
 * became of them, and what a user's table adds (`units`). Undefined for others and for units that had gone, or had not
 * come, by then.
 */
export function unitAt(code: string, asOf: number, units = builtInUnits()): Unit | undefined {
	return units.at(code, asOf);
}

/** The communes of Bình Dương at a date, by code: 91, or the 36 that followed them. */
export function communesAt(asOf: number): readonly Unit[] {
	return builtInUnits().unitsAt('commune', asOf);
}

/** What the territory of a commune or province of before 1 July 2025 belongs to since; 16 communes were split over two. */
export function successors(code: string): readonly UnitCode[] {
	return builtInUnits().at(code, reorganisation - 1)?.successors ?? [];
}

/**
 * The units among which the territory of the unit that `code` meant at `from` is at `to`, a later day (yyyymmdd): itself,
 * the one that it became part of, or the several over which it was split. Undefined where the tables do not say.
 */
export function successorsOf(code: string, from: number, to: number, units = builtInUnits()): readonly UnitCode[] | undefined {
	return units.successorsOf(code, from, to);
}

/** The same backwards: of which units of an earlier day `to` the unit that `code` meant at `from` consists, or holds a part. */
export function predecessorsOf(code: string, from: number, to: number, units = builtInUnits()): readonly UnitCode[] | undefined {
	return units.predecessorsOf(code, from, to);
}

/** Whether two codes of two days mean the same place, as `UnitRelation` says. Symmetric. */
export function sameUnit(codeA: string, dateA: number, codeB: string, dateB: number, units = builtInUnits()): UnitRelation {
	return units.relation(codeA, dateA, codeB, dateB);
}

/** Whether a code means another commune since the reorganisation than before: 25 of the 36. */
export function isReusedCode(code: string): boolean {
	return reused.has(code);
}

const reused: ReadonlySet<string> = new Set(communesFrom2025.filter(([, , other]) => other).map(([code]) => code));
