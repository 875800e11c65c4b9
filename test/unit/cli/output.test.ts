import {readFileSync} from 'node:fs';
import {CommanderError} from 'commander';
import {describe, expect, it} from 'vitest';
import {failureOf} from '../../../src/cli/failure.ts';
import {jsonDocument, presentFailure, presentStack} from '../../../src/cli/output.ts';
import {KnownError, exitCodes} from '../../../src/errors.ts';
import {messagesOf} from '../../../src/messages/index.ts';
import {LockHeldError} from '../../../src/store/lock.ts';
import {StoreError} from '../../../src/store/store-error.ts';
import {fakeTerminal} from '../../support/fake-terminal.ts';

const messages = messagesOf('en');

function system(code: string): Error {
	return Object.assign(new Error(`${code}: no`), {code, path: '/srv/khu/data'});
}

describe('failureOf', () => {
	const held = new LockHeldError({pid: 7, host: 'pc-1', command: 'run', startedAt: '2026-03-01T20:00:00.000Z', token: 't'});

	it.each<[string, unknown, number, string[]]>([
		['one of ours', new KnownError('DISK_FULL', 6), 6, ['DISK_FULL']],
		['several of ours', new AggregateError([new KnownError('CONFIG_SYNTAX', 2), new KnownError('KEY_MISSING', 5)]), 2, ['CONFIG_SYNTAX', 'KEY_MISSING']],
		['a held lock', held, 4, ['STORE_LOCKED']],
		["DuckDB's own lock", new StoreError('STORE_LOCKED', 'open'), 4, ['STORE_LOCKED']],
		['memory', new StoreError('STORE_MEMORY', 'dedupe'), 6, ['STORE_MEMORY']],
		['disk', new StoreError('STORE_DISK', 'dedupe'), 6, ['STORE_DISK']],
		['damage', new StoreError('STORE_DAMAGED', 'open'), 5, ['STORE_DAMAGED']],
		['a newer store', new StoreError('STORE_NEWER', 'migrate'), 5, ['STORE_NEWER']],
		['a failed step', new StoreError('STORE_FAILED', 'dedupe: block'), 70, ['STORE_FAILED']],
		['an interrupted step', new StoreError('STORE_INTERRUPTED', 'dedupe'), 130, ['STORE_INTERRUPTED']],
		['a full disk', system('ENOSPC'), 6, ['DISK_FULL']],
		['a forbidden folder', system('EACCES'), 2, ['FILE_FORBIDDEN']],
		['a file where a folder should be', system('ENOTDIR'), 2, ['FILE_MISSING']],
		['an array too long', new RangeError('Invalid typed array length: 9e15'), 6, ['OUT_OF_MEMORY']],
		['a worker without memory', system('ERR_WORKER_OUT_OF_MEMORY'), 6, ['OUT_OF_MEMORY']],
		['an unknown option', new CommanderError(1, 'commander.unknownOption', "error: unknown option '--x'"), 2, ['USAGE_OPTION']],
		['a fault', new TypeError('x is not a function'), 70, ['FAULT']],
		['an error within the runtime', system('ESOMETHING'), 70, ['FAULT']],
		['no error at all', 'thrown text', 70, ['FAULT']],
		['an aggregate with a fault in it', new AggregateError([new KnownError('CONFIG_SYNTAX', 2), new Error('x')]), 70, ['FAULT']],
		['an empty aggregate', new AggregateError([]), 70, ['FAULT']],
	])('knows %s', (_name, error, exitCode, codes) => {
		const failure = failureOf(error, messages, 'check');
		expect(failure.exitCode).toBe(exitCode);
		expect(failure.errors.map(each => each.code)).toEqual(codes);
	});

	it('tells who holds the workspace', () => {
		const [{message}] = failureOf(held, messages, 'check').errors;
		expect(message).toContain('"rasoat run", process 7 on pc-1, since 2026-03-02 03:00');
	});

	it('repeats nothing of what a library said', () => {
		const error = new StoreError('STORE_FAILED', 'dedupe: block', {cause: new Error('Conversion Error: "Nguyễn Văn An"')});
		expect(JSON.stringify(failureOf(error, messages, 'check'))).not.toContain('Nguyễn');
	});

	it('does not let a sentence that fails hide the failure', () => {
		const failure = failureOf(new KnownError('HEADINGS_AMBIGUOUS', 2), messages, 'run');
		expect(failure.errors[0]).toMatchObject({code: 'HEADINGS_AMBIGUOUS', message: 'the command failed with HEADINGS_AMBIGUOUS'});
	});

	it('names the option, the proposal and where to read more', () => {
		const error = new CommanderError(1, 'commander.unknownOption', "error: unknown option '--limt'\n(Did you mean --limit?)");
		expect(failureOf(error, messages, 'audit list').errors[0].message)
			.toBe('there is no option --limt here (did you mean --limit?); see "rasoat audit list --help"');
	});

	it('stars out what may be an ID in a wrong argument', () => {
		const error = new CommanderError(1, 'commander.unknownCommand', "error: unknown command '074080001201'");
		expect(failureOf(error, messages, '').errors[0].message).toContain('"************"');
	});
});

describe('presentFailure', () => {
	it('tells the place before the sentence, a near file by its near name', async () => {
		const terminal = fakeTerminal({cwd: '/srv/khu'});
		const error = new AggregateError([
			new KnownError('CONFIG_SYNTAX', 2, {}, {file: '/srv/khu/rasoat.yaml', line: 3, column: 5}),
			new KnownError('KEY_MISSING', 5, {}, {file: '/srv/other/data/key'}),
			new KnownError('DISK_FULL', 6),
		]);
		await presentFailure('check', failureOf(error, messages, 'check'), {terminal, messages, json: false, color: true});
		expect(terminal.out).toEqual([]);
		expect(terminal.err.map(line => line.slice(0, 50))).toEqual([
			'Error: rasoat.yaml, line 3, column 5: this is not ',
			"Error: /srv/other/data/key: the workspace's key is",
			'Error: the disk is full; make room and run the com',
		]);
	});

	it('colours only where a terminal is and nobody said no', async () => {
		const failure = failureOf(new KnownError('DISK_FULL', 6), messages, '');
		const written = async (columns: number | undefined, color: boolean) => {
			const terminal = fakeTerminal({columns});
			await presentFailure('', failure, {terminal, messages, json: false, color});
			return terminal.err.join('').includes('\u001B[31m');
		};
		expect([await written(80, true), await written(80, false), await written(undefined, true)]).toEqual([true, false, false]);
	});
});

describe('jsonDocument', () => {
	it('writes numbers, dates, maps and bigints so that every reader understands them', () => {
		const data = {rows: 12n, huge: 2n ** 60n, at: new Date(0), counts: new Map([['a', 1n]]), none: undefined};
		expect(jsonDocument({command: 'findings list', exitCode: 1, data, errors: []})).toBe(
			'{"schema":"rasoat.findings.list.v1","command":"findings list","ok":true,"code":1,'
			+ '"data":{"rows":12,"huge":"1152921504606846976","at":"1970-01-01T00:00:00.000Z","counts":{"a":1}},"errors":[]}');
	});
});

describe('docs/json/envelope.schema.json', () => {
	const schema = JSON.parse(readFileSync(new URL('../../../docs/json/envelope.schema.json', import.meta.url), 'utf8'));

	it('says what the documents hold', async () => {
		const terminal = fakeTerminal();
		const error = new KnownError('CONFIG_KEY', 2, {path: 'x', proposal: undefined}, {file: '/x', line: 1, column: 2});
		await presentFailure('audit list', failureOf(error, messages, 'audit list'), {terminal, messages, json: true, color: false});
		const document = JSON.parse(terminal.out.join(''));
		expect(Object.keys(document)).toEqual(schema.required);
		expect(document.schema).toMatch(new RegExp(schema.properties.schema.pattern));
		const entry = schema.properties.errors.items;
		expect(Object.keys(document.errors[0])).toEqual(entry.required);
		expect(document.errors[0].code).toMatch(new RegExp(entry.properties.code.pattern));
		expect(Object.keys(document.errors[0].place)).toEqual(Object.keys(entry.properties.place.properties));
	});

	it('knows every exit code', () => {
		expect(schema.properties.code.enum).toEqual(Object.values(exitCodes));
	});
});

describe('presentStack', () => {
	it('goes through all causes and stars out long numbers', () => {
		const terminal = fakeTerminal();
		presentStack(new StoreError('STORE_FAILED', 'ingest', {cause: new Error('value 074080001201 is bad')}), terminal);
		const text = terminal.err.join('');
		expect(text).toContain('StoreError: STORE_FAILED in step "ingest"');
		expect(text).toContain('value ************ is bad');
	});
});
