import {readdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

const input = resolve(import.meta.dirname, '../../fixtures/hard-calls/input');
const folders = testFolders();
let folder: string;

beforeAll(async () => {
	folder = folders.empty();
	await rasoatHere(['init', folder]);
	for (const [kind, ...flags] of [['local'], ['extract', '--complete']] as const) {
		const files = readdirSync(join(input, kind)).map(file => join(input, kind, file));
		await rasoatHere(['ingest', ...files, '--as', kind, ...flags], {cwd: folder});
	}
	await rasoatHere(['compare'], {cwd: folder});
});

async function ask(...args: readonly string[]): Promise<Record<string, unknown>> {
	const {exitCode, stdout} = await rasoatHere([...args, '--json', '--quiet'], {cwd: folder});
	expect(exitCode).toBe(0);
	return (JSON.parse(stdout) as {data: Record<string, unknown>}).data;
}

describe('dedupe', () => {
	it('gives its findings by code, and what became of them, as the other steps do', async () => {
		const first = await ask('dedupe');
		expect(first).toMatchObject({
			records: 27, pairs: {match: 3, review: 4},
			findings: {DUPLICATE: 3, DUPLICATE_POSSIBLE: 4, ID_SHARED: 2}, reconciled: {fresh: 9, continuing: 0, reopened: 0, dismissed: 0, settled: 0},
		});
		expect((await ask('dedupe')).reconciled).toEqual({fresh: 0, continuing: 9, reopened: 0, dismissed: 0, settled: 0});
	});

	it.each([
		['en', 'they have one ID, but the name or the birth date is somebody else\'s'],
		['vi', 'cùng một số định danh, nhưng họ tên hoặc ngày sinh là của người khác'],
	])('says why twins under one ID are no certain pair (%s)', async (language, why) => {
		const {findings} = await ask('findings', 'list', '--code', 'DUPLICATE_POSSIBLE') as {findings: readonly {finding: number; recordA: string; recordB: string; confidence: number | null}[]};
		expect(findings.map(({confidence}) => confidence)).toEqual([null, null, null, null]);
		const {stdout} = await rasoatHere(['findings', 'show', `F${findings[0].finding}`, '--lang', language], {cwd: folder, columns: 200});
		expect(stdout).toContain(why);
		expect(stdout).toMatch(language === 'vi' ? /\(bit\) +[+−]\d+,\d$/ : /\(bits\) +[+−]\d+\.\d$/);
		const explained = await rasoatHere(['explain', findings[0].recordA, findings[0].recordB, '--lang', language], {cwd: folder, columns: 200});
		expect(explained.stdout).toContain(`, ${language === 'vi' ? 'vì' : 'because'} ${why}.`);
	});
});

describe('pairs export', () => {
	it('writes every pair that is kept for a probability of 0, and only certain ones and those to review without one', async () => {
		const out = ['pairs', 'export', 'dedupe', '--out', join(folder, 'pairs.csv')];
		const [chosen, kept, all] = [await ask(...out), await ask(...out, '--min-probability', '0.001'), await ask(...out, '--min-probability', '0')];
		expect(all.pairs).toEqual(kept.pairs);
		expect(Number(all.pairs)).toBeGreaterThan(Number(chosen.pairs));
	});
});

describe('explain', () => {
	it('explains a pair of a small comparison, whose model serves for no other night', async () => {
		expect(await ask('explain', '25741/A03', '074093200003')).toMatchObject({step: 'compare', decision: 'match'});
	});
});

describe('evaluate', () => {
	it('takes clusters for the truth: all records of one person are pairs', async () => {
		writeFileSync(join(folder, 'clusters.csv'), ['record,person', 'A06,p6', 'B06,p6', 'A07,p7', 'B07,p7', 'A08,p8', 'B08,p8', 'A10,p10', 'A11,p11', ''].join('\n'));
		expect(await ask('evaluate', 'dedupe', '--truth', 'clusters.csv')).toMatchObject({
			truePairs: 3, unknownKeys: 0, match: {truePositives: 3, falsePositives: 0, falseNegatives: 0}, clusters: {precision: 1, recall: 1},
		});
	});
});
