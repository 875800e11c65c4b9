import {KnownError, exitCodes} from '../errors.ts';
import {maskDigitRuns} from '../privacy/mask.ts';
import type {Row, Store, Values} from '../store/store.ts';
import {type Direction, type FindingDraft, type FindingStatus, type FindingStep, type Severity, findingName, parseFindingName} from './finding.ts';

/** A finding as it is stored; what it lacks is null, times are ISO. */
export interface Finding {
	readonly finding: number;
	readonly step: FindingStep;
	readonly code: string;
	readonly subcode: string | null;
	readonly severity: Severity;
	readonly unit: string | null;
	readonly recordA: string;
	readonly recordB: string;
	readonly field: string;
	readonly currentValue: string | null;
	readonly otherValue: string | null;
	readonly proposedValue: string | null;
	readonly direction: Direction | null;
	readonly confidence: number | null;
	readonly status: FindingStatus;
	readonly firstSeen: string;
	readonly lastSeen: string;
	readonly evidence: FindingDraft['evidence'];
}

export interface Dismissal {
	readonly by: string;
	readonly at: string;
	readonly reason: string;
	/** When other evidence ended it; null while it holds. */
	readonly endedAt: string | null;
}

export interface FindingStory {
	readonly finding: Finding;
	/** The latest first. */
	readonly dismissals: readonly Dismissal[];
	/** Batches that carry a correction for it. */
	readonly batches: readonly string[];
}

/** What is left out does not filter. */
export interface FindingFilter {
	readonly codes?: readonly string[];
	readonly statuses?: readonly FindingStatus[];
	readonly severities?: readonly Severity[];
	readonly unit?: string;
}

/** The first `limit` findings by number, and how many there are in all. */
export async function listFindings(store: Store, filter: FindingFilter, limit: number): Promise<{readonly total: number; readonly findings: readonly Finding[]}> {
	const {where, values} = conditions(filter);
	const total = await store.count('findings: count', `SELECT count(*) FROM findings WHERE ${where}`, values);
	const rows = await store.rows('findings: list', `${selectFindings} WHERE ${where} ORDER BY finding LIMIT ${Math.trunc(limit)}`, values);
	return {total, findings: rows.map(findingOf)};
}

/** All findings by number, some thousand at a time. */
export async function* streamFindings(store: Store, filter: FindingFilter): AsyncGenerator<readonly Finding[]> {
	const {where, values} = conditions(filter);
	for await (const chunk of store.chunks('findings: stream', `${selectFindings} WHERE ${where} ORDER BY finding`, values)) {
		yield chunk.getRowObjects(columnNames).map(findingOf);
	}
}

/** @throws KnownError FINDING_UNKNOWN, also where `text` is not the name of a finding at all. */
export async function findFinding(store: Store, text: string): Promise<FindingStory> {
	const number = parseFindingName(text);
	const [row] = number === undefined ? [] : await store.rows('findings: find', `${selectFindings} WHERE finding = $number`, {number});
	if (row === undefined) throw new KnownError('FINDING_UNKNOWN', exitCodes.usage, {finding: number === undefined ? maskDigitRuns(text) : findingName(number)});
	const finding = findingOf(row);
	const dismissals = await store.rows('findings: dismissals', dismissalsOf, {number: finding.finding});
	const batches = await store.rows('findings: batches', 'SELECT DISTINCT batch FROM corrections WHERE finding = $number ORDER BY batch', {number: finding.finding});
	return {finding, dismissals: dismissals.map(dismissalOf), batches: batches.map(each => String(each.batch))};
}

/** The code of what decided on a pair in its step's last run, where that was something else than the weight. */
export async function reasonOf(store: Store, step: FindingStep, [a, b]: readonly [a: string, b: string]): Promise<string | null> {
	const [row] = await store.rows('findings: reason', `${selectFindings} WHERE step = $step AND record_a = $a AND record_b = $b AND status <> 'settled'
		AND contains(evidence, '"because"') ORDER BY finding DESC LIMIT 1`, {step, a, b});
	const because = row === undefined ? undefined : findingOf(row).evidence.because;
	return typeof because === 'string' ? because : null;
}

/** @throws KnownError UNIT_NOT_STORED where neither a record nor a finding is of this unit. */
export async function requireUnit(store: Store, unit: string): Promise<void> {
	const known = await store.count(
		'findings: unit',
		'SELECT EXISTS (FROM findings WHERE unit = $unit) OR EXISTS (FROM records WHERE unit = $unit)',
		{unit},
	);
	if (known === 0) throw new KnownError('UNIT_NOT_STORED', exitCodes.usage, {unit: maskDigitRuns(unit)});
}

export interface CodeStatistics {
	readonly code: string;
	readonly severity: Severity;
	readonly total: number;
	readonly statuses: Readonly<Record<FindingStatus, number>>;
}

/** How many findings of each code have which status, in the order of codes. */
export async function findingStatistics(store: Store): Promise<CodeStatistics[]> {
	const rows = await store.rows(
		'findings: statistics',
		`SELECT code, severity, count(*) AS total, count(*) FILTER (status = 'open') AS open, count(*) FILTER (status = 'batched') AS batched,
			count(*) FILTER (status = 'settled') AS settled, count(*) FILTER (status = 'reopened') AS reopened,
			count(*) FILTER (status = 'dismissed') AS dismissed
		 FROM findings GROUP BY code, severity ORDER BY code, severity`,
	);
	return rows.map(row => ({
		code: String(row.code),
		severity: row.severity as Severity,
		total: Number(row.total),
		statuses: {
			open: Number(row.open),
			batched: Number(row.batched),
			settled: Number(row.settled),
			reopened: Number(row.reopened),
			dismissed: Number(row.dismissed),
		},
	}));
}

const iso = (column: string): string => `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')`;

const columnNames = [
	'finding', 'step', 'code', 'subcode', 'severity', 'unit', 'record_a', 'record_b', 'field', 'current_value', 'other_value', 'proposed_value',
	'direction', 'confidence', 'status', 'first_seen', 'last_seen', 'evidence',
];

const selectFindings = `SELECT ${columnNames.map(column => (column.endsWith('_seen') ? `${iso(column)} AS ${column}` : column)).join(', ')} FROM findings`;

const dismissalsOf = `SELECT dismissed_by, ${iso('dismissed_at')} AS dismissed_at, reason, ${iso('ended_at')} AS ended_at
	FROM dismissals WHERE finding = $number ORDER BY dismissals.dismissed_at DESC`;

function conditions({codes, statuses, severities, unit}: FindingFilter): {where: string; values: Values} {
	const values: Values = {};
	const parts = ['TRUE'];
	for (const [column, among] of [['code', codes], ['status', statuses], ['severity', severities]] as const) {
		if (among === undefined) continue;
		parts.push(`list_contains(string_split($${column}, ','), findings.${column})`);
		values[column] = among.join(',');
	}
	if (unit !== undefined) {
		parts.push('findings.unit = $unit');
		values.unit = unit;
	}
	return {where: parts.join(' AND '), values};
}

function findingOf(row: Row): Finding {
	return {
		finding: Number(row.finding),
		step: row.step as FindingStep,
		code: String(row.code),
		subcode: textOf(row.subcode),
		severity: row.severity as Severity,
		unit: textOf(row.unit),
		recordA: String(row.record_a),
		recordB: String(row.record_b),
		field: String(row.field),
		currentValue: textOf(row.current_value),
		otherValue: textOf(row.other_value),
		proposedValue: textOf(row.proposed_value),
		direction: textOf(row.direction) as Direction | null,
		confidence: row.confidence === null ? null : Number(row.confidence),
		status: row.status as FindingStatus,
		firstSeen: String(row.first_seen),
		lastSeen: String(row.last_seen),
		evidence: JSON.parse(String(row.evidence)) as FindingDraft['evidence'],
	};
}

function dismissalOf(row: Row): Dismissal {
	return {by: String(row.dismissed_by), at: String(row.dismissed_at), reason: String(row.reason), endedAt: textOf(row.ended_at)};
}

function textOf(value: Row[string]): string | null {
	return value === null ? null : String(value);
}
