import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {StoreError} from './store-error.ts';

/** Who holds a lock; the content of the lock file. */
export interface LockHolder {
	readonly pid: number;
	/** When the process began, in whatever form the system gives it; told apart from a later process with the same pid. */
	readonly processStart?: string;
	readonly host: string;
	readonly command: string;
	/** ISO time at which the command began. */
	readonly startedAt: string;
	/** Unique for each acquisition, so that nobody removes another's lock. */
	readonly token: string;
}

/** What can be known of the processes of this machine. */
export interface ProcessTable {
	isRunning(pid: number): boolean;
	/** `undefined` where the system does not say. */
	startOf(pid: number): string | undefined;
	/** When this machine was switched on. */
	bootedAt(): Date;
}

export interface Lock {
	/** Removes the lock file, if it is still ours. */
	release(): void;
}

/** The lock is another's. Without a holder where DuckDB's own lock said so. */
export class LockHeldError extends StoreError {
	readonly holder: LockHolder;

	constructor(holder: LockHolder) {
		super('STORE_LOCKED', 'lock');
		this.holder = holder;
	}
}

const pauseMilliseconds = 50;
const patienceWithUnreadable = 10;

/**
 * Takes the lock file or throws `LockHeldError`. The lock of a process that is gone is taken over. A file
 * system that several machines share is judged on its own machine only: another host's lock is always alive.
 * `attempts`: how often to try, 50 ms apart, while somebody else holds it.
 */
export async function acquireLock(path: string, self: LockHolder, processes: ProcessTable, attempts = 1): Promise<Lock> {
	for (let attempt = 1; ; attempt++) {
		if (create(path, self)) return heldLock(path, self);
		const found = read(path);
		// Unreadable: its maker is between creating and writing it, or died there.
		const abandoned = found === undefined ? attempt > patienceWithUnreadable : isAbandoned(found, self, processes);
		if (abandoned && takeOver(path, self, processes, attempt)) return heldLock(path, self);
		if (found !== undefined && !abandoned && attempt >= attempts) throw new LockHeldError(found);
		await pause(pauseMilliseconds);
	}
}

function heldLock(path: string, self: LockHolder): Lock {
	return {
		release() {
			if (read(path)?.token === self.token) rmSync(path, {force: true});
		},
	};
}

function isAbandoned(holder: LockHolder, self: LockHolder, processes: ProcessTable): boolean {
	if (holder.host !== self.host) return false;
	if (!processes.isRunning(holder.pid)) return true;
	const start = processes.startOf(holder.pid);
	if (start !== undefined && holder.processStart !== undefined) return start !== holder.processStart;
	return new Date(holder.startedAt) < processes.bootedAt();
}

/**
 * Puts our lock in the place of an abandoned one. Only one process at a time gets the guard file, and it looks
 * again before it replaces, so that a lock taken in between is never lost; the lock file is at no moment absent.
 */
function takeOver(path: string, self: LockHolder, processes: ProcessTable, attempt: number): boolean {
	const guard = `${path}.takeover`;
	if (!create(guard, self)) {
		// Held for microseconds; one that stays was left by a process that died within them.
		if (attempt > patienceWithUnreadable) rmSync(guard, {force: true});
		return false;
	}
	try {
		const found = read(path);
		if (found !== undefined && !isAbandoned(found, self, processes)) return false;
		const replacement = `${path}.${self.token}`;
		writeFileSync(replacement, content(self), {flag: 'wx'});
		renameSync(replacement, path);
		return true;
	} finally {
		rmSync(guard, {force: true});
	}
}

function create(path: string, holder: LockHolder): boolean {
	try {
		writeFileSync(path, content(holder), {flag: 'wx', mode: 0o600});
		return true;
	} catch (error) {
		if (hasCode(error, 'EEXIST')) return false;
		throw error;
	}
}

function read(path: string): LockHolder | undefined {
	try {
		const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
		return isHolder(value) ? value : undefined;
	} catch (error) {
		if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return undefined;
		throw error;
	}
}

function isHolder(value: unknown): value is LockHolder {
	if (typeof value !== 'object' || value === null) return false;
	const {pid, host, command, startedAt, token} = value as Partial<Record<keyof LockHolder, unknown>>;
	return typeof pid === 'number' && [host, command, startedAt, token].every(each => typeof each === 'string');
}

function content(holder: LockHolder): string {
	return `${JSON.stringify(holder, undefined, '\t')}\n`;
}

function hasCode(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}
