import {relative} from 'node:path';
import type {ExitCode, Place} from '../errors.ts';
import type {Messages} from '../messages/index.ts';
import {maskDigitRuns} from '../privacy/mask.ts';
import type {Failure, FailureEntry} from './failure.ts';
import type {Terminal} from './terminal.ts';
import {wrapText} from '../report/wrap-text.ts';

/** How a command's end is told. */
export interface Presentation {
	readonly terminal: Terminal;
	readonly messages: Messages;
	readonly json: boolean;
	/** Colours on stderr are wanted. */
	readonly color: boolean;
}

export interface Ending {
	readonly command: string;
	readonly exitCode: ExitCode;
	readonly data: unknown;
	readonly text: readonly string[];
	readonly errors: readonly FailureEntry[];
}

/** Shows how a command ended: text on stdout and errors on stderr, or one JSON document on stdout. */
export async function present(ending: Ending, presentation: Presentation): Promise<void> {
	const {terminal, json} = presentation;
	if (json) terminal.stdout.write(`${jsonDocument(ending, terminal.stdout.isTTY)}\n`);
	else if (ending.text.length > 0) terminal.stdout.write(`${ending.text.flatMap(line => fitting(line, terminal.stdout.columns)).join('\n')}\n`);
	if (!json) await presentErrors(ending.errors, presentation);
}

export async function presentFailure(command: string, failure: Failure, presentation: Presentation): Promise<void> {
	await present({command, exitCode: failure.exitCode, data: null, text: [], errors: failure.errors}, presentation);
}

/** The stack and its causes, for `--debug`. What libraries quote of the data is starred out. */
export function presentStack(error: unknown, terminal: Terminal): void {
	for (let each = error; each instanceof Error; each = each.cause) {
		terminal.stderr.write(`${maskDigitRuns(each.stack ?? each.message)}\n`);
		if (each instanceof AggregateError) for (const part of each.errors) presentStack(part, terminal);
	}
}

// A terminal breaks a sentence that is too long for it in the middle of a word. Tables fit already.
function fitting(line: string, columns: number | undefined): string[] {
	if (columns === undefined || line.length <= columns || line.includes(escape)) return [line];
	const indent = /^ */.exec(line)![0];
	return wrapText(line.trimStart(), columns - indent.length).map(part => indent + part);
}

const escape = '\u001B';

/** The contract's envelope. Whole numbers that JSON readers would round, and only they, become text. */
export function jsonDocument({command, exitCode, data, errors}: Omit<Ending, 'text'>, indented = false): string {
	const name = command === '' ? 'rasoat' : command;
	const schema = command === '' ? 'rasoat.v1' : `rasoat.${command.replaceAll(' ', '.')}.v1`;
	const ok = exitCode === 0 || exitCode === 1;
	return JSON.stringify({schema, command: name, ok, code: exitCode, data, errors}, plainValue, indented ? 2 : undefined);
}

function plainValue(_key: string, value: unknown): unknown {
	if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
	return value instanceof Map ? Object.fromEntries(value) : value;
}

async function presentErrors(errors: readonly FailureEntry[], {terminal, messages, color}: Presentation): Promise<void> {
	if (errors.length === 0) return;
	const {paintFor} = await import('./paint.ts');
	const paint = paintFor(terminal.stderr, terminal.env, color);
	for (const {message, place} of errors) {
		const where = placeText(place, messages, terminal.cwd);
		const lines = wrapText(`${messages.error} ${where === '' ? '' : `${where}: `}${message}`, terminal.stderr.columns ?? Infinity);
		terminal.stderr.write(`${lines.join('\n').replace(messages.error, paint.red(messages.error))}\n`);
	}
}

// A file below the current folder is named as the user would name it.
function placeText({file, line, column}: Place, messages: Messages, cwd: string): string {
	const near = file === undefined ? undefined : relative(cwd, file);
	const name = near === undefined || near === '' || near.startsWith('..') ? file : near;
	return [
		name,
		line === undefined ? undefined : messages.line({line}),
		column === undefined ? undefined : messages.column({column}),
	].filter(part => part !== undefined).join(', ');
}
