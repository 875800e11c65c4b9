import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {Store} from '../../../src/store/store.ts';

describe('the memory of a store', () => {
	let folder: string;
	let store: Store;

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'rasoat-store-'));
		store = await Store.open({path: join(folder, 'store.duckdb'), threads: 2, memory: '512MB'});
		await store.run('test', `CREATE TABLE hashes AS SELECT hash(range)::VARCHAR || hash(range + 1)::VARCHAR AS text FROM range(1_000_000)`);
		await store.run('test', 'CHECKPOINT');
	});

	afterEach(() => {
		store.close();
		rmSync(folder, {recursive: true});
	});

	const held = (): Promise<number> => store.count('test', 'SELECT sum(memory_usage_bytes) FROM duckdb_memory()');
	const readAll = (): Promise<number> => store.count('test', 'SELECT sum(length(text)) FROM hashes');

	it('is given back, and what was read can be read again', async () => {
		const read = await readAll();
		const before = await held();
		await store.releasePages();
		expect(await held()).toBeLessThan(17 * 2 ** 20);
		expect(before).toBeGreaterThan(18 * 2 ** 20);
		expect(await readAll()).toBe(read);
		expect(await store.rows('test', `SELECT current_setting('memory_limit') AS memory`)).toEqual([{memory: '488.2 MiB'}]);
	});

	it('stays what it is where more is in use', async () => {
		await store.run('test', 'CREATE TEMP TABLE kept AS SELECT * FROM hashes');
		await store.releasePages();
		expect(await store.count('test', 'SELECT count(*) FROM kept')).toBe(1_000_000);
	});
});
