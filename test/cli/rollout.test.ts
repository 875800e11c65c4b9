import {readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {testFolders} from '../support/workspaces.ts';

const sheet = resolve(import.meta.dirname, '../../fixtures/rollout-2022-08-15/rollout.csv');
const headings = 'as_of,section,item,state,done,total,reason,source';

const folders = testFolders();
let fresh: string;
/** Where the sheet has been taken in. */
let folder: string;

beforeAll(async () => {
	fresh = folders.empty();
	await rasoatHere(['init', fresh]);
	folder = folders.copyOf(fresh);
	const imported = await rasoat(['rollout', 'import', sheet, '--lang', 'en'], {cwd: folder});
	expect(imported).toMatchObject({exitCode: 0, stdout: 'rollout.csv: figures of 2022-08-15: 23 new, 0 replaced, 0 unchanged.'});
});

describe('rollout', () => {
	it('shows where the figures of a day stand, in both languages', async () => {
		const {stdout: english} = await rasoatHere(['rollout', 'status', '--lang', 'en'], {cwd: folder});
		expect(english).toMatch(/^All services +21\/25$/m);
		expect(english).toContain('Ministry of Public Security: 1 not named in the source');
		const {stdout: vietnamese} = await rasoatHere(['rollout', 'status', '--lang', 'vi'], {cwd: folder});
		expect(vietnamese).toMatch(/^Lỗi an ninh đã khắc phục +5\/15$/m);
		expect(vietnamese).toContain('(17) Tích hợp tính giảm trừ mức đóng trong gia hạn thẻ bảo hiểm y tế theo hộ gia đình');
	});

	it('gives programs the status as one document', async () => {
		const {stdout} = await rasoatHere(['rollout', 'status', '--json'], {cwd: folder});
		const expected: unknown = JSON.parse(readFileSync(resolve(sheet, '../expected.json'), 'utf8'));
		expect(JSON.parse(stdout)).toEqual({schema: 'rasoat.rollout.status.v1', command: 'rollout status', ok: true, code: 0, data: expected, errors: []});
	});

	it('refuses a bad file as a whole, names every cell, and stores the good one', async () => {
		writeFileSync(join(fresh, 'bad.csv'), `${headings}\n2022-02-30,points,,,1,,,\n2022-08-15,security,,,16,15,,\n`);
		const {exitCode, stdout, stderr} = await rasoat(['rollout', 'import', 'bad.csv', sheet, '--lang', 'en'], {cwd: fresh});
		expect(exitCode).toBe(3);
		expect(stdout.split('\n')).toEqual([
			'bad.csv: refused as a whole, 2 errors; nothing of it was stored.',
			'rollout.csv: figures of 2022-08-15: 23 new, 0 replaced, 0 unchanged.',
		]);
		expect(stderr.split('\n')).toEqual([
			'Error: bad.csv, line 2, column 1: this is no date; write the day as 2022-08-15 or 15/08/2022',
			'Error: bad.csv, line 3, column 5: more is done than there is in total; correct done or total',
		]);
	});

	it('shows the past as it was', async () => {
		const later = folders.copyOf(folder);
		writeFileSync(join(later, 'later.csv'), `${headings}\n2022-08-22,security,,,9,15,,\n`);
		await rasoatHere(['rollout', 'import', 'later.csv'], {cwd: later});
		const fixed = async (day: string) => {
			const {stdout} = await rasoatHere(['rollout', 'status', '--as-of', day, '--json'], {cwd: later});
			return (JSON.parse(stdout) as {data: {security: {done: number} | null}}).data.security?.done;
		};
		expect([await fixed('2022-08-14'), await fixed('21/08/2022'), await fixed('2022-08-22')]).toEqual([undefined, 5, 9]);
	});

	it('says what a day looks like where --as-of has none', async () => {
		const {exitCode, stderr} = await rasoatHere(['rollout', 'status', '--as-of', '2022-02-30', '--lang', 'en'], {cwd: folder});
		expect([exitCode, stderr]).toEqual([2, 'Error: --as-of needs a day such as 2022-08-15; correct it']);
	});

	it('has no part yet that a later version brings', async () => {
		const {stdout} = await rasoatHere(['rollout', '--help']);
		expect(stdout).not.toMatch(/template|report/);
	});
});
