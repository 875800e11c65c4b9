import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type * as Link from '../../src/link/link.ts';
import {startingModel} from '../../src/link/model.ts';
import {fieldsOf} from '../../src/link/fields.ts';
import {peopleOf, type Resident} from '../support/people-of.ts';
import {runs} from '../support/runs.ts';

// Threads start from the built package, so the built engine is what is tested.
const built = new URL('../../dist/link/link.js', import.meta.url);
const {link} = existsSync(built) ? await import(built.href) as typeof Link : await import('../../src/link/link.ts');

const family = fc.constantFrom('Nguyễn', 'Ng.', 'N.', 'Trần', 'Lê', 'Hoàng', 'Huỳnh');
const middle = fc.constantFrom('Văn', 'V.', 'Thị', 'Minh', 'Kim Ngọc', '');
const given = fc.constantFrom('Hải', 'Hãi', 'Hùng', 'Hưng', 'Lan', 'Loan', 'Quý', 'Quí');
const birth = fc.constantFrom(19800405, 19800504, 19800406, 19800000, 19800101, 19810405, 19651120);
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), {nil: undefined});

const resident = fc.record({
	name: fc.option(fc.tuple(family, middle, given).map(parts => parts.filter(Boolean).join(' ')), {nil: undefined}),
	father: maybe(['Nguyễn Văn An', 'Nguyễn Văn Ân', 'N. V. An', 'Lê Tám']),
	mother: maybe(['Trần Thị Bé', 'Phạm Thị Sáu']),
	birth: fc.option(birth, {nil: undefined}),
	sex: maybe(['male', 'female'] as const),
	id: maybe(['074080123456', '074080123457', '074080213456', '74080123456', '079065000001']),
	oldId: maybe(['280123456', '280123457']),
	unit: maybe(['25741', '25744']),
	hamlet: maybe(['Khu phố 1', 'Khu phố 2']),
	household: maybe(['H1', 'H2']),
	address: maybe(['12 Lê Lợi', '13 Lê Lợi']),
	phone: maybe(['0901234567', '0907654321']),
	email: maybe(['an@vd.vn', 'ann@vd.vn']),
	customs: fc.record({insurance: maybe(['123456', '123457']), job: maybe(['thợ may', 'thợ mộc', 'giáo viên'])}),
}).map(({customs, ...rest}) => ({...rest, customs: Object.fromEntries(Object.entries(customs).filter(([, value]) => value !== undefined)) as Record<string, string>}));

const residents = fc.array(resident, {minLength: 2, maxLength: 40}).map(list => list.map((each, index): Resident => ({...each, key: `K${String(index).padStart(3, '0')}`})));
const types = {insurance: 'id', job: 'text'};

describe('link', () => {
	it('gives the same pairs and weights with and without pruning', async () => {
		await fc.assert(fc.asyncProperty(residents, async list => {
			const people = await peopleOf(list, types);
			const model = startingModel(fieldsOf(people), people, 0.01);
			const pruned = await link(people, {mode: 'within', threads: 1, model});
			const whole = await link(people, {mode: 'within', threads: 1, model, prune: false});
			expect({a: pruned.a, b: pruned.b, weight: pruned.weight}).toEqual({a: whole.a, b: whole.b, weight: whole.weight});
		}), runs(40));
	});

	it('gives the same pairs in any order of rows', async () => {
		await fc.assert(fc.asyncProperty(residents, fc.infiniteStream(fc.nat()), async (list, stream) => {
			const shuffled = list.map(each => ({each, at: stream.next().value})).toSorted((x, y) => x.at - y.at).map(({each}) => each);
			const [one, other] = [await scored(list), await scored(shuffled)];
			expect(other).toEqual(one);
		}), runs(20));
	});

	it('is the same at 1, 2 and 4 threads', async () => {
		const list = fc.sample(fc.array(resident, {minLength: 600, maxLength: 600}), {numRuns: 1, seed: 7})[0];
		const people = await peopleOf(list.map((each, index) => ({...each, key: `K${String(index).padStart(5, '0')}`})), types);
		const model = startingModel(fieldsOf(people), people, 0.001);
		const results = [];
		for (const threads of [1, 2, 4]) {
			const {a, b, weight} = await link(people, {mode: 'within', threads, model});
			results.push({pairs: a.length, digest: digestOf(a, b, weight)});
		}
		expect(results[0].pairs).toBeGreaterThan(100);
		expect(results[1]).toEqual(results[0]);
		expect(results[2]).toEqual(results[0]);
	});
});

function digestOf(...columns: readonly (Int32Array | Float64Array)[]): string {
	const hash = createHash('sha256');
	for (const column of columns) hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
	return hash.digest('hex');
}

async function scored(list: readonly Resident[]): Promise<string[]> {
	const people = await peopleOf(list, types);
	const {a, b, weight} = await link(people, {mode: 'within', threads: 1});
	const key = (row: number): string => list[people.recordIds[row] - 1].key;
	return Array.from(a, (row, index) => `${key(row)} ${key(b[index])} ${weight[index].toFixed(9)}`);
}
