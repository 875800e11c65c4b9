import {join} from 'node:path';
import {literal, type Row, type Store} from '../store/store.ts';
import {type PlantedKind, plantedKinds, type TrapKind, trapKinds} from './kinds.ts';

/** How many of the planted findings of one kind and code the program has reported. */
export interface KindScore {
	readonly kind: PlantedKind;
	readonly code: string;
	readonly planted: number;
	/** With that code; for duplicates also those that were put up for review. */
	readonly found: number;
	/** Duplicates: reported as certain. For all others the same as `found`. */
	readonly certain: number;
	/** Among those found whose subcode the truth knows: how many there are, and how many have the right one. */
	readonly subcodes: number;
	readonly rightSubcodes: number;
}

export interface TrapScore {
	readonly kind: TrapKind;
	readonly pairs: number;
	/** Wrongly reported as a certain duplicate. */
	readonly reported: number;
	/** Put up for review. */
	readonly review: number;
}

/** What was reported as duplicates, against who is who. */
export interface PairScore {
	readonly reported: number;
	/** Of these, one person indeed. */
	readonly right: number;
}

/** Duplicates by how hard they are. */
export interface RecallScore {
	readonly errors: number;
	readonly idState: string;
	readonly pairs: number;
	readonly certain: number;
	/** Certain or for review. */
	readonly found: number;
}

/** Findings of one code that nothing was planted for, on records of households where nothing is wrong. */
export interface UnplannedScore {
	readonly code: string;
	readonly findings: number;
	readonly unplanned: number;
}

export interface DemoScore {
	readonly kinds: readonly KindScore[];
	readonly traps: readonly TrapScore[];
	readonly certain: PairScore;
	readonly review: PairScore;
	readonly recall: readonly RecallScore[];
	readonly unplanned: readonly UnplannedScore[];
}

/** Compares the findings of the store that somebody still has to look at with the truth of the demo. */
export async function scoreDemo(store: Store, truthFolder: string): Promise<DemoScore> {
	for (const [table, {file, columns}] of Object.entries(truthFiles)) await store.run(`score: ${table}`, readTruth(table, join(truthFolder, file), columns));
	for (const [step, sql] of preparation) await store.run(`score: ${step}`, sql);
	const kinds = await store.rows<KindRow>('score: kinds', kindRows);
	const traps = await store.rows<TrapRow>('score: traps', trapRows);
	const [certain, review] = [await scorePairs(store, 'DUPLICATE'), await scorePairs(store, 'DUPLICATE_POSSIBLE')];
	const recall = await store.rows<RecallRow>('score: recall', recallRows);
	const unplanned = await store.rows<UnplannedRow>('score: unplanned', unplannedRows);
	for (const table of [...Object.keys(truthFiles), ...temporaryTables]) await store.run('score: tidy up', `DROP TABLE ${table}`);
	return {kinds: inOrder(kinds, plantedKinds), traps: inOrder(traps, trapKinds), certain, review, recall, unplanned};
}

interface KindRow extends Row, KindScore {}
interface TrapRow extends Row, TrapScore {}
interface RecallRow extends Row, RecallScore {}
interface UnplannedRow extends Row, UnplannedScore {}

const truthFiles = {
	demo_planted: {file: 'planted.csv', columns: ['record_key', 'other_key', 'kind', 'field', 'expected_code', 'expected_subcode']},
	demo_traps: {file: 'traps.csv', columns: ['record_a', 'record_b', 'kind']},
	demo_duplicates: {file: 'duplicates.csv', columns: ['record_a', 'record_b', 'errors', 'id_state', 'units']},
	demo_persons: {file: 'persons.csv', columns: ['record', 'person']},
} as const;

const temporaryTables = ['demo_findings', 'demo_hits', 'demo_homes', 'demo_touched'];

function readTruth(table: string, path: string, columns: readonly string[]): string {
	const types = columns.map(column => `${literal(column)}: 'VARCHAR'`).join(', ');
	return `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT row_number() OVER () AS row_id, *
		REPLACE (${columns.map(column => `coalesce(${column}, '') AS ${column}`).join(', ')})
		FROM read_csv(${literal(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${types}})`;
}

const pairCodes = `('DUPLICATE', 'DUPLICATE_POSSIBLE')`;

/** A finding belongs to what was planted when it has the code and names the record, the pair, or somebody of the household. */
const preparation: readonly (readonly [string, string])[] = [
	['findings', `CREATE OR REPLACE TEMP TABLE demo_findings AS
		SELECT code, coalesce(subcode, '') AS subcode, record_a, record_b FROM findings WHERE status NOT IN ('settled', 'dismissed')`],
	['homes', `CREATE OR REPLACE TEMP TABLE demo_homes AS
		SELECT record_key, unit || '/' || household AS home FROM records WHERE NOT extract AND household IS NOT NULL`],
	['hits', `CREATE OR REPLACE TEMP TABLE demo_hits AS
		SELECT p.row_id, f.code, f.subcode FROM demo_planted p JOIN demo_findings f
			ON f.record_a = least(p.record_key, p.other_key) AND f.record_b = greatest(p.record_key, p.other_key)
			AND (f.code = p.expected_code OR (p.expected_code = 'DUPLICATE' AND f.code = 'DUPLICATE_POSSIBLE'))
			WHERE p.other_key <> ''
		UNION ALL
		SELECT p.row_id, f.code, f.subcode FROM demo_planted p JOIN demo_findings f ON f.record_a = p.record_key AND f.code = p.expected_code
			WHERE p.other_key = '' OR p.expected_code = 'RECORD_CODE_SHARED'
		UNION ALL
		SELECT p.row_id, f.code, f.subcode FROM demo_planted p
			JOIN demo_homes own ON own.record_key = p.record_key
			JOIN demo_homes other ON other.home = own.home AND other.record_key <> own.record_key
			JOIN demo_findings f ON f.record_a = other.record_key AND f.code = p.expected_code
			WHERE starts_with(p.expected_code, 'HOUSEHOLD_')`],
	['touched', `CREATE OR REPLACE TEMP TABLE demo_touched AS
		WITH named AS (SELECT record_key FROM demo_planted UNION SELECT other_key FROM demo_planted WHERE other_key <> '' UNION SELECT record_a FROM demo_traps UNION SELECT record_b FROM demo_traps),
			homes AS (SELECT DISTINCT home FROM demo_homes SEMI JOIN named USING (record_key))
		SELECT record_key FROM named UNION SELECT h.record_key FROM demo_homes h SEMI JOIN homes USING (home)`],
];

const kindRows = `SELECT p.kind, p.expected_code AS code, count(*)::INTEGER AS planted, count(h.row_id)::INTEGER AS found,
		count(h.row_id) FILTER (h.certain)::INTEGER AS certain,
		count(h.row_id) FILTER (p.expected_subcode <> '' AND h.certain)::INTEGER AS "subcodes",
		count(h.row_id) FILTER (p.expected_subcode <> '' AND h.certain AND list_contains(h.written, p.expected_subcode))::INTEGER AS "rightSubcodes"
	FROM demo_planted p
	LEFT JOIN (SELECT row_id, bool_or(code <> 'DUPLICATE_POSSIBLE') AS certain, list(subcode) AS written FROM demo_hits GROUP BY row_id) h ON h.row_id = p.row_id
	GROUP BY ALL ORDER BY p.kind, p.expected_code`;

const trapRows = `SELECT t.kind, count(*)::INTEGER AS pairs,
		count(f.code) FILTER (f.code = 'DUPLICATE')::INTEGER AS reported, count(f.code) FILTER (f.code = 'DUPLICATE_POSSIBLE')::INTEGER AS review
	FROM demo_traps t
	LEFT JOIN demo_findings f ON f.record_a = t.record_a AND f.record_b = t.record_b AND f.code IN ${pairCodes}
	GROUP BY ALL`;

const recallRows = `SELECT d.errors::INTEGER AS errors, d.id_state AS "idState", count(*)::INTEGER AS pairs,
		count(f.code) FILTER (f.code = 'DUPLICATE')::INTEGER AS certain, count(f.code)::INTEGER AS found
	FROM demo_duplicates d
	LEFT JOIN demo_findings f ON f.record_a = d.record_a AND f.record_b = d.record_b AND f.code IN ${pairCodes}
	GROUP BY ALL ORDER BY errors, "idState"`;

const unplannedRows = `SELECT code, count(*)::INTEGER AS findings,
		count(*) FILTER (record_a NOT IN (SELECT record_key FROM demo_touched) AND record_b NOT IN (SELECT record_key FROM demo_touched))::INTEGER AS unplanned
	FROM demo_findings GROUP BY code ORDER BY code`;

async function scorePairs(store: Store, code: string): Promise<PairScore> {
	const [row] = await store.rows<Row & PairScore>(
		'score: pairs',
		`SELECT count(*)::INTEGER AS reported, count(*) FILTER (a.person = b.person)::INTEGER AS "right" FROM demo_findings f
			JOIN demo_persons a ON a.record = f.record_a JOIN demo_persons b ON b.record = f.record_b WHERE f.code = $code`,
		{code},
	);
	return {reported: row.reported, right: row.right};
}

function inOrder<Kind extends string, Score extends {readonly kind: Kind}>(scores: readonly Score[], kinds: readonly Kind[]): readonly Score[] {
	return scores.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}
