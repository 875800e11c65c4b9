// Ingest against the floor: DuckDB alone reading the same files, with an explicit dialect, into an on-disk table of text.
//
//   npm run build && node test/bench/ingest-floor.mjs [--residents 300000] [--threads 2] [--memory 2GB] [--rounds 3] [--folder DIR]
//
// The local side of the synthetic province, in UTF-8 and as a UTF-8 file holds text of TCVN3 (`NguyÔn V¨n`). Floor and ingest in turns;
// printed are the least of all rounds, in seconds and CPU seconds, and the ratio to the floor on the same files. Asked for: 2 and 4.

import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {provinceFiles} from './province.mjs';

const {values: options} = parseArgs({options: {
	residents: {type: 'string', default: '300000'},
	threads: {type: 'string', default: '2'},
	memory: {type: 'string', default: '2GB'},
	rounds: {type: 'string', default: '3'},
	folder: {type: 'string'},
}});
const threads = Number(options.threads);
const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));
const [{Store, literal}, {ingest}, {parseRecords}, {defaultConfig}, {encodePage, readAsWindows1252}] = await Promise.all([
	built('store/store'), built('ingest/ingest'), built('ingest/parse-records'), built('config/config'), built('vietnam/legacy/legacy-text'),
]);

console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}; ${options.residents} residents, ${threads} threads, DuckDB ${options.memory}`);
const {paths} = await provinceFiles({residents: Number(options.residents), folder: options.folder});
const work = mkdtempSync(join(tmpdir(), 'rasoat-bench-floor-'));
try {
	const old = join(work, 'tcvn3');
	mkdirSync(old);
	for (const file of tables(paths.local)) writeFileSync(join(old, file), inTcvn3(readFileSync(join(paths.local, file), 'utf8')));
	const cases = [['UTF-8', paths.local], ['TCVN3', old]];
	const least = new Map();
	for (let round = 0; round < Number(options.rounds); round++) {
		for (const [name, folder] of cases) for (const [what, run] of [['floor', readAlone], ['ingest', ingestAll]]) keepLeast(least, `${name} ${what}`, await measured(run, folder));
	}
	for (const [name] of cases) {
		const [floor, ours] = ['floor', 'ingest'].map(what => least.get(`${name} ${what}`));
		console.log(`${name}: DuckDB alone ${text(floor)}; ingest ${text(ours)}; ratio ${(ours.seconds / floor.seconds).toFixed(2)} in seconds, ${(ours.cpu / floor.cpu).toFixed(2)} in CPU seconds`);
	}
} finally {
	rmSync(work, {recursive: true, force: true});
}

function tables(folder) {
	return readdirSync(folder).filter(name => name.endsWith('.csv')).toSorted();
}

/** The headings stay: recognising them costs nothing that is measured here. */
function inTcvn3(content) {
	const start = content.indexOf('\n') + 1;
	return content.slice(0, start) + content.slice(start).split('\n').map(line => {
		const bytes = encodePage(line, 'tcvn3');
		return bytes === undefined ? line : readAsWindows1252(bytes);
	}).join('\n');
}

async function measured(run, folder) {
	const place = mkdtempSync(join(work, 'store-'));
	const store = await Store.open({path: join(place, 'store.duckdb'), threads, memory: options.memory, temporary: join(place, 'tmp')});
	const start = performance.now();
	const cpuStart = process.cpuUsage();
	try {
		const rows = await run(store, folder);
		const cpu = process.cpuUsage(cpuStart);
		return {rows, seconds: (performance.now() - start) / 1000, cpu: (cpu.user + cpu.system) / 1e6};
	} finally {
		store.close();
		rmSync(place, {recursive: true, force: true});
	}
}

/** One table for each kind of heading. */
async function readAlone(store, folder) {
	const layouts = groupBy(tables(folder).map(name => join(folder, name)), file => readFileSync(file, 'utf8').split('\n', 1)[0].replace(/^\uFEFF/, '').trim());
	let rows = 0;
	for (const [heading, files] of layouts) {
		const [delimiter, cells] = [',', ';', '\t'].map(sign => [sign, parseRecords([heading], sign)[0] ?? []]).toSorted(([, a], [, b]) => b.length - a.length)[0];
		const columns = cells.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
		await store.run('floor', `CREATE OR REPLACE TABLE floor${rows} AS FROM read_csv([${files.map(literal).join(', ')}], auto_detect = false, header = false, skip = 1,
			delim = ${literal(delimiter)}, quote = '"', escape = '"', columns = {${columns}})`);
		rows += await store.count('floor: count', `SELECT count(*) FROM floor${rows}`);
	}
	await store.run('floor: to disk', 'CHECKPOINT');
	return rows;
}

async function ingestAll(store, folder) {
	const {totals} = await ingest({store, now: new Date('2022-08-16T00:00:00Z'), cwd: folder, limits: defaultConfig.ingest, threads, temporary: join(tmpdir(), `rasoat-floor-${process.pid}`)}, {paths: [folder], kind: 'local'});
	return totals.rows;
}

function groupBy(values, keyOf) {
	const groups = new Map();
	for (const value of values) groups.set(keyOf(value), [...groups.get(keyOf(value)) ?? [], value]);
	return groups;
}

function keepLeast(least, name, {rows, seconds, cpu}) {
	const known = least.get(name);
	if (known !== undefined && known.rows !== rows) throw new Error(`${name}: ${rows} rows, before ${known.rows}`);
	least.set(name, {rows, seconds: Math.min(seconds, known?.seconds ?? Infinity), cpu: Math.min(cpu, known?.cpu ?? Infinity)});
}

function text({rows, seconds, cpu}) {
	return `${rows.toLocaleString('en-US')} rows in ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} CPU s`;
}
