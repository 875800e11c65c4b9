import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {afterAll, beforeAll, expect, it} from 'vitest';
import {expandPatterns} from '../../../src/ingest/patterns.ts';

let folder: string;
const names = ['a.csv', 'b.csv', 'b.xlsx', '~$b.xlsx', '.hidden.csv', 'Danh sách [KP3] (2).csv', 'star*.csv', 'sub/c.csv', 'sub/deep/d.csv', 'sub/e.txt'];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-patterns-'));
	mkdirSync(join(folder, 'sub/deep'), {recursive: true});
	for (const name of names) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, {recursive: true}));

const expand = (...paths: readonly string[]): string[] => expandPatterns(paths, folder).map(path => relative(folder, join(path.startsWith('/') ? '' : folder, path)));

it.each([
	['*.csv', ['Danh sách [KP3] (2).csv', 'a.csv', 'b.csv', 'star*.csv']],
	['?.csv', ['a.csv', 'b.csv']],
	['B.CS?', ['b.csv']],
	['danh SÁCH*', ['Danh sách [KP3] (2).csv']],
	['b.*', ['b.csv', 'b.xlsx']],
	['*/c.csv', ['sub/c.csv']],
	['**/*.csv', ['Danh sách [KP3] (2).csv', 'a.csv', 'b.csv', 'star*.csv', 'sub/c.csv', 'sub/deep/d.csv']],
	['sub/**', ['sub/c.csv', 'sub/e.txt', 'sub/deep/d.csv']],
	['Danh*[KP3]*', ['Danh sách [KP3] (2).csv']],
	['Danh sách [KP3] (2).csv', ['Danh sách [KP3] (2).csv']],
	['star*.csv', ['star*.csv']],
	['a.csv', ['a.csv']],
	['nowhere.csv', ['nowhere.csv']],
])('%s', (pattern, expected) => {
	expect(expand(pattern)).toEqual(expected);
});

it('a pattern that matches nothing is wrong usage', () => {
	expect(() => expand('*.ods')).toThrow(expect.objectContaining({code: 'PATTERN_EMPTY', exitCode: 2}));
	expect(() => expand('nowhere/*.csv')).toThrow(expect.objectContaining({code: 'PATTERN_EMPTY'}));
});
