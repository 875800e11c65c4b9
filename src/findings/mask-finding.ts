import type {Masker} from '../privacy/mask.ts';
import type {Finding} from './query.ts';

/** A finding for a screen: values, keys and whatever of the evidence might be a key go through the mask. */
export function maskFinding(finding: Finding, mask: Masker): Finding {
	return {
		...maskValues(finding, mask),
		recordA: mask.key(finding.recordA),
		recordB: mask.key(finding.recordB),
		evidence: maskEvidence(finding.evidence, mask) as Finding['evidence'],
	};
}

/** Masks the values alone: for exported files, whose keys are whole. */
export function maskValues(finding: Finding, mask: Masker): Finding {
	// Without a field, a value is the key of a record (which one of two stays).
	const masked = (value: string | null) => (value === null ? null : finding.field === '' ? mask.key(value) : mask.value(finding.field, value));
	return {
		...finding,
		currentValue: masked(finding.currentValue),
		otherValue: masked(finding.otherValue),
		proposedValue: masked(finding.proposedValue),
	};
}

function maskEvidence(value: unknown, mask: Masker): unknown {
	if (typeof value === 'string') return mask.key(value);
	if (Array.isArray(value)) return value.map(each => maskEvidence(each, mask));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, maskEvidence(each, mask)]));
}
