import {createHmac} from 'node:crypto';
import {canonicalJson} from './canonical-json.ts';
import type {WorkspaceKey} from './workspace-key.ts';

export type AuditValue = string | number | boolean | readonly string[];

/** What a command leaves in the log, before it has its place in the chain. */
export interface AuditEvent {
	/** ISO time. */
	readonly at: string;
	readonly actor: string;
	readonly command: string;
	readonly exit: number;
	/** Counts, base names, digests and record tags; never a personal value, never what the user typed. */
	readonly details: Readonly<Record<string, AuditValue>>;
}

export interface AuditEntry extends AuditEvent {
	/** Counts from 1 without a gap. */
	readonly seq: number;
	/** The hash of the entry before. */
	readonly previous: string;
	readonly hash: string;
}

/** The last link, kept beside the log: without it nobody would see that lines at the end are gone. */
export interface AuditHead {
	readonly seq: number;
	readonly hash: string;
}

/** What the first entry follows. */
export const genesis: AuditHead = {seq: 0, hash: '0'.repeat(64)};

export function linkEntry(key: WorkspaceKey, head: AuditHead, event: AuditEvent): AuditEntry {
	const {at, actor, command, exit, details} = event;
	const body = {seq: head.seq + 1, at, actor, command, exit, details, previous: head.hash};
	return {...body, hash: hashOf(key, body)};
}

/** The one way an entry is written; a line that differs by a blank is not ours. */
export function entryLine(entry: AuditEntry): string {
	return canonicalJson(entry);
}

/** The entry of a line; `undefined` where it is none or its hash is not this key's. */
export function readEntryLine(key: WorkspaceKey, line: string): AuditEntry | undefined {
	const value = parse(line);
	if (!isEntry(value) || entryLine(value) !== line) return undefined;
	const {hash, ...body} = value;
	return hash === hashOf(key, body) ? value : undefined;
}

export function headText(key: WorkspaceKey, {seq, hash}: AuditHead): string {
	return `${canonicalJson({seq, hash, mac: macOf(key, seq, hash)})}\n`;
}

/** `undefined` where the text is no head, or was not written with this key. */
export function readHeadText(key: WorkspaceKey, text: string): AuditHead | undefined {
	const value = parse(text) as {seq?: unknown; hash?: unknown; mac?: unknown} | null | undefined;
	const {seq, hash, mac} = value ?? {};
	if (typeof seq !== 'number' || typeof hash !== 'string') return undefined;
	return mac === macOf(key, seq, hash) ? {seq, hash} : undefined;
}

function hashOf(key: WorkspaceKey, {previous, ...rest}: Omit<AuditEntry, 'hash'>): string {
	return createHmac('sha256', key).update(previous).update(canonicalJson(rest)).digest('hex');
}

function macOf(key: WorkspaceKey, seq: number, hash: string): string {
	return createHmac('sha256', key).update(`head:${seq}:${hash}`).digest('hex');
}

function isEntry(value: unknown): value is AuditEntry {
	if (typeof value !== 'object' || value === null) return false;
	const entry = value as Partial<Record<keyof AuditEntry, unknown>>;
	return typeof entry.seq === 'number'
		&& typeof entry.exit === 'number'
		&& typeof entry.details === 'object'
		&& [entry.at, entry.actor, entry.command, entry.previous, entry.hash].every(each => typeof each === 'string');
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
