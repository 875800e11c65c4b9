import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {collectReport} from '../../../src/report/collect.ts';
import type {Report} from '../../../src/report/report.ts';
import type {Store} from '../../../src/store/store.ts';
import {emptyStore, findings, insert, sampleStore} from './sample-store.ts';

const now = new Date('2022-08-26T01:00:00Z');

let store: Store;
let report: Report;

beforeEach(async () => {
	store = await sampleStore();
	report = await collectReport(store, {province: '74', now});
});

afterEach(() => store.close());

test('an empty store gives a report of zeros', async () => {
	const empty = await emptyStore();
	const {findings: none, units, sources, progress} = await collectReport(empty, {province: '74', now});
	empty.close();
	expect(none).toMatchObject({active: 0, total: 0, codes: []});
	expect(units).toEqual([]);
	expect(sources.sides.map(({files, lines, balanced}) => [files, lines, balanced])).toEqual([[0, 0, true], [0, 0, true]]);
	expect(progress).toEqual({runs: [], sinceLastRun: null});
});

describe('sources', () => {
	test('count current files alone, line by line', () => {
		expect(report.sources.sides).toEqual([
			{
				side: 'local', files: 2, replacedFiles: 1, refusedFiles: 1, oldest: '2022-08-14', newest: '2022-08-15', lines: 18, headingLines: 2,
				titleLines: 2, footLines: 0, blankLines: 1, storedLines: 11, quarantinedLines: 2, storedRows: 10, quarantinedRows: 2, balanced: true,
			},
			{
				side: 'extract', files: 1, replacedFiles: 0, refusedFiles: 0, oldest: '2022-08-15', newest: '2022-08-15', lines: 10, headingLines: 1,
				titleLines: 0, footLines: 0, blankLines: 0, storedLines: 9, quarantinedLines: 0, storedRows: 9, quarantinedRows: 0, balanced: true,
			},
		]);
		expect(report.sources.quarantine).toEqual([{code: 'FIELDS_TOO_FEW', rows: 1}, {code: 'QUOTE_UNCLOSED', rows: 1}]);
	});

	test('say so where a line is missing', async () => {
		await store.run('test', 'UPDATE sources SET stored_lines = 8 WHERE source_id = 5');
		const {sources} = await collectReport(store, {province: '74', now});
		expect(sources.sides.map(side => side.balanced)).toEqual([true, false]);
	});

	test('tell which units they cover', () => {
		expect(report.sources.coverage).toEqual({local: 2, extract: 2, both: 1, extractComplete: 1});
		expect(report.sources.refused).toEqual([
			{file: 'dan-cu-074*******01.csv', side: 'local', code: 'TOO_MANY_REJECTED', refusedAt: '2022-08-20T01:00:00.000Z'},
		]);
	});
});

test('residents by kind of residence', () => {
	expect(report.residents).toEqual([
		{side: 'local', records: 10, permanent: 6, temporary: 1, staying: 0, absent: 0, unknown: 3},
		{side: 'extract', records: 9, permanent: 9, temporary: 0, staying: 0, absent: 0, unknown: 0},
	]);
});

test('pairs and links', () => {
	expect(report.links).toEqual({
		pairs: [{step: 'compare', match: 6, review: 1, distinct: 0}, {step: 'dedupe', match: 2, review: 0, distinct: 3}],
		linkedLocal: 6,
	});
});

describe('findings', () => {
	test('by status and severity', () => {
		expect(report.findings).toMatchObject({
			active: 11, open: 8, batched: 2, reopened: 1, settled: 2, dismissed: 1, total: 14, errors: 9, warnings: 1, infos: 1,
		});
	});

	test('by quality', () => {
		expect(report.findings.headings.map(({heading, active, settled, dismissed}) => [heading, active, settled, dismissed])).toEqual([
			['correct', 4, 0, 0],
			['complete', 2, 0, 0],
			['clean', 5, 0, 1],
			['live', 0, 2, 0],
		]);
	});

	test('by code, with most to do first under each heading', () => {
		expect(report.findings.codes.map(({code, severity, active, total}) => [code, severity, active, total])).toEqual([
			['NAME_DIFFERS', 'error', 3, 3],
			['NAME_DIFFERS', 'warning', 1, 1],
			['ID_MISSING', 'error', 2, 2],
			['DUPLICATE', 'error', 4, 5],
			['UNIT_UNKNOWN', 'info', 1, 1],
			['DEAD_IN_EXTRACT', 'error', 0, 2],
		]);
	});

	test('by unit, named as of the day of the data', () => {
		expect(report.units).toEqual([
			{
				unit: {code: '25741', name: 'Phường Hiệp Thành'}, localRecords: 6, active: 5, errors: 5, settled: 2,
				headings: {correct: 3, complete: 2, clean: 0, live: 0},
			},
			{
				unit: {code: '25744', name: 'Phường Phú Lợi'}, localRecords: 3, active: 5, errors: 4, settled: 0,
				headings: {correct: 1, complete: 0, clean: 4, live: 0},
			},
			{unit: {code: null, name: null}, localRecords: 1, active: 1, errors: 0, settled: 0, headings: {correct: 0, complete: 0, clean: 1, live: 0}},
		]);
	});

	test('every way of counting gives the same sums', async () => {
		const codes = ['BIRTH_DIFFERS', 'DUPLICATE', 'NOT_IN_LOCAL', 'REMOVED_IN_EXTRACT', 'A_CODE_OF_TOMORROW'];
		const statuses = ['open', 'batched', 'settled', 'reopened', 'dismissed'];
		for (let index = 0; index < 60; index++) {
			const [row] = findings(1, {
				code: codes[index % 5], status: statuses[(index * 7) % 5], step: ['ingest', 'check', 'compare', 'dedupe'][index % 4],
				severity: ['error', 'warning', 'info'][index % 3], unit: [null, '25741', '99999', '25747'][(index * 3) % 4],
			});
			await insert(store, 'findings', row);
		}
		const {findings: all, units} = await collectReport(store, {province: '74', now});
		expect(all.total).toBe(74);
		expect(all.errors + all.warnings + all.infos).toBe(all.active);
		expect(all.active + all.settled + all.dismissed).toBe(all.total);
		for (const parts of [all.headings, all.codes, all.steps]) {
			for (const count of ['active', 'open', 'batched', 'reopened', 'settled', 'dismissed', 'total'] as const) {
				expect(sum(parts.map(part => part[count]))).toBe(all[count]);
			}
		}
		for (const count of ['active', 'errors', 'settled'] as const) expect(sum(units.map(unit => unit[count]))).toBe(all[count]);
		for (const {headings, active} of units) expect(sum(Object.values(headings))).toBe(active);
		for (const {heading, active} of all.headings) expect(sum(units.map(unit => unit.headings[heading]))).toBe(active);
	});
});

test('runs, and how far it is since the last that ended', () => {
	expect(report.progress).toEqual({
		runs: [
			{run: 1, startedAt: '2022-08-18T18:30:00.000Z', endedAt: '2022-08-18T18:31:00.000Z', exitCode: 0, active: 9, fresh: 9, reopened: 0, settled: 0},
			{run: 2, startedAt: '2022-08-19T18:30:00.000Z', endedAt: null, exitCode: null, active: null, fresh: null, reopened: null, settled: null},
		],
		sinceLastRun: 2,
	});
});

test('batches, without who made them', () => {
	expect(report.batches).toEqual({
		batches: [
			{
				batch: 'B0001', unit: {code: '25741', name: 'Phường Hiệp Thành'}, recipient: 'Công an phường Hiệp Thành', state: 'exported',
				createdAt: '2022-08-20T02:00:00.000Z', corrections: 3,
			},
			{batch: 'B0002', unit: {code: null, name: null}, recipient: 'Công an tỉnh', state: 'draft', createdAt: '2022-08-20T03:00:00.000Z', corrections: 0},
		],
		corrections: 3,
	});
});

test('a province that has gone keeps its last name', async () => {
	await store.run('test', `UPDATE sources SET as_of = '2026-01-01'`);
	expect((await collectReport(store, {province: '74', now})).province).toEqual({code: '74', name: 'Tỉnh Bình Dương'});
});

test('no value of a person is in it', async () => {
	await store.run('test', `UPDATE findings SET current_value = 'Nguyễn Văn An', other_value = '074080000001', proposed_value = '05/04/1980'`);
	const text = JSON.stringify(await collectReport(store, {province: '74', now}));
	expect(text).not.toMatch(/Nguyễn|05\/04\/1980|0740800|25741\/1|somebody/);
});

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}
