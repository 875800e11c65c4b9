import {basename} from 'node:path';
import type {Command} from 'commander';
import type {Model} from '../../link/model.ts';
import type {Difference} from '../../link/model-file.ts';
import type {LinkStep} from '../../link/stored-pairs.ts';
import type {LevelWeight, ZoneMove} from '../../link/train.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';
import {parseStep} from './pairs.ts';

export function registerTrain(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('train')
		.summary(messages.trainSummary)
		.description(messages.trainDescription)
		.argument('[step]', messages.trainStep, parseStep, 'dedupe')
		.option('--compare', messages.trainCompare)
		.addHelpText('after', exitStatusHelp(messages))
		.action((step: LinkStep, {compare = false}: {compare?: boolean}) => harness.withWorkspace('train', session => runTrain(step, compare, session)));
}

interface Training {
	readonly step: LinkStep;
	/** Only compared: nothing was written. */
	readonly compared: boolean;
	readonly fit: Model['fit'];
	readonly levels: readonly LevelWeight[];
	/** What the model that was there lacks; null where it could be compared, or where there was none. */
	readonly difference: Difference | null;
	/** Null where there is no model to compare with. */
	readonly moves: readonly ZoneMove[] | null;
}

async function runTrain(step: LinkStep, compared: boolean, session: Session): Promise<CommandResult> {
	const {store, paths, options: {threads}, signal, messages, progress} = session;
	const [{loadStepPeople}, {fitModel}, modelFile, {levelWeights, zoneMoves}, {fieldsOf}, {readRulings, rulingsOnRows}] = await Promise.all([
		import('../step-people.ts'), import('../../link/link.ts'), import('../../link/model-file.ts'), import('../../link/train.ts'), import('../../link/fields.ts'), import('../../link/rulings.ts'),
	]);
	progress.stage(messages.trainStage);
	const {people, selection, mode, thresholds} = await loadStepPeople(step, session);
	const before = modelFile.readModel(paths.models[step]);
	const difference = before === undefined ? null : modelFile.fieldDifference(before, fieldsOf(people)) ?? null;
	const rulings = rulingsOnRows((await readRulings(store, step)).inForce, people);
	const model = await fitModel(people, {mode, threads, signal}, rulings);
	const moves = before === undefined || difference !== null ? null : await zoneMoves(people, before, model, {mode, threads, thresholds, signal});
	const written = compared ? undefined : modelFile.writeModel(paths.models[step], model, {data: await modelFile.dataFingerprint(store, selection), thresholds});
	const training = {step, compared, fit: model.fit, levels: levelWeights(model, before), difference, moves};
	return {
		data: {...training, fit: {...model.fit, byIds: undefined}, version: written?.made?.version ?? null},
		text: [
			...await linesOf(training, session),
			written?.made === undefined ? messages.trainCompared({step}) : messages.trainWritten({file: basename(paths.models[step]), version: written.made.version}),
		],
		audit: {step, compared, records: people.rows, ...(written?.made !== undefined && {version: written.made.version})},
	};
}

async function linesOf({step, fit, levels, difference, moves}: Training, {messages, width}: Session): Promise<string[]> {
	const {renderTable} = await import('../../report/table.ts');
	const {fieldLabel} = await import('../../report/labels.ts');
	const {bitsText} = await import('../../report/format.ts');
	const {enoughToKeep} = await import('../../compare/residual.ts');
	const level = (name: string): string => messages.levels[name] ?? name;
	const bits = (value: number | null): string => (value === null ? '–' : bitsText(messages, value));
	const columns = [
		{heading: messages.explainField, flexible: true, least: 14},
		{heading: messages.explainLevel, flexible: true, least: 18},
		...[messages.trainWeight, messages.trainByIds, messages.trainBefore].map(heading => ({heading, align: 'right', flexible: true}) as const),
	];
	const assumed = levels.filter(each => each.assumed).map(each => `${fieldLabel(messages, each.field)}: ${level(each.level)}`);
	return [
		messages.trainFitted({records: messages.count(fit.records), matches: messages.count(Math.round(fit.matches)), iterations: fit.iterations}),
		...(fit.converged ? [] : [messages.dedupeNotConverged]),
		...(fit.ruledPairs > 0 ? [messages.trainRuled({pairs: messages.count(fit.ruledPairs)})] : []),
		messages.trainIdPairs({pairs: messages.count(fit.idPairs)}),
		...renderTable(columns, levels.map(each => [fieldLabel(messages, each.field), level(each.level), `${bits(each.weight)}${each.assumed ? ' *' : '  '}`, bits(each.byIds), bits(each.before)]), width),
		...(assumed.length > 0 ? [messages.trainAssumed] : []),
		...(difference === null ? [] : [messages.trainOtherFields(difference)]),
		...(moves === null ? [] : moveLines(moves, messages)),
		...(step === 'compare' && fit.matches < enoughToKeep ? [messages.trainTooFew({least: messages.count(enoughToKeep)})] : []),
	];
}

function moveLines(moves: readonly ZoneMove[], messages: Messages): string[] {
	if (moves.length === 0) return [messages.trainNoMoves];
	return [messages.trainMoves, ...moves.map(({from, to, pairs}) => `  ${messages.trainMove({from: messages.zoneLabels[from], to: messages.zoneLabels[to], pairs: messages.count(pairs)})}`)];
}
