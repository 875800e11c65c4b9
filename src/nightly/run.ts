import {join} from 'node:path';
import type {FailRule} from '../config/config.ts';
import {crossedRules} from '../config/crossed-rules.ts';
import {type ExitCode, KnownError, exitCodes} from '../errors.ts';
import {type RunFindings, type RunStepNotes, collectProgress} from '../report/collect-progress.ts';
import {collectReport} from '../report/collect.ts';
import {counterNames, countersOf} from '../report/counters.ts';
import {saveReport} from '../report/document.ts';
import type {Report} from '../report/report.ts';
import {today} from '../rollout/day.ts';
import {exitCodeOf} from './pull/line-error.ts';
import {beginRun, endRun, findingsOfRun, noteRun} from './run-log.ts';
import {type NightContext, type NightStep, type RefusedFile, type WorkSteps, nightSteps} from './steps.ts';
import {workSteps} from './work-steps.ts';

export interface NightRequest {
	/** Thresholds; one that is crossed ends the run with exit code 1. */
	readonly failOn: readonly FailRule[];
}

export interface NightSummary {
	readonly run: number;
	/** The most telling one: 3 (a source was refused) before 8 (the line failed) before 1 (a threshold was crossed) before 0. */
	readonly exitCode: ExitCode;
	readonly seconds: number;
	readonly steps: readonly NightStepNotes[];
	readonly refused: readonly RefusedFile[];
	/** Base names of what lay in the inbox and was not looked at. */
	readonly ignored: readonly string[];
	/** Why not all of the extract could be fetched. */
	readonly unfetched: readonly KnownError[];
	readonly crossed: readonly CrossedRule[];
	readonly findings: RunFindings;
	/** Path of the report that the run wrote, and its digest. */
	readonly reportFile: string;
	readonly sha256: string;
	readonly report: Report;
}

export interface NightStepNotes extends RunStepNotes {
	readonly step: NightStep;
}

export interface CrossedRule extends FailRule {
	/** What the count was. */
	readonly count: number;
}

/**
 * The whole way on what lies in the inbox: pull where an address is set, ingest, rollout, check, compare, dedupe, report. Every step commits
 * for itself; one that fails ends the run, and what was committed before stays.
 */
export async function runNight(context: NightContext, {failOn}: NightRequest, steps: WorkSteps = workSteps): Promise<NightSummary> {
	checkRules(failOn);
	const begun = context.ticks();
	const run = await beginRun(context.store, context.now);
	const night = new Night(context, run, begun);
	try {
		for (const step of stepsOf(context)) await night.walk(step, steps[step]);
		return await night.finish(failOn);
	} catch (error) {
		// The store may be what failed; the first failure is the one to tell.
		await night.abandon(error).catch(() => undefined);
		throw error;
	}
}

function stepsOf({config}: NightContext): (keyof WorkSteps)[] {
	return nightSteps.filter(step => step !== 'report').filter(step => step !== 'pull' || config.pull.url !== undefined);
}

// A rule that names no count must not be found out after hours of work.
function checkRules(rules: readonly FailRule[]): void {
	crossedRules(rules, Object.fromEntries(counterNames.map(name => [name, 0])));
}

class Night {
	readonly #context: NightContext;
	readonly #run: number;
	readonly #begun: number;
	readonly #steps: NightStepNotes[] = [];
	readonly #refused: RefusedFile[] = [];
	readonly #ignored: string[] = [];
	readonly #unfetched: KnownError[] = [];

	constructor(context: NightContext, run: number, begun: number) {
		this.#context = context;
		this.#run = run;
		this.#begun = begun;
	}

	async walk(step: NightStep, work: WorkSteps[keyof WorkSteps]): Promise<void> {
		const {store, ticks, signal, onProgress} = this.#context;
		signal?.throwIfAborted();
		onProgress?.(step);
		const begun = ticks();
		const {counts, refused, ignored, unfetched = []} = await work(this.#context);
		this.#refused.push(...refused);
		this.#ignored.push(...ignored);
		this.#unfetched.push(...unfetched);
		this.#steps.push({step, seconds: secondsBetween(begun, ticks()), counts});
		await noteRun(store, this.#run, {steps: this.#steps, findings: null});
	}

	async finish(failOn: readonly FailRule[]): Promise<NightSummary> {
		const {store, config, now, paths, ticks, signal, onProgress} = this.#context;
		signal?.throwIfAborted();
		onProgress?.('report');
		const begun = ticks();
		const findings = await findingsOfRun(store);
		const report = await collectReport(store, {province: config.province, now});
		const crossed = crossedBy(failOn, countersOf(report, findings));
		const exitCode = this.#exitCode(crossed);
		const ended = ticks();
		this.#steps.push({step: 'report', seconds: secondsBetween(begun, ended), counts: {}});
		await noteRun(store, this.#run, {steps: this.#steps, findings});
		await endRun(store, this.#run, this.#moment(ended), exitCode);
		const complete = {...report, progress: await collectProgress(store, report.findings.active)};
		const reportFile = join(paths.reports, `report-${today(now)}-run${this.#run}.json`);
		const {sha256} = saveReport(reportFile, complete);
		return {
			run: this.#run,
			exitCode,
			seconds: secondsBetween(this.#begun, ended),
			steps: this.#steps,
			refused: this.#refused,
			ignored: this.#ignored,
			unfetched: this.#unfetched,
			crossed,
			findings,
			reportFile,
			sha256,
			report: complete,
		};
	}

	async abandon(error: unknown): Promise<void> {
		const {store, signal, ticks} = this.#context;
		const known = error instanceof KnownError ? error.exitCode : null;
		await endRun(store, this.#run, this.#moment(ticks()), signal?.aborted ? exitCodes.interrupted : known);
	}

	#exitCode(crossed: readonly CrossedRule[]): ExitCode {
		const unfetched = exitCodeOf(this.#unfetched);
		if (this.#refused.length > 0 || unfetched === exitCodes.sourceRefused) return exitCodes.sourceRefused;
		if (unfetched !== exitCodes.done) return unfetched;
		return crossed.length > 0 ? exitCodes.threshold : exitCodes.done;
	}

	#moment(ticks: number): Date {
		return new Date(this.#context.now.getTime() + ticks - this.#begun);
	}
}

function crossedBy(rules: readonly FailRule[], counts: Readonly<Record<string, number>>): CrossedRule[] {
	return crossedRules(rules, counts).map(rule => Object.assign({}, rule, {count: counts[rule.counter]}));
}

/** To a hundredth. */
function secondsBetween(from: number, to: number): number {
	return Math.round((to - from) / 10) / 100;
}
