import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {filesIn} from '../../../src/nightly/inbox.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'rasoat-inbox-'));
});

afterEach(() => rm(folder, {recursive: true}));

test('every file is a source, in folders too, but for what other programs leave behind', async () => {
	await mkdir(join(folder, '2022-08'));
	const names = ['b.csv', 'a.xlsx', '2022-08/part-1.csv', '2022-08/manifest.json', '2022-08/profile.yaml', '.hidden', '~$a.xlsx', 'Thumbs.db'];
	for (const name of names) await writeFile(join(folder, name), '');
	expect(filesIn(folder)).toEqual({files: ['2022-08/part-1.csv', 'a.xlsx', 'b.csv'].map(name => join(folder, name)), ignored: ['manifest.json']});
	expect(filesIn(folder, {manifests: true})).toMatchObject({files: expect.arrayContaining([join(folder, '2022-08/manifest.json')]), ignored: []});
});

test('a folder that is not there has no files', () => {
	expect(filesIn(join(folder, 'none'))).toEqual({files: [], ignored: []});
});
