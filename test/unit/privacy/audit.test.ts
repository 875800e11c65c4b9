import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {type AuditFiles, appendAudit, readAudit, startAudit} from '../../../src/privacy/audit.ts';
import type {AuditEvent} from '../../../src/privacy/audit-chain.ts';
import {type WorkspaceKey, readKey, recordTag, writeKey} from '../../../src/privacy/workspace-key.ts';

let folder: string;
let files: AuditFiles;
let key: WorkspaceKey;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-audit-'));
	files = {audit: join(folder, 'audit.jsonl'), auditHead: join(folder, 'audit.head.json')};
	writeKey(join(folder, 'key'), bytes => Buffer.alloc(bytes, 7));
	key = readKey(join(folder, 'key'));
	startAudit(files, key);
});

afterEach(() => rmSync(folder, {recursive: true}));

function event(command: string): AuditEvent {
	return {at: '2026-03-01T20:00:00.000Z', actor: 'hoa', command, exit: 0, details: {rows: 3, file: 'khu-1.csv', units: ['25747']}};
}

function append(...commands: string[]): void {
	for (const command of commands) appendAudit(files, key, event(command));
}

function lines(): string[] {
	return readFileSync(files.audit, 'utf8').trimEnd().split('\n');
}

function rewrite(change: (lines: string[]) => string[]): void {
	writeFileSync(files.audit, change(lines()).map(line => `${line}\n`).join(''));
}

describe('the audit chain', () => {
	it('links every entry to the one before', () => {
		append('init', 'ingest', 'compare');
		const {entries, problem, tornBytes} = readAudit(files, key);
		expect(problem).toBeUndefined();
		expect(tornBytes).toBe(0);
		expect(entries.map(entry => [entry.seq, entry.command])).toEqual([[1, 'init'], [2, 'ingest'], [3, 'compare']]);
		expect(entries[0].previous).toBe('0'.repeat(64));
		expect(entries[2].previous).toBe(entries[1].hash);
		expect(entries[1]).toMatchObject(event('ingest'));
	});

	it('gives the same bytes for the same events', () => {
		append('init');
		expect(lines()).toEqual([
			'{"actor":"hoa","at":"2026-03-01T20:00:00.000Z","command":"init","details":{"file":"khu-1.csv","rows":3,"units":["25747"]},"exit":0,'
			+ `"hash":"${readAudit(files, key).entries[0].hash}","previous":"${'0'.repeat(64)}","seq":1}`,
		]);
	});

	it('is sound when it is empty', () => {
		expect(readAudit(files, key)).toEqual({entries: [], tornBytes: 0});
	});

	it.each<[string, (lines: string[]) => string[], object]>([
		['a value that was changed', all => [all[0], all[1].replace('"rows":3', '"rows":4'), all[2]], {line: 2, code: 'AUDIT_LINE'}],
		['a blank that was put in', all => [all[0].replace('{', '{ '), all[1], all[2]], {line: 1, code: 'AUDIT_LINE'}],
		['a line that is no entry', all => [all[0], 'null', all[2]], {line: 2, code: 'AUDIT_LINE'}],
		['a line that was removed', all => [all[0], all[2]], {line: 2, code: 'AUDIT_GAP'}],
		['lines that changed places', all => [all[0], all[2], all[1]], {line: 2, code: 'AUDIT_GAP'}],
		['a line that stands twice', all => [all[0], all[0], all[1], all[2]], {line: 2, code: 'AUDIT_GAP'}],
		['the last line removed', all => all.slice(0, 2), {line: 3, code: 'AUDIT_TRUNCATED'}],
		['all lines removed', () => [], {line: 1, code: 'AUDIT_TRUNCATED'}],
	])('notices %s', (_name, change, problem) => {
		append('init', 'ingest', 'compare');
		rewrite(change);
		expect(readAudit(files, key).problem).toEqual(problem);
	});

	it('notices any one byte that was changed', () => {
		append('init', 'ingest');
		const sound = readFileSync(files.audit);
		for (let index = 0; index < sound.length; index++) {
			const damaged = Buffer.from(sound);
			damaged[index] ^= 1;
			writeFileSync(files.audit, damaged);
			const {problem, tornBytes} = readAudit(files, key);
			expect(problem !== undefined || tornBytes > 0, `byte ${index}`).toBe(true);
		}
	});

	it('notices entries written with another key, and a head that somebody made up', () => {
		append('init');
		const other = Buffer.alloc(32, 8) as WorkspaceKey;
		expect(readAudit(files, other).problem).toEqual({line: 1, code: 'AUDIT_LINE'});
		const {hash} = readAudit(files, key).entries[0];
		append('ingest');
		rewrite(all => all.slice(0, 1));
		writeFileSync(files.auditHead, JSON.stringify({seq: 1, hash, mac: hash}));
		expect(readAudit(files, key).problem).toEqual({line: 2, code: 'AUDIT_HEAD'});
	});

	it('notices that the head is gone, and goes on noticing after further entries', () => {
		append('init', 'ingest', 'compare');
		rewrite(all => all.slice(0, 2));
		rmSync(files.auditHead);
		expect(readAudit(files, key).problem).toEqual({line: 3, code: 'AUDIT_HEAD'});
		append('dedupe');
		expect(readAudit(files, key).problem).toEqual({line: 3, code: 'AUDIT_HEAD'});
		startAudit(files, key);
		expect(readAudit(files, key).problem).toEqual({line: 3, code: 'AUDIT_HEAD'});
	});

	it('keeps the gap where lines at the end were removed, though work goes on', () => {
		append('init', 'ingest', 'compare');
		rewrite(all => all.slice(0, 1));
		append('dedupe');
		expect(readAudit(files, key)).toMatchObject({problem: {line: 2, code: 'AUDIT_GAP'}, entries: [{command: 'init'}]});
		expect(JSON.parse(lines()[1])).toMatchObject({seq: 4, command: 'dedupe'});
	});
});

describe('crashes', () => {
	it('mends a torn last line and notes it', () => {
		append('init', 'ingest');
		const torn = lines()[1].slice(0, 40);
		appendFileSync(files.audit, torn);
		expect(readAudit(files, key)).toMatchObject({tornBytes: 40, entries: [{seq: 1}, {seq: 2}]});
		append('compare');
		const {entries, problem, tornBytes} = readAudit(files, key);
		expect([problem, tornBytes]).toEqual([undefined, 0]);
		expect(entries.map(entry => entry.command)).toEqual(['init', 'ingest', 'audit repair', 'compare']);
		expect(entries[2].details).toEqual({torn_bytes: 40});
	});

	it('does not take a torn line for a removed one: what the head knows must be there', () => {
		append('init', 'ingest');
		writeFileSync(files.audit, readFileSync(files.audit).subarray(0, -5));
		expect(readAudit(files, key).problem).toEqual({line: 2, code: 'AUDIT_TRUNCATED'});
	});

	it('accepts an entry that the head does not know yet', () => {
		append('init');
		const head = readFileSync(files.auditHead);
		append('ingest');
		writeFileSync(files.auditHead, head);
		expect(readAudit(files, key).problem).toBeUndefined();
		append('compare');
		expect(readAudit(files, key).problem).toBeUndefined();
		expect(readAudit(files, key).entries).toHaveLength(3);
	});
});

describe('the key', () => {
	it('is written once and never again', () => {
		expect(() => writeKey(join(folder, 'key'), bytes => Buffer.alloc(bytes, 1))).toThrow(/EEXIST/);
	});

	it.each([['KEY_MISSING', undefined], ['KEY_DAMAGED', ''], ['KEY_DAMAGED', 'abc'], ['KEY_DAMAGED', 'g'.repeat(64)]])('%s where it is %j', (code, text) => {
		const path = join(folder, 'other');
		if (text !== undefined) writeFileSync(path, text);
		expect(() => readKey(path)).toThrow(expect.objectContaining({code, exitCode: 5}));
	});

	it('tags records: the same in one workspace, another in the next, never the key itself', () => {
		const tag = recordTag(key, '25747/0001');
		expect(tag).toMatch(/^[0-9a-f]{32}$/);
		expect(recordTag(key, '25747/0001')).toBe(tag);
		expect(recordTag(key, '25747/0002')).not.toBe(tag);
		expect(recordTag(Buffer.alloc(32, 8) as WorkspaceKey, '25747/0001')).not.toBe(tag);
	});
});
