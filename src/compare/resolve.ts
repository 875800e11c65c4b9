/** A row of the extract that a local record may be, and the person whom it names. */
export interface Candidate {
	/** Record IDs: of the row, and of the first row that names the same person. */
	readonly row: number;
	readonly person: number;
	/** Bits; undefined where only the ID speaks for the candidate. */
	readonly weight: number | undefined;
	readonly probability: number | undefined;
	/** The engine is certain of the pair, and nothing forbids to believe it. */
	readonly certain: boolean;
	/** The engine or both name and birth date say that he is somebody else. */
	readonly distinct: boolean;
	/** Of another unit, and nothing besides name and birth date speaks for him. */
	readonly namesake: boolean;
	/** The local record has his ID, and neither name nor birth date confirms it. */
	readonly idAlone: boolean;
	/** Both sides have a personal ID, and no slip or renewal explains that the two are not the same. */
	readonly otherId: boolean;
	/** An officer says that it is him. */
	readonly named: boolean;
}

/** Which of its candidates a local record is; where it stays open, why. `others` are different people, best first. */
export interface Resolution {
	readonly best: Candidate;
	readonly others: readonly Candidate[];
	readonly open: OpenReason | undefined;
}

/**
 * `several`: another candidate is nearly as good · `doubtful`: not similar enough · `namesake`: nothing but name and birth
 * date · `other_id`: similar, but under an altogether different ID · `id_alone`: nothing but the ID.
 */
export type OpenReason = 'several' | 'doubtful' | 'namesake' | 'other_id' | 'id_alone';

/**
 * Settles one local record; `candidates` are all of its that may be him, at least one.
 *
 * Whom an officer named is linked. Else the best one is, where the engine is certain of the pair and the others leave it alone: its share of all
 * candidates' odds is at least `certainShare`. Two candidates that are nearly as good therefore link nobody. Nor does a
 * certain one who has an altogether different ID: namesakes of one birth date are alike in everything else.
 */
export function resolve(candidates: readonly Candidate[]): Resolution {
	const [best, ...others] = onePerPerson(candidates);
	if (best.named) return {best, others, open: undefined};
	if (best.weight === undefined) return {best, others, open: 'id_alone'};
	const {weight} = best;
	const odds = others.reduce((sum, other) => sum + (other.weight === undefined ? 0 : 2 ** (other.weight - weight)), 0);
	if (1 / (1 + odds) < certainShare) return {best, others, open: 'several'};
	if (!best.certain) return {best, others, open: best.idAlone ? 'id_alone' : best.namesake ? 'namesake' : 'doubtful'};
	return {best, others, open: best.otherId ? 'other_id' : undefined};
}

/** The precision that the certain zone aims at. */
const certainShare = 0.999;

const byWeight = (a: Candidate, b: Candidate): number => Number(b.named) - Number(a.named) || (b.weight ?? -1e9) - (a.weight ?? -1e9) || a.row - b.row;

/** The most similar row of each person, best first: mostly the registration that the local record is about. */
export function onePerPerson(candidates: readonly Candidate[]): Candidate[] {
	const seen = new Set<number>();
	return candidates.toSorted(byWeight).filter(({person}) => !seen.has(person) && seen.add(person));
}
