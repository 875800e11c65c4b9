import {rmSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {displayWidth} from '../../src/report/text-width.ts';
import {workspaceAfterANight} from '../support/night.ts';
import {rasoatHere} from '../support/rasoat.ts';

// What tables look like is held by test/unit/cli/table.test.ts; this holds that every command uses them so that nothing is lost.

const width = 80;

let folder: string;

beforeAll(async () => {
	folder = await workspaceAfterANight();
	await rasoatHere(['batch', 'create', '--unit', '25741'], {cwd: folder});
});

afterAll(() => rmSync(folder, {recursive: true}));

async function screen(language: 'en' | 'vi', line: string): Promise<string> {
	const {exitCode, stdout} = await rasoatHere([...line.split(' '), '--lang', language, '--quiet', '--no-color'], {cwd: folder, columns: width});
	expect(exitCode).toBe(0);
	return stdout;
}

/** With something that must be there whole. */
const screens = [
	['findings list', /25741\/HS1 /],
	['findings list', /074\*{7}01/],
	['findings stats', /^ID_CONTRADICTS_BIRTH /m],
	['findings show F1', /ID_CONTRADICTS_BIRTH/],
	['batch list', /^B0001 /m],
	['batch show B0001', /25741\/HS1 /],
	['explain 25741/HS1 074080000001', /25741\/HS1\n|074\*{7}01/],
	['records show 25741/HS1', /^25741\/HS1 · /],
	['sources', /25741_2022-08-15\.csv/],
	['audit list', / findings list /],
	['compare', /^BIRTH_DIFFERS /m],
	['check', /^ID_CONTRADICTS_BIRTH /m],
	['report', / ID_CONTRADICTS_BIRTH /],
] as const;

describe.each(['en', 'vi'] as const)('on 80 columns, in %s,', language => {
	test.each(screens)('"rasoat %s" fits, and cuts nothing that somebody may want to copy (%s)', async (line, whole) => {
		const shown = await screen(language, line);
		expect(shown.split('\n').filter(text => displayWidth(text) > width)).toEqual([]);
		expect(shown).toMatch(whole);
		expect(shown).not.toContain('…');
	});
});

test('Vietnamese screens write days and coded values as Vietnamese does', async () => {
	const sources = await screen('vi', 'sources');
	expect(sources).toContain('15/08/2022');
	expect(sources.replaceAll(/\S+\.csv/g, '')).not.toMatch(/\d{4}-\d\d-\d\d/);
	expect(await screen('vi', 'records show 25741/HS1')).toMatch(/ngày 15\/08\/2022[\s\S]*giới tính +Nam/);
	expect(await screen('vi', 'explain 25741/HS1 074080000001')).toMatch(/giới tính +Nam/);
	expect(await screen('en', 'explain 25741/HS1 074080000001')).toMatch(/sex +male/);
});
