import {Command} from 'commander';
import type {Messages} from '../messages/index.ts';
import type {Harness} from './harness.ts';
import {exitStatusHelp} from './help.ts';

type Register = (program: Command, harness: Harness, messages: Messages) => void;

/** The keys of the catalogue whose entries are plain texts. */
type TextKey = {[Key in keyof Messages]: Messages[Key] extends string ? Key : never}[keyof Messages];

interface CommandEntry {
	/** Name and arguments, and the summary, as `rasoat --help` lists them. The command's own file says the same; a test compares. */
	readonly usage: string;
	readonly summary: TextKey;
	readonly load: () => Promise<Register>;
}

/**
 * Every command, in the order of `rasoat --help`. A command's file is loaded when it is called. Keep what these
 * files import at their top light all the same (types, commander, help): their own help should start at once, too.
 */
const entries: readonly CommandEntry[] = [
	{usage: 'init [dir]', summary: 'initSummary', load: async () => (await import('./commands/init.ts')).registerInit},
	{usage: 'ingest <path...>', summary: 'ingestSummary', load: async () => (await import('./commands/ingest.ts')).registerIngest},
	{usage: 'pull [url]', summary: 'pullSummary', load: async () => (await import('./commands/pull.ts')).registerPull},
	{usage: 'sources', summary: 'sourcesSummary', load: async () => (await import('./commands/sources.ts')).registerSources},
	{usage: 'quarantine', summary: 'quarantineSummary', load: async () => (await import('./commands/quarantine.ts')).registerQuarantine},
	{usage: 'records', summary: 'recordsSummary', load: async () => (await import('./commands/records.ts')).registerRecords},
	{usage: 'check', summary: 'checkSummary', load: async () => (await import('./commands/check.ts')).registerCheck},
	{usage: 'compare', summary: 'compareSummary', load: async () => (await import('./commands/compare.ts')).registerCompare},
	{usage: 'dedupe', summary: 'dedupeSummary', load: async () => (await import('./commands/dedupe.ts')).registerDedupe},
	{usage: 'plan <step>', summary: 'planSummary', load: async () => (await import('./commands/plan.ts')).registerPlan},
	{usage: 'pairs', summary: 'pairsSummary', load: async () => (await import('./commands/pairs.ts')).registerPairs},
	{usage: 'explain <key> [other]', summary: 'explainSummary', load: async () => (await import('./commands/explain.ts')).registerExplain},
	{usage: 'train [step]', summary: 'trainSummary', load: async () => (await import('./commands/train.ts')).registerTrain},
	{usage: 'evaluate <step>', summary: 'evaluateSummary', load: async () => (await import('./commands/evaluate.ts')).registerEvaluate},
	{usage: 'findings', summary: 'findingsSummary', load: async () => (await import('./commands/findings.ts')).registerFindings},
	{usage: 'batch', summary: 'batchSummary', load: async () => (await import('./commands/batch.ts')).registerBatch},
	{usage: 'rollout', summary: 'rolloutSummary', load: async () => (await import('./commands/rollout.ts')).registerRollout},
	{usage: 'report', summary: 'reportSummary', load: async () => (await import('./commands/report.ts')).registerReport},
	{usage: 'run', summary: 'runSummary', load: async () => (await import('./commands/run.ts')).registerRun},
	{usage: 'audit', summary: 'auditSummary', load: async () => (await import('./commands/audit.ts')).registerAudit},
	{usage: 'demo [dir]', summary: 'demoSummary', load: async () => (await import('./commands/demo.ts')).registerDemo},
];

export function createProgram(): Command {
	return new Command('rasoat');
}

/**
 * After the program's own options and help are set: commands inherit them. With `called` only the command of that
 * name is loaded; the others are there by name, arguments and summary, as help lists them. Without it all are loaded.
 */
export async function registerCommands(program: Command, harness: Harness, messages: Messages, called?: string): Promise<void> {
	for (const {usage, summary, load} of entries) {
		if (called !== undefined && called !== usage.split(' ')[0]) program.command(usage).summary(messages[summary]);
		else (await load())(program, harness, messages);
	}
	for (const command of program.commands) completeGroup(command, messages);
}

// A command that only groups others: its help, too, ends with the exit statuses, and "help" is not one of its commands.
function completeGroup(command: Command, messages: Messages): void {
	if (command.commands.length === 0) return;
	command.helpCommand(false).addHelpText('after', exitStatusHelp(messages));
}
