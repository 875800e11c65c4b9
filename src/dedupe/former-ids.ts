import {formerId, formerIdJoin} from '../compare/former-id.ts';
import {birthSays, nameSays} from '../compare/says.ts';
import type {People} from '../link/people.ts';
import {integers, type Store} from '../store/store.ts';
import {pairNumber} from './pair-number.ts';
import type {KnownIdentity} from './records.ts';
import {idIsRight, rowsByRecord} from './witness.ts';

/** Two rows, `a < b`, of which one has the ID that the other had before. */
export interface FormerIdPair {
	readonly a: number;
	readonly b: number;
}

/** Of the records that have one ID now at most so many are looked at. An ID of so many is nobody's. */
const mostOfOneId = 20;

export async function pairsWithFormerId(store: Store, people: People): Promise<FormerIdPair[]> {
	const rowOf = rowsByRecord(people);
	const pairs = new Map<number, FormerIdPair>();
	for await (const chunk of store.chunks('dedupe: former IDs', formerPairs)) {
		const [ones, others] = [integers(chunk, 0), integers(chunk, 1)];
		for (let index = 0; index < chunk.rowCount; index++) {
			const [a, b] = [rowOf[ones[index]] ?? -1, rowOf[others[index]] ?? -1].toSorted((x, y) => x - y);
			if (a >= 0) pairs.set(pairNumber(a, b), {a, b});
		}
	}
	return [...pairs.values()].toSorted((x, y) => x.a - y.a || x.b - y.b);
}

/**
 * What a former ID says of a pair: as `compare` takes the ID that is in use, it makes one person of two together with a name or a birth date, if
 * nothing speaks against it; an officer looks where the other one does. Undefined where it says nothing.
 */
export function formerIdSays(a: KnownIdentity, b: KnownIdentity): 'match' | 'review' | undefined {
	if (idIsRight(a, b)) return 'match';
	return Math.max(nameSays(a.name, b.name), birthSays(a.born, b.born)) === 2 ? 'review' : undefined;
}

/** The IDs that are in use are looked at last, and only those that somebody had before: there are few. */
const formerPairs = `WITH had_before AS MATERIALIZED (
		SELECT r.record_id, ${formerId} AS id FROM records r ${formerIdJoin} WHERE NOT r.extract AND (r.cancelled_id IS NOT NULL OR former.id IS NOT NULL)
	), in_use AS (
		SELECT record_id, TRY_CAST(personal_id AS BIGINT) AS id FROM records
		WHERE NOT extract AND personal_id_form = 'twelve' AND TRY_CAST(personal_id AS BIGINT) IN (SELECT id FROM had_before)
		QUALIFY count(*) OVER (PARTITION BY id) <= ${mostOfOneId}
	)
	SELECT f.record_id, i.record_id FROM had_before f JOIN in_use i ON i.id = f.id AND i.record_id <> f.record_id`;
