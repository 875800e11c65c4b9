import {type ReportStyle, dayText, momentText, shareText} from './format.ts';
import type {CoverageReport, LinksReport, PairsReport, Report, SideReport, SourcesReport} from './report.ts';
import {type Cell, furtherTable, numbers, section, sentence, table, words} from './section.ts';

export function renderSources({sources}: Report, style: ReportStyle): string[] {
	return section(
		style,
		style.messages.reportSources,
		renderSides(sources.sides, style),
		renderBalance(sources.sides, style),
		renderCoverage(sources.coverage, style),
		renderQuarantine(sources.quarantine, style),
		renderRefused(sources.refused, style),
	);
}

export function renderResidents({residents, links}: Report, style: ReportStyle): string[] {
	const {messages} = style;
	const columns = [
		words(messages.reportSide),
		...numbers(messages.reportRecords, messages.reportPermanent, messages.reportTemporary, messages.reportStaying, messages.reportAbsent, messages.reportUnknown),
	];
	const rows = residents.map(side => [
		messages[`reportSide_${side.side}`], side.records, side.permanent, side.temporary, side.staying, side.absent, side.unknown,
	]);
	return section(style, messages.reportResidents, table(style, columns, rows), renderLinked(links.linkedLocal, residents[0].records, style), renderPairs(links, style));
}

function renderSides(sides: readonly SideReport[], style: ReportStyle): string[] {
	const {messages} = style;
	const columns = [
		words(messages.reportSide),
		...numbers(messages.reportFiles, messages.reportNewest, messages.reportLines, messages.reportOtherLines, messages.reportQuarantined, messages.reportStored),
	];
	const {files, lines, other, quarantined, stored} = totals(sides);
	return table(style, columns, [...sides.map(side => sideRow(side, style)), [messages.reportTotal, files, '', lines, other, quarantined, stored]]);
}

function sideRow(side: SideReport, {messages}: ReportStyle): Cell[] {
	const {files, newest, lines, quarantinedLines, storedLines} = side;
	return [messages[`reportSide_${side.side}`], files, dayText(messages, newest), lines, otherLines(side), quarantinedLines, storedLines];
}

function renderBalance(sides: readonly SideReport[], style: ReportStyle): string[] {
	const {messages, paint} = style;
	if (!sides.every(side => side.balanced)) return sentence(style, messages.reportNotBalanced).map(paint.red);
	const {lines, other, quarantined, stored} = totals(sides);
	return sentence(style, messages.reportBalanced({
		lines: messages.count(lines),
		other: messages.count(other),
		quarantined: messages.count(quarantined),
		stored: messages.count(stored),
	}));
}

function totals(sides: readonly SideReport[]): Readonly<Record<'files' | 'lines' | 'other' | 'quarantined' | 'stored', number>> {
	const sum = (of: (side: SideReport) => number) => sides.reduce((total, side) => total + of(side), 0);
	return {
		files: sum(side => side.files),
		lines: sum(side => side.lines),
		other: sum(otherLines),
		quarantined: sum(side => side.quarantinedLines),
		stored: sum(side => side.storedLines),
	};
}

function otherLines({headingLines, titleLines, footLines, blankLines}: SideReport): number {
	return headingLines + titleLines + footLines + blankLines;
}

function renderCoverage(coverage: CoverageReport, style: ReportStyle): string[] {
	const {messages} = style;
	return sentence(style, messages.reportCoverage({
		local: messages.count(coverage.local),
		extract: messages.count(coverage.extract),
		both: messages.count(coverage.both),
		complete: messages.count(coverage.extractComplete),
	}));
}

function renderQuarantine(reasons: SourcesReport['quarantine'], style: ReportStyle): string[] {
	const {messages} = style;
	const labels: Readonly<Record<string, string>> = messages.rejectReasons;
	return furtherTable(
		style,
		[words(messages.reportQuarantineReasons), ...numbers(messages.reportRows)],
		reasons.map(({code, rows}) => [labels[code] ?? code, rows]),
	);
}

function renderRefused(refused: SourcesReport['refused'], style: ReportStyle): string[] {
	const {messages} = style;
	return furtherTable(
		style,
		[words(messages.reportRefused), words(messages.reportWhy), ...numbers(messages.reportRefusedOn)],
		refused.map(({file, code, refusedAt}) => [file, code, momentText(messages, refusedAt).day]),
	);
}

function renderLinked(linked: number, records: number, style: ReportStyle): string[] {
	if (linked === 0) return [];
	const {messages} = style;
	return sentence(style, messages.reportLinked({
		linked: messages.count(linked),
		records: messages.count(records),
		share: shareText(messages, linked, records),
	}));
}

function renderPairs({pairs}: LinksReport, style: ReportStyle): string[] {
	const {messages} = style;
	const decided = pairs.filter(step => step.match + step.review + step.distinct > 0);
	const row = (step: PairsReport): Cell[] => [messages[`reportPairs_${step.step}`], step.match, step.review, step.distinct];
	return furtherTable(
		style,
		[words(messages.reportPairs), ...numbers(messages.reportMatch, messages.reportReview, messages.reportDistinct)],
		decided.map(row),
	);
}
