import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {ShownField, ShownRecord} from '../../ingest/show-record.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

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
	if (records.length === 0) throw new KnownError('RECORD_UNKNOWN', exitCodes.usage, {key: mask.key(key)});
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
	const fields = record.fields.map(field => Object.assign({}, field, {
		value: mask.value(field.field, field.value), written: mask.value(field.field, field.written),
	}));
	return {...record, key: mask.key(record.key), fields};
}

async function recordLines({key, kind, file, line, asOf, source, fields}: ShownRecord, session: Session): Promise<string[]> {
	const {messages, width, paint} = session;
	const {renderTable} = await import('../table.ts');
	const {sourceColumns: heading} = messages;
	return [
		paint.bold(messages.recordsHeading({key, kind: messages.sourceKinds[kind], file, line, asOf, source})),
		...renderTable(
			[{heading: heading.field}, {heading: heading.value, flexible: true}, {heading: heading.written, flexible: true}],
			fields.map(field => [labelOf(field, messages), valueOf(field, messages), field.written]),
			width,
		),
	];
}

function labelOf({field}: ShownField, messages: Messages): string {
	return (messages.fieldLabels as Readonly<Record<string, string>>)[field] ?? field;
}

function valueOf({field, value, coded, issue}: ShownField, messages: Messages): string {
	if (issue !== undefined) return `${value} (${messages.recordsIssues[issue]})`.trim();
	if (value === '') return `(${messages.recordsIssues.unknown})`;
	return coded && !value.includes('*') ? messages.codedValue(field, value) : value;
}
