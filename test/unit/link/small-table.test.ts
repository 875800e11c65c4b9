import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {readSmallTable} from '../../../src/link/small-table.ts';
import {readTruth} from '../../../src/link/truth.ts';

const folder = mkdtempSync(join(tmpdir(), 'rasoat-table-'));
const file = join(folder, 'table.csv');
afterAll(() => rmSync(folder, {recursive: true}));

it.each<[string, string | Buffer]>([
	['commas', 'Record,Person\nK1,cùng\n'],
	['semicolons, with a mark', '\uFEFFrecord;person\r\nK1;cùng\r\n'],
	['tabs in UTF-16, as "Unicode text"', Buffer.from('\uFEFFrecord\tperson\r\nK1\tcùng\r\n', 'utf16le')],
	['emptied rows below', 'record,person\nK1,cùng\n,\n , \n'],
	['the code page of Vietnamese Windows', Buffer.from('record;person\nK1;cùng\n', 'latin1')],
])('a table with %s is read', (_, text) => {
	writeFileSync(file, text);
	expect(readSmallTable(file)).toEqual([{record: 'K1', person: 'cùng'}]);
});

it.each([
	['clusters', 'record;person\nK1;7\nK2;7\nK3;8\n'],
	['pairs', 'record_a;record_b\nK1;K2\n'],
])('known truth of %s may have semicolons', (_, text) => {
	writeFileSync(file, text);
	expect(readTruth(file, false, key => key)).toMatchObject({unknownKeys: 0, pairs: {size: 1}});
});
