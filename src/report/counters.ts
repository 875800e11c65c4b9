import type {RunFindings} from './collect-progress.ts';
import {codesByHeading, qualityHeadings} from './quality.ts';
import type {Report} from './report.ts';

type Count = (report: Report, run: RunFindings) => number;

/**
 * The counts that a threshold (`fail_on`) may name; described in docs/json/report.md. Counts of findings are
 * those of active ones. Each finding code is a count, too, in small letters: `id_of_another`.
 */
const counts: Readonly<Record<string, Count>> = {
	findings: ({findings}) => findings.active,
	errors: ({findings}) => findings.errors,
	warnings: ({findings}) => findings.warnings,
	infos: ({findings}) => findings.infos,
	...Object.fromEntries(qualityHeadings.map(heading => [heading, ({findings}: Report) => findings.headings.find(each => each.heading === heading)?.active ?? 0])),
	duplicates: report => activeOf(report, 'DUPLICATE'),
	new: (_report, run) => run.fresh,
	reopened: (_report, run) => run.reopened,
	settled: (_report, run) => run.settled,
	quarantined: ({sources}) => sources.sides.reduce((sum, side) => sum + side.quarantinedRows, 0),
	residents: ({residents}) => residents[0].records,
	review_pairs: ({links}) => links.pairs.reduce((sum, step) => sum + step.review, 0),
	...Object.fromEntries(Object.values(codesByHeading).flat().map(code => [code.toLowerCase(), (report: Report) => activeOf(report, code)])),
};

export const counterNames: readonly string[] = Object.keys(counts);

/** All of them, of a report and of the run that ends with it. */
export function countersOf(report: Report, run: RunFindings): Readonly<Record<string, number>> {
	return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count(report, run)]));
}

function activeOf({findings}: Report, code: string): number {
	return findings.codes.reduce((sum, each) => sum + (each.code === code ? each.active : 0), 0);
}
