import {KnownError, exitCodes} from '../errors.ts';
import {builtInNames, toUnitCode} from '../vietnam/units.ts';
import {type Candidate, currentUnits, decide} from './decide.ts';
import {type DescribedStage, describeStage} from './describe.ts';
import {asOfNumber, dateInName, isoDate, isoDay, unitInName, unitOfTable} from './identify.ts';
import {lineCounts, sumCounts} from './line-counts.ts';
import {locateFiles} from './locate.ts';
import {profilesOf} from './profiles.ts';
import {type Reading, Reader} from './reader.ts';
import {type Outcome, storeSources} from './store-sources.ts';
import {summarize} from './summarize.ts';
import {dropTemporary} from './temporary.ts';
import type {IngestContext, IngestRequest, IngestSummary} from './types.ts';

export type {IngestContext, IngestRequest, IngestSummary, LineCounts, SourceSummary} from './types.ts';

/**
 * Reads files and stores what can be read, cleaned. A file is stored or refused as a whole, its bad rows go to quarantine, and
 * every line of it is counted. All that one call stores comes in together or not at all.
 *
 * Throws a `KnownError` (or several as an `AggregateError`) for wrong usage; a refused file is part of the summary.
 */
export async function ingest(context: IngestContext, request: IngestRequest): Promise<IngestSummary> {
	checkRequest(request, context.now);
	const {files, ignored} = await locateFiles(request.paths, context.cwd);
	return dropTemporary(context.store, async () => {
		const reader = new Reader(context, request, profilesOf(files, request.profile), files);
		const readings = await reader.readAll();
		const stages = await describeStages(context, request, reader, readings);
		const {outcomes, replaced} = await decideAll(context, request, readings, stages);
		const keys = request.dryRun
			? {kept: 0, fresh: 0}
			: await storeSources(context, {kind: request.kind, stages, outcomes, replaced, progress: reader.progress});
		return summarize(request, outcomes, ignored, keys);
	});
}

function checkRequest({unit, asOf}: IngestRequest, now: Date): void {
	const errors: KnownError[] = [];
	if (unit !== undefined && toUnitCode(unit) === undefined) errors.push(new KnownError('UNIT_FORMAT', exitCodes.usage, {unit}));
	if (asOf !== undefined && isoDate(asOf) !== asOf) errors.push(new KnownError('AS_OF_FORMAT', exitCodes.usage, {asOf}));
	else if (asOf !== undefined && asOf > tomorrow(now)) errors.push(new KnownError('AS_OF_FUTURE', exitCodes.usage, {asOf}));
	if (errors.length > 0) throw new AggregateError(errors);
}

/** Somewhere in the world it is that day already. */
function tomorrow(now: Date): string {
	return isoDay(new Date(now.getTime() + 24 * 60 * 60 * 1000));
}

async function describeStages(context: IngestContext, request: IngestRequest, reader: Reader, readings: readonly Reading[]): Promise<DescribedStage[]> {
	const days = new Map(readings.flatMap(reading => reading.tables.map(({number}) => [number, asOfNumber(sourceDate(context, request, reading).asOf)] as const)));
	const stages: DescribedStage[] = [];
	for (const stage of reader.stages) {
		const outerBlanks = readings.some(({tables}) => tables.some(table => table.stage === stage && table.head.outerBlanks));
		stages.push(await describeStage(context.store, stage, outerBlanks, {names: context.units ?? builtInNames(), days}));
	}
	return stages;
}

async function decideAll(context: IngestContext, request: IngestRequest, readings: readonly Reading[], stages: readonly DescribedStage[]) {
	const candidates = readings.flatMap(reading => (reading.tables.length === 0 ? [] : [candidateOf(context, request, reading, stages)]));
	const unreadable = readings.filter(({error}) => error !== undefined).map(({input}) => request.unit ?? unitInName(input.name) ?? '');
	const {decided, replaced} = decide(context, candidates, await currentUnits(context.store, request.kind), unreadable);
	const byNumber = new Map(decided.map(each => [each.candidate.number, each]));
	const outcomes = readings.map((reading): Outcome => {
		const {candidate, error} = byNumber.get(reading.number) ?? {};
		return {...reading, candidate, error: error ?? reading.error, ...sourceDate(context, request, reading)};
	});
	return {outcomes, replaced};
}

function candidateOf(context: IngestContext, request: IngestRequest, {input, number, tables}: Reading, stages: readonly DescribedStage[]): Candidate {
	const declaredUnits = tables.map(({table}) => request.unit ?? unitOfTable(input.name, table));
	const described = tables.map(table => stages.find(stage => stage.table === table.stage.table)?.files.get(table.number));
	const units = new Map<string, number>();
	for (const [index, declared] of declaredUnits.entries()) {
		for (const [unit, rows] of described[index]?.units ?? []) units.set(unit || declared, (units.get(unit || declared) ?? 0) + rows);
	}
	return {
		file: input.name, number, units, declaredUnits,
		truncated: tables.some(({lines}) => lines.truncated), deletes: described.some(file => file?.deletes),
		complete: request.complete ?? request.kind === 'local',
		lines: sumCounts(tables.map((table, index) => lineCounts(table, described[index]?.blankRows ?? 0))),
		...sourceDate(context, request, {input}),
	};
}

function sourceDate({now}: IngestContext, {asOf}: IngestRequest, {input}: Pick<Reading, 'input'>): Pick<Candidate, 'asOf' | 'asOfOrigin'> {
	if (asOf !== undefined) return {asOf, asOfOrigin: 'option'};
	const named = dateInName(input.name);
	if (named !== undefined && named <= tomorrow(now)) return {asOf: named, asOfOrigin: 'name'};
	return {asOf: isoDay(input.modified), asOfOrigin: 'modified'};
}
