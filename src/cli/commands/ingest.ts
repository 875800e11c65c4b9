import {resolve} from 'node:path';
import {type Command, Option} from 'commander';
import {type ExitCode, exitCodes} from '../../errors.ts';
import type {ChangeCounts} from '../../ingest/settle.ts';
import type {IngestSummary, SourceSummary} from '../../ingest/types.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {changesText} from '../changes-text.ts';
import {exitStatusHelp} from '../help.ts';
import {profileDraftLines} from '../profile-draft.ts';

interface Options {
	readonly as: 'local' | 'extract';
	readonly profile?: string;
	readonly unit?: string;
	readonly asOf?: string;
	readonly complete?: true;
	readonly partial?: true;
	readonly passwordFile?: string;
	readonly dryRun?: true;
}

/** What the files were said to be. */
type Scope = Pick<Options, 'as' | 'complete' | 'partial'>;

export function registerIngest(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('ingest')
		.summary(messages.ingestSummary)
		.description(messages.ingestDescription)
		.argument('<path...>', messages.ingestPaths)
		.addOption(new Option('--as <kind>', messages.ingestAs).choices(['local', 'extract']).makeOptionMandatory())
		.option('--profile <file>', messages.ingestProfile)
		.option('--unit <code>', messages.ingestUnit)
		.option('--as-of <date>', messages.ingestAsOf)
		.addOption(new Option('--complete', messages.ingestComplete).conflicts('partial'))
		.option('--partial', messages.ingestPartial)
		.option('--password-file <file>', messages.ingestPasswordFile)
		.option('--dry-run', messages.ingestDryRun)
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.sourceRefused, exitCodes.refused]))
		.action((paths: readonly string[], options: Options) => harness.withWorkspace('ingest', session => runIngest(paths, options, session)));
}

async function runIngest(paths: readonly string[], options: Options, session: Session): Promise<CommandResult> {
	const {store, config, paths: workspace, now, cwd, signal, progress, messages} = session;
	const {ingest} = await import('../../ingest/ingest.ts');
	const {passwordIn} = await import('../../ingest/password.ts');
	const {unitNamesOf} = await import('../../config/unit-table.ts');
	const units = unitNamesOf(config, workspace);
	progress.stage(messages.ingestProgress);
	const summary = await ingest(
		{
			store, now, cwd, heldFolder: workspace.held, limits: config.ingest, threads: session.options.threads, temporary: workspace.opened, units, signal,
			onProgress: (done, total) => progress.update(done / total, 1),
		},
		{
			paths, kind: options.as, profile: options.profile === undefined ? undefined : resolve(cwd, options.profile), unit: options.unit, asOf: options.asOf,
			complete: options.complete ?? (options.partial ? false : undefined),
			password: passwordIn(options.passwordFile, cwd), dryRun: options.dryRun,
		},
	);
	return ingestResult(summary, options, session);
}

/** What a command shows that has ingested files. */
export async function ingestResult(summary: IngestSummary, options: Scope, session: Session): Promise<CommandResult> {
	const {totals, changes, sources, manifests} = summary;
	return {
		exitCode: exitCodeOf(summary),
		data: {
			...summary,
			sources: sources.map(source => Object.assign({}, source, {error: source.error?.code ?? null})),
			manifests: manifests.map(manifest => Object.assign({}, manifest, {errors: manifest.errors.map(({code}) => code)})),
		},
		text: await summaryLines(summary, options, session),
		errors: [...manifests.flatMap(manifest => manifest.errors), ...sources.flatMap(({error}) => error ?? [])],
		audit: {...totals, ...changes, kind: options.as, dryRun: summary.dryRun, files: sources.map(({file}) => file)},
	};
}

/** A source that is held back is a rule's refusal, where that is all: with others stored, something has changed. */
function exitCodeOf({totals, manifests}: IngestSummary): ExitCode {
	if (totals.refused > 0 || manifests.some(({errors}) => errors.length > 0)) return exitCodes.sourceRefused;
	if (totals.held === 0) return exitCodes.done;
	return totals.stored > 0 ? exitCodes.sourceRefused : exitCodes.refused;
}

async function summaryLines(summary: IngestSummary, options: Scope, session: Session): Promise<string[]> {
	const {messages, width} = session;
	const {dayText} = await import('../../report/format.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {sourceColumns: heading} = messages;
	const columns = [
		{heading: heading.file, flexible: true}, {heading: heading.unit, flexible: true, narrow: 'below'}, {heading: heading.asOf}, {heading: heading.state, flexible: true},
		{heading: heading.rows, align: 'right'}, {heading: heading.rejected, align: 'right', flexible: true},
	] as const;
	return [
		...renderTable(columns, summary.sources.map(source => rowOf(source, source.asOf === undefined ? '' : dayText(messages, source.asOf), messages)), width),
		'',
		...totalLines(summary, messages),
		...manifestLines(summary, messages),
		...remarkLines(summary, options, messages),
		...await unknownCodeLines(summary, messages),
		...summary.sources.flatMap(({file, error}) => profileDraftLines(file, error, messages)),
	];
}

function rowOf({file, units, state, lines}: SourceSummary, day: string, messages: Messages): string[] {
	return [file, messages.sourceUnits({units}), day, messages.sourceOutcomes[state], messages.count(lines.rows), messages.count(lines.rejectedRows)];
}

function totalLines({totals, changes, dryRun}: IngestSummary, messages: Messages): string[] {
	const {count} = messages;
	const counts = {stored: count(totals.stored), rows: count(totals.rows)};
	const rejected = {rejected: count(totals.rejectedRows)};
	if (totals.stored === 0) return [messages.ingestNothing];
	return [
		dryRun ? messages.ingestDryDone(counts) : messages.ingestStored(counts),
		...(totals.rows > changes.fresh || changes.vanished > 0 ? changesLines(changes, messages) : []),
		...(totals.rejectedRows > 0 ? [dryRun ? messages.ingestRejectedDry(rejected) : messages.ingestRejected(rejected)] : []),
	];
}

function changesLines(changes: ChangeCounts, messages: Messages): string[] {
	const parts = changesText(changes, messages);
	return parts.length === 0 ? [] : [messages.ingestChanges({changes: parts})];
}

function manifestLines({manifests}: IngestSummary, messages: Messages): string[] {
	return manifests.map(({file, parts, missing, errors}) => (errors.length > 0
		? messages.manifestRefused({file, errors: messages.count(errors.length)})
		: messages.manifestArrived({file, parts: messages.count(parts), missing})));
}

/** What the officer would otherwise find out too late. */
function remarkLines({sources, ignored, folders}: IngestSummary, {complete, partial, as}: Scope, messages: Messages): string[] {
	const read = sources.filter(({state}) => state === 'stored' || state === 'readable');
	const undated = read.filter(({asOfOrigin}) => asOfOrigin === 'modified').length;
	const unplaced = read.filter(({kind, units}) => kind === 'local' && units.length === 0).length;
	const halved = complete || (as === 'local' && !partial) ? read.filter(source => source.complete === false && !source.delta) : [];
	const elsewhere = read.filter(({unitElsewhere}) => unitElsewhere).map(({file}) => file);
	const twins = read.flatMap(({file, twin}) => (twin === undefined ? [] : [messages.ingestTwin({file, twin})]));
	const unused = new Set(read.flatMap(({columns}) => Object.entries(columns ?? {}).filter(([, field]) => field === null).map(([heading]) => heading)));
	const named = [...unused].filter(heading => !unnamedColumn.test(heading));
	const unnamed = [...unused].filter(heading => unnamedColumn.test(heading)).map(heading => heading.slice(1)).toSorted((a, b) => Number(a) - Number(b));
	return [
		...(undated > 0 ? [messages.ingestModified({files: messages.count(undated)})] : []),
		...(unplaced > 0 ? [messages.ingestUnplaced({files: messages.count(unplaced)})] : []),
		...(halved.length > 0 ? [messages.ingestPartialUnits({files: halved.map(({file}) => file)})] : []),
		...(elsewhere.length > 0 ? [messages.ingestUnitElsewhere({files: elsewhere})] : []),
		...twins,
		...(named.length > 0 ? [messages.ingestUnused({columns: named})] : []),
		...(unnamed.length > 0 ? [messages.ingestUnnamedColumns({numbers: unnamed})] : []),
		...(ignored.length > 0 ? [messages.ingestIgnored({files: ignored})] : []),
		...(folders.length > 0 ? [messages.ingestFolders({folders})] : []),
	];
}

async function unknownCodeLines({sources}: IngestSummary, messages: Messages): Promise<string[]> {
	const {fieldLabel} = await import('../../report/labels.ts');
	return sources.flatMap(({file, unknownCodes = []}) => (unknownCodes.length === 0 ? []
		: [messages.ingestUnknownCodes({file, fields: unknownCodes.map(({field}) => fieldLabel(messages, field))})]));
}

/** How the summary calls a column without a heading. */
const unnamedColumn = /^#\d+$/;
