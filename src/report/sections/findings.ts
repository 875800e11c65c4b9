import {findingLabel} from '../labels.ts';
import {qualityHeadings} from '../quality.ts';
import type {CodeReport, HeadingReport, Report, UnitName, UnitReport} from '../report.ts';
import {type Section, type SectionContext, type TableRow, numbers, row, sentence, table, words} from '../section.ts';

export function qualitySection({findings}: Report, {messages}: SectionContext): Section {
	const columns = [
		words(messages.reportHeading),
		...numbers(messages.reportActive, messages.reportErrors, messages.reportWarnings, messages.reportInfos, messages.reportSettled, messages.reportDismissed),
	];
	const rows = findings.headings.map(heading => row(qualityCells(messages[`reportHeading_${heading.heading}`], heading)));
	const total = row(qualityCells(messages.reportTotal, findings), 'total');
	return {id: 'quality', title: messages.reportQuality, blocks: [table(messages.reportCaptionQuality, columns, [...rows, total], {bars: 1})]};
}

/** Codes under their headings, whose rows are the sums of those below them. */
export function kindsSection({findings}: Report, context: SectionContext): Section {
	const {messages} = context;
	const section = {id: 'kinds', title: messages.reportCodes} as const;
	if (findings.codes.length === 0) return {...section, blocks: [sentence(messages.reportNoFindings)]};
	const columns = [words(messages.reportKind), {heading: messages.reportCode}, ...numbers(messages.reportLeft, messages.reportDone)];
	const rows = findings.headings.filter(({total}) => total > 0).flatMap(heading => kindRows(heading, findings.codes, context));
	const total = row([messages.reportTotal, '', findings.active, findings.settled], 'total');
	return {...section, blocks: [table(messages.reportCaptionKinds, columns, [...rows, total], {bars: 2})]};
}

/** The units with most to do, and all others in one row, so that the rows add up to the totals. */
export function unitsSection({units}: Report, context: SectionContext): Section | undefined {
	if (units.length === 0) return undefined;
	const {messages, extent} = context;
	const columns = [
		words(messages.reportUnit),
		...numbers(messages.reportRecords, messages.reportActive, messages.reportErrors, ...qualityHeadings.map(heading => messages[`reportHeading_${heading}`])),
	];
	const others = units.slice(extent.units);
	const rows = [
		...units.slice(0, extent.units).map(unit => row(unitCells(unitText(unit.unit, context), [unit]))),
		...(others.length === 0 ? [] : [row(unitCells(messages.reportOtherUnits({units: others.length}), others))]),
		row(unitCells(messages.reportTotal, units), 'total'),
	];
	return {id: 'units', title: others.length === 0 ? messages.reportAllUnits : messages.reportUnits, blocks: [table(messages.reportCaptionUnits, columns, rows, {bars: 2})]};
}

function qualityCells(label: string, counts: Omit<HeadingReport, 'heading'>): TableRow['cells'] {
	return [label, counts.active, counts.errors, counts.warnings, counts.infos, counts.settled, counts.dismissed];
}

// A code comes once, however severe its findings are.
function kindRows({heading, active, settled}: HeadingReport, reports: readonly CodeReport[], {messages}: SectionContext): TableRow[] {
	const codes = [...new Set(reports.filter(report => report.heading === heading).map(({code}) => code))];
	const sum = (code: string, count: 'active' | 'settled') => reports.reduce((total, each) => total + (each.code === code ? each[count] : 0), 0);
	const cells = codes
		.map((code): [string, string, number, number] => [findingLabel(messages, code), code, sum(code, 'active'), sum(code, 'settled')])
		.toSorted(([, , a], [, , b]) => b - a);
	return [row([messages[`reportHeading_${heading}`], '', active, settled], 'group'), ...cells.map(each => row(each, 'item'))];
}

function unitCells(label: string, units: readonly UnitReport[]): TableRow['cells'] {
	const sum = (of: (unit: UnitReport) => number) => units.reduce((total, unit) => total + of(unit), 0);
	return [
		label,
		sum(unit => unit.localRecords),
		sum(unit => unit.active),
		sum(unit => unit.errors),
		...qualityHeadings.map(heading => sum(unit => unit.headings[heading])),
	];
}

function unitText({code, name}: UnitName, {messages}: SectionContext): string {
	if (code === null) return messages.reportNoUnit;
	return name === null ? code : `${code} ${name}`;
}
