import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {execa} from 'execa';
import {runCommandLine} from '../../src/cli/command-line.ts';
import {fakeTerminal} from './fake-terminal.ts';

const root = resolve(import.meta.dirname, '../..');

/** What a package has in its `bin`; `npm test` builds what it starts. */
export const bin = resolve(root, 'bin/rasoat.js');

if (!existsSync(resolve(root, 'dist/cli/main.js'))) throw new Error('run "npm run build" first: these tests run the built program');

export interface StartOptions {
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly input?: string;
}

/** Starts the built program with a clean environment; a failure is a result, not an error. */
export function rasoat(args: readonly string[], {cwd, env, input}: StartOptions = {}) {
	return execa(process.execPath, [bin, ...args], {
		reject: false,
		extendEnv: false,
		cwd,
		input,
		env: {PATH: process.env.PATH, TZ: 'America/Los_Angeles', NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...env},
	});
}

/**
 * Runs a whole command line within this process: all but `main.ts`, which makes the process's exit code of it. Ten
 * times as quick as a start, for tables of many cases.
 */
export async function rasoatHere(args: readonly string[], options: {readonly cwd: string; readonly columns?: number}): Promise<{exitCode: number; stdout: string; stderr: string}> {
	const terminal = fakeTerminal(options);
	const exitCode = await runCommandLine(args, terminal, new AbortController().signal);
	return {exitCode, stdout: terminal.out.join('').trimEnd(), stderr: terminal.err.join('').trimEnd()};
}
