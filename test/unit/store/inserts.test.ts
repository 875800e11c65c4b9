import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {Store} from '../../../src/store/store.ts';

// Of more rows than one of DuckDB's row groups, which two threads write to the disk before the transaction ends.
const many = 'SELECT range::INTEGER AS id FROM range(130000)';
const none = `${many} WHERE id < 0`;

describe('several inserts of one transaction', () => {
	let folder: string;
	let store: Store;

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'rasoat-store-'));
		store = await Store.open({path: join(folder, 'store.duckdb'), threads: 2, memory: '512MB'});
		await store.run('test', 'CREATE TABLE numbers (id INTEGER)');
	});

	afterEach(() => {
		store.close();
		rmSync(folder, {recursive: true});
	});

	const count = (): Promise<number> => store.count('test', 'SELECT count(*) FROM numbers');

	it('lose sight of no row where one of them finds nothing', async () => {
		await store.transaction('test', async () => {
			for (const query of [none, many, none, many]) await store.insertFound('test', 'numbers', query);
			expect(await count()).toBe(260_000);
		});
		expect(await count()).toBe(260_000);
	});

	it('fail as a whole where DuckDB loses sight of rows', async () => {
		const insert = async (): Promise<void> => {
			for (const query of [many, none, many]) await store.run('test', `INSERT INTO numbers ${query}`);
		};
		// A DuckDB that keeps sight of them is as good.
		const failure = await store.transaction('test', insert).then(() => undefined, (error: unknown) => error);
		if (failure !== undefined) expect(failure).toMatchObject({message: 'test: DuckDB lost sight of the rows inserted into numbers'});
		expect(await count()).toBe(failure === undefined ? 260_000 : 0);
	});
});
