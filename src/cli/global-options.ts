import {availableParallelism} from 'node:os';
import {resolve} from 'node:path';
import {type Command, Option} from 'commander';
import {type Config, defaultConfig, mostThreads} from '../config/config.ts';
import {parseMemory} from '../config/memory.ts';
import {KnownError, exitCodes} from '../errors.ts';
import type {Language, Messages} from '../messages/index.ts';
import type {GlobalOptions} from './harness.ts';
import type {Terminal} from './terminal.ts';

/** What was written on the command line, values checked. */
export interface WrittenOptions {
	readonly workspace?: string;
	readonly json?: true;
	readonly lang?: Language;
	readonly quiet?: true;
	/** False with `--no-color`. */
	readonly color: boolean;
	readonly threads?: number;
	readonly memory?: number;
	readonly actor?: string;
	readonly reveal?: true;
	readonly reason?: string;
	readonly debug?: true;
}

const longestText = 200;
const defaultMostThreads = 4;

export function addGlobalOptions(program: Command, messages: Messages): void {
	const add = (flags: string, description: string, parse?: (text: string) => unknown) => {
		const option = new Option(flags, description);
		program.addOption(parse === undefined ? option : option.argParser(parse));
	};
	add('-C, --workspace <dir>', messages.optionWorkspace);
	add('--json', messages.optionJson);
	add('--lang <vi|en>', messages.optionLang, parseLanguage);
	add('--quiet', messages.optionQuiet);
	add('--no-color', messages.optionNoColor);
	add('--threads <n>', messages.optionThreads, parseThreads);
	add('--memory <size>', messages.optionMemory, parseMemoryOption);
	add('--actor <name>', messages.optionActor, text => parseLabel('--actor', text));
	add('--reveal', messages.optionReveal);
	add('--reason <text>', messages.optionReason, text => parseLabel('--reason', text));
	add('--debug', messages.optionDebug);
}

/** Rules that hold between options. */
export function checkOptions(written: WrittenOptions): void {
	if (written.reveal && written.reason === undefined) throw new KnownError('REVEAL_NEEDS_REASON', exitCodes.usage);
}

/** Fills in what was not written: from the workspace's configuration where there is one, else from the defaults. */
export function completeOptions(written: WrittenOptions, language: Language, terminal: Terminal, config: Config = defaultConfig): GlobalOptions {
	return {
		workspace: resolve(terminal.cwd, written.workspace ?? '.'),
		json: written.json ?? false,
		language: written.lang ?? (config.language === 'auto' ? language : config.language),
		writtenLanguage: written.lang,
		quiet: written.quiet ?? false,
		color: written.color && (terminal.env.NO_COLOR ?? '') === '',
		threads: written.threads ?? config.threads ?? Math.min(availableParallelism(), defaultMostThreads),
		memory: written.memory ?? config.memory,
		actor: written.actor ?? terminal.account(),
		reveal: written.reveal ?? false,
		reason: written.reason,
		debug: written.debug ?? false,
	};
}

function parseLanguage(text: string): Language {
	if (text === 'vi' || text === 'en') return text;
	throw new KnownError('OPTION_VALUE', exitCodes.usage, {option: '--lang', expected: 'cliLanguage'});
}

function parseThreads(text: string): number {
	const threads = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	if (threads >= 1 && threads <= mostThreads) return threads;
	throw new KnownError('OPTION_VALUE', exitCodes.usage, {option: '--threads', expected: 'threads'});
}

function parseMemoryOption(text: string): number {
	const bytes = parseMemory(text);
	if (bytes !== undefined) return bytes;
	throw new KnownError('OPTION_VALUE', exitCodes.usage, {option: '--memory', expected: 'memory'});
}

function parseLabel(option: string, text: string): string {
	const label = text.normalize('NFC').trim();
	if (label !== '' && label.length <= longestText && !/\p{Cc}/u.test(label)) return label;
	throw new KnownError('OPTION_VALUE', exitCodes.usage, {option, expected: 'label'});
}
