import {KnownError, exitCodes} from '../errors.ts';
import type {Candidate, CurrentUnit, Decided, Decisions, Known} from './decide.ts';
import {homeOf} from './homes.ts';

/** A file that is held back. Those of one group come in together, if at all. */
export interface HeldBack {
	/** Number of the group's first file. */
	readonly group: number;
	readonly error: KnownError;
}

/** Fewer people may leave a hamlet in a week. */
const leastLoss = 10;

/**
 * The files, by number, in which some unit has lost a larger share of its people than `maxShare`. Whole exports that share a unit
 * with one are held with it; of an extract in parts only those parts are that have people of the unit.
 */
export function shrunken({decided, replaced}: Decisions, known: Known, maxShare: number): ReadonlyMap<number, HeldBack> {
	const accepted = decided.filter(({error}) => error === undefined);
	const before = peopleByHome(known.units);
	const gone = peopleByHome(replaced);
	const coming = sumByHome(accepted.flatMap(({candidate: {units, asOf}}) => [...units].map(([unit, rows]) => ({home: homeOf(unit, asOf), rows}))));
	const losses = new Map<string, KnownError>();
	for (const {unit, asOf} of replaced) {
		const home = homeOf(unit, asOf);
		const [was, leaves, comes] = [before.get(home)!, gone.get(home)!, coming.get(home) ?? 0];
		const loss = leaves - comes;
		if (comes === 0 || loss < leastLoss || loss / was <= maxShare) continue;
		losses.set(home, new KnownError('SOURCE_SHRANK', exitCodes.refused, {unit, before: was, after: was - loss, maxShare}));
	}
	const held = new Map<number, HeldBack>();
	for (const each of accepted) {
		const loss = lossOf(each.candidate, losses);
		if (loss === undefined || held.has(each.candidate.number)) continue;
		for (const {candidate} of each.candidate.complete ? sharing(each, accepted) : [each]) {
			held.set(candidate.number, {group: each.candidate.number, error: lossOf(candidate, losses) ?? loss});
		}
	}
	return held;
}

function peopleByHome(units: readonly CurrentUnit[]): Map<string, number> {
	return sumByHome(units.map(({unit, asOf, rows}) => ({home: homeOf(unit, asOf), rows})));
}

function sumByHome(parts: readonly {readonly home: string; readonly rows: number}[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const {home, rows} of parts) sums.set(home, (sums.get(home) ?? 0) + rows);
	return sums;
}

function rowsOf({units, asOf}: Candidate, home: string): number {
	return [...units].reduce((sum, [unit, rows]) => sum + (homeOf(unit, asOf) === home ? rows : 0), 0);
}

function lossOf(candidate: Candidate, losses: ReadonlyMap<string, KnownError>): KnownError | undefined {
	const home = [...candidate.units.keys()].map(unit => homeOf(unit, candidate.asOf)).find(each => losses.has(each));
	return home === undefined ? undefined : losses.get(home);
}

/** The whole exports that share a unit with one, or with one of those. */
function sharing(first: Decided, accepted: readonly Decided[]): readonly Decided[] {
	const exports = accepted.filter(({candidate}) => candidate.complete);
	const group = new Set([first]);
	for (const member of group) {
		for (const other of exports) if ([...member.candidate.units.keys()].some(unit => rowsOf(other.candidate, homeOf(unit, member.candidate.asOf)) > 0)) group.add(other);
	}
	return [...group];
}
