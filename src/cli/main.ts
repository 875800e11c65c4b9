import {type ExitCode, exitCodes} from '../errors.ts';
import {messagesOf} from '../messages/index.ts';
import {reportStray, runCommandLine} from './command-line.ts';
import {spokenLanguage} from './language.ts';
import {processTerminal} from './terminal.ts';

/** How long an interrupted process may go on (threads that do not stop) after it has told how it ended. */
const lingerMilliseconds = 500;

const args = process.argv.slice(2);
const terminal = processTerminal();
const interruption = new AbortController();
let outputLost = false;

// Whatever we make is the owner's alone. Windows has no modes and takes no notice.
process.umask(0o077);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		// Asked twice: at once. The lock that stays is taken over by the next command.
		if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
		interruption.abort();
	});
}

// The reader of a pipe may have seen enough (`rasoat … | head`). Any other failure means that output is lost.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE' || outputLost) return;
	outputLost = true;
	const messages = messagesOf(spokenLanguage(args, terminal));
	terminal.stderr.write(`${messages.error} ${messages.outputLost}\n`);
	process.exitCode = exitCodes.resources;
});
process.stderr.on('error', () => {});

// Node would end with 1, which means something else here.
process.on('uncaughtException', error => {
	void reportStray(error, args, terminal).then(code => process.exit(code));
});

end(await runCommandLine(args, terminal, interruption.signal));

function end(exitCode: ExitCode): void {
	process.exitCode = outputLost ? exitCodes.resources : exitCode;
	if (exitCode === exitCodes.interrupted) setTimeout(() => process.exit(), lingerMilliseconds).unref();
}
