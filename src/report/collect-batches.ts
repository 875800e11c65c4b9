import type {Row, Store} from '../store/store.ts';
import type {BatchesReport, UnitName} from './report.ts';

/** Who prepared a batch is no business of a report. */
export async function collectBatches(store: Store, nameOf: (code: string | null) => UnitName): Promise<BatchesReport> {
	const rows = await store.rows<BatchRow>(
		'report: batches',
		`SELECT b.batch, b.unit, b.recipient, b.state, strftime(b.created_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS created_at, coalesce(c.corrections, 0) AS corrections
		 FROM batches b LEFT JOIN (SELECT batch, count(*) AS corrections FROM corrections GROUP BY batch) c USING (batch)
		 ORDER BY b.batch`,
	);
	const batches = rows.map(row => ({
		batch: row.batch,
		unit: nameOf(row.unit),
		recipient: row.recipient,
		state: row.state,
		createdAt: row.created_at,
		corrections: Number(row.corrections),
	}));
	return {batches, corrections: batches.reduce((sum, batch) => sum + batch.corrections, 0)};
}

interface BatchRow extends Row {
	readonly batch: string;
	readonly unit: string | null;
	readonly recipient: string;
	readonly state: string;
	readonly created_at: string;
	readonly corrections: bigint;
}
