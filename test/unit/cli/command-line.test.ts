import {appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Command} from 'commander';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {runCommandLine} from '../../../src/cli/command-line.ts';
import type {Harness} from '../../../src/cli/harness.ts';
import {createProgram, registerCommands} from '../../../src/cli/program.ts';
import {messagesOf} from '../../../src/messages/index.ts';
import {type FakeTerminalOptions, fakeTerminal} from '../../support/fake-terminal.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-cli-'));
});

afterEach(() => rmSync(folder, {recursive: true}));

interface Ran {
	readonly code: number;
	readonly out: string;
	readonly err: string;
}

async function rasoat(args: readonly string[], options: FakeTerminalOptions = {}): Promise<Ran> {
	const terminal = fakeTerminal({cwd: folder, ...options});
	const code = await runCommandLine(args, terminal, new AbortController().signal);
	return {code, out: terminal.out.join(''), err: terminal.err.join('')};
}

function log(): {command: string; exit: number; actor: string; details: Record<string, unknown>}[] {
	return readFileSync(join(folder, 'data/audit.jsonl'), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line));
}

/** Every command that is registered, as its words, groups and the program itself included. */
async function commandWords(): Promise<string[][]> {
	const words = (command: Command, path: string[]): string[][] => [path, ...command.commands.flatMap(each => words(each, [...path, each.name()]))];
	return words(await programWith(), []);
}

/** The program with all its commands, or with `called` alone loaded. */
async function programWith(called?: string): Promise<Command> {
	const harness: Harness = {withWorkspace: async () => {}, withFiles: async () => {}, withoutWorkspace: async () => {}};
	const program = createProgram();
	await registerCommands(program, harness, messagesOf('en'), called);
	return program;
}

describe.each(['en', 'vi'] as const)('help in %s', async language => {
	it.each((await commandWords()).map(words => [words.join(' '), words] as const))('of "rasoat %s" ends with the exit statuses, in this language, in 80 columns', async (_name, words) => {
		const {code, out, err} = await rasoat([...words, '--help', '--lang', language]);
		expect([code, err]).toEqual([0, '']);
		expect(out.trimEnd().split('\n').at(-1)).toMatch(/^ {2}130 {2}/);
		expect(out).toContain(messagesOf(language).exitStatusTitle);
		expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
		expect(out).not.toMatch(language === 'vi' ? /Usage|Options:|Arguments:|Commands:|display help|\[options\]|\[command\]/ : /Cách dùng|Tùy chọn|undefined/);
	});
});

describe('help', () => {
	it.each([['help'], ['help audit list'], ['-C help --quiet help audit list'], ['-h'], ['init -h']])('is also shown by "rasoat %s"', async line => {
		const {code, out} = await rasoat(line.split(' '));
		expect(code).toBe(0);
		expect(out).toContain(line.endsWith('list') ? 'Usage: rasoat audit list' : 'Usage: rasoat');
	});

	it('lists the commands that are not loaded as they are', async () => {
		const listed = (program: Command) => program.commands.map(command =>
			[command.name(), command.summary(), command.registeredArguments.map(argument => [argument.name(), argument.required, argument.variadic])]);
		expect(listed(await programWith(''))).toEqual(listed(await programWith()));
	});

	it('loads the command that is called, wherever global options stand', async () => {
		for (const line of ['audit list --help', '-C audit findings list --help', '--reason --quiet findings --lang vi list -h']) {
			const {code, out} = await rasoat(line.split(' '));
			expect([code, out.includes('--limit')]).toEqual([0, true]);
		}
	});

	it('is a JSON document with --json', async () => {
		const {out} = await rasoat(['audit', '--help', '--json']);
		expect(JSON.parse(out)).toMatchObject({schema: 'rasoat.help.v1', ok: true, code: 0, data: {text: expect.stringContaining('rasoat audit')}});
	});

	it('tells the version', async () => {
		const {version} = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
		expect((await rasoat(['--version'])).out).toBe(`${version}\n`);
	});
});

describe('wrong usage', () => {
	it('of two keys that are one is told before the store is opened', async () => {
		await rasoat(['init']);
		const {code, err} = await rasoat(['explain', '25741/HS1', '25741/HS1']);
		expect([code, err]).toEqual([2, 'Error: both keys name the same record; give two records\n']);
		expect(existsSync(join(folder, 'data/rasoat.duckdb'))).toBe(false);
	});


	it.each<[string[], string, string]>([
		[[], 'rasoat', 'USAGE_NO_COMMAND'],
		[['audit'], 'audit', 'USAGE_NO_COMMAND'],
		[['audt'], 'rasoat', 'USAGE_COMMAND'],
		[['audit', 'lst'], 'audit', 'USAGE_COMMAND'],
		[['audit', 'list', '--limt', '3'], 'audit list', 'USAGE_OPTION'],
		[['audit', 'list', '--limit'], 'audit list', 'USAGE_OPTION_VALUE_MISSING'],
		[['audit', 'list', '--limit', '0'], 'audit list', 'AUDIT_LIMIT'],
		[['audit', 'verify', 'x'], 'audit verify', 'USAGE_ARGUMENTS'],
		[['--threads', '0', 'audit', 'list'], 'audit list', 'OPTION_VALUE'],
		[['-C', 'audit', 'audit', 'list', '--lang', 'fr'], 'audit list', 'OPTION_VALUE'],
		[['audit', 'list', '--reveal'], 'audit list', 'REVEAL_NEEDS_REASON'],
		[['audit', 'list'], 'audit list', 'NOT_A_WORKSPACE'],
		[['audit', 'list', '-C', 'nowhere'], 'audit list', 'NOT_A_WORKSPACE'],
	])('%j ends with 2, one sentence, or one document', async (args, command, errorCode) => {
		const text = await rasoat(args);
		expect([text.code, text.out]).toEqual([2, '']);
		expect(text.err).toMatch(/(^|\n)Error: [^\n]+\n$/);
		const json = await rasoat([...args, '--json']);
		expect([json.code, json.err]).toEqual([2, '']);
		expect(JSON.parse(json.out)).toMatchObject({command, ok: false, code: 2, data: null, errors: [{code: errorCode, message: expect.any(String)}]});
	});

	it('is told in Vietnamese where the locale says so', async () => {
		expect((await rasoat(['audt'], {env: {LANG: 'vi_VN.UTF-8'}})).err).toMatch(/^Lỗi: không có lệnh "audt"/);
	});

	it('leaves nothing behind where no workspace is', async () => {
		await rasoat(['audt']);
		expect(existsSync(join(folder, 'data'))).toBe(false);
	});
});

describe('init', () => {
	it('makes a workspace and its first audit entry', async () => {
		const {code, out} = await rasoat(['init', '--actor', 'Lê Hoa']);
		expect(code).toBe(0);
		expect(out).toContain(folder);
		for (const name of ['rasoat.yaml', 'inbox/local', 'inbox/extract', 'inbox/rollout', 'batches', 'reports', 'data/key']) expect(existsSync(join(folder, name)), name).toBe(true);
		expect(readFileSync(join(folder, 'data/key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
		expect(log()).toMatchObject([{command: 'init', exit: 0, actor: 'Lê Hoa', details: {account: 'hoa'}}]);
	});

	it('makes the folders on the way', async () => {
		expect((await rasoat(['init', 'a/b'])).code).toBe(0);
		expect(existsSync(join(folder, 'a/b/rasoat.yaml'))).toBe(true);
	});

	it('refuses a workspace', async () => {
		await rasoat(['init']);
		const before = readFileSync(join(folder, 'rasoat.yaml'));
		expect((await rasoat(['init', '--json'])).out).toContain('WORKSPACE_EXISTS');
		expect(readFileSync(join(folder, 'rasoat.yaml'))).toEqual(before);
		expect(log().map(entry => entry.exit)).toEqual([0, 2]);
	});

	it('leaves other files of the folder alone, and refuses one that stands where it needs a folder', async () => {
		writeFileSync(join(folder, 'ghi-chú.txt'), 'x');
		writeFileSync(join(folder, 'batches'), 'x');
		expect((await rasoat(['init', '--json'])).out).toContain('INIT_IN_THE_WAY');
		expect(existsSync(join(folder, 'data'))).toBe(false);
		rmSync(join(folder, 'batches'));
		mkdirSync(join(folder, 'batches'));
		writeFileSync(join(folder, 'batches/B0001.csv'), 'x');
		expect((await rasoat(['init'])).code).toBe(0);
		expect(readFileSync(join(folder, 'batches/B0001.csv'), 'utf8')).toBe('x');
	});

	it('goes on with key and log where only rasoat.yaml was lost', async () => {
		await rasoat(['init']);
		const key = readFileSync(join(folder, 'data/key'));
		rmSync(join(folder, 'rasoat.yaml'));
		expect((await rasoat(['init'])).out).toContain('are kept');
		expect(readFileSync(join(folder, 'data/key'))).toEqual(key);
		expect((await rasoat(['audit', 'verify'])).out).toContain('sound: 2 entries');
	});
});

describe('the configuration', () => {
	it.each(['en', 'vi'] as const)('that init writes in %s is right and says the defaults', async language => {
		const {parseConfig} = await import('../../../src/config/load-config.ts');
		const {defaultConfig} = await import('../../../src/config/config.ts');
		const {defaultThresholds} = await import('../../../src/link/link.ts');
		const {optionKinds} = await import('../../../src/config/options.ts');
		await rasoat(['init', '--lang', language]);
		const text = readFileSync(join(folder, 'rasoat.yaml'), 'utf8');
		expect(parseConfig(text, 'rasoat.yaml')).toEqual({...defaultConfig, language});
		for (const path of Object.keys(optionKinds)) expect(text).toMatch(new RegExp(`^ *(# )?${path.split('.').at(-1)}:`, 'm'));
		expect(parseConfig(text.replaceAll(/^( *)# ([a-z_]+:)/gm, '$1$2').replace('fail_on: []\n', ''), 'rasoat.yaml')).toMatchObject({threads: 4, dedupe: {matchProbability: defaultThresholds.match, reviewProbability: defaultThresholds.review}});
	});

	it('has all its errors told, each with its line, and the command logged', async () => {
		await rasoat(['init']);
		writeFileSync(join(folder, 'rasoat.yaml'), 'threads: 0\nlanguge: vi\n');
		const {code, err} = await rasoat(['audit', 'list']);
		expect(code).toBe(2);
		expect(err.split('\n')).toEqual([
			'Error: rasoat.yaml, line 1, column 10: threads must be a whole number from 1 to 256',
			'Error: rasoat.yaml, line 2, column 1: there is no setting "languge"; was "language" meant?',
			'',
		]);
		expect(log().at(-1)).toMatchObject({command: 'audit list', exit: 2, details: {errors: ['CONFIG_VALUE', 'CONFIG_KEY']}});
	});

	it('chooses the language, and --lang overrules it', async () => {
		await rasoat(['init', '--lang', 'vi']);
		expect((await rasoat(['audit', 'verify'])).out).toContain('Nhật ký toàn vẹn');
		expect((await rasoat(['audit', 'verify', '--lang', 'en'])).out).toContain('is sound');
	});
});

describe('the audit log', () => {
	it('has one entry for each command, also for failures and wrong usage, and nothing that was typed', async () => {
		await rasoat(['init']);
		await rasoat(['audit', 'list']);
		await rasoat(['audit', 'list', '--limit', '0']);
		await rasoat(['audit', '074080001201']);
		await rasoat(['074080001201']);
		await rasoat(['audit', 'verify', '--reveal', '--reason', 'đối chiếu 074080001201']);
		await rasoat(['--help']);
		expect(log().map(({command, exit}) => [command, exit])).toEqual([['init', 0], ['audit list', 0], ['audit list', 2], ['audit', 2], ['', 2], ['audit verify', 0]]);
		expect(log().at(-1)?.details).toEqual({reveal: true, reason: 'đối chiếu ************'});
		// A hash holds any four digits now and then.
		expect(JSON.stringify(log(), (key, value: unknown) => (['hash', 'previous'].includes(key) ? undefined : value))).not.toContain('0740');
	});

	it('is listed, whole or its end', async () => {
		await rasoat(['init']);
		await rasoat(['audit', 'verify']);
		expect((await rasoat(['audit', 'list'])).out.split('\n')).toEqual([
			'#  Time                 Who  Command       Exit  Details',
			'1  2026-03-02 03:00:00  hoa  init             0',
			'2  2026-03-02 03:00:00  hoa  audit verify     0',
			'',
		]);
		const {data} = JSON.parse((await rasoat(['audit', 'list', '--limit', '1', '--json'])).out);
		expect(data.entries).toMatchObject([{seq: 3, command: 'audit list'}]);
	});

	it('that was tampered with ends with 5 and names the first bad line', async () => {
		await rasoat(['init']);
		await rasoat(['audit', 'verify']);
		const path = join(folder, 'data/audit.jsonl');
		writeFileSync(path, readFileSync(path, 'utf8').replace('"exit":0', '"exit":2'));
		for (const command of ['verify', 'list']) {
			const {code, err} = await rasoat(['audit', command]);
			expect(code).toBe(5);
			expect(err).toMatch(/^Error: data\/audit\.jsonl, line 1: this line of the audit log was changed/);
		}
		expect(JSON.parse((await rasoat(['audit', 'verify', '--json'])).out)).toMatchObject({
			ok: false, code: 5, data: {entries: 0, problem: {line: 1, code: 'AUDIT_LINE'}}, errors: [{code: 'AUDIT_LINE', place: {line: 1}}],
		});
	});

	it('that a crash tore is mended and stays sound', async () => {
		await rasoat(['init']);
		appendFileSync(join(folder, 'data/audit.jsonl'), '{"actor":"ho');
		expect((await rasoat(['audit', 'verify'])).out).toContain('incomplete');
		expect((await rasoat(['audit', 'verify'])).out).toContain('sound: 3 entries');
	});

	it('cannot go on without its key', async () => {
		await rasoat(['init']);
		rmSync(join(folder, 'data/key'));
		const {code, err} = await rasoat(['audit', 'verify']);
		expect(code).toBe(5);
		expect(err.match(/Error:/g)).toHaveLength(1);
		expect(err).toContain("workspace's key is missing");
	});
});

describe('--debug', () => {
	it('shows the stack on stderr, and stdout stays one document', async () => {
		const {out, err} = await rasoat(['audit', 'list', '--json', '--debug']);
		expect(JSON.parse(out).code).toBe(2);
		expect(err).toContain('KnownError: NOT_A_WORKSPACE');
		expect((await rasoat(['audit', 'list'])).err).not.toContain('KnownError');
	});
});
