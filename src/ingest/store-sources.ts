import {BIGINT, BOOLEAN, INTEGER, VARCHAR} from '../store/duckdb.ts';
import {reconcileStaged} from '../findings/reconcile.ts';
import type {Store} from '../store/store.ts';
import {reorganisation} from '../vietnam/units.ts';
import {type AnnouncedUnit, writeAnnounced} from './announced.ts';
import type {Candidate, CurrentUnit} from './decide.ts';
import type {DescribedStage} from './describe.ts';
import {insertSharedCodes} from './findings.ts';
import {type AsOfOrigin, asOfNumber} from './identify.ts';
import {forgetHeld, holdBack, removeCopies} from './held.ts';
import {homeOf, successorHomes} from './homes.ts';
import {type KeyJob, assignKeys} from './keys.ts';
import type {IngestProgress} from './progress.ts';
import {type Reading, type StagedTable, sharesOf} from './reader.ts';
import type {HeldBack} from './shrink.ts';
import {type ChangeCounts, createAsides, dropRepeatedChanges, readChanges, settle} from './settle.ts';
import {type SourceTable, completeParts, forgetRefusals, freeRecordNumbers, insertSource, nextSource} from './sources.ts';
import {rejectTable} from './stage.ts';
import {acceptedTable} from './stage-fields.ts';
import {freeJoins, storeRecords} from './store-records.ts';
import {columnsOf, readerOf} from './summarize.ts';
import {type IngestContext, type IngestRequest, noLines} from './types.ts';
import {type UnknownCodes, findUnknownCodes} from './unknown-codes.ts';
import {createUnchanged, otherRows, setUnchangedAside} from './unchanged.ts';

/** What is decided on a file. Without `error` and not `known`: it comes in. */
export interface Outcome extends Reading {
	readonly candidate?: Candidate;
	/** Its units of which everybody is there. */
	readonly whole?: ReadonlySet<string>;
	/** What is said of the file as a whole and its rows have for that reason, '' for none; left out where they name units themselves. */
	readonly declaredUnit: string | undefined;
	readonly asOf: string;
	readonly asOfOrigin: AsOfOrigin;
	readonly heldBack?: HeldBack;
	/** Base name of the file with the same bytes that another unit has. */
	readonly twin?: string;
	/** Number of the source as which it is held back already. */
	readonly heldAs?: number;
	/** Set when it is stored. */
	source?: number;
	changes?: ChangeCounts;
	unknownCodes?: readonly UnknownCodes[];
}

export interface StoreJob {
	readonly request: IngestRequest;
	readonly stages: readonly DescribedStage[];
	readonly outcomes: readonly Outcome[];
	readonly replaced: readonly CurrentUnit[];
	readonly announced: readonly AnnouncedUnit[];
	/** Homes of which all announced parts are there. */
	readonly wholeByParts: ReadonlySet<string>;
	readonly progress: IngestProgress;
}

/** Writes the sources of one call with all that belongs to them, in one transaction. */
export async function storeSources(context: IngestContext, job: StoreJob): Promise<void> {
	try {
		await context.store.transaction('ingest', () => storeAll(context, job));
	} finally {
		await freeJoins(context.store);
		await removeCopies(context);
	}
}

async function storeAll(context: IngestContext, job: StoreJob): Promise<void> {
	const {store} = context;
	const first = await nextSource(store);
	const waves = wavesOf(job.outcomes);
	await insertSources(context, job, first, waves);
	await holdBack(context, job.request, job.outcomes);
	await forgetRefusals(store, first);
	await store.run('ingest: quarantine', `INSERT INTO quarantine
		SELECT n.source_id, r.line, r.lines, r.byte_offset, r.code, r.text FROM ${rejectTable} r JOIN numbered_files n USING (file_no) ORDER BY n.source_id, r.line`);
	if (job.request.kind === 'extract') {
		await writeAnnounced(store, job.announced);
		await completeParts(store, job.announced, job.wholeByParts);
	}
	for (const wave of waves) await storeWave(context, job, wave, waves);
	await forgetHeld(store);
	const changes = await readChanges(store, first);
	const unknownCodes = await findUnknownCodes(store, first);
	for (const outcome of job.outcomes) {
		if (outcome.source === undefined) continue;
		outcome.changes = changes.get(outcome.source);
		outcome.unknownCodes = unknownCodes.get(outcome.source);
	}
	await reconcileStaged(store, 'ingest', context.now, () => insertSharedCodes(store));
}

type Accepted = Outcome & {readonly candidate: Candidate};

/**
 * Whole exports come in together, then by day what holds some of its units' people, and after it the changes of that day, one file
 * after the other.
 */
function wavesOf(outcomes: readonly Outcome[]): readonly (readonly Accepted[])[] {
	const waves = new Map<string, Accepted[]>();
	for (const outcome of outcomes.filter((each): each is Accepted => !each.known && each.error === undefined)) {
		const {complete, delta, asOf, number} = outcome.candidate;
		const wave = complete ? '' : `${asOf} ${delta ? String(number).padStart(9, '0') : ''}`;
		waves.set(wave, [...(waves.get(wave) ?? []), outcome]);
	}
	return [...waves].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, wave]) => wave);
}

async function storeWave(context: IngestContext, job: StoreJob, wave: readonly Accepted[], waves: readonly (readonly Accepted[])[]): Promise<void> {
	const {store, threads} = context;
	const sources = wave.map(({source}) => source!);
	const keyJob: KeyJob = {
		firstSource: Math.min(...sources), lastSource: Math.max(...sources), extract: job.request.kind === 'extract', delta: wave[0].candidate.delta, threads,
		homes: [...new Set(wave.flatMap(({candidate}) => homesOf(candidate)))],
		replaced: job.replaced.filter(unit => waves.findLast(each => replaces(each, unit)) === wave),
	};
	await createUnchanged(store);
	await createAsides(store);
	await storeStages(store, job, wave, keyJob, waves.length > 1);
	await checkRows(store, wave);
	if (keyJob.delta) await dropRepeatedChanges(store, keyJob);
	await assignKeys(store, keyJob);
	await settle(store, keyJob);
}

function homesOf({units, asOf}: Candidate): string[] {
	return [...units.keys()].map(unit => homeOf(unit, asOf));
}

function replaces(wave: readonly Accepted[], {unit, asOf, sha256}: CurrentUnit): boolean {
	const home = homeOf(unit, asOf);
	const homes = new Set([home, ...successorHomes(home)]);
	return wave.some(({candidate, whole}) => (unit === '' && candidate.sha256 === sha256) || [...whole!].some(own => homes.has(homeOf(own, candidate.asOf))));
}

/** Numbers and notes all files but those that are known already: first what is refused, then wave by wave. */
async function insertSources({store, now}: IngestContext, {request: {kind}, outcomes}: StoreJob, first: number, waves: readonly (readonly Outcome[])[]): Promise<void> {
	const refused = outcomes.filter(({known, error}) => !known && error !== undefined);
	const fresh = waves.length > 1 ? [...refused, ...waves.flat()] : outcomes.filter(({known}) => !known);
	for (const [index, outcome] of fresh.entries()) {
		const {input, sha256 = '', format = 'text', profile, tables, declaredUnit, candidate, error} = outcome;
		outcome.source = first + index;
		await insertSource(store, {
			source: outcome.source, kind, now, file: input.name, sha256, format, bytes: input.bytes, profile, reason: error?.code, held: outcome.heldBack !== undefined,
			units: candidate?.units ?? new Map(), declaredUnit, asOf: candidate?.asOf ?? outcome.asOf, whole: outcome.whole ?? new Set(), delta: candidate?.delta ?? false,
			encoding: tables[0]?.table.encoding ?? '', ...headOf(tables[0]), columns: columnsOf(tables, candidate?.unitElsewhere), reader: readerOf(tables) ?? 'careful', lines: candidate?.lines ?? noLines,
			tables: tables.flatMap((table, place) => sourceTable(table, candidate?.declaredUnits[place]) ?? []),
		});
	}
	await store.run('ingest: number files', 'CREATE OR REPLACE TEMP TABLE numbered_files (file_no INTEGER, source_id INTEGER)');
	await store.append('ingest: fill file numbers', 'numbered_files', [INTEGER, INTEGER], [
		fresh.flatMap(({tables}) => tables.map(({number}) => number)), fresh.flatMap(({tables, source}) => tables.map(() => source!)),
	]);
}

/** Undefined for a plain text, which is its only table. */
function sourceTable(staged: StagedTable, unit: string | undefined): SourceTable | undefined {
	const {table: {member, sheet}, head, offset} = staged;
	if ((sheet ?? member) === undefined) return undefined;
	return {member, sheet: sheet?.name, firstLine: offset + 1, titleLines: head.titleLines, unit, ...headOf(staged)};
}

/** What rejected rows are exported with. */
function headOf(staged: StagedTable | undefined): Pick<SourceTable, 'headings' | 'delimiter'> {
	return {headings: staged?.head.headings ?? [], delimiter: staged?.table.sheet === undefined ? staged?.head.delimiter ?? '' : ''};
}

async function storeStages(store: Store, {request, stages, progress}: StoreJob, wave: readonly Accepted[], keyJob: KeyJob, oneOfSeveral: boolean): Promise<void> {
	await store.run('ingest: accepted files', `CREATE OR REPLACE TEMP TABLE ${acceptedTable}
		(file_no INTEGER, source_id INTEGER, extract BOOLEAN, unit VARCHAR, reorganised BOOLEAN, first_row BIGINT, first_line BIGINT, as_of INTEGER)`);
	const hasOld = await store.count('ingest: any record', `SELECT count(*) FROM (SELECT 1 FROM records WHERE extract = ${keyJob.extract} LIMIT 1)`) > 0;
	for (const stage of stages) {
		const tables = wave.flatMap(({tables: those, source, candidate}) => those
			.map((table, index) => ({...table, source: source!, unit: candidate.declaredUnits[index], asOf: asOfNumber(candidate.asOf)}))
			.filter(table => table.stage.table === stage.table));
		if (tables.length === 0) continue;
		await store.run('ingest: other files', `DELETE FROM ${acceptedTable}`);
		await store.append('ingest: fill accepted files', acceptedTable, [INTEGER, INTEGER, BOOLEAN, VARCHAR, BOOLEAN, BIGINT, BIGINT, INTEGER], [
			tables.map(({number}) => number),
			tables.map(({source}) => source),
			tables.map(() => request.kind === 'extract'),
			tables.map(({unit}) => unit || null),
			tables.map(({asOf}) => asOf >= reorganisation),
			tables.map(({number}) => stage.files.get(number)!.firstRow),
			tables.map(({offset, head}) => BigInt(offset + head.titleLines + head.headingLines + 1)),
			tables.map(({asOf}) => asOf),
		]);
		const besides = hasOld && !keyJob.delta && await setUnchangedAside(store, stage, keyJob.firstSource) > 0;
		const rows = besides || oneOfSeveral ? await otherRows(store, stage, {besides}) : stage;
		await storeRecords(store, rows, await freeRecordNumbers(store, rows.span), () => progress.finish('clean', sharesOf(tables)));
		if (keyJob.delta) await store.run('ingest: rows that delete', `INSERT INTO deletions SELECT record_id FROM staged_rows s WHERE ${stage.deletion}`);
		progress.finish('store', sharesOf(tables));
	}
}

/** Every row that the readers counted is a record now, once. Anything else is a fault of the program. */
async function checkRows(store: Store, accepted: readonly Accepted[]): Promise<void> {
	const rows = await store.rows<{source_id: number; rows: bigint}>('ingest: count records', `
		SELECT source_id, count(*) AS rows FROM records WHERE source_id >= ${accepted[0].source!} GROUP BY source_id`);
	const stored = new Map(rows.map(({source_id: source, rows: count}) => [source, Number(count)]));
	for (const {source, candidate} of accepted) {
		const expected = candidate.lines.rows;
		if (stored.get(source!) !== expected) throw new Error(`source ${source}: ${expected} rows read, ${stored.get(source!) ?? 0} stored`);
	}
}
