import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeXlsx} from 'hucre/xlsx';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {KnownError} from '../../../../src/errors.ts';
import {containerLimits} from '../../../../src/ingest/containers/limits.ts';
import {ContainerOpener} from '../../../../src/ingest/containers/opener.ts';
import {xlsFile} from '../../../support/old-workbooks.ts';

// Threads run the built code.

let folder: string;
let opener: ContainerOpener;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-opener-'));
});
afterEach(async () => {
	await opener.close();
	rmSync(folder, {recursive: true});
});

let opened = 0;

function open(bytes: Uint8Array, password?: string) {
	const path = join(folder, `original-${opened}`);
	writeFileSync(path, bytes);
	return opener.open({path, folder, prefix: String(opened++), wishes: {}, password}, bytes.length);
}

const rows = [['Họ tên', 'Ngày sinh'], ['An', '1980']];

it('opens one file after the other in one thread, and goes on after a refusal', async () => {
	opener = new ContainerOpener(1);
	const workbook = await writeXlsx({sheets: [{name: 'a', rows}]});
	const outcomes = await Promise.allSettled([xlsFile(rows), Buffer.from('%PDF'), workbook].map(bytes => open(bytes)));
	expect(outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value.format : (outcome.reason as KnownError).code))).toEqual(['xls', 'FILE_FORMAT_UNSUPPORTED', 'xlsx']);
});

it('refuses a file that takes more memory than there is for it, and opens the next', async () => {
	opener = new ContainerOpener(1, {...containerLimits, workerMegabytes: 24});
	const large = Array.from({length: 20_000}, (_, row) => Array.from({length: 10}, (_each, column) => `${row} ${column} đường Yersin`));
	const bytes = await writeXlsx({sheets: [{name: 'a', rows: large}], encryption: {password: 'x', spinCount: 10}});
	await expect(open(bytes, 'x')).rejects.toMatchObject({code: 'CONTAINER_MEMORY', exitCode: 3, details: {megabytes: 24}});
	expect((await open(xlsFile(rows))).format).toBe('xls');
});

it('refuses a file that takes longer than it may', async () => {
	opener = new ContainerOpener(1, {...containerLimits, secondsAlways: 0, secondsPerMegabyte: 0});
	await expect(open(xlsFile(rows))).rejects.toMatchObject({code: 'CONTAINER_STALLED', exitCode: 3});
});
