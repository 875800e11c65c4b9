import {resolve} from 'node:path';
import type {Command} from 'commander';
import type {ProvinceSummary} from '../../demo/province.ts';
import type {DemoScore} from '../../demo/score.ts';
import {exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {BareSession, CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

interface DemoFlags {
	readonly residents: number;
	readonly seed: number;
	readonly run?: boolean;
}

export function registerDemo(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('demo')
		.summary(messages.demoSummary)
		.description(messages.demoDescription)
		.argument('[dir]', messages.demoFolder)
		.option('--residents <number>', messages.demoResidents, Number, 5000)
		.option('--seed <number>', messages.demoSeed, Number, 1)
		.option('--run', messages.demoRun)
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.sourceRefused]))
		.action((folder: string | undefined, flags: DemoFlags) => harness.withoutWorkspace('demo', session => runDemo(folder, flags, session)));
}

async function runDemo(dir: string | undefined, {run, ...options}: DemoFlags, session: BareSession): Promise<CommandResult> {
	const {checkDemoOptions, findDemo} = await import('../../demo/demo.ts');
	const folder = folderOf(dir, session);
	checkDemoOptions(options);
	const existing = findDemo(folder, options);
	const province = existing ?? await makeDemo(folder, options, session);
	const made = {folder, ...options, kept: existing !== undefined, province};
	const lines = [...madeLines(folder, province, made.kept, session.messages), ...(run ? [] : [session.messages.demoNext])];
	const audit = {residents: options.residents, seed: options.seed, kept: made.kept};
	if (!run) return {data: made, text: lines, audit, madeWorkspace: folder};
	const night = await session.within(folder, inside => runAndScore(folder, inside));
	return {...night, data: {...made, ...(night.data as NightData)}, text: [...lines, '', ...night.text], audit: {...audit, ...night.audit}, madeWorkspace: folder};
}

/** `-C` names the demo's folder as an argument does. */
function folderOf(dir: string | undefined, {cwd, options}: BareSession): string {
	if (dir !== undefined) return resolve(cwd, dir);
	return resolve(options.workspace) === resolve(cwd) ? resolve(cwd, 'rasoat-demo') : resolve(cwd, options.workspace);
}

async function makeDemo(folder: string, options: DemoFlags, {messages, options: global, progress}: BareSession): Promise<ProvinceSummary> {
	const {createWorkspace} = await import('../create-workspace.ts');
	const {fillDemo} = await import('../../demo/demo.ts');
	const {paths} = createWorkspace(folder, messages, global.writtenLanguage ?? 'auto');
	await trustExtract(paths.config);
	progress.stage(messages.demoStage, options.residents);
	return fillDemo(folder, paths.inbox, options, done => progress.update(done));
}

/** The demo's extract holds everybody of its units; whose own does is for the officer to say. */
async function trustExtract(configFile: string): Promise<void> {
	const {readFileSync, writeFileSync} = await import('node:fs');
	const settings = readFileSync(configFile, 'utf8');
	writeFileSync(configFile, settings.replace('extract_complete: false', 'extract_complete: true'));
}

function madeLines(folder: string, province: ProvinceSummary, kept: boolean, messages: Messages): string[] {
	const [residents, communes, records] = [province.residents, province.communes, province.records].map(messages.count);
	return [
		kept ? messages.demoKept({residents, folder}) : messages.demoMade({residents, communes, records, folder}),
		messages.demoPlanted({duplicates: messages.count(province.duplicatePairs), planted: messages.count(province.planted), traps: messages.count(province.traps)}),
	];
}

interface NightData {
	readonly night: unknown;
	readonly score: DemoScore;
}

/** The night as `rasoat run` does it, the report as `rasoat report` shows it, and the score. */
async function runAndScore(folder: string, session: Session): Promise<CommandResult & {readonly data: NightData}> {
	const {messages, progress, store, width} = session;
	const [{runRun}, {runReport}, {scoreDemo}, {truthFolder}, {scoreLines}] = await Promise.all([
		import('./run.ts'), import('./report.ts'), import('../../demo/score.ts'), import('../../demo/demo.ts'), import('../score-lines.ts'),
	]);
	const night = await runRun({}, session);
	const report = await runReport({}, session);
	progress.stage(messages.demoScoreStage);
	const score = await scoreDemo(store, truthFolder(folder));
	return {...night, data: {night: night.data, score}, text: [...night.text, '', ...report.text, '', ...scoreLines(score, messages, width)]};
}
