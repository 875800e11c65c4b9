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
	const losses = new Map<string, KnownError>();
	for (const home of new Set(replaced.map(homeOfUnit))) {
		const before = peopleOf(known.units, home);
		const after = peopleOf(known.units.filter(unit => !replaced.includes(unit)), home) + accepted.reduce((sum, {candidate}) => sum + rowsOf(candidate, home), 0);
		const share = (before - after) / before;
		const unit = replaced.find(each => homeOfUnit(each) === home)!.unit;
		const covered = accepted.some(({candidate}) => rowsOf(candidate, home) > 0);
		if (covered && before - after >= leastLoss && share > maxShare) losses.set(home, new KnownError('SOURCE_SHRANK', exitCodes.refused, {unit, before, after, maxShare}));
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

function homeOfUnit({unit, asOf}: CurrentUnit): string {
	return homeOf(unit, asOf);
}

function peopleOf(units: readonly CurrentUnit[], home: string): number {
	return units.reduce((sum, unit) => sum + (homeOfUnit(unit) === home ? unit.rows : 0), 0);
}

function rowsOf({units, asOf}: Candidate, home: string): number {
	return [...units].reduce((sum, [unit, rows]) => sum + (homeOf(unit, asOf) === home ? rows : 0), 0);
}

function lossOf(candidate: Candidate, losses: ReadonlyMap<string, KnownError>): KnownError | undefined {
	return [...losses].find(([home]) => rowsOf(candidate, home) > 0)?.[1];
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
