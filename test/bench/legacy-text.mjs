// How well and how fast text of old encodings is read, on the built package: `npm run build && node test/bench/legacy-text.mjs [CELLS]`.
// Columns of CELLS cells (5,000): six contents × three letter cases × with 0 % and with 20 % of the cells in Unicode.
// Asked for: ≥ 99.9 % right in TCVN3 and VNI with the column as prior; of 100,000 clean names none changed;
// 1,000,000 clean names and 200,000 old texts a second. Times are processor time, so that a busy machine does not count.

import {Random} from '../../dist/demo/random.js';
import {drawGivenWords, drawSurname} from '../../dist/demo/names.js';
import {streets} from '../../dist/demo/tables/places.js';
import {cellReader, encodePage, gatherEvidence, misreadUtf8, readAsWindows1252} from '../../dist/vietnam/legacy/legacy-text.js';
import {communesBefore2025} from '../../dist/vietnam/tables/communes.js';
import {provincesBefore2025} from '../../dist/vietnam/tables/provinces.js';
import {cleanText} from '../../dist/vietnam/text.js';
import {cleanNames, countCells, fullName, labelledColumns, writtenAs} from '../support/legacy-set.mjs';

const library = {
	Random, drawSurname, drawGivenWords, streets, encodePage, misreadUtf8, readAsWindows1252,
	communes: communesBefore2025.map((row) => row[2]), provinces: provincesBefore2025.map((row) => row[1]),
};
const cellsPerColumn = Number(process.argv[2] ?? 5000);
const encodings = ['tcvn3', 'vni', 'windows-1258', 'viscii', 'double-utf-8'];
const confusion = new Map();

for (const encoding of encodings) reportEncoding(encoding);
reportConfusion();
reportClean();
reportSpeed();

function reportEncoding(encoding) {
	const rows = new Map();
	const wrong = new Map();
	let milliseconds = 0;
	let read = 0;
	for (const column of labelledColumns(library, {seed: 1, cells: cellsPerColumn, encoding})) {
		const counted = countCells(column.cells.map((cell) => cell.written));
		const start = cpuMilliseconds();
		const reader = cellReader({kind: column.kind, column: gatherEvidence(counted, column.kind)});
		const readings = new Map([...counted.keys()].map((written) => [written, reader(written)]));
		milliseconds += cpuMilliseconds() - start;
		read += counted.size;
		const alone = cellReader({kind: column.kind});
		for (const share of ['all', `${column.content}, ${column.share === 0 ? 'pure' : 'mixed'}`]) {
			const row = rows.get(share) ?? {cells: 0, right: 0, certain: 0, doubtful: 0, ambiguous: 0, wrongCertain: 0, unicodeChanged: 0, alone: 0};
			rows.set(share, row);
			for (const cell of column.cells) {
				count(row, cell, readings.get(cell.written));
				if (textOf(cell, alone(cell.written)) === cleanText(cell.truth)) row.alone++;
			}
		}
		for (const cell of column.cells) {
			const reading = readings.get(cell.written);
			add(confusion, `${cell.encoding} → ${reading.outcome === 'repaired' ? reading.encoding : 'as it stands'}`);
			const text = textOf(cell, reading);
			if (text === cleanText(cell.truth)) continue;
			const said = reading.outcome === 'ambiguous' ? ', called ambiguous' : '';
			add(wrong, `${cell.written} → ${text}, is ${cell.truth} (${cell.encoding}, ${column.content}${said})`);
		}
	}
	console.log(`\n${encoding}: ${Math.round(read / milliseconds)} distinct texts a millisecond, evidence included`);
	for (const [name, row] of rows) console.log(`  ${name}: ${line(row)}`);
	const listed = [...wrong].toSorted((a, b) => b[1] - a[1]);
	console.log(`  wrong: ${listed.length} different texts; the most frequent:`);
	for (const [text, times] of listed.slice(0, 25)) console.log(`    ${times} × ${text}`);
}

function line(row) {
	const share = (part) => `${((100 * part) / row.cells).toFixed(3)} %`;
	return [
		`${row.cells} cells`, `right ${share(row.right)}`, `repaired certainly ${share(row.certain)}`, `with doubt ${share(row.doubtful)}`,
		`called ambiguous ${share(row.ambiguous)}`, `wrong though certain ${row.wrongCertain}`, `Unicode changed ${row.unicodeChanged}`,
		`right without any prior ${share(row.alone)}`,
	].join(', ');
}

function cpuMilliseconds() {
	return process.cpuUsage().user / 1000;
}

function count(row, cell, reading) {
	const right = textOf(cell, reading) === cleanText(cell.truth);
	row.cells++;
	if (right) row.right++;
	if (reading.outcome === 'ambiguous') row.ambiguous++;
	if (reading.outcome !== 'repaired') return;
	row[reading.certain ? 'certain' : 'doubtful']++;
	if (!right && reading.certain) row.wrongCertain++;
	if (cell.encoding === 'unicode' && !right) row.unicodeChanged++;
}

function textOf(cell, reading) {
	return reading.outcome === 'repaired' ? reading.text : cleanText(cell.written);
}

function add(counts, what) {
	counts.set(what, (counts.get(what) ?? 0) + 1);
}

function reportConfusion() {
	console.log('\nwritten in → read as');
	for (const [what, times] of [...confusion].toSorted()) console.log(`  ${what}: ${times}`);
}

function reportClean() {
	const names = cleanNames(library, {seed: 2, count: 100_000, strange: 0.1});
	const counted = countCells(names);
	const evidence = gatherEvidence(counted, 'name');
	for (const [how, context] of [['with the column as prior', {kind: 'name', column: evidence}], ['without any prior', {kind: 'name'}]]) {
		const reader = cellReader(context);
		const changed = names.filter((name) => reader(name).outcome === 'repaired');
		const flagged = names.filter((name) => reader(name).outcome === 'ambiguous');
		console.log(`\nclean names in Unicode, ${how}: ${names.length} (${counted.size} different), changed ${changed.length}, called ambiguous ${flagged.length}`);
		for (const name of new Set(changed)) console.log(`  ${name} → ${reader(name).text}`);
	}
}

/** Different full names, each read once; the second round is that of a process that has warmed up. */
function reportSpeed() {
	const random = new Random(3, 'speed');
	const names = new Set();
	while (names.size < 200_000) names.add(fullName(library, random));
	console.log('\ndifferent full names a millisecond: evidence, reading (first and second round)');
	for (const encoding of ['unicode', ...encodings]) {
		const texts = [...names].map((name) => writtenAs(library, name, encoding));
		const rates = [1, 2].flatMap(() => {
			const start = cpuMilliseconds();
			const evidence = gatherEvidence(texts.map((text) => [text, 1]), 'name');
			const between = cpuMilliseconds();
			const reader = cellReader({kind: 'name', column: evidence});
			for (const text of texts) reader(text);
			return [between - start, cpuMilliseconds() - between].map((milliseconds) => Math.round(texts.length / milliseconds));
		});
		console.log(`  ${encoding}: ${rates[0]}, ${rates[1]} · ${rates[2]}, ${rates[3]}`);
	}
}
