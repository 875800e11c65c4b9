import {chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {mostAttempts} from '../../../src/nightly/pull/retry.ts';
import {Random} from '../../../src/demo/random.ts';
import {ExtractServer, type Misdeed, type ServerBehaviour, extractOf, sha256} from '../../support/extract-server.ts';
import {Puller} from '../../support/pulling.ts';
import {testFolders} from '../../support/workspaces.ts';

const folders = testFolders();
const one = Buffer.from('one '.repeat(50_000));
const two = Buffer.from('two '.repeat(30_000));
const parts = {'part-001.csv': one, 'part-002.csv': two};
const whole = Object.fromEntries(Object.entries(extractOf(parts)).map(([name, bytes]) => [name, bytes.toString('latin1')]));

let server: ExtractServer;
let puller: Puller;

beforeEach(() => {
	puller = new Puller(folders.empty());
});

afterEach(() => server.stop());

async function serve(behaviour: ServerBehaviour = {}, files: Record<string, Buffer> = extractOf(parts)): Promise<string> {
	server = await ExtractServer.start(files, behaviour);
	return server.url;
}

const states = (summary: {parts: readonly {state: string}[]}) => summary.parts.map(part => part.state);
const codes = (summary: {errors: readonly {code: string}[]}) => summary.errors.map(error => error.code);

describe('a good line', () => {
	test('brings manifest and parts into one folder of the inbox, for this account alone, and leaves nothing on the way', async () => {
		const url = await serve();
		const summary = await puller.pull({url});
		expect(summary).toMatchObject({exitCode: 0, errors: [], source: 'CSDLQG', asOf: '2022-08-15', bytes: one.length + two.length});
		expect(states(summary)).toEqual(['arrived', 'arrived']);
		expect(puller.inbox).toEqual(whole);
		expect(puller.folders).toEqual([`2022-08-15_${sha256(whole['manifest.json']).slice(0, 8)}`]);
		expect(puller.partials).toEqual({});
		if (process.platform !== 'win32') expect(new Set(puller.fileModes)).toEqual(new Set([0o600]));
		expect(puller.locks).toBe(0);
	});

	test.each(['', '/', '/manifest.json'])('takes the address of the folder or of the manifest: …%s', async end => {
		const url = await serve();
		expect((await puller.pull({url: url + end})).exitCode).toBe(0);
	});

	test('asks again for the manifest only, as long as that is the same', async () => {
		const url = await serve();
		await puller.pull({url});
		const again = await puller.pull({url});
		expect([states(again), again.bytes]).toEqual([['present', 'present'], 0]);
		expect(server.asked.map(({path}) => path)).toEqual(['/extract/manifest.json', '/extract/part-001.csv', '/extract/part-002.csv', '/extract/manifest.json']);
	});

	test('fetches again what was changed or lost in the inbox', async () => {
		const url = await serve();
		const {folder} = await puller.pull({url});
		writeFileSync(join(folder, 'part-001.csv'), 'changed');
		expect(states(await puller.pull({url}))).toEqual(['arrived', 'present']);
		expect(puller.inbox).toEqual(whole);
	});

	test('puts another version beside the first, and fetches only what is new in it', async () => {
		const url = await serve();
		const first = await puller.pull({url});
		chmodSync(join(first.folder, 'part-001.csv'), 0o644);
		const newer = extractOf({'renamed.csv': one, 'part-002.csv': Buffer.from('newer')}, '2022-08-22');
		for (const [name, bytes] of Object.entries(newer)) server.files.set(name, bytes);
		const summary = await puller.pull({url});
		expect([states(summary), summary.bytes]).toEqual([['kept', 'arrived'], 5]);
		expect(puller.folders.map(name => name.slice(0, 10))).toEqual(['2022-08-15', '2022-08-22']);
		const renamed = join(summary.folder, 'renamed.csv');
		expect(readFileSync(renamed).equals(one)).toBe(true);
		if (process.platform !== 'win32') expect(statSync(renamed).mode & 0o777).toBe(0o600);
	});

	test('puts back the manifest where it is missing', async () => {
		const url = await serve();
		const {folder} = await puller.pull({url});
		rmSync(join(folder, 'manifest.json'));
		await puller.pull({url});
		expect(puller.inbox).toEqual(whole);
	});

	test('brings empty parts, too', async () => {
		const url = await serve({}, extractOf({'empty.csv': Buffer.alloc(0), 'part-001.csv': one}));
		expect(states(await puller.pull({url}))).toEqual(['arrived', 'arrived']);
		expect(states(await puller.pull({url}))).toEqual(['present', 'present']);
	});

	test('tells how far it is, part by part', async () => {
		await puller.pull({url: await serve()});
		expect(puller.events.filter(event => event.kind === 'part').map(({file, number, of, before}) => [file, number, of, before]))
			.toEqual([['part-001.csv', 1, 2, 0], ['part-002.csv', 2, 2, 0]]);
		expect(puller.events.findLast(event => event.kind === 'bytes')).toEqual({kind: 'bytes', arrived: two.length, total: two.length});
	});

	test('keeps parts in folders of their own, and in names that an address must spell otherwise', async () => {
		const url = await serve({}, extractOf({'huyện 1/phần #1%.csv': one}));
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(Object.keys(puller.inbox).toSorted()).toEqual(['huyện 1/phần #1%.csv', 'manifest.json']);
	});
});

describe('a bad line', () => {
	test.each([1, 2, 3, 4, 5])('that breaks off at any byte brings everything in the end (seed %i)', async seed => {
		const random = new Random(seed, 'line');
		const misdeeds: (() => Misdeed | undefined)[] = [
			() => undefined,
			() => ({cutAfter: random.integer(60_000)}),
			() => ({endAfter: random.integer(60_000)}),
			() => ({lieAbout: 1 + random.integer(1000)}),
			() => ({status: random.pick([429, 500, 503])}),
		];
		const url = await serve({misdeed: path => (path.endsWith('.json') ? undefined : random.pick(misdeeds)())});
		const summary = await puller.pull({url});
		expect([summary.exitCode, summary.bytes]).toEqual([0, one.length + two.length]);
		expect(puller.inbox).toEqual(whole);
		// Nothing that has arrived is sent twice: each request goes on at a place further on.
		const starts = server.askedFor('part-001.csv').map(({headers}) => Number(/\d+/.exec(headers.range ?? '0')![0]));
		expect(starts).toEqual(starts.toSorted((a, b) => a - b));
	});

	test('that brings nothing any more is given up; the next pull goes on where it stopped', async () => {
		const url = await serve({misdeed: (path, before) => (path.endsWith('002.csv') ? {cutAfter: before === 0 ? 7000 : 0} : undefined)});
		const first = await puller.pull({url});
		expect([first.exitCode, states(first), codes(first)]).toEqual([8, ['arrived', 'missing'], ['PULL_LINE']]);
		expect(first.errors[0].place).toEqual({file: 'part-002.csv'});
		expect(puller.partials).toEqual({[sha256(two).slice(0, 8)]: 7000});
		expect(Object.keys(puller.inbox)).toEqual(['manifest.json', 'part-001.csv']);
		server.behaviour = {};
		const second = await puller.pull({url});
		expect([second.exitCode, states(second), second.bytes]).toEqual([0, ['present', 'arrived'], two.length - 7000]);
		expect(server.asked.at(-1)!.headers).toMatchObject({range: 'bytes=7000-', 'if-range': `"${sha256(two).slice(0, 12)}"`});
		expect(puller.inbox).toEqual(whole);
	});

	test('pauses twice as long each time, and starts from the shortest after something has come', async () => {
		const url = await serve({misdeed: (path, before) => (path.endsWith('001.csv') && before !== 20 ? {cutAfter: before === 3 ? 9 : 0} : undefined)});
		await puller.pull({url});
		expect(puller.pauses.slice(0, 6)).toEqual([750, 1500, 3000, 750, 1500, 3000]);
		expect(Math.max(...puller.pauses)).toBeLessThanOrEqual(60_000);
	});

	test('leaves the other parts to the next pull', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {cutAfter: 0} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, states(summary), codes(summary)]).toEqual([8, ['missing', 'missing'], ['PULL_LINE']]);
		expect(server.askedFor('part-001.csv')).toHaveLength(mostAttempts);
		expect(server.askedFor('part-002.csv')).toEqual([]);
		expect(puller.folders).toEqual([]);
	});

	test('on which nothing comes any more is given up after the stall time', async () => {
		const url = await serve({misdeed: (path, before) => (path.endsWith('001.csv') && before === 0 ? {stallAfter: 1000} : undefined)});
		const summary = await puller.pull({url, stall: 50});
		expect(summary.exitCode).toBe(0);
		expect(puller.events).toContainEqual({kind: 'retry', failure: 'stalled', milliseconds: 750});
	});

	test('that cannot even bring the manifest ends with the line', async () => {
		const url = await serve({misdeed: () => ({cutAfter: 10})});
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_LINE', exitCode: 8, details: {failure: 'cut'}, place: {file: 'manifest.json'}});
		await server.stop();
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_LINE', exitCode: 8, details: {failure: 'unreachable'}});
		await serve();
		expect([puller.locks, existsSync(puller.paths.pull)]).toEqual([0, false]);
	});

	test('ends when the time is over, and what has come stays', async () => {
		const url = await serve({misdeed: path => (path.endsWith('002.csv') ? {stallAfter: 5000} : undefined)});
		const summary = await puller.pull({url, maxTime: 400});
		expect([summary.exitCode, states(summary), codes(summary)]).toEqual([8, ['arrived', 'missing'], ['PULL_TIME']]);
		expect(puller.partials).toEqual({[sha256(two).slice(0, 8)]: 5000});
	});

	test('an interruption ends it at once, and what has come stays', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {stallAfter: 5000} : undefined)});
		const pulling = puller.pull({url});
		await expect.poll(() => puller.events.some(event => event.kind === 'bytes')).toBe(true);
		puller.interruption.abort();
		await expect(pulling).rejects.toMatchObject({code: 'PULL_INTERRUPTED', exitCode: 130});
		expect([puller.partials, puller.locks]).toEqual([{[sha256(one).slice(0, 8)]: 5000}, 0]);
	});
});

describe('a server', () => {
	test('that knows no ranges sends the whole again', async () => {
		const url = await serve({ranges: false, misdeed: (path, before) => (path.endsWith('001.csv') && before < 3 ? {cutAfter: 1000 * (before + 1)} : undefined)});
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(puller.inbox).toEqual(whole);
	});

	test.each([
		['a date', () => ({'last-modified': 'Mon, 15 Aug 2022 00:00:00 GMT'}), 'Mon, 15 Aug 2022 00:00:00 GMT'],
		['a weak tag and a date', () => ({etag: 'W/"1"', 'last-modified': 'Mon, 15 Aug 2022 00:00:00 GMT'}), 'Mon, 15 Aug 2022 00:00:00 GMT'],
		['nothing', () => ({}), undefined],
	])('that tells versions apart by %s is asked with that', async (_by, validator, condition) => {
		const url = await serve({validator, misdeed: (path, before) => (path.endsWith('001.csv') && before === 0 ? {cutAfter: 1000} : undefined)});
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(server.askedFor('part-001.csv')[1].headers).toMatchObject({range: 'bytes=1000-'});
		expect(server.askedFor('part-001.csv')[1].headers['if-range']).toBe(condition);
	});

	test.each([['a tag', undefined], ['nothing', () => ({})]])('whose file changes between two ranges is asked for the whole (versions told apart by %s)', async (_by, validator) => {
		const old = Buffer.from('old '.repeat(50_000));
		const url = await serve({
			validator,
			misdeed: (path, before) => {
				if (!path.endsWith('001.csv') || before > 0) return undefined;
				setImmediate(() => server.files.set('part-001.csv', one));
				return {cutAfter: 1000};
			},
		}, {...extractOf(parts), 'part-001.csv': old});
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(puller.inbox).toEqual(whole);
	});

	test('that has the whole part here answers 416, and nothing is sent twice', async () => {
		// The length that is announced never comes: the part looks cut off though it is whole.
		const url = await serve({misdeed: (path, before) => (path.endsWith('001.csv') && before === 0 ? {lieAbout: 500} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, summary.bytes]).toEqual([0, one.length + two.length]);
		expect(puller.inbox).toEqual(whole);
	});

	test('that sends another range than the one it is asked for is asked for the whole at once', async () => {
		const url = await serve({misdeed: (path, before) => (path.endsWith('001.csv') ? [{cutAfter: 1000}, {rangeFrom: 500}][before] : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, summary.bytes]).toEqual([0, 1000 + one.length + two.length]);
	});

	test('that says no length is asked for the rest as well, and nothing that came is thrown away', async () => {
		const url = await serve({misdeed: (path, before) => (path.endsWith('001.csv') && before < 5 ? {endAfter: 30_000} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, summary.bytes]).toEqual([0, one.length + two.length]);
		expect(server.askedFor('part-001.csv').map(({headers}) => headers.range)).toEqual([undefined, 'bytes=30000-', 'bytes=60000-', 'bytes=90000-', 'bytes=120000-', 'bytes=150000-']);
	});

	test('that says a part is shorter than it is cannot make half of it pass', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {lieAbout: -100} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode === 0, states(summary)[0] === 'arrived', Object.keys(puller.inbox).includes('part-001.csv')]).toEqual([false, false, false]);
	});

	test('whose part is not that of the manifest is refused it, and the others arrive', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {body: Buffer.from('something else')} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, states(summary), codes(summary)]).toEqual([3, ['refused', 'arrived'], ['PULL_DIGEST']]);
		expect(Object.keys(puller.inbox)).toEqual(['manifest.json', 'part-002.csv']);
		expect(puller.partials).toEqual({});
	});

	test.each([
		['one part', {maxPart: 150_000}, ['refused', 'arrived'], 'PULL_PART_SIZE', two.length],
		['all parts together', {maxTotal: 300_000}, ['arrived', 'refused'], 'PULL_TOTAL_SIZE', one.length],
	])('may not send more than the limit of %s, and does not get to where its length says so', async (_of, limits, expected, code, bytes) => {
		const url = await serve();
		const summary = await puller.pull({url, ...limits});
		expect([summary.exitCode, states(summary), codes(summary), summary.bytes]).toEqual([3, expected, [code], bytes]);
		expect(puller.partials).toEqual({});
	});

	test('that sends without end is stopped at the limit, and leaves nothing', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {endless: true} : undefined)});
		const summary = await puller.pull({url, maxPart: 1_000_000});
		expect([summary.exitCode, states(summary), codes(summary)]).toEqual([3, ['refused', 'arrived'], ['PULL_PART_SIZE']]);
		expect(puller.partials).toEqual({});
	});

	test('that sends a manifest without end is stopped, too', async () => {
		const url = await serve({misdeed: () => ({endless: true})});
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_MANIFEST_SIZE', exitCode: 3});
	});

	test.each([
		['5', 5000],
		['Mon, 15 Aug 2022 00:00:30 GMT', 30_000],
		['soon', 750],
	])('that is busy is given the time it asks for: Retry-After: %s', async (after, pause) => {
		const url = await serve({misdeed: (_path, before) => (before === 0 ? {status: 429, headers: {'retry-after': after}} : undefined)});
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(puller.pauses).toEqual([pause, pause, pause]);
	});

	test('that wants to be left alone for an hour is left to the next pull, and another part is tried', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {status: 503, headers: {'retry-after': '3600'}} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, states(summary), codes(summary), puller.pauses]).toEqual([8, ['missing', 'arrived'], ['PULL_LINE'], []]);
	});

	test.each([
		[401, 'PULL_DENIED'],
		[403, 'PULL_DENIED'],
		[404, 'PULL_NOT_THERE'],
		[400, 'PULL_ANSWER'],
		[304, 'PULL_ANSWER'],
	])('that answers %i is not asked twice', async (status, code) => {
		const url = await serve({misdeed: () => ({status})});
		await expect(puller.pull({url})).rejects.toMatchObject({code, exitCode: 2, details: {status}});
		expect(server.asked).toHaveLength(1);
	});

	test('that lacks a part is refused that one, and the others arrive', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {status: 404} : undefined)});
		const summary = await puller.pull({url});
		expect([summary.exitCode, states(summary), codes(summary)]).toEqual([3, ['refused', 'arrived'], ['PULL_NOT_THERE']]);
	});
});

describe('a redirect', () => {
	test('on the same server is followed', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {status: 307, headers: {location: '/extract/moved.csv'}} : undefined)}, {...extractOf(parts), 'moved.csv': one});
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(puller.inbox).toEqual(whole);
	});

	test('to another server is refused, and that server sees nothing', async () => {
		const other = await ExtractServer.start(extractOf(parts));
		const url = await serve({misdeed: () => ({status: 302, headers: {location: `${other.url}/manifest.json`}})});
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_REDIRECT', exitCode: 2, details: {host: new URL(other.url).host}});
		expect(other.asked).toEqual([]);
		await other.stop();
	});

	test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'http://', '//elsewhere.example/'])('to %s is refused', async location => {
		const url = await serve({misdeed: () => ({status: 301, headers: {location}})});
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_REDIRECT'});
	});

	test('in a circle ends', async () => {
		const url = await serve({misdeed: () => ({status: 302, headers: {location: '/extract/manifest.json'}})});
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_ANSWER'});
		expect(server.asked.length).toBeLessThan(10);
	});
});

describe('a manifest', () => {
	test.each(['.hidden.csv', '~$part.csv', 'profile.yaml', 'PROFILE.yaml', 'a/.b/c.csv', 'part.csv.', 'a?.csv', 'con.csv', 'Lpt1', `${'x'.repeat(201)}.csv`])('that calls a part %s is refused', async name => {
		const url = await serve({}, extractOf({...parts, [name]: one}));
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_NAME', exitCode: 3, details: {name}});
		expect([server.asked.length, puller.folders]).toEqual([1, []]);
	});

	test('whose part would stand in the place of a folder is refused', async () => {
		const url = await serve({}, extractOf({'a/b.csv': one, A: two}));
		await expect(puller.pull({url})).rejects.toMatchObject({code: 'PULL_NAME', details: {name: 'A'}});
	});

	test.each(['../part.csv', '/part.csv', 'a\\..\\b.csv', 'C:part.csv'])('that leads out of the folder is refused: %s', async name => {
		const url = await serve({}, extractOf({[name]: one}));
		await expect(puller.pull({url})).rejects.toMatchObject({errors: [expect.objectContaining({code: 'MANIFEST_VALUE', exitCode: 3})]});
		expect(puller.folders).toEqual([]);
	});

	test('that is none is refused', async () => {
		const url = await serve({misdeed: () => ({body: Buffer.from('<html>')})});
		await expect(puller.pull({url})).rejects.toMatchObject({errors: [expect.objectContaining({code: 'MANIFEST_SYNTAX'})]});
	});

	test('that is another one now makes what nobody needs any more go', async () => {
		const url = await serve({misdeed: path => (path.endsWith('001.csv') ? {cutAfter: 1000} : undefined), ranges: false});
		await puller.pull({url});
		expect(puller.partials).toEqual({[sha256(one).slice(0, 8)]: 1000});
		for (const [name, bytes] of Object.entries(extractOf({'part-002.csv': two}, '2022-08-22'))) server.files.set(name, bytes);
		expect((await puller.pull({url})).exitCode).toBe(0);
		expect(puller.partials).toEqual({});
	});
});
