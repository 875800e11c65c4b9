import type {Command} from 'commander';
import type {ListedSource} from '../../ingest/list-sources.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

export function registerSources(program: Command, harness: Harness, messages: Messages): void {
	program
		.command('sources')
		.summary(messages.sourcesSummary)
		.description(messages.sourcesSummary)
		.command('list', {isDefault: true})
		.summary(messages.sourcesListSummary)
		.description(messages.sourcesListSummary)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('sources list', runList));
}

async function runList({store, messages, width}: Session): Promise<CommandResult> {
	const {listSources} = await import('../../ingest/list-sources.ts');
	const {renderTable} = await import('../table.ts');
	const {sourceColumns: heading} = messages;
	const sources = await listSources(store);
	const columns = [
		{heading: heading.number, align: 'right'}, {heading: heading.kind}, {heading: heading.file, flexible: true}, {heading: heading.unit}, {heading: heading.asOf},
		{heading: heading.state}, {heading: heading.lines, align: 'right'}, {heading: heading.rejected, align: 'right'},
	] as const;
	return {
		data: {sources},
		text: sources.length === 0 ? [messages.sourcesNone] : renderTable(columns, sources.map(source => rowOf(source, messages)), width),
		audit: {sources: sources.length},
	};
}

function rowOf({source, kind, file, units, asOf, state, reason, currentRows, rejectedRows}: ListedSource, messages: Messages): string[] {
	return [
		String(source), messages.sourceKinds[kind], file, messages.sourceUnits({units}), asOf,
		reason === null ? messages.sourceStates[state] : `${messages.sourceStates[state]} (${reason})`,
		messages.count(currentRows), messages.count(rejectedRows),
	];
}
