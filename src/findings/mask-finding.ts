import type {Masker} from '../privacy/mask.ts';
import type {Finding} from './query.ts';

/** A finding for a screen: values, keys and whatever of the evidence might be a key go through the mask. */
export function maskFinding(finding: Finding, mask: Masker): Finding {
	return {
		...maskValues(finding, mask),
		recordA: mask.key(finding.recordA),
		recordB: mask.key(finding.recordB),
		evidence: maskEvidence(finding.evidence, mask),
	};
}

/** Masks the values alone: for exported files, whose keys are whole. */
export function maskValues(finding: Finding, mask: Masker): Finding {
	const {field, recordA, currentValue, otherValue, proposedValue} = finding;
	return {
		...finding,
		currentValue: maskFindingValue(field, recordA, currentValue, mask),
		otherValue: maskFindingValue(field, recordA, otherValue, mask),
		proposedValue: maskFindingValue(field, recordA, proposedValue, mask),
	};
}

/** A value of a field of the record with `key`. Without a field, it is itself the key of a record (which one of two stays). */
export function maskFindingValue(field: string, key: string, value: string | null, mask: Masker): string | null {
	if (value === null) return null;
	if (field === '') return mask.key(value);
	return field === 'record_code' ? mask.code(value, key) : mask.value(field, value);
}

export function maskEvidence(evidence: Finding['evidence'], mask: Masker): Finding['evidence'] {
	return Object.fromEntries(Object.entries(evidence).map(([key, value]) => [key, maskWithin(value, mask)]));
}

function maskWithin(value: unknown, mask: Masker): unknown {
	if (typeof value === 'string') return mask.key(value);
	if (Array.isArray(value)) return value.map(each => maskWithin(each, mask));
	return typeof value === 'object' && value !== null ? maskEvidence(value as Finding['evidence'], mask) : value;
}
