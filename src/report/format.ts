import type {Messages} from '../messages/index.ts';

/** How a report looks on a terminal. */
export interface ReportStyle {
	readonly messages: Messages;
	/** Columns of the terminal; where left out, lines are as long as they like. */
	readonly width?: number;
	readonly paint: ReportPaint;
}

export interface ReportPaint {
	bold(text: string): string;
	dim(text: string): string;
	red(text: string): string;
	yellow(text: string): string;
	green(text: string): string;
}

/** No colours. */
export const plainPaint: ReportPaint = {bold: same, dim: same, red: same, yellow: same, green: same};

/** With its sign: `+3`, `−3`, `0`. */
export function changeText(messages: Messages, change: number): string {
	const sign = change > 0 ? '+' : '−';
	return change === 0 ? '0' : `${sign}${messages.count(Math.abs(change))}`;
}

/** A weight in bits, with its sign: `+3.4`, `−0.7`. */
export function bitsText(messages: Messages, bits: number): string {
	return `${bits < 0 ? '−' : '+'}${messages.decimal(Math.abs(bits), 1)}`;
}

/** `98.2 %`, rounded down so that only the whole is 100 %; `–` of nothing. */
export function shareText(messages: Messages, part: number, whole: number): string {
	if (whole === 0) return '–';
	return `${messages.decimal(Math.floor((part * 1000) / whole) / 10, 1)} %`;
}

/** A day (`yyyy-mm-dd`) as the language writes it; `–` where there is none. */
export function dayText(messages: Messages, day: string | null): string {
	if (day === null) return '–';
	const [year, month, date] = day.split('-');
	return messages.reportDay({year, month, day: date});
}

/** Day and time of an ISO moment in Vietnam, which knows one offset all year. */
export function momentText(messages: Messages, moment: string): {day: string; time: string} {
	const local = new Date(new Date(moment).getTime() + 7 * 3_600_000).toISOString();
	return {day: dayText(messages, local.slice(0, 10)), time: local.slice(11, 16)};
}

/** Day and time in one. */
export function momentLine(messages: Messages, moment: string): string {
	const {day, time} = momentText(messages, moment);
	return `${day} ${time}`;
}

function same(text: string): string {
	return text;
}
