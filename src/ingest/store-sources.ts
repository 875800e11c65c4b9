import {BIGINT, BOOLEAN, INTEGER, VARCHAR} from '../store/duckdb.ts';
import {reconcileStaged} from '../findings/reconcile.ts';
import type {Store} from '../store/store.ts';
import {reorganisation} from '../vietnam/units.ts';
import type {Candidate, CurrentUnit} from './decide.ts';
import type {DescribedStage} from './describe.ts';
import {insertSharedCodes} from './findings.ts';
import {type AsOfOrigin, asOfNumber} from './identify.ts';
import {homeOf} from './homes.ts';
import {type KeyCounts, type KeyJob, assignKeys} from './keys.ts';
import {columnsReport} from './layout.ts';
import type {IngestProgress} from './progress.ts';
import type {Reading} from './reader.ts';
import {forgetRefusals, freeRecordNumbers, insertSource, nextSource, removeReplaced} from './sources.ts';
import {rejectTable} from './stage.ts';
import {acceptedTable} from './stage-fields.ts';
import {freeJoins, storeRecords} from './store-records.ts';
import {type IngestContext, type SourceKind, noLines} from './types.ts';

/** What is decided on a file. Without `error` and not `known`: it comes in. */
export interface Outcome extends Reading {
	readonly candidate?: Candidate;
	readonly asOf: string;
	readonly asOfOrigin: AsOfOrigin;
	/** Set when it is stored. */
	source?: number;
}

export interface StoreJob {
	readonly kind: SourceKind;
	readonly stages: readonly DescribedStage[];
	readonly outcomes: readonly Outcome[];
	readonly replaced: readonly CurrentUnit[];
	readonly progress: IngestProgress;
}

/** Writes the sources of one call with all that belongs to them, in one transaction. */
export async function storeSources(context: IngestContext, job: StoreJob): Promise<KeyCounts> {
	try {
		return await context.store.transaction('ingest', () => storeAll(context, job));
	} finally {
		await freeJoins(context.store);
	}
}

async function storeAll(context: IngestContext, job: StoreJob): Promise<KeyCounts> {
	const {store} = context;
	const first = await nextSource(store);
	const accepted = await insertSources(context, job, first);
	await forgetRefusals(store, first);
	await store.run('ingest: quarantine', `INSERT INTO quarantine
		SELECT n.source_id, r.line, r.lines, r.byte_offset, r.code, r.text FROM ${rejectTable} r JOIN numbered_files n USING (file_no) ORDER BY n.source_id, r.line`);
	let keys: KeyCounts = {kept: 0, fresh: 0};
	if (accepted.length > 0) {
		await storeStages(store, job, accepted);
		await checkRows(store, accepted);
		keys = await assignKeys(store, keyJob(job, accepted, first, context.threads));
		await removeReplaced(store, first);
	}
	await reconcileStaged(store, 'ingest', context.now, () => insertSharedCodes(store));
	return keys;
}

function keyJob({kind, replaced}: StoreJob, accepted: readonly Outcome[], firstSource: number, threads: number): KeyJob {
	const homes = accepted.flatMap(({candidate}) => [...candidate!.units.keys()].map(unit => homeOf(unit, candidate!.asOf)));
	return {
		firstSource, extract: kind === 'extract', replaced, threads, homes: [...new Set(homes)],
		rows: accepted.reduce((sum, {candidate}) => sum + candidate!.lines.rows, 0),
	};
}

/** Numbers and notes all files but those that are known already; returns the accepted ones. */
async function insertSources({store, now}: IngestContext, {kind, outcomes}: StoreJob, first: number): Promise<Outcome[]> {
	const fresh = outcomes.filter(({known}) => !known);
	for (const [index, outcome] of fresh.entries()) {
		const {input, scan, profile, staged, candidate, error} = outcome;
		outcome.source = first + index;
		await insertSource(store, {
			source: outcome.source, kind, now, file: input.name, scan, bytes: input.bytes, profile, reason: error?.code,
			units: candidate?.units ?? new Map(), asOf: candidate?.asOf ?? outcome.asOf, complete: candidate?.complete ?? false,
			delimiter: staged?.head.delimiter ?? '', columns: staged === undefined ? {} : columnsReport(staged.head.headings, staged.stage.layout),
			reader: staged?.lines.reader ?? 'careful', lines: candidate?.lines ?? noLines,
		});
	}
	await store.run('ingest: number files', 'CREATE OR REPLACE TEMP TABLE numbered_files (file_no INTEGER, source_id INTEGER)');
	await store.append('ingest: fill file numbers', 'numbered_files', [INTEGER, INTEGER], [fresh.map(({number}) => number), fresh.map(({source}) => source!)]);
	return fresh.filter(({error}) => error === undefined);
}

async function storeStages(store: Store, {kind, stages, progress}: StoreJob, accepted: readonly Outcome[]): Promise<void> {
	await store.run('ingest: accepted files', `CREATE OR REPLACE TEMP TABLE ${acceptedTable}
		(file_no INTEGER, source_id INTEGER, extract BOOLEAN, unit VARCHAR, reorganised BOOLEAN, first_row BIGINT, first_line BIGINT, as_of INTEGER)`);
	for (const stage of stages) {
		const files = accepted.filter(({staged}) => staged!.stage.table === stage.table);
		if (files.length === 0) continue;
		await store.run('ingest: other files', `DELETE FROM ${acceptedTable}`);
		await store.append('ingest: fill accepted files', acceptedTable, [INTEGER, INTEGER, BOOLEAN, VARCHAR, BOOLEAN, BIGINT, BIGINT, INTEGER], [
			files.map(({number}) => number),
			files.map(({source}) => source!),
			files.map(() => kind === 'extract'),
			files.map(({candidate}) => candidate!.declaredUnit || null),
			files.map(({candidate}) => asOfNumber(candidate!.asOf) >= reorganisation),
			files.map(({number}) => stage.files.get(number)!.firstRow),
			files.map(({staged}) => BigInt(staged!.head.titleLines + staged!.head.headingLines + 1)),
			files.map(({candidate}) => asOfNumber(candidate!.asOf)),
		]);
		await storeRecords(store, stage, await freeRecordNumbers(store, stage.span));
		progress.finish('store', files.reduce((sum, {input}) => sum + input.bytes, 0));
	}
}

/** Every row that the readers counted is a record now, once. Anything else is a fault of the program. */
async function checkRows(store: Store, accepted: readonly Outcome[]): Promise<void> {
	const rows = await store.rows<{source_id: number; rows: bigint}>('ingest: count records', `
		SELECT source_id, count(*) AS rows FROM records WHERE source_id >= ${accepted[0].source!} GROUP BY source_id`);
	const stored = new Map(rows.map(({source_id: source, rows: count}) => [source, Number(count)]));
	for (const {source, candidate} of accepted) {
		const expected = candidate!.lines.rows;
		if (stored.get(source!) !== expected) throw new Error(`source ${source}: ${expected} rows read, ${stored.get(source!) ?? 0} stored`);
	}
}
