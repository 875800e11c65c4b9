import {INTEGER} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';

/**
 * Keys for records that bring neither code nor ID: each is linked to one of its unit's previous export and keeps its key, so
 * that mending a name, a date or an ID changes no key. Surest first: equal content, same ID, same name and birth date, all of that but
 * one word of the name; what is then open on both sides goes through the link engine. Newcomers get numbers that were never used.
 */
export async function keepKeys(store: Store, threads: number, hasOld: boolean): Promise<void> {
	if (await isEmpty(store, `new_records WHERE record_key = ''`)) return;
	if (hasOld) await keepOldKeys(store, threads);
	await numberNewcomers(store);
}

async function keepOldKeys(store: Store, threads: number): Promise<void> {
	await store.run('ingest: kept pairs', 'CREATE OR REPLACE TEMP TABLE kept_pairs (record_id INTEGER, record_key VARCHAR)');
	await store.run('ingest: new side', `CREATE OR REPLACE TEMP TABLE keep_new AS ${contentSql('r.home', 'new_records r', `r.record_key = ''`)}`);
	await store.run('ingest: old side', `CREATE OR REPLACE TEMP TABLE keep_old AS
		${contentSql('l.after', 'old_records r JOIN home_links l ON l.before = r.home', 'r.record_code IS NULL AND (NOT r.extract OR r.personal_id IS NULL)')}`);
	await keepEqualContent(store);
	await keepUnique(store, 'same ID', 'n.personal_id = o.personal_id AND (n.name = o.name OR n.ymd = o.ymd)');
	await keepUnique(store, 'same name and birth', `n.name = o.name AND n.name <> '' AND n.ymd = o.ymd AND n.ymd % 100 > 0`);
	await keepUnique(store, 'one word apart', `n.ymd = o.ymd AND n.ymd % 100 > 0 AND n.sex = o.sex AND ${oneWordApart} AND coalesce(n.personal_id = o.personal_id, true)`);
	await keepLinked(store, threads);
	await store.run('ingest: keep keys', 'UPDATE records SET record_key = k.record_key FROM kept_pairs k WHERE records.record_id = k.record_id');
}

async function isEmpty(store: Store, rows: string): Promise<boolean> {
	return await store.count('ingest: any row', `SELECT count(*) FROM (SELECT 1 FROM ${rows} LIMIT 1)`) === 0;
}

function contentSql(home: string, records: string, condition: string): string {
	return `SELECT r.record_id, r.record_key, r.source_id, r.line, ${home} AS home, coalesce(n.compare, '') AS name, d.ymd, c.canonical AS sex, r.personal_id,
			hash(n.compare, d.ymd, r.personal_id, r.old_id, c.canonical, r.household, r.phone, h.compare, a.compare, p.compare) AS content
		FROM ${records}
		LEFT JOIN names n ON n.name_id = r.full_name LEFT JOIN dates d ON d.date_id = r.birth_date LEFT JOIN codes c ON c.code_id = r.sex
		LEFT JOIN texts h ON h.text_id = r.hamlet LEFT JOIN texts a ON a.text_id = r.address LEFT JOIN texts p ON p.text_id = r.permanent_address
		WHERE ${condition}`;
}

/** Rows that are alike in everything are taken in their order. */
async function keepEqualContent(store: Store): Promise<void> {
	const ranked = (side: string): string => `(SELECT *, row_number() OVER (PARTITION BY home, content ORDER BY source_id, line) AS place FROM ${side})`;
	await store.run('ingest: keep equal content', `INSERT INTO kept_pairs
		SELECT n.record_id, o.record_key FROM ${ranked('keep_new')} n JOIN ${ranked('keep_old')} o USING (home, content, place)
		QUALIFY row_number() OVER (PARTITION BY o.record_key ORDER BY n.record_id) = 1`);
}

/**
 * SQL: two names of at least three words that differ in one. A given name of two letters of which one is mended is another name to
 * the link engine; that a newcomer has the rest of the name and the birth date of somebody who left is rarer.
 */
const oneWordApart = `(len(string_split(n.name, ' ')) >= 3 AND len(string_split(n.name, ' ')) = len(string_split(o.name, ' '))
	AND len(list_filter(list_zip(string_split(n.name, ' '), string_split(o.name, ' ')), words -> words[1] <> words[2])) = 1)`;

/** Pairs that meet the condition and have no rival on either side. */
async function keepUnique(store: Store, what: string, condition: string): Promise<void> {
	await viewOpenSides(store);
	await store.run(`ingest: keep ${what}`, `INSERT INTO kept_pairs
		SELECT record_id, record_key FROM (SELECT n.record_id, o.record_key, count(*) OVER (PARTITION BY n.record_id) AS ways,
				count(*) OVER (PARTITION BY o.record_key) AS claims
			FROM open_new n JOIN open_old o ON n.home = o.home AND ${condition})
		WHERE ways = 1 AND claims = 1`);
}

async function viewOpenSides(store: Store): Promise<void> {
	await store.run('ingest: open new side', 'CREATE OR REPLACE TEMP TABLE open_new AS SELECT * FROM keep_new ANTI JOIN kept_pairs USING (record_id)');
	await store.run('ingest: open old side', `CREATE OR REPLACE TEMP TABLE open_old AS
		SELECT * FROM keep_old ANTI JOIN kept_pairs USING (record_key) WHERE home IN (SELECT home FROM open_new)`);
}

/** What the link engine says of those that are open. It is loaded for them alone: most commands that come by here need none of it. */
async function keepLinked(store: Store, threads: number): Promise<void> {
	await viewOpenSides(store);
	if (await isEmpty(store, 'open_new') || await isEmpty(store, 'open_old')) return;
	const {linkOpenRecords} = await import('./link-open-records.ts');
	const pairs = await linkOpenRecords(store, threads);
	await store.run('ingest: linked pairs', 'CREATE OR REPLACE TEMP TABLE linked_pairs (old_id INTEGER, new_id INTEGER)');
	await store.append('ingest: fill linked pairs', 'linked_pairs', [INTEGER, INTEGER], [pairs.map(([old]) => old), pairs.map(([, fresh]) => fresh)]);
	await store.run('ingest: keep linked', `INSERT INTO kept_pairs SELECT DISTINCT n.record_id, o.record_key
		FROM linked_pairs p JOIN open_old o ON o.record_id = p.old_id JOIN open_new n ON n.record_id = p.new_id AND n.home = o.home`);
}

async function numberNewcomers(store: Store): Promise<void> {
	await store.run('ingest: newcomers', `CREATE OR REPLACE TEMP TABLE newcomers AS
		SELECT n.record_id, n.extract, n.home, row_number() OVER (PARTITION BY n.extract, n.home ORDER BY n.source_id, n.line) + coalesce(k.last, 0) AS number
		FROM new_records n LEFT JOIN record_numbers k ON k.extract = n.extract AND k.home = n.home WHERE n.record_key = ''`);
	await store.run('ingest: number newcomers', `UPDATE records SET record_key = CASE WHEN n.home = '' THEN '' ELSE n.home || '/' END || 'n' || n.number
		FROM newcomers n WHERE records.record_id = n.record_id`);
	await store.run('ingest: last numbers', `CREATE OR REPLACE TEMP TABLE last_numbers AS SELECT extract, home, max(number) AS last FROM newcomers GROUP BY ALL`);
	await store.run('ingest: forget last numbers', 'DELETE FROM record_numbers USING last_numbers l WHERE record_numbers.extract = l.extract AND record_numbers.home = l.home');
	await store.run('ingest: remember last numbers', 'INSERT INTO record_numbers SELECT extract, home, last FROM last_numbers');
}
