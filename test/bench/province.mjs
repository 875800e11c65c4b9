// The synthetic province that the benches share: made once in a folder, then used again.

import {existsSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));

/** Paths of the province's files; makes them where they are not there. */
export async function provinceFiles({residents, folder = join(tmpdir(), `rasoat-bench-${residents}`), extract = false}) {
	const paths = {local: join(folder, 'local'), extract: join(folder, 'extract'), truth: join(folder, 'truth')};
	if (!existsSync(paths.local)) {
		mkdirSync(folder, {recursive: true});
		const {generateProvince} = await built('demo/province');
		await generateProvince(paths, {residents, seed: 1, extract});
	}
	return {folder, paths};
}

/** The store with the local registers of the province; ingests them where it is not there. */
export async function storedProvince({residents, folder, threads, memory = '2GB'}) {
	const files = await provinceFiles({residents, folder});
	const [{Store}, {ingest}, {defaultConfig}] = await Promise.all([built('store/store'), built('ingest/ingest'), built('config/config')]);
	const path = join(files.folder, 'bench.duckdb');
	const known = existsSync(path);
	const store = await Store.open({path, threads, memory, temporary: join(files.folder, 'tmp')});
	if (!known) {
		await ingest({store, now: new Date('2022-08-16T00:00:00Z'), cwd: files.folder, limits: defaultConfig.ingest, threads, temporary: join(files.folder, 'opened')}, {paths: [files.paths.local], kind: 'local'});
	}
	return store;
}
