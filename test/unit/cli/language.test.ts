import {describe, expect, it} from 'vitest';
import {spokenLanguage} from '../../../src/cli/language.ts';

function spoken(args: string[], env: Record<string, string>, systemLocale = 'en-US'): string {
	return spokenLanguage(args, {env, systemLocale: () => systemLocale});
}

describe('spokenLanguage', () => {
	it.each<[string, string[], Record<string, string>, string]>([
		['--lang', ['check', '--lang', 'vi'], {LANG: 'en_US.UTF-8'}, 'vi'],
		['--lang=', ['--lang=en', 'check'], {LANG: 'vi_VN.UTF-8'}, 'en'],
		['a wrong --lang, told in the locale', ['--lang', 'fr'], {LANG: 'vi_VN'}, 'vi'],
		['LC_ALL before all', [], {LC_ALL: 'vi_VN.UTF-8', LC_MESSAGES: 'en_US', LANG: 'en_US'}, 'vi'],
		['LC_MESSAGES before LANG', [], {LC_MESSAGES: 'vi', LANG: 'en_US'}, 'vi'],
		['LANG', [], {LANG: 'vi-VN'}, 'vi'],
		['an empty variable says nothing', [], {LC_ALL: '', LANG: 'vi_VN'}, 'vi'],
		['C', [], {LC_ALL: 'C', LANG: 'vi_VN'}, 'en'],
		['another language that begins alike', [], {LANG: 'vie_XX'}, 'en'],
	])('hears %s', (_name, args, env, language) => {
		expect(spoken(args, env)).toBe(language);
	});

	it("asks the system where no variable speaks, as on Windows", () => {
		expect(spoken([], {}, 'vi-VN')).toBe('vi');
		expect(spoken([], {}, 'de-DE')).toBe('en');
	});
});
