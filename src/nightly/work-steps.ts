import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {check} from '../check/check.ts';
import {compare} from '../compare/compare.ts';
import {dedupe} from '../dedupe/dedupe.ts';
import type {ReconcileCounts} from '../findings/reconcile.ts';
import {ingest} from '../ingest/ingest.ts';
import type {IngestRequest} from '../ingest/types.ts';
import {importRollout} from '../rollout/import.ts';
import type {NightContext, NightStep, StepResult, WorkSteps} from './steps.ts';

/** The real ones. */
export const workSteps: WorkSteps = {
	ingest_local: context => ingestFolder(context, 'ingest_local', {paths: [context.paths.inbox.local], kind: 'local'}),
	ingest_extract: context => ingestFolder(context, 'ingest_extract', {
		paths: [context.paths.inbox.extract],
		kind: 'extract',
		complete: context.config.inbox.extractComplete,
	}),
	rollout: importSheets,
	check: checkRecords,
	compare: compareSides,
	dedupe: findDuplicates,
};

async function ingestFolder(context: NightContext, step: NightStep, request: IngestRequest): Promise<StepResult> {
	const {store, config, paths, now, threads, signal, onProgress} = context;
	if (entriesIn(request.paths[0]).length === 0) return {counts: {sources: 0}, refused: []};
	const {sources, totals, ignored} = await ingest(
		{store, now, cwd: paths.root, limits: config.ingest, threads, signal, onProgress: (done, total) => onProgress?.(step, done, total)},
		request,
	);
	const {stored, skipped, refused, rows, rejectedRows} = totals;
	return {
		counts: {sources: sources.length, stored, skipped, refused, rows, rejectedRows, ignored: ignored.length},
		refused: sources.flatMap(({file, error}) => (error === undefined ? [] : [{file, errors: [error]}])),
	};
}

async function importSheets({store, paths, now}: NightContext): Promise<StepResult> {
	const files = await importRollout(store, {files: entriesIn(paths.inbox.rollout), now, skipKnown: true});
	const count = (outcome: string) => files.filter(file => file.outcome === outcome).length;
	return {
		counts: {
			sources: files.length,
			stored: count('imported'),
			skipped: count('known'),
			refused: count('refused'),
			fresh: files.reduce((sum, file) => sum + file.fresh, 0),
			replaced: files.reduce((sum, file) => sum + file.replaced, 0),
		},
		refused: files.filter(file => file.outcome === 'refused'),
	};
}

async function checkRecords({store, now}: NightContext): Promise<StepResult> {
	const summary = await check(store, {now});
	return {counts: {...findingCounts(summary.findings)}, refused: []};
}

async function compareSides({store, now, config, paths, threads, signal, onProgress}: NightContext): Promise<StepResult> {
	const {local, extract, linkedById, linkedByEvidence, unverified, notFound, reconciled} = await compare(store, {
		now,
		threads,
		modelFile: paths.models.compare,
		thresholds: {match: config.compare.matchProbability, review: config.compare.reviewProbability},
		signal,
		onProgress: (_stage, done, total) => onProgress?.('compare', done, total),
	});
	return {counts: {local, extract, linkedById, linkedByEvidence, unverified, notFound, ...findingCounts(reconciled)}, refused: []};
}

async function findDuplicates({store, now, config, paths, threads, signal, onProgress}: NightContext): Promise<StepResult> {
	const {records, pairs, findings} = await dedupe(store, {
		now,
		threads,
		modelFile: paths.models.dedupe,
		thresholds: {match: config.dedupe.matchProbability, review: config.dedupe.reviewProbability},
		signal,
		onProgress: (done, total) => onProgress?.('dedupe', done, total),
	});
	return {counts: {records, ...pairs, ...findingCounts(findings)}, refused: []};
}

function findingCounts({fresh, continuing, reopened, dismissed, settled}: ReconcileCounts): Record<string, number> {
	return {fresh, continuing, reopened, dismissed, settled};
}

/** Paths of what lies in a folder, by name; nothing where there is no folder. Hidden files and Excel's lock files do not count. */
function entriesIn(folder: string): string[] {
	try {
		return readdirSync(folder).filter(name => !/^(?:\.|~\$)/.test(name)).toSorted().map(name => join(folder, name));
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw error;
	}
}
