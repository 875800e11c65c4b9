import type {Command} from 'commander';
import {exitCodes} from '../../errors.ts';
import type {ColumnReading, ListedSource, ListedUnit} from '../../ingest/list-sources.ts';
import type {ChangeCounts} from '../../ingest/settle.ts';
import type {Messages} from '../../messages/index.ts';
import type {CommandResult, Harness, Session} from '../harness.ts';
import {changesText} from '../changes-text.ts';
import {exitStatusHelp} from '../help.ts';
import {sourceNumberOf} from '../source-number.ts';
import {ingestResult} from './ingest.ts';

export function registerSources(program: Command, harness: Harness, messages: Messages): void {
	const sources = program.command('sources').summary(messages.sourcesSummary).description(messages.sourcesSummary);
	sources
		.command('list', {isDefault: true})
		.summary(messages.sourcesListSummary)
		.description(messages.sourcesListSummary)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withWorkspace('sources list', runList));
	sources
		.command('accept')
		.summary(messages.sourcesAcceptSummary)
		.description(messages.sourcesAcceptDescription)
		.argument('<number>', messages.sourcesAcceptNumber)
		.option('--password-file <file>', messages.ingestPasswordFile)
		.addHelpText('after', exitStatusHelp(messages, [exitCodes.sourceRefused, exitCodes.integrity]))
		.action((number: string, options: AcceptOptions) => harness.withWorkspace('sources accept', session => runAccept(number, options, session)));
}

interface AcceptOptions {
	readonly passwordFile?: string;
}

async function runAccept(written: string, {passwordFile}: AcceptOptions, session: Session): Promise<CommandResult> {
	const source = sourceNumberOf(written);
	const {store, config, paths, now, cwd, signal, progress, messages} = session;
	const {acceptSource} = await import('../../ingest/accept.ts');
	const {passwordIn} = await import('../../ingest/password.ts');
	const {unitNamesOf} = await import('../../config/unit-table.ts');
	const units = unitNamesOf(config, paths);
	progress.stage(messages.ingestProgress);
	const summary = await acceptSource({
		store, now, cwd, heldFolder: paths.held, temporary: paths.opened, limits: config.ingest, threads: session.options.threads, units, signal, onProgress: (done, total) => progress.update(done / total, 1),
	}, source, passwordIn(passwordFile, cwd));
	const result = await ingestResult(summary, {as: summary.sources[0].kind}, session);
	return {...result, audit: {...result.audit, accepted: source}};
}

async function runList({store, messages, width}: Session): Promise<CommandResult> {
	const {listAnnounced, listSources} = await import('../../ingest/list-sources.ts');
	const {dayText} = await import('../../report/format.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {sourceColumns: heading} = messages;
	const sources = await listSources(store);
	const units = await listAnnounced(store);
	const columns = [
		{heading: heading.number, align: 'right'}, {heading: heading.kind}, {heading: heading.file, flexible: true}, {heading: heading.unit, flexible: true, narrow: 'below'},
		{heading: heading.asOf}, {heading: heading.state, flexible: true}, {heading: heading.lines, align: 'right'}, {heading: heading.rejected, align: 'right', flexible: true},
		{heading: heading.changes, flexible: true, narrow: 'below'},
	] as const;
	return {
		data: {sources, units},
		text: [
			...(sources.length === 0 ? [messages.sourcesNone] : renderTable(columns, sources.map(source => rowOf(source, dayText(messages, source.asOf), messages)), width)),
			...await readingLines(sources, messages),
			...(units.length === 0 ? [] : await unitLines(units, {messages, width})),
		],
		audit: {sources: sources.length},
	};
}

function rowOf({source, kind, file, units, state, reason, currentRows, rejectedRows, changes}: ListedSource, day: string, messages: Messages): string[] {
	return [
		String(source), messages.sourceKinds[kind], file, messages.sourceUnits({units}), day,
		reason === null ? messages.sourceStates[state] : `${messages.sourceStates[state]} (${reason})`,
		messages.count(currentRows), messages.count(rejectedRows),
		changes === null || isFirst(changes) ? '' : changesText(changes, messages).join(', '),
	];
}

/** Of a first export all is new, which need not be said. */
function isFirst(changes: ChangeCounts): boolean {
	return Object.entries(changes).every(([name, count]) => name === 'fresh' || count === 0);
}

async function unitLines(units: readonly ListedUnit[], {messages, width}: Pick<Session, 'messages' | 'width'>): Promise<string[]> {
	const {dayText} = await import('../../report/format.ts');
	const {renderTable} = await import('../../report/table.ts');
	const {unitColumns: heading, unitStates, count} = messages;
	const columns = [
		{heading: heading.unit}, {heading: heading.name, flexible: true}, {heading: heading.asOf}, {heading: heading.rows, align: 'right'},
		{heading: heading.announced, align: 'right'}, {heading: heading.state},
	] as const;
	const missing = [...new Set(units.flatMap(unit => unit.missing))];
	return [
		'', messages.sourcesUnits,
		...renderTable(columns, units.map(({unit, name, asOf, rows, announced, complete}) =>
			[unit, name, dayText(messages, asOf), count(rows), count(announced), complete ? unitStates.complete : unitStates.incomplete]), width),
		...(missing.length === 0 ? [] : [messages.sourcesMissing({files: missing})]),
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
