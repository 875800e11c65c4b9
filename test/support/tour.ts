import {readFileSync, writeFileSync} from 'node:fs';
import {basename, resolve} from 'node:path';

/** A command of a README, and the output quoted below it. */
export interface TourStep {
	readonly command: string;
	/** A line `…` stands for any lines. */
	readonly quoted: readonly string[];
	/** Position of the quoted lines among the README's lines, from 0. */
	readonly at: number;
}

/** The home of the README's reader; its last part is his account. */
const home = '/home/lan';

/** The commands of all `console` blocks of a README, in order. */
export function tourOf(readme: string): TourStep[] {
	const lines = readFileSync(readme, 'utf8').split('\n');
	const steps: {command: string; quoted: string[]; at: number}[] = [];
	let inside = false;
	for (const [index, line] of lines.entries()) {
		if (line.startsWith('```')) inside = line === '```console';
		else if (inside && line.startsWith('$ ')) steps.push({command: line.slice(2), quoted: [], at: index + 1});
		else if (inside) steps.at(-1)!.quoted.push(line);
	}
	return steps;
}

/** What runs a command line of the program: a start of it, or this process. */
type Program = (args: readonly string[], options: {readonly cwd: string; readonly env: Readonly<Record<string, string>>}) =>
	Promise<{readonly exitCode?: number; readonly stdout: string; readonly stderr: string}>;

/** Runs commands one after the other as a reader would, in `folder`. Gives the output of each. */
export class Tourist {
	readonly #start: string;
	readonly #env: Readonly<Record<string, string>>;
	readonly #program: Program;
	#folder: string;
	#exitCode = 0;

	constructor(folder: string, env: Readonly<Record<string, string>>, program: Program) {
		this.#start = folder;
		this.#folder = folder;
		this.#env = env;
		this.#program = program;
	}

	async run(command: string): Promise<{readonly lines: readonly string[]; readonly exitCode: number; readonly stderr: string}> {
		const [program, ...args] = wordsOf(command);
		if (program === 'cd') this.#folder = resolve(this.#folder, args[0]);
		if (program === 'echo') return {lines: [String(this.#exitCode)], exitCode: 0, stderr: ''};
		if (program !== 'rasoat') return {lines: [], exitCode: 0, stderr: ''};
		const {stdout, stderr, exitCode} = await this.#program(args, {cwd: this.#folder, env: this.#env});
		this.#exitCode = exitCode ?? -1;
		return {lines: stdout === '' ? [] : stdout.replaceAll(this.#start, home).split('\n').map(asReader), exitCode: this.#exitCode, stderr};
	}
}

/** Under the reader's account. */
function asReader(line: string): string {
	return line.replace(/(\d\d:\d\d(?: by |, người lập ))\S+$/, `$1${basename(home)}`);
}

function wordsOf(command: string): string[] {
	return Array.from(command.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain);
}

/** A line without what is another at each run: times and digests. Columns may be wider. */
export function withoutAccidents(line: string): string {
	return line
		.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d|\d\d\/\d\d\/\d{4} \d\d:\d\d/g, 'MOMENT')
		.replaceAll(/report-\d{4}-\d\d-\d\d/g, 'report-DAY')
		.replaceAll(/\b\d+[.,]\d (?=s\b|giây)/g, 'N ')
		.replace(/^(\S.*?) {2,}\d+[.,]\d(?: {2}|$)/, '$1  N  ')
		.replaceAll(/\b[0-9a-f]{64}\b/g, 'DIGEST')
		.replaceAll(/ +/g, ' ')
		.trimEnd();
}

/** Puts what the commands really print in the place of what the README quotes; what `…` leaves out stays left out. */
export function rewriteTour(readme: string, printed: readonly (readonly [step: TourStep, lines: readonly string[]])[]): void {
	const lines = readFileSync(readme, 'utf8').split('\n');
	for (const [{quoted, at}, real] of printed.toReversed()) {
		const gap = quoted.indexOf('…');
		const shown = gap < 0 ? real : [...real.slice(0, gap), '…', ...real.slice(real.length - (quoted.length - gap - 1))];
		lines.splice(at, quoted.length, ...shown);
	}
	writeFileSync(readme, lines.join('\n'));
}
