import {Command} from 'commander';
import type {Messages} from '../messages/index.ts';
import {registerAudit} from './commands/audit.ts';
import {registerDedupe} from './commands/dedupe.ts';
import {registerEvaluate} from './commands/evaluate.ts';
import {registerExplain} from './commands/explain.ts';
import {registerInit} from './commands/init.ts';
import {registerReport} from './commands/report.ts';
import {registerRollout} from './commands/rollout.ts';
import {registerPairs} from './commands/pairs.ts';
import type {Harness} from './harness.ts';

type Register = (program: Command, harness: Harness, messages: Messages) => void;

/**
 * Every command, in the order of `rasoat --help`. Keep what these files import at their top light (types,
 * commander, help): the core comes in with `await import(…)` inside the action, so that `rasoat --help` starts at once.
 */
const registrations: readonly Register[] = [
	registerInit,
	registerDedupe,
	registerPairs,
	registerExplain,
	registerEvaluate,
	registerRollout,
	registerReport,
	registerAudit,
];

export function createProgram(): Command {
	return new Command('rasoat');
}

/** After the program's own options and help are set: commands inherit them. */
export function registerCommands(program: Command, harness: Harness, messages: Messages): void {
	for (const register of registrations) register(program, harness, messages);
}
