import {CsvError, type InfoRecord, parse} from 'csv-parse/sync';
import {KnownError, exitCodes, type Details} from '../errors.ts';
import {cleanText} from '../vietnam/text.ts';
import {contradictionsOf} from './consistency.ts';
import {today} from './day.ts';
import {type RolloutFact, factKey} from './facts.ts';
import {type RolloutCells, type RolloutHeading, readRow, rolloutHeadings} from './row-schema.ts';

export interface ParsedRollout {
	readonly facts: readonly RolloutFact[];
	/** All that is wrong, in the file's order. Where there is anything, nothing of the file may be stored. */
	readonly errors: readonly KnownError[];
}

/**
 * Reads the text of one rollout file. `file` is its base name, for the errors' places; a figure of a
 * day after `now` is refused. Whether the services add up is not asked here: what is stored already
 * may complete them.
 */
export function parseRollout(text: string, file: string, now: Date): ParsedRollout {
	const lines = readLines(text.replace(/^\uFEFF/, ''), file);
	if (lines instanceof KnownError) return {facts: [], errors: [lines]};
	const [heading, ...rows] = lines;
	if (heading === undefined) return {facts: [], errors: [refusal('ROLLOUT_FILE_EMPTY', file)]};
	const headingErrors = checkHeading(heading, file);
	if (headingErrors.length > 0) return {facts: [], errors: headingErrors};
	if (rows.length === 0) return {facts: [], errors: [refusal('ROLLOUT_NO_ROWS', file)]};
	return readRows(heading.cells, rows, file, today(now));
}

/** The error of a file that cannot be taken in: the source as a whole is refused. */
export function refusal(code: string, file: string, details: Details = {}, place: {line?: number; column?: number} = {}, cause?: unknown): KnownError {
	return new KnownError(code, exitCodes.sourceRefused, {file, ...details}, {file, ...place}, cause === undefined ? undefined : {cause});
}

/** What is wrong with the services of a day, once the file is merged with what is stored. */
export function contradictionErrors(facts: readonly RolloutFact[], file: string): KnownError[] {
	const days = [...new Set(facts.map(fact => fact.asOf))].toSorted();
	return days.flatMap(day =>
		contradictionsOf(day, facts.filter(fact => fact.asOf === day)).map(({code, ...details}) => refusal(code, file, {day, ...details})),
	);
}

interface Line {
	readonly cells: readonly string[];
	/** Physical line on which it begins, from 1. */
	readonly line: number;
}

function readLines(text: string, file: string): Line[] | KnownError {
	let records: {readonly record: string[]; readonly info: InfoRecord}[];
	try {
		records = parse(text, {delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: false, info: true, trim: true}) as unknown as typeof records;
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = Number(error['lines']);
		return refusal('ROLLOUT_QUOTES', file, {}, Number.isFinite(line) ? {line} : {}, error);
	}
	let next = 1;
	const lines = records.map(({record, info}) => {
		const line = next;
		next = info.lines + 1;
		return {cells: record.map(cleanText), line};
	});
	return lines.filter(({cells}) => cells.some(cell => cell !== ''));
}

// The one that finds most headings; Excel writes `;` in a Vietnamese office.
function delimiterOf(text: string): string {
	const [first] = text.split(/\r?\n/u, 1);
	const known = (delimiter: string) => first.split(delimiter).filter(cell => isHeading(cell.replaceAll('"', '').trim())).length;
	return [',', ';', '\t'].reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

function isHeading(text: string): text is RolloutHeading {
	return (rolloutHeadings as readonly string[]).includes(text);
}

// The text of a heading we do not know stays out of the error: where the headings are absent, it is data.
function checkHeading({cells, line}: Line, file: string): KnownError[] {
	const missing = rolloutHeadings.filter(heading => !cells.includes(heading));
	const unwanted = cells.flatMap((cell, index) => {
		const place = {line, column: index + 1};
		if (!isHeading(cell)) return [refusal('ROLLOUT_HEADING_UNKNOWN', file, {known: rolloutHeadings}, place)];
		return cells.indexOf(cell) < index ? [refusal('ROLLOUT_HEADING_TWICE', file, {heading: cell}, place)] : [];
	});
	return missing.length > 0 ? [refusal('ROLLOUT_HEADING_MISSING', file, {missing}, {line}), ...unwanted] : unwanted;
}

function readRows(headings: readonly string[], rows: readonly Line[], file: string, latest: string): ParsedRollout {
	const facts: RolloutFact[] = [];
	const errors: KnownError[] = [];
	const firstLines = new Map<string, number>();
	for (const {cells, line} of rows) {
		if (cells.length !== headings.length) {
			errors.push(refusal('ROLLOUT_FIELDS', file, {expected: headings.length, found: cells.length}, {line}));
			continue;
		}
		const row = readRow(Object.fromEntries(headings.map((heading, index) => [heading, cells[index]])) as RolloutCells);
		const place = (heading: RolloutHeading) => ({line, column: headings.indexOf(heading) + 1});
		if ('errors' in row) {
			errors.push(...row.errors.map(({code, heading}) => refusal(code, file, {heading}, place(heading))));
			continue;
		}
		const key = factKey(row.fact);
		const first = firstLines.get(key);
		if (row.fact.asOf > latest) errors.push(refusal('ROLLOUT_DATE_FUTURE', file, {heading: 'as_of'}, place('as_of')));
		else if (first !== undefined) errors.push(refusal('ROLLOUT_ROW_TWICE', file, {first}, {line}));
		else firstLines.set(key, line);
		facts.push(row.fact);
	}
	return {facts, errors};
}
