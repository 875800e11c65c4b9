import {type ExitCode, exitCodes} from '../errors.ts';
import type {Messages} from '../messages/index.ts';

/**
 * The list that ends each command's help: `.addHelpText('after', exitStatusHelp(messages, [3]))`.
 * The codes that any command on a workspace can end with are always there; `more` are the command's own.
 */
export function exitStatusHelp(messages: Messages, more: readonly ExitCode[] = []): string {
	const codes = [...new Set([...everyCommand, ...more])].toSorted((a, b) => a - b);
	const lines = codes.map(code => `  ${String(code).padEnd(4)} ${messages[`exitStatus${code}`]}`);
	return ['', messages.exitStatusTitle, ...lines].join('\n');
}

const everyCommand: readonly ExitCode[] = [
	exitCodes.done,
	exitCodes.usage,
	exitCodes.locked,
	exitCodes.integrity,
	exitCodes.resources,
	exitCodes.fault,
	exitCodes.interrupted,
];
