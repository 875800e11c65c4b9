import type {LiveLine} from '../../src/cli/progress.ts';
import type {Terminal} from '../../src/cli/terminal.ts';

export interface FakeTerminal extends Terminal {
	readonly out: string[];
	readonly err: string[];
	/** Each text that the live line showed. */
	readonly drawn: string[];
	/** Moves the clock that never jumps. */
	pass(milliseconds: number): void;
}

export interface FakeTerminalOptions {
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly systemLocale?: string;
	/** Columns where both outputs are terminals. */
	readonly columns?: number;
}

/** A terminal that writes into arrays, at one moment of one day, on a machine where only this process runs. */
export function fakeTerminal({cwd = '/', env = {}, systemLocale = 'en-US', columns}: FakeTerminalOptions = {}): FakeTerminal {
	const [out, err, drawn]: [string[], string[], string[]] = [[], [], []];
	let ticks = 0;
	const outputOf = (texts: string[]) => ({write: (text: string) => void texts.push(text), isTTY: columns !== undefined, columns});
	return {
		out,
		err,
		drawn,
		env,
		cwd,
		stdout: outputOf(out),
		stderr: outputOf(err),
		liveLine: async () => fakeLiveLine(drawn),
		systemLocale: () => systemLocale,
		now: () => new Date('2026-03-01T20:00:00.000Z'),
		ticks: () => ticks,
		pause: async () => {},
		random: () => 0.5,
		pass: milliseconds => void (ticks += milliseconds),
		host: 'pc-1',
		account: () => 'hoa',
		pid: 4711,
		processStart: () => 'boot:1',
		processes: {isRunning: pid => pid === 4711, startOf: () => 'boot:1', bootedAt: () => new Date(0)},
	};
}

export function fakeLiveLine(drawn: string[]): LiveLine {
	return {
		text: '',
		start() {
			drawn.push(this.text);
		},
		stop: () => {},
		render() {
			drawn.push(this.text);
		},
	};
}
