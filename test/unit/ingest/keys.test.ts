import {describe, expect, it} from 'vitest';
import {Random} from '../../../src/demo/random.ts';
import {drawGivenWords, drawSurname} from '../../../src/demo/names.ts';
import {type Bench, commune, createBench} from './support.ts';

const an = ['HS1', '074080001234', 'Nguyễn Văn An', '05/04/1980'] as const;
const binh = ['HS2', '074185004321', 'Trần Thị Bình', '17/09/1985', 'Nữ'] as const;

/** Record key → name. */
async function people({rows}: Bench, where = 'true'): Promise<Record<string, string>> {
	const found = await rows<{key: string; name: string}>(`SELECT record_key AS key, n.clean AS name FROM records r JOIN names n ON n.name_id = r.full_name
		WHERE ${where} ORDER BY record_key`);
	return Object.fromEntries(found.map(({key, name}) => [key, name]));
}

describe('a code twice', () => {
	const twice = [an, ['HS1', '', 'Lê Cúc', '1990', 'Nữ'], ['HS1', '', 'Vũ Dũng', '1991']] as const;

	it('gives a second key, and a finding until it is mended', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune(twice)));
		expect(await people(bench)).toEqual({'25741/HS1': 'Nguyễn Văn An', '25741/HS1~2': 'Lê Cúc', '25741/HS1~3': 'Vũ Dũng'});
		expect(await bench.rows('SELECT code, step, unit, record_a, record_b, field, current_value, status FROM findings ORDER BY record_b')).toEqual(['25741/HS1~2', '25741/HS1~3'].map(other => (
			{code: 'RECORD_CODE_SHARED', step: 'ingest', unit: '25741', record_a: '25741/HS1', record_b: other, field: 'record_code', current_value: 'HS1', status: 'open'})));
		await bench.ingest(bench.file('b.csv', commune([an, ['HS7', '', 'Lê Cúc', '1990', 'Nữ']])), {asOf: '2022-08-16'});
		expect(await bench.rows('SELECT DISTINCT status FROM findings')).toEqual([{status: 'settled'}]);
	});

	it('stays with the same people when their rows change places', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune(twice)));
		const before = await people(bench);
		await bench.ingest(bench.file('b.csv', commune(twice.toReversed())), {asOf: '2022-08-16'});
		expect(await people(bench)).toEqual(before);
	});

	it('in two parts of one export is twice, too', async () => {
		const bench = await createBench();
		await bench.ingest([bench.file('a.csv', commune([an])), bench.file('b.csv', commune([['HS1', '', 'Lê Cúc', '1990']]))]);
		expect(await bench.keys()).toEqual(['25741/HS1', '25741/HS1~2']);
	});
});

describe('another unit', () => {
	it('leaves a record its key, tonight and later', async () => {
		const bench = await createBench();
		const both = (here: Parameters<typeof commune>[0], there: Parameters<typeof commune>[0]) => commune(here) + commune(there, '25744').split('\n').slice(1).join('\n');
		await bench.ingest(bench.file('a.csv', both([an, binh], [['HS3', '', 'Lê Cúc', '1990']])));
		for (const asOf of ['2022-08-16', '2022-08-17']) {
			await bench.ingest(bench.file(`${asOf}.csv`, both([binh], [['HS3', '', 'Lê Cúc', '1990'], an])), {asOf});
			expect(await people(bench, 'unit = \'25744\'')).toEqual({'25741/HS1': 'Nguyễn Văn An', '25744/HS3': 'Lê Cúc'});
		}
	});

	it('with the same code is somebody else where neither ID nor name is the same', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an]) + commune([binh], '25744').split('\n').slice(1).join('\n')));
		await bench.ingest(bench.file('b.csv', commune([binh], '25744') + commune([['HS1', '', 'Lê Cúc', '1990']], '25744').split('\n').slice(1).join('\n')), {asOf: '2022-08-16'});
		expect(await people(bench)).toEqual({'25741/HS1': 'Nguyễn Văn An', '25744/HS1': 'Lê Cúc', '25744/HS2': 'Trần Thị Bình'});
	});
});

describe('the reorganisation of 2025', () => {
	it('keeps keys in the units that followed, and lets go of the old ones when all have come', async () => {
		const bench = await createBench();
		await bench.ingest([bench.file('25741.csv', commune([an, binh, ['HS3', '', 'Lê Cúc', '1990']])), bench.file('25753.csv', commune([['HS1', '', 'Vũ Dũng', '1991']], '25753'))]);
		await bench.ingest(bench.file('n1.csv', commune([an, ['HS9', '', 'Vũ Dũng', '1991']], '25747')), {asOf: '2025-07-10'});
		expect(await people(bench)).toEqual({'25741/HS1': 'Nguyễn Văn An', '25741/HS2': 'Trần Thị Bình', '25741/HS3': 'Lê Cúc', '25747@2025/HS9': 'Vũ Dũng'});
		await bench.ingest(bench.file('n2.csv', commune([binh], '25750')), {asOf: '2025-07-11'});
		expect(await people(bench)).toEqual({'25741/HS1': 'Nguyễn Văn An', '25741/HS2': 'Trần Thị Bình', '25747@2025/HS9': 'Vũ Dũng'});
		expect(await bench.rows('SELECT file, state FROM sources ORDER BY source_id')).toEqual([
			{file: '25741.csv', state: 'replaced'}, {file: '25753.csv', state: 'replaced'}, {file: 'n1.csv', state: 'current'}, {file: 'n2.csv', state: 'current'},
		]);
		expect((await bench.ingest(bench.file('old.csv', commune([an])), {asOf: '2025-06-30'})).sources[0].error?.code).toBe('SOURCE_OLDER');
	});

	it('does not take a reused code for the commune that had it before', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([['HS1', '', 'Lê Cúc', '1990']], '25840')));
		await bench.ingest(bench.file('b.csv', commune([an], '25840')), {asOf: '2025-07-10', complete: false});
		expect(await people(bench)).toEqual({'25840/HS1': 'Lê Cúc', '25840@2025/HS1': 'Nguyễn Văn An'});
	});
});

describe('an extract', () => {
	it('is keyed by ID, else by code, else by number', async () => {
		const bench = await createBench();
		const content = 'Mã công dân,Số định danh cá nhân,Họ và tên,Mã xã\nX1,074080001234,An,25741\nX2,074080001234,Ba,25741\nX3,,Ca,25741\n,,Da,25741\n,074-O,E,25741\n';
		await bench.ingest(bench.file('e.csv', content), {kind: 'extract'});
		expect(await people(bench)).toEqual({'074080001234': 'An', '074080001234~2': 'Ba', 'X3': 'Ca', '25741/n1': 'Da', '074O': 'E'});
		expect(await bench.rows('SELECT * FROM findings')).toEqual([]);
	});

	it('is a part unless it says more, and lies beside the local side', async () => {
		const bench = await createBench();
		await bench.ingest(bench.file('a.csv', commune([an])));
		await bench.ingest(bench.file('e1.csv', commune([an, binh])), {kind: 'extract'});
		await bench.ingest(bench.file('e2.csv', commune([binh])), {kind: 'extract', asOf: '2022-08-16'});
		expect(await bench.keys('extract')).toEqual(['074080001234', '074185004321']);
		await bench.ingest(bench.file('e3.csv', commune([['X', '074080001235', 'Ai', '']])), {kind: 'extract', asOf: '2022-08-17', complete: true});
		expect([await bench.keys('extract'), await bench.keys('NOT extract')]).toEqual([['074080001235'], ['25741/HS1']]);
	});
});

type Person = {id: string; name: string; birth: string; sex: string; household: string};

function plain(persons: readonly Person[]): string {
	return ['Số định danh cá nhân,Họ và tên,Ngày sinh,Giới tính,Số hộ khẩu,Mã xã', ...persons.map(({id, name, birth, sex, household}) =>
		`${id},${name},${birth},${sex},${household},25741`), ''].join('\n');
}

function drawPeople(count: number, random: Random): Person[] {
	return Array.from({length: count}, (_, index) => {
		const sex = random.chance(0.5) ? 'male' : 'female';
		const year = 1940 + random.integer(80);
		const family = drawSurname(random, 'south');
		const {middle, given} = drawGivenWords(random, sex, year, '');
		const digits = `${year < 2000 ? (sex === 'male' ? 0 : 1) : (sex === 'male' ? 2 : 3)}${String(year % 100).padStart(2, '0')}`;
		return {
			id: random.chance(0.1) ? '' : `074${digits}${String(random.integer(1e6)).padStart(6, '0')}`,
			name: [family, middle, given].filter(Boolean).join(' '),
			birth: `${String(1 + random.integer(28)).padStart(2, '0')}/${String(1 + random.integer(12)).padStart(2, '0')}/${year}`,
			sex: sex === 'male' ? 'Nam' : 'Nữ', household: `HK${Math.floor(index / 4)}`,
		};
	});
}

/** Changes every twentieth person: a letter of the name, the day of birth or the ID. */
function mend(person: Person, index: number): Person {
	if (index % 20 !== 0) return person;
	if (index % 60 === 0) return {...person, name: person.name.replace(/\S+$/, word => `${word.slice(0, -1)}${word.endsWith('n') ? 'm' : 'n'}`)};
	if (index % 60 === 20) return {...person, birth: person.birth.replace(/^\d\d/, day => String((Number(day) % 28) + 1).padStart(2, '0'))};
	return {...person, id: `074099${String(index).padStart(6, '0')}`};
}

describe('without a code column', () => {
	it('rows are numbered, and numbers are never used again', async () => {
		const bench = await createBench();
		const persons = drawPeople(6, new Random(1, 'test'));
		await bench.ingest(bench.file('a.csv', plain(persons)));
		expect(await bench.keys()).toEqual([1, 2, 3, 4, 5, 6].map(number => `25741/n${number}`));
		await bench.ingest(bench.file('b.csv', plain(persons.slice(0, 5))), {asOf: '2022-08-16'});
		const {keys} = await bench.ingest(bench.file('c.csv', plain([...drawPeople(1, new Random(9, 'test')), ...persons.slice(0, 5)])), {asOf: '2022-08-17'});
		expect(keys).toEqual({kept: 5, fresh: 1});
		expect(await bench.keys('line = 2')).toEqual(['25741/n7']);
	});

	it('keep their keys when names, dates and IDs of 5 % of a commune are mended', async () => {
		const bench = await createBench();
		const random = new Random(7, 'test');
		const persons = drawPeople(2000, random);
		await bench.ingest(bench.file('a.csv', plain(persons)));
		const mended = persons.map(mend);
		const shuffled = mended.map((person, index) => ({person, index})).toSorted((a, b) => ((a.index * 7919) % 2000) - ((b.index * 7919) % 2000));
		const {keys} = await bench.ingest(bench.file('b.csv', plain(shuffled.map(({person}) => person))), {asOf: '2022-08-16'});
		expect(keys).toEqual({kept: 2000, fresh: 0});
		const found = await bench.rows<{record_key: string; line: bigint}>('SELECT record_key, line FROM records');
		const wrong = found.filter(({record_key: key, line}) => key !== `25741/n${shuffled[Number(line) - 2].index + 1}`);
		expect(wrong).toEqual([]);
	});

	it('keep their key when a letter of a short name is mended and nothing else tells who they are', async () => {
		const bench = await createBench();
		const persons = drawPeople(200, new Random(3, 'test')).map((person, index) => ({...person, id: '', household: '', name: index === 7 ? 'Nguyễn Văn Vũ' : person.name, sex: index === 7 ? 'Nam' : person.sex}));
		await bench.ingest(bench.file('a.csv', plain(persons)));
		const {keys} = await bench.ingest(bench.file('b.csv', plain(persons.map((person, index) => (index === 7 ? {...person, name: 'Nguyễn Văn Vn'} : person)))), {asOf: '2022-08-16'});
		expect(keys).toEqual({kept: 200, fresh: 0});
		const other = await bench.ingest(bench.file('c.csv', plain(persons.map((person, index) => (index === 7 ? {...person, name: 'Trần Hữu Lộc', birth: '01/02/1933'} : person)))), {asOf: '2022-08-17'});
		expect(other.keys).toEqual({kept: 199, fresh: 1});
	});

	it('newcomers do not take the keys of those who left', async () => {
		const bench = await createBench();
		const persons = drawPeople(300, new Random(4, 'test'));
		await bench.ingest(bench.file('a.csv', plain(persons.slice(0, 200))));
		const {keys} = await bench.ingest(bench.file('b.csv', plain(persons.slice(100))), {asOf: '2022-08-16'});
		expect(keys).toEqual({kept: 100, fresh: 100});
	});

	it('rows alike in everything are taken one by one', async () => {
		const bench = await createBench();
		const [person] = drawPeople(1, new Random(5, 'test'));
		await bench.ingest(bench.file('a.csv', plain([person, person])));
		await bench.ingest(bench.file('b.csv', plain([person, person, person])), {asOf: '2022-08-16'});
		expect(await bench.keys()).toEqual(['25741/n1', '25741/n2', '25741/n3']);
	});
});
