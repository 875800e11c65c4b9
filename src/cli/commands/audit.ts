import type {Command} from 'commander';
import {KnownError, exitCodes} from '../../errors.ts';
import type {Messages} from '../../messages/index.ts';
import type {AuditEntry} from '../../privacy/audit-chain.ts';
import type {CommandResult, FilesSession, Harness} from '../harness.ts';
import {exitStatusHelp} from '../help.ts';

interface ListOptions {
	readonly limit?: number;
}

export function registerAudit(program: Command, harness: Harness, messages: Messages): void {
	const audit = program.command('audit').summary(messages.auditSummary).description(messages.auditDescription);
	audit
		.command('list')
		.summary(messages.auditListSummary)
		.description(messages.auditListDescription)
		.option('--limit <n>', messages.auditListLimit, parseLimit)
		.addHelpText('after', exitStatusHelp(messages))
		.action((options: ListOptions) => harness.withFiles('audit list', session => runAuditList(options, session)));
	audit
		.command('verify')
		.summary(messages.auditVerifySummary)
		.description(messages.auditVerifyDescription)
		.addHelpText('after', exitStatusHelp(messages))
		.action(() => harness.withFiles('audit verify', runAuditVerify));
}

function parseLimit(text: string): number {
	const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (limit < 1) throw new KnownError('AUDIT_LIMIT', exitCodes.usage);
	return limit;
}

async function runAuditList({limit}: ListOptions, session: FilesSession): Promise<CommandResult> {
	const {messages, width} = session;
	const {entries, problem} = await session.readAudit();
	const shown = limit === undefined ? entries : entries.slice(-limit);
	const {momentText} = await import('../../report/format.ts');
	const {renderTable} = await import('../../report/table.ts');
	const columns = [
		{heading: '#', align: 'right'} as const,
		{heading: messages.auditWhen},
		{heading: messages.auditActor, flexible: true},
		{heading: messages.auditCommand},
		{heading: messages.auditExit, align: 'right'} as const,
		{heading: messages.auditDetails, flexible: true},
	];
	return {
		data: {entries: shown},
		text: entries.length === 0 ? [messages.auditEmpty] : renderTable(columns, shown.map(entry => rowOf(entry, momentText(messages, entry.at))), width),
		...(problem !== undefined && damaged(problem, session)),
	};
}

async function runAuditVerify(session: FilesSession): Promise<CommandResult> {
	const {messages} = session;
	const {entries, problem, tornBytes} = await session.readAudit();
	const torn = tornBytes > 0 ? [messages.auditTorn] : [];
	const data = {entries: entries.length, tornBytes, problem: problem ?? null};
	if (problem !== undefined) return {data, text: torn, ...damaged(problem, session)};
	return {data, text: [messages.auditSound({entries: entries.length}), ...torn]};
}

function damaged({line, code}: {line: number; code: string}, {paths}: FilesSession): Pick<CommandResult, 'exitCode' | 'errors'> {
	return {exitCode: exitCodes.integrity, errors: [new KnownError(code, exitCodes.integrity, {}, {file: paths.audit, line})]};
}

function rowOf({seq, at, actor, command, exit, details}: AuditEntry, {day, time}: {day: string; time: string}): string[] {
	const parts = Object.entries(details).map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : value}`);
	return [String(seq), `${day} ${time}${at.slice(16, 19)}`, actor, command, String(exit), parts.join(' ')];
}
