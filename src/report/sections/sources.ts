import {dayText, momentText, shareText} from '../format.ts';
import {labelOf} from '../labels.ts';
import type {LinksReport, PairsReport, Report, SideReport, SourcesReport} from '../report.ts';
import {type Block, type Section, type SectionContext, type SentenceBlock, type TableBlock, type TableRow, furtherTable, numbers, row, sentence, table, words} from '../section.ts';

export function sourcesSection({sources: {sides, coverage, quarantine, refused}}: Report, context: SectionContext): Section {
	const {messages} = context;
	const coverageText = messages.reportCoverage({
		local: messages.count(coverage.local),
		extract: messages.count(coverage.extract),
		both: messages.count(coverage.both),
		complete: messages.count(coverage.extractComplete),
	});
	return {
		id: 'sources',
		title: messages.reportSources,
		blocks: [
			sidesTable(sides, context), balance(sides, context), sentence(coverageText),
			...quarantineTable(quarantine, context), ...refusedTable(refused, context),
		],
	};
}

export function residentsSection({residents, links}: Report, context: SectionContext): Section {
	const {messages} = context;
	const columns = [
		words(messages.reportSide),
		...numbers(messages.reportRecords, messages.reportPermanent, messages.reportTemporary, messages.reportStaying, messages.reportAbsent, messages.reportUnknown),
	];
	const rows = residents.map(side => row([
		messages[`reportSide_${side.side}`], side.records, side.permanent, side.temporary, side.staying, side.absent, side.unknown,
	]));
	const blocks: Block[] = [table(messages.reportCaptionResidents, columns, rows), ...linked(links.linkedLocal, residents[0].records, context), ...pairsTable(links, context)];
	return {id: 'residents', title: messages.reportResidents, blocks};
}

function sidesTable(sides: readonly SideReport[], context: SectionContext): TableBlock {
	const {messages} = context;
	const columns = [
		words(messages.reportSide),
		...numbers(messages.reportFiles, messages.reportNewest, messages.reportLines, messages.reportOtherLines, messages.reportQuarantined, messages.reportStored),
	];
	const {files, lines, other, quarantined, stored} = totals(sides);
	const rows = [...sides.map(side => sideRow(side, context)), row([messages.reportTotal, files, '', lines, other, quarantined, stored], 'total')];
	return table(messages.reportCaptionSides, columns, rows);
}

function sideRow(side: SideReport, {messages}: SectionContext): TableRow {
	const {files, newest, lines, quarantinedLines, storedLines} = side;
	return row([messages[`reportSide_${side.side}`], files, dayText(messages, newest), lines, otherLines(side), quarantinedLines, storedLines]);
}

function balance(sides: readonly SideReport[], {messages}: SectionContext): SentenceBlock {
	if (!sides.every(side => side.balanced)) return sentence(messages.reportNotBalanced, {alarm: true});
	const {lines, other, quarantined, stored} = totals(sides);
	return sentence(messages.reportBalanced({
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

function quarantineTable(reasons: SourcesReport['quarantine'], {messages}: SectionContext): TableBlock[] {
	const labels: Readonly<Record<string, string>> = messages.rejectReasons;
	return furtherTable(
		messages.reportCaptionQuarantine,
		[words(messages.reportQuarantineReasons), ...numbers(messages.reportRows)],
		reasons.map(({code, rows}) => row([labelOf(labels, code), rows])),
	);
}

function refusedTable(refused: SourcesReport['refused'], {messages}: SectionContext): TableBlock[] {
	return furtherTable(
		messages.reportCaptionRefused,
		[words(messages.reportRefused), words(messages.reportWhy), ...numbers(messages.reportRefusedOn)],
		refused.map(({file, code, refusedAt}) => row([file, code, momentText(messages, refusedAt).day])),
	);
}

function linked(count: number, records: number, {messages}: SectionContext): SentenceBlock[] {
	if (count === 0) return [];
	return [sentence(messages.reportLinked({
		linked: messages.count(count),
		records: messages.count(records),
		share: shareText(messages, count, records),
	}))];
}

function pairsTable({pairs}: LinksReport, {messages}: SectionContext): TableBlock[] {
	const decided = pairs.filter(step => step.match + step.review + step.distinct > 0);
	const pairsRow = (step: PairsReport) => row([messages[`reportPairs_${step.step}`], step.match, step.review, step.distinct]);
	return furtherTable(
		messages.reportCaptionPairs,
		[words(messages.reportPairs), ...numbers(messages.reportMatch, messages.reportReview, messages.reportDistinct)],
		decided.map(pairsRow),
	);
}
