import {type UnitCode, communesAt, isKnownUnit, reorganisation, successors, toUnitCode} from '../vietnam/units.ts';

/**
 * Why a unit's code says nothing at a date. `obsolete`: it became part of another unit · `split`: its territory went to several ·
 * `unknown`: it never was one of the province's · `form`: it is no code at all.
 */
export interface UnitFault {
	readonly fault: 'obsolete' | 'split' | 'unknown' | 'form';
	/** What the unit became; one where it is obsolete. */
	readonly successors: readonly UnitCode[];
}

/**
 * Judges a code as of a date (yyyymmdd). Of other provinces' communes nothing is known here, and nothing is said: their
 * codes lie outside the range of those that are.
 */
export function unitFault(unit: string, asOf: number): UnitFault | undefined {
	const code = toUnitCode(unit);
	if (code === undefined) return {fault: 'form', successors: []};
	if (isKnownUnit(code, asOf)) return undefined;
	const followed = asOf >= reorganisation ? successors(code) : [];
	if (followed.length > 0) return {fault: followed.length === 1 ? 'obsolete' : 'split', successors: followed};
	return isInRange(code) ? {fault: 'unknown', successors: []} : undefined;
}

// The communes of before 2025 span the range; those that followed kept codes of theirs.
function isInRange(code: UnitCode): boolean {
	const codes = communesAt(0).map(unit => unit.code).toSorted();
	return code.length === codes[0].length && code >= codes[0] && code <= codes[codes.length - 1];
}
