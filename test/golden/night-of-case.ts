import {readFileSync, readdirSync, existsSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse as parseCsv} from 'csv-parse/sync';
import {stringify} from 'csv-stringify/sync';
import {parse as parseYaml} from 'yaml';
import {check} from '../../src/check/check.ts';
import {compare} from '../../src/compare/compare.ts';
import {defaultConfig} from '../../src/config/config.ts';
import {dedupe} from '../../src/dedupe/dedupe.ts';
import {exportFindings} from '../../src/findings/export.ts';
import {isTableName} from '../../src/ingest/containers/names.ts';
import {ingest} from '../../src/ingest/ingest.ts';
import {listRejects, listSources} from '../../src/ingest/list-sources.ts';
import type {SourceSummary} from '../../src/ingest/types.ts';
import {exportPairs} from '../../src/link/stored-pairs.ts';
import {revealingMasker} from '../../src/privacy/mask.ts';
import {Store} from '../../src/store/store.ts';

/** `case.yaml` of a golden folder. */
interface CaseOptions {
	/** The moment of each night, in UTC. */
	readonly nights: readonly string[];
	/** The extract holds everybody of its units. */
	readonly extract_complete?: boolean;
}

/** What must come out of a night: file name → content. */
export type Outcome = Readonly<Record<string, string>>;

/**
 * Walks the nights of a golden folder with the core functions, and gives after each one what its `expected/` must hold. Files
 * of several nights lie in `input/night-1`, `input/night-2` …, those of a single one in `input`.
 */
export async function* nightsOf(folder: string): AsyncGenerator<{readonly night: string; readonly outcome: Outcome}> {
	const options = parseYaml(readFileSync(join(folder, 'case.yaml'), 'utf8')) as CaseOptions;
	const store = await Store.open({path: ':memory:', threads: 1, memory: '512MB'});
	try {
		for (const [index, now] of options.nights.entries()) {
			const night = options.nights.length === 1 ? '' : `night-${index + 1}`;
			yield {night, outcome: await walkNight(store, join(folder, 'input', night), new Date(now), options)};
		}
	} finally {
		store.close();
	}
}

async function walkNight(store: Store, input: string, now: Date, options: CaseOptions): Promise<Outcome> {
	const local = await ingestFolder(store, join(input, 'local'), now, 'local');
	const extract = await ingestFolder(store, join(input, 'extract'), now, 'extract', options.extract_complete);
	const checked = await check(store, {now});
	const compared = await compare(store, {now, threads: 1});
	const deduped = await dedupe(store, {now, threads: 1});
	const rejects = await listRejects(store);
	const findings = await exportedFindings(store);
	const summary = {
		sources: [...local.sources, ...extract.sources],
		keys: local.keys,
		quarantine: rejects.map(({file, line, lines, code}) => ({file, line, lines, code})),
		check: {records: checked.records, findings: checked.findings},
		compare: {
			local: compared.local, extract: compared.extract, linkedById: compared.linkedById, linkedByEvidence: compared.linkedByEvidence,
			unverified: compared.unverified, notFound: compared.notFound, findings: compared.findings,
		},
		dedupe: {match: deduped.pairs.match, review: deduped.pairs.review},
		findings: countBy(findings, 'status'),
		readings: Object.fromEntries((await listSources(store)).filter(({readings}) => readings.length > 0).map(({file, readings}) => [file, readings])),
		currentSources: (await listSources(store)).filter(({state}) => state === 'current').map(({file}) => file),
	};
	return {
		'findings.csv': stringify(findings, {header: true}),
		'records.csv': await storedRecords(store),
		'pairs-compare.csv': await exportedPairs(store, 'compare'),
		'pairs-dedupe.csv': await exportedPairs(store, 'dedupe'),
		'summary.json': `${JSON.stringify(summary, undefined, '\t')}\n`,
	};
}

async function ingestFolder(store: Store, folder: string, now: Date, kind: 'local' | 'extract', complete?: boolean) {
	if (!existsSync(folder)) return {sources: [], keys: {kept: 0, fresh: 0}};
	const paths = readdirSync(folder).filter(isTableName).map(name => join(folder, name));
	const {sources, keys} = await ingest({store, now, cwd: folder, limits: defaultConfig.ingest, threads: 1, temporary: join(tmpdir(), `rasoat-opened-${process.pid}`), heldFolder: join(folder, 'held')}, {paths, kind, complete});
	return {sources: sources.map(sourceOf), keys};
}

function sourceOf({file, kind, state, units, asOf, complete, reader, lines, error}: SourceSummary) {
	return {file, kind, state, units, asOf, complete, reader, lines, ...(error !== undefined && {error: error.code})};
}

/** What ingest made of the rows: where each one was, its key, and the values that it cleaned. */
async function storedRecords(store: Store): Promise<string> {
	const rows = await store.rows<Record<string, string>>('golden: records', `SELECT s.kind, s.file, r.line::VARCHAR AS line, r.record_key, coalesce(n.clean, '') AS full_name,
			coalesce(d.ymd::VARCHAR, d.issue, '') AS birth_date, coalesce(c.canonical, '') AS sex, coalesce(r.personal_id, '') AS personal_id, coalesce(r.old_id, '') AS old_id
		FROM records r JOIN sources s USING (source_id)
		LEFT JOIN names n ON n.name_id = r.full_name LEFT JOIN dates d ON d.date_id = r.birth_date LEFT JOIN codes c ON c.code_id = r.sex
		ORDER BY s.kind DESC, s.file, r.line`);
	return stringify(rows, {header: true});
}

/** `findings.csv` with its values unmasked. */
async function exportedFindings(store: Store): Promise<Record<string, string>[]> {
	const statuses = ['open', 'batched', 'reopened', 'settled', 'dismissed'] as const;
	const rows = await inTemporaryFile(file => exportFindings(store, {statuses}, revealingMasker, file));
	return rows.map(row => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'confidence').map(([column, value]) => [column, column === 'evidence' ? knownEvidence(value) : value])));
}

/** Evidence without what nobody can work out by hand: weights and levels of the link engine. */
function knownEvidence(json: string): string {
	return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(json) as Record<string, unknown>).filter(([key]) => key !== 'levels' && key !== 'weight')));
}

async function exportedPairs(store: Store, step: 'compare' | 'dedupe'): Promise<string> {
	const rows = await inTemporaryFile(file => exportPairs(store, step, file));
	return stringify([['record_a', 'record_b', 'decision'], ...rows.map(({record_a: a, record_b: b, decision}) => [a, b, decision])]);
}

async function inTemporaryFile(write: (file: string) => Promise<unknown>): Promise<Record<string, string>[]> {
	const folder = await mkdtemp(join(tmpdir(), 'rasoat-golden-'));
	try {
		const file = join(folder, 'out.csv');
		await write(file);
		return parseCsv(await readFile(file, 'utf8'), {columns: true}) as Record<string, string>[];
	} finally {
		await rm(folder, {recursive: true});
	}
}

function countBy(rows: readonly Record<string, string>[], column: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const row of rows) counts[row[column]] = (counts[row[column]] ?? 0) + 1;
	return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
