import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {importRollout} from '../../src/rollout/import.ts';
import {binhDuong20220815} from '../../src/rollout/sample.ts';
import {rolloutStatus} from '../../src/rollout/status.ts';
import {Store} from '../../src/store/store.ts';

const sheet = fileURLToPath(new URL('../../fixtures/rollout-2022-08-15/rollout.csv', import.meta.url));
const expected = new URL('../../fixtures/rollout-2022-08-15/expected.json', import.meta.url);

test('the province on 15 August 2022', async () => {
	const store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
	const [result] = await importRollout(store, {files: [sheet], now: new Date('2022-08-26T01:00:00Z')});
	expect(result.errors).toEqual([]);
	expect(await rolloutStatus(store, '2022-08-26')).toEqual(JSON.parse(await readFile(expected, 'utf8')));
	store.close();
});

test('the demo’s sheet is the fixture', async () => {
	expect(binhDuong20220815()).toBe(await readFile(sheet, 'utf8'));
});
