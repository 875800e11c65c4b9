// A first night at a province's size, stage by stage, on the built package.
//
//   npm run build && node test/bench/first-night.mjs [--residents 2800000] [--threads 2] [--memory 2GB] [--extract] [--folder DIR]
//
// Makes the synthetic province in DIR (once; it is used again), ingests it into a fresh store and removes duplicates, with
// `--extract` after comparing. Prints seconds, rows or pairs per second, and the process's peak memory so far.

import {mkdtempSync, rmSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {provinceFiles} from './province.mjs';

const {values: options} = parseArgs({options: {
	residents: {type: 'string', default: '2800000'},
	threads: {type: 'string', default: '2'},
	memory: {type: 'string', default: '2GB'},
	extract: {type: 'boolean', default: false},
	folder: {type: 'string'},
}});
const residents = Number(options.residents);
const threads = Number(options.threads);
const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));

const [{Store}, {ingest}, {compare}, {dedupe}, {defaultConfig}] = await Promise.all([
	built('store/store'), built('ingest/ingest'), built('compare/compare'), built('dedupe/dedupe'), built('config/config'),
]);

console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}; ${residents} residents, ${threads} threads, DuckDB ${options.memory}`);
const {folder, paths} = await provinceFiles({residents, folder: options.folder, extract: options.extract});
const work = mkdtempSync(join(tmpdir(), 'rasoat-bench-store-'));
const store = await Store.open({path: join(work, 'store.duckdb'), threads, memory: options.memory, temporary: join(work, 'tmp')});
const now = new Date('2022-08-16T00:00:00Z');
const context = {store, now, cwd: folder, limits: defaultConfig.ingest, threads, temporary: join(work, 'opened')};
let total = 0;
try {
	await stage('ingest local', () => ingest(context, {paths: [paths.local], kind: 'local'}), summary => summary.totals.rows);
	if (options.extract) {
		await stage('ingest extract', () => ingest(context, {paths: [paths.extract], kind: 'extract', complete: true}), summary => summary.totals.rows);
		await stage('compare', () => compare(store, {threads, now}), summary => summary.local);
	}
	const summary = await stage('dedupe', () => dedupe(store, {threads, now}), result => result.records);
	console.log(`pairs considered ${summary.counts.considered}, compared on every field ${summary.counts.compared} (${(100 * summary.counts.compared / summary.counts.considered).toFixed(2)} %)`);
	console.log(`certain ${summary.pairs.match}, to review ${summary.pairs.review}`);
	for (const {rule, blocks, pairs, tightened, split, leftOut} of summary.rules) console.log(`  ${rule.padEnd(18)} ${blocks} blocks, ${pairs} pairs, tightened ${tightened} times, ${split} split, ${leftOut} rows left out`);
	console.log(`all stages ${total.toFixed(1)} s, peak memory ${peak()} MB`);
} finally {
	store.close();
	rmSync(work, {recursive: true, force: true});
}

async function stage(name, run, countOf) {
	const start = performance.now();
	const cpuStart = process.cpuUsage();
	const result = await run();
	const seconds = (performance.now() - start) / 1000;
	const cpu = process.cpuUsage(cpuStart);
	total += seconds;
	const count = countOf(result);
	console.log(`${name.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s  ${((cpu.user + cpu.system) / 1e6).toFixed(1).padStart(7)} CPU s  ${Math.round(count / seconds).toLocaleString('en-US').padStart(12)} rows/s  peak ${peak()} MB`);
	return result;
}

function peak() {
	return Math.round(process.resourceUsage().maxRSS / 1024);
}
