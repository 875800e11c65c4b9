import {Command} from 'commander';
import type {Messages} from '../messages/index.ts';
import {registerAudit} from './commands/audit.ts';
import {registerBatch} from './commands/batch.ts';
import {registerCheck} from './commands/check.ts';
import {registerCompare} from './commands/compare.ts';
import {registerDedupe} from './commands/dedupe.ts';
import {registerDemo} from './commands/demo.ts';
import {registerEvaluate} from './commands/evaluate.ts';
import {registerExplain} from './commands/explain.ts';
import {registerFindings} from './commands/findings.ts';
import {registerIngest} from './commands/ingest.ts';
import {registerInit} from './commands/init.ts';
import {registerQuarantine} from './commands/quarantine.ts';
import {registerRecords} from './commands/records.ts';
import {registerReport} from './commands/report.ts';
import {registerRollout} from './commands/rollout.ts';
import {registerRun} from './commands/run.ts';
import {registerSources} from './commands/sources.ts';
import {registerPairs} from './commands/pairs.ts';
import type {Harness} from './harness.ts';
import {exitStatusHelp} from './help.ts';

type Register = (program: Command, harness: Harness, messages: Messages) => void;

/**
 * Every command, in the order of `rasoat --help`. Keep what these files import at their top light (types,
 * commander, help): the core comes in with `await import(…)` inside the action, so that `rasoat --help` starts at once.
 */
const registrations: readonly Register[] = [
	registerInit,
	registerIngest,
	registerSources,
	registerQuarantine,
	registerRecords,
	registerCheck,
	registerCompare,
	registerDedupe,
	registerPairs,
	registerExplain,
	registerEvaluate,
	registerFindings,
	registerBatch,
	registerRollout,
	registerReport,
	registerRun,
	registerAudit,
	registerDemo,
];

export function createProgram(): Command {
	return new Command('rasoat');
}

/** After the program's own options and help are set: commands inherit them. */
export function registerCommands(program: Command, harness: Harness, messages: Messages): void {
	for (const register of registrations) register(program, harness, messages);
	for (const command of program.commands) completeGroup(command, messages);
}

// A command that only groups others: its help, too, ends with the exit statuses, and "help" is not one of its commands.
function completeGroup(command: Command, messages: Messages): void {
	if (command.commands.length === 0) return;
	command.helpCommand(false).addHelpText('after', exitStatusHelp(messages));
}
