import {exitCodes} from '../errors.ts';
import {runCommandLine} from './command-line.ts';
import {processTerminal} from './terminal.ts';

/** How long an interrupted process may go on (threads that do not stop) after it has told how it ended. */
const lingerMilliseconds = 500;

// Whatever we make is the owner's alone. Windows has no modes and takes no notice.
process.umask(0o077);

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		// Asked twice: at once. The lock that stays is taken over by the next command.
		if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
		interruption.abort();
	});
}

// The reader of a pipe may have seen enough (`rasoat … | head`). Anything else means that output is lost.
let outputLost = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code !== 'EPIPE') outputLost = true;
	if (outputLost) process.exitCode = exitCodes.resources;
});
process.stderr.on('error', () => {});

const exitCode = await runCommandLine(process.argv.slice(2), processTerminal(), interruption.signal);
process.exitCode = outputLost ? exitCodes.resources : exitCode;
if (exitCode === exitCodes.interrupted) setTimeout(() => process.exit(), lingerMilliseconds).unref();
