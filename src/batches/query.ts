import {KnownError, exitCodes} from '../errors.ts';
import {maskDigitRuns} from '../privacy/mask.ts';
import type {Row, Store} from '../store/store.ts';
import {type Batch, parseBatchName} from './batch.ts';
import {digestOf} from './corrections.ts';

export async function listBatches(store: Store): Promise<Batch[]> {
	const rows = await store.rows('batches: list', `${selectBatches} ORDER BY length(b.batch), b.batch`);
	return rows.map(batchOf);
}

/** @throws KnownError BATCH_UNKNOWN. */
export async function findBatch(store: Store, text: string): Promise<Batch> {
	const batch = parseBatchName(text);
	const [row] = batch === undefined ? [] : await store.rows('batches: find', `${selectBatches} WHERE b.batch = $batch`, {batch});
	if (row === undefined) throw new KnownError('BATCH_UNKNOWN', exitCodes.usage, {batch: maskDigitRuns(text)});
	return batchOf(row);
}

/** @throws KnownError BATCH_DIGEST where the corrections are no longer those that the digest was made of. */
export async function verifyDigest(store: Store, {batch, digest}: Batch): Promise<void> {
	if ((await digestOf(store, batch)) !== digest) throw new KnownError('BATCH_DIGEST', exitCodes.integrity, {batch});
}

/** The corrections, by number, whose finding is settled by now. */
export async function settledNumbers(store: Store, {batch}: Batch): Promise<number[]> {
	const rows = await store.rows(
		'batches: settled',
		`SELECT number FROM corrections JOIN findings USING (finding) WHERE batch = $batch AND findings.status = 'settled' ORDER BY number`,
		{batch},
	);
	return rows.map(({number}) => Number(number));
}

const selectBatches = `SELECT b.batch, b.unit, b.recipient, b.purpose, strftime(b.created_at, '%Y-%m-%dT%H:%M:%SZ') AS created_at, b.created_by, b.state,
		b.digest, coalesce(c.corrections, 0) AS corrections, coalesce(c.settled, 0) AS settled, coalesce(c.dismissed, 0) AS dismissed,
		coalesce(c.changed, 0) AS changed
	FROM batches b LEFT JOIN (
		SELECT c.batch, count(*) AS corrections, count(*) FILTER (f.status = 'settled') AS settled, count(*) FILTER (f.status = 'dismissed') AS dismissed,
			count(*) FILTER (f.status NOT IN ('settled', 'dismissed')
				AND (CASE WHEN c.direction = 'request_national' THEN f.other_value ELSE f.current_value END, f.proposed_value)
					IS DISTINCT FROM (c.current_value, c.proposed_value)) AS changed
		FROM corrections c JOIN findings f USING (finding) GROUP BY c.batch
	) c USING (batch)`;

function batchOf(row: Row): Batch {
	return {
		batch: String(row.batch),
		unit: row.unit === null ? null : String(row.unit),
		recipient: String(row.recipient),
		purpose: String(row.purpose),
		createdAt: String(row.created_at),
		createdBy: String(row.created_by),
		state: row.state as Batch['state'],
		digest: String(row.digest),
		corrections: Number(row.corrections),
		settled: Number(row.settled),
		dismissed: Number(row.dismissed),
		changed: Number(row.changed),
	};
}
