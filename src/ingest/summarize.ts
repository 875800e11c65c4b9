import {basename, dirname, join} from 'node:path';
import {KnownError} from '../errors.ts';
import {columnsReport} from './layout.ts';
import type {FoundManifest, LocatedExtracts} from './locate-extracts.ts';
import {type TableName, placeName} from './place.ts';
import type {StagedTable} from './reader.ts';
import {type ChangeCounts, noChanges} from './settle.ts';
import type {Outcome} from './store-sources.ts';
import {type IngestRequest, type IngestSummary, type ManifestSummary, type SourceSummary, noLines} from './types.ts';

/** `arrived`: digests of all files that came in, now or before. */
export function summarize(request: IngestRequest, {ignored, folders, manifests}: LocatedExtracts, outcomes: readonly Outcome[], arrived: ReadonlySet<string>): IngestSummary {
	const sources = outcomes.map(outcome => sourceSummary(request, outcome));
	const stored = sources.filter(({state}) => state === 'stored' || state === 'readable');
	const changes = stored.reduce((sum, source) => addChanges(sum, source.changes ?? noChanges), noChanges);
	return {
		sources, changes, folders,
		ignored: [...ignored, ...outcomes.flatMap(({input, ignored: left}) => left.map(name => placeName(input.name, {sheet: name})))],
		manifests: manifests.map(manifest => manifestSummary(manifest, arrived)),
		keys: {kept: changes.changed + changes.unchanged, fresh: changes.fresh},
		totals: {
			stored: stored.length,
			skipped: sources.filter(({state}) => state === 'skipped').length,
			refused: sources.filter(({state}) => state === 'refused').length,
			held: sources.filter(({state}) => state === 'held').length,
			rows: stored.reduce((sum, {lines}) => sum + lines.rows, 0),
			rejectedRows: stored.reduce((sum, {lines}) => sum + lines.rejectedRows, 0),
			bytes: outcomes.reduce((sum, {input}) => sum + input.bytes, 0),
		},
		dryRun: request.dryRun ?? false,
	};
}

function addChanges(a: ChangeCounts, b: ChangeCounts): ChangeCounts {
	return {
		fresh: a.fresh + b.fresh, changed: a.changed + b.changed, unchanged: a.unchanged + b.unchanged, deleted: a.deleted + b.deleted, older: a.older + b.older,
		vanished: a.vanished + b.vanished,
	};
}

function manifestSummary({path, manifest, errors}: FoundManifest, arrived: ReadonlySet<string>): ManifestSummary {
	const parts = manifest?.parts ?? [];
	return {
		file: join(basename(dirname(path)), basename(path)), source: manifest?.source, asOf: manifest?.asOf, parts: parts.length, errors,
		missing: parts.filter(({sha256}) => !arrived.has(sha256)).map(({file}) => file),
	};
}

function sourceSummary({kind, dryRun}: IngestRequest, outcome: Outcome): SourceSummary {
	const {input, candidate, whole, tables, error, known, heldBack, heldAs, source, changes, unknownCodes} = outcome;
	const file = input.name;
	if (heldAs !== undefined) return {file, kind, source: heldAs, state: 'held', units: [], lines: noLines, error: error === undefined ? undefined : inFile(error, file)};
	if (known) return {file, kind, state: 'skipped', units: [], lines: noLines};
	return {
		file, kind, source,
		state: error === undefined ? (dryRun ? 'readable' : 'stored') : heldBack === undefined ? 'refused' : 'held',
		units: [...candidate?.units.keys() ?? []].filter(unit => unit !== '').toSorted(),
		asOf: candidate?.asOf ?? outcome.asOf, asOfOrigin: outcome.asOfOrigin, complete: candidate && candidate.units.size > 0 && [...candidate.units.keys()].every(unit => whole!.has(unit)),
		delta: candidate?.delta,
		reader: readerOf(tables),
		lines: candidate?.lines ?? noLines,
		unitElsewhere: candidate?.unitElsewhere,
		twin: outcome.twin,
		columns: tables.length === 0 ? undefined : columnsOf(tables, candidate?.unitElsewhere),
		unknownCodes,
		changes,
		error: error === undefined ? undefined : inFile(error, file),
	};
}

/** One table that was read row by row makes the whole file one. */
export function readerOf(tables: readonly StagedTable[]): 'bulk' | 'careful' | undefined {
	return tables.some(({lines}) => lines.reader === 'careful') ? 'careful' : tables[0]?.lines.reader;
}

/** Heading → field, or null, of all tables. */
export function columnsOf(tables: readonly StagedTable[], unitElsewhere = false): Record<string, string | null> {
	const columns = Object.assign({}, ...tables.map(({head, stage}) => columnsReport(head.headings, stage.layout))) as Record<string, string | null>;
	return unitElsewhere ? Object.fromEntries(Object.entries(columns).map(([heading, field]) => [heading, field === 'unit' ? null : field])) : columns;
}

/** Says which file an error is about, and what of it. */
function inFile({code, exitCode, details, place, cause}: KnownError, file: string): KnownError {
	const {member, sheet} = details as TableName;
	return new KnownError(code, exitCode, {file, ...details}, {...place, file: placeName(file, {member, sheet})}, {cause});
}
