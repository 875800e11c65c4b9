import {existsSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {acceptSource} from '../../../src/ingest/accept.ts';
import {type Bench, commune, createBench, manifestOf, now, refusal} from './support.ts';

const people = (from: number, to: number, unit?: string) => commune(Array.from({length: to - from + 1}, (_, index) =>
	[`HS${from + index}`, `0740800${String(from + index).padStart(5, '0')}`, 'Nguyễn Văn An', '05/04/1980'] as const), unit);

const limits = {maxRejectedShare: 0.02, maxRejectedRows: 1000, maxShrinkShare: 0.2};
const held = ({folder}: Bench) => join(folder, '.held');
const accept = (bench: Bench, source: number) => acceptSource({store: bench.store, now, cwd: bench.folder, heldFolder: held(bench), temporary: join(bench.folder, '.opened'), limits, threads: 1}, source);
const states = (bench: Bench) => bench.rows('SELECT source_id AS source, state, reason FROM sources ORDER BY source_id');
const next = {asOf: '2022-08-16'} as const;

describe('a source that has lost many people', () => {
	it('waits, changes nothing, and comes in on an officer\'s word, though its file is gone', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', people(1, 50)));
		const path = bench.file('b.csv', people(1, 39));
		const {sources, totals} = await bench.ingest(path, next);
		expect([sources[0], totals]).toMatchObject([{state: 'held', source: 2, error: {code: 'SOURCE_SHRANK', exitCode: 7, details: {unit: '25741', before: 50, after: 39, maxShare: 0.2}}}, {stored: 0, refused: 0, held: 1}]);
		expect([(await bench.keys()).length, await states(bench)]).toEqual([50, [{source: 1, state: 'current', reason: null}, {source: 2, state: 'held', reason: 'SOURCE_SHRANK'}]]);
		expect(statSync(join(held(bench), '2/b.csv')).mode & 0o777).toBe(0o600);
		// The next nights name it again, under the same number.
		expect((await bench.ingest(path, {asOf: '2022-08-17'})).sources[0]).toMatchObject({state: 'held', source: 2, error: {code: 'SOURCE_HELD', exitCode: 7}});
		rmSync(path);
		const accepted = await accept(bench, 2);
		expect([accepted.sources[0], accepted.changes]).toMatchObject([{state: 'stored', source: 3, asOf: '2022-08-16', complete: true}, {unchanged: 39, vanished: 11}]);
		expect([(await bench.keys()).length, await states(bench), readdirSync(held(bench))]).toEqual([39, [{source: 1, state: 'replaced', reason: null}, {source: 3, state: 'current', reason: null}], []]);
		writeFileSync(path, people(1, 39));
		expect((await bench.ingest(path, next)).sources[0].state).toBe('skipped');
	});

	it.each([
		['a fifth', 40, 'stored'], ['more', 39, 'held'],
	] as const)('%s less: %i of 50 are %s', async (_, left, state) => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', people(1, 50)));
		expect((await bench.ingest(bench.file('b.csv', people(1, left)), next)).sources[0].state).toBe(state);
	});

	it('is let in at once where it is small, says that it is a part, or the limit is 1', async () => {
		const bench = await createBench();
		await bench.ingest([bench.file('a.csv', people(1, 12)), bench.file('c.csv', people(1, 40, '25744'))]);
		expect((await bench.ingest(bench.file('b.csv', people(1, 3)), next)).sources[0].state).toBe('stored');
		const path = bench.file('d.csv', people(1, 5, '25744'));
		expect((await bench.ingest(path, {...next, dryRun: true})).sources[0]).toMatchObject({state: 'held', source: undefined});
		expect((await bench.ingest(path, {...next, complete: false})).sources[0].state).toBe('stored');
		expect((await bench.ingest(bench.file('e.csv', people(1, 4, '25744')), {asOf: '2022-08-17'}, {limits: {...limits, maxShrinkShare: 1}})).sources[0].state).toBe('stored');
	});

	it.each([[58, 'stored'], [45, 'held']] as const)('is held, where a commune was split, against all that became of it together: 45 and %i of 120 are %s', async (left, state) => {
		const bench = await createBench();
		await bench.ingest([bench.file('a.csv', people(1, 40, '25741')), bench.file('b.csv', people(41, 80, '25747')), bench.file('c.csv', people(81, 120, '25750'))]);
		const {sources} = await bench.ingest([bench.file('d.csv', people(1, 45, '25747')), bench.file('e.csv', people(61, 60 + left, '25750'))], {asOf: '2025-08-10'});
		expect(sources.map(source => source.state)).toEqual([state, state]);
		if (state === 'held') expect(sources[1].error).toMatchObject({details: {unit: '25747 + 25750', before: 120, after: 90}});
	});

	it.each([[10, 'held'], [35, 'stored']] as const)('is held against all communes that became its unit: %i of 20 and 20 are %s', async (left, state) => {
		const bench = await createBench();
		await bench.ingest([bench.file('a.csv', people(1, 20, '25840')), bench.file('b.csv', people(21, 40, '25828'))]);
		const [source] = (await bench.ingest(bench.file('c.csv', people(1, left, '25840')), {asOf: '2025-08-10'})).sources;
		expect(source.state).toBe(state);
		if (state === 'held') expect(source.error).toMatchObject({details: {unit: '25840', before: 40, after: 10}});
	});

	it('does not hold up the others, but those that share a unit with it', async () => {
		const bench = await createBench();
		await bench.ingest([bench.file('a.csv', people(1, 50)), bench.file('b.csv', people(1, 50, '25744'))]);
		const files = [bench.file('1.csv', people(1, 10)), bench.file('2.csv', people(11, 20)), bench.file('3.csv', people(1, 49, '25744'))];
		const {sources} = await bench.ingest(files, next);
		expect(sources.map(({state, source}) => [state, source])).toEqual([['held', 3], ['held', 4], ['stored', 5]]);
		expect((await accept(bench, 4)).sources.map(({state}) => state)).toEqual(['stored', 'stored']);
		expect((await bench.keys('unit = \'25741\'')).length).toBe(20);
	});

	it('is a part of an extract where that makes a unit whole', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('old.csv', people(1, 60)), {kind: 'extract', asOf: '2022-08-01', complete: true});
		const parts = [{file: 'part-1.csv', content: people(1, 10)}, {file: 'part-2.csv', content: people(11, 20)}];
		bench.file('manifest.json', manifestOf(parts));
		const [one, two] = parts.map(({file, content}) => bench.file(file, content));
		expect((await bench.ingest(one, {kind: 'extract', asOf: undefined})).sources[0]).toMatchObject({state: 'stored', complete: false});
		expect((await bench.ingest(two, {kind: 'extract', asOf: undefined})).sources[0]).toMatchObject({state: 'held', error: {details: {before: 60, after: 20}}});
		expect((await bench.keys()).length).toBe(60);
		expect((await accept(bench, 3)).sources[0]).toMatchObject({state: 'stored', complete: true});
		expect((await bench.keys()).length).toBe(20);
	});

	it('is forgotten when a newer export of its unit has come', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', people(1, 50)));
		await bench.ingest(bench.file('b.csv', people(1, 9)), next);
		await bench.ingest(bench.file('c.csv', people(1, 51)), {asOf: '2022-08-17'});
		expect([(await states(bench)).map(({state}) => state), existsSync(join(held(bench), '2'))]).toEqual([['replaced', 'replaced', 'current'], false]);
		expect(await refusal(accept(bench, 2))).toEqual({codes: ['SOURCE_NOT_HELD'], exitCode: 2});
		expect(await refusal(accept(bench, 9))).toEqual({codes: ['SOURCE_UNKNOWN'], exitCode: 2});
	});

	it('does not come in where its copy is another file by now', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', people(1, 50)));
		await bench.ingest(bench.file('b.csv', people(1, 9)), next);
		writeFileSync(join(held(bench), '2/b.csv'), people(1, 8));
		expect(await refusal(accept(bench, 2))).toEqual({codes: ['HELD_CHANGED'], exitCode: 5});
		expect((await bench.keys()).length).toBe(50);
	});
});
