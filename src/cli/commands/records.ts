import type {Command} from 'commander';
import type {ShownField, ShownRecord} from '../../ingest/show-record.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {unknownRecord} from '../record-pair.ts';

export function registerRecords(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('records')
		.summary(messages.recordsSummary)
		.description(messages.recordsSummary)
		.command('show')
		.summary(messages.recordsShowSummary)
		.description(messages.recordsShowSummary)
		.argument('<key>', messages.recordsKey)
		.addHelpText('after', exitStatusHelp(messages))
		.action((key: string) => harness.withWorkspace('records show', session => runShow(key, session)));
}

async function runShow(key: string, session: Session): Promise<CommandResult> {
	const {store, mask, recordTag} = session;
	const {showRecords} = await import('../../ingest/show-record.ts');
	const records = await showRecords(store, key);
	if (records.length === 0) throw unknownRecord(key, mask);
	const masked = records.map(record => maskRecord(record, session));
	const text: string[] = [];
	for (const record of masked) text.push(...(text.length > 0 ? [''] : []), ...await recordLines(record, session));
	return {
		data: {records: masked},
		text,
		audit: {records: [recordTag(key)]},
	};
}

function maskRecord(record: ShownRecord, {mask}: Session): ShownRecord {
	const masked = (field: string, value: string) => (field === 'record_code' ? mask.code(value, record.key) : mask.value(field, value));
	const fields = record.fields.map(field => Object.assign({}, field, {value: masked(field.field, field.value), written: masked(field.field, field.written)}));
	const formerIds = record.formerIds.map(former => Object.assign({}, former, {value: mask.value(former.field, former.value)}));
	return {...record, key: mask.key(record.key), fields, formerIds};
}

async function recordLines({key, kind, file, line, asOf, source, fields, formerIds, ...table}: ShownRecord, session: Session): Promise<string[]> {
	const {messages, width, paint} = session;
	const {placeName} = await import('../../ingest/place.ts');
	const {dayText} = await import('../../report/format.ts');
	const {fieldLabel, valueLabel} = await import('../../report/labels.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {sourceColumns: heading} = messages;
	return [
		paint.bold(messages.recordsHeading({key, kind: messages.sourceKinds[kind], file: placeName(file, table), line, asOf: dayText(messages, asOf), source})),
		...renderTable(
			[{heading: heading.field}, {heading: heading.value, flexible: true}, {heading: heading.written, flexible: true}],
			fields.map(({field, value, issue, written}) => [fieldLabel(messages, field), valueText(valueLabel(messages, field, value), issue, messages), written]),
			width,
		),
		...formerIds.map(({field, value, lastSeen}) => messages.recordsFormer({field: fieldLabel(messages, field), value, lastSeen: dayText(messages, lastSeen)})),
	];
}

function valueText(value: string, issue: ShownField['issue'], messages: Messages): string {
	if (issue !== undefined) return `${value} (${messages.recordsIssues[issue]})`.trim();
	return value === '' ? `(${messages.recordsIssues.unknown})` : value;
}
