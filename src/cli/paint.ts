import {Chalk} from 'chalk';
import type {Paint} from './harness.ts';
import type {Output, Terminal} from './terminal.ts';

/** Colours for one output: none where it is no terminal, or `color` (the option, NO_COLOR) says no. */
export function paintFor(output: Output, env: Terminal['env'], color: boolean): Paint {
	const chalk = new Chalk({level: color && output.isTTY && env.TERM !== 'dumb' ? 1 : 0});
	return {
		bold: text => chalk.bold(text),
		dim: text => chalk.dim(text),
		red: text => chalk.red(text),
		yellow: text => chalk.yellow(text),
		green: text => chalk.green(text),
	};
}
