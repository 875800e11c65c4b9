import {join, resolve} from 'node:path';
import {type Command, Option} from 'commander';
import type {Batch} from '../../batches/batch.ts';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Direction} from '../../findings/finding.ts';
import type {Messages} from '../../messages/index.ts';
import {packageVersion} from '../version.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {parseCodes, parseLimit} from './findings.ts';

interface CreateOptions {
	readonly unit?: string;
	readonly to?: string;
	readonly purpose?: string;
	readonly direction?: Direction;
	readonly code?: string;
}

interface ShowOptions {
	readonly limit: string;
}

interface ExportOptions {
	readonly out?: string;
}

export function registerBatch(program: Command, harness: Harness, messages: Messages): void {
	const batch = program.command('batch').summary(messages.batchSummary).description(messages.batchDescription);
	batch
		.command('create')
		.summary(messages.batchCreateSummary)
		.description(messages.batchCreateDescription)
		.option('--unit <code>', messages.batchOptionUnit)
		.option('--to <recipient>', messages.batchOptionTo)
		.option('--purpose <text>', messages.batchOptionPurpose)
		.addOption(new Option('--direction <direction>', messages.batchOptionDirection).choices(['update_local', 'request_national', 'recheck']))
		.option('--code <codes>', messages.batchOptionCode)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: CreateOptions) => harness.withWorkspace('batch create', session => runCreate(options, session)));
	batch
		.command('list')
		.summary(messages.batchListSummary)
		.description(messages.batchListSummary)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('batch list', runList));
	batch
		.command('show')
		.summary(messages.batchShowSummary)
		.description(messages.batchShowSummary)
		.argument('<batch>', messages.batchArgument)
		.option('--limit <n>', messages.batchOptionLimit, '50')
		.addHelpText('after', exitStatusHelp(messages))
		.action((name: string, options: ShowOptions) => harness.withWorkspace('batch show', session => runShow(name, options, session)));
	batch
		.command('export')
		.summary(messages.batchExportSummary)
		.description(messages.batchExportDescription)
		.argument('<batch>', messages.batchArgument)
		.option('--out <dir>', messages.batchOptionOut)
		.addHelpText('after', exitStatusHelp(messages))
		.action((name: string, options: ExportOptions) => harness.withWorkspace('batch export', session => runExport(name, options, session)));
}

async function runCreate({unit, to, purpose, direction, code}: CreateOptions, session: Session): Promise<CommandResult> {
	const {store, messages, now, options: {actor}} = session;
	const codes = parseCodes(code, messages);
	const {requireUnit} = await import('../../findings/query.ts');
	const {createBatches} = await import('../../batches/create.ts');
	const {batchTable} = await import('../batch-lines.ts');
	if (unit !== undefined) await requireUnit(store, unit);
	const batches = await createBatches(store, {now, actor, unit, direction, codes, recipient: textOption('--to', to), purpose: textOption('--purpose', purpose)});
	if (batches.length === 0) return {data: {batches}, text: [messages.batchNothing], audit: {batches: 0}};
	const corrections = batches.reduce((sum, batch) => sum + batch.corrections, 0);
	return {
		data: {batches},
		text: [...batchTable(batches, session), messages.batchCreated({batches: batches.length, corrections: messages.count(corrections)})],
		audit: {batches: batches.map(({batch}) => batch), digests: batches.map(({digest}) => digest), corrections},
	};
}

async function runList(session: Session): Promise<CommandResult> {
	const {listBatches} = await import('../../batches/query.ts');
	const {batchTable} = await import('../batch-lines.ts');
	const batches = await listBatches(session.store);
	return {data: {batches}, text: batches.length === 0 ? [session.messages.batchNone] : batchTable(batches, session)};
}

async function runShow(name: string, options: ShowOptions, session: Session): Promise<CommandResult> {
	const {store, mask} = session;
	const limit = parseLimit(options.limit);
	const {findBatch, verifyDigest} = await import('../../batches/query.ts');
	const {firstCorrections} = await import('../../batches/corrections.ts');
	const {maskCorrection} = await import('../../batches/mask-correction.ts');
	const {batchLines} = await import('../batch-lines.ts');
	const batch = await findBatch(store, name);
	await verifyDigest(store, batch);
	const list = (await firstCorrections(store, batch.batch, limit)).map(correction => maskCorrection(correction, mask));
	return {data: {...batch, list}, text: batchLines(batch, list, session), audit: auditOf(batch)};
}

async function runExport(name: string, {out}: ExportOptions, session: Session): Promise<CommandResult> {
	const {store, messages, now, paths, cwd, options: {actor}} = session;
	const {findBatch} = await import('../../batches/query.ts');
	const {exportBatch} = await import('../../batches/export.ts');
	const {changeLines} = await import('../batch-lines.ts');
	const {batch: known} = await findBatch(store, name);
	const folder = out === undefined ? join(paths.batches, known) : resolve(cwd, out);
	const {batch, manifest} = await exportBatch(store, {batch: known, folder, now, actor, version: packageVersion()});
	return {
		data: {batch: batch.batch, folder, manifest},
		text: [
			messages.batchExported({batch: batch.batch, corrections: messages.count(batch.corrections), folder}),
			messages.batchSha({file: manifest.file, sha256: manifest.sha256}),
			...changeLines(batch, messages),
		],
		audit: {...auditOf(batch), sha256: manifest.sha256, fields: manifest.fields},
	};
}

function auditOf({batch, digest, corrections}: Batch): {batch: string; digest: string; corrections: number} {
	return {batch, digest, corrections};
}

/** Text that will stand on a document: one line, not endless. */
function textOption(option: string, text: string | undefined): string | undefined {
	const clean = text?.normalize('NFC').trim();
	if (clean !== undefined && (clean === '' || clean.length > 200 || /\p{Cc}/u.test(clean))) {
		throw new KnownError('OPTION_VALUE', exitCodes.usage, {option, expected: 'label'});
	}
	return clean;
}
