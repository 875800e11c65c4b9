import {Command} from 'commander';
import type {Messages} from '../messages/index.ts';
import type {Harness} from './harness.ts';

type Register = (program: Command, harness: Harness, messages: Messages) => void;

/**
 * Every command. Keep what these files import at their top light (types, commander, help): the core
 * comes in with `await import(…)` inside the action, so that `rasoat --help` starts at once.
 */
const registrations: readonly Register[] = [];

export function createProgram(harness: Harness, messages: Messages): Command {
	const program = new Command('rasoat');
	for (const register of registrations) register(program, harness, messages);
	return program;
}
