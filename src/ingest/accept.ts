import {KnownError, exitCodes} from '../errors.ts';
import {heldGroup} from './held.ts';
import {ingest} from './ingest.ts';
import type {IngestContext, IngestSummary} from './types.ts';

/**
 * Lets a source in that was held back, with those that it must come in with, out of the copies that were kept. They get new numbers.
 *
 * @param source its number
 * @param password of workbooks that have one: the copies are as they came
 * @throws KnownError SOURCE_UNKNOWN, SOURCE_NOT_HELD; HELD_CHANGED where a copy is not the file that was held back
 */
export async function acceptSource(context: IngestContext, source: number, password?: string): Promise<IngestSummary> {
	const known = await context.store.count('ingest: source to accept', 'SELECT count(*) FROM sources WHERE source_id = $source', {source});
	if (known === 0) throw new KnownError('SOURCE_UNKNOWN', exitCodes.usage, {source: String(source)});
	const group = await heldGroup(context, source);
	const [{kind, asOf, unit, complete}] = group;
	return ingest(context, {paths: group.map(({path}) => path), kind, asOf, unit, complete: complete || undefined, password, accepted: true});
}
