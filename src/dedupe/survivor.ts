import type {RecordFacts} from './facts.ts';

/**
 * Which of two records of one person stays: the one that the extract confirms, then a permanent registration, a
 * well-formed ID, more fields given, the later update, and at last the smaller key.
 *
 * @returns true where the first stays.
 */
export function firstStays(a: RecordFacts, b: RecordFacts, confirmed: readonly [boolean, boolean]): boolean {
	const ranks = (facts: RecordFacts, known: boolean): number[] => [
		Number(known),
		Number(facts.residenceType === 'permanent'),
		Number(facts.idForm === 'twelve'),
		facts.filled,
		facts.updatedAt,
	];
	const [first, second] = [ranks(a, confirmed[0]), ranks(b, confirmed[1])];
	const difference = first.findIndex((rank, index) => rank !== second[index]);
	return difference === -1 ? a.key < b.key : first[difference] > second[difference];
}
