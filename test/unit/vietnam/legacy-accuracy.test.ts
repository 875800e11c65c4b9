import {describe, expect, test} from 'vitest';
import {drawGivenWords, drawSurname} from '../../../src/demo/names.ts';
import {Random} from '../../../src/demo/random.ts';
import {streets} from '../../../src/demo/tables/places.ts';
import {cellReader, encodePage, gatherEvidence, misreadUtf8, readAsWindows1252, type CellReading} from '../../../src/vietnam/legacy/legacy-text.ts';
import {communesBefore2025} from '../../../src/vietnam/tables/communes.ts';
import {provincesBefore2025} from '../../../src/vietnam/tables/provinces.ts';
import {cleanText} from '../../../src/vietnam/text.ts';
import {cleanNames, countCells, labelledColumns, type LabelledCell, type LabelledColumn, type Library} from '../../support/legacy-set.mjs';

const library: Library = {
	Random, drawSurname, drawGivenWords, streets, encodePage, misreadUtf8, readAsWindows1252,
	communes: communesBefore2025.map((row) => row[2]),
	provinces: provincesBefore2025.map((row) => row[1]),
};

interface Score {
	cells: number;
	wrong: number;
	wrongCertain: number;
	wrongSilent: number;
	doubtful: number;
}

/** Names, hamlets and addresses in three letter cases, each column pure and with a fifth of its cells in Unicode. */
function scoreColumns(encoding: LabelledColumn['encoding'], wanted: (column: LabelledColumn) => boolean): Score {
	const score = {cells: 0, wrong: 0, wrongCertain: 0, wrongSilent: 0, doubtful: 0};
	for (const column of labelledColumns(library, {seed: 7, cells: 1000, encoding})) if (wanted(column)) scoreColumn(column, score);
	return score;
}

function scoreColumn({cells, kind}: LabelledColumn, score: Score): void {
	const read = cellReader({kind, column: gatherEvidence(countCells(cells.map(({written}) => written)), kind)});
	for (const cell of cells) {
		const reading = read(cell.written);
		score.cells++;
		if (reading.outcome === 'repaired' && !reading.certain) score.doubtful++;
		if (isRight(cell, reading)) continue;
		score.wrong++;
		if (reading.outcome === 'repaired' && reading.certain) score.wrongCertain++;
		if (reading.outcome === 'untouched') score.wrongSilent++;
	}
}

function isRight({written, truth}: LabelledCell, reading: CellReading): boolean {
	return (reading.outcome === 'repaired' ? reading.text : cleanText(written)) === cleanText(truth);
}

const isSingleWord = ({content}: LabelledColumn): boolean => content === 'given names';

describe('with the column as prior', () => {
	test.each([['tcvn3'], ['vni'], ['windows-1258'], ['viscii'], ['double-utf-8']] as const)('%s: 99.9 % of names, hamlets and addresses are right, and none certainly wrong', (encoding) => {
		const score = scoreColumns(encoding, (column) => !isSingleWord(column));
		expect(score.cells).toBe(30_000);
		expect(score.wrong / score.cells).toBeLessThan(0.001);
		expect(score.wrongCertain).toBe(0);
		expect(score.wrongSilent / score.cells).toBeLessThan(0.0002);
		expect(score.doubtful / score.cells).toBeLessThan(0.03);
	});

	test.each([['tcvn3'], ['vni']] as const)('%s: given names alone, one word each, where a word is often good in two encodings', (encoding) => {
		const pure = scoreColumns(encoding, (column) => isSingleWord(column) && column.share === 0);
		expect(pure.wrong / pure.cells).toBeLessThan(0.002);
		const mixed = scoreColumns(encoding, (column) => isSingleWord(column) && column.share > 0);
		expect(mixed.wrong / mixed.cells).toBeLessThan(0.01);
		expect(mixed.wrongSilent / mixed.cells).toBeLessThan(0.001);
		expect(pure.wrongCertain + mixed.wrongCertain).toBe(0);
	});
});

describe('of 100,000 clean names, a tenth of them of minorities and foreigners, in all letter cases', () => {
	const names = cleanNames(library, {seed: 11, count: 100_000, strange: 0.1});

	test('none is changed or doubted with the column as prior', () => {
		const read = cellReader({kind: 'name', column: gatherEvidence(countCells(names), 'name')});
		expect(names.filter((name) => read(name).outcome !== 'untouched')).toEqual([]);
	});

	test('nor without any prior', () => {
		const read = cellReader({kind: 'name'});
		expect(names.filter((name) => read(name).outcome !== 'untouched')).toEqual([]);
	});

	test('nor as text', () => {
		const read = cellReader({kind: 'text'});
		expect(names.filter((name) => read(name).outcome !== 'untouched')).toEqual([]);
	});
});
