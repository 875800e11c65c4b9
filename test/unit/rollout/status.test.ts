import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {importRollout} from '../../../src/rollout/import.ts';
import {binhDuong20220815} from '../../../src/rollout/sample.ts';
import {rolloutStatus} from '../../../src/rollout/status.ts';
import {Store} from '../../../src/store/store.ts';

const now = new Date('2022-09-30T08:00:00Z');
const headings = 'as_of,section,item,state,done,total,reason,source';

let folder: string;
let store: Store;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'rasoat-rollout-'));
	store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
	await load(binhDuong20220815());
});

afterEach(async () => {
	store.close();
	await rm(folder, {recursive: true});
});

test('before the first day there is nothing', async () => {
	expect(await rolloutStatus(store, '2022-08-14')).toEqual({
		asOf: null, services: null, groups: [], points: null, computers: null, officers: null, security: null, sources: [],
	});
});

test('the service that the source does not name stays unnamed', async () => {
	const {services} = await rolloutStatus(store, '2022-08-15');
	expect(services?.groups[0]).toEqual({group: 'MPS', done: 10, total: 11, notDeployed: [], notNamed: 1});
	expect(services?.groups[1].notDeployed.map(missing => missing.service)).toEqual([15, 16, 17]);
});

test('a figure that was not reported again keeps its day', async () => {
	await load(`${headings}\n2022-08-22,security,,,9,15,,`);
	const status = await rolloutStatus(store, '2022-08-29');
	expect(status.asOf).toBe('2022-08-22');
	expect(status.security).toEqual({asOf: '2022-08-22', done: 9, total: 15});
	expect(status.computers?.asOf).toBe('2022-08-15');
	expect((await rolloutStatus(store, '2022-08-21')).security?.done).toBe(5);
});

test('the services of two days are never mixed', async () => {
	const ministry = Array.from({length: 11}, (_, index) => `2022-08-22,service,${index + 1},${index === 7 ? 'not_deployed' : 'deployed'},,,phần mềm,`);
	await load([headings, ...ministry, '2022-08-22,service_group,OTHER,,12,14,,'].join('\n'));
	const {services} = await rolloutStatus(store, '2022-08-22');
	expect(services).toEqual({
		asOf: '2022-08-22',
		done: 22,
		total: 25,
		groups: [
			{group: 'MPS', done: 10, total: 11, notDeployed: [{service: 8, reason: 'phần mềm'}], notNamed: 0},
			{group: 'OTHER', done: 12, total: 14, notDeployed: [], notNamed: 2},
		],
	});
});

async function load(text: string): Promise<void> {
	const path = join(folder, 'sheet.csv');
	await writeFile(path, text);
	const [result] = await importRollout(store, {files: [path], now});
	expect(result.errors).toEqual([]);
}
