import {createHash} from 'node:crypto';
import {writeFileAtomically} from '../store/atomic-file.ts';
import type {Report} from './report.ts';

/** A report as a file: the document that `rasoat report --json` prints, for programs that read either. */
export function reportDocument(report: Report): string {
	return `${JSON.stringify({schema: 'rasoat.report.v1', command: 'report', ok: true, code: 0, data: report, errors: []}, undefined, 2)}\n`;
}

/** Writes the document for its owner only. */
export function saveReport(path: string, report: Report): {readonly sha256: string} {
	return saveDocument(path, reportDocument(report));
}

/** The same for a document of any format. */
export function saveDocument(path: string, document: string): {readonly sha256: string} {
	writeFileAtomically(path, document);
	return {sha256: createHash('sha256').update(document).digest('hex')};
}
