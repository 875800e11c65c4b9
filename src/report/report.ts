import type {FindingStatus, FindingStep, Severity} from '../findings/finding.ts';
import type {RolloutStatus} from '../rollout/status.ts';
import type {QualityHeading} from './quality.ts';

/**
 * What a report says, whatever it is rendered as. Counts only: codes, units and base names of files stand
 * beside them, never a value of a person. Documented in docs/json/report.md.
 */
export interface Report {
	/** ISO 8601, UTC. */
	readonly createdAt: string;
	readonly province: UnitName;
	readonly sources: SourcesReport;
	/** Local first. */
	readonly residents: readonly ResidentsReport[];
	readonly links: LinksReport;
	readonly findings: FindingsReport;
	/** Most findings first. Their sums are the totals of `findings` and of the local residents. */
	readonly units: readonly UnitReport[];
	readonly progress: ProgressReport;
	readonly batches: BatchesReport;
	readonly rollout: RolloutStatus;
}

export type Side = 'local' | 'extract';

export interface UnitName {
	/** Null for what belongs to no unit. */
	readonly code: string | null;
	/** As the unit was called on the day of the newest local export, or at its end; null where the code is not known. */
	readonly name: string | null;
}

export interface SourcesReport {
	/** Local first. Current sources alone. */
	readonly sides: readonly SideReport[];
	/** Rows set aside in current sources, by reason, most first. */
	readonly quarantine: readonly {readonly code: string; readonly rows: number}[];
	readonly refused: readonly RefusedSource[];
	readonly coverage: CoverageReport;
}

/** `lines` = `headingLines` + `titleLines` + `footLines` + `blankLines` + `storedLines` + `quarantinedLines`, where `balanced`. */
export interface SideReport {
	readonly side: Side;
	readonly files: number;
	/** Older exports that newer ones took the place of. */
	readonly replacedFiles: number;
	readonly refusedFiles: number;
	/** Days the current files are of; null where there is none. */
	readonly oldest: string | null;
	readonly newest: string | null;
	readonly lines: number;
	readonly headingLines: number;
	readonly titleLines: number;
	readonly footLines: number;
	readonly blankLines: number;
	readonly storedLines: number;
	readonly quarantinedLines: number;
	readonly storedRows: number;
	readonly quarantinedRows: number;
	readonly balanced: boolean;
}

export interface RefusedSource {
	readonly file: string;
	readonly side: Side;
	readonly code: string;
	readonly refusedAt: string;
}

/** Units with records on each side. */
export interface CoverageReport {
	readonly local: number;
	readonly extract: number;
	readonly both: number;
	/** Units for which the extract holds everybody. */
	readonly extractComplete: number;
}

/** The four kinds of residence and `unknown` add up to `records`. */
export interface ResidentsReport {
	readonly side: Side;
	readonly records: number;
	readonly permanent: number;
	readonly temporary: number;
	readonly staying: number;
	readonly absent: number;
	readonly unknown: number;
}

export interface LinksReport {
	/** What the last compare and the last dedupe decided. */
	readonly pairs: readonly PairsReport[];
	/** Local records that have a person in the extract. */
	readonly linkedLocal: number;
}

export interface PairsReport {
	readonly step: 'compare' | 'dedupe';
	readonly match: number;
	readonly review: number;
	readonly distinct: number;
}

/** Findings by status. `active` = `open` + `batched` + `reopened`; `total` = `active` + `settled` + `dismissed`. */
export type StatusCounts = Readonly<Record<FindingStatus, number>> & {
	readonly active: number;
	readonly total: number;
};

/** Active findings by severity and what became of the others. */
export interface HeadingReport extends StatusCounts {
	readonly heading: QualityHeading;
	readonly errors: number;
	readonly warnings: number;
	readonly infos: number;
}

export interface CodeReport extends StatusCounts {
	readonly code: string;
	readonly step: FindingStep;
	readonly severity: Severity;
	readonly heading: QualityHeading;
}

/** The sums by heading, by code, by severity and by step are each the totals. */
export interface FindingsReport extends Omit<HeadingReport, 'heading'> {
	readonly headings: readonly HeadingReport[];
	readonly codes: readonly CodeReport[];
	readonly steps: readonly (StatusCounts & {readonly step: FindingStep})[];
}

/** Active findings of one unit; the four headings add up to `active`. */
export interface UnitReport {
	readonly unit: UnitName;
	readonly localRecords: number;
	readonly active: number;
	readonly errors: number;
	readonly settled: number;
	readonly headings: Readonly<Record<QualityHeading, number>>;
}

export interface ProgressReport {
	/** The newest runs, oldest first. */
	readonly runs: readonly RunReport[];
	/** Active findings now, less those at the end of the last run; null where there was none. */
	readonly sinceLastRun: number | null;
}

/** What one run found. The counts are null where it did not come to its end. */
export interface RunReport {
	readonly run: number;
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly exitCode: number | null;
	/** Active findings at its end. */
	readonly active: number | null;
	readonly fresh: number | null;
	readonly reopened: number | null;
	readonly settled: number | null;
}

export interface BatchesReport {
	readonly batches: readonly BatchReport[];
	readonly corrections: number;
}

export interface BatchReport {
	readonly batch: string;
	readonly unit: UnitName;
	readonly recipient: string;
	readonly state: string;
	readonly createdAt: string;
	readonly corrections: number;
}
