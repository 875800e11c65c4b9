import {cpSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll} from 'vitest';

/**
 * Folders for one test file, gone when its tests have ended. Making a workspace takes several starts of the
 * program, so a test gets a copy of one that was made once.
 */
export function testFolders(): {empty(): string; copyOf(folder: string): string} {
	const root = mkdtempSync(join(tmpdir(), 'rasoat-test-'));
	afterAll(() => rmSync(root, {recursive: true}));
	let count = 0;
	const next = () => join(root, String(++count));
	return {
		empty() {
			const folder = next();
			mkdirSync(folder);
			return folder;
		},
		copyOf(folder) {
			const copy = next();
			cpSync(folder, copy, {recursive: true, preserveTimestamps: true});
			return copy;
		},
	};
}
