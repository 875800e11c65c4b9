import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {checkDemoOptions, fillDemo, findDemo} from '../../../src/demo/demo.ts';

const options = {residents: 300, seed: 4};
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-demo-'));
});
afterEach(() => rmSync(folder, {recursive: true}));

function inbox(): {local: string; extract: string; rollout: string} {
	return {local: join(folder, 'inbox/local'), extract: join(folder, 'inbox/extract'), rollout: join(folder, 'inbox/rollout')};
}

describe('the folder of a demo', () => {
	test('may be empty or not there', () => {
		expect(findDemo(folder, options)).toBeUndefined();
		expect(findDemo(join(folder, 'new'), options)).toBeUndefined();
	});

	test('is filled once and then used as it is', async () => {
		const summary = await fillDemo(folder, inbox(), options);
		expect(findDemo(folder, options)).toMatchObject({...summary, seed: 4});
		expect(readdirSync(join(folder, 'inbox/rollout'))).toEqual(['rollout_2022-08-15.csv']);
		expect(readFileSync(join(folder, 'inbox/rollout/rollout_2022-08-15.csv'), 'utf8')).toContain('2022-08-15');
		await expect(fillDemo(folder, inbox(), options)).rejects.toMatchObject({code: 'EEXIST'});
	});

	test('is refused where it holds another demo', async () => {
		await fillDemo(folder, inbox(), options);
		expect(() => findDemo(folder, {...options, seed: 5})).toThrow(expect.objectContaining({code: 'DEMO_OTHER', details: {folder, residents: 300, seed: 4}}));
	});

	test('is refused where it holds anything else, a broken marker too', () => {
		writeFileSync(join(folder, 'letter.txt'), '');
		expect(() => findDemo(folder, options)).toThrow(expect.objectContaining({code: 'DEMO_FOLDER_TAKEN'}));
		expect(() => findDemo(join(folder, 'letter.txt'), options)).toThrow(expect.objectContaining({code: 'DEMO_FOLDER_TAKEN'}));
		mkdirSync(join(folder, 'truth'));
		writeFileSync(join(folder, 'truth/demo.json'), '{"residents": 3');
		expect(() => findDemo(folder, options)).toThrow(expect.objectContaining({code: 'DEMO_FOLDER_TAKEN'}));
	});
});

test.each([
	[{residents: 99, seed: 1}, 'DEMO_RESIDENTS'], [{residents: 20_000_001, seed: 1}, 'DEMO_RESIDENTS'], [{residents: Number.NaN, seed: 1}, 'DEMO_RESIDENTS'],
	[{residents: 150.5, seed: 1}, 'DEMO_RESIDENTS'], [{residents: 500, seed: -1}, 'DEMO_SEED'], [{residents: 500, seed: 2 ** 32}, 'DEMO_SEED'],
])('%j is refused with %s', (wrong, code) => {
	expect(() => checkDemoOptions(wrong)).toThrow(expect.objectContaining({code, exitCode: 2}));
});
