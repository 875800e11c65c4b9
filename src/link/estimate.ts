import type {Field} from './fields.ts';
import {at} from './fields.ts';
import {absent, birth as birthLevel, id as idLevel, name as nameLevel} from './levels.ts';
import {context, share, trustInM, type Model} from './model.ts';
import {contextOf, livesTogether, probabilityOf, Scorer} from './scorer.ts';
import type {PatternCounts} from './patterns.ts';

/** What estimation learns from. */
export interface Sample {
	readonly fields: readonly Field[];
	/** Patterns of pairs from the blocks that may be one person, or that share a home or a birth date; without those of `ruled`. */
	readonly blocked: PatternCounts;
	/** Patterns of random pairs that are none of those: they are taken for two people. */
	readonly random: PatternCounts;
	/** All possible pairs. */
	readonly pairs: number;
	/** Pairs that an officer decided. */
	readonly ruled: readonly RuledPattern[];
}

export interface RuledPattern {
	readonly levels: Uint8Array;
	readonly same: boolean;
}

/** As `trustInM`, for `u`. */
const trustInU = 1;
const trustInContext = 50;
/** A level that no pair of two people showed may still be half a pair short of showing. */
const unseen = 0.5;
const mostIterations = 60;
const settled = 1e-4;
/**
 * Two different well-formed IDs are almost never one person: numbers are re-established rarely, and a slip of the
 * hand is one digit. EM alone would take namesakes for people with two IDs.
 */
const differentIds = 0.004;
/**
 * Two people of one home and birth date are twins, and no parents give twins one name. Where few IDs say so, EM alone may end with the
 * people who are on both sides as their own twins.
 */
const twinsOfOneName = 0.01;

/**
 * Fits m, u and the prior by EM over comparison patterns (Dempster, Laird & Rubin 1977; Winkler 1988), over *all*
 * pairs: the blocked patterns get a share of matches, the remaining pairs, known from a random sample, count
 * as two people, and pairs that an officer decided are what he says. Where the files hold IDs, agreeing and contradicting IDs settle most shares
 * by themselves; what pairs of one ID alone show is noted beside it (`fit.byIds`).
 *
 * Cost: patterns × iterations; seconds at most.
 */
export function estimate(start: Model, sample: Sample): Model {
	const counted = countedOf(sample);
	const model = fitByEm(start, sample, counted);
	return {...model, fit: {...model.fit, ...fromIds(start, sample, counted), ruledPairs: sample.ruled.length}};
}

interface Pattern {
	readonly levels: Uint8Array;
	readonly count: number;
}

interface Counted {
	readonly blocked: readonly Pattern[];
	/** The others, scaled to all pairs that are not blocked. */
	readonly others: readonly Pattern[];
	/** How many of the others were drawn. */
	readonly drawn: number;
}

function countedOf({blocked, random, pairs}: Sample): Counted {
	const patternsOf = (counts: PatternCounts): Pattern[] => counts.entries().map(([code, count]) => ({levels: counts.levelsOf(code), count}));
	const [own, others] = [patternsOf(blocked), patternsOf(random)];
	const sumOf = (patterns: readonly Pattern[]): number => patterns.reduce((sum, {count}) => sum + count, 0);
	const drawn = sumOf(others);
	const scale = drawn === 0 ? 0 : Math.max(0, pairs - sumOf(own)) / drawn;
	return {blocked: own, others: others.map(({levels, count}) => ({levels, count: count * scale})), drawn};
}

function fitByEm(start: Model, {fields, pairs, ruled}: Sample, {blocked, others, drawn}: Counted): Model {
	let model = raised(start, fields, pairs, others);
	let iterations = 0;
	let converged = false;
	let sums = new Sums(fields);
	while (iterations < mostIterations && !converged) {
		iterations++;
		sums = new Sums(fields);
		const scorer = new Scorer(model, {of: () => 0});
		for (const {levels, count} of blocked) sums.add(levels, count, probabilityOf(scorer.weight(0, 0, levels)));
		for (const {levels, count} of others) sums.add(levels, count, 0);
		for (const {levels, same} of ruled) sums.add(levels, 1, Number(same));
		const next = sums.model(start, pairs, unseen / Math.max(1, drawn));
		converged = distance(model, next) < settled;
		model = next;
	}
	return {...model, fit: {...start.fit, pairs, matches: sums.matches, iterations, converged, assumed: sums.assumed()}};
}

/**
 * The starting model with `u` at least as pairs of two people show it: where nine of ten rows have one phone, sharing it is no evidence, and EM would
 * not find its way back from taking it for one.
 */
function raised(start: Model, fields: Sample['fields'], pairs: number, others: readonly Pattern[]): Model {
	const sums = new Sums(fields);
	for (const {levels, count} of others) sums.add(levels, count, 0);
	const seen = sums.model(start, pairs, 0);
	const higher = (own: readonly number[], other: readonly number[]): number[] => share(own.map((value, level) => Math.max(value, other[level])));
	const rows = (own: readonly (readonly number[])[], other: readonly (readonly number[])[]): number[][] => own.map((row, index) => higher(row, other[index]));
	return {
		...start,
		fields: start.fields.map((field, index) => ({...field, u: higher(field.u, seen.fields[index].u)})),
		nameU: rows(start.nameU, seen.nameU), birthU: rows(start.birthU, seen.birthU), idU: rows(start.idU, seen.idU),
	};
}

/** m from pairs of one ID, u from pairs of two altogether different ones: no guess is needed, but it is silent of those without an ID. */
function fromIds(start: Model, {fields, pairs}: Sample, {blocked, others, drawn}: Counted): Pick<Model['fit'], 'idPairs' | 'byIds'> {
	const sums = new Sums(fields);
	for (const {levels, count} of [...blocked, ...others]) {
		if (levels[at.id] === idLevel.equal && mayBeOne(levels)) sums.add(levels, count, 1);
		else if (levels[at.id] === idLevel.different) sums.add(levels, count, 0);
	}
	const idPairs = Math.round(sums.matches);
	const byIds = sums.model(start, pairs, unseen / Math.max(1, drawn)).fields.filter((_, index) => index !== at.id);
	return {idPairs, byIds: idPairs === 0 ? [] : byIds};
}

// An ID may stand under two people by mistake.
const mayBeOne = (levels: Uint8Array): boolean => levels[at.name] <= nameLevel.middleDiffers || levels[at.birth] <= birthLevel.oneDigit;

/** Expected counts of one E-step. */
class Sums {
	matches = 0;
	readonly #fields: readonly Field[];
	readonly #m: Float64Array[];
	readonly #u: Float64Array[];
	readonly #nameU: Float64Array[];
	readonly #birthU: Float64Array[];
	readonly #idU: Float64Array[];

	constructor(fields: readonly Field[]) {
		this.#fields = fields;
		const zeros = (field: number): Float64Array => new Float64Array(fields[field].levels.length);
		this.#m = fields.map((_, field) => zeros(field));
		this.#u = fields.map((_, field) => zeros(field));
		this.#nameU = Array.from({length: 4}, () => zeros(at.name));
		this.#birthU = Array.from({length: 2}, () => zeros(at.birth));
		this.#idU = Array.from({length: 2}, () => zeros(at.id));
	}

	add(levels: Uint8Array, count: number, matching: number): void {
		const yes = count * matching;
		const no = count - yes;
		this.matches += yes;
		for (let field = 0; field < levels.length; field++) {
			const level = levels[field];
			if (level === absent) continue;
			this.#m[field][level] += yes;
			this.#u[field][level] += no;
		}
		if (levels[at.name] !== absent) this.#nameU[contextOf(levels)][levels[at.name]] += no;
		const home = livesTogether(levels) ? 1 : 0;
		if (levels[at.birth] !== absent) this.#birthU[home][levels[at.birth]] += no;
		if (levels[at.id] !== absent) this.#idU[home][levels[at.id]] += no;
	}

	/** The M-step: shares of the expected counts, with the starting model as a Dirichlet prior. */
	model(start: Model, pairs: number, leastU: number): Model {
		return {
			...start,
			prior: Math.min(0.5, (this.matches + 0.5) / (pairs + 1)),
			fields: start.fields.map((field, index) => ({
				...field,
				m: index === at.id ? bounded(smoothed(this.#m[index], field.m, trustInM), idLevel.different, differentIds) : smoothed(this.#m[index], field.m, trustInM),
				u: notBelow(smoothed(this.#u[index], field.u, trustInU), field.u, leastU),
			})),
			nameU: byContext(start.nameU, this.#nameU, leastU).map((row, index) => (index === context.homeSameBirth ? bounded(row, nameLevel.equal, twinsOfOneName) : row)),
			birthU: byContext(start.birthU, this.#birthU, leastU),
			idU: byContext(start.idU, this.#idU, leastU),
		};
	}

	/** Levels for which hardly any matching pair was seen. */
	assumed(): string[] {
		return this.#fields.flatMap(({name, levels}, field) => levels.filter((_, level) => this.#m[field][level] < 0.5).map(level => `${name}.${level}`));
	}
}

function smoothed(counts: Float64Array, start: readonly number[], trust: number): number[] {
	return share(start.map((value, level) => counts[level] + trust * value));
}

function byContext(start: readonly (readonly number[])[], counts: readonly Float64Array[], leastU: number): number[][] {
	return start.map((row, index) => notBelow(smoothed(counts[index], row, index === 0 ? trustInU : trustInContext), row, leastU));
}

/** What was hardly sampled cannot be rarer than the sample can show, unless it was assumed to be. */
function notBelow(u: readonly number[], start: readonly number[], least: number): number[] {
	return share(u.map((value, level) => Math.max(value, Math.min(start[level], least))));
}

/** Shares of which one is `most` at most; the others make up for it. */
function bounded(shares: readonly number[], level: number, most: number): number[] {
	const kept = Math.min(shares[level], most);
	const rest = (1 - kept) / (1 - shares[level]);
	return shares.map((value, index) => (index === level ? kept : value * rest));
}

/** The largest change of any log-weight's probability. */
function distance(a: Model, b: Model): number {
	let largest = Math.abs(Math.log(a.prior / b.prior)) / 10;
	for (const [index, field] of a.fields.entries()) {
		for (const [level, m] of field.m.entries()) largest = Math.max(largest, Math.abs(m - b.fields[index].m[level]));
	}
	return largest;
}
