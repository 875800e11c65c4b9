import {closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync} from 'node:fs';
import {writeFileAtomically} from '../store/atomic-file.ts';
import {type AuditEntry, type AuditEvent, type AuditHead, entryLine, genesis, headText, linkEntry, readEntryLine, readHeadText} from './audit-chain.ts';
import type {WorkspaceKey} from './workspace-key.ts';

export interface AuditFiles {
	readonly audit: string;
	readonly auditHead: string;
}

/** The first thing in the log that does not verify. */
export interface AuditProblem {
	/** Line of the log, from 1; past the last one where lines are missing at the end. */
	readonly line: number;
	readonly code: 'AUDIT_LINE' | 'AUDIT_GAP' | 'AUDIT_HEAD' | 'AUDIT_TRUNCATED';
}

export interface AuditReading {
	/** Whole entries up to the first problem. */
	readonly entries: readonly AuditEntry[];
	readonly problem?: AuditProblem;
	/** Bytes after the last whole line: a crash while an entry was being written, harmless and mended by the next one. */
	readonly tornBytes: number;
}

/** The command under which the log notes what it found when it had to mend itself. */
export const repairCommand = 'audit repair';

/** Writes the head that the first entry follows, for a new workspace; an existing head stays. From then on a missing head is a problem. */
export function startAudit(files: AuditFiles, key: WorkspaceKey): void {
	const untouched = readIfThere(files.auditHead) === undefined && readIfThere(files.audit) === undefined;
	if (untouched) writeFileAtomically(files.auditHead, headText(key, genesis));
}

/**
 * Adds one entry at the end and remembers it in the head file. The caller holds the audit lock. What is wrong
 * with the log is never smoothed over: a torn line is noted, and where lines are gone the new entry follows the
 * head, so that the gap stays visible for ever.
 */
export function appendAudit(files: AuditFiles, key: WorkspaceKey, event: AuditEvent): AuditEntry {
	const {lines, tornBytes, wholeBytes} = readLines(files.audit);
	const {head, notes} = headBefore(files, key, lines);
	if (tornBytes > 0) {
		truncateSync(files.audit, wholeBytes);
		notes.torn_bytes = tornBytes;
	}
	const events = Object.keys(notes).length > 0 ? [{...event, command: repairCommand, exit: 0, details: notes}, event] : [event];
	let last = head;
	let entry: AuditEntry | undefined;
	for (const each of events) {
		entry = linkEntry(key, last, each);
		appendLine(files.audit, entryLine(entry));
		last = entry;
	}
	writeFileAtomically(files.auditHead, headText(key, last));
	return entry!;
}

/** Reads the log and checks every link against the key and the head. The caller holds the audit lock. */
export function readAudit(files: AuditFiles, key: WorkspaceKey): AuditReading {
	const {lines, tornBytes} = readLines(files.audit);
	const entries: AuditEntry[] = [];
	let last = genesis;
	for (const [index, text] of lines.entries()) {
		const entry = readEntryLine(key, text);
		if (entry === undefined) return {entries, tornBytes, problem: {line: index + 1, code: 'AUDIT_LINE'}};
		const code = problemOf(entry, last);
		if (code !== undefined) return {entries, tornBytes, problem: {line: index + 1, code}};
		entries.push(entry);
		last = entry;
	}
	const code = endProblem(readHead(files.auditHead, key), last, entries.at(-1));
	return {entries, tornBytes, problem: code && {line: lines.length + 1, code}};
}

function problemOf(entry: AuditEntry, last: AuditHead): AuditProblem['code'] | undefined {
	if (entry.seq !== last.seq + 1 || entry.previous !== last.hash) return 'AUDIT_GAP';
	return entry.command === repairCommand && 'head' in entry.details ? 'AUDIT_HEAD' : undefined;
}

// The head may be one entry behind: the process died between the two writes.
function endProblem(head: AuditHead | 'missing' | 'foreign', last: AuditHead, entry: AuditEntry | undefined): AuditProblem['code'] | undefined {
	if (head === 'foreign' || head === 'missing') return 'AUDIT_HEAD';
	if (isSame(head, last) || isBefore(head, entry)) return undefined;
	return head.seq > last.seq ? 'AUDIT_TRUNCATED' : 'AUDIT_HEAD';
}

// The link that the next entry follows, and what must be noted about it.
function headBefore(files: AuditFiles, key: WorkspaceKey, lines: readonly string[]): {head: AuditHead; notes: Record<string, string | number>} {
	const head = readHead(files.auditHead, key);
	const last = lines.length === 0 ? undefined : readEntryLine(key, lines.at(-1)!);
	if (head === 'missing' || head === 'foreign') return {head: last ?? genesis, notes: {head}};
	return {head: last !== undefined && isBefore(head, last) ? last : head, notes: {}};
}

function isSame(head: AuditHead, last: AuditHead): boolean {
	return head.seq === last.seq && head.hash === last.hash;
}

function isBefore(head: AuditHead, entry: AuditEntry | undefined): boolean {
	return entry !== undefined && head.seq === entry.seq - 1 && head.hash === entry.previous;
}

function readHead(path: string, key: WorkspaceKey): AuditHead | 'missing' | 'foreign' {
	const bytes = readIfThere(path);
	return bytes === undefined ? 'missing' : (readHeadText(key, bytes.toString('utf8')) ?? 'foreign');
}

function readLines(path: string): {lines: string[]; wholeBytes: number; tornBytes: number} {
	const bytes = readIfThere(path) ?? Buffer.alloc(0);
	const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
	const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n').slice(0, -1);
	return {lines, wholeBytes, tornBytes: bytes.length - wholeBytes};
}

function appendLine(path: string, line: string): void {
	const file = openSync(path, 'a', 0o600);
	try {
		writeSync(file, `${line}\n`);
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
}

function readIfThere(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}
