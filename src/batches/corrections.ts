import {createHash} from 'node:crypto';
import type {Direction, FindingDraft} from '../findings/finding.ts';
import {canonicalJson} from '../privacy/canonical-json.ts';
import type {Row, Store} from '../store/store.ts';
import type {Correction} from './batch.ts';

/** The corrections of a batch by number, some thousand at a time. */
export async function* streamCorrections(store: Store, batch: string): AsyncGenerator<readonly Correction[]> {
	for await (const chunk of store.chunks('batches: corrections', `SELECT ${columns.join(', ')} FROM corrections WHERE batch = $batch ORDER BY number`, {batch})) {
		yield chunk.getRowObjects(columns).map(correctionOf);
	}
}

/** The first corrections of a batch. */
export async function firstCorrections(store: Store, batch: string, limit: number): Promise<readonly Correction[]> {
	const rows = await store.rows(
		'batches: first corrections',
		`SELECT ${columns.join(', ')} FROM corrections WHERE batch = $batch ORDER BY number LIMIT ${Math.trunc(limit)}`,
		{batch},
	);
	return rows.map(correctionOf);
}

/** SHA-256, in hex, of the canonical JSON of all corrections of a batch. */
export async function digestOf(store: Store, batch: string): Promise<string> {
	const hash = createHash('sha256');
	let separator = '[';
	for await (const corrections of streamCorrections(store, batch)) {
		for (const correction of corrections) {
			hash.update(separator).update(canonicalJson(correction));
			separator = ',';
		}
	}
	return hash.update(']').digest('hex');
}

const columns = [
	'number', 'finding', 'code', 'subcode', 'record_key', 'other_key', 'field', 'current_value', 'proposed_value', 'direction', 'confidence', 'evidence',
];

function correctionOf(row: Row): Correction {
	return {
		number: Number(row.number),
		finding: Number(row.finding),
		code: String(row.code),
		subcode: textOf(row.subcode),
		recordKey: String(row.record_key),
		otherKey: String(row.other_key),
		field: String(row.field),
		currentValue: textOf(row.current_value),
		proposedValue: textOf(row.proposed_value),
		direction: row.direction as Direction,
		confidence: row.confidence === null ? null : Number(row.confidence),
		evidence: JSON.parse(String(row.evidence)) as FindingDraft['evidence'],
	};
}

function textOf(value: Row[string]): string | null {
	return value === null ? null : String(value);
}
