// The link kernel by itself: pairs a second over the stored residents of a province, without reading and storing.
//
//   npm run build && node test/bench/kernel.mjs [--residents 2800000] [--threads 2] [--repeat 3] [--folder DIR]
//
// Makes the province and a store of it in DIR (once; they are used again: delete `bench.duckdb` after a change of the store). Each run links with the model that the first one fitted. Prints seconds by stage, and for the pairs how many were considered, each of
// them one by one, compared word by word, and compared on every field.

import {cpus} from 'node:os';
import {parseArgs} from 'node:util';
import {storedProvince} from './province.mjs';

const {values: options} = parseArgs({options: {
	residents: {type: 'string', default: '2800000'},
	threads: {type: 'string', default: '2'},
	repeat: {type: 'string', default: '3'},
	folder: {type: 'string'},
}});
const threads = Number(options.threads);
const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));
const [{loadPeople}, {link}, {registered}] = await Promise.all([built('link/people'), built('link/link'), built('dedupe/dedupe')]);

const store = await storedProvince({residents: Number(options.residents), threads, folder: options.folder});
const people = await loadPeople(store, {left: registered});
store.close();
console.log(`${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}; ${people.rows} records, ${threads} threads`);

let model;
for (let run = 0; run <= Number(options.repeat); run++) {
	const marks = [];
	const result = await link(people, {mode: 'within', threads, model, onStage: stage => marks.push([stage, performance.now()])});
	model = result.model;
	const seconds = Object.fromEntries(marks.slice(0, -1).map(([stage, start], index) => [stage, (marks[index + 1][1] - start) / 1000]));
	const {considered, named, compared} = result.counts;
	const share = count => `${(100 * count / considered).toFixed(2)} %`;
	console.log(`blocks ${seconds.blocks.toFixed(1)} s, model ${seconds.model.toFixed(1)} s, pairs ${seconds.pairs.toFixed(1)} s: `
		+ `${considered} considered, ${(considered / seconds.pairs / 1e6).toFixed(1)} million/s; word by word ${share(named)}, every field ${share(compared)}; ${result.a.length} kept`);
}
