import {type Command, CommanderError} from 'commander';
import {type ExitCode, exitCodes} from '../errors.ts';
import {type Messages, messagesOf} from '../messages/index.ts';
import type {Failure} from './failure.ts';
import {type WrittenOptions, addGlobalOptions} from './global-options.ts';
import {localizeHelp} from './help.ts';
import {spokenLanguage} from './language.ts';
import {createProgram, registerCommands} from './program.ts';
import {type Invocation, auditFailure, createHarness} from './run-command.ts';
import type {Terminal} from './terminal.ts';
import {packageVersion} from './version.ts';

/** Runs one command line (without `node` and the script) and gives its exit code. The only place that catches. */
export async function runCommandLine(args: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<ExitCode> {
	const language = spokenLanguage(args, terminal);
	const invocation: Invocation = {terminal, signal, language, command: '', exitCode: exitCodes.done, audited: false};
	const shown: string[] = [];
	const program = describe(createProgram(), messagesOf(language), terminal, shown);
	const words = helpAsOption(program, args);
	try {
		const harness = createHarness(invocation, () => program.opts<WrittenOptions>());
		await registerCommands(program, harness, messagesOf(language), wordsOf(program, words)[0] ?? '');
		await program.parseAsync(words, {from: 'user'});
		return invocation.exitCode;
	} catch (error) {
		// Commander also throws when it has shown help or the version, as asked.
		if (error instanceof CommanderError && error.exitCode === 0) return await showHelp(shown.join(''), args, terminal);
		return await fail(error, invocation, program, args, shown);
	}
}

/** Tells of a failure that nobody awaited, which only a fault of the program can be. The process must end after it. */
export async function reportStray(error: unknown, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	const {failureOf} = await import('./failure.ts');
	const {presentFailure, presentStack} = await import('./output.ts');
	const messages = messagesOf(spokenLanguage(args, terminal));
	const failure = failureOf(error, messages, '');
	await presentFailure('', failure, {terminal, messages, json: wantsJson(args), color: false});
	if (args.includes('--debug')) presentStack(error, terminal);
	return failure.exitCode;
}

function describe(program: Command, messages: Messages, terminal: Terminal, shown: string[]): Command {
	program
		.description(messages.programDescription)
		.version(packageVersion(), '-V, --version', messages.optionVersion)
		.exitOverride()
		.configureOutput({
			writeOut: text => void shown.push(text),
			writeErr: text => void shown.push(text),
			outputError: () => {},
			getOutHelpWidth: () => terminal.stdout.columns ?? 80,
			getErrHelpWidth: () => terminal.stderr.columns ?? 80,
		});
	addGlobalOptions(program, messages);
	localizeHelp(program, messages);
	return program;
}

async function showHelp(text: string, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
	if (wantsJson(args)) {
		const {jsonDocument} = await import('./output.ts');
		terminal.stdout.write(`${jsonDocument({command: 'help', exitCode: exitCodes.done, data: {text: text.trimEnd()}, errors: []})}\n`);
	} else {
		terminal.stdout.write(text);
	}
	return exitCodes.done;
}

async function fail(error: unknown, invocation: Invocation, program: Command, args: readonly string[], shown: readonly string[]): Promise<ExitCode> {
	const {failureOf} = await import('./failure.ts');
	const {presentFailure, presentStack} = await import('./output.ts');
	const {terminal} = invocation;
	// Options that were read before the failing one count; `--json` and `--debug` do wherever they stand.
	const written = program.opts<WrittenOptions>();
	invocation.progress?.abandon();
	if (invocation.command === '') invocation.command = commandName(program, args);
	const messages = messagesOf(invocation.language);
	const failure = await audited(failureOf(error, messages, invocation.command), invocation, written, messages);
	const json = wantsJson(args);
	if (!json && error instanceof CommanderError) terminal.stderr.write(shown.join(''));
	await presentFailure(invocation.command, failure, {terminal, messages, json, color: written.color});
	if (args.includes('--debug')) presentStack(error, terminal);
	return failure.exitCode;
}

// A failure that cannot be logged is shown all the same, and that it could not be logged, too.
async function audited(failure: Failure, invocation: Invocation, written: WrittenOptions, messages: Messages): Promise<Failure> {
	try {
		await auditFailure(invocation, written, failure);
		return failure;
	} catch (error) {
		const {failureOf} = await import('./failure.ts');
		const codes = new Set(failure.errors.map(each => each.code));
		const more = failureOf(error, messages, invocation.command).errors.filter(each => !codes.has(each.code));
		return {...failure, errors: [...failure.errors, ...more]};
	}
}

/** The registered command that the arguments name, as `findings list`; '' where they name none. */
function commandName(program: Command, args: readonly string[]): string {
	const names: string[] = [];
	let current = program;
	for (const word of wordsOf(program, args)) {
		const next = current.commands.find(command => command.name() === word);
		if (next === undefined) break;
		names.push(word);
		current = next;
	}
	return names.join(' ');
}

/** `help run` means `run --help`, whatever options of the program stand before it. */
function helpAsOption(program: Command, args: readonly string[]): readonly string[] {
	const first = wordPlaces(program, args)[0] ?? -1;
	return args[first] === 'help' ? [...args.toSpliced(first, 1), '--help'] : args;
}

/** The arguments that are neither options nor values of the program's own options. */
function wordsOf(program: Command, args: readonly string[]): string[] {
	return wordPlaces(program, args).map(place => args[place]);
}

function wordPlaces(program: Command, args: readonly string[]): number[] {
	const valued = new Set(program.options.flatMap(option => (option.required ? [option.long, option.short] : [])));
	const places: number[] = [];
	for (let place = 0; place < args.length; place++) {
		if (valued.has(args[place])) place++;
		else if (!args[place].startsWith('-')) places.push(place);
	}
	return places;
}

function wantsJson(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args.slice(0, end < 0 ? undefined : end).includes('--json');
}
