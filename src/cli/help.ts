import type {Command} from 'commander';
import {type ExitCode, exitCodes} from '../errors.ts';
import type {Messages} from '../messages/index.ts';
import {wrapText} from '../report/wrap-text.ts';

/**
 * The list that ends each command's help: `.addHelpText('after', exitStatusHelp(messages, [3]))`.
 * The codes that any command on a workspace can end with are always there; `more` are the command's own.
 */
export function exitStatusHelp(messages: Messages, more: readonly ExitCode[] = []): string {
	return ['', messages.helpGlobal, '', ...exitStatusLines(messages, [...everyCommand, ...more])].join('\n');
}

/** Of what stands below the options; Commander breaks the rest. */
export const helpWidth = 80;
const margin = 7;

const everyCommand: readonly ExitCode[] = [
	exitCodes.done,
	exitCodes.usage,
	exitCodes.locked,
	exitCodes.integrity,
	exitCodes.resources,
	exitCodes.fault,
	exitCodes.interrupted,
];

/** Makes Commander's own words those of the catalogue, for this command and those registered on it later. */
export function localizeHelp(program: Command, messages: Messages): void {
	const titles: Readonly<Record<string, string>> = {
		'Usage:': messages.helpUsage,
		'Arguments:': messages.helpArguments,
		'Options:': messages.helpOptions,
		'Commands:': messages.helpCommands,
	};
	program
		.helpOption('-h, --help', messages.optionHelp)
		.helpCommand(false)
		.configureHelp({
			styleTitle: title => titles[title] ?? title,
			styleUsage: usage => usage.replace('[options]', messages.helpOptionsPlace).replace(/\[command\]$/, messages.helpCommandPlace),
			subcommandTerm: command => [command.name(), ...command.registeredArguments.map(argument => placeOf(argument))].join(' '),
			optionDescription: option => option.description,
			argumentDescription: argument => argument.description,
		})
		.addHelpText('after', ['', messages.helpMore, '', ...exitStatusLines(messages, Object.values(exitCodes))].join('\n'));
}

function exitStatusLines(messages: Messages, codes: readonly ExitCode[]): string[] {
	const lines = [...new Set(codes)].toSorted((a, b) => a - b).flatMap(code =>
		wrapText(messages[`exitStatus${code}`], helpWidth - margin).map((line, index) => (index === 0 ? `  ${code}` : '').padEnd(margin) + line));
	return [messages.exitStatusTitle, ...lines];
}

function placeOf(argument: {name(): string; required: boolean; variadic: boolean}): string {
	const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
	return argument.required ? `<${name}>` : `[${name}]`;
}
