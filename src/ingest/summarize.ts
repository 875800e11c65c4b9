import type {KeyCounts} from './keys.ts';
import {columnsReport} from './layout.ts';
import type {Outcome} from './store-sources.ts';
import {KnownError} from '../errors.ts';
import {type IngestRequest, type IngestSummary, type SourceSummary, noLines} from './types.ts';

export function summarize(request: IngestRequest, outcomes: readonly Outcome[], ignored: readonly string[], keys: KeyCounts): IngestSummary {
	const sources = outcomes.map(outcome => sourceSummary(request, outcome));
	const stored = sources.filter(({state}) => state === 'stored' || state === 'readable');
	return {
		sources, keys, ignored,
		totals: {
			stored: stored.length,
			skipped: sources.filter(({state}) => state === 'skipped').length,
			refused: sources.filter(({state}) => state === 'refused').length,
			rows: stored.reduce((sum, {lines}) => sum + lines.rows, 0),
			rejectedRows: stored.reduce((sum, {lines}) => sum + lines.rejectedRows, 0),
			bytes: outcomes.reduce((sum, {input}) => sum + input.bytes, 0),
		},
		dryRun: request.dryRun ?? false,
	};
}

function sourceSummary({kind, dryRun}: IngestRequest, outcome: Outcome): SourceSummary {
	const {input, candidate, staged, error, known, source} = outcome;
	const file = input.name;
	if (known) return {file, kind, state: 'skipped', units: [], lines: noLines};
	return {
		file, kind, source,
		state: error === undefined ? (dryRun ? 'readable' : 'stored') : 'refused',
		units: [...candidate?.units.keys() ?? []].filter(unit => unit !== '').toSorted(),
		asOf: candidate?.asOf ?? outcome.asOf, asOfOrigin: outcome.asOfOrigin, complete: candidate?.complete,
		reader: staged?.lines.reader,
		lines: candidate?.lines ?? noLines,
		columns: staged === undefined ? undefined : columnsReport(staged.head.headings, staged.stage.layout),
		error: error === undefined ? undefined : inFile(error, file),
	};
}

/** Says which file an error is about. */
function inFile({code, exitCode, details, place, cause}: KnownError, file: string): KnownError {
	return new KnownError(code, exitCode, {file, ...details}, {...place, file}, {cause});
}
