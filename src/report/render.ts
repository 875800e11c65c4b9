import type {RolloutStatus} from '../rollout/status.ts';
import type {ReportStyle} from './format.ts';
import {sectionLines, sentenceLines} from './lines.ts';
import type {Report} from './report.ts';
import type {Extent} from './section.ts';
import {headOf, sectionsOf} from './sections/all.ts';
import {rolloutSection} from './sections/rollout.ts';

/** What fits a screen. */
const extent: Extent = {units: 10, runs: 7, batches: 8};

/** The report as lines for a terminal, every section after an empty line. */
export function renderReport(report: Report, style: ReportStyle): string[] {
	const {messages, paint} = style;
	const {title, asOf, brief} = headOf(report, {messages});
	const head = [paint.bold(title), asOf, ...sentenceLines(style, brief)];
	return [head, ...sectionsOf(report, {messages, extent}).map(section => ['', ...sectionLines(section, style)])].flat();
}

/** The rollout alone; no lines where no figures were ever imported. */
export function renderRollout(status: RolloutStatus, style: ReportStyle): string[] {
	const section = rolloutSection(status, style);
	return section === undefined ? [] : sectionLines(section, style);
}
