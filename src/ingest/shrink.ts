import {KnownError, exitCodes} from '../errors.ts';
import type {Candidate, CurrentUnit, Decided, Decisions, Known} from './decide.ts';
import {homeOf, successorHomes} from './homes.ts';

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
	for (const [home, {was, leaves}] of expected(before, gone, coming)) {
		const loss = leaves - coming.get(home)!;
		if (loss < leastLoss || loss / was <= maxShare) continue;
		losses.set(home, new KnownError('SOURCE_SHRANK', exitCodes.refused, {unit: home.split('@')[0], before: was, after: was - loss, maxShare}));
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

/**
 * What comes is held against, by home: how many people it had, and how many of them this call replaces. A commune that was merged is counted with the
 * unit that it became; of one that was split nobody can say where how many belong.
 */
function expected(before: ReadonlyMap<string, number>, gone: ReadonlyMap<string, number>, coming: ReadonlyMap<string, number>): ReadonlyMap<string, {readonly was: number; readonly leaves: number}> {
	const sums = new Map<string, {was: number; leaves: number}>();
	for (const [home, leaves] of gone) {
		const next = successorHomes(home);
		const now = coming.has(home) || next.length !== 1 ? home : next[0];
		if (!coming.has(now)) continue;
		const sum = sums.get(now) ?? {was: 0, leaves: 0};
		sums.set(now, {was: sum.was + before.get(home)!, leaves: sum.leaves + leaves});
	}
	return sums;
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
