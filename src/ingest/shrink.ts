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
	const coming = sumByHome(accepted.flatMap(({candidate: {units, asOf}}) => [...units].map(([unit, rows]) => ({home: homeOf(unit, asOf), rows}))));
	const splits = splitGroups(replaced, coming);
	const before = peopleByHome(known.units);
	const expectations = [...expectedOfOne(replaced, before, splits, coming), ...expectedOfSplits(replaced, before, splits)];
	const losses = new Map<string, KnownError>();
	for (const {homes, was, leaves} of expectations) {
		const loss = leaves - sumOf(homes.map(home => coming.get(home)!));
		if (loss < leastLoss || loss / was <= maxShare || homes.some(home => losses.has(home))) continue;
		const error = new KnownError('SOURCE_SHRANK', exitCodes.refused, {unit: homes.map(codeOf).join(' + '), before: was, after: was - loss, maxShare});
		for (const home of homes) losses.set(home, error);
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

/** What comes of some homes together is held against `was` people that they had, of whom this call replaces those that leave. */
interface Expectation {
	readonly homes: readonly string[];
	readonly was: number;
	readonly leaves: number;
}

/** Homes that were split, and those that they became, all of which come. */
interface SplitGroup {
	readonly split: ReadonlySet<string>;
	readonly heirs: ReadonlySet<string>;
}

/**
 * Nobody can say where how many of a unit belong that was split. What all its heirs have together can be held against it, and
 * against what else they consist of.
 */
function splitGroups(replaced: readonly CurrentUnit[], coming: ReadonlyMap<string, number>): readonly SplitGroup[] {
	let groups: SplitGroup[] = [];
	for (const home of peopleByHome(replaced).keys()) {
		const heirs = successorHomes(home);
		if (heirs.length < 2 || !heirs.every(heir => coming.has(heir))) continue;
		const touching = groups.filter(group => heirs.some(heir => group.heirs.has(heir)));
		groups = [...groups.filter(group => !touching.includes(group)), {
			split: new Set([home, ...touching.flatMap(group => [...group.split])]), heirs: new Set([...heirs, ...touching.flatMap(group => [...group.heirs])]),
		}];
	}
	return groups;
}

function expectedOfSplits(replaced: readonly CurrentUnit[], before: ReadonlyMap<string, number>, groups: readonly SplitGroup[]): readonly Expectation[] {
	return groups.map(({heirs}) => {
		const gone = [...peopleByHome(replaced)].filter(([home]) => [home, ...successorHomes(home)].some(each => heirs.has(each)) && successorHomes(home).every(each => heirs.has(each)));
		return {homes: [...heirs].toSorted(), was: sumOf(gone.map(([home]) => before.get(home)!)), leaves: sumOf(gone.map(([, leaves]) => leaves))};
	});
}

/** A commune that was merged is counted with the unit that it became; one that was split is not, where all that it became come. */
function expectedOfOne(replaced: readonly CurrentUnit[], before: ReadonlyMap<string, number>, groups: readonly SplitGroup[], coming: ReadonlyMap<string, number>): readonly Expectation[] {
	const sums = new Map<string, {was: number; leaves: number}>();
	for (const [home, leaves] of peopleByHome(replaced)) {
		const next = successorHomes(home);
		const now = coming.has(home) || next.length !== 1 ? home : next[0];
		if (!coming.has(now) || groups.some(({split}) => split.has(home))) continue;
		const sum = sums.get(now) ?? {was: 0, leaves: 0};
		sums.set(now, {was: sum.was + before.get(home)!, leaves: sum.leaves + leaves});
	}
	return [...sums].map(([home, sum]) => ({homes: [home], ...sum}));
}

function codeOf(home: string): string {
	return home.split('@')[0];
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
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
