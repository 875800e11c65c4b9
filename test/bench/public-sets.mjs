// Accuracy on public sets with known truth, and on stand-ins for sets that are kept aside: precision, recall and F1 of clusters and of the certain pairs, or of links.
// Default configuration, no labels; a set's profile says only which column is which.
//
//   npm run build && node test/bench/public-sets.mjs [--data ../shared/data] [--only NAME]
//
// Stand-ins: FEBRL 2 and 3 cut into two files (the originals are the extract, one duplicate of each is local), which must be linked; 50,000 much copied records of the 1800s.

import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {parse} from 'csv-parse/sync';
import {execa} from 'execa';
import {historicalPeople} from './historical-people.mjs';

const {values: options} = parseArgs({options: {
	data: {type: 'string', default: fileURLToPath(new URL('../../../shared/data', import.meta.url))},
	only: {type: 'string', default: ''},
}});
const program = fileURLToPath(new URL('../../bin/rasoat.js', import.meta.url));
const profile = name => fileURLToPath(new URL(`../../fixtures/profiles/${name}.yaml`, import.meta.url));
const lines = file => parse(readFileSync(join(options.data, file)), {columns: true, trim: true});
const text = (heading, rows) => [heading.join(','), ...rows.map(row => heading.map(column => row[column]).join(','))].join('\n');
const persons = pairs => text(['record', 'person'], pairs.map(([record, person]) => ({record, person})));

const numberOf = ({rec_id: record}) => record.split('-')[1];
const febrl = number => ({
	name: `FEBRL ${number}`, needs: `febrl/dataset${number}.csv`, profile: 'febrl',
	files: () => ({local: readFileSync(join(options.data, `febrl/dataset${number}.csv`))}),
	truth: () => persons(lines(`febrl/dataset${number}.csv`).map(row => [row.rec_id, numberOf(row)])),
});
const linkedFebrl = number => {
	const sides = () => {
		const rows = lines(`febrl/dataset${number}.csv`);
		const originals = rows.filter(row => row.rec_id.endsWith('-org'));
		const duplicates = new Map(rows.filter(row => !row.rec_id.endsWith('-org')).toReversed().map(row => [numberOf(row), row]));
		return {originals, duplicates: [...duplicates.values()]};
	};
	return {
		name: `FEBRL ${number} in two files`, needs: `febrl/dataset${number}.csv`, profile: 'febrl',
		files() {
			const {originals, duplicates} = sides();
			const heading = Object.keys(originals[0]);
			return {local: text(heading, duplicates), extract: text(heading, originals)};
		},
		truth: () => text(['record_a', 'record_b'], sides().duplicates.map(row => ({record_a: row.rec_id, record_b: `rec-${numberOf(row)}-org`}))),
	};
};
const historical = () => historicalPeople({rows: 50_000});
const sets = [
	febrl(1), febrl(2), febrl(3),
	{
		name: 'fake_1000', needs: 'splink/fake_1000.csv', profile: 'splink-fake', files: () => ({local: readFileSync(join(options.data, 'splink/fake_1000.csv'))}),
		truth: () => persons(lines('splink/fake_1000.csv').map(({unique_id, cluster}) => [unique_id, cluster])),
	},
	{
		name: 'RLdata500', needs: 'rldata/RLdata500.csv', profile: 'rldata', files: () => ({local: readFileSync(join(options.data, 'rldata/RLdata500.csv'))}),
		// Without a column of codes, records are known by their row.
		truth: () => persons(lines('rldata/identity.RLdata500.csv').map((row, index) => [`n${index + 1}`, Object.values(row).at(-1)])),
	},
	linkedFebrl(2), linkedFebrl(3),
	{
		name: 'people of the 1800s', profile: 'historical', files: () => ({local: text(Object.keys(historical()[0]), historical())}),
		truth: () => persons(historical().map(({unique_id, cluster}) => [unique_id, cluster])),
	},
];

for (const set of sets.filter(({name}) => name.includes(options.only))) {
	if (set.needs !== undefined && !existsSync(join(options.data, set.needs))) {
		console.log(`${set.name}: ${set.needs} is not there`);
		continue;
	}
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-public-'));
	const rasoat = async (...args) => JSON.parse((await execa(process.execPath, [program, '-C', folder, '--json', ...args])).stdout).data;
	try {
		await rasoat('init', folder);
		const files = set.files();
		for (const [kind, content] of Object.entries(files)) {
			writeFileSync(join(folder, `${kind}.csv`), content);
			await rasoat('ingest', join(folder, `${kind}.csv`), '--as', kind, '--profile', profile(set.profile));
		}
		const step = files.extract === undefined ? 'dedupe' : 'compare';
		await rasoat(step);
		const truth = join(folder, 'truth.csv');
		writeFileSync(truth, set.truth());
		const {match, matchOrReview, clusters} = await rasoat('evaluate', step, '--truth', truth);
		const shown = ({precision, recall, f1}) => `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`;
		console.log(step === 'dedupe' ? `${set.name}: clusters ${shown(clusters)}; certain pairs ${shown(match)}` : `${set.name}: links ${shown(match)}; with those to review ${shown(matchOrReview)}`);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
