// Accuracy on public sets with known truth: precision, recall and F1 of clusters and of the certain pairs. Default configuration, no labels; a set's profile
// says only which column is which.
//
//   npm run build && node test/bench/public-sets.mjs [--data ../shared/data]

import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {parse} from 'csv-parse/sync';
import {execa} from 'execa';

const {values: options} = parseArgs({options: {data: {type: 'string', default: fileURLToPath(new URL('../../../shared/data', import.meta.url))}}});
const program = fileURLToPath(new URL('../../bin/rasoat.js', import.meta.url));
const profile = name => fileURLToPath(new URL(`../../fixtures/profiles/${name}.yaml`, import.meta.url));
const lines = file => parse(readFileSync(join(options.data, file)), {columns: true, trim: true});

const febrl = number => ({
	name: `FEBRL ${number}`, file: `febrl/dataset${number}.csv`, profile: 'febrl',
	truth: () => lines(`febrl/dataset${number}.csv`).map(({rec_id: record}) => [record, record.split('-')[1]]),
});
const sets = [
	febrl(1), febrl(2), febrl(3),
	{name: 'fake_1000', file: 'splink/fake_1000.csv', profile: 'splink-fake', truth: () => lines('splink/fake_1000.csv').map(({unique_id, cluster}) => [unique_id, cluster])},
	{
		name: 'RLdata500', file: 'rldata/RLdata500.csv', profile: 'rldata', // without a column of codes, records are known by their row
		truth: () => lines('rldata/identity.RLdata500.csv').map((row, index) => [`n${index + 1}`, Object.values(row).at(-1)]),
	},
];

for (const set of sets) {
	if (!existsSync(join(options.data, set.file))) {
		console.log(`${set.name}: ${set.file} is not there`);
		continue;
	}
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-public-'));
	const rasoat = async (...args) => JSON.parse((await execa(process.execPath, [program, '-C', folder, '--json', ...args])).stdout).data;
	try {
		await rasoat('init', folder);
		await rasoat('ingest', join(options.data, set.file), '--as', 'local', '--profile', profile(set.profile));
		await rasoat('dedupe');
		const truth = join(folder, 'truth.csv');
		writeFileSync(truth, ['record,person', ...set.truth().map(pair => pair.join(','))].join('\n'));
		const {match, clusters} = await rasoat('evaluate', 'dedupe', '--truth', truth);
		const shown = ({precision, recall, f1}) => `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, F1 ${f1.toFixed(4)}`;
		console.log(`${set.name}: clusters ${shown(clusters)}; certain pairs ${shown(match)}`);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
