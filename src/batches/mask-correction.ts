import {maskEvidence, maskFindingValue} from '../findings/mask-finding.ts';
import type {Masker} from '../privacy/mask.ts';
import type {Correction} from './batch.ts';

/** A correction for a screen. */
export function maskCorrection(correction: Correction, mask: Masker): Correction {
	const {field, currentValue, proposedValue} = correction;
	return {
		...correction,
		recordKey: mask.key(correction.recordKey),
		otherKey: mask.key(correction.otherKey),
		currentValue: maskFindingValue(field, correction.recordKey, currentValue, mask),
		proposedValue: maskFindingValue(field, correction.recordKey, proposedValue, mask),
		evidence: maskEvidence(correction.evidence, mask),
	};
}
