import {momentText} from '../format.ts';
import type {Report} from '../report.ts';
import type {Section, SectionContext} from '../section.ts';
import {batchesSection, progressSection} from './course.ts';
import {kindsSection, qualitySection, unitsSection} from './findings.ts';
import {rolloutSection} from './rollout.ts';
import {residentsSection, sourcesSection} from './sources.ts';

/** What stands above the sections. */
export interface ReportHead {
	readonly title: string;
	/** Province, day and time. */
	readonly asOf: string;
	/** The report in one sentence, or how to begin. */
	readonly brief: string;
}

export function headOf(report: Report, {messages}: Pick<SectionContext, 'messages'>): ReportHead {
	const {code, name} = report.province;
	return {
		title: messages.reportTitle,
		asOf: messages.reportAsOf({province: name ?? code ?? '', ...momentText(messages, report.createdAt)}),
		brief: hasData(report) ? brief(report, messages) : messages.reportNothing,
	};
}

/** All sections that have something to say, in their order. */
export function sectionsOf(report: Report, context: SectionContext): Section[] {
	const cleaning = hasData(report) ? cleaningSections.map(section => section(report, context)) : [];
	return [...cleaning, rolloutSection(report.rollout, context)].filter(section => section !== undefined);
}

/** Whether anything was ever read in. */
export function hasData({sources, findings}: Report): boolean {
	return sources.sides.some(side => side.files + side.refusedFiles > 0) || findings.total > 0;
}

const cleaningSections = [sourcesSection, residentsSection, qualitySection, kindsSection, unitsSection, progressSection, batchesSection];

function brief({findings, residents: [local]}: Report, messages: SectionContext['messages']): string {
	return messages.reportBrief({
		active: messages.count(findings.active),
		errors: messages.count(findings.errors),
		records: messages.count(local.records),
		settled: messages.count(findings.settled),
	});
}
