import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ingest} from '../../src/ingest/ingest.ts';
import {defaultConfig} from '../../src/config/config.ts';
import {Store} from '../../src/store/store.ts';
import {runs} from '../support/runs.ts';
import {manifestOf} from '../unit/ingest/support.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'rasoat-arrival-'));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** People have a unit for life: the even ones one, the odd ones the other. */
const unitOf = (person: number) => (person % 2 === 0 ? '25741' : '25744');
const idOf = (person: number) => `0740800000${String(person).padStart(2, '0')}`;

const heading = 'Số định danh cá nhân,Họ và tên,Thao tác,Giới tính,Ngày sinh,Mã xã';

interface Row {
	readonly person: number;
	readonly name: string;
	readonly deletes: boolean;
}

const rowText = ({person, name, deletes}: Row, delta: boolean) => `${idOf(person)},${name},${delta ? (deletes ? 'delete' : 'upsert') : ''},Nam,1980,${unitOf(person)}`;
const table = (rows: readonly Row[], delta: boolean) => [heading.replace('Thao tác', delta ? 'Thao tác' : 'Ghi chú'), ...rows.map(row => rowText(row, delta)), ''].join('\n');

const person = fc.integer({min: 0, max: 11});
const row: fc.Arbitrary<Row> = fc.record({person, name: fc.constantFrom('An', 'Ba', 'Ca', 'Da'), deletes: fc.boolean()});
const part = fc.uniqueArray(person, {minLength: 1, maxLength: 12});
const deltas = fc.array(fc.array(row, {minLength: 1, maxLength: 4}), {minLength: 3, maxLength: 3});

/** In the order of their days; the first one is older than the extract. */
const deltaDays = ['2022-08-10', '2022-08-16', '2022-08-20'];

/** What is older than a part says nothing of its unit, also where both come in one call. */
const olderChangesBesideTheirPart: [number[], Row[][], number[], boolean[]] = [
	[0], [4, 0, 0].map(number => [{person: number, name: 'An', deletes: false}]), [1, 4, 2, 0, 3], [false, true, true, false, false],
];

describe('parts and changes', () => {
	it('leave the same records in whatever order and company they arrive', async () => {
		await fc.assert(fc.asyncProperty(part, deltas, fc.shuffledSubarray([0, 1, 2, 3, 4], {minLength: 5}), fc.array(fc.boolean(), {minLength: 5, maxLength: 5}), async (people, changes, order, together) => {
			const half = Math.ceil(people.length / 2);
			const parts = [people.slice(0, half), people.slice(half)].map((each, index) =>
				({file: `part-${index}.csv`, content: table(each.map(number => ({person: number, name: 'Gốc', deletes: false})), false)})).filter(({content}) => content.split('\n').length > 2);
			const files = [...parts, ...changes.map((rows, index) => ({file: `delta_${deltaDays[index]}.csv`, content: table(rows, true)}))];
			writeFileSync(join(folder, 'manifest.json'), manifestOf(parts));
			for (const {file, content} of files) writeFileSync(join(folder, file), content);
			const arrivals = order.filter(index => index < files.length).map(index => files[index].file);
			expect(await recordsAfter(callsOf(arrivals, together))).toEqual(expected(people, changes));
		}), {...runs(5), examples: [olderChangesBesideTheirPart]});
	});
});

/** Some files come in one call. */
function callsOf(arrivals: readonly string[], together: readonly boolean[]): string[][] {
	const calls: string[][] = [];
	for (const [index, file] of arrivals.entries()) {
		if (together[index] && calls.length > 0) calls.at(-1)!.push(file);
		else calls.push([file]);
	}
	return calls;
}

async function recordsAfter(calls: readonly (readonly string[])[]): Promise<Record<string, string>> {
	const store = await Store.open({path: ':memory:', threads: 1, memory: '512MB'});
	try {
		for (const paths of calls) {
			const {sources} = await ingest({store, now: new Date('2026-11-23T00:00:00Z'), cwd: folder, limits: defaultConfig.ingest, threads: 1, heldFolder: join(folder, 'held'), temporary: join(folder, '.opened')}, {paths, kind: 'extract'});
			expect(sources.filter(({error}) => error !== undefined)).toEqual([]);
		}
		const rows = await store.rows<{key: string; name: string}>('test', 'SELECT record_key AS key, n.clean AS name FROM records r JOIN names n ON n.name_id = r.full_name');
		expect(await store.count('test', `SELECT count(*) FROM source_units u JOIN sources s USING (source_id) WHERE s.file LIKE 'part%' AND NOT u.complete`)).toBe(0);
		return Object.fromEntries(rows.map(({key, name}) => [key, name]));
	} finally {
		store.close();
	}
}

/** Counted by hand: everybody of the parts, then the changes since, day by day. What is older than the parts says something of other units only. */
function expected(people: readonly number[], [older, ...newer]: readonly (readonly Row[])[]): Record<string, string> {
	const records = new Map(people.map(number => [idOf(number), 'Gốc']));
	const whole = new Set(people.map(unitOf));
	for (const {person: number, name, deletes} of [...older.filter(each => !whole.has(unitOf(each.person))), ...newer.flat()]) {
		if (deletes) records.delete(idOf(number));
		else records.set(idOf(number), name);
	}
	return Object.fromEntries(records);
}
