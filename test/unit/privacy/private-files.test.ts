import {chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {makePrivate, makePrivateFolder} from '../../../src/privacy/private-files.ts';

it.skipIf(process.platform === 'win32')('makePrivate closes the folder and its files, and nothing deeper', () => {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-private-'));
	writeFileSync(join(folder, 'key'), 'x');
	mkdirSync(join(folder, 'tmp'));
	for (const [name, mode] of [['.', 0o755], ['key', 0o644], ['tmp', 0o755]] as const) chmodSync(join(folder, name), mode);
	makePrivate(folder);
	expect(['.', 'key', 'tmp'].map(name => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(['700', '600', '755']);
	rmSync(folder, {recursive: true});
});

describe('makePrivateFolder', () => {
	it.skipIf(process.platform === 'win32')('makes what is missing for its owner only, and changes nothing that is there', () => {
		const folder = mkdtempSync(join(tmpdir(), 'rasoat-private-'));
		chmodSync(folder, 0o755);
		makePrivateFolder(join(folder, 'a', 'b'));
		makePrivateFolder(join(folder, 'a', 'b'));
		expect(['.', 'a', 'a/b'].map(name => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(['755', '700', '700']);
		rmSync(folder, {recursive: true});
	});

	it('says that a file is in the way', () => {
		const folder = mkdtempSync(join(tmpdir(), 'rasoat-private-'));
		writeFileSync(join(folder, 'a'), 'x');
		expect(() => makePrivateFolder(join(folder, 'a', 'b'))).toThrow(expect.objectContaining({code: 'ENOTDIR'}));
		expect(() => makePrivateFolder(join(folder, 'a'))).toThrow(expect.objectContaining({code: 'EEXIST'}));
		rmSync(folder, {recursive: true});
	});

	it.skipIf(process.platform !== 'linux')('ends where the system denies every folder', () => {
		expect(() => makePrivateFolder('/proc/rasoat/data')).toThrow(expect.objectContaining({code: 'FILE_FORBIDDEN'}));
	});
});
