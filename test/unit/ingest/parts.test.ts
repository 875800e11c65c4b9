import {mkdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {compare} from '../../../src/compare/compare.ts';
import {listAnnounced} from '../../../src/ingest/list-sources.ts';
import {type Bench, type ManifestedPart, commune, createBench, manifestOf, now} from './support.ts';

const person = (number: number): readonly [string, string, string, string] => ['', `07408000${String(number).padStart(4, '0')}`, `Nguyễn Văn ${'ABCDEGHIKL'[number % 10]}`, '05/04/1980'];
const people = (...numbers: readonly number[]) => commune(numbers.map(person));
const extract = {kind: 'extract', asOf: undefined} as const;

const first: ManifestedPart = {file: 'part-1.csv', content: people(1, 2, 3)};
const second: ManifestedPart = {file: 'part-2.csv', content: people(4, 5) + commune([person(6)], '25744').split('\n').slice(1).join('\n')};

function arrive(bench: Bench, parts: readonly ManifestedPart[], announced: readonly ManifestedPart[] = [first, second], more = {}): void {
	bench.file('manifest.json', manifestOf(announced, more));
	for (const {file, content} of parts) bench.file(file, content);
}

const completeness = (bench: Bench) => bench.rows(`SELECT s.file, u.unit, u.complete FROM source_units u JOIN sources s USING (source_id) WHERE s.state = 'current' ORDER BY ALL`);

describe('an extract in parts', () => {
	it('is whole when all parts of a unit are there', async () => {
		const bench = await createBench();
		arrive(bench, [first, second]);
		const summary = await bench.ingest(bench.folder, extract);
		expect(summary.manifests).toEqual([{file: expect.stringMatching(/manifest\.json$/), source: 'CSDLQG', asOf: '2022-08-15', parts: 2, missing: [], errors: []}]);
		expect(summary.sources).toMatchObject([{state: 'stored', complete: true, asOf: '2022-08-15', asOfOrigin: 'manifest'}, {state: 'stored', complete: true}]);
		expect(await listAnnounced(bench.store)).toEqual([
			{unit: '25741', name: 'Xã 25741', asOf: '2022-08-15', complete: true, rows: 5, announced: 5, missing: []},
			{unit: '25744', name: 'Xã 25744', asOf: '2022-08-15', complete: true, rows: 1, announced: 1, missing: []},
		]);
	});

	it('may lie in folders of its own, as Windows writes them', async () => {
		const bench = await createBench();
		for (const name of ['north', 'other']) mkdirSync(join(bench.folder, name));
		bench.file('manifest.json', manifestOf([{...first, file: 'north\\part-1.csv'}]));
		bench.file('north/part-1.csv', first.content);
		bench.file('beside.csv', people(9));
		const {manifests, sources, folders} = await bench.ingest(bench.folder, extract);
		expect([manifests[0].missing, sources.map(({state}) => state), folders]).toEqual([[], ['stored', 'stored'], ['other']]);
	});

	it('is used as far as it has come, and a later night makes it whole', async () => {
		const bench = await createBench();
		arrive(bench, [second]);
		const tonight = await bench.ingest('manifest.json', extract);
		expect([tonight.manifests[0].missing, tonight.sources.map(({complete}) => complete)]).toEqual([['part-1.csv'], [false]]);
		expect(await listAnnounced(bench.store)).toMatchObject([{unit: '25741', complete: false, rows: 2, announced: 5, missing: ['part-1.csv']}, {unit: '25744', complete: true, rows: 1}]);
		expect(await completeness(bench)).toEqual([{file: 'part-2.csv', unit: '25741', complete: false}, {file: 'part-2.csv', unit: '25744', complete: true}]);
		arrive(bench, [first]);
		const later = await bench.ingest(bench.folder, extract);
		expect([later.manifests[0].missing, later.sources.map(({state}) => state)]).toEqual([[], ['stored', 'skipped']]);
		expect((await completeness(bench)).map(({complete}) => complete)).toEqual([true, true, true]);
		expect(await bench.rows('SELECT DISTINCT complete FROM sources')).toEqual([{complete: true}]);
	});

	it('misses nobody in a unit until all its parts are there', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('25741.csv', commune([['HS1', '074080000001', 'Nguyễn Văn B', '05/04/1980'], ['HS9', '074080000099', 'Lê Thị Cúc', '17/09/1985', 'Nữ']])));
		const missed = async () => {
			await compare(bench.store, {now, threads: 1});
			return bench.rows(`SELECT record_a FROM findings WHERE code = 'NOT_IN_EXTRACT' AND status = 'open'`);
		};
		arrive(bench, [first]);
		await bench.ingest('manifest.json', extract);
		expect(await missed()).toEqual([]);
		arrive(bench, [second]);
		await bench.ingest('manifest.json', extract);
		expect(await missed()).toEqual([{record_a: '25741/HS9'}]);
	});

	it('may have no part yet, and a part may come without its manifest', async () => {
		const bench = await createBench();
		arrive(bench, []);
		expect(await bench.ingest(bench.folder, extract)).toMatchObject({sources: [], manifests: [{missing: ['part-1.csv', 'part-2.csv']}]});
		rmSync(join(bench.folder, 'manifest.json'));
		const {sources} = await bench.ingest([bench.file('again.csv', first.content), bench.file('other.csv', second.content)], extract);
		expect(sources).toMatchObject([{state: 'stored', complete: true, asOf: '2022-08-15'}, {state: 'stored', complete: true}]);
	});

	it('is not whole where the manifest does not say so, whatever the command says', async () => {
		const bench = await createBench();
		const half = {...second, complete: false};
		arrive(bench, [first, half], [first, half]);
		const {sources} = await bench.ingest(bench.folder, {...extract, complete: true});
		expect(sources.map(({complete}) => complete)).toEqual([false, false]);
	});

	it('refuses a part that is not the one of the manifest, and takes the others', async () => {
		const bench = await createBench();
		arrive(bench, [first, {...second, content: second.content.slice(0, -20)}]);
		const {sources, manifests, totals} = await bench.ingest(bench.folder, extract);
		expect(sources.map(({state, error}) => [state, error?.code, error?.exitCode])).toEqual([['stored', undefined, undefined], ['refused', 'PART_DIGEST', 3]]);
		expect([manifests[0].missing, totals.refused]).toEqual([['part-2.csv'], 1]);
		// The copy of a part under the name of another one is not that other one.
		bench.file('part-2.csv', first.content);
		expect((await bench.ingest(bench.folder, extract)).sources.map(({state, error}) => [state, error?.code])).toEqual([['skipped', undefined], ['refused', 'PART_DIGEST']]);
	});

	it('refuses a part with other rows than the manifest says', async () => {
		const bench = await createBench();
		arrive(bench, [first, second], [first, {...second, rows: 4}]);
		const {sources, manifests} = await bench.ingest(bench.folder, extract);
		expect(sources[1].error).toMatchObject({code: 'PART_ROWS', details: {announced: 4, found: 3}});
		expect(manifests[0].missing).toEqual(['part-2.csv']);
	});

	it('reads nothing of the folder of a manifest that is wrong, and all of the others', async () => {
		const bench = await createBench();
		arrive(bench, [first]);
		mkdirSync(join(bench.folder, 'broken'));
		bench.file('broken/manifest.json', '{"source": "x"');
		const broken = bench.file('broken/part-9.csv', people(9));
		const {sources, manifests} = await bench.ingest([bench.folder, 'broken', broken], extract);
		expect(sources.map(({file}) => file)).toEqual(['part-1.csv']);
		expect(manifests.map(({errors}) => errors.map(({code, exitCode}) => [code, exitCode]))).toEqual([[], [['MANIFEST_SYNTAX', 3]]]);
		expect((await bench.ingest('broken', extract)).manifests[0].errors).toHaveLength(1);
		bench.file('broken/manifest.json', manifestOf([{...first, as_of: '2027-01-01'}]));
		expect((await bench.ingest('broken', extract)).manifests[0].errors).toMatchObject([{code: 'MANIFEST_FUTURE', details: {asOf: '2027-01-01'}}]);
	});

	it('gives the unit of a part of one unit that names none, and reads what the manifest does not list', async () => {
		const bench = await createBench();
		const content = 'Số định danh cá nhân,Họ và tên\n074080001234,An\n';
		arrive(bench, [{file: 'a.csv', content}], [{file: 'a.csv', content, units: [{code: '25741', name: '', complete: true, rows: 1}]}]);
		bench.file('notes.txt', 'x');
		bench.file('more.csv', people(1));
		const {sources, ignored} = await bench.ingest(bench.folder, extract);
		expect(sources.map(({file, units, complete}) => [file, units, complete])).toEqual([['a.csv', ['25741'], true], ['more.csv', ['25741'], false], ['notes.txt', [], undefined]]);
		expect(ignored).toEqual([]);
	});

	it('is no matter of the local side', async () => {
		const bench = await createBench();
		arrive(bench, [first]);
		expect(await bench.ingest(bench.folder)).toMatchObject({manifests: [], ignored: ['manifest.json'], sources: [{state: 'stored'}]});
	});

	it('may have a part that is newer than the others, and a person counts as the newest says', async () => {
		const bench = await createBench();
		const newer = {file: 'part-2.csv', content: commune([['', '074080000001', 'Nguyễn Văn Bê', '05/04/1980'], person(4)]), as_of: '2022-08-20'};
		arrive(bench, [newer], [first, newer]);
		await bench.ingest(bench.folder, extract);
		arrive(bench, [first], [first, newer]);
		const {changes, sources} = await bench.ingest(bench.folder, extract);
		expect([changes, sources[0].state]).toEqual([{fresh: 2, changed: 0, unchanged: 0, deleted: 0, older: 1, vanished: 0}, 'stored']);
		expect(await bench.rows(`SELECT n.clean FROM records r JOIN names n ON n.name_id = r.full_name WHERE record_key = '074080000001'`)).toEqual([{clean: 'Nguyễn Văn Bê'}]);
		expect((await completeness(bench)).map(({complete}) => complete)).toEqual([true, true]);
	});

	it('replaces the extract before it unit by unit, when the unit is whole', async () => {
		const bench = await createBench();
		arrive(bench, [first, second]);
		await bench.ingest(bench.folder, extract);
		const [one, two] = [{file: 'part-1.csv', content: people(1, 2), as_of: '2022-08-22'}, {file: 'part-2.csv', content: people(4), as_of: '2022-08-22'}];
		arrive(bench, [one], [one, two], {as_of: '2022-08-22'});
		rmSync(join(bench.folder, 'part-2.csv'));
		await bench.ingest(bench.folder, extract);
		expect([await bench.keys(), (await completeness(bench)).find(({file}) => file === 'part-1.csv')?.complete]).toEqual([[1, 2, 3, 4, 5, 6].map(number => person(number)[1]), false]);
		arrive(bench, [two], [one, two], {as_of: '2022-08-22'});
		const {changes} = await bench.ingest(bench.folder, extract);
		expect([await bench.keys(), changes.vanished]).toEqual([[1, 2, 4, 6].map(number => person(number)[1]), 2]);
		// Last week's parts in the same folder are known; as files of their own they are older than what is whole.
		expect((await bench.ingest(bench.file('last-week.csv', people(1, 2, 3, 7)), {kind: 'extract'})).sources[0].error?.code).toBe('SOURCE_OLDER');
	});
});
