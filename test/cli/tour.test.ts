import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {rasoat, rasoatHere} from '../support/rasoat.ts';
import {rewriteTour, type TourStep, Tourist, tourOf, withoutAccidents} from '../support/tour.ts';

/** Writes what the commands print into the READMEs. Read it before it is committed. */
const update = process.env.UPDATE_TOUR === '1' && process.env.CI === undefined;

const readmes = [['README.md', 'en_US.UTF-8', rasoat], ['README.vi.md', 'vi_VN.UTF-8', rasoatHere]] as const;

describe.each(readmes)('the tour of %s', (name, locale, program) => {
	const readme = fileURLToPath(new URL(`../../${name}`, import.meta.url));

	test('is what the program prints', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'rasoat-tour-'));
		try {
			const printed = await walk(readme, new Tourist(folder, {LC_ALL: locale}, program));
			if (update) rewriteTour(readme, printed.map(({step, lines}) => [step, lines]));
			for (const {step, lines} of update ? quotedNow(readme, printed) : printed) compareWith(step, lines);
		} finally {
			rmSync(folder, {recursive: true});
		}
	}, 300_000);
});

interface Printed {
	readonly step: TourStep;
	readonly lines: readonly string[];
}

async function walk(readme: string, tourist: Tourist): Promise<Printed[]> {
	const printed: Printed[] = [];
	for (const step of tourOf(readme)) {
		const {lines, exitCode, stderr} = await tourist.run(step.command);
		expect(exitCode, `${step.command}\n${stderr}`).toBe(step.command.includes('--fail-on') ? 1 : 0);
		printed.push({step, lines});
	}
	return printed;
}

/** After an update the quoted lines are others; what was printed is the same. */
function quotedNow(readme: string, printed: readonly Printed[]): Printed[] {
	return tourOf(readme).map((step, index) => ({step, lines: printed[index].lines}));
}

function compareWith({command, quoted}: TourStep, lines: readonly string[]): void {
	const real = lines.map(withoutAccidents);
	const expected = quoted.map(withoutAccidents);
	const gap = expected.indexOf('…');
	if (gap < 0) {
		expect(real, command).toEqual(expected);
		return;
	}
	const tail = expected.slice(gap + 1);
	expect([...real.slice(0, gap), '…', ...real.slice(real.length - tail.length)], command).toEqual(expected);
}
