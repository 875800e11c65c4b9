import {KnownError, exitCodes} from '../errors.ts';
import type {Row, Store} from '../store/store.ts';
import {type AnnouncedUnit, wholeHomes} from './announced.ts';
import {homeOf, successorHomes} from './homes.ts';
import type {AsOfOrigin} from './identify.ts';
import {type HeldBack, shrunken} from './shrink.ts';
import type {IngestContext, LineCounts, SourceKind} from './types.ts';

/** What is known of a readable source when it is decided whether it comes in. */
export interface Candidate {
	readonly file: string;
	readonly number: number;
	readonly sha256: string;
	readonly asOf: string;
	readonly asOfOrigin: AsOfOrigin;
	/** Says of itself that it holds everybody of its units. */
	readonly complete: boolean;
	/** Unit → rows; '' for rows without one. */
	readonly units: ReadonlyMap<string, number>;
	/** For each of its tables, the unit of rows that name none themselves; '' where there is none. */
	readonly declaredUnits: readonly string[];
	readonly lines: LineCounts;
	readonly truncated: boolean;
	/** Each row says what to do with it. */
	readonly delta: boolean;
	/** What its rows ask for, where they say it; undefined for what is no known word. */
	readonly operations: ReadonlySet<string | undefined>;
	/** It has a column of communes that tells of other places than its own, and is not read. */
	readonly unitElsewhere: boolean;
	/** Why it does not come in, whatever else may be said. */
	readonly refusal?: KnownError;
}

/** A unit of a source that is in the store. */
export interface CurrentUnit {
	readonly source: number;
	readonly file: string;
	readonly sha256: string;
	/** '' for the records without a unit. */
	readonly unit: string;
	readonly asOf: string;
	readonly delta: boolean;
	readonly complete: boolean;
	readonly rows: number;
}

/** What is in the store of one kind, and what manifests say of it. */
export interface Known {
	readonly units: readonly CurrentUnit[];
	/** Digests of all files that came in, replaced ones too. */
	readonly arrived: ReadonlySet<string>;
	readonly announced: readonly AnnouncedUnit[];
	/** Homes of files of this call that could not be read; what remains of such a unit's export is not all of it. */
	readonly unreadable: readonly string[];
}

export interface Decisions {
	readonly decided: readonly Decided[];
	/** Units of current sources whose records the accepted ones replace. */
	readonly replaced: readonly CurrentUnit[];
	/** Without the units of which a newer export holds everybody. */
	readonly announced: readonly AnnouncedUnit[];
	/** Homes of which everybody is there now because all announced parts have come. */
	readonly wholeByParts: ReadonlySet<string>;
}

export interface Decided {
	/** With the date that holds in the company of the others. */
	readonly candidate: Candidate;
	/** Its units of which everybody is there, with it or with the others. */
	readonly whole: ReadonlySet<string>;
	readonly error?: KnownError;
	readonly heldBack?: HeldBack;
}

/** Decides which candidates come in. `accepted`: also those that have lost many people. */
export function decide(context: IngestContext, candidates: readonly Candidate[], known: Known, accepted: boolean): Decisions {
	const decisions = decideAmong(context, candidates, known);
	const held = accepted ? new Map<number, HeldBack>() : shrunken(decisions, known, context.limits.maxShrinkShare);
	if (held.size === 0) return decisions;
	const without = decideAmong(context, candidates.map(candidate => ({...candidate, refusal: candidate.refusal ?? held.get(candidate.number)?.error})), known);
	return {...without, decided: without.decided.map(each => ({...each, heldBack: held.get(each.candidate.number)}))};
}

function decideAmong(context: IngestContext, candidates: readonly Candidate[], known: Known): Decisions {
	const checked = sameDayForParts(candidates.map((candidate): Checked => ({candidate, error: unfit(context, candidate)})));
	const sound = checked.filter(({error}) => error === undefined).map(({candidate}) => candidate);
	const parts = new Parts(known, sound);
	const complete = [...known.units, ...sound.flatMap(other => unitsOf(other, parts))].filter(unit => unit.complete);
	const judged = checked.map(({candidate, error}): Checked => ({candidate, error: error ?? older(candidate, complete, parts)}));
	const missing = new Set([...known.unreadable, ...checked.flatMap(({candidate, error}) => (error === undefined ? [] : homes(candidate)))]);
	const decided = judged.map(({candidate, error}): Decided => {
		const isExport = candidate.complete && !homes(candidate).some(home => missing.has(home));
		const units = [...candidate.units.keys()];
		return {candidate, error, whole: new Set(units.filter(unit => isExport || parts.complete(candidate, unit)))};
	});
	const accepted = decided.filter(({error}) => error === undefined);
	const exported = new Map(accepted.filter(({candidate, whole}) => candidate.complete && whole.size > 0)
		.flatMap(({candidate}) => homes(candidate).map((home): [string, string] => [home, candidate.asOf])));
	const digests = new Set(accepted.map(({candidate}) => candidate.sha256));
	const assembled = new Map([...parts.whole].filter(([home]) => accepted.some(({candidate}) => parts.has(candidate.sha256, home))));
	return {
		decided,
		// What had no unit is replaced by the same bytes with one.
		replaced: known.units.filter(unit => (unit.unit === '' && digests.has(unit.sha256)) || isReplaced(unit, {exported, assembled}, known.units, parts)),
		announced: known.announced.filter(({home, manifestAsOf}) => (exported.get(home) ?? '') < manifestAsOf),
		wholeByParts: new Set(parts.whole.keys()),
	};
}

/** Homes of which everybody is there by what comes in, and as of when: in an export, or in the parts of an extract. */
interface Whole {
	readonly exported: ReadonlyMap<string, string>;
	readonly assembled: ReadonlyMap<string, string>;
}

interface Checked {
	readonly candidate: Candidate;
	readonly error?: KnownError;
}

/** What manifests announce, and what has come of it. */
class Parts {
	/** The homes of which all parts are there, with the day of the oldest. */
	readonly whole: ReadonlyMap<string, string>;
	readonly #announced: ReadonlySet<string>;

	constructor({announced, arrived}: Known, sound: readonly Candidate[]) {
		this.whole = wholeHomes(announced, new Set([...arrived, ...sound.map(({sha256}) => sha256)]));
		this.#announced = new Set(announced.map(({home, sha256}) => `${sha256} ${home}`));
	}

	/** Whether a file is announced to hold people of a home. */
	has(sha256: string, home: string): boolean {
		return this.#announced.has(`${sha256} ${home}`);
	}

	complete({sha256, asOf}: Pick<Candidate, 'sha256' | 'asOf'>, unit: string): boolean {
		const home = homeOf(unit, asOf);
		return this.whole.has(home) && this.has(sha256, home);
	}
}

/**
 * By everybody of its unit, or by everybody of all units that its unit became; but not what is newer, and not by the other parts of
 * its own extract.
 */
function isReplaced(unit: CurrentUnit, {exported, assembled}: Whole, current: readonly CurrentUnit[], parts: Parts): boolean {
	const home = homeOf(unit.unit, unit.asOf);
	const isNoLater = (asOf: string | undefined): boolean => asOf !== undefined && !isLater(unit, {asOf, delta: false});
	if (isNoLater(exported.get(home)) || (isNoLater(assembled.get(home)) && !parts.has(unit.sha256, home))) return true;
	const successors = successorHomes(home);
	return successors.length > 0 && successors.every(next => exported.has(next) || assembled.has(next) || current.some(other => other.complete && homeOf(other.unit, other.asOf) === next));
}

/** Whether what one source says counts more than what the other says: it is newer, or of the same day and changes. */
function isLater(one: Pick<Candidate, 'asOf' | 'delta'>, other: Pick<Candidate, 'asOf' | 'delta'>): boolean {
	return one.asOf > other.asOf || (one.asOf === other.asOf && one.delta && !other.delta);
}

/** The units of the current sources of one kind. */
export async function currentUnits(store: Store, kind: SourceKind): Promise<CurrentUnit[]> {
	return store.rows<CurrentUnit & Row>('ingest: current units', `
		SELECT s.source_id AS source, s.file, s.sha256, u.unit, s.as_of::VARCHAR AS "asOf", s.delta, u.complete, u.rows::DOUBLE AS rows
		FROM sources s JOIN source_units u USING (source_id) WHERE s.state = 'current' AND s.kind = $kind ORDER BY s.source_id, u.unit`, {kind});
}

/** So few bad rows are no share of a small file. */
const toleratedRows = 2;

function unfit({limits}: IngestContext, {lines, complete, truncated, operations, refusal}: Candidate): KnownError | undefined {
	const {rows, rejectedRows: rejected} = lines;
	const share = rejected / Math.max(1, rows + rejected);
	if (refusal !== undefined) return refusal;
	if (operations.has(undefined)) return new KnownError('OPERATION_UNKNOWN', exitCodes.sourceRefused);
	if (operations.has('delete') && complete) return new KnownError('DELETES_IN_EXPORT', exitCodes.sourceRefused);
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
function sameDayForParts(checked: readonly Checked[]): Checked[] {
	const newest = new Map<string, string>();
	for (const {candidate, error} of checked) {
		if (error !== undefined || candidate.asOfOrigin !== 'modified') continue;
		const known = newest.get(unitsKey(candidate)) ?? '';
		if (known < candidate.asOf) newest.set(unitsKey(candidate), candidate.asOf);
	}
	return checked.map(({candidate, error}) => {
		const asOf = candidate.asOfOrigin === 'modified' ? newest.get(unitsKey(candidate)) : undefined;
		return {candidate: {...candidate, asOf: asOf ?? candidate.asOf}, error};
	});
}

function unitsKey({units}: Candidate): string {
	return [...units.keys()].toSorted().join(' ');
}

/**
 * A file that is older than what holds everybody of its unit. Changes are weighed row by row, and so is what is older than some
 * people of its unit only.
 */
function older(candidate: Candidate, complete: readonly DatedUnit[], parts: Parts): KnownError | undefined {
	if (candidate.delta) return undefined;
	const own = new Set(homes(candidate).flatMap(home => [home, ...successorHomes(home)]));
	const newer = complete.find(({unit, asOf, sha256}) => {
		const home = homeOf(unit, asOf);
		return asOf > candidate.asOf && own.has(home) && !(parts.has(sha256, home) && parts.has(candidate.sha256, home));
	});
	if (newer === undefined) return undefined;
	return new KnownError('SOURCE_OLDER', exitCodes.sourceRefused, {asOf: candidate.asOf, newer: newer.file, newerAsOf: newer.asOf, unit: newer.unit, became: !homes(candidate).includes(homeOf(newer.unit, newer.asOf))});
}

type DatedUnit = Pick<CurrentUnit, 'file' | 'sha256' | 'unit' | 'asOf' | 'complete'>;

function unitsOf(candidate: Candidate, parts: Parts): DatedUnit[] {
	const {file, sha256, asOf} = candidate;
	return [...candidate.units.keys()].map(unit => ({file, sha256, asOf, unit, complete: candidate.complete || parts.complete(candidate, unit)}));
}

function homes({units, asOf}: Candidate): string[] {
	return [...units.keys()].map(unit => homeOf(unit, asOf));
}
