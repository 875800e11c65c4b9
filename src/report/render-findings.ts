import type {ReportStyle} from './format.ts';
import {findingLabel} from './labels.ts';
import {qualityHeadings} from './quality.ts';
import type {CodeReport, HeadingReport, Report, UnitName, UnitReport} from './report.ts';
import {type Cell, numbers, section, table, words} from './section.ts';

const unitsShown = 10;

export function renderQuality({findings}: Report, style: ReportStyle): string[] {
	const {messages} = style;
	const columns = [
		words(messages.reportHeading),
		...numbers(messages.reportActive, messages.reportErrors, messages.reportWarnings, messages.reportInfos, messages.reportSettled, messages.reportDismissed),
	];
	const rows = findings.headings.map(heading => qualityRow(messages[`reportHeading_${heading.heading}`], heading));
	return section(style, messages.reportQuality, table(style, columns, [...rows, qualityRow(messages.reportTotal, findings)]));
}

/** Codes under their headings, whose rows are the sums of those below them. */
export function renderCodes({findings}: Report, style: ReportStyle): string[] {
	const {messages} = style;
	if (findings.codes.length === 0) return section(style, messages.reportCodes, [messages.reportNoFindings]);
	const columns = [words(messages.reportKind), {heading: messages.reportCode}, ...numbers(messages.reportLeft, messages.reportDone)];
	const rows = findings.headings.filter(({total}) => total > 0).flatMap(heading => codeRows(heading, findings.codes, style));
	return section(style, messages.reportCodes, table(style, columns, [...rows, [messages.reportTotal, '', findings.active, findings.settled]]));
}

/** The units with most to do, and all others in one row, so that the rows add up to the totals. */
export function renderUnits({units}: Report, style: ReportStyle): string[] {
	if (units.length === 0) return [];
	const {messages} = style;
	const columns = [
		words(messages.reportUnit),
		...numbers(messages.reportRecords, messages.reportActive, messages.reportErrors, ...qualityHeadings.map(heading => messages[`reportHeading_${heading}`])),
	];
	const others = units.slice(unitsShown);
	const rows = [
		...units.slice(0, unitsShown).map(unit => unitRow(unitText(unit.unit, style), [unit])),
		...(others.length === 0 ? [] : [unitRow(messages.reportOtherUnits({units: others.length}), others)]),
		unitRow(messages.reportTotal, units),
	];
	return section(style, messages.reportUnits, table(style, columns, rows));
}

function qualityRow(label: string, counts: Omit<HeadingReport, 'heading'>): Cell[] {
	return [label, counts.active, counts.errors, counts.warnings, counts.infos, counts.settled, counts.dismissed];
}

// A code comes once, however severe its findings are.
function codeRows({heading, active, settled}: HeadingReport, reports: readonly CodeReport[], {messages}: ReportStyle): Cell[][] {
	const codes = [...new Set(reports.filter(report => report.heading === heading).map(({code}) => code))];
	const sum = (code: string, count: 'active' | 'settled') => reports.reduce((total, each) => total + (each.code === code ? each[count] : 0), 0);
	const rows = codes
		.map((code): [string, string, number, number] => [`  ${findingLabel(messages, code)}`, code, sum(code, 'active'), sum(code, 'settled')])
		.toSorted(([, , a], [, , b]) => b - a);
	return [[messages[`reportHeading_${heading}`], '', active, settled], ...rows];
}

function unitRow(label: string, units: readonly UnitReport[]): Cell[] {
	const sum = (of: (unit: UnitReport) => number) => units.reduce((total, unit) => total + of(unit), 0);
	return [
		label,
		sum(unit => unit.localRecords),
		sum(unit => unit.active),
		sum(unit => unit.errors),
		...qualityHeadings.map(heading => sum(unit => unit.headings[heading])),
	];
}

function unitText({code, name}: UnitName, {messages}: ReportStyle): string {
	if (code === null) return messages.reportNoUnit;
	return name === null ? code : `${code} ${name}`;
}
