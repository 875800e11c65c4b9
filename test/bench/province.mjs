// The synthetic province that the benches share: made once in a folder, then used again.

import {existsSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));

/** Paths of the province's files; makes them where they are not there. */
export async function provinceFiles({residents, extract = false, folder = join(tmpdir(), `rasoat-bench-${residents}${extract ? '-extract' : ''}`)}) {
	const paths = {local: join(folder, 'local'), extract: join(folder, 'extract'), truth: join(folder, 'truth')};
	if (!existsSync(paths.local)) {
		mkdirSync(folder, {recursive: true});
		const {generateProvince} = await built('demo/province');
		await generateProvince(paths, {residents, seed: 1, extract});
	}
	return {folder, paths};
}

/** The store with the local registers of the province, and the extract where it is wanted; ingests them where it is not there. */
export async function storedProvince({residents, folder, threads, memory = '2GB', extract = false}) {
	const files = await provinceFiles({residents, folder, extract});
	const [{Store}, {ingest}, {defaultConfig}] = await Promise.all([built('store/store'), built('ingest/ingest'), built('config/config')]);
	const path = join(files.folder, 'bench.duckdb');
	const known = existsSync(path);
	const store = await Store.open({path, threads, memory, temporary: join(files.folder, 'tmp')});
	if (!known) {
		const context = {store, now: new Date('2022-08-16T00:00:00Z'), cwd: files.folder, limits: defaultConfig.ingest, threads, temporary: join(files.folder, 'opened')};
		await ingest(context, {paths: [files.paths.local], kind: 'local'});
		if (extract) await ingest(context, {paths: [files.paths.extract], kind: 'extract'});
	}
	return store;
}

/** What another province's registers may lack or confuse, as SQL over the local records. */
export const worse = {
	'no-ids': 'UPDATE records SET personal_id = NULL, personal_id_form = NULL, old_id = NULL WHERE NOT extract',
	'no-ids-in-half': `UPDATE records SET personal_id = NULL, personal_id_form = NULL WHERE NOT extract AND hash(unit) % 2 = 0`,
	'no-households': 'UPDATE records SET household = NULL WHERE NOT extract',
	'no-dates': 'UPDATE records SET birth_date = NULL WHERE NOT extract',
	'years-only': `UPDATE records SET birth_date = years.date_id FROM dates d, (SELECT ymd // 10000 AS year, min(date_id) AS date_id FROM dates WHERE ymd % 10000 = 0 GROUP BY year) years
		WHERE NOT extract AND records.birth_date = d.date_id AND years.year = d.ymd // 10000`,
	// One phone a household, and one for the whole hamlet in a tenth of them.
	'shared-phones': `UPDATE records SET phone = shared.phone FROM (
			SELECT record_id, CASE WHEN hash(unit, hamlet) % 10 = 0 THEN min(phone) OVER (PARTITION BY unit, hamlet) ELSE min(phone) OVER (PARTITION BY unit, household) END AS phone
			FROM records WHERE NOT extract) shared WHERE shared.record_id = records.record_id`,
	'one-name': `UPDATE records SET full_name = (SELECT min(full_name) FROM records WHERE NOT extract) WHERE NOT extract AND hash(record_key) % 10 > 0`,
};

/** Spoils the local records as `worse` says. What was spoilt before is brought back first. */
export async function spoil(store, kinds) {
	const kept = await store.count('bench: kept records', `SELECT count(*) FROM duckdb_tables() WHERE table_name = 'bench_records'`);
	if (kinds.length === 0 && kept === 0) return;
	await store.run('bench: keep records', 'CREATE TABLE IF NOT EXISTS bench_records AS SELECT * FROM records WHERE NOT extract');
	await store.run('bench: forget the spoilt', 'DELETE FROM records WHERE NOT extract');
	await store.run('bench: bring records back', 'INSERT INTO records SELECT * FROM bench_records');
	for (const kind of kinds) await store.run(`bench: ${kind}`, worse[kind]);
}
