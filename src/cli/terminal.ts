import {hostname, userInfo} from 'node:os';
import {parse} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import type {ProcessTable} from '../store/lock.ts';
import {machineProcesses, processStart} from './processes.ts';
import type {LiveLine} from './progress.ts';

export interface Output {
	write(text: string): void;
	readonly isTTY: boolean;
	readonly columns: number | undefined;
}

/** Everything of the outside world that the command line touches; tests give their own. */
export interface Terminal {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly stdout: Output;
	readonly stderr: Output;
	/** The line that shows progress, on stderr. */
	liveLine(color: boolean): Promise<LiveLine>;
	/** The locale that the system reports where no environment variable does (Windows). */
	systemLocale(): string;
	now(): Date;
	/** Milliseconds of a clock that never jumps. */
	ticks(): number;
	/** Resolves after so many milliseconds; rejects as soon as the signal is aborted. */
	pause(milliseconds: number, signal: AbortSignal): Promise<void>;
	/** From 0 to 1, without 1. For what need not be the same twice. */
	random(): number;
	readonly host: string;
	/** The account of the operating system. */
	account(): string;
	readonly pid: number;
	processStart(): string | undefined;
	readonly processes: ProcessTable;
}

/** The real one. */
export function processTerminal(): Terminal {
	return {
		env: process.env,
		cwd: currentFolder(),
		stdout: outputOf(process.stdout),
		stderr: outputOf(process.stderr),
		liveLine,
		systemLocale: () => Intl.DateTimeFormat().resolvedOptions().locale,
		now: () => new Date(),
		ticks: () => performance.now(),
		pause: (milliseconds, signal) => pause(milliseconds, undefined, {signal}),
		random: Math.random,
		host: hostname(),
		account: accountName,
		pid: process.pid,
		processStart: () => processStart(process.pid),
		processes: machineProcesses,
	};
}

/** Somebody may have deleted it. What is named by its whole path works all the same, and nothing else is found. */
function currentFolder(): string {
	try {
		return process.cwd();
	} catch {
		return parse(process.execPath).root;
	}
}

function outputOf(stream: NodeJS.WriteStream): Output {
	return {
		write: text => void stream.write(text),
		isTTY: stream.isTTY === true,
		get columns() {
			return stream.isTTY ? stream.columns : undefined;
		},
	};
}

async function liveLine(color: boolean): Promise<LiveLine> {
	const {default: ora} = await import('ora');
	return ora({stream: process.stderr, discardStdin: false, color: color ? 'cyan' : false});
}

// Containers may run under an account that has no name.
function accountName(): string {
	try {
		return userInfo().username;
	} catch {
		return `uid ${process.getuid?.() ?? 'unknown'}`;
	}
}
