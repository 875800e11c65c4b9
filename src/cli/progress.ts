import type {Messages} from '../messages/index.ts';
import {displayWidth, shorten} from '../report/text-width.ts';
import type {Progress, ProgressUnit} from './harness.ts';
import type {Output} from './terminal.ts';

/** The line that a terminal shows again and again; ora's, or a test's. */
export interface LiveLine {
	text: string;
	start(): unknown;
	stop(): unknown;
	/** Draws now; its own timer does not run while a long statement holds the thread. */
	render(): unknown;
}

/** The harness's side: it knows how the command ended. */
export interface OwnedProgress extends Progress {
	/** Removes the line without saying that its stage is done. */
	abandon(): void;
}

interface Stage {
	readonly label: string;
	readonly begun: number;
	readonly unit: ProgressUnit;
	/** What was done before it began. */
	readonly before: number;
	total: number | undefined;
	done: number;
	shownAt: number;
}

export interface ProgressSetting {
	readonly output: Output;
	readonly messages: Messages;
	/** Milliseconds of a clock that never jumps. */
	readonly ticks: () => number;
	/** Where stderr is a terminal. */
	readonly live?: LiveLine;
}

const liveInterval = 100;
const logInterval = 5000;
const barWidth = 20;
const leastLabelWidth = 20;

export const silentProgress: OwnedProgress = {stage() {}, update() {}, note() {}, end() {}, abandon() {}};

/** Progress on stderr: a live line where there is a terminal, else a log line every five seconds and one at each stage's end. */
export function createProgress({output, messages, ticks, live}: ProgressSetting): OwnedProgress {
	let stage: Stage | undefined;

	const line = (current: Stage) => stageText(current, ticks() - current.begun, messages, live !== undefined, output.columns);
	const log = (text: string) => output.write(`${text}\n`);
	const close = (current: Stage) => {
		live?.stop();
		stage = undefined;
		return doneText(current, ticks() - current.begun, messages, output.columns);
	};

	return {
		stage(label, total, {unit = 'count', before = 0} = {}) {
			this.end();
			stage = {label, unit, before, total, done: before, begun: ticks(), shownAt: ticks()};
			if (live === undefined) return;
			live.text = line(stage);
			live.start();
		},
		update(done, total) {
			if (stage === undefined) return;
			stage.done = done;
			stage.total = total ?? stage.total;
			if (ticks() - stage.shownAt < (live === undefined ? logInterval : liveInterval)) return;
			stage.shownAt = ticks();
			if (live === undefined) return log(line(stage));
			live.text = line(stage);
			live.render();
		},
		note(text) {
			if (stage === undefined || live === undefined) return log(text);
			live.stop();
			log(text);
			live.start();
		},
		end() {
			if (stage !== undefined) log(close(stage));
		},
		abandon() {
			if (stage !== undefined) close(stage);
		},
	};
}

// `Reading khu-1.csv  ████████░░░░░░░░░░░░  42 %  120,000/s  0:13 left`, and less of it where there is less room.
function stageText(stage: Stage, elapsed: number, messages: Messages, live: boolean, columns = 80): string {
	const share = stage.total === undefined || stage.total === 0 ? undefined : Math.min(stage.done / stage.total, 1);
	const perSecond = elapsed > 0 ? ((stage.done - stage.before) / elapsed) * 1000 : 0;
	const quantity = stage.unit === 'bytes' ? messages.bytes : messages.count;
	const bar = live && share !== undefined ? barText(share) : undefined;
	const rate = perSecond >= 1 ? messages.perSecond({rate: quantity(Math.round(perSecond))}) : undefined;
	const left = share !== undefined && perSecond > 0 ? messages.timeLeft({time: clock(((stage.total! - stage.done) / perSecond) * 1000)}) : undefined;
	const done = stage.done > 0 && (share === undefined || stage.unit === 'bytes') ? quantity(stage.done) : undefined;
	const percentage = share === undefined ? undefined : `${messages.decimal(Math.floor(share * 100), 0)} %`;
	const amount = percentage ?? done;
	const tails = [[bar, percentage, done, rate, left], [percentage, done, rate, left], [amount, rate, left], [amount, left], [amount], []].map(tailText);
	// ora puts its spinner and a blank before the text; a line that wraps would not be erased.
	const room = columns - 3;
	const leastLabel = Math.min(displayWidth(stage.label), leastLabelWidth);
	const tail = tails.find(each => displayWidth(each) + leastLabel <= room) ?? '';
	return shorten(stage.label, room - displayWidth(tail)) + tail;
}

function tailText(parts: readonly (string | undefined)[]): string {
	return parts.filter(part => part !== undefined).map(part => `  ${part}`).join('');
}

function barText(share: number): string {
	const full = Math.floor(share * barWidth);
	return '█'.repeat(full) + '░'.repeat(barWidth - full);
}

// A stage whose steps mean nothing to a reader goes from 0 to 1, and its end shows no count.
function doneText(stage: Stage, elapsed: number, messages: Messages, columns = 80): string {
	const quantity = stage.unit === 'bytes' ? messages.bytes : messages.count;
	const tail = tailText([stage.done > 1 ? quantity(stage.done) : undefined, messages.seconds({seconds: elapsed / 1000})]);
	return shorten(stage.label, columns - displayWidth(tail)) + tail;
}

// Milliseconds as `0:13` or `1:02:03`.
function clock(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	const tail = String(rest).padStart(2, '0');
	return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}
