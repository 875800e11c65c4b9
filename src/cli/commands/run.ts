import {relative} from 'node:path';
import type {Command} from 'commander';
import {type FailRule, parseFailRule} from '../../config/config.ts';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {CrossedRule, NightSummary} from '../../nightly/run.ts';
import type {NightStep} from '../../nightly/steps.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp, helpWidth} from '../help.ts';
import {showing} from '../pull-progress.ts';
import {profileDraftLines} from '../profile-draft.ts';
import {wrapText} from '../../report/wrap-text.ts';

interface RunOptions {
	readonly failOn?: readonly FailRule[];
	readonly passwordFile?: string;
}

export function registerRun(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('run')
		.summary(messages.runSummary)
		.description(messages.runDescription)
		.option('--fail-on <rule>', messages.runFailOn, addRule)
		.option('--password-file <file>', messages.ingestPasswordFile)
		.addHelpText('after', ['', ...wrapText(messages.runCounts, helpWidth)].join('\n'))
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.threshold, exitCodes.sourceRefused, exitCodes.line]))
		.action((options: RunOptions) => harness.withWorkspace('run', session => runRun(options, session)));
}

function addRule(text: string, rules: readonly FailRule[] = []): FailRule[] {
	const rule = parseFailRule(text);
	if (rule === undefined) throw new KnownError('OPTION_VALUE', exitCodes.usage, {option: '--fail-on', expected: 'failRule'});
	return [...rules, rule];
}

export async function runRun({failOn = [], passwordFile}: RunOptions, session: Session): Promise<CommandResult> {
	const {store, config, paths, options, now, cwd, signal, pullEffects} = session;
	const {runNight} = await import('../../nightly/run.ts');
	const {passwordIn} = await import('../../ingest/password.ts');
	const {report: _report, ...summary} = await runNight(
		{
			store, config, paths, threads: options.threads, now, ticks: () => performance.now(), signal, onProgress: progressOf(session),
			pullEffects, onPull: showing(session), password: passwordIn(passwordFile, cwd),
		},
		{failOn: [...config.failOn, ...failOn]},
	);
	const {run, exitCode, refused, unfetched, crossed, findings, sha256} = summary;
	return {
		exitCode,
		data: {
			...summary,
			refused: refused.map(({file, errors}) => ({file, codes: errors.map(error => error.code)})),
			unfetched: unfetched.map(error => error.code),
		},
		text: await summaryLines(summary, session),
		errors: [...unfetched, ...refused.flatMap(({errors}) => errors)],
		audit: {run, refused: refused.length, crossed: crossed.length, ...findings, sha256},
	};
}

function progressOf({progress, messages}: Session): (step: NightStep, done?: number, total?: number) => void {
	let current: NightStep | undefined;
	return (step, done, total) => {
		if (step !== current) progress.stage(messages.runStepLabels[step]);
		current = step;
		// Each step counts in a unit of its own; a share says the same of all.
		if (done !== undefined && total !== undefined && total > 0) progress.update(done / total, 1);
	};
}

async function summaryLines(summary: Omit<NightSummary, 'report'>, session: Session): Promise<string[]> {
	const {messages, cwd} = session;
	const {run, seconds, refused, unfetched, ignored, crossed, findings, reportFile} = summary;
	return [
		messages.runDone({run, seconds: messages.decimal(seconds, 1)}),
		...await stepLines(summary, session),
		...(unfetched.length === 0 ? [] : [messages.runUnfetched]),
		...refused.map(({file, errors}) => messages.runRefused({file, errors: errors.length})),
		...(ignored.length === 0 ? [] : [messages.runIgnored({files: ignored})]),
		messages.runFindings({
			active: messages.count(findings.active),
			fresh: messages.count(findings.fresh),
			reopened: messages.count(findings.reopened),
			settled: messages.count(findings.settled),
		}),
		...crossed.map(rule => messages.runCrossed({rule: ruleText(rule), count: messages.count(rule.count)})),
		messages.runReport({file: nearPath(reportFile, cwd)}),
		...refused.flatMap(({file, errors}) => errors.flatMap(error => profileDraftLines(file, error, messages))),
	];
}

async function stepLines({steps}: Pick<NightSummary, 'steps'>, {messages, width}: Session): Promise<string[]> {
	const {renderTable} = await import('../../report/table.ts');
	const columns = [{heading: messages.runStep}, {heading: messages.runSeconds, align: 'right'} as const, {heading: messages.runResult, flexible: true}];
	const rows = steps.map(({step, seconds, counts}) => [messages.runStepLabels[step], messages.decimal(seconds, 1), resultText(step, counts, messages)]);
	return renderTable(columns, rows, width);
}

function resultText(step: NightStep, counts: Readonly<Record<string, number>>, messages: Messages): string {
	switch (step) {
		case 'pull':
			return counts.parts === 0 ? messages.runNothingPulled : pulledText(counts, messages);
		case 'ingest_local':
		case 'ingest_extract':
		case 'rollout':
			return counts.sources === 0 ? messages.runEmpty : filesText(counts, messages);
		case 'compare':
			return counts.extract === 0 ? messages.runNoExtract : findingsText(counts, messages);
		case 'check':
		case 'dedupe':
			return findingsText(counts, messages);
		case 'report':
			return '';
	}
}

function filesText(counts: Readonly<Record<string, number>>, messages: Messages): string {
	const {stored, skipped, refused, held = 0, rows = 0, rejectedRows = 0, changed = 0, deleted = 0, vanished = 0, missingParts = 0, fresh = 0, replaced = 0} = counts;
	const {changeCounts} = messages;
	const parts: readonly (readonly [number, (count: string) => string])[] = [
		[stored, files => messages.runFilesNew({files})],
		[skipped, files => messages.runFilesKnown({files})],
		[refused, files => messages.runFilesRefused({files})],
		[held, files => messages.runFilesHeld({files})],
		[rows, count => messages.runRows({rows: count})],
		[rejectedRows, count => messages.runQuarantined({rows: count})],
		[changed, count => changeCounts.changed({rows: count})],
		[deleted, count => changeCounts.deleted({rows: count})],
		[vanished, count => changeCounts.vanished({rows: count})],
		[missingParts, count => messages.runPartsMissing({parts: count})],
		[fresh, figures => messages.runFiguresNew({figures})],
		[replaced, figures => messages.runFiguresReplaced({figures})],
	];
	return partsText(parts, messages);
}

function pulledText({parts, refused, missing, bytes}: Readonly<Record<string, number>>, messages: Messages): string {
	const there = messages.runPartsThere({there: messages.count(parts - refused - missing), parts: messages.count(parts)});
	return [there, ...(bytes > 0 ? [messages.runPulled({bytes: messages.bytes(bytes)})] : [])].join(', ');
}

function findingsText({fresh, reopened, continuing, dismissed, settled, modelReplaced = 0, rulingsEnded = 0}: Readonly<Record<string, number>>, messages: Messages): string {
	const parts: readonly (readonly [number, (count: string) => string])[] = [
		[fresh + reopened, findings => messages.runFindingsNew({findings})],
		[continuing + dismissed, findings => messages.runFindingsOld({findings})],
		[settled, findings => messages.runFindingsSettled({findings})],
	];
	const engine: readonly string[] = [...(modelReplaced > 0 ? [messages.runModelReplaced] : []), ...(rulingsEnded > 0 ? [messages.runRulingsEnded({pairs: messages.count(rulingsEnded)})] : [])];
	return [partsText(parts, messages) || messages.runNoFindings, ...engine].join('; ');
}

// What is zero is not worth a word.
function partsText(parts: readonly (readonly [number, (count: string) => string])[], messages: Messages): string {
	return parts.filter(([count]) => count > 0).map(([count, text]) => text(messages.count(count))).join(', ');
}

function ruleText({counter, operator, value}: CrossedRule): string {
	return `${counter} ${operator} ${value}`;
}

/** A file below the current folder as the user would name it. */
function nearPath(file: string, cwd: string): string {
	const near = relative(cwd, file);
	return near.startsWith('..') ? file : near;
}
