import type {Direction, FindingDraft} from '../findings/finding.ts';

/** A proposed change. Values are whole and as findings have them; whoever shows one masks it. */
export interface Correction {
	/** Counts from 1 within the batch. */
	readonly number: number;
	readonly finding: number;
	readonly code: string;
	readonly subcode: string | null;
	readonly recordKey: string;
	/** '' where the problem is one record's own. */
	readonly otherKey: string;
	/** '' where the correction is about the whole record. */
	readonly field: string;
	readonly currentValue: string | null;
	readonly proposedValue: string | null;
	readonly direction: Direction;
	readonly confidence: number | null;
	readonly evidence: FindingDraft['evidence'];
}

/** Corrections that go to one addressee together. */
export interface Batch {
	/** B0001 … */
	readonly batch: string;
	/** Whose register is to be corrected; null where the national database is asked. */
	readonly unit: string | null;
	readonly recipient: string;
	readonly purpose: string;
	/** ISO time. */
	readonly createdAt: string;
	readonly createdBy: string;
	readonly state: 'draft' | 'exported';
	/** SHA-256 over the corrections. */
	readonly digest: string;
	readonly corrections: number;
	/** Corrections whose finding has been settled since: there is nothing left to correct. */
	readonly settled: number;
	/** Corrections whose finding an officer has dismissed since. */
	readonly dismissed: number;
	/** Corrections whose finding has other values now. */
	readonly changed: number;
}

/** `B0001`; batches beyond B9999 have more digits. */
export function batchName(number: number): string {
	return `B${String(number).padStart(4, '0')}`;
}

/** The name as it is stored, of `b1`, `B0001` or `1`; undefined where the text names no batch. */
export function parseBatchName(text: string): string | undefined {
	const digits = /^[Bb]?(\d{1,9})$/.exec(text.trim())?.[1];
	return digits === undefined || Number(digits) === 0 ? undefined : batchName(Number(digits));
}
