import {basename, dirname, join, resolve} from 'node:path';
import {type Command, Option} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {ReviewPairs, ShownKeys} from '../../report/collect-pairs.ts';
import type {Report} from '../../report/report.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

type Format = 'html' | 'json';

interface ReportOptions {
	readonly format?: Format;
	readonly out?: string;
	readonly pairs?: number;
}

const formats: readonly Format[] = ['html', 'json'];
const defaultPairs = 20;
const mostPairs = 200;

export function registerReport(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('report')
		.summary(messages.reportSummary)
		.description(messages.reportDescription)
		.addOption(new Option('--format <format>', messages.reportFormat).choices(formats))
		.option('--out <file>', messages.reportOut)
		.option('--pairs <n>', messages.reportPairsOption({default: defaultPairs, most: mostPairs}), Number)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ReportOptions) => harness.withWorkspace('report', session => runReport(options, session)));
}

export async function runReport(options: ReportOptions, session: Session): Promise<CommandResult> {
	const {store, config, now, messages, width, paint} = session;
	const file = await fileOf(options, session);
	const {collectReport} = await import('../../report/collect.ts');
	const report = await collectReport(store, {province: config.province, now});
	if (options.format === 'html') return await writeHtml(report, file!, options.pairs ?? defaultPairs, session);
	if (options.format === undefined) {
		const {renderReport} = await import('../../report/render.ts');
		return {data: report, text: renderReport(report, {messages, width, paint})};
	}
	const {reportDocument, saveReport} = await import('../../report/document.ts');
	if (file === undefined) return {data: report, text: [reportDocument(report).trimEnd()], audit: {format: 'json'}};
	const {sha256} = saveReport(file, report);
	return {data: {...report, file, sha256}, text: [messages.reportWritten({file})], audit: {format: 'json', file: basename(file), sha256}};
}

async function writeHtml(report: Report, file: string, limit: number, session: Session): Promise<CommandResult> {
	const {messages, options: {reveal}, recordTag} = session;
	const {review, keys} = limit === 0 ? {keys: []} : await pairsToLookAt(limit, session);
	const revealed = reveal && keys.length > 0;
	const [{renderHtml}, {saveDocument}] = await Promise.all([import('../../report/html/render.ts'), import('../../report/document.ts')]);
	const {sha256} = saveDocument(file, renderHtml(report, {messages, review, revealed}));
	return {
		data: {...report, file, sha256, pairs: {shown: keys.length, total: review?.total ?? null}},
		text: [messages.reportWritten({file})],
		audit: {format: 'html', file: basename(file), sha256, pairs: keys.length, ...(revealed && {records: [...new Set(keys.flat())].map(recordTag)})},
	};
}

async function pairsToLookAt(limit: number, {store, config, paths, mask, messages, progress}: Session): Promise<{review: ReviewPairs; keys: ShownKeys}> {
	progress.stage(messages.reportPairsStage);
	const {collectPairs} = await import('../../report/collect-pairs.ts');
	const certain = {compare: config.compare.matchProbability, dedupe: config.dedupe.matchProbability};
	return await collectPairs(store, {limit, models: paths.models, certain, mask});
}

// Before the work, so that nobody waits for a report that cannot be written.
async function fileOf({format, out, pairs}: ReportOptions, {cwd, paths, now, options: {reveal}}: Session): Promise<string | undefined> {
	if (out !== undefined && format === undefined) throw new KnownError('REPORT_OUT_FORMAT', exitCodes.usage);
	if (pairs !== undefined && format !== 'html') throw new KnownError('REPORT_PAIRS_FORMAT', exitCodes.usage);
	if (pairs !== undefined && !(Number.isInteger(pairs) && pairs >= 0 && pairs <= mostPairs)) throw new KnownError('REPORT_PAIRS', exitCodes.usage, {most: mostPairs});
	if (out !== undefined) return await checkFile(resolve(cwd, out));
	if (format !== 'html') return undefined;
	const {today} = await import('../../rollout/day.ts');
	// One that shows people as they are must not take the place of one that may be forwarded.
	return await checkFile(join(paths.reports, `report-${today(now)}${reveal ? '-revealed' : ''}.html`));
}

async function checkFile(file: string): Promise<string> {
	const {existsSync, statSync} = await import('node:fs');
	if (!existsSync(dirname(file))) throw new KnownError('REPORT_OUT_FOLDER', exitCodes.usage, {file});
	if (statSync(file, {throwIfNoEntry: false})?.isDirectory()) throw new KnownError('REPORT_OUT_IS_FOLDER', exitCodes.usage, {file});
	return file;
}
