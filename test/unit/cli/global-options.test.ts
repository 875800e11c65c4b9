import {availableParallelism} from 'node:os';
import {Command} from 'commander';
import {describe, expect, it} from 'vitest';
import {type WrittenOptions, addGlobalOptions, checkOptions, completeOptions} from '../../../src/cli/global-options.ts';
import {defaultConfig} from '../../../src/config/config.ts';
import {messagesOf} from '../../../src/messages/index.ts';
import {fakeTerminal} from '../../support/fake-terminal.ts';

/** What the options before and after a subcommand with an option of its own come to. */
function written(...args: string[]): WrittenOptions {
	const program = new Command().exitOverride().configureOutput({outputError: () => {}});
	addGlobalOptions(program, messagesOf('en'));
	program.command('check').argument('[path]').option('--out <file>').action(() => {});
	program.parse(args, {from: 'user'});
	return program.opts();
}

const terminal = fakeTerminal({cwd: '/srv'});

describe('global options', () => {
	it.each<[string[], Partial<WrittenOptions>]>([
		[['check'], {color: true}],
		[['-C', 'khu', 'check'], {workspace: 'khu'}],
		[['check', '-C', 'khu'], {workspace: 'khu'}],
		[['check', 'x', '--workspace=khu', '--out', 'y'], {workspace: 'khu'}],
		[['--json', 'check', '--quiet'], {json: true, quiet: true}],
		[['check', '--out', 'y', '--json'], {json: true}],
		[['check', '--lang', 'vi'], {lang: 'vi'}],
		[['check', '--no-color'], {color: false}],
		[['check', '--threads', '3', '--memory', '2GB'], {threads: 3, memory: 2e9}],
		[['check', '--actor', '  Lê Hoa '], {actor: 'Lê Hoa'}],
		[['check', '--reveal', '--reason', 'kiểm tra hồ sơ'], {reveal: true, reason: 'kiểm tra hồ sơ'}],
		[['check', '--debug'], {debug: true}],
	])('%j', (args, expected) => {
		expect(written(...args)).toEqual({color: true, ...expected});
	});

	it.each([
		['--lang', 'fr'], ['--lang', ''], ['--threads', '0'], ['--threads', '257'], ['--threads', '2.5'], ['--threads', '-1'], ['--threads', 'all'],
		['--memory', '4'], ['--memory', '100MB'], ['--actor', ' '], ['--actor', 'x'.repeat(201)], ['--reason', 'a\nb'],
	])('refuses %s %j', (option, value) => {
		expect(() => written('check', `${option}=${value}`)).toThrow(expect.objectContaining({code: 'OPTION_VALUE', exitCode: 2, details: expect.objectContaining({option})}));
	});

	it('wants a reason for showing personal values', () => {
		expect(() => checkOptions(written('check', '--reveal'))).toThrow(expect.objectContaining({code: 'REVEAL_NEEDS_REASON', exitCode: 2}));
		expect(() => checkOptions(written('check', '--reveal', '--reason', 'x'))).not.toThrow();
		expect(() => checkOptions(written('check', '--reason', 'x'))).not.toThrow();
	});
});

describe('completeOptions', () => {
	it('fills in the defaults', () => {
		expect(completeOptions({color: true}, 'vi', terminal)).toEqual({
			workspace: '/srv', json: false, language: 'vi', quiet: false, color: true, threads: Math.min(availableParallelism(), 4), memory: 4e9,
			actor: 'hoa', reveal: false, debug: false,
		});
	});

	it('takes the workspace\'s settings, and what is written before them', () => {
		const config = {...defaultConfig, language: 'vi', threads: 3, memory: 1e9} as const;
		expect(completeOptions({color: true}, 'en', terminal, config)).toMatchObject({language: 'vi', threads: 3, memory: 1e9});
		expect(completeOptions({color: true, lang: 'en', threads: 1, memory: 2e9}, 'en', terminal, config)).toMatchObject({language: 'en', threads: 1, memory: 2e9});
	});

	it('heeds NO_COLOR', () => {
		const color = (value: string) => completeOptions({color: true}, 'en', fakeTerminal({env: {NO_COLOR: value}})).color;
		expect([color('1'), color('')]).toEqual([false, true]);
	});
});
