import type {Command} from 'commander';
import type {CheckSummary} from '../../check/check.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

export function registerCheck(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('check')
		.summary(messages.checkSummary)
		.description(messages.checkDescription)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('check', runCheck));
}

async function runCheck(session: Session): Promise<CommandResult> {
	const {store, config, paths, now, messages, progress} = session;
	const {check} = await import('../../check/check.ts');
	const {unitNamesOf} = await import('../../config/unit-table.ts');
	const units = unitNamesOf(config, paths);
	progress.stage(messages.checkStage);
	const summary = await check(store, {now, units, onProgress: (done, total) => progress.update(done / total, 1)});
	const {records, reconciled: {fresh, settled}} = summary;
	return {data: summary, text: await summaryLines(summary, session), audit: {records, fresh, settled}};
}

async function summaryLines({records, findings, reconciled}: CheckSummary, {messages, width}: Session): Promise<string[]> {
	if (records === 0) return [messages.checkNothing];
	const {tableOf} = await import('../../report/table.ts');
	const {findingLabel} = await import('../../report/labels.ts');
	const codes = Object.entries(findings).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	return [
		messages.checkRecords({records: messages.count(records)}),
		...(codes.length === 0
			? [messages.checkClean]
			: tableOf([{heading: ''}, {heading: '', align: 'right'}, {heading: '', flexible: true}],
				codes.map(([code, count]) => [code, messages.count(count), findingLabel(messages, code)]), width).lines),
		messages.checkChanges({
			fresh: messages.count(reconciled.fresh + reconciled.reopened),
			continuing: messages.count(reconciled.continuing + reconciled.dismissed),
			settled: messages.count(reconciled.settled),
		}),
	];
}
