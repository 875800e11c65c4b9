import {type ReportStyle, momentText} from './format.ts';
import {renderBatches, renderProgress} from './render-course.ts';
import {renderCodes, renderQuality, renderUnits} from './render-findings.ts';
import {renderRollout} from './render-rollout.ts';
import {renderResidents, renderSources} from './render-sources.ts';
import type {Report} from './report.ts';
import {section, sentence} from './section.ts';

/** The report as lines for a terminal, every section after an empty line. */
export function renderReport(report: Report, style: ReportStyle): string[] {
	const sections = [
		renderHead(report, style),
		...(hasData(report) ? cleaningSections.map(render => render(report, style)) : []),
		renderRollout(report.rollout, style),
	];
	return sections.filter(lines => lines.length > 0).map(lines => lines.join('\n')).join('\n\n').split('\n');
}

const cleaningSections = [renderSources, renderResidents, renderQuality, renderCodes, renderUnits, renderProgress, renderBatches];

function hasData({sources, findings}: Report): boolean {
	return sources.sides.some(side => side.files + side.refusedFiles > 0) || findings.total > 0;
}

function renderHead(report: Report, style: ReportStyle): string[] {
	const {messages} = style;
	const {code, name} = report.province;
	const moment = momentText(messages, report.createdAt);
	return section(
		style,
		messages.reportTitle,
		[messages.reportAsOf({province: name ?? code ?? '', ...moment})],
		sentence(style, hasData(report) ? brief(report, style) : messages.reportNothing),
	);
}

function brief({findings, residents: [local]}: Report, {messages}: ReportStyle): string {
	return messages.reportBrief({
		active: messages.count(findings.active),
		errors: messages.count(findings.errors),
		records: messages.count(local.records),
		settled: messages.count(findings.settled),
	});
}
