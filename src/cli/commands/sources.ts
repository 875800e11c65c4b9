import type {Command} from 'commander';
import type {ColumnReading, ListedSource} from '../../ingest/list-sources.ts';
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
	const {dayText} = await import('../../report/format.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {sourceColumns: heading} = messages;
	const sources = await listSources(store);
	const columns = [
		{heading: heading.number, align: 'right'}, {heading: heading.kind}, {heading: heading.file, flexible: true}, {heading: heading.unit, flexible: true, narrow: 'below'},
		{heading: heading.asOf}, {heading: heading.state, flexible: true}, {heading: heading.lines, align: 'right'}, {heading: heading.rejected, align: 'right', flexible: true},
	] as const;
	return {
		data: {sources},
		text: sources.length === 0 ? [messages.sourcesNone] : [
			...renderTable(columns, sources.map(source => rowOf(source, dayText(messages, source.asOf), messages)), width),
			...await readingLines(sources, messages),
		],
		audit: {sources: sources.length},
	};
}

function rowOf({source, kind, file, units, state, reason, currentRows, rejectedRows}: ListedSource, day: string, messages: Messages): string[] {
	return [
		String(source), messages.sourceKinds[kind], file, messages.sourceUnits({units}), day,
		reason === null ? messages.sourceStates[state] : `${messages.sourceStates[state]} (${reason})`,
		messages.count(currentRows), messages.count(rejectedRows),
	];
}

/** One line for each source that was not simply read as written. */
async function readingLines(sources: readonly ListedSource[], messages: Messages): Promise<string[]> {
	const {fieldLabel} = await import('../../report/labels.ts');
	const lines = sources.filter(({readings, state}) => state === 'current' && readings.length > 0).map(({source, readings}) => {
		const kinds = [...new Set(readings.map(({reading}) => reading))];
		return messages.sourceReadings({source, readings: kinds.map(kind => messages.sourceReading({
			reading: messages.readingLabels[kind] ?? kind,
			fields: readings.filter(({reading}) => reading === kind).map(one => fieldText(one, fieldLabel(messages, one.field), messages)),
		}))});
	});
	return lines.length === 0 ? [] : ['', ...lines];
}

function fieldText({cells, doubtful}: ColumnReading, label: string, messages: Messages): string {
	return messages.sourceReadingField({label, cells: messages.count(cells), doubtful: doubtful === 0 ? undefined : messages.count(doubtful)});
}
