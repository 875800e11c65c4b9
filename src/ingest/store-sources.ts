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
import type {IngestProgress} from './progress.ts';
import {type Reading, sharesOf} from './reader.ts';
import {forgetRefusals, freeRecordNumbers, insertSource, nextSource, removeReplaced} from './sources.ts';
import {rejectTable} from './stage.ts';
import {acceptedTable} from './stage-fields.ts';
import {freeJoins, storeRecords} from './store-records.ts';
import {columnsOf, readerOf} from './summarize.ts';
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
		const {input, sha256 = '', format = 'text', profile, tables, candidate, error} = outcome;
		outcome.source = first + index;
		await insertSource(store, {
			source: outcome.source, kind, now, file: input.name, sha256, format, bytes: input.bytes, profile, reason: error?.code,
			units: candidate?.units ?? new Map(), asOf: candidate?.asOf ?? outcome.asOf, complete: candidate?.complete ?? false,
			encoding: tables[0]?.table.encoding ?? '', delimiter: tables.find(({table}) => table.sheet === undefined)?.head.delimiter ?? '',
			columns: columnsOf(tables), reader: readerOf(tables) ?? 'careful', lines: candidate?.lines ?? noLines,
			tables: tables.filter(({table}) => (table.sheet ?? table.member) !== undefined)
				.map(({table: {member, sheet}, offset}) => ({member, sheet: sheet?.name, firstLine: offset + 1})),
		});
	}
	await store.run('ingest: number files', 'CREATE OR REPLACE TEMP TABLE numbered_files (file_no INTEGER, source_id INTEGER)');
	await store.append('ingest: fill file numbers', 'numbered_files', [INTEGER, INTEGER], [
		fresh.flatMap(({tables}) => tables.map(({number}) => number)), fresh.flatMap(({tables, source}) => tables.map(() => source!)),
	]);
	return fresh.filter(({error}) => error === undefined);
}

async function storeStages(store: Store, {kind, stages, progress}: StoreJob, accepted: readonly Outcome[]): Promise<void> {
	await store.run('ingest: accepted files', `CREATE OR REPLACE TEMP TABLE ${acceptedTable}
		(file_no INTEGER, source_id INTEGER, extract BOOLEAN, unit VARCHAR, reorganised BOOLEAN, first_row BIGINT, first_line BIGINT, as_of INTEGER)`);
	for (const stage of stages) {
		const tables = accepted.flatMap(({tables: those, source, candidate}) => those
			.map((table, index) => ({...table, source: source!, unit: candidate!.declaredUnits[index], asOf: asOfNumber(candidate!.asOf)}))
			.filter(table => table.stage.table === stage.table));
		if (tables.length === 0) continue;
		await store.run('ingest: other files', `DELETE FROM ${acceptedTable}`);
		await store.append('ingest: fill accepted files', acceptedTable, [INTEGER, INTEGER, BOOLEAN, VARCHAR, BOOLEAN, BIGINT, BIGINT, INTEGER], [
			tables.map(({number}) => number),
			tables.map(({source}) => source),
			tables.map(() => kind === 'extract'),
			tables.map(({unit}) => unit || null),
			tables.map(({asOf}) => asOf >= reorganisation),
			tables.map(({number}) => stage.files.get(number)!.firstRow),
			tables.map(({offset, head}) => BigInt(offset + head.titleLines + head.headingLines + 1)),
			tables.map(({asOf}) => asOf),
		]);
		await storeRecords(store, stage, await freeRecordNumbers(store, stage.span));
		progress.finish('store', sharesOf(tables));
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
