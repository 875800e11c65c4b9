import type {FindingDraft} from '../findings/finding.ts';
import type {Store} from '../store/store.ts';
import type {SharedId} from './persons.ts';

/** IDs that the extract gives to several people; the national side has to part them. */
export function sharedIdFindings(shared: readonly SharedId[]): FindingDraft[] {
	return shared.map(({id, unit, first, other, nameDiffers, birthDiffers}) => ({
		code: 'ID_SHARED_IN_EXTRACT',
		severity: 'error',
		unit: unit ?? undefined,
		recordA: first,
		recordB: other,
		field: 'personal_id',
		currentValue: id,
		otherValue: id,
		direction: 'request_national',
		evidence: {birth_differs: birthDiffers, name_differs: nameDiffers},
	}));
}

/**
 * Local records that could not be linked although somebody stands for them: `UNVERIFIED` with the best candidate, and
 * `ID_OF_ANOTHER` where the ID is somebody else's and his own was not found.
 */
export async function openFindings(store: Store): Promise<FindingDraft[]> {
	const unverified = await store.rows<OpenRow>('compare: unverified', unverifiedRows);
	const foreign = await store.rows<ForeignRow>('compare: IDs of others', foreignRows);
	return [...unverified.map(unverifiedFinding), ...foreign.map(foreignIdFinding)];
}

type OpenRow = Readonly<Record<'key' | 'person' | 'reason', string> & Record<'unit' | 'id' | 'person_id', string | null> & {candidates: number; probability: number | null}>;
type ForeignRow = Readonly<Record<'key' | 'owner', string> & Record<'unit' | 'id', string | null>>;

const unverifiedRows = `SELECT l.record_key AS key, l.unit, l.personal_id AS id, e.record_key AS person, e.personal_id AS person_id,
		o.reason, o.candidates, o.probability
	FROM compare_open o JOIN records l ON l.record_id = o.local JOIN records e ON e.record_id = o.person`;

const foreignRows = `SELECT l.record_key AS key, l.unit, l.personal_id AS id, e.record_key AS owner
	FROM compare_by_id b
	JOIN records l ON l.record_id = b.local
	LEFT JOIN compare_persons p ON p.record_id = b.candidate
	JOIN records e ON e.record_id = coalesce(p.person_id, b.candidate)
	WHERE b.verdict = 'another' AND NOT EXISTS (SELECT 1 FROM compare_links k WHERE k.local = b.local)`;

// One candidate is proposed; of several none is.
function unverifiedFinding({key, unit, id, person, person_id: other, reason, candidates, probability}: OpenRow): FindingDraft {
	return {
		code: 'UNVERIFIED',
		subcode: reason,
		severity: 'warning',
		unit: unit ?? undefined,
		recordA: key,
		recordB: person,
		field: 'personal_id',
		currentValue: id ?? undefined,
		otherValue: other ?? undefined,
		proposedValue: candidates === 1 && other !== id ? other ?? undefined : undefined,
		direction: 'recheck',
		confidence: probability ?? undefined,
		evidence: {candidates},
	};
}

function foreignIdFinding({key, unit, id, owner}: ForeignRow): FindingDraft {
	return {
		code: 'ID_OF_ANOTHER',
		severity: 'error',
		unit: unit ?? undefined,
		recordA: key,
		recordB: owner,
		field: 'personal_id',
		currentValue: id ?? undefined,
		direction: 'recheck',
		evidence: {basis: 'id', reason: 'no_evidence'},
	};
}
