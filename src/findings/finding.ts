import {canonicalJson} from '../privacy/canonical-json.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export const directions = ['update_local', 'request_national', 'recheck'] as const;
export type Direction = (typeof directions)[number];

export const findingSteps = ['ingest', 'check', 'compare', 'dedupe'] as const;
export type FindingStep = (typeof findingSteps)[number];

export const findingStatuses = ['open', 'batched', 'settled', 'reopened', 'dismissed'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** A problem as long as somebody has to look at it. */
export const activeStatuses: readonly FindingStatus[] = ['open', 'batched', 'reopened'];

/**
 * One problem as a step reports it. Code, records and field are its identity over the nights.
 *
 * Values stand as an officer reads them, unmasked: names and texts cleaned, dates as `dd/mm/yyyy`, `mm/yyyy` or `yyyy`
 * (`formatDate`), coded fields as their canonical code.
 */
export interface FindingDraft {
	readonly code: string;
	readonly subcode?: string;
	readonly severity: Severity;
	/** Code of the unit that has to put it right. */
	readonly unit?: string;
	/** Record key. Where a pair has no direction of its own, the smaller key is `recordA`. */
	readonly recordA: string;
	/** '' where there is one record. */
	readonly recordB: string;
	/** '' where none. */
	readonly field: string;
	readonly currentValue?: string;
	readonly otherValue?: string;
	readonly proposedValue?: string;
	readonly direction?: Direction;
	/** 0 to 1. */
	readonly confidence?: number;
	/** Codes and numbers, never a sentence. */
	readonly evidence: Readonly<Record<string, unknown>>;
}

/** Findings about two records that mean the same in either order: `recordA < recordB`. */
export const symmetricCodes: ReadonlySet<string> = new Set(['DUPLICATE', 'DUPLICATE_POSSIBLE', 'ID_SHARED']);

/** Evidence as it is stored and compared from night to night: JSON with sorted keys. */
export function evidenceJson(evidence: FindingDraft['evidence']): string {
	return isFlatAndSorted(evidence) ? JSON.stringify(evidence) : canonicalJson(evidence);
}

// Nearly all evidence is; millions of drafts make the difference worth while.
function isFlatAndSorted(evidence: FindingDraft['evidence']): boolean {
	let last = '';
	for (const key in evidence) {
		if (key < last || typeof evidence[key] === 'object') return false;
		last = key;
	}
	return true;
}

/** The name under which a finding is shown: F12. */
export function findingName(finding: number): string {
	return `F${finding}`;
}

/** The number of `F12` or `12`; undefined where the text names no finding (with nine digits it is rather somebody's ID). */
export function parseFindingName(text: string): number | undefined {
	const digits = /^[Ff]?([1-9]\d{0,7})$/.exec(text.trim())?.[1];
	return digits === undefined ? undefined : Number(digits);
}
