import type {CommanderError} from 'commander';
import {KnownError, exitCodes} from '../errors.ts';
import {maskDigitRuns} from '../privacy/mask.ts';

/**
 * Commander's refusal as one of ours. Its code says what was wrong; the name of the option or argument
 * stands in its English message, in quotes.
 */
export function usageError(error: CommanderError, command: string): KnownError {
	const code = codes[error.code] ?? 'USAGE';
	const [name, other] = [...error.message.matchAll(/'([^']*)'/g)].map(match => maskDigitRuns(match[1]));
	const proposal = /Did you mean (?:one of )?([^?,)]+)/.exec(error.message)?.[1];
	const choices = /Allowed choices are (.+)\.$/.exec(error.message)?.[1];
	const help = ['rasoat', command, '--help'].filter(word => word !== '').join(' ');
	return new KnownError(code, exitCodes.usage, {name, other, proposal, choices, help}, {}, {cause: error});
}

const codes: Readonly<Record<string, string>> = {
	'commander.help': 'USAGE_NO_COMMAND',
	'commander.unknownCommand': 'USAGE_COMMAND',
	'commander.unknownOption': 'USAGE_OPTION',
	'commander.missingArgument': 'USAGE_ARGUMENT_MISSING',
	'commander.excessArguments': 'USAGE_ARGUMENTS',
	'commander.optionMissingArgument': 'USAGE_OPTION_VALUE_MISSING',
	'commander.missingMandatoryOptionValue': 'USAGE_OPTION_MISSING',
	'commander.conflictingOption': 'USAGE_CONFLICT',
	'commander.invalidArgument': 'USAGE_VALUE',
};
