import {basename, resolve} from 'node:path';
import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {FindingFilter} from '../../findings/query.ts';
import {type Messages, sentenceOf} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

interface FilterOptions {
	readonly code?: string;
	readonly status?: string;
	readonly severity?: string;
	readonly unit?: string;
}

interface ListOptions extends FilterOptions {
	readonly limit: string;
}

interface ExportOptions extends FilterOptions {
	readonly out: string;
}

export function registerFindings(program: Command, harness: Harness, messages: Messages): void {
	const findings = program.command('findings').summary(messages.findingsSummary).description(messages.findingsDescription);
	withFilters(findings.command('list').summary(messages.findingsListSummary).description(messages.findingsListSummary), messages)
		.option('--limit <n>', messages.findingsOptionLimit, '50')
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ListOptions) => harness.withWorkspace('findings list', session => runList(options, session)));
	findings
		.command('show')
		.summary(messages.findingsShowSummary)
		.description(messages.findingsShowSummary)
		.argument('<finding>', messages.findingsArgument)
		.addHelpText('after', exitStatusHelp(messages))
		.action((finding: string) => harness.withWorkspace('findings show', session => runShow(finding, session)));
	withFilters(findings.command('export').summary(messages.findingsExportSummary).description(messages.findingsExportDescription), messages)
		.requiredOption('--out <file>', messages.findingsOptionOut)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ExportOptions) => harness.withWorkspace('findings export', session => runExport(options, session)));
	findings
		.command('dismiss')
		.summary(messages.findingsDismissSummary)
		.description(messages.findingsDismissSummary)
		.argument('<finding...>', messages.findingsArgument)
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.refused]))
		.action((names: readonly string[]) => harness.withWorkspace('findings dismiss', session => runDismiss(names, session)));
	findings
		.command('stats')
		.summary(messages.findingsStatsSummary)
		.description(messages.findingsStatsSummary)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('findings stats', runStats));
}

/** `--code A,B`: codes of findings that the catalogue knows. */
export function parseCodes(text: string | undefined, messages: Messages): readonly string[] | undefined {
	const codes = text?.split(',').map(code => code.trim().toUpperCase());
	if (codes?.some(code => sentenceOf(messages, `label_${code}`, {}) === undefined)) throw new KnownError('FINDING_CODE', exitCodes.usage);
	return codes;
}

/** `--limit N`. */
export function parseLimit(text: string): number {
	if (!/^[1-9]\d{0,8}$/.test(text)) throw new KnownError('FINDING_LIMIT', exitCodes.usage);
	return Number(text);
}

function withFilters(command: Command, messages: Messages): Command {
	return command
		.option('--code <codes>', messages.findingsOptionCode)
		.option('--status <statuses>', messages.findingsOptionStatus)
		.option('--severity <severities>', messages.findingsOptionSeverity)
		.option('--unit <code>', messages.findingsOptionUnit);
}

async function runList(options: ListOptions, session: Session): Promise<CommandResult> {
	const {store, mask, messages} = session;
	const limit = parseLimit(options.limit);
	const filter = await filterOf(options, session);
	const {listFindings} = await import('../../findings/query.ts');
	const {maskFinding} = await import('../../findings/mask-finding.ts');
	const {listLines} = await import('../finding-lines.ts');
	const {total, findings} = await listFindings(store, filter, limit);
	const masked = findings.map(finding => maskFinding(finding, mask));
	return {
		data: {total, findings: masked},
		text: total === 0 ? [messages.findingsNone] : listLines(masked, total, session),
		audit: {total, shown: findings.length},
	};
}

async function runShow(name: string, session: Session): Promise<CommandResult> {
	const {store, mask, recordTag} = session;
	const {findFinding} = await import('../../findings/query.ts');
	const {maskFinding} = await import('../../findings/mask-finding.ts');
	const {storyLines} = await import('../finding-lines.ts');
	const story = await findFinding(store, name);
	const masked = {...story, finding: maskFinding(story.finding, mask)};
	return {
		data: {...masked.finding, dismissals: story.dismissals, batches: story.batches},
		text: storyLines(masked, session),
		audit: {finding: story.finding.finding, records: [story.finding.recordA, story.finding.recordB].filter(Boolean).map(recordTag)},
	};
}

async function runExport(options: ExportOptions, session: Session): Promise<CommandResult> {
	const {store, mask, messages, cwd, options: {reveal}} = session;
	const file = resolve(cwd, options.out);
	const filter = await filterOf(options, session);
	const {existsSync} = await import('node:fs');
	const {exportFindings} = await import('../../findings/export.ts');
	const replaced = existsSync(file);
	const findings = await exportFindings(store, filter, mask, file);
	return {
		data: {file, findings, masked: !reveal, replaced},
		text: [
			...(replaced ? [messages.findingsReplaced({file: options.out})] : []),
			messages.findingsExported({findings: messages.count(findings), file: options.out}),
			...(reveal ? [] : [messages.findingsExportedMasked]),
		],
		audit: {file: basename(file), findings},
	};
}

async function runDismiss(names: readonly string[], session: Session): Promise<CommandResult> {
	const {store, messages, now, recordTag, options: {actor, reason}} = session;
	if (reason === undefined) throw new KnownError('DISMISS_NEEDS_REASON', exitCodes.usage);
	const {dismissFindings} = await import('../../findings/dismiss.ts');
	const {findingName} = await import('../../findings/finding.ts');
	const {findingLabel} = await import('../../report/labels.ts');
	const dismissed = await dismissFindings(store, {findings: names, reason, actor, now});
	return {
		data: {dismissed: dismissed.map(({finding}) => finding)},
		text: dismissed.map(({finding, code}) => messages.findingsDismissed({finding: findingName(finding), label: findingLabel(messages, code)})),
		audit: {findings: dismissed.map(({finding}) => findingName(finding)), records: dismissed.map(({recordA}) => recordTag(recordA))},
	};
}

async function runStats(session: Session): Promise<CommandResult> {
	const {findingStatistics} = await import('../../findings/query.ts');
	const {statisticsLines} = await import('../finding-lines.ts');
	const codes = await findingStatistics(session.store);
	return {data: {codes}, text: codes.length === 0 ? [session.messages.findingsNone] : statisticsLines(codes, session)};
}

async function filterOf({code, status, severity, unit}: FilterOptions, {store, messages}: Session): Promise<FindingFilter> {
	const {activeStatuses, findingStatuses, severities} = await import('../../findings/finding.ts');
	const {requireUnit} = await import('../../findings/query.ts');
	const statuses = status === 'all' ? undefined : (chosen('--status', status, findingStatuses, ['all']) ?? activeStatuses);
	const filter = {codes: parseCodes(code, messages), statuses, severities: chosen('--severity', severity, severities), unit};
	if (unit !== undefined) await requireUnit(store, unit);
	return filter;
}

function chosen<T extends string>(option: string, text: string | undefined, known: readonly T[], more: readonly string[] = []): readonly T[] | undefined {
	const names = text?.split(',').map(name => name.trim());
	const values = names?.flatMap(name => known.filter(each => each === name));
	if (values?.length !== names?.length) throw new KnownError('FINDING_FILTER', exitCodes.usage, {option, known: [...known, ...more]});
	return values;
}
