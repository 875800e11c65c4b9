import {type FindingStatus, findingName, findingStatuses} from '../findings/finding.ts';
import type {CodeStatistics, Dismissal, Finding, FindingStory} from '../findings/query.ts';
import {type Messages, sentenceOf} from '../messages/index.ts';
import {bitsText, momentLine} from '../report/format.ts';
import {fieldLabel, findingLabel, valueLabel} from '../report/labels.ts';
import {renderTable, tableOf} from '../report/table.ts';
import type {Session} from './harness.ts';

type Surface = Pick<Session, 'messages' | 'width' | 'paint'>;

/** The table of `findings list`. Findings are masked already. */
export function listLines(findings: readonly Finding[], total: number, {messages, width}: Surface): string[] {
	const columns = [
		{heading: messages.findingColumn},
		{heading: messages.findingColumnKind, flexible: true, least: 20},
		{heading: messages.findingColumnSeverity},
		{heading: messages.findingColumnStatus, flexible: true, narrow: 'below'},
		{heading: messages.findingColumnRecord},
		{heading: messages.findingColumnOther, narrow: 'below'},
		{heading: messages.findingColumnField, flexible: true, narrow: 'out'},
		{heading: messages.findingColumnCurrent, flexible: true},
		{heading: messages.findingColumnOtherValue, flexible: true, narrow: 'below'},
	] as const;
	const rows = findings.map(finding => [
		findingName(finding.finding), findingLabel(messages, finding.code), messages.severityLabels[finding.severity], messages.findingStatusLabels[finding.status],
		finding.recordA, finding.recordB, fieldLabel(messages, finding.field),
		valueLabel(messages, finding.field, finding.currentValue), valueLabel(messages, finding.field, finding.otherValue),
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
		paint.bold(`${findingName(finding.finding)}  ${findingLabel(messages, finding.code)}`),
		...explanations,
		'',
		...factLines(facts(finding, batches, messages), surface),
		'',
		paint.bold(messages.findingEvidence),
		...(evidence.length === 0 ? [`  ${messages.findingNoEvidence}`] : factLines(evidence, surface)),
		...dismissals.map(dismissal => dismissalLine(dismissal, messages)),
	];
}

/** The table of `findings stats`: codes by status, and their sums. A status that no finding has is left out. */
export function statisticsLines(codes: readonly CodeStatistics[], {messages, width}: Surface): string[] {
	const sumOf = (status: FindingStatus) => codes.reduce((sum, {statuses}) => sum + statuses[status], 0);
	const present = findingStatuses.filter(status => sumOf(status) > 0);
	const number = (heading: string) => ({heading, align: 'right', flexible: true} as const);
	const columns = [
		{heading: messages.findingColumnCode},
		{heading: messages.findingColumnKind, flexible: true, least: 20, narrow: 'below'},
		{heading: messages.findingColumnSeverity, narrow: 'out'},
		...present.map(status => number(messages.findingStatusLabels[status])),
		number(messages.findingColumnTotal),
	] as const;
	const rows = codes.map(({code, severity, statuses, total}) => [
		code, findingLabel(messages, code), messages.severityLabels[severity], ...present.map(status => messages.count(statuses[status])), messages.count(total),
	]);
	const total = codes.reduce((sum, each) => sum + each.total, 0);
	return renderTable(columns, [...rows, [messages.findingTotals, '', '', ...present.map(status => messages.count(sumOf(status))), messages.count(total)]], width);
}

type Fact = readonly [label: string, value: string];

function facts(finding: Finding, batches: readonly string[], messages: Messages): Fact[] {
	const {subcode, direction, confidence} = finding;
	const value = (of: string | null) => valueLabel(messages, finding.field, of);
	const all: Fact[] = [
		[messages.findingFact_code, finding.code],
		[messages.findingFact_subcode, subcode === null ? '' : (messages.subcodeLabels[subcode] ?? subcode)],
		[messages.findingFact_severity, messages.severityLabels[finding.severity]],
		[messages.findingFact_status, messages.findingStatusLabels[finding.status]],
		[messages.findingFact_unit, finding.unit ?? ''],
		[messages.findingFact_recordA, finding.recordA],
		[messages.findingFact_recordB, finding.recordB],
		[messages.findingFact_field, fieldLabel(messages, finding.field)],
		[messages.findingFact_current, value(finding.currentValue)],
		[messages.findingFact_other, value(finding.otherValue)],
		[messages.findingFact_proposed, value(finding.proposedValue)],
		[messages.findingFact_direction, direction === null ? '' : messages.directionLabels[direction]],
		[messages.findingFact_confidence, confidence === null ? '' : messages.decimal(Math.floor(confidence * 10_000) / 10_000, 4)],
		[messages.findingFact_seen, messages.findingSeen({first: momentLine(messages, finding.firstSeen), last: momentLine(messages, finding.lastSeen)})],
		[messages.findingFact_batches, batches.join(', ')],
	];
	return all.filter(([, text]) => text !== '');
}

function evidenceRows(key: string, value: unknown, messages: Messages): Fact[] {
	const label = messages.evidenceLabels[key] ?? key;
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return Object.entries(value).map(([field, level]) => [`${label}: ${fieldLabel(messages, field)}`, messages.levels[String(level)] ?? String(level)]);
	}
	return [[label, evidenceText(key, value, messages)]];
}

function evidenceText(key: string, value: unknown, messages: Messages): string {
	if (Array.isArray(value)) return value.map(each => evidenceText(key, each, messages)).join(', ');
	if (typeof value === 'boolean') return value ? messages.yes : messages.no;
	if (key === 'weight' && typeof value === 'number') return bitsText(messages, value);
	const text = String(value);
	const field = codedEvidence[key];
	return field === undefined ? (messages.evidenceValues[text] ?? text) : valueLabel(messages, field, text);
}

const codedEvidence: Readonly<Record<string, string>> = {
	sex: 'sex', id_sex: 'sex', head_sex: 'sex', relation: 'relation', residence: 'residence_type',
};

function factLines(rows: readonly Fact[], {width}: Surface): readonly string[] {
	return tableOf([{heading: ''}, {heading: '', flexible: true}], rows.map(([label, value]) => [`  ${label}`, value]), width).lines;
}

function dismissalLine({by, at, reason, endedAt}: Dismissal, messages: Messages): string {
	const told = {by, at: momentLine(messages, at), reason};
	return endedAt === null ? messages.findingDismissal(told) : messages.findingDismissalEnded({...told, ended: momentLine(messages, endedAt)});
}
