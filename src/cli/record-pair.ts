import {KnownError, exitCodes} from '../errors.ts';
import type {LinkStep} from '../link/stored-pairs.ts';
import type {Session} from './harness.ts';

/** A stored record that the user named by its key. */
export interface NamedRecord {
	readonly record: number;
	readonly key: string;
	readonly extract: boolean;
}

export interface NamedPair {
	readonly step: LinkStep;
	readonly a: NamedRecord;
	readonly b: NamedRecord;
}

/** Before anything is opened. @throws KnownError RECORDS_SAME. */
export function requireTwoKeys(key: string, other: string): void {
	if (key === other) throw new KnownError('RECORDS_SAME', exitCodes.usage);
}

/**
 * Two records by their keys, in the order in which their step has them: the local one first, else the lesser key.
 *
 * @throws KnownError RECORD_UNKNOWN, KEY_MASKED, PAIR_OF_EXTRACT.
 */
export async function findPair(key: string, other: string, session: Session): Promise<NamedPair> {
	const [a, b] = [await findRecord(key, session), await findRecord(other, session)].toSorted((x, y) => Number(x.extract) - Number(y.extract) || (x.key < y.key ? -1 : 1));
	if (a.extract) throw new KnownError('PAIR_OF_EXTRACT', exitCodes.usage);
	return {step: b.extract ? 'compare' : 'dedupe', a, b};
}

/** A local record, or one of the extract where there is no local one of this key. @throws KnownError RECORD_UNKNOWN, KEY_MASKED. */
export async function findRecord(key: string, {store, mask}: Session): Promise<NamedRecord> {
	const [found] = await store.rows<{record_id: number; record_key: string; extract: boolean}>('find record',
		'SELECT record_id, record_key, extract FROM records WHERE record_key = $key ORDER BY extract LIMIT 1', {key});
	if (found === undefined) throw unknownRecord(key, mask);
	return {record: found.record_id, key: found.record_key, extract: found.extract};
}

/** There is no record of this key; where it was copied from a masked list, that is why. */
export function unknownRecord(key: string, mask: Session['mask']): KnownError {
	return new KnownError(key.includes('*') ? 'KEY_MASKED' : 'RECORD_UNKNOWN', exitCodes.usage, {key: mask.key(key)});
}
