import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {execa} from 'execa';
import type * as CommandLine from '../../src/cli/command-line.ts';
import {type FakeTerminalOptions, fakeTerminal} from './fake-terminal.ts';

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

// The built one, too: its threads start from the files beside it.
const {runCommandLine} = await import(new URL('../../dist/cli/command-line.js', import.meta.url).href) as typeof CommandLine;

/**
 * Runs a whole built command line within this process: all but `main.ts`, which sets the umask, hears signals and makes
 * the process's exit code of the number given here. A quarter of a start's cost, or less: what a test does not need to start it runs so.
 */
export async function rasoatHere(args: readonly string[], options: FakeTerminalOptions = {}): Promise<{exitCode: number; stdout: string; stderr: string}> {
	const terminal = fakeTerminal(options);
	const exitCode = await runCommandLine(args, terminal, new AbortController().signal);
	return {exitCode, stdout: terminal.out.join('').trimEnd(), stderr: terminal.err.join('').trimEnd()};
}
