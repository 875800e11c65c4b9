import {readFileSync, rmSync, mkdtempSync, mkdirSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {writeOds} from 'hucre/ods';
import {writeXlsx} from 'hucre/xlsx';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {KnownError} from '../../src/errors.ts';
import {ContainerOpener} from '../../src/ingest/containers/opener.ts';
import {en} from '../../src/messages/areas/files.ts';
import {xlsFile, xlsbFile} from '../support/old-workbooks.ts';
import {fileOfLibreOffice} from '../support/protected-file.ts';
import {runs} from '../support/runs.ts';
import {zipFile} from '../support/zip-file.ts';

const rows = [
	['STT', 'Họ và tên', 'Ngày sinh', 'Số CCCD', 'Địa chỉ'],
	...Array.from({length: 60}, (_, index) => [index + 1, `Nguyễn Văn ${index}`, '05/04/1980', `0740800${String(index).padStart(5, '0')}`, `Số ${index} "đường" Yersin`]),
];
const text = rows.map(row => row.join('\t')).join('\n');
const password = 'mật khẩu';

const makers: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
	'utf-8': () => Buffer.from(text),
	'utf-16': () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
	'gz': () => gzipSync(text),
	'zip': () => zipFile([{name: 'a.csv', content: text, deflated: true}, {name: 'b.txt', content: Buffer.from(text, 'utf16le')}]),
	'xlsx': () => writeXlsx({sheets: [{name: 'a', rows}, {name: 'b', rows, hidden: true}]}),
	'ods': () => writeOds({sheets: [{name: 'a', rows}]}),
	'xls': () => xlsFile(rows),
	'xlsb': () => xlsbFile(rows),
	'xlsx with a password': () => writeXlsx({sheets: [{name: 'a', rows}], encryption: {password, spinCount: 10}}),
	'xlsx with a password of LibreOffice': () => fileOfLibreOffice(),
};

/** Places are fractions, so that they hold for files of any length. */
const damage = fc.oneof(
	fc.record({kind: fc.constant('cut' as const), at: fc.double({min: 0, max: 1, noNaN: true})}),
	fc.record({kind: fc.constant('flip' as const), at: fc.double({min: 0, max: 1, noNaN: true}), bit: fc.nat(7)}),
	fc.record({kind: fc.constant('random' as const), at: fc.double({min: 0, max: 1, noNaN: true}), bytes: fc.uint8Array({minLength: 1, maxLength: 64})}),
	fc.record({kind: fc.constant('twice' as const), at: fc.double({min: 0, max: 1, noNaN: true}), length: fc.nat(200)}),
);

function damaged(bytes: Uint8Array, damages: readonly (typeof damage extends fc.Arbitrary<infer T> ? T : never)[]): Buffer {
	let result = Buffer.from(bytes);
	for (const each of damages) {
		const at = Math.floor(each.at * Math.max(0, result.length - 1));
		if (each.kind === 'cut') result = result.subarray(0, at);
		else if (each.kind === 'flip' && result.length > 0) result[at] ^= 1 << each.bit;
		else if (each.kind === 'random') Buffer.from(each.bytes).copy(result, at);
		else if (each.kind === 'twice') result = Buffer.concat([result.subarray(0, at), result.subarray(at, at + each.length), result.subarray(at)]);
	}
	return result;
}

let folder: string;
let opener: ContainerOpener;
let number = 0;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-fuzz-'));
	opener = new ContainerOpener(1);
});
afterAll(async () => {
	await opener.close();
	rmSync(folder, {recursive: true});
});

/** Opens bytes in a thread: the lines of its tables, or the code by which they were refused. */
async function outcomeOf(bytes: Uint8Array): Promise<string | number> {
	const tables = join(folder, String(number++));
	mkdirSync(tables);
	const path = join(tables, 'original');
	writeFileSync(path, bytes);
	try {
		const opened = await opener.open({path, folder: tables, prefix: '0', wishes: {}, password}, bytes.length);
		return opened.tables.reduce((sum, table) => sum + readFileSync(table.path, 'utf8').split('\n').length, 0);
	} catch (error) {
		if (error instanceof KnownError) return error.code;
		throw error;
	} finally {
		rmSync(tables, {recursive: true});
	}
}

describe('a container', () => {
	it.each(Object.entries(makers))('of the kind %s, however damaged, is opened or refused by a code that has a sentence', async (_kind, make) => {
		const sound = await make();
		expect(await outcomeOf(sound)).toBeGreaterThan(2);
		await fc.assert(fc.asyncProperty(fc.array(damage, {minLength: 1, maxLength: 4}), async damages => {
			const outcome = await outcomeOf(damaged(sound, damages));
			if (typeof outcome === 'string') expect(Object.keys(en)).toContain(outcome);
		}), runs(15));
	});

	it('of nothing but random bytes, too', async () => {
		const marks = ['', 'PK\u0003\u0004', 'PK\u0005\u0006', '\u001f\u008b\b', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', '\u00ff\u00fe'];
		await fc.assert(fc.asyncProperty(fc.constantFrom(...marks), fc.uint8Array({maxLength: 2000}), async (mark, bytes) => {
			const outcome = await outcomeOf(Buffer.concat([Buffer.from(mark, 'latin1'), bytes]));
			if (typeof outcome === 'string') expect(Object.keys(en)).toContain(outcome);
		}), runs(40));
	});
});
