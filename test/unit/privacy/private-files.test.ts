import {chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {makePrivate} from '../../../src/privacy/private-files.ts';

it.skipIf(process.platform === 'win32')('makePrivate closes the folder and its files, and nothing deeper', () => {
	const folder = mkdtempSync(join(tmpdir(), 'rasoat-private-'));
	writeFileSync(join(folder, 'key'), 'x');
	mkdirSync(join(folder, 'tmp'));
	for (const [name, mode] of [['.', 0o755], ['key', 0o644], ['tmp', 0o755]] as const) chmodSync(join(folder, name), mode);
	makePrivate(folder);
	expect(['.', 'key', 'tmp'].map(name => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(['700', '600', '755']);
	rmSync(folder, {recursive: true});
});
