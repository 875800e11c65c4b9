import {resolve} from 'node:path';
import type {Command} from 'commander';
import type {Messages} from '../../messages/index.ts';
import type {BareSession, CommandResult, Harness} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

export function registerInit(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('init')
		.summary(messages.initSummary)
		.description(messages.initDescription)
		.argument('[dir]', messages.initFolder)
		.addHelpText('after', exitStatusHelp(messages))
		.action((folder: string | undefined) => harness.withoutWorkspace('init', session => runInit(folder, session)));
}

async function runInit(folder: string | undefined, {options, messages, cwd}: BareSession): Promise<CommandResult> {
	const {createWorkspace} = await import('../create-workspace.ts');
	const target = folder === undefined ? options.workspace : resolve(cwd, folder);
	const {paths, keyKept} = createWorkspace(target, messages, options.writtenLanguage ?? 'auto');
	return {
		data: {folder: paths.root, config: paths.config, keyKept},
		text: [messages.initDone({folder: paths.root}), ...(keyKept ? [messages.initKeyKept] : []), messages.initNext],
		madeWorkspace: paths.root,
	};
}
