import type {Estimate, SampleQuality} from '../link/estimate-quality.ts';
import type {Evaluation, MissedPair, Quality} from '../link/evaluate.ts';
import type {ReturnedSheet} from '../link/review-sheet.ts';
import type {RuleRecall} from '../link/rule-recall.ts';
import {bitsText} from '../report/format.ts';
import {renderTable} from '../report/table.ts';
import type {Session} from './harness.ts';

type Surface = Pick<Session, 'messages' | 'width'>;

export interface ToldEvaluation extends Omit<Evaluation, 'missed'> {
	readonly missed: readonly (MissedPair & {readonly compared: boolean | null})[];
	readonly rules: readonly RuleRecall[] | null;
}

/** An evaluation against known truth. */
export function truthLines(evaluation: ToldEvaluation, unknownKeys: number, {messages, width}: Surface): string[] {
	const {truePairs, match, matchOrReview, clusters, curve, best} = evaluation;
	const share = (value: number): string => messages.decimal(value, 4);
	const row = (label: string, {precision, recall, f1, falsePositives, falseNegatives}: Quality): string[] =>
		[label, share(precision), share(recall), share(f1), messages.count(falsePositives), messages.count(falseNegatives)];
	return [
		messages.evaluateTruePairs({pairs: messages.count(truePairs)}),
		...(unknownKeys > 0 ? [messages.evaluateUnknown({keys: messages.count(unknownKeys)})] : []),
		...renderTable(numbers(['', messages.evaluatePrecision, messages.evaluateRecall, messages.evaluateF1, messages.evaluateWrong, messages.evaluateMissed]), [
			row(messages.evaluateMatch, match),
			row(messages.evaluateReview, matchOrReview),
			row(messages.evaluateClusters, clusters),
			...curve.map(point => row(messages.evaluateAt({probability: messages.decimal(point.probability, 4)}), point)),
		], width),
		messages.evaluateBest({probability: messages.decimal(best.probability, 4), f1: share(best.f1)}),
		...worstLines(evaluation, {messages, width}),
		...(evaluation.rules === null ? [] : ruleLines(evaluation.rules, {messages, width})),
	];
}

function worstLines({wrong, missed}: ToldEvaluation, {messages, width}: Surface): string[] {
	const columns = [{heading: messages.pairsDecisionsA}, {heading: messages.pairsDecisionsB}, {heading: messages.explainWeight, align: 'right'} as const, {heading: '', flexible: true}];
	const reason = ({weight, compared}: ToldEvaluation['missed'][number]): string =>
		(weight !== null ? '' : compared === false ? messages.evaluateNotCompared : messages.evaluateNotKept);
	return [
		...(wrong.length === 0 ? [] : ['', messages.evaluateWorstWrong, ...renderTable(columns, wrong.map(({a, b, weight}) => [a, b, bitsText(messages, weight), '']), width)]),
		...(missed.length === 0 ? [] : ['', messages.evaluateWorstMissed, ...renderTable(columns, missed.map(pair => [pair.a, pair.b, pair.weight === null ? '' : bitsText(messages, pair.weight), reason(pair)]), width)]),
	];
}

function ruleLines(rules: readonly RuleRecall[], {messages, width}: Surface): string[] {
	if (rules.length === 1) return ['', messages.evaluateAllPairs];
	const columns = numbers([messages.evaluateRule, messages.evaluateFound, messages.evaluateMissed, messages.evaluateAlone]);
	return ['', messages.evaluateRules, ...renderTable(columns, rules.map(({rule, found, missed, alone}) => [messages.blockingRule(rule), ...[found, missed, alone].map(count => messages.count(count))]), width)];
}

/** What came back of a sample. */
export function sheetLines({sample, strata, open}: Omit<ReturnedSheet, 'step'>, quality: SampleQuality, {messages, width}: Surface): string[] {
	const columns = numbers([messages.evaluateStratum, messages.evaluatePairs, messages.evaluateAnswered, messages.evaluateSame]);
	const estimate = ({value, low, high}: Estimate): string => messages.evaluateInterval({value: messages.decimal(value, 4), low: messages.decimal(low, 4), high: messages.decimal(high, 4)});
	return [
		messages.evaluateReturned({sample, open: messages.count(open)}),
		...renderTable(columns, strata.map(({name, pairs, answered, same}) => [messages.stratumLabels[name] ?? name, ...[pairs, answered, same].map(count => messages.count(count))]), width),
		...renderTable(numbers(['', messages.evaluatePrecision, messages.evaluateRecall]), [
			[messages.evaluateMatch, estimate(quality.match.precision), estimate(quality.match.recall)],
			[messages.evaluateReview, estimate(quality.matchOrReview.precision), estimate(quality.matchOrReview.recall)],
		], width),
		...(strata.some(({answered}) => answered === 0) ? [messages.evaluateUnanswered] : []),
		messages.evaluateBounds,
	];
}

const numbers = (headings: readonly string[]) => headings.map((heading, index) => ({heading, align: index === 0 ? 'left' as const : 'right' as const, flexible: true}));
