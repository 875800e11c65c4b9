import {fieldsOf} from '../link/fields.ts';
import {id, place} from '../link/levels.ts';
import {link, type RuleSummary, type Thresholds} from '../link/link.ts';
import {chooseModel, dataFingerprint, writeModel, type ModelChoice} from '../link/model-file.ts';
import type {Model} from '../link/model.ts';
import {PairComparer} from '../link/pair-comparer.ts';
import {loadPeople, type People} from '../link/people.ts';
import type {OnProgress} from '../link/pool.ts';
import {probabilityOf, Scorer, weigh} from '../link/scorer.ts';
import {Rarity} from '../link/term-frequency.ts';
import type {Store} from '../store/store.ts';
import {agreeOtherwise, alikeAsTwins} from './otherwise.ts';

/** A local record and a row of the extract that may be one person; the numbers are record IDs. */
export interface CandidatePair {
	readonly local: number;
	readonly candidate: number;
	/** Bits. */
	readonly weight: number;
	readonly probability: number;
	/** `namesake`: alike enough, but of another unit, and with nothing in common besides name and birth date. */
	readonly decision: 'match' | 'namesake' | 'review' | 'distinct';
	/** The IDs, or those of old cards, are the same but for a digit at most. */
	readonly idAgrees: boolean;
	/** Alike as twins are: one birth date, one home, no ID in common. */
	readonly twinLike: boolean;
}

/** What a search was made with: the model that was chosen and how its fit went, and what the blocking rules made. */
export interface SearchStory {
	readonly model: ModelChoice;
	readonly fit: Model['fit'];
	readonly rules: readonly RuleSummary[];
}

export interface FindOptions {
	readonly threads: number;
	/** Bounds of the certain and of the review zone. */
	readonly thresholds?: Partial<Thresholds>;
	/** Where the model is kept between nights; fitted anew where the file is not there. */
	readonly modelFile?: string;
	/** Called with how the search went. */
	readonly onSearched?: (search: SearchStory) => void;
	readonly onProgress?: OnProgress;
	readonly signal?: AbortSignal;
}

/** Whom to look for, and among whom: predicates over `records r`. */
export interface Search {
	readonly local: string;
	readonly extract: string;
	/** Local records whose ID is known to be somebody else's: it must not be held against any candidate. */
	readonly foreignIds: ReadonlySet<number>;
	/** Pairs to weigh in any case, by record ID. */
	readonly named: readonly (readonly [local: number, candidate: number])[];
}

/**
 * Finds the pairs of a local record and a row of the extract that may be one person, in any order. Those below the review
 * threshold are only kept to judge it by.
 */
export type FindCandidates = (store: Store, search: Search, options: FindOptions) => Promise<readonly CandidatePair[]>;

/** The link engine. */
export const findCandidates: FindCandidates = async (store, search, {modelFile, onSearched, ...options}) => {
	const people = await peopleOf(store, search);
	const {kept, choice} = chooseModel(modelFile, fieldsOf(people), ({fit}) => (fit.matches < enoughToKeep ? 'few_matches' : undefined));
	const {a, b, weight, thresholds, model, frequencies, rules} = await link(people, {mode: 'across', model: kept, ...options});
	onSearched?.({model: choice, fit: model.fit, rules});
	if (modelFile !== undefined && kept === undefined) writeModel(modelFile, model, {data: await dataFingerprint(store, {left: 'NOT r.extract', right: 'r.extract'}), thresholds});
	const comparer = new PairComparer(people);
	const isNamesake = (left: number, right: number): boolean => people.unit[left] !== 0 && people.unit[right] !== 0
		&& comparer.place(left, right) === place.different && !agreeOtherwise(comparer, left, right);
	const pairOf = (left: number, right: number, bits: number): CandidatePair => {
		const probability = probabilityOf(bits);
		const isMatch = probability >= thresholds.match;
		return {
			local: people.recordIds[left],
			candidate: people.recordIds[right],
			weight: bits,
			probability,
			decision: isMatch ? (isNamesake(left, right) ? 'namesake' : 'match') : probability >= thresholds.review ? 'review' : 'distinct',
			idAgrees: comparer.id(left, right) <= id.oldId,
			twinLike: isMatch && alikeAsTwins(comparer, left, right),
		};
	};
	const found = Array.from(a, (left, index) => pairOf(left, b[index], weight[index]));
	const scorer = new Scorer(model, new Rarity(people, frequencies));
	return [...found, ...pairsBeyond(found, search.named, people).map(([left, right]) => pairOf(left, right, weigh(scorer, comparer, left, right)))];
};

/** Rows of the named pairs that were not found. */
function pairsBeyond(found: readonly CandidatePair[], named: Search['named'], {recordIds}: People): [left: number, right: number][] {
	if (named.length === 0) return [];
	const known = new Set(found.map(({local, candidate}) => `${local}-${candidate}`));
	return named.filter(([local, candidate]) => !known.has(`${local}-${candidate}`)).map(([local, candidate]) => [recordIds.indexOf(local), recordIds.indexOf(candidate)]);
}

/** The people of a search, as the engine compares them. */
export async function peopleOf(store: Store, {local, extract, foreignIds}: Search): Promise<People> {
	const people = await loadPeople(store, {left: local, right: extract});
	forgetIds(people, foreignIds);
	return people;
}

function forgetIds({recordIds, side, idHigh, idLow}: People, foreignIds: ReadonlySet<number>): void {
	for (const [row, recordId] of recordIds.entries()) {
		if (side[row] === 0 && foreignIds.has(recordId)) idHigh[row] = idLow[row] = 0;
	}
}

/** A model fitted to fewer pairs says more about them than about the nights to come: it explains this one, and the next is fitted anew. */
export const enoughToKeep = 1000;
