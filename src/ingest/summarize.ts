import type {KeyCounts} from './keys.ts';
import {columnsReport} from './layout.ts';
import {type TableName, placeName} from './place.ts';
import type {StagedTable} from './reader.ts';
import type {Outcome} from './store-sources.ts';
import {KnownError} from '../errors.ts';
import {type IngestRequest, type IngestSummary, type SourceSummary, noLines} from './types.ts';

export function summarize(request: IngestRequest, outcomes: readonly Outcome[], ignored: readonly string[], keys: KeyCounts): IngestSummary {
	const sources = outcomes.map(outcome => sourceSummary(request, outcome));
	const stored = sources.filter(({state}) => state === 'stored' || state === 'readable');
	return {
		sources, keys,
		ignored: [...ignored, ...outcomes.flatMap(({input, ignored: left}) => left.map(name => `${input.name} › ${name}`))],
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
	const {input, candidate, tables, error, known, source} = outcome;
	const file = input.name;
	if (known) return {file, kind, state: 'skipped', units: [], lines: noLines};
	return {
		file, kind, source,
		state: error === undefined ? (dryRun ? 'readable' : 'stored') : 'refused',
		units: [...candidate?.units.keys() ?? []].filter(unit => unit !== '').toSorted(),
		asOf: candidate?.asOf ?? outcome.asOf, asOfOrigin: outcome.asOfOrigin, complete: candidate?.complete,
		reader: readerOf(tables),
		lines: candidate?.lines ?? noLines,
		columns: tables.length === 0 ? undefined : columnsOf(tables),
		error: error === undefined ? undefined : inFile(error, file),
	};
}

/** One table that was read row by row makes the whole file one. */
export function readerOf(tables: readonly StagedTable[]): 'bulk' | 'careful' | undefined {
	return tables.some(({lines}) => lines.reader === 'careful') ? 'careful' : tables[0]?.lines.reader;
}

/** Heading → field, or null, of all tables. */
export function columnsOf(tables: readonly StagedTable[]): Record<string, string | null> {
	return Object.assign({}, ...tables.map(({head, stage}) => columnsReport(head.headings, stage.layout))) as Record<string, string | null>;
}

/** Says which file an error is about, and what of it. */
function inFile({code, exitCode, details, place, cause}: KnownError, file: string): KnownError {
	const {member, sheet} = details as TableName;
	return new KnownError(code, exitCode, {file, ...details}, {...place, file: placeName(file, {member, sheet})}, {cause});
}
