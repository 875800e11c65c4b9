import {KnownError, exitCodes} from '../errors.ts';
import type {Store} from '../store/store.ts';
import {homeOf, successorHomes} from './homes.ts';
import type {AsOfOrigin} from './identify.ts';
import type {IngestContext, LineCounts, SourceKind} from './types.ts';

/** What is known of a readable source when it is decided whether it comes in. */
export interface Candidate {
	readonly file: string;
	readonly number: number;
	readonly asOf: string;
	readonly asOfOrigin: AsOfOrigin;
	readonly complete: boolean;
	/** Unit → rows; '' for rows without one. */
	readonly units: ReadonlyMap<string, number>;
	/** For each of its tables, the unit of rows that name none themselves; '' where there is none. */
	readonly declaredUnits: readonly string[];
	readonly lines: LineCounts;
	readonly truncated: boolean;
	/** Some row asks for anything but to be stored. */
	readonly deletes: boolean;
}

/** A unit of a source that is in the store. */
export interface CurrentUnit {
	readonly source: number;
	readonly file: string;
	/** '' for the records without a unit. */
	readonly unit: string;
	readonly asOf: string;
	readonly complete: boolean;
}

export interface Decisions {
	readonly decided: readonly Decided[];
	/** Units of current sources whose records the accepted ones replace. */
	readonly replaced: readonly CurrentUnit[];
}

export interface Decided {
	/** With the date and the completeness that hold in the company of the others. */
	readonly candidate: Candidate;
	readonly error?: KnownError;
}

/**
 * Decides which candidates come in. `unreadable`: units of files of this call that could not be read; what remains of
 * such a unit's export is not all of it.
 */
export function decide(context: IngestContext, candidates: readonly Candidate[], current: readonly CurrentUnit[], unreadable: readonly string[]): Decisions {
	const checked = candidates.map((candidate): Decided => ({candidate, error: unfit(context, candidate)}));
	const dated = sameDayForParts(checked);
	const sound = dated.filter(({error}) => error === undefined).map(({candidate}) => candidate);
	const judged = dated.map(({candidate, error}): Decided => ({candidate, error: error ?? older(candidate, current, sound)}));
	const missing = new Set([...unreadable, ...dated.flatMap(({candidate, error}) => (error === undefined ? [] : homes(candidate)))]);
	const decided = judged.map(({candidate, error}): Decided => ({
		candidate: {...candidate, complete: candidate.complete && !homes(candidate).some(home => missing.has(home))}, error,
	}));
	const whole = new Set(decided.flatMap(({candidate, error}) => (candidate.complete && error === undefined ? homes(candidate) : [])));
	return {decided, replaced: current.filter(unit => isReplaced(unit, whole, current))};
}

/** By a whole export of its unit, or by those of all units that its unit became. */
function isReplaced({unit, asOf}: CurrentUnit, whole: ReadonlySet<string>, current: readonly CurrentUnit[]): boolean {
	const home = homeOf(unit, asOf);
	if (whole.has(home)) return true;
	const successors = successorHomes(home);
	return successors.length > 0 && successors.every(next => whole.has(next) || current.some(other => other.complete && homeOf(other.unit, other.asOf) === next));
}

/** The units of the current sources of one kind. */
export async function currentUnits(store: Store, kind: SourceKind): Promise<CurrentUnit[]> {
	return store.rows<{source: number; file: string; unit: string; asOf: string; complete: boolean}>('ingest: current units', `
		SELECT s.source_id AS source, s.file, u.unit, s.as_of::VARCHAR AS "asOf", u.complete
		FROM sources s JOIN source_units u USING (source_id) WHERE s.state = 'current' AND s.kind = $kind ORDER BY s.source_id, u.unit`, {kind});
}

/** So few bad rows are no share of a small file. */
const toleratedRows = 2;

function unfit({limits}: IngestContext, {lines, complete, truncated, deletes}: Candidate): KnownError | undefined {
	const {rows, rejectedRows: rejected} = lines;
	const share = rejected / Math.max(1, rows + rejected);
	if (deletes) return new KnownError('OPERATION_UNSUPPORTED', exitCodes.sourceRefused);
	if (truncated && complete) return new KnownError('FILE_TRUNCATED', exitCodes.sourceRefused, {}, {line: lines.lines});
	const tooMany = rejected > limits.maxRejectedRows || (share > limits.maxRejectedShare && (rejected > toleratedRows || limits.maxRejectedShare === 0));
	if (tooMany) {
		return new KnownError('TOO_MANY_REJECTED', exitCodes.sourceRefused, {
			rejected, rows: rows + rejected, share, maxShare: limits.maxRejectedShare, maxRows: limits.maxRejectedRows,
		});
	}
	return rows === 0 ? new KnownError('FILE_NO_ROWS', exitCodes.sourceRefused, {rejected}) : undefined;
}

/** Files of one unit that say no date are parts of one export: it is as new as its newest part. */
function sameDayForParts(decided: readonly Decided[]): Decided[] {
	const newest = new Map<string, string>();
	for (const {candidate, error} of decided) {
		if (error !== undefined || candidate.asOfOrigin !== 'modified') continue;
		const known = newest.get(unitsKey(candidate)) ?? '';
		if (known < candidate.asOf) newest.set(unitsKey(candidate), candidate.asOf);
	}
	return decided.map(({candidate, error}) => {
		const asOf = candidate.asOfOrigin === 'modified' ? newest.get(unitsKey(candidate)) : undefined;
		return {candidate: {...candidate, asOf: asOf ?? candidate.asOf}, error};
	});
}

function unitsKey({units}: Candidate): string {
	return [...units.keys()].toSorted().join(' ');
}

function older(candidate: Candidate, current: readonly CurrentUnit[], candidates: readonly Candidate[]): KnownError | undefined {
	const own = new Set(homes(candidate).flatMap(home => [home, ...successorHomes(home)]));
	const beside = candidates.flatMap(other => [...other.units.keys()].map(unit => ({unit, file: other.file, asOf: other.asOf})));
	const newer = [...current, ...beside].find(({unit, asOf}) => asOf > candidate.asOf && own.has(homeOf(unit, asOf)));
	if (newer === undefined) return undefined;
	return new KnownError('SOURCE_OLDER', exitCodes.sourceRefused, {asOf: candidate.asOf, newer: newer.file, newerAsOf: newer.asOf, unit: newer.unit});
}

function homes({units, asOf}: Candidate): string[] {
	return [...units.keys()].map(unit => homeOf(unit, asOf));
}
