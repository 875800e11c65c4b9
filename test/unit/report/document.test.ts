import {mkdtemp, readFile, readdir, rm, stat} from 'node:fs/promises';
import {createHash} from 'node:crypto';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {collectReport} from '../../../src/report/collect.ts';
import {saveReport} from '../../../src/report/document.ts';
import {sampleStore} from './sample-store.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'rasoat-report-'));
});

afterEach(() => rm(folder, {recursive: true}));

test('a report file is the envelope of the command line, for its owner only, and replaces an older one', async () => {
	const store = await sampleStore();
	const report = await collectReport(store, {province: '74', now: new Date('2022-08-26T01:00:00Z')});
	store.close();
	const path = join(folder, 'report.json');
	saveReport(path, {...report, createdAt: 'before'});
	const {sha256} = saveReport(path, report);
	const text = await readFile(path, 'utf8');
	expect(JSON.parse(text)).toEqual({schema: 'rasoat.report.v1', command: 'report', ok: true, code: 0, data: JSON.parse(JSON.stringify(report)), errors: []});
	expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
	expect(await readdir(folder)).toEqual(['report.json']);
	if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});
