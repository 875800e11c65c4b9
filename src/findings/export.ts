import {statSync} from 'node:fs';
import {dirname} from 'node:path';
import {KnownError, exitCodes} from '../errors.ts';
import type {Masker} from '../privacy/mask.ts';
import {streamFileAtomically} from '../store/atomic-file.ts';
import type {Store} from '../store/store.ts';
import {type CsvCell, csvLines} from './csv.ts';
import {evidenceJson, findingName} from './finding.ts';
import {maskValues} from './mask-finding.ts';
import {type Finding, type FindingFilter, streamFindings} from './query.ts';

/** The columns of `findings.csv`, a contract with other programs. */
export const findingsCsvColumns = [
	'finding', 'code', 'subcode', 'severity', 'unit', 'record_a', 'record_b', 'field', 'current_value', 'other_value', 'proposed_value',
	'direction', 'confidence', 'status', 'first_seen', 'last_seen', 'evidence',
] as const;

/**
 * Writes `findings.csv` (0600, whole or not at all) and returns how many findings it holds. Keys are whole; values go
 * through `mask`.
 *
 * @throws KnownError EXPORT_TARGET where `file` is a folder, or its folder is not there.
 */
export async function exportFindings(store: Store, filter: FindingFilter, mask: Masker, file: string): Promise<number> {
	checkTarget(file);
	let count = 0;
	async function* parts(): AsyncGenerator<string> {
		yield csvLines([findingsCsvColumns]);
		for await (const findings of streamFindings(store, filter)) {
			count += findings.length;
			yield csvLines(findings.map(finding => rowOf(maskValues(finding, mask))));
		}
	}
	await streamFileAtomically(file, parts());
	return count;
}

/** Throws EXPORT_TARGET where a file cannot be written: it is a folder, or its folder is not there. */
export function checkTarget(file: string): void {
	const isFolder = (path: string) => statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
	if (isFolder(file) || !isFolder(dirname(file))) throw new KnownError('EXPORT_TARGET', exitCodes.usage, {}, {file});
}

function rowOf(finding: Finding): CsvCell[] {
	return [
		findingName(finding.finding), finding.code, finding.subcode, finding.severity, finding.unit, finding.recordA, finding.recordB, finding.field,
		finding.currentValue, finding.otherValue, finding.proposedValue, finding.direction, confidenceText(finding.confidence), finding.status,
		finding.firstSeen, finding.lastSeen, evidenceJson(finding.evidence),
	];
}

/** Four decimals, as far as they say something. */
export function confidenceText(confidence: number | null): string | null {
	return confidence === null ? null : String(Math.floor(confidence * 10_000) / 10_000);
}
