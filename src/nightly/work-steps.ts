import {check} from '../check/check.ts';
import {compare} from '../compare/compare.ts';
import {unitNamesOf} from '../config/unit-table.ts';
import {dedupe} from '../dedupe/dedupe.ts';
import {KnownError} from '../errors.ts';
import type {ReconcileCounts} from '../findings/reconcile.ts';
import {ingest} from '../ingest/ingest.ts';
import type {ChangeCounts} from '../ingest/settle.ts';
import type {IngestRequest} from '../ingest/types.ts';
import type {ModelChoice} from '../link/model-file.ts';
import {importRollout} from '../rollout/import.ts';
import {filesIn} from './inbox.ts';
import {filesBelow} from './pull/settings.ts';
import type {PartState} from './pull/settle-parts.ts';
import type {NightContext, NightStep, StepResult, WorkSteps} from './steps.ts';

/** The real ones. */
export const workSteps: WorkSteps = {
	pull: pullExtract,
	ingest_local: context => ingestFolder(context, 'ingest_local', context.paths.inbox.local, {kind: 'local'}),
	ingest_extract: context => ingestFolder(context, 'ingest_extract', context.paths.inbox.extract, {kind: 'extract', complete: context.config.inbox.extractComplete}),
	rollout: importSheets,
	check: checkRecords,
	compare: compareSides,
	dedupe: findDuplicates,
};

// What cannot be fetched does not stop the night: it goes on with what is there.
async function pullExtract({config, paths, pullEffects: effects, signal = new AbortController().signal, onPull}: NightContext): Promise<StepResult> {
	// The network's part of the program comes in where somebody wants it only.
	const {pull} = await import('./pull/pull.ts');
	try {
		const {parts, bytes, errors} = await pull({paths, effects, signal, onProgress: onPull}, filesBelow(paths.root, config.pull));
		const count = (state: PartState) => parts.filter(part => part.state === state).length;
		const counts = {parts: parts.length, present: count('present'), kept: count('kept'), arrived: count('arrived'), refused: count('refused'), missing: count('missing'), bytes};
		return {counts, refused: [], ignored: [], unfetched: errors};
	} catch (error) {
		if (signal.aborted) throw error;
		return {counts: {parts: 0}, refused: [], ignored: [], unfetched: knownErrors(error)};
	}
}

function knownErrors(error: unknown): KnownError[] {
	const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
	if (!errors.every(each => each instanceof KnownError)) throw error;
	return [...errors];
}

// Files are named one by one: what is no table is then refused, and not passed over.
async function ingestFolder(context: NightContext, step: NightStep, folder: string, request: Omit<IngestRequest, 'paths'>): Promise<StepResult> {
	const {store, config, paths, now, threads, password, signal, onProgress} = context;
	const {files, ignored} = filesIn(folder, {manifests: request.kind === 'extract'});
	if (files.length === 0) return {counts: {sources: 0}, refused: [], ignored};
	const {sources, manifests, totals, changes} = await ingest(
		{
			store, now, cwd: paths.root, heldFolder: paths.held, limits: config.ingest, threads, temporary: paths.opened, units: unitNamesOf(config, paths), signal,
			onProgress: (done, total) => onProgress?.(step, done, total),
		},
		{...request, paths: files, password},
	);
	const {stored, skipped, refused, held, rows, rejectedRows} = totals;
	return {
		counts: {sources: sources.length, stored, skipped, refused, held, rows, rejectedRows, ...recordCounts(changes), missingParts: manifests.reduce((sum, {missing}) => sum + missing.length, 0)},
		refused: [
			...manifests.filter(({errors}) => errors.length > 0).map(({file, errors}) => ({file, errors})),
			...sources.flatMap(({file, error}) => (error === undefined ? [] : [{file, errors: [error]}])),
		],
		ignored,
	};
}

function recordCounts({fresh: added, ...others}: ChangeCounts): Record<string, number> {
	return {added, ...others};
}

async function importSheets({store, paths, now}: NightContext): Promise<StepResult> {
	const {files, ignored} = filesIn(paths.inbox.rollout);
	const sheets = await importRollout(store, {files, now, skipKnown: true});
	const count = (outcome: string) => sheets.filter(sheet => sheet.outcome === outcome).length;
	return {
		counts: {
			sources: sheets.length,
			stored: count('imported'),
			skipped: count('known'),
			refused: count('refused'),
			fresh: sheets.reduce((sum, sheet) => sum + sheet.fresh, 0),
			replaced: sheets.reduce((sum, sheet) => sum + sheet.replaced, 0),
		},
		refused: sheets.filter(sheet => sheet.outcome === 'refused'),
		ignored,
	};
}

async function checkRecords({store, now, config, paths, onProgress}: NightContext): Promise<StepResult> {
	const {records, reconciled} = await check(store, {now, units: unitNamesOf(config, paths), onProgress: (done, total) => onProgress?.('check', done, total)});
	return {counts: {records, ...findingCounts(reconciled)}, refused: [], ignored: []};
}

async function compareSides({store, now, config, paths, threads, signal, onProgress}: NightContext): Promise<StepResult> {
	const {local, extract, linkedById, linkedByEvidence, unverified, notFound, model, rulings, reconciled} = await compare(store, {
		now,
		units: unitNamesOf(config, paths).gazetteer,
		threads,
		modelFile: paths.models.compare,
		thresholds: {match: config.compare.matchProbability, review: config.compare.reviewProbability},
		signal,
		onProgress: (_stage, done, total) => onProgress?.('compare', done, total),
	});
	return {counts: {local, extract, linkedById, linkedByEvidence, unverified, notFound, ...linkCounts(model, rulings), ...findingCounts(reconciled)}, refused: [], ignored: []};
}

async function findDuplicates({store, now, config, paths, threads, signal, onProgress}: NightContext): Promise<StepResult> {
	const {records, pairs, model, rulings, reconciled} = await dedupe(store, {
		now,
		units: unitNamesOf(config, paths).gazetteer,
		threads,
		modelFile: paths.models.dedupe,
		thresholds: {match: config.dedupe.matchProbability, review: config.dedupe.reviewProbability},
		signal,
		onProgress: (done, total) => onProgress?.('dedupe', done, total),
	});
	return {counts: {records, ...pairs, ...linkCounts(model, rulings), ...findingCounts(reconciled)}, refused: [], ignored: []};
}

/** What somebody should know of the engine: a kept model gave way to a new one, or officers' words no longer count. */
function linkCounts(model: ModelChoice | null, {ended}: {readonly ended: number}): Record<string, number> {
	const replaced = model?.because === 'other_fields' || model?.because === 'more_records';
	return {...(replaced && {modelReplaced: 1}), ...(ended > 0 && {rulingsEnded: ended})};
}

function findingCounts({fresh, continuing, reopened, dismissed, settled}: ReconcileCounts): Record<string, number> {
	return {fresh, continuing, reopened, dismissed, settled};
}
