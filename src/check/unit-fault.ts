import {legacyReadings} from '../vietnam/legacy/readings.ts';
import {type UnitCode, type UnitNames, communesAt, resolveUnit, toUnitCode} from '../vietnam/units.ts';

/**
 * Why what is written for a unit says nothing at a date. `obsolete`: it became part of another unit · `split`: its territory went to
 * several · `unknown`: it never was one of the province's · `form`: it is no code.
 */
export interface UnitFault {
	readonly fault: 'obsolete' | 'split' | 'unknown' | 'form';
	/** What the unit became, one where it is obsolete; of a name, the units that it may mean. */
	readonly units: readonly UnitCode[];
}

/**
 * Judges a code, or a name that `ingest` could not read, as of a date (yyyymmdd). Of other provinces' communes nothing is known
 * without a user's table, and nothing is said: their codes lie outside the range of those that are.
 */
export function unitFault(unit: string, asOf: number, names: UnitNames): UnitFault | undefined {
	const code = toUnitCode(unit);
	if (code === undefined) return nameFault(unit, asOf, names);
	const {gazetteer} = names;
	if (gazetteer.at(code, asOf) !== undefined) return undefined;
	const former = gazetteer.historyOf(code).findLast(({until}) => until <= asOf);
	const followed = former === undefined ? [] : gazetteer.successorsOf(code, former.from, asOf) ?? [];
	if (followed.length > 0) return {fault: followed.length === 1 ? 'obsolete' : 'split', units: followed};
	return isInRange(code) ? {fault: 'unknown', units: []} : undefined;
}

/** Judges what a row says of its unit and `ingest` could not read. Undefined where it can be read. */
export function nameFault(written: string, asOf: number, names: UnitNames): UnitFault {
	const readings = [written, ...legacyReadings(written)].map(text => resolveUnit(text, {asOf, level: 'commune'}, names));
	const found = readings.find(({kind}) => kind !== 'unknown') ?? readings[0];
	const isCommune = (code: UnitCode): boolean => names.gazetteer.at(code, asOf)?.level === 'commune';
	switch (found.kind) {
		case 'ambiguous': return {fault: found.because === 'split' ? 'split' : 'form', units: found.candidates.filter(isCommune)};
		case 'resolved': return {fault: 'form', units: [found.code].filter(isCommune)};
		case 'nearest': return {fault: 'form', units: found.proposals.filter(isCommune)};
		default: return {fault: 'form', units: []};
	}
}

// The communes of before 2025 span the range; those that followed kept codes of theirs.
function isInRange(code: UnitCode): boolean {
	const codes = communesAt(0).map(unit => unit.code).toSorted();
	return code.length === codes[0].length && code >= codes[0] && code <= codes[codes.length - 1];
}
