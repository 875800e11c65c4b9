import {mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {Store} from '../../../src/store/store.ts';

let folder: string;
let path: string;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-damaged-'));
	mkdirSync(join(folder, 'disk'));
	path = join(folder, 'disk', 'rasoat.duckdb');
	(await open()).close();
});

afterEach(() => rmSync(folder, {recursive: true}));

const open = () => Store.open({path, threads: 1, memory: '512MB'});

describe('a damaged store is told from a fault of the program, whatever its folder is called', () => {
	test.each([['in its header', 100], ['behind its headers', 12_288], ['by half', 0.5]])('cut off %s', async (_name, at) => {
		const {length} = readFileSync(path);
		truncateSync(path, at < 1 ? Math.floor(length * at) : at);
		await expect(open()).rejects.toMatchObject({code: 'STORE_DAMAGED'});
	});

	test('something else in its place', async () => {
		writeFileSync(path, 'x'.repeat(20_000));
		await expect(open()).rejects.toMatchObject({code: 'STORE_DAMAGED'});
	});
});
