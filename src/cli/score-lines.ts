import type {DemoScore, KindScore, PairScore} from '../demo/score.ts';
import type {IdState} from '../demo/truth.ts';
import type {Messages} from '../messages/index.ts';
import {type TableColumn, renderTable} from '../report/table.ts';

/** The score of a demo for the terminal: what was planted and found, duplicates by hardness, traps, false alarms. */
export function scoreLines(score: DemoScore, messages: Messages, width: number | undefined): string[] {
	return [
		messages.demoScoreTitle,
		...kindTable(score.kinds, messages, width),
		subcodeLine(score.kinds, messages),
		'',
		messages.demoRecallTitle,
		...recallTable(score, messages, width),
		messages.demoRecallNote,
		'',
		messages.demoTrapsTitle,
		...trapTable(score, messages, width),
		messages.demoCertain(pairValues(score.certain, messages)),
		messages.demoPossible(pairValues(score.review, messages)),
		'',
		messages.demoUnplannedTitle,
		...unplannedTable(score, messages, width),
	];
}

const number = (heading: string): TableColumn => ({heading, align: 'right'});

function kindTable(kinds: readonly KindScore[], messages: Messages, width: number | undefined): string[] {
	const columns = [
		{heading: messages.demoKind, flexible: true}, {heading: messages.demoCode}, number(messages.demoCount), number(messages.demoFound), number(messages.demoShare),
	];
	const row = (label: string, code: string, planted: number, found: number): string[] => [label, code, messages.count(planted), messages.count(found), percent(found, planted, messages)];
	const [planted, found] = [sumOf(kinds.map(kind => kind.planted)), sumOf(kinds.map(kind => kind.found))];
	return renderTable(columns, [...kinds.map(each => row(messages.demoKinds[each.kind], each.code, each.planted, each.found)), row(messages.demoAll, '', planted, found)], width);
}

function subcodeLine(kinds: readonly KindScore[], messages: Messages): string {
	const [right, known] = [sumOf(kinds.map(kind => kind.rightSubcodes)), sumOf(kinds.map(kind => kind.subcodes))];
	return messages.demoSubcodes({right: messages.count(right), known: messages.count(known), share: percent(right, known, messages)});
}

const idStates: readonly IdState[] = ['same', 'missing', 'mistyped'];

function recallTable({recall}: DemoScore, messages: Messages, width: number | undefined): string[] {
	const columns = [number(messages.demoErrors), ...idStates.map(state => number(messages.demoIdStates[state])), number(messages.demoAll)];
	const cell = (rows: DemoScore['recall']): string => {
		const pairs = sumOf(rows.map(row => row.pairs));
		return pairs === 0 ? '' : `${messages.count(sumOf(rows.map(row => row.found)))} / ${messages.count(pairs)}`;
	};
	const row = (label: string, rows: DemoScore['recall']): string[] => [label, ...idStates.map(state => cell(rows.filter(each => each.idState === state))), cell(rows)];
	const errors = [...new Set(recall.map(each => each.errors))];
	return renderTable(columns, [...errors.map(count => row(String(count), recall.filter(each => each.errors === count))), row(messages.demoAll, recall)], width);
}

function trapTable({traps}: DemoScore, messages: Messages, width: number | undefined): string[] {
	const columns = [{heading: messages.demoTrap, flexible: true}, number(messages.demoPairs), number(messages.demoReported), number(messages.demoReview)];
	return renderTable(columns, traps.map(({kind, pairs, reported, review}) => [messages.demoTraps[kind], ...[pairs, reported, review].map(messages.count)]), width);
}

function unplannedTable({unplanned}: DemoScore, messages: Messages, width: number | undefined): string[] {
	const rows = unplanned.filter(each => each.unplanned > 0).map(({code, unplanned: count, findings}) => [code, messages.count(count), messages.count(findings)]);
	if (rows.length === 0) return [messages.demoUnplannedNone];
	return renderTable([{heading: messages.demoCode}, number(messages.demoCount), number(messages.demoOfAll)], rows, width);
}

function pairValues({reported, right}: PairScore, messages: Messages): {reported: string; right: string; share: string} {
	return {reported: messages.count(reported), right: messages.count(right), share: percent(right, reported, messages)};
}

function percent(part: number, whole: number, messages: Messages): string {
	return whole === 0 ? '–' : `${messages.decimal((100 * part) / whole, 1)} %`;
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, each) => sum + each, 0);
}
