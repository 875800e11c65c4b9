import {type FindingStatus, type FindingStep, type Severity, activeStatuses, findingStatuses, findingSteps} from '../findings/finding.ts';
import type {Row, Store} from '../store/store.ts';
import {type QualityHeading, headingOf, qualityHeadings} from './quality.ts';
import type {CodeReport, FindingsReport, HeadingReport, StatusCounts, UnitName, UnitReport} from './report.ts';

export async function collectFindings(store: Store): Promise<FindingsReport> {
	const rows = await store.rows<FindingRow>(
		'report: findings',
		'SELECT step, code, severity, status, count(*)::DOUBLE AS findings FROM findings GROUP BY ALL ORDER BY ALL',
	);
	return {
		...severityCounts(rows),
		headings: qualityHeadings.map(heading => headingReport(heading, rows)),
		codes: codeReports(rows),
		steps: findingSteps.map(step => stepReport(step, rows)),
	};
}

/** Every unit with local records or findings, most active findings first. */
export async function collectUnits(store: Store, nameOf: (code: string | null) => UnitName): Promise<UnitReport[]> {
	const residents = await store.rows<UnitRecordsRow>(
		'report: records by unit',
		'SELECT unit, count(*) AS records FROM records WHERE NOT extract GROUP BY unit',
	);
	const findings = await store.rows<UnitFindingsRow>(
		'report: findings by unit',
		`SELECT unit, code, count(*) FILTER (active) AS active, count(*) FILTER (active AND severity = 'error') AS errors,
			count(*) FILTER (status = 'settled') AS settled
		 FROM (SELECT *, status IN (${activeStatuses.map(status => `'${status}'`).join(', ')}) AS active FROM findings)
		 GROUP BY unit, code`,
	);
	const records = new Map(residents.map(row => [row.unit, Number(row.records)]));
	const byUnit = groupsOf(findings, row => row.unit);
	return [...new Set([...records.keys(), ...byUnit.keys()])]
		.map(code => unitReport(nameOf(code), records.get(code) ?? 0, byUnit.get(code) ?? []))
		.toSorted((a, b) => b.active - a.active || compareText(a.unit.code ?? '', b.unit.code ?? ''));
}

interface FindingRow extends Row {
	readonly step: FindingStep;
	readonly code: string;
	readonly severity: Severity;
	readonly status: FindingStatus;
	readonly findings: number;
}

interface UnitRecordsRow extends Row {
	readonly unit: string | null;
	readonly records: bigint;
}

interface UnitFindingsRow extends Row {
	readonly unit: string | null;
	readonly code: string;
	readonly active: bigint;
	readonly errors: bigint;
	readonly settled: bigint;
}

const active: ReadonlySet<FindingStatus> = new Set(activeStatuses);

function headingReport(heading: QualityHeading, rows: readonly FindingRow[]): HeadingReport {
	return {heading, ...severityCounts(rows.filter(row => headingOf(row.code) === heading))};
}

function stepReport(step: FindingStep, rows: readonly FindingRow[]): FindingsReport['steps'][number] {
	return {step, ...statusCounts(rows.filter(row => row.step === step))};
}

// Headings in their order, and under each the codes with most to do first.
function codeReports(rows: readonly FindingRow[]): CodeReport[] {
	return [...groupsOf(rows, row => `${row.step}|${row.code}|${row.severity}`).values()]
		.map(codeReport)
		.toSorted((a, b) =>
			qualityHeadings.indexOf(a.heading) - qualityHeadings.indexOf(b.heading) || b.active - a.active || compareText(a.code, b.code));
}

function codeReport(rows: readonly FindingRow[]): CodeReport {
	const [{code, step, severity}] = rows;
	return {code, step, severity, heading: headingOf(code), ...statusCounts(rows)};
}

function severityCounts(rows: readonly FindingRow[]): Omit<HeadingReport, 'heading'> {
	const count = (severity: Severity) => sum(rows.filter(row => row.severity === severity && active.has(row.status)));
	return {...statusCounts(rows), errors: count('error'), warnings: count('warning'), infos: count('info')};
}

function statusCounts(rows: readonly FindingRow[]): StatusCounts {
	const [open, batched, settled, reopened, dismissed] = findingStatuses.map(status => sum(rows.filter(row => row.status === status)));
	return {active: open + batched + reopened, open, batched, reopened, settled, dismissed, total: sum(rows)};
}

function unitReport(unit: UnitName, localRecords: number, rows: readonly UnitFindingsRow[]): UnitReport {
	const add = (column: 'active' | 'errors' | 'settled', of = rows) => of.reduce((total, row) => total + Number(row[column]), 0);
	const ofHeading = (heading: QualityHeading) => add('active', rows.filter(row => headingOf(row.code) === heading));
	return {
		unit,
		localRecords,
		active: add('active'),
		errors: add('errors'),
		settled: add('settled'),
		headings: {correct: ofHeading('correct'), complete: ofHeading('complete'), clean: ofHeading('clean'), live: ofHeading('live')},
	};
}

function sum(rows: readonly FindingRow[]): number {
	return rows.reduce((total, row) => total + row.findings, 0);
}

function groupsOf<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group === undefined) groups.set(keyOf(row), [row]);
		else group.push(row);
	}
	return groups;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
