import {isPermanent, type KnownRecord} from './records.ts';

/** What the extract says of a record. */
export interface Standing {
	/** It lies in the unit where the extract has the person permanently registered. */
	readonly atHome: boolean;
	/** ID, name and birth date all are the extract's. */
	readonly exact: boolean;
}

/**
 * Which of two records of one person stays: the one in the unit where the extract has him, the one that the extract
 * confirms, then a permanent registration, a well-formed ID, more fields given, the later update, and at last the smaller key.
 *
 * @returns true where the first stays.
 */
export function firstStays(a: KnownRecord, b: KnownRecord, standings: readonly [Standing, Standing]): boolean {
	const ranks = (facts: KnownRecord, {atHome, exact}: Standing): number[] => [
		Number(atHome),
		Number(exact),
		Number(isPermanent(facts)),
		Number(facts.id !== undefined),
		facts.filled,
		facts.updatedAt,
	];
	const [first, second] = [ranks(a, standings[0]), ranks(b, standings[1])];
	const difference = first.findIndex((rank, index) => rank !== second[index]);
	return difference === -1 ? a.key < b.key : first[difference] > second[difference];
}
