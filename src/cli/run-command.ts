import {type ExitCode, exitCodes} from '../errors.ts';
import {type Language, type Messages, messagesOf} from '../messages/index.ts';
import type {Config} from '../config/config.ts';
import type {Failure} from './failure.ts';
import {type WrittenOptions, checkOptions, completeOptions} from './global-options.ts';
import type {AuditDetails, BareSession, CommandResult, FilesSession, GlobalOptions, Harness, Session} from './harness.ts';
import {untilInterrupted} from './interrupt.ts';
import type {OwnedProgress} from './progress.ts';
import type {Terminal} from './terminal.ts';
import type {Workspace} from './workspace.ts';

/** One call of the program, from its arguments to its exit code. */
export interface Invocation {
	readonly terminal: Terminal;
	readonly signal: AbortSignal;
	/** Of `--lang` or the locale; a workspace's configuration may choose another. */
	language: Language;
	/** Set as soon as an action runs. */
	command: string;
	exitCode: ExitCode;
	progress?: OwnedProgress;
	/** The command's audit entry is written. */
	audited: boolean;
}

/** The harness that every command is registered with. What is heavy (store, configuration, colours) comes in when an action runs. */
export function createHarness(invocation: Invocation, written: () => WrittenOptions): Harness {
	return {
		async withWorkspace(command, action) {
			const {session, workspace} = await openFiles(invocation, command, written());
			const {withStore} = await import('./workspace.ts');
			const result = await withStore(workspace, command, session.options, invocation.terminal, invocation.signal,
				store => action({...session, store}));
			await finish(invocation, session, result, workspace);
		},
		async withFiles(command, action) {
			const {session, workspace} = await openFiles(invocation, command, written());
			await finish(invocation, session, await untilInterrupted(invocation, () => action(session)), workspace);
		},
		async withoutWorkspace(command, action) {
			const session = await bareSession(invocation, command, written());
			const result = await untilInterrupted(invocation, () => action(session));
			const {findWorkspace} = await import('./workspace.ts');
			await finish(invocation, session, result, result.madeWorkspace === undefined ? undefined : findWorkspace(result.madeWorkspace));
		},
	};
}

/**
 * Writes the audit entry of a command that failed, if it stands in a workspace that has a key.
 * Nothing of what was typed goes in: the command's name is one of the registered ones.
 */
export async function auditFailure(invocation: Invocation, written: WrittenOptions, failure: Failure): Promise<void> {
	if (invocation.audited) return;
	const {isWorkspace, findWorkspace} = await import('./workspace.ts');
	const options = completeOptions(written, invocation.language, invocation.terminal);
	if (!isWorkspace(options.workspace)) return;
	await audit(invocation, options, findWorkspace(options.workspace), failure.exitCode, {errors: failure.errors.map(each => each.code)});
}

async function openFiles(invocation: Invocation, command: string, written: WrittenOptions): Promise<{session: FilesSession; workspace: Workspace}> {
	invocation.command = command;
	checkOptions(written);
	const {findWorkspace, readConfig} = await import('./workspace.ts');
	const workspace = findWorkspace(completeOptions(written, invocation.language, invocation.terminal).workspace);
	const config = readConfig(workspace);
	return {workspace, session: await filesSession(invocation, await bareSession(invocation, command, written, config), workspace, config)};
}

async function filesSession({terminal, command}: Invocation, session: BareSession, workspace: Workspace, config: Config): Promise<FilesSession> {
	const {lockPull, readEntries} = await import('./workspace.ts');
	const {recordTag} = await import('../privacy/workspace-key.ts');
	return {
		...session,
		config,
		paths: workspace.paths,
		recordTag: key => recordTag(workspace.key, key),
		readAudit: () => readEntries(workspace, command, terminal),
		pullEffects: {
			now: () => terminal.now(),
			ticks: () => terminal.ticks(),
			pause: terminal.pause,
			random: terminal.random,
			env: terminal.env,
			lock: () => lockPull(workspace, command, terminal),
		},
	};
}

async function bareSession(invocation: Invocation, command: string, written: WrittenOptions, config?: Config): Promise<BareSession> {
	const {terminal, signal} = invocation;
	invocation.command = command;
	checkOptions(written);
	const options = completeOptions(written, invocation.language, terminal, config);
	invocation.language = options.language;
	const messages = messagesOf(options.language);
	const {maskingMasker, revealingMasker} = await import('../privacy/mask.ts');
	const {paintFor} = await import('./paint.ts');
	const session: BareSession = {
		options,
		messages,
		signal,
		now: terminal.now(),
		mask: options.reveal ? revealingMasker : maskingMasker,
		progress: await startProgress(invocation, options, messages),
		cwd: terminal.cwd,
		width: terminal.stdout.columns,
		paint: paintFor(terminal.stdout, terminal.env, options.color && !options.json),
		within: (folder, action) => within(invocation, session, folder, command, action),
	};
	return session;
}

async function within<T>(invocation: Invocation, session: BareSession, folder: string, command: string, action: (session: Session) => Promise<T>): Promise<T> {
	const {findWorkspace, readConfig, withStore} = await import('./workspace.ts');
	const workspace = findWorkspace(folder);
	const files = await filesSession(invocation, session, workspace, readConfig(workspace));
	return withStore(workspace, command, session.options, invocation.terminal, invocation.signal, store => action({...files, store}));
}

async function startProgress(invocation: Invocation, options: GlobalOptions, messages: Messages): Promise<OwnedProgress> {
	const {createProgress, silentProgress} = await import('./progress.ts');
	const {terminal} = invocation;
	const live = terminal.stderr.isTTY && !options.quiet ? await terminal.liveLine(options.color) : undefined;
	invocation.progress = options.quiet ? silentProgress : createProgress({output: terminal.stderr, messages, ticks: terminal.ticks, live});
	return invocation.progress;
}

async function finish(invocation: Invocation, session: BareSession, result: CommandResult, workspace: Workspace | undefined): Promise<void> {
	const {failureEntry} = await import('./failure.ts');
	const {present} = await import('./output.ts');
	const {options, messages} = session;
	const exitCode = result.exitCode ?? exitCodes.done;
	const errors = (result.errors ?? []).map(each => failureEntry(each, messages));
	session.progress.end();
	// The entry comes first: nothing is shown that is not in the log.
	if (workspace !== undefined) await audit(invocation, options, workspace, exitCode, {...result.audit, ...(errors.length > 0 && {errors: errors.map(each => each.code)})});
	invocation.exitCode = exitCode;
	await present(
		{command: invocation.command, exitCode, data: result.data, text: result.text, errors},
		{terminal: invocation.terminal, messages, json: options.json, color: options.color},
	);
}

async function audit(invocation: Invocation, options: GlobalOptions, workspace: Workspace, exit: ExitCode, details: AuditDetails): Promise<void> {
	const {appendEntry} = await import('./workspace.ts');
	const {maskDigitRuns} = await import('../privacy/mask.ts');
	const account = invocation.terminal.account();
	await appendEntry(workspace, {
		at: invocation.terminal.now().toISOString(),
		actor: options.actor,
		command: invocation.command,
		exit,
		details: {
			...details,
			...(options.actor !== account && {account}),
			...(options.reveal && {reveal: true}),
			...(options.reason !== undefined && {reason: maskDigitRuns(options.reason)}),
		},
	}, invocation.terminal);
	invocation.audited = true;
}
