import {describe, expect, it} from 'vitest';
import {type OwnedProgress, createProgress} from '../../../src/cli/progress.ts';
import {messagesOf} from '../../../src/messages/index.ts';
import {displayWidth} from '../../../src/report/text-width.ts';
import {type FakeTerminal, fakeLiveLine, fakeTerminal} from '../../support/fake-terminal.ts';

function started(columns?: number, language: 'vi' | 'en' = 'en'): {terminal: FakeTerminal; progress: OwnedProgress} {
	const terminal = fakeTerminal({columns});
	const live = columns === undefined ? undefined : fakeLiveLine(terminal.drawn);
	return {terminal, progress: createProgress({output: terminal.stderr, messages: messagesOf(language), ticks: terminal.ticks, live})};
}

describe('progress where stderr is no terminal', () => {
	it('writes a line every five seconds and one at the end of each stage', () => {
		const {terminal, progress} = started();
		progress.stage('Reading', 2_000_000);
		for (let done = 100_000; done <= 1_200_000; done += 100_000) {
			terminal.pass(1000);
			progress.update(done);
		}
		progress.stage('Comparing');
		terminal.pass(1500);
		progress.end();
		expect(terminal.err).toEqual([
			'Reading  25 %  100,000/s  0:15 left\n',
			'Reading  50 %  100,000/s  0:10 left\n',
			'Reading  1,200,000  12.0 s\n',
			'Comparing  1.5 s\n',
		]);
	});

	it('counts bytes in units, and leaves out of the rate what was there before', () => {
		const {terminal, progress} = started();
		progress.stage('part-001.csv', undefined, {unit: 'bytes', before: 10_000_000});
		terminal.pass(10_000);
		progress.update(25_000_000, 40_000_000);
		progress.end();
		expect(terminal.err).toEqual(['part-001.csv  62 %  25.0 MB  1.5 MB/s  0:10 left\n', 'part-001.csv  25.0 MB  10.0 s\n']);
	});

	it('counts where the total is not known', () => {
		const {terminal, progress} = started(undefined, 'vi');
		progress.stage('Đang đọc');
		terminal.pass(6000);
		progress.update(1_200_000);
		expect(terminal.err).toEqual(['Đang đọc  1.200.000  200.000/giây\n']);
	});
});

describe('progress on a terminal', () => {
	it('draws a bar with percentage, rate and time left, at most ten times a second', () => {
		const {terminal, progress} = started(80);
		progress.stage('Comparing', 1000);
		for (let done = 0; done <= 500; done++) {
			terminal.pass(1);
			progress.update(done);
		}
		expect(terminal.drawn).toHaveLength(6);
		expect(terminal.drawn.at(-1)).toBe('Comparing  █████████░░░░░░░░░░░  49 %  998/s  0:01 left');
		progress.end();
		expect(terminal.err).toEqual(['Comparing  500  0.5 s\n']);
	});

	it.each([80, 60, 40])('never wraps at %d columns', columns => {
		const {terminal, progress} = started(columns, 'vi');
		progress.stage('Đang đối chiếu dữ liệu địa phương với bản trích xuất của Bộ, từng hồ sơ một', 3e9);
		for (const milliseconds of [200, 4e6]) {
			terminal.pass(milliseconds);
			progress.update(2e9);
		}
		// Two columns go to the spinner.
		expect(terminal.drawn.length).toBeGreaterThan(2);
		for (const text of terminal.drawn) expect(displayWidth(text)).toBeLessThan(columns - 2);
	});

	it('keeps a note beside the bar, and says nothing of a stage that failed', () => {
		const {terminal, progress} = started(80);
		progress.stage('Reading', 10);
		progress.note('khu-2.csv was refused');
		progress.abandon();
		progress.end();
		expect(terminal.err).toEqual(['khu-2.csv was refused\n']);
	});
});
