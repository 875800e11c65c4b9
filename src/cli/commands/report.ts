import {basename, dirname, resolve} from 'node:path';
import {type Command, Option} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

interface ReportOptions {
	readonly format?: 'json';
	readonly out?: string;
}

export function registerReport(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('report')
		.summary(messages.reportSummary)
		.description(messages.reportDescription)
		.addOption(new Option('--format <format>', messages.reportFormat).choices(['json']))
		.option('--out <file>', messages.reportOut)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ReportOptions) => harness.withWorkspace('report', session => runReport(options, session)));
}

export async function runReport({format, out}: ReportOptions, {store, config, now, cwd, messages, width, paint}: Session): Promise<CommandResult> {
	const file = out === undefined ? undefined : await checkOut(format, resolve(cwd, out));
	const {collectReport} = await import('../../report/collect.ts');
	const report = await collectReport(store, {province: config.province, now});
	if (format === undefined) {
		const {renderReport} = await import('../../report/render.ts');
		return {data: report, text: renderReport(report, {messages, width, paint})};
	}
	const {reportDocument, saveReport} = await import('../../report/document.ts');
	if (file === undefined) return {data: report, text: [reportDocument(report).trimEnd()], audit: {format}};
	const {sha256} = saveReport(file, report);
	return {data: {...report, file, sha256}, text: [messages.reportWritten({file})], audit: {format, file: basename(file), sha256}};
}

// Before the work, so that nobody waits for a report that cannot be written.
async function checkOut(format: ReportOptions['format'], file: string): Promise<string> {
	if (format === undefined) throw new KnownError('REPORT_OUT_FORMAT', exitCodes.usage);
	const {existsSync, statSync} = await import('node:fs');
	if (!existsSync(dirname(file))) throw new KnownError('REPORT_OUT_FOLDER', exitCodes.usage, {file});
	if (statSync(file, {throwIfNoEntry: false})?.isDirectory()) throw new KnownError('REPORT_OUT_IS_FOLDER', exitCodes.usage, {file});
	return file;
}
