// How well duplicates are found in a synthetic province: by the weights alone, and as `dedupe` decides in the end, by number of errors and by state of the ID;
// with the extract also how well `compare` links.
//
//   npm run build && node test/bench/accuracy.mjs [--residents 300000] [--extract] [--worse WHAT] [--threads 2] [--folder DIR] [--show N]
//
// Makes the province and a store of it in DIR (once; they are used again). Default configuration, no labels. `--worse` spoils the local registers in a way that the
// demo does not: see `worse` in province.mjs. `--show` prints the N worst pairs of each kind: this is synthetic data.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {parse} from 'csv-parse/sync';
import {provinceFiles, spoil, storedProvince} from './province.mjs';

const {values: options} = parseArgs({options: {
	residents: {type: 'string', default: '300000'},
	extract: {type: 'boolean', default: false},
	worse: {type: 'string', multiple: true, default: []},
	threads: {type: 'string', default: '2'},
	folder: {type: 'string'},
	show: {type: 'string', default: '0'},
}});
const threads = Number(options.threads);
const place = {residents: Number(options.residents), folder: options.folder, extract: options.extract};
const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));
const [{compare}, {findDuplicates}, {blocksOf, rulesFor}, {defaultThresholds}, {probabilityOf}] = await Promise.all(
	['compare/compare', 'dedupe/dedupe', 'link/blocking', 'link/link', 'link/scorer'].map(built));

const {paths} = await provinceFiles(place);
const store = await storedProvince({...place, threads});
const read = name => parse(readFileSync(join(paths.truth, name)), {columns: true});
const percent = (part, whole) => (whole === 0 ? '–' : (part / whole).toFixed(5));

await spoil(store, options.worse);
if (options.extract) {
	await compare(store, {now: new Date('2022-08-16T00:00:00Z'), threads});
	const truth = new Map(read('links.csv').map(({record_a: local, record_b: person}) => [local, person]));
	const pairs = await store.rows('bench: links', `SELECT record_a, record_b, decision FROM pairs WHERE step = 'compare'`);
	const of = decision => pairs.filter(pair => pair.decision === decision);
	const right = list => list.filter(({record_a: local, record_b: person}) => truth.get(local) === person.replace(/~\d+$/, ''));
	const reviewed = new Set(of('review').map(({record_a: local}) => local));
	console.log(`compare: ${of('match').length} links, precision ${percent(right(of('match')).length, of('match').length)}, recall ${percent(right(of('match')).length, truth.size)}; `
		+ `${(1000 * reviewed.size / truth.size).toFixed(2)} records per 1,000 to review, with them recall ${percent(right(of('match')).length + right(of('review')).length, truth.size)}`);
}
const {people, pairs, result, scorer, comparer} = await findDuplicates(store, {threads});
const keyById = new Map((await store.rows('bench: keys', 'SELECT record_id, record_key FROM records')).map(row => [row.record_id, row.record_key]));
store.close();

const keys = Array.from(people.recordIds, recordId => keyById.get(recordId));
const rowOf = new Map(keys.map((key, row) => [key, row]));
const personOf = new Map(read('persons.csv').map(({record, person}) => [record, person]));
const same = ({a, b}) => personOf.get(keys[a]) === personOf.get(keys[b]);
const known = new Map(pairs.map(pair => [pair.a * people.rows + pair.b, pair]));
const pairOf = (a, b) => known.get(Math.min(a, b) * people.rows + Math.max(a, b));
const zoneOf = weight => (probabilityOf(weight) >= defaultThresholds.match ? 'match' : probabilityOf(weight) >= defaultThresholds.review ? 'review' : 'distinct');
const byWeight = pair => (pair === undefined ? 'distinct' : zoneOf(pair.weight));
const decided = pair => pair?.decision ?? 'distinct';

const truth = read('duplicates.csv').flatMap(pair => {
	const [a, b] = [rowOf.get(pair.record_a), rowOf.get(pair.record_b)];
	return a === undefined || b === undefined ? [] : [{...pair, a, b}];
});
const rules = rulesFor(people).map(rule => blocksOf(rule, people, false));
const blocked = ({a, b}) => rules.some(({keys: own}) => own[a] !== 0 && own[a] === own[b]);
console.log(`${people.rows} records, ${truth.length} planted duplicates; ${(result.counts.considered / people.rows).toFixed(1)} pairs a record`);

const groupsBy = (field, label) => Object.fromEntries([...new Set(truth.map(pair => pair[field]))].toSorted().map(value => [`${label} ${value}`, pair => pair[field] === value]));
const groups = {all: () => true, 'at most 2 errors': ({errors}) => Number(errors) <= 2, ...groupsBy('errors', 'errors'), ...groupsBy('id_state', 'ID'), ...groupsBy('units', 'units')};
const columns = {
	blocking: blocked,
	'certain by weight': ({a, b}) => byWeight(pairOf(a, b)) === 'match',
	'+ review': ({a, b}) => byWeight(pairOf(a, b)) !== 'distinct',
	'certain in the end': ({a, b}) => decided(pairOf(a, b)) === 'match',
	'+ review ': ({a, b}) => decided(pairOf(a, b)) !== 'distinct',
};
console.log('recall'.padEnd(18), 'pairs'.padStart(7), ...Object.keys(columns).map(heading => heading.padStart(19)));
for (const [name, belongs] of Object.entries(groups)) {
	const own = truth.filter(belongs);
	console.log(name.padEnd(18), String(own.length).padStart(7), ...Object.values(columns).map(test => percent(own.filter(test).length, own.length).padStart(19)));
}

for (const [name, zone] of [['by weight', byWeight], ['in the end', decided]]) {
	const certain = pairs.filter(pair => zone(pair) === 'match');
	const review = pairs.filter(pair => zone(pair) === 'review');
	console.log(`${name}: ${certain.length} certain, ${certain.filter(pair => !same(pair)).length} wrong, precision ${percent(certain.filter(same).length, certain.length)}; `
		+ `${(1000 * review.length / people.rows).toFixed(2)} to review per 1,000 records, ${review.filter(same).length} of them one person`);
}
const close = truth.filter(groups['at most 2 errors']);
for (const least of [0.001, 0.002, 0.005, 0.01, 0.02, 0.05]) {
	const reaches = pair => decided(pair) === 'match' || (pair !== undefined && probabilityOf(pair.weight) >= least && (decided(pair) === 'review' || pair.because === undefined));
	const shown = pairs.filter(pair => reaches(pair) && decided(pair) !== 'match').length;
	console.log(`review from ${least}: recall at most 2 errors ${percent(close.filter(({a, b}) => reaches(pairOf(a, b))).length, close.length)}, `
		+ `all ${percent(truth.filter(({a, b}) => reaches(pairOf(a, b))).length, truth.length)}, ${(1000 * shown / people.rows).toFixed(2)} to review per 1,000 records`);
}
console.log(`best F1 by weight ${bestF1()}`);

const traps = read('traps.csv');
for (const kind of new Set(traps.map(trap => trap.kind))) {
	const own = traps.filter(trap => trap.kind === kind).map(trap => decided(pairOf(rowOf.get(trap.record_a) ?? -1, rowOf.get(trap.record_b) ?? -1)));
	console.log(`trap ${kind}: ${own.length}, certain ${own.filter(decision => decision === 'match').length}, to review ${own.filter(decision => decision === 'review').length}`);
}

const levels = new Uint8Array(result.model.fields.length);
const explain = ({a, b}, note) => {
	comparer.compare(a, b, levels);
	const evidence = scorer.evidence(a, b, levels).filter(({level}) => level !== undefined);
	console.log(`${note} ${keys[a]} ${keys[b]} ${scorer.weight(a, b, levels).toFixed(1)}: ${evidence.map(({field, level, weight, absorbed}) => `${field} ${level} ${weight.toFixed(1)}${absorbed ? '*' : ''}`).join(', ')}`);
};
const most = Number(options.show);
for (const pair of pairs.filter(own => decided(own) === 'match' && !same(own)).slice(0, most)) explain(pair, 'wrong');
for (const pair of pairs.filter(own => byWeight(own) === 'match' && decided(own) !== 'match' && same(own)).slice(0, most)) explain(pair, `held back by ${pair.because}`);
for (const pair of truth.filter(({a, b}) => decided(pairOf(a, b)) === 'distinct').slice(0, most)) explain(pair, `missed (${pair.errors} errors, ID ${pair.id_state}, ${pairOf(pair.a, pair.b)?.because ?? (blocked(pair) ? 'weight' : 'not blocked')})`);

function bestF1() {
	const sizes = new Map();
	for (const key of keys) if (personOf.has(key)) sizes.set(personOf.get(key), (sizes.get(personOf.get(key)) ?? 0) + 1);
	const truePairs = [...sizes.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
	let [best, at, right] = [0, 0, 0];
	for (const [rank, pair] of pairs.toSorted((x, y) => y.weight - x.weight).entries()) {
		if (same(pair)) right++;
		const f1 = (2 * right) / (rank + 1 + truePairs);
		if (f1 > best) [best, at] = [f1, pair.weight];
	}
	return `${best.toFixed(4)} at probability ${probabilityOf(at).toFixed(3)}`;
}
