import {KnownError, exitCodes} from '../errors.ts';
import type {AnnouncedUnit} from './announced.ts';
import type {Candidate} from './decide.ts';
import type {DescribedStage} from './describe.ts';
import {type AsOfOrigin, dateInName, isoDay, unitInName} from './identify.ts';
import {lineCounts} from './line-counts.ts';
import type {LocatedExtracts} from './locate-extracts.ts';
import type {ManifestPart} from './manifest.ts';
import type {Reading} from './reader.ts';
import type {IngestRequest, LineCounts} from './types.ts';

/** What a manifest says of a file. */
type Part = Pick<ManifestPart, 'file' | 'sha256' | 'rows' | 'asOf'> & {readonly units: readonly string[]};

/** A file that was read, with what is known of it without its content. */
export interface Identified {
	readonly reading: Reading;
	readonly part?: Part;
	/** Of rows that name none themselves; '' where nothing says it. */
	readonly unit: string;
	readonly asOf: string;
	readonly asOfOrigin: AsOfOrigin;
	/** Why it is not the file that the manifest beside it means. */
	readonly mismatch?: KnownError;
}

/** What the manifest beside a file, else any other that lists its digest, says of it. */
export function partOf({input, scan}: Reading, {parts, manifests}: LocatedExtracts, announced: readonly AnnouncedUnit[]): Part | undefined {
	const listed = parts.get(input.path) ?? manifests.flatMap(({manifest}) => manifest?.parts ?? []).find(({sha256}) => sha256 === scan?.sha256);
	if (listed !== undefined) return {...listed, units: listed.units.map(({code}) => code)};
	const units = announced.filter(({sha256}) => sha256 === scan?.sha256);
	return units.length === 0 ? undefined : {...units[0], rows: units[0].partRows, units: units.map(({unit}) => unit)};
}

/** `lastDay`: a date in a file's name that is later means something else. */
export function identify(reading: Reading, request: IngestRequest, part: Part | undefined, lastDay: string): Identified {
	const {input, scan} = reading;
	const sole = part?.units.length === 1 ? part.units[0] : undefined;
	const broken = part !== undefined && scan !== undefined && scan.sha256 !== part.sha256;
	return {
		reading, part, unit: request.unit ?? sole ?? unitInName(input.name) ?? '',
		...dateOf(reading, request, part, lastDay),
		mismatch: broken ? new KnownError('PART_DIGEST', exitCodes.sourceRefused) : undefined,
	};
}

function dateOf({input}: Reading, {asOf}: IngestRequest, part: Part | undefined, lastDay: string): Pick<Identified, 'asOf' | 'asOfOrigin'> {
	if (asOf !== undefined) return {asOf, asOfOrigin: 'option'};
	if (part !== undefined) return {asOf: part.asOf, asOfOrigin: 'manifest'};
	const named = dateInName(input.name);
	if (named !== undefined && named <= lastDay) return {asOf: named, asOfOrigin: 'name'};
	return {asOf: isoDay(input.modified), asOfOrigin: 'modified'};
}

/** Undefined for a file that could not be read. */
export function candidateOf({reading, part, unit, asOf, asOfOrigin, mismatch}: Identified, request: IngestRequest, stages: readonly DescribedStage[]): Candidate | undefined {
	const {input, number, staged} = reading;
	if (staged === undefined) return undefined;
	const described = stages.find(({table}) => table === staged.stage.table)?.files.get(number);
	const units = new Map<string, number>();
	for (const [written, rows] of described?.units ?? []) units.set(written || unit, (units.get(written || unit) ?? 0) + rows);
	const lines = lineCounts(staged, described?.blankRows ?? 0);
	const operations = described?.operations ?? new Set();
	// Whoever has rows deleted does not send the whole register.
	const complete = part === undefined && (request.complete ?? (request.kind === 'local' && !operations.has('delete')));
	return {
		file: input.name, number, sha256: staged.scan.sha256, asOf, asOfOrigin, units, declaredUnit: unit, lines, complete, truncated: staged.lines.truncated,
		operations, delta: !complete && staged.stage.layout.fields.has('operation'),
		refusal: mismatch ?? otherRows(part, lines),
	};
}

function otherRows(part: Part | undefined, {rows, rejectedRows}: LineCounts): KnownError | undefined {
	if (part === undefined || part.rows === rows + rejectedRows) return undefined;
	return new KnownError('PART_ROWS', exitCodes.sourceRefused, {announced: part.rows, found: rows + rejectedRows});
}
