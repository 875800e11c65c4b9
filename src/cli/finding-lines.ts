import {confidenceText} from '../findings/export.ts';
import {findingName, findingStatuses} from '../findings/finding.ts';
import type {CodeStatistics, Dismissal, Finding, FindingStory} from '../findings/query.ts';
import {type Messages, sentenceOf} from '../messages/index.ts';
import {momentText} from '../report/format.ts';
import type {Session} from './harness.ts';
import {renderTable} from './table.ts';

type Surface = Pick<Session, 'messages' | 'width' | 'paint'>;

/** What a code is called, in words; the code itself where the catalogue has none. */
export function labelOf(code: string, messages: Messages): string {
	return sentenceOf(messages, `label_${code}`, {}) ?? code;
}

/** The table of `findings list`. Findings are masked already. */
export function listLines(findings: readonly Finding[], total: number, {messages, width}: Surface): string[] {
	const columns = [
		{heading: messages.findingColumn},
		{heading: messages.findingColumnKind, flexible: true},
		{heading: messages.findingColumnSeverity},
		{heading: messages.findingColumnStatus},
		{heading: messages.findingColumnRecord},
		{heading: messages.findingColumnOther},
		{heading: messages.findingColumnField, flexible: true},
		{heading: messages.findingColumnCurrent, flexible: true},
		{heading: messages.findingColumnOtherValue, flexible: true},
	];
	const rows = findings.map(finding => [
		findingName(finding.finding), labelOf(finding.code, messages), messages.severityLabels[finding.severity], messages.findingStatusLabels[finding.status],
		finding.recordA, finding.recordB, fieldLabel(finding.field, messages),
		valueText(finding, finding.currentValue, messages), valueText(finding, finding.otherValue, messages),
	]);
	const lines = renderTable(columns, rows, width);
	if (findings.length === total) return lines;
	return [...lines, '', messages.findingsShown({shown: messages.count(findings.length), total: messages.count(total)})];
}

/** Everything about one finding, in words. It is masked already. */
export function storyLines({finding, dismissals, batches}: FindingStory, surface: Surface): string[] {
	const {messages, paint} = surface;
	const explanations = [
		sentenceOf(messages, `explain_${finding.code}`, {}),
		finding.subcode === null ? undefined : messages.subcodeExplanations[finding.subcode],
	].filter(sentence => sentence !== undefined);
	const evidence = Object.entries(finding.evidence).flatMap(([key, value]) => evidenceRows(key, value, messages));
	return [
		paint.bold(`${findingName(finding.finding)}  ${labelOf(finding.code, messages)}`),
		...explanations,
		'',
		...factLines(facts(finding, batches, messages)),
		'',
		paint.bold(messages.findingEvidence),
		...(evidence.length === 0 ? [`  ${messages.findingNoEvidence}`] : factLines(evidence)),
		...dismissals.map(dismissal => dismissalLine(dismissal, messages)),
	];
}

/** The table of `findings stats`: codes by status, and their sums. */
export function statisticsLines(codes: readonly CodeStatistics[], {messages, width}: Surface): string[] {
	const columns = [
		{heading: messages.findingColumnCode},
		{heading: messages.findingColumnKind, flexible: true},
		{heading: messages.findingColumnSeverity},
		...findingStatuses.map(status => ({heading: messages.findingStatusLabels[status], align: 'right' as const})),
		{heading: messages.findingColumnTotal, align: 'right' as const},
	];
	const rows = codes.map(({code, severity, statuses, total}) => [
		code, labelOf(code, messages), messages.severityLabels[severity],
		...findingStatuses.map(status => messages.count(statuses[status])), messages.count(total),
	]);
	const sums = findingStatuses.map(status => messages.count(codes.reduce((sum, each) => sum + each.statuses[status], 0)));
	return renderTable(columns, [...rows, [messages.findingTotals, '', '', ...sums, messages.count(codes.reduce((sum, each) => sum + each.total, 0))]], width);
}

type Fact = readonly [label: string, value: string];

function facts(finding: Finding, batches: readonly string[], messages: Messages): Fact[] {
	const {subcode, direction, confidence} = finding;
	const value = (of: string | null) => valueText(finding, of, messages);
	const all: Fact[] = [
		[messages.findingFact_code, finding.code],
		[messages.findingFact_subcode, subcode === null ? '' : (messages.subcodeLabels[subcode] ?? subcode)],
		[messages.findingFact_severity, messages.severityLabels[finding.severity]],
		[messages.findingFact_status, messages.findingStatusLabels[finding.status]],
		[messages.findingFact_unit, finding.unit ?? ''],
		[messages.findingFact_recordA, finding.recordA],
		[messages.findingFact_recordB, finding.recordB],
		[messages.findingFact_field, fieldLabel(finding.field, messages)],
		[messages.findingFact_current, value(finding.currentValue)],
		[messages.findingFact_other, value(finding.otherValue)],
		[messages.findingFact_proposed, value(finding.proposedValue)],
		[messages.findingFact_direction, direction === null ? '' : messages.directionLabels[direction]],
		[messages.findingFact_confidence, confidenceText(confidence) ?? ''],
		[messages.findingFact_seen, messages.findingSeen({first: moment(finding.firstSeen, messages), last: moment(finding.lastSeen, messages)})],
		[messages.findingFact_batches, batches.join(', ')],
	];
	return all.filter(([, text]) => text !== '');
}

function evidenceRows(key: string, value: unknown, messages: Messages): Fact[] {
	const label = messages.evidenceLabels[key] ?? key;
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return Object.entries(value).map(([field, level]) => [`${label}: ${fieldLabel(field, messages)}`, messages.levels[String(level)] ?? String(level)]);
	}
	return [[label, evidenceText(key, value, messages)]];
}

function evidenceText(key: string, value: unknown, messages: Messages): string {
	if (Array.isArray(value)) return value.map(each => evidenceText(key, each, messages)).join(', ');
	if (typeof value === 'boolean') return value ? messages.yes : messages.no;
	const text = String(value);
	const field = codedEvidence[key];
	return field === undefined ? (messages.evidenceValues[text] ?? text) : messages.codedValue(field, text);
}

const codedEvidence: Readonly<Record<string, string>> = {
	sex: 'sex', id_sex: 'sex', head_sex: 'sex', relation: 'relation', residence: 'residence_type',
};

function valueText({field}: Finding, value: string | null, messages: Messages): string {
	return value === null ? '' : messages.codedValue(field, value);
}

// What is compared as a whole (place, contact, parents) has labels of its own; custom fields have their name.
export function fieldLabel(field: string, messages: Messages): string {
	const compared: Readonly<Record<string, string>> = {place: messages.comparedPlace, contact: messages.comparedContact, parents: messages.comparedParents};
	return compared[field] ?? (messages.fieldLabels as Readonly<Record<string, string>>)[field] ?? field;
}

function factLines(rows: readonly Fact[]): string[] {
	return renderTable([{heading: ''}, {heading: ''}], rows.map(([label, value]) => [`  ${label}`, value])).slice(1);
}

function dismissalLine({by, at, reason, endedAt}: Dismissal, messages: Messages): string {
	const told = {by, at: moment(at, messages), reason};
	return endedAt === null ? messages.findingDismissal(told) : messages.findingDismissalEnded({...told, ended: moment(endedAt, messages)});
}

export function moment(iso: string, messages: Messages): string {
	const {day, time} = momentText(messages, iso);
	return `${day} ${time}`;
}
