import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse} from 'csv-parse/sync';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {csvLines} from '../../../src/findings/csv.ts';
import {exportFindings} from '../../../src/findings/export.ts';
import type {FindingDraft} from '../../../src/findings/finding.ts';
import {evidenceJson, parseFindingName} from '../../../src/findings/finding.ts';
import {maskFinding} from '../../../src/findings/mask-finding.ts';
import {findingStatistics, listFindings, requireUnit} from '../../../src/findings/query.ts';
import {reconcileFindings} from '../../../src/findings/reconcile.ts';
import {maskingMasker, revealingMasker} from '../../../src/privacy/mask.ts';
import {Store} from '../../../src/store/store.ts';

const now = new Date('2024-05-01T18:00:00Z');

let folder: string;
let store: Store;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-findings-'));
	store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
	await reconcileFindings(store, 'compare', [settled, ...drafts], now);
	await reconcileFindings(store, 'compare', drafts, now);
});

afterEach(() => {
	store.close();
	rmSync(folder, {recursive: true});
});

const name: FindingDraft = {
	code: 'NAME_DIFFERS', subcode: 'accents', severity: 'error', unit: '25741', recordA: '25741/HS1', recordB: '074080000001', field: 'full_name',
	currentValue: '=HYPERLINK("x")', otherValue: 'Nguyễn Văn An', proposedValue: 'Nguyễn Văn An', direction: 'update_local', confidence: 0.99996,
	evidence: {reason: 'accents_lost', basis: 'id'},
};
const duplicate: FindingDraft = {
	code: 'DUPLICATE', severity: 'warning', unit: '25747', recordA: '25741/HS1', recordB: '25747/HS2', field: '', proposedValue: '25741/HS1',
	direction: 'update_local', evidence: {levels: {full_name: 'equal'}, weight: 12.5},
};
const drafts = [name, duplicate];
const settled: FindingDraft = {...name, code: 'BIRTH_DIFFERS', field: 'birth_date', currentValue: '1980'};

const columns = 'finding,code,subcode,severity,unit,record_a,record_b,field,current_value,other_value,proposed_value,direction,confidence,status,first_seen,last_seen,evidence';

describe('findings.csv', () => {
	const file = (): string => join(folder, 'findings.csv');
	const rows = (): Record<string, string>[] => parse(readFileSync(file()), {columns: true}) as Record<string, string>[];

	test('has the columns of the contract, whole keys and masked values', async () => {
		expect(await exportFindings(store, {}, maskingMasker, file())).toBe(3);
		expect(readFileSync(file(), 'utf8').split('\n')[0]).toBe(columns);
		expect(rows()[1]).toEqual({
			finding: 'F2', code: 'DUPLICATE', subcode: '', severity: 'warning', unit: '25747', record_a: '25741/HS1', record_b: '25747/HS2', field: '',
			current_value: '', other_value: '', proposed_value: '25741/HS1', direction: 'update_local', confidence: '', status: 'open',
			first_seen: '2024-05-01T18:00:00Z', last_seen: '2024-05-01T18:00:00Z', evidence: '{"levels":{"full_name":"equal"},"weight":12.5}',
		});
		expect(rows()[2]).toMatchObject({record_b: '074080000001', other_value: 'N***** V** A*', confidence: '0.9999', evidence: '{"basis":"id","reason":"accents_lost"}'});
		expect(rows()[0]).toMatchObject({finding: 'F1', status: 'settled', current_value: '**/**/1980'});
	});

	test('is whole when revealed, but no formula', async () => {
		await exportFindings(store, {statuses: ['open']}, revealingMasker, file());
		expect(rows().map(row => row.finding)).toEqual(['F2', 'F3']);
		expect(rows()[1]).toMatchObject({current_value: `'=HYPERLINK("x")`, other_value: 'Nguyễn Văn An'});
	});

	test('is for its owner only, replaces what was there, and leaves nothing beside it', async () => {
		writeFileSync(file(), 'old', {mode: 0o644});
		await exportFindings(store, {codes: ['DUPLICATE']}, maskingMasker, file());
		expect(statSync(file()).mode & 0o777).toBe(0o600);
		expect(rows()).toHaveLength(1);
		expect(readdirSync(folder)).toEqual(['findings.csv']);
	});

	test('a folder, or a folder that is not there, is refused', async () => {
		mkdirSync(file());
		await expect(exportFindings(store, {}, maskingMasker, file())).rejects.toMatchObject({code: 'EXPORT_TARGET', exitCode: 2});
		await expect(exportFindings(store, {}, maskingMasker, join(folder, 'a', 'b.csv'))).rejects.toMatchObject({code: 'EXPORT_TARGET'});
		expect(readdirSync(folder)).toEqual(['findings.csv']);
	});
});

describe('CSV cells', () => {
	test.each([
		['=1+1', `'=1+1`], ['+cmd', `'+cmd`], ['-cmd', `'-cmd`], ['@x', `'@x`], ['\tx', `'\tx`], ['\rx', `"'\rx"`], ['-5', '-5'], ['+84912345678', '+84912345678'], ['-1,5', '"-1,5"'],
		['-', `'-`], ['a=b', 'a=b'], ['a,b', '"a,b"'], ['a"b', '"a""b"'], ['a\nb', '"a\nb"'], [null, ''], [12, '12'], [-0.5, '-0.5'],
	] as const)('%j is written %j', (cell, written) => {
		expect(csvLines([['x', cell]])).toBe(`x,${written}\n`);
	});
});

describe('asking for findings', () => {
	test('by code, status, severity and unit, and only so many', async () => {
		const of = async (...[filter, limit = 10]: [Parameters<typeof listFindings>[1], number?]) => {
			const {total, findings} = await listFindings(store, filter, limit);
			return [total, findings.map(({finding}) => finding)];
		};
		expect(await of({})).toEqual([3, [1, 2, 3]]);
		expect(await of({}, 1)).toEqual([3, [1]]);
		expect(await of({codes: ['DUPLICATE', 'BIRTH_DIFFERS']})).toEqual([2, [1, 2]]);
		expect(await of({statuses: ['open'], severities: ['error']})).toEqual([1, [3]]);
		expect(await of({unit: '25747'})).toEqual([1, [2]]);
		expect(await of({unit: `' OR TRUE --`})).toEqual([0, []]);
	});

	test('counts add up', async () => {
		expect(await findingStatistics(store)).toEqual([
			{code: 'BIRTH_DIFFERS', severity: 'error', total: 1, statuses: {open: 0, batched: 0, settled: 1, reopened: 0, dismissed: 0}},
			{code: 'DUPLICATE', severity: 'warning', total: 1, statuses: {open: 1, batched: 0, settled: 0, reopened: 0, dismissed: 0}},
			{code: 'NAME_DIFFERS', severity: 'error', total: 1, statuses: {open: 1, batched: 0, settled: 0, reopened: 0, dismissed: 0}},
		]);
	});

	test('a unit that nobody has', async () => {
		await requireUnit(store, '25747');
		await expect(requireUnit(store, '99999')).rejects.toMatchObject({code: 'UNIT_NOT_STORED', exitCode: 2, details: {unit: '99999'}});
	});

	test.each([['F12', 12], ['f12', 12], [' 12 ', 12], ['F0', undefined], ['12x', undefined], ['280123456', undefined], ['', undefined]])('%j names %s', (text, number) => {
		expect(parseFindingName(text)).toBe(number);
	});
});

describe('evidence', () => {
	test.each([
		[{b: 1, a: {d: 1, c: [2, 1]}}, '{"a":{"c":[2,1],"d":1},"b":1}'], [{a: 1, b: 'x'}, '{"a":1,"b":"x"}'], [{b: 1, a: 2}, '{"a":2,"b":1}'], [{}, '{}'],
	])('%j is kept with its keys in order', (evidence, json) => {
		expect(evidenceJson(evidence)).toBe(json);
	});

	test('is masked where it may be an ID', async () => {
		const {findings} = await listFindings(store, {codes: ['NAME_DIFFERS']}, 1);
		const masked = maskFinding({...findings[0], evidence: {person: '074080000001', levels: {personal_id: 'equal'}, units: ['25741'], other: null, count: 3}}, maskingMasker);
		expect(masked.evidence).toEqual({person: '074*******01', levels: {personal_id: 'equal'}, units: ['25741'], other: null, count: 3});
		expect(masked).toMatchObject({recordB: '074*******01', otherValue: 'N***** V** A*'});
	});
});
