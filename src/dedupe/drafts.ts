import {comparePlaces} from '../compare/units.ts';
import type {FindingDraft} from '../findings/finding.ts';
import {probabilityOf} from '../link/scorer.ts';
import type {Gazetteer} from '../vietnam/units.ts';
import type {DecidedPair} from './decide.ts';
import {isPermanent, type KnownRecord} from './records.ts';
import {firstStays, type Standing} from './survivor.ts';

/** A decided pair with what is known of its records, `a` before `b` by key. */
export interface KnownPair {
	readonly pair: DecidedPair;
	readonly a: KnownRecord;
	readonly b: KnownRecord;
	/** Of `a`, and of `b`. */
	readonly standings: readonly [Standing, Standing];
	/** The levels of the fields, as `field: level`. */
	readonly levels: Readonly<Record<string, string>>;
}

/**
 * The finding about a pair, or none: one person with registrations of different kinds, permanent, temporary or for a stay, in
 * two units is legal (Law on Residence 2020).
 */
export function draftOf(known: KnownPair, units: Gazetteer): FindingDraft | undefined {
	const {pair, a, b, standings, levels} = known;
	if (pair.decision === 'distinct' || legalTwice(a, b, units)) return undefined;
	const stays = firstStays(a, b, standings) ? a : b;
	const goes = stays === a ? b : a;
	const certain = pair.decision === 'match';
	return {
		code: certain ? 'DUPLICATE' : 'DUPLICATE_POSSIBLE',
		...(certain && isPermanent(a) && isPermanent(b) && {subcode: 'two_permanent'}),
		severity: certain ? 'error' : 'warning',
		unit: goes.unit,
		recordA: a.key,
		recordB: b.key,
		field: '',
		...(certain && {proposedValue: stays.key}),
		direction: certain ? 'update_local' : 'recheck',
		confidence: confidenceOf(pair),
		evidence: {...(pair.because !== undefined && {because: pair.because}), levels, weight: Math.round(pair.weight * 100) / 100},
	};
}

// The weight says nothing of what overruled it.
function confidenceOf({decision, because, weight}: DecidedPair): number | undefined {
	if (because === undefined) return probabilityOf(weight);
	return decision === 'match' ? 1 : undefined;
}

/** Two people with one ID. */
export function sharedIdDraft(a: KnownRecord, b: KnownRecord): FindingDraft {
	return {
		code: 'ID_SHARED',
		severity: 'error',
		unit: a.unit,
		recordA: a.key,
		recordB: b.key,
		field: 'personal_id',
		currentValue: a.id,
		otherValue: b.id,
		direction: 'recheck',
		evidence: {},
	};
}

function legalTwice(a: KnownRecord, b: KnownRecord, units: Gazetteer): boolean {
	return !inOneUnit(a, b, units) && kindOf(a) !== kindOf(b);
}

function inOneUnit(a: KnownRecord, b: KnownRecord, units: Gazetteer): boolean {
	if (a.unit === undefined || b.unit === undefined) return a.unit === b.unit;
	return comparePlaces({unit: a.unit, asOf: a.asOf}, {unit: b.unit, asOf: b.asOf}, units) === 'same';
}

// A register that does not tell the kind is taken for one of permanent residents.
function kindOf({residenceType}: KnownRecord): string {
	return residenceType === 'temporary' || residenceType === 'staying' ? residenceType : 'permanent';
}
