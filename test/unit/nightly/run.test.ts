import {mkdir, mkdtemp, readFile, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {defaultConfig, parseFailRule} from '../../../src/config/config.ts';
import {workspacePaths} from '../../../src/config/workspace-paths.ts';
import {KnownError, exitCodes} from '../../../src/errors.ts';
import {type FindingDraft, type FindingStep} from '../../../src/findings/finding.ts';
import {reconcileFindings} from '../../../src/findings/reconcile.ts';
import {runNight} from '../../../src/nightly/run.ts';
import type {NightContext, NightStep, StepResult, WorkSteps} from '../../../src/nightly/steps.ts';
import {workSteps} from '../../../src/nightly/work-steps.ts';
import {Store} from '../../../src/store/store.ts';
import {timelessEffects} from '../../support/pulling.ts';

const now = new Date('2022-08-26T01:00:00Z');

let folder: string;
let store: Store;
let milliseconds: number;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'rasoat-night-'));
	await mkdir(join(folder, 'reports'));
	store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
	milliseconds = 0;
});

afterEach(async () => {
	store.close();
	await rm(folder, {recursive: true});
});

describe('a night', () => {
	test('walks every step in order and leaves a report and a row of what it did', async () => {
		const walked: NightStep[] = [];
		const context = {...night(), onProgress: (step: NightStep) => void walked.push(step)};
		const summary = await runNight(context, {failOn: []}, stepsWith({check: reporting('check', 'ID_MISSING', 3)}));
		expect(walked).toEqual(['ingest_local', 'ingest_extract', 'rollout', 'check', 'compare', 'dedupe', 'report']);
		expect(summary).toMatchObject({
			run: 1, exitCode: 0, refused: [], crossed: [], findings: {active: 3, fresh: 3, reopened: 0, settled: 0},
			reportFile: join(folder, 'reports', 'report-2022-08-26-run1.json'),
		});
		const report = JSON.parse(await readFile(summary.reportFile, 'utf8')) as {data: {findings: {active: number}; progress: unknown}};
		expect(report.data.findings.active).toBe(3);
		expect(report.data.progress).toEqual({
			runs: [{
				run: 1, startedAt: '2022-08-26T01:00:00.000Z', endedAt: '2022-08-26T01:00:14.000Z', exitCode: 0, active: 3, fresh: 3, reopened: 0, settled: 0,
			}],
			sinceLastRun: 0,
		});
		expect(await runRow(1)).toMatchObject({exitCode: 0, steps: ['ingest_local', 'ingest_extract', 'rollout', 'check', 'compare', 'dedupe', 'report']});
	});

	test('says what it did to the findings, not what the steps say of themselves', async () => {
		await runNight(night(), {failOn: []}, stepsWith({check: reporting('check', 'ID_MISSING', 3), dedupe: reporting('dedupe', 'DUPLICATE', 2)}));
		const second = await runNight(night(), {failOn: []}, stepsWith({check: reporting('check', 'ID_MISSING', 5), dedupe: reporting('dedupe', 'DUPLICATE', 0)}));
		expect(second.findings).toEqual({active: 5, fresh: 2, reopened: 0, settled: 2});
		const third = await runNight(night(), {failOn: []}, stepsWith({check: reporting('check', 'ID_MISSING', 5), dedupe: reporting('dedupe', 'DUPLICATE', 1)}));
		expect(third.findings).toEqual({active: 6, fresh: 0, reopened: 1, settled: 0});
		expect(third.report.progress.runs.map(run => run.active)).toEqual([5, 5, 6]);
		expect(await readdir(join(folder, 'reports'))).toHaveLength(3);
	});

	test('is timed step by step', async () => {
		const {steps, seconds} = await runNight(night(), {failOn: []}, stepsWith({}));
		expect(steps.map(step => step.seconds)).toEqual([1, 1, 1, 1, 1, 1, 1]);
		expect(seconds).toBe(14);
	});
});

describe('exit codes', () => {
	const crossed = {failOn: [parseFailRule('duplicates>1')!]};

	test.each([
		['duplicates>1', 2, 1],
		['duplicates>2', 2, 0],
		['errors>=2', 2, 1],
		['new=2', 2, 1],
		['clean<=2', 2, 1],
		['id_of_another>0', 2, 0],
	])('%s with %i duplicates ends with %i', async (rule, count, exitCode) => {
		const summary = await runNight(night(), {failOn: [parseFailRule(rule)!]}, stepsWith({dedupe: reporting('dedupe', 'DUPLICATE', count)}));
		expect(summary.exitCode).toBe(exitCode);
		expect(summary.crossed.map(each => each.count)).toEqual(exitCode === 1 ? [count] : []);
		expect((await runRow(1)).exitCode).toBe(exitCode);
	});

	test('a refused source comes before a crossed threshold, and the night goes on', async () => {
		const error = new KnownError('TOO_MANY_REJECTED', exitCodes.sourceRefused, {}, {file: 'a.csv'});
		const summary = await runNight(night(), crossed, stepsWith({
			ingest_local: () => Promise.resolve({counts: {refused: 1}, refused: [{file: 'a.csv', errors: [error]}], ignored: []}),
			dedupe: reporting('dedupe', 'DUPLICATE', 2),
		}));
		expect(summary).toMatchObject({exitCode: 3, refused: [{file: 'a.csv', errors: [error]}], crossed: [{counter: 'duplicates', count: 2}]});
	});

	test('a rule on a count that does not exist stops before anything begins', async () => {
		const walked: NightStep[] = [];
		const context = {...night(), onProgress: (step: NightStep) => void walked.push(step)};
		await expect(runNight(context, {failOn: [parseFailRule('duplicats>1')!]}, stepsWith({}))).rejects.toMatchObject({code: 'FAIL_ON_COUNTER', exitCode: 2});
		expect(walked).toEqual([]);
		expect(await store.count('test', 'SELECT count(*) FROM runs')).toBe(0);
	});
});

describe('an extract to fetch', () => {
	const pulling = (...unfetched: KnownError[]): WorkSteps => stepsWith({pull: () => Promise.resolve({...nothing, unfetched}), dedupe: reporting('dedupe', 'DUPLICATE', 2)});
	const fetching = () => ({...night(), config: {...defaultConfig, pull: {...defaultConfig.pull, url: 'https://example.org/'}}});
	const line = new KnownError('PULL_LINE', exitCodes.line);

	test('is fetched before anything is read, where an address is set', async () => {
		const {steps, exitCode} = await runNight(fetching(), {failOn: []}, pulling());
		expect([steps[0].step, steps[1].step, exitCode]).toEqual(['pull', 'ingest_local', 0]);
	});

	test.each([
		['the line', [line], 8],
		['another pull', [new KnownError('STORE_LOCKED', exitCodes.locked)], 8],
		['the settings', [line, new KnownError('PULL_TOKEN', exitCodes.usage)], 3],
		['the server', [new KnownError('PULL_DIGEST', exitCodes.sourceRefused)], 3],
	])('that %s keeps back does not stop the night, and is told before a threshold', async (_what, unfetched, exitCode) => {
		const summary = await runNight(fetching(), {failOn: [parseFailRule('duplicates>1')!]}, pulling(...unfetched));
		expect(summary).toMatchObject({exitCode, unfetched, crossed: [{counter: 'duplicates', count: 2}], findings: {active: 2}});
		expect((await runRow(1)).exitCode).toBe(exitCode);
	});

	test('is asked for with the settings of the workspace; what is wrong with them is told', async () => {
		const {pull} = workSteps;
		await expect(pull({...fetching(), config: {...defaultConfig, pull: {...defaultConfig.pull, url: 'https://example.org/', tokenFile: 'no-token'}}}))
			.resolves.toMatchObject({counts: {parts: 0}, unfetched: [{code: 'PULL_FILE_MISSING', place: {file: join(folder, 'no-token')}}]});
	});
});

describe('a step that fails', () => {
	test('ends the night; what was committed stays and the row says how far it came', async () => {
		const failure = new KnownError('MODEL_UNREADABLE', exitCodes.integrity);
		const steps = stepsWith({check: reporting('check', 'ID_MISSING', 3), compare: () => Promise.reject(failure)});
		await expect(runNight(night(), {failOn: []}, steps)).rejects.toBe(failure);
		expect(await store.count('test', 'SELECT count(*) FROM findings')).toBe(3);
		expect(await runRow(1)).toMatchObject({exitCode: 5, steps: ['ingest_local', 'ingest_extract', 'rollout', 'check'], findings: null});
		expect(await readdir(join(folder, 'reports'))).toEqual([]);
	});

	test('is told even where the store is gone', async () => {
		const broken = new Error('broken');
		const steps = stepsWith({
			compare: async () => {
				await store.run('test', 'DROP TABLE runs');
				throw broken;
			},
		});
		await expect(runNight(night(), {failOn: []}, steps)).rejects.toBe(broken);
	});

	test('an interruption ends the night before the next step', async () => {
		const interruption = new AbortController();
		const steps = stepsWith({
			check: () => {
				interruption.abort();
				return Promise.resolve(nothing);
			},
		});
		await expect(runNight({...night(), signal: interruption.signal}, {failOn: []}, steps)).rejects.toThrow();
		expect(await runRow(1)).toMatchObject({exitCode: 130, steps: ['ingest_local', 'ingest_extract', 'rollout', 'check']});
	});
});

const nothing: StepResult = {counts: {}, refused: [], ignored: []};

function stepsWith(own: Partial<WorkSteps>): WorkSteps {
	const idle = () => Promise.resolve(nothing);
	return {pull: idle, ingest_local: idle, ingest_extract: idle, rollout: idle, check: idle, compare: idle, dedupe: idle, ...own};
}

/** A step that reports so many findings of one code. */
function reporting(step: FindingStep, code: string, count: number): (context: NightContext) => Promise<StepResult> {
	return async context => {
		const drafts = Array.from({length: count}, (_, index): FindingDraft => ({
			code, severity: 'error', unit: '25741', recordA: `25741/${index}`, recordB: `25741/${index}x`, field: '', evidence: {},
		}));
		await reconcileFindings(context.store, step, drafts, context.now);
		return nothing;
	};
}

// A second passes whenever somebody looks at the clock.
function night(): NightContext {
	return {
		store, config: defaultConfig, paths: workspacePaths(folder), threads: 1, now, pullEffects: timelessEffects(),
		ticks: () => {
			milliseconds += 1000;
			return milliseconds;
		},
	};
}

async function runRow(run: number): Promise<{exitCode: number | null; steps: string[]; findings: unknown}> {
	const [row] = await store.rows('test', 'SELECT exit_code, steps FROM runs WHERE run_id = $run', {run});
	const notes = JSON.parse(String(row.steps)) as {steps: {step: string}[]; findings: unknown};
	return {exitCode: row.exit_code as number | null, steps: notes.steps.map(step => step.step), findings: notes.findings};
}
