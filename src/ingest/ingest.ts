import {KnownError, exitCodes} from '../errors.ts';
import {builtInNames, toUnitCode} from '../vietnam/units.ts';
import {type AnnouncedUnit, announcedWith, readAnnounced} from './announced.ts';
import {type Identified, candidateOf, declaredUnitsOf, identify, partOf, takesUnit} from './candidates.ts';
import {currentUnits, decide} from './decide.ts';
import {type DescribedStage, describeStage} from './describe.ts';
import {homeOf} from './homes.ts';
import {asOfNumber, isoDate, isoDay} from './identify.ts';
import {type KnownFiles, readKnownFiles} from './known-files.ts';
import {locateFiles} from './locate.ts';
import {type LocatedExtracts, locateExtracts} from './locate-extracts.ts';
import {expandPatterns} from './patterns.ts';
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
	const located = await locate(context, request);
	const {store, now} = context;
	return dropTemporary(store, async () => {
		const announced = announcedWith(request.kind === 'extract' ? await readAnnounced(store) : [], located.manifests.flatMap(({manifest}) => manifest ?? []));
		const identified = (reading: Reading) => identify(reading, request, partOf(reading, located, announced), tomorrow(now), context.units);
		const known = await readKnownFiles(store, request);
		const reader = new Reader(context, request, profilesOf(located.files, request.profile), located.files, {
			has: reading => known.has(identified(reading)),
			add(reading, tables) {
				const file = identified(reading);
				known.add(file, takesUnit(file, tables));
			},
		});
		const readings = await reader.readAll();
		const stages = await describeStages(context, request, reader, readings.map(identified));
		const {arrived, ...decided} = await decideAll(context, request, {announced, known, files: readings.map(identified), stages});
		if (!request.dryRun) await storeSources(context, {request, stages, ...decided, progress: reader.progress});
		return summarize(request, located, decided.outcomes, arrived);
	});
}

async function locate({cwd, now}: IngestContext, {kind, paths: written}: IngestRequest): Promise<LocatedExtracts> {
	const paths = expandPatterns(written, cwd);
	if (kind === 'extract') return locateExtracts(paths, cwd, tomorrow(now));
	return {...await locateFiles(paths, cwd), manifests: [], parts: new Map()};
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

async function describeStages(context: IngestContext, request: IngestRequest, reader: Reader, files: readonly Identified[]): Promise<DescribedStage[]> {
	const days = new Map(files.flatMap(({reading, asOf}) => reading.tables.map(({number}) => [number, asOfNumber(asOf)] as const)));
	const declared = new Map(files.flatMap(file => declaredUnitsOf(file, request).flatMap((unit, index) => (unit === '' ? [] : [[file.reading.tables[index].number, unit] as const]))));
	const stages: DescribedStage[] = [];
	for (const stage of reader.stages) {
		const outerBlanks = files.some(({reading: {tables}}) => tables.some(table => table.stage === stage && table.head.outerBlanks));
		stages.push(await describeStage(context.store, stage, outerBlanks, {names: context.units ?? builtInNames(), days, declared}));
	}
	return stages;
}

interface Read {
	readonly announced: readonly AnnouncedUnit[];
	readonly known: KnownFiles;
	readonly files: readonly Identified[];
	readonly stages: readonly DescribedStage[];
}

async function decideAll(context: IngestContext, request: IngestRequest, {announced, known, files, stages}: Read) {
	const candidates = files.flatMap(file => candidateOf(file, request, stages) ?? []);
	const unreadable = files.filter(({reading}) => reading.error !== undefined).map(({unit, asOf}) => homeOf(unit, asOf));
	const units = await currentUnits(context.store, request.kind);
	const {decided, ...decisions} = decide(context, candidates, {units, arrived: known.arrived, announced, unreadable}, request.accepted ?? false);
	const byNumber = new Map(decided.map(each => [each.candidate.number, each]));
	const outcomes = files.map((file): Outcome => {
		const {reading, mismatch, unit, asOf, asOfOrigin} = file;
		const {error, ...decision} = byNumber.get(reading.number) ?? {};
		const heldAs = mismatch === undefined ? known.heldAs(file) : undefined;
		const waiting = heldAs === undefined ? undefined : new KnownError('SOURCE_HELD', exitCodes.refused, {source: heldAs});
		return {...reading, ...decision, declaredUnit: takesUnit(file, reading.tables) ? unit : undefined, asOf, asOfOrigin, twin: known.twinOf(reading.number), heldAs, known: reading.known && mismatch === undefined, error: mismatch ?? waiting ?? error ?? reading.error};
	});
	const accepted = decided.filter(({error}) => error === undefined).map(({candidate}) => candidate.sha256);
	return {outcomes, arrived: new Set([...known.arrived, ...accepted]), ...decisions};
}
