import {randomUUID} from 'node:crypto';
import {rmSync, statSync} from 'node:fs';
import type {Config} from '../config/config.ts';
import {loadConfig} from '../config/load-config.ts';
import {storeMemory} from '../config/memory.ts';
import {type WorkspacePaths, workspacePaths} from '../config/workspace-paths.ts';
import {KnownError, exitCodes} from '../errors.ts';
import {type AuditReading, appendAudit, readAudit} from '../privacy/audit.ts';
import type {AuditEvent} from '../privacy/audit-chain.ts';
import {maskLooseIds} from '../privacy/mask.ts';
import {makePrivate} from '../privacy/private-files.ts';
import {type WorkspaceKey, readKey} from '../privacy/workspace-key.ts';
import {type Lock, type LockHolder, acquireLock} from '../store/lock.ts';
import {StoreError} from '../store/store-error.ts';
import type {Store} from '../store/store.ts';
import {storeFailure} from './failure.ts';
import type {GlobalOptions} from './harness.ts';
import {untilInterrupted} from './interrupt.ts';
import type {Terminal} from './terminal.ts';

/** A workspace that was found, with its key; nothing of it is open. */
export interface Workspace {
	readonly paths: WorkspacePaths;
	readonly key: WorkspaceKey;
}

/** Attempts, 50 ms apart, at the audit lock: others hold it for milliseconds. */
const auditAttempts = 200;

export function isWorkspace(folder: string): boolean {
	return statSync(workspacePaths(folder).config, {throwIfNoEntry: false})?.isFile() ?? false;
}

/** The workspace in `folder`, and no folder above: a nightly job must not find another one by accident. */
export function findWorkspace(folder: string): Workspace {
	const paths = workspacePaths(folder);
	if (!isWorkspace(folder)) throw new KnownError('NOT_A_WORKSPACE', exitCodes.usage, {folder: paths.root});
	return {paths, key: readKey(paths.key)};
}

export function readConfig({paths}: Workspace): Config {
	return loadConfig(paths.config);
}

/** Runs `work` with lock and store; both are given back however it ends. */
export async function withStore<T>(
	{paths}: Workspace, command: string, options: GlobalOptions, terminal: Terminal, signal: AbortSignal, work: (store: Store) => Promise<T>,
): Promise<T> {
	// DuckDB comes in here: commands on files alone, and those that fail before, start without it.
	const {Store} = await import('../store/store.ts');
	makePrivate(paths.data);
	const lock = await acquireLock(paths.lock, lockHolder(command, terminal), terminal.processes);
	try {
		// What a killed run had spilled.
		rmSync(paths.temporary, {recursive: true, force: true});
		const store = await Store.open({path: paths.store, threads: options.threads, memory: storeMemory(options.memory), temporary: paths.temporary});
		return await untilInterrupted({signal, stop: () => store.interrupt(), close: () => store.close()}, () => work(store));
	} finally {
		lock.release();
	}
}

/** Lets one pull run at a time, beside whoever holds the store. Throws a known error that names the other one. */
export async function lockPull({paths}: Workspace, command: string, terminal: Terminal): Promise<Lock> {
	try {
		return await acquireLock(paths.pullLock, lockHolder(command, terminal), terminal.processes);
	} catch (error) {
		throw error instanceof StoreError ? storeFailure(error) : error;
	}
}

/** Appends one entry under the audit lock. Values that look like a personal ID are starred out, whoever put them there. */
export async function appendEntry({paths, key}: Workspace, event: AuditEvent, terminal: Terminal): Promise<void> {
	const details = Object.fromEntries(Object.entries(event.details).map(([name, value]) => [name, auditSafe(value)]));
	await underAuditLock(paths, event.command, terminal, () => appendAudit(paths, key, {...event, details}));
}

export async function readEntries({paths, key}: Workspace, command: string, terminal: Terminal): Promise<AuditReading> {
	return underAuditLock(paths, command, terminal, () => readAudit(paths, key));
}

async function underAuditLock<T>(paths: WorkspacePaths, command: string, terminal: Terminal, work: () => T): Promise<T> {
	const lock = await acquireLock(paths.auditLock, lockHolder(command, terminal), terminal.processes, auditAttempts);
	try {
		return work();
	} finally {
		lock.release();
	}
}

function lockHolder(command: string, terminal: Terminal): LockHolder {
	return {
		pid: terminal.pid,
		processStart: terminal.processStart(),
		host: terminal.host,
		command,
		startedAt: terminal.now().toISOString(),
		token: randomUUID(),
	};
}

function auditSafe<T>(value: T): T | string | readonly string[] {
	if (typeof value === 'string') return /^[0-9a-f]{32,}$/.test(value) ? value : maskLooseIds(value);
	return Array.isArray(value) ? value.map(each => String(auditSafe(each))) : value;
}
