import type {Command} from 'commander';
import type {LinkPlan} from '../../link/plan.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {parseStep} from './pairs.ts';

export function registerPlan(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('plan')
		.summary(messages.planSummary)
		.description(messages.planDescription)
		.argument('<step>', messages.pairsExportStep, parseStep)
		.addHelpText('after', exitStatusHelp(messages))
		.action((step: LinkStep) => harness.withWorkspace('plan', session => runPlan(step, session)));
}

interface Plan extends LinkPlan {
	readonly step: LinkStep;
	readonly threads: number;
	readonly seconds: LinkPlan['seconds'] & {readonly read: number};
	/** Bytes. */
	readonly memory: number;
	readonly disk: number;
	/** Of the whole step. */
	readonly minutes: number;
}

/** What a scored pair takes until it is stored: bytes of memory and of disk; measured on a demo province. */
const perPair = {memory: 600, disk: 150};
/** What DuckDB does after the comparison (decisions, findings) takes so many times as long as reading the people, on a demo province. */
const afterReading: Readonly<Record<LinkStep, number>> = {compare: 1, dedupe: 2.2};

async function runPlan(step: LinkStep, session: Session): Promise<CommandResult> {
	const {paths, options: {threads, memory: limit}, signal, messages, progress} = session;
	const [{loadStepPeople}, {planLink}, {readModel, fieldDifference}, {fieldsOf}] = await Promise.all([
		import('../step-people.ts'), import('../../link/plan.ts'), import('../../link/model-file.ts'), import('../../link/fields.ts'),
	]);
	progress.stage(messages.planStage);
	const start = performance.now();
	const {people, mode, thresholds} = await loadStepPeople(step, session);
	const read = (performance.now() - start) / 1000;
	const kept = readModel(paths.models[step]);
	const model = kept !== undefined && fieldDifference(kept, fieldsOf(people)) === undefined ? kept : undefined;
	const plan = await planLink(people, {mode, threads, thresholds, model, signal, ticks: () => performance.now()});
	const {blocks, model: fitting, pairs: comparing} = plan.seconds;
	const seconds = read * (1 + afterReading[step]) + blocks + fitting + comparing;
	const forecast: Plan = {...plan, seconds: {read, ...plan.seconds}, step, threads, memory: process.resourceUsage().maxRSS * 1024 + plan.kept * perPair.memory, disk: plan.kept * perPair.disk, minutes: seconds / 60};
	return {data: {...forecast, limit}, text: await linesOf(forecast, limit, session), audit: {step, records: plan.records, pairs: plan.pairs}};
}

async function linesOf({step, records, pairs, kept, rules, largest, sampled, seconds, threads, memory, disk, minutes}: Plan, limit: number, {messages, width}: Session): Promise<string[]> {
	const {renderTable} = await import('../../report/table.ts');
	const count = (value: number): string => messages.count(Math.round(value));
	const right = (heading: string) => ({heading, align: 'right', flexible: true}) as const;
	const rate = sampled === 0 || seconds.pairs === 0 ? undefined : pairs / seconds.pairs / 1e6;
	return [
		messages.planPairs({step, records: count(records), pairs: count(pairs), each: messages.decimal(pairs / records, 1), kept: count(kept)}),
		messages.planTime({minutes: minutes < 2 ? undefined : messages.decimal(minutes, 1), seconds: count(Math.max(1, minutes * 60)), threads, rate: rate === undefined || rate < 0.05 ? undefined : messages.decimal(rate, 1)}),
		messages.planMemory({memory: messages.decimal(memory / 2 ** 30, 1), limit: messages.decimal(limit / 2 ** 30, 1), disk: count(Math.ceil(disk / 2 ** 20))}),
		...(memory > limit ? [messages.planTooMuch] : []),
		'',
		...renderTable([{heading: messages.evaluateRule, flexible: true}, right(messages.planBlocks), right(messages.evaluatePairs), right(messages.planTightened), right(messages.planSplit)],
			rules.map(rule => [messages.blockingRule(rule.rule), count(rule.blocks), count(rule.pairs), count(rule.tightened), count(rule.split)]), width),
		'',
		messages.planLargest,
		...renderTable([{heading: messages.evaluateRule, flexible: true}, right(messages.planRecords)], largest.map(block => [messages.blockingRule(block.rule), count(block.records)]), width),
	];
}
