import type {Direction} from '../findings/finding.ts';
import type {Store} from '../store/store.ts';
import {sqlTimestamp} from '../store/timestamp.ts';
import {defaultPurpose, nationalRecipient, unitRecipient} from './addressee.ts';
import {type Batch, batchName} from './batch.ts';
import {digestOf} from './corrections.ts';
import {findBatch} from './query.ts';

/** What to gather; what is left out does not choose. */
export interface BatchRequest {
	readonly now: Date;
	readonly actor: string;
	readonly unit?: string;
	readonly direction?: Direction;
	readonly codes?: readonly string[];
	/** In place of the authority that keeps the register. */
	readonly recipient?: string;
	readonly purpose?: string;
}

/**
 * Gathers findings that somebody can act on, and that no batch has yet, into corrections: one batch for each unit, and one
 * for the national database. The findings are `batched` then. Returns the new batches; none where there is nothing to do.
 */
export async function createBatches(store: Store, request: BatchRequest): Promise<Batch[]> {
	return await store.transaction('batches: create', async () => {
		await store.run('batches: candidates', candidates, choice(request));
		const addressees = await store.rows<{national: boolean; unit: string | null; as_of: number | null}>('batches: addressees', addresseesOf);
		const last = await store.count('batches: last', `SELECT max(CAST(substr(batch, 2) AS INTEGER)) FROM batches`);
		const batches: Batch[] = [];
		for (const [index, {national, unit, as_of: asOf}] of addressees.entries()) {
			const batch = batchName(last + index + 1);
			await store.run('batches: corrections', corrections, {batch, national, unit});
			await insertBatch(store, batch, unit, national ? nationalRecipient : unitRecipient(unit, asOf ?? dayOf(request.now)), request);
			batches.push(await findBatch(store, batch));
		}
		await store.run('batches: batched', `UPDATE findings SET status = 'batched' WHERE finding IN (SELECT finding FROM batch_candidates)`);
		await store.run('batches: drop candidates', 'DROP TABLE batch_candidates');
		return batches;
	});
}

function choice({unit, direction, codes}: BatchRequest): {unit: string | null; direction: string | null; codes: string | null} {
	return {unit: unit ?? null, direction: direction ?? null, codes: codes?.join(',') ?? null};
}

/*
 * A local correction without a value is nothing to act on; what is to be looked at, or to be asked of the Ministry, is. But
 * nobody is sent to look for a value that another correction of the same record already proposes.
 */
const candidates = `CREATE OR REPLACE TEMP TABLE batch_candidates AS
	SELECT *, direction = 'request_national' AS national FROM findings f
	WHERE status IN ('open', 'reopened') AND direction IS NOT NULL AND (direction <> 'update_local' OR proposed_value IS NOT NULL)
		AND ($unit::VARCHAR IS NULL OR unit = $unit::VARCHAR)
		AND ($direction::VARCHAR IS NULL OR direction = $direction::VARCHAR)
		AND ($codes::VARCHAR IS NULL OR list_contains(string_split($codes::VARCHAR, ','), code))
		AND NOT (direction = 'recheck' AND proposed_value IS NULL AND field <> '' AND EXISTS (
			FROM findings o WHERE o.record_a = f.record_a AND o.field = f.field AND o.direction <> 'recheck' AND o.proposed_value IS NOT NULL
				AND o.status IN ('open', 'reopened', 'batched')))`;

// A code says nothing without a day: a unit has the name of the day of its newest source.
const addresseesOf = `SELECT a.national, a.unit, CAST(strftime(max(s.as_of), '%Y%m%d') AS INTEGER) AS as_of
	FROM (SELECT DISTINCT national, CASE WHEN NOT national THEN unit END AS unit FROM batch_candidates) a
	LEFT JOIN (SELECT DISTINCT unit, source_id FROM records) r ON r.unit = a.unit
	LEFT JOIN sources s USING (source_id)
	GROUP BY a.national, a.unit ORDER BY a.national, a.unit NULLS LAST`;

// Who keeps the national database is told what stands there, and who keeps a register what stands in that.
const corrections = `INSERT INTO corrections BY NAME
	SELECT $batch AS batch, row_number() OVER (ORDER BY finding) AS number, finding, code, subcode, record_a AS record_key, record_b AS other_key, field,
		CASE WHEN national THEN other_value ELSE current_value END AS current_value, proposed_value, direction, confidence, evidence
	FROM batch_candidates WHERE national = $national AND ($national OR unit IS NOT DISTINCT FROM $unit::VARCHAR)`;

async function insertBatch(store: Store, batch: string, unit: string | null, addressee: string, {now, actor, recipient, purpose}: BatchRequest): Promise<void> {
	await store.run(
		'batches: insert',
		`INSERT INTO batches (batch, unit, recipient, purpose, created_at, created_by, state, digest)
		 VALUES ($batch, $unit, $recipient, $purpose, CAST($now AS TIMESTAMP), $actor, 'draft', $digest)`,
		{
			batch, unit, actor, recipient: recipient ?? addressee, purpose: purpose ?? defaultPurpose, now: sqlTimestamp(now),
			digest: await digestOf(store, batch),
		},
	);
}

/** yyyymmdd. */
function dayOf(now: Date): number {
	return Number(now.toISOString().slice(0, 10).replaceAll('-', ''));
}
