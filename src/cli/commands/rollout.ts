import {resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {RolloutFile} from '../../rollout/import.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

interface StatusOptions {
	readonly asOf?: string;
}

export function registerRollout(program: Command, harness: Harness, messages: Messages): void {
	const rollout = program.command('rollout').summary(messages.rolloutSummary).description(messages.rolloutDescription);
	rollout
		.command('import')
		.summary(messages.rolloutImportSummary)
		.description(messages.rolloutImportDescription)
		.argument('<file...>', messages.rolloutImportFiles)
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.sourceRefused]))
		.action((files: readonly string[]) => harness.withWorkspace('rollout import', session => runRolloutImport(files, session)));
	rollout
		.command('status')
		.summary(messages.rolloutStatusSummary)
		.description(messages.rolloutStatusDescription)
		.option('--as-of <date>', messages.rolloutStatusAsOf)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: StatusOptions) => harness.withWorkspace('rollout status', session => runRolloutStatus(options, session)));
}

async function runRolloutImport(files: readonly string[], {store, cwd, now, messages}: Session): Promise<CommandResult> {
	const {importRollout} = await import('../../rollout/import.ts');
	const {dayText} = await import('../../report/format.ts');
	const results = await importRollout(store, {files: files.map(file => resolve(cwd, file)), now});
	const errors = results.flatMap(result => result.errors);
	const sum = (of: (result: RolloutFile) => number) => results.reduce((total, result) => total + of(result), 0);
	return {
		exitCode: errors.length > 0 ? exitCodes.sourceRefused : exitCodes.done,
		data: {files: results.map(result => ({...result, errors: result.errors.length}))},
		text: results.map(result => lineOf(result, result.days.map(day => dayText(messages, day)), messages)),
		errors,
		audit: {
			files: results.length,
			refused: results.filter(result => result.outcome === 'refused').length,
			fresh: sum(result => result.fresh),
			replaced: sum(result => result.replaced),
		},
	};
}

async function runRolloutStatus({asOf}: StatusOptions, {store, now, messages, width, paint}: Session): Promise<CommandResult> {
	const {dayOf, today} = await import('../../rollout/day.ts');
	const {rolloutStatus} = await import('../../rollout/status.ts');
	const {renderRollout} = await import('../../report/render.ts');
	const {dayText} = await import('../../report/format.ts');
	const day = asOf === undefined ? today(now) : dayOf(asOf);
	if (day === undefined) throw new KnownError('ROLLOUT_AS_OF', exitCodes.usage);
	const status = await rolloutStatus(store, day);
	const lines = renderRollout(status, {messages, width, paint});
	return {data: status, text: lines.length > 0 ? lines : [messages.rolloutNothing({day: dayText(messages, day)})]};
}

function lineOf({file, outcome, fresh, replaced, unchanged, errors}: RolloutFile, days: readonly string[], messages: Messages): string {
	return outcome === 'refused'
		? messages.rolloutRefused({file, errors: errors.length})
		: messages.rolloutImported({file, days, fresh, replaced, unchanged});
}
