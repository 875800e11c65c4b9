// How well duplicates are found in a synthetic province without its extract, by number of errors and by state of the ID.
//
//   npm run build && node test/bench/accuracy.mjs [--residents 300000] [--threads 2] [--folder DIR] [--show N]
//
// Makes the province and a store of it in DIR (once; they are used again). Default configuration, no labels. `--show` prints the N worst pairs
// of each kind: this is synthetic data.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {parse} from 'csv-parse/sync';
import {provinceFiles, storedProvince} from './province.mjs';

const {values: options} = parseArgs({options: {
	residents: {type: 'string', default: '300000'},
	threads: {type: 'string', default: '2'},
	folder: {type: 'string'},
	show: {type: 'string', default: '0'},
}});
const threads = Number(options.threads);
const residents = Number(options.residents);
const built = name => import(new URL(`../../dist/${name}.js`, import.meta.url));
const [{loadPeople}, {link, defaultThresholds}, {registered}, {blocksOf, rulesFor}, {probabilityOf, Scorer}, {PairComparer}, {Rarity}] = await Promise.all([
	built('link/people'), built('link/link'), built('dedupe/dedupe'), built('link/blocking'), built('link/scorer'), built('link/pair-comparer'), built('link/term-frequency'),
]);

const {paths} = await provinceFiles({residents, folder: options.folder});
const store = await storedProvince({residents, folder: options.folder, threads});
const people = await loadPeople(store, {left: registered});
const keyById = new Map((await store.rows('bench: keys', 'SELECT record_id, record_key FROM records')).map(row => [row.record_id, row.record_key]));
store.close();
const keys = Array.from(people.recordIds, recordId => keyById.get(recordId));
const rowOf = new Map(keys.map((key, row) => [key, row]));
const read = name => parse(readFileSync(join(paths.truth, name)), {columns: true});

const result = await link(people, {mode: 'within', threads});
const weights = new Map(Array.from(result.a, (a, index) => [a * people.rows + result.b[index], result.weight[index]]));
const weightOf = (a, b) => weights.get(Math.min(a, b) * people.rows + Math.max(a, b));
const probability = weight => (weight === undefined ? 0 : probabilityOf(weight));

const personOf = new Map(read('persons.csv').map(({record, person}) => [record, person]));
const truth = read('duplicates.csv').flatMap(pair => {
	const [a, b] = [rowOf.get(pair.record_a), rowOf.get(pair.record_b)];
	return a === undefined || b === undefined ? [] : [{...pair, a, b}];
});
const rules = rulesFor(people).map(rule => blocksOf(rule, people, false));
const blocked = ({a, b}) => rules.some(({keys: own}) => own[a] !== 0 && own[a] === own[b]);
console.log(`${people.rows} records, ${truth.length} true pairs; ${(result.counts.considered / people.rows).toFixed(1)} pairs a record`);

const groups = {
	all: () => true,
	'at most 2 errors': ({errors}) => Number(errors) <= 2,
	...Object.fromEntries([...new Set(truth.map(({errors}) => errors))].toSorted().map(count => [`${count} errors`, ({errors}) => errors === count])),
	...Object.fromEntries([...new Set(truth.map(({id_state}) => id_state))].toSorted().map(state => [`ID ${state}`, ({id_state}) => id_state === state])),
	...Object.fromEntries([...new Set(truth.map(({units}) => units))].toSorted().map(units => [`units ${units}`, pair => pair.units === units])),
};
console.log('recall'.padEnd(22), 'pairs'.padStart(7), 'blocking'.padStart(9), 'certain'.padStart(9), '+ review'.padStart(9));
for (const [name, belongs] of Object.entries(groups)) {
	const own = truth.filter(belongs);
	const share = test => (own.filter(test).length / own.length).toFixed(4).padStart(9);
	console.log(name.padEnd(22), String(own.length).padStart(7), share(blocked),
		share(({a, b}) => probability(weightOf(a, b)) >= defaultThresholds.match), share(({a, b}) => probability(weightOf(a, b)) >= defaultThresholds.review));
}

const persons = new Map();
for (const key of keys) if (personOf.has(key)) persons.set(personOf.get(key), (persons.get(personOf.get(key)) ?? 0) + 1);
const truePairs = [...persons.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
const samePerson = index => personOf.get(keys[result.a[index]]) === personOf.get(keys[result.b[index]]);
const verdicts = Array.from(result.a, (_, index) => ({probability: probabilityOf(result.weight[index]), index, same: samePerson(index)})).toSorted((x, y) => y.probability - x.probability);
let best = {f1: 0};
let right = 0;
for (const [rank, verdict] of verdicts.entries()) {
	if (verdict.same) right++;
	const f1 = (2 * right) / (rank + 1 + truePairs);
	if (f1 > best.f1) best = {f1, probability: verdict.probability};
}
const certain = verdicts.filter(verdict => verdict.probability >= defaultThresholds.match);
const review = verdicts.filter(verdict => verdict.probability >= defaultThresholds.review && verdict.probability < defaultThresholds.match);
const wrong = list => list.filter(({same}) => !same).length;
console.log(`certain zone: ${certain.length} pairs, ${wrong(certain)} wrong, precision ${(1 - wrong(certain) / certain.length).toFixed(5)}`);
console.log(`to review: ${review.length} pairs, ${(1000 * review.length / people.rows).toFixed(2)} per 1,000 records, ${wrong(review)} of them two people`);
const close = truth.filter(groups['at most 2 errors']);
for (const least of [0.001, 0.002, 0.005, 0.01, 0.02, 0.05]) {
	const found = close.filter(({a, b}) => probability(weightOf(a, b)) >= least).length;
	const shown = verdicts.filter(verdict => verdict.probability >= least && verdict.probability < defaultThresholds.match).length;
	console.log(`review from ${least}: recall at most 2 errors ${(found / close.length).toFixed(4)}, ${(1000 * shown / people.rows).toFixed(2)} to review per 1,000 records`);
}
console.log(`best F1 ${best.f1.toFixed(4)} at probability ${best.probability.toFixed(3)}`);

const traps = read('traps.csv');
for (const kind of new Set(traps.map(trap => trap.kind))) {
	const pairs = traps.filter(trap => trap.kind === kind);
	const weighed = pairs.map(({record_a, record_b}) => probability(weightOf(rowOf.get(record_a) ?? -1, rowOf.get(record_b) ?? -1)));
	console.log(`trap ${kind}: ${pairs.length}, certain ${weighed.filter(value => value >= defaultThresholds.match).length}, to review ${weighed.filter(value => value >= defaultThresholds.review && value < defaultThresholds.match).length}`);
}

if (Number(options.show) > 0) {
	const comparer = new PairComparer(people);
	const scorer = new Scorer(result.model, new Rarity(people, result.frequencies));
	const levels = new Uint8Array(result.model.fields.length);
	const explain = (a, b, note) => {
		comparer.compare(a, b, levels);
		const evidence = scorer.evidence(a, b, levels).filter(({level}) => level !== undefined);
		console.log(`${note} ${keys[a]} ${keys[b]} ${scorer.weight(a, b, levels).toFixed(1)}: ${evidence.map(({field, level, weight, absorbed}) => `${field} ${level} ${weight.toFixed(1)}${absorbed ? '*' : ''}`).join(', ')}`);
	};
	for (const {index} of verdicts.filter(({same}) => !same).slice(0, Number(options.show))) explain(result.a[index], result.b[index], 'wrong');
	for (const pair of truth.filter(({a, b}) => probability(weightOf(a, b)) < defaultThresholds.review).slice(0, Number(options.show))) {
		explain(pair.a, pair.b, `missed (${pair.errors} errors, ID ${pair.id_state}${blocked(pair) ? '' : ', not blocked'})`);
	}
}
