import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {nightsOf} from './night-of-case.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const cases = readdirSync(fixtures).filter(name => existsSync(join(fixtures, name, 'case.yaml')));

/** Writes what came out as what must come out. Check every line of it before it is committed. */
const update = process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined;

describe.each(cases)('fixtures/%s', name => {
	const folder = join(fixtures, name);

	test('gives what was worked out by hand', async () => {
		for await (const {night, outcome} of nightsOf(folder)) {
			const expected = join(folder, 'expected', night);
			for (const [file, content] of Object.entries(outcome)) {
				if (update) {
					mkdirSync(expected, {recursive: true});
					writeFileSync(join(expected, file), content);
				}
				expect(content, join(night, file)).toBe(readFileSync(join(expected, file), 'utf8'));
			}
		}
	});
});
