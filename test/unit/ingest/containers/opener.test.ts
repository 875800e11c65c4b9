import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {writeXlsx} from 'hucre/xlsx';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {KnownError} from '../../../../src/errors.ts';
import {containerLimits} from '../../../../src/ingest/containers/limits.ts';
import {ContainerOpener} from '../../../../src/ingest/containers/opener.ts';
import {xlsFile} from '../../../support/old-workbooks.ts';
import {xlsxFile} from '../../../support/zip-file.ts';

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

function open(bytes: Uint8Array) {
	const path = join(folder, `original-${opened}`);
	writeFileSync(path, bytes);
	return opener.open({path, folder, prefix: String(opened++), wishes: {}}, bytes.length);
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
	const merges = Array.from({length: 450_000}, (_, index) => `<mergeCell ref="A${2 * index + 1}:B${2 * index + 2}"/>`).join('');
	await expect(open(xlsxFile('<row r="1"><c t="str"><v>Họ tên</v></c></row>', {after: `<mergeCells>${merges}</mergeCells>`}))).rejects.toMatchObject({code: 'CONTAINER_MEMORY', exitCode: 3, details: {megabytes: 24}});
	expect((await open(xlsFile(rows))).format).toBe('xls');
});

it('refuses a file that takes longer than it may', async () => {
	opener = new ContainerOpener(1, {...containerLimits, secondsAlways: 0, secondsPerMegabyte: 0});
	await expect(open(xlsFile(rows))).rejects.toMatchObject({code: 'CONTAINER_STALLED', exitCode: 3});
});
