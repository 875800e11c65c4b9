import {KnownError, exitCodes} from '../errors.ts';
import type {UnitNames} from '../vietnam/units.ts';
import type {AnnouncedUnit} from './announced.ts';
import type {Candidate} from './decide.ts';
import type {DescribedStage} from './describe.ts';
import {type AsOfOrigin, type UnitFinder, dateInName, isoDay, unitFinder, unitOfTable} from './identify.ts';
import {lineCounts, sumCounts} from './line-counts.ts';
import type {LocatedExtracts} from './locate-extracts.ts';
import type {ManifestPart} from './manifest.ts';
import type {Reading, StagedTable} from './reader.ts';
import type {IngestRequest, LineCounts} from './types.ts';

/** What a manifest says of a file. */
type Part = Pick<ManifestPart, 'file' | 'sha256' | 'rows' | 'asOf'> & {readonly units: readonly string[]};

/** A file that was read, with what is known of it without its content. */
export interface Identified {
	readonly reading: Reading;
	readonly part?: Part;
	/** Of rows that name none themselves; '' where nothing says it. */
	readonly unit: string;
	/** For names within it. */
	readonly findUnit: UnitFinder;
	readonly asOf: string;
	readonly asOfOrigin: AsOfOrigin;
	/** Why it is not the file that the manifest beside it means. */
	readonly mismatch?: KnownError;
}

/** What the manifest beside a file, else any other that lists its digest, says of it. */
export function partOf({input, sha256: digest}: Reading, {parts, manifests}: LocatedExtracts, announced: readonly AnnouncedUnit[]): Part | undefined {
	const listed = parts.get(input.path) ?? manifests.flatMap(({manifest}) => manifest?.parts ?? []).find(({sha256}) => sha256 === digest);
	if (listed !== undefined) return {...listed, units: listed.units.map(({code}) => code)};
	const units = announced.filter(({sha256}) => sha256 === digest);
	return units.length === 0 ? undefined : {...units[0], rows: units[0].partRows, units: units.map(({unit}) => unit)};
}

/** `lastDay`: a date in a file's name that is later means something else. `names`: those of units, where others are known than the program's own. */
export function identify(reading: Reading, request: IngestRequest, part: Part | undefined, lastDay: string, names?: UnitNames): Identified {
	const {input, sha256} = reading;
	const broken = part !== undefined && sha256 !== undefined && sha256 !== part.sha256;
	const date = dateOf(reading, request, part, lastDay);
	const findUnit = unitFinder(date.asOf, names);
	return {
		reading, part, unit: unitOf(request, part) ?? findUnit(input.name) ?? '', findUnit, ...date,
		mismatch: broken ? new KnownError('PART_DIGEST', exitCodes.sourceRefused) : undefined,
	};
}

/** What is said of a whole file. */
function unitOf({unit}: IngestRequest, part: Part | undefined): string | undefined {
	return unit ?? (part?.units.length === 1 ? part.units[0] : undefined);
}

function dateOf({input}: Reading, {asOf}: IngestRequest, part: Part | undefined, lastDay: string): Pick<Identified, 'asOf' | 'asOfOrigin'> {
	if (asOf !== undefined) return {asOf, asOfOrigin: 'option'};
	if (part !== undefined) return {asOf: part.asOf, asOfOrigin: 'manifest'};
	const named = dateInName(input.name);
	if (named !== undefined && named <= lastDay) return {asOf: named, asOfOrigin: 'name'};
	return {asOf: isoDay(input.modified), asOfOrigin: 'modified'};
}

/** Undefined for a file that could not be read. */
export function candidateOf(file: Identified, request: IngestRequest, stages: readonly DescribedStage[]): Candidate | undefined {
	const {reading, part, asOf, asOfOrigin, mismatch} = file;
	const {input, number, sha256 = '', tables} = reading;
	if (tables.length === 0) return undefined;
	const declaredUnits = declaredUnitsOf(file, request);
	const described = tables.map(table => stages.find(stage => stage.table === table.stage.table)?.files.get(table.number));
	const units = new Map<string, number>();
	for (const [index, unit] of declaredUnits.entries()) {
		for (const [written, rows] of described[index]?.units ?? []) units.set(written || unit, (units.get(written || unit) ?? 0) + rows);
	}
	const lines = sumCounts(tables.map((table, index) => lineCounts(table, described[index]?.blankRows ?? 0)));
	const operations = new Set(described.flatMap(each => [...each?.operations ?? []]));
	// Whoever has rows deleted does not send the whole register.
	const complete = part === undefined && (request.complete ?? (request.kind === 'local' && !operations.has('delete')));
	return {
		file: input.name, number, sha256, asOf, asOfOrigin, units, declaredUnits, lines, complete, truncated: tables.some(({lines: {truncated}}) => truncated),
		unitElsewhere: described.some(each => each?.unitElsewhere), operations, delta: !complete && tables.some(({stage}) => stage.layout.fields.has('operation')),
		refusal: mismatch ?? otherRows(part, lines),
	};
}

/** For each table of a file, the unit of rows that name none themselves; '' where nothing says it. */
export function declaredUnitsOf({reading: {tables}, part, unit, findUnit}: Identified, request: IngestRequest): string[] {
	return tables.map(({table}) => unitOf(request, part) ?? unitOfTable(table, findUnit) ?? unit);
}

/** Whether some rows of a file have the unit that is said of it as a whole: no column of theirs tells it, nor does the name of their sheet or member. */
export function takesUnit({findUnit}: Identified, tables: readonly Pick<StagedTable, 'table' | 'stage'>[]): boolean {
	return tables.some(({table, stage}) => !stage.layout.fields.has('unit') && unitOfTable(table, findUnit) === undefined);
}

function otherRows(part: Part | undefined, {rows, rejectedRows}: LineCounts): KnownError | undefined {
	if (part === undefined || part.rows === rows + rejectedRows) return undefined;
	return new KnownError('PART_ROWS', exitCodes.sourceRefused, {announced: part.rows, found: rows + rejectedRows});
}
