import {basename, dirname, join, resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {ListedReject} from '../../ingest/list-sources.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {sourceNumberOf} from '../source-number.ts';

interface ListOptions {
	readonly source?: string;
}

interface ExportOptions extends ListOptions {
	readonly out: string;
}

export function registerQuarantine(program: Command, harness: Harness, messages: Messages): void {
	const quarantine = program.command('quarantine').summary(messages.quarantineSummary).description(messages.quarantineSummary);
	quarantine
		.command('list')
		.summary(messages.quarantineListSummary)
		.description(messages.quarantineListSummary)
		.option('--source <number>', messages.quarantineSource)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ListOptions) => harness.withWorkspace('quarantine list', session => runList(options, session)));
	quarantine
		.command('export')
		.summary(messages.quarantineExportSummary)
		.description(messages.quarantineExportDescription)
		.requiredOption('--out <file>', messages.quarantineOut)
		.option('--source <number>', messages.quarantineSource)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ExportOptions) => harness.withWorkspace('quarantine export', session => runExport(options, session)));
}

async function runExport(options: ExportOptions, session: Session): Promise<CommandResult> {
	const {store, messages, cwd} = session;
	const {exportRejects} = await import('../../ingest/export-rejects.ts');
	const path = resolve(cwd, options.out);
	const exported = await exportRejects(store, {
		path, source: await sourceNumber(options, session), reasonHeading: messages.quarantineReason, reasonOf: code => `${code}: ${messages.rejectReasons[code]}`,
	});
	const {source, rows, kind, asOf, profile, files} = exported;
	const written = files.map(file => Object.assign({}, file, {file: join(dirname(options.out), basename(file.path))}));
	const commandFor = ({file, unit}: (typeof written)[number]): string =>
		['rasoat ingest', file, '--as', kind, '--partial', ...(unit === null ? [] : ['--unit', unit]), '--as-of', asOf, ...(profile === null ? [] : ['--profile', profile])].join(' ');
	return {
		data: {file: path, unit: files.length === 1 ? files[0].unit : null, ...exported},
		text: written.flatMap(file => [
			messages.quarantineExported({rows: messages.count(file.rows), source, file: file.file}), messages.quarantineExportedNext({command: commandFor(file)}),
		]),
		audit: {files: files.map(file => basename(file.path)), source, rows},
	};
}

async function runList(options: ListOptions, session: Session): Promise<CommandResult> {
	const {store, mask, messages} = session;
	const {listRejects} = await import('../../ingest/list-sources.ts');
	const rejects = await listRejects(store, await sourceNumber(options, session));
	// A row as it is written holds everything of a person: unlike a field, it has no part that may be shown.
	const masked = rejects.map(reject => Object.assign({}, reject, {text: mask.value('row', reject.text)}));
	return {
		data: {rows: masked},
		text: masked.length === 0 ? [messages.quarantineNone] : await listLines(masked, session),
		audit: {rows: masked.length},
	};
}

async function sourceNumber({source}: ListOptions, {store}: Session): Promise<number | undefined> {
	if (source === undefined) return undefined;
	const number = sourceNumberOf(source);
	if (await store.count('quarantine: source', 'SELECT count(*) FROM sources WHERE source_id = $number', {number}) === 0) {
		throw new KnownError('SOURCE_UNKNOWN', exitCodes.usage, {source});
	}
	return number;
}

async function listLines(rejects: readonly ListedReject[], {messages, width}: Session): Promise<string[]> {
	const {renderTable} = await import('../../report/table.ts');
	const {sourceColumns: heading} = messages;
	const columns = [
		{heading: heading.file, flexible: true}, {heading: heading.line, align: 'right'}, {heading: heading.reason, flexible: true}, {heading: heading.text, flexible: true, cut: true},
	] as const;
	const {placeName} = await import('../../ingest/place.ts');
	const rows = rejects.map(({file, line, code, text, ...table}) => [placeName(file, table), messages.count(line), `${code}: ${messages.rejectReasons[code]}`, text.replaceAll(/\s+/g, ' ')]);
	return [...renderTable(columns, rows, width), '', messages.quarantineCount({rows: messages.count(rejects.length)})];
}
