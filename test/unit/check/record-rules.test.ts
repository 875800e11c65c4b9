import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {check} from '../../../src/check/check.ts';
import {type Finding, listFindings} from '../../../src/findings/query.ts';
import type {Store} from '../../../src/store/store.ts';
import {type Written, faultless, registerOf} from './register.ts';

const now = new Date('2022-08-20T02:00:00Z');

const cases: readonly (readonly [name: string, change: Partial<Written>, findings: readonly string[]])[] = [
	['without fault', {}, []],
	['no ID', {id: undefined}, ['ID_MISSING warning']],
	['no ID, but dead', {id: undefined, status: 'Đã chết'}, []],
	['no ID, born within 60 days', {id: undefined, birth: '01/07/2022'}, ['ID_MISSING newborn info']],
	['no ID, born earlier', {id: undefined, birth: '01/06/2022'}, ['ID_MISSING warning']],
	['no ID, born some day this year', {id: undefined, birth: '2022'}, ['ID_MISSING warning']],
	['no ID, a foreigner', {id: undefined, nationality: 'Hàn Quốc'}, ['ID_MISSING foreigner info']],
	['the number of an old card for an ID', {id: '280123456'}, ['ID_FORMAT nine_digits error']],
	['letters in the ID', {id: '07408OOOO123'}, ['ID_FORMAT no_number error']],
	['a date glued to the ID', {id: '07408000012305/04/1980'}, ['ID_FORMAT glued error']],
	['a digit too many', {id: '0740800001234'}, ['ID_FORMAT too_long error']],
	['a number too short', {id: '12345'}, ['ID_FORMAT too_short error']],
	['a phone number for an ID', {id: '0912345678'}, ['ID_FORMAT too_short error']],
	['lost zeros that birth and sex confirm', {id: '074080000123', writtenId: '74080000123'}, ['ID_LOST_ZEROS restored error']],
	['letters that look like digits', {id: '074080000123', writtenId: 'O74 O8OOOO l23'}, ['ID_FORMAT look_alikes error']],
	['lost zeros that the birth contradicts', {id: '74081000123'}, ['ID_LOST_ZEROS not_confirmed error']],
	['lost zeros and no birth', {id: '74080000123', birth: 'không rõ'}, ['BIRTH_IMPOSSIBLE unreadable error', 'ID_LOST_ZEROS not_confirmed error']],
	['an ID in scientific notation', {id: '7.4080E+10'}, ['ID_SCIENTIFIC error']],
	['a prefix of nowhere', {id: '999080000123'}, ['ID_PREFIX_UNKNOWN warning']],
	['a prefix of abroad', {id: '110080000123'}, []],
	['another birth year in the ID', {id: '074081000123'}, ['ID_CONTRADICTS_BIRTH error']],
	['another birth year in the ID, and the year is all that is known', {id: '074081000123', birth: '1980'}, ['ID_CONTRADICTS_BIRTH error']],
	['another century in the ID', {id: '074280000123'}, ['ID_CONTRADICTS_BIRTH error']],
	['a year to come in the ID, and no birth date', {id: '074480000123', birth: undefined}, ['BIRTH_MISSING error', 'ID_CONTRADICTS_BIRTH year_to_come error']],
	['a year that has come in the ID, and no birth date', {id: '074222000123', birth: undefined}, ['BIRTH_MISSING error']],
	['another sex in the ID', {id: '074180000123'}, ['ID_CONTRADICTS_SEX error']],
	['ID against birth and sex', {id: '074181000123'}, ['ID_CONTRADICTS_BIRTH error', 'ID_CONTRADICTS_SEX error']],
	['an impossible day of the year that the ID says', {birth: '30/02/1980'}, ['BIRTH_IMPOSSIBLE no_such_day error']],
	['an old card of 12 digits', {oldId: '074080000123'}, []],
	['an old card that lost its zero', {oldId: '20123456'}, ['OLD_ID_FORMAT lost_zero warning']],
	['an old card of 10 digits', {oldId: '2801234567'}, ['OLD_ID_FORMAT wrong_length warning']],
	['a passport for an old card', {oldId: 'B1234567'}, ['OLD_ID_FORMAT no_number warning']],
	['a mobile number of eleven digits, gone since 2018', {phone: '01691234567'}, ['PHONE_FORMAT info']],
	['a phone that lost its zero', {phone: '912345678'}, ['PHONE_FORMAT info']],
	['a landline', {phone: '0274 3822825'}, []],
	['a number of abroad for a phone', {phone: '+84 912 345 678'}, []],
	['no name', {name: undefined}, ['NAME_MISSING error']],
	['a name of signs only', {name: '---'}, ['NAME_MISSING error']],
	['a name with digits', {name: 'Nguyễn Văn 4n'}, ['NAME_SUSPECT digits warning']],
	['a name with brackets', {name: 'Nguyễn Văn An (Tèo)'}, ['NAME_SUSPECT symbols warning']],
	['a name of one word', {name: 'Thạch'}, ['NAME_SUSPECT one_word info']],
	['a name of the highlands', {name: "H'Bia Niê Kđăm"}, []],
	['two names in one cell', {name: 'Nguyễn Văn An và Trần Thị Bình và Lê Văn Cường và Phạm Thị Dung'}, ['NAME_SUSPECT too_long warning']],
	['no birth date', {birth: undefined}, ['BIRTH_MISSING error']],
	['a birth date of zeros', {birth: '00/00/0000'}, ['BIRTH_MISSING error']],
	['a year only', {birth: '1980'}, []],
	['born tomorrow', {birth: '21/08/2022', id: '074222000123'}, ['BIRTH_FUTURE error']],
	['born some day this year', {birth: '2022', id: '074222000123'}, []],
	['born next year', {birth: '2023', id: '074223000123'}, ['BIRTH_FUTURE error']],
	['120 years old', {birth: '19/08/1902', id: '074002000123'}, ['BIRTH_TOO_EARLY error']],
	['120 years old tomorrow', {birth: '21/08/1902', id: '074002000123'}, []],
	['120 years old, if born early in the year', {birth: '1902', id: '074002000123'}, []],
	['born long ago, and dead', {birth: '1880', id: undefined, status: 'Đã chết', death: '1950'}, []],
	['121 years old at death', {birth: '1829', id: undefined, status: 'Đã chết', death: '01/01/1951'}, ['BIRTH_TOO_EARLY error']],
	['dead before birth', {death: '04/04/1980', status: 'Đã chết'}, ['DEATH_BEFORE_BIRTH error']],
	['dead in the year of birth', {death: '1980', status: 'Đã chết'}, []],
	['no sex', {sex: undefined}, ['SEX_MISSING error']],
	['a sex nobody can read', {sex: 'x'}, ['SEX_MISSING unknown_value error']],
	['a man who is a wife', {relation: 'Vợ'}, ['SEX_CONTRADICTS_RELATION error']],
	['a man who is a son', {relation: 'Con trai'}, []],
	['a relation nobody can read', {relation: 'bà con xa'}, ['RELATION_UNKNOWN warning']],
	['an ethnic group of several meanings', {ethnicity: 'Thổ'}, ['ETHNICITY_UNKNOWN warning']],
	['a religion nobody knows', {religion: 'Đạo Dừa'}, ['RELIGION_UNKNOWN warning']],
	['a unit that is no code', {unit: 'Hiệp Thành'}, ['UNIT_UNKNOWN no_code error']],
	['a code between the known ones', {unit: '25742'}, ['UNIT_UNKNOWN error']],
	['a commune of another province', {unit: '26734'}, []],
];

const details: readonly (readonly [change: Partial<Written>, finding: Partial<Finding>])[] = [
	[{id: '074080000123', writtenId: '74080000123'}, {currentValue: '74080000123', proposedValue: '074080000123', direction: 'update_local', field: 'personal_id', evidence: {zeros: 1}}],
	[{id: '74081000123'}, {proposedValue: null, direction: 'recheck'}],
	[{id: '074081000123'}, {currentValue: '074081000123', evidence: {birth_year: 1980, id_year: 1981}, direction: 'recheck', unit: '25741'}],
	[{id: '074180000123'}, {evidence: {id_sex: 'female', sex: 'male'}}],
	[{birth: '30/02/1980'}, {currentValue: '30/02/1980', field: 'birth_date'}],
	[{birth: '2023', id: undefined, status: 'Đã chết'}, {code: 'BIRTH_FUTURE', currentValue: '2023'}],
	[{oldId: '20123456'}, {currentValue: '20123456', proposedValue: '020123456', direction: 'recheck'}],
	[{relation: 'Vợ'}, {currentValue: 'male', field: 'sex', evidence: {relation: 'spouse:F', sex: 'male'}}],
	[{sex: 'x'}, {currentValue: 'x', proposedValue: null}],
];

/** Every case is a resident of one register, who differs from the faultless one only in this. */
const changes = [...cases.map(([, change]) => change), ...details.map(([change]) => change)];
let store: Store;

beforeAll(async () => {
	store = await registerOf([faultless, ...changes.map((change, index) => ({...faultless, ...change, key: keyOf(index)}))]);
	await check(store, {now});
});

afterAll(() => store.close());

test('nobody finds fault with the faultless', async () => {
	expect((await allFindings(store)).filter(finding => finding.recordA === faultless.key)).toEqual([]);
});

async function findingsOf(change: Partial<Written>): Promise<readonly Finding[]> {
	return (await allFindings(store)).filter(finding => finding.recordA === keyOf(changes.indexOf(change)));
}

function keyOf(index: number): string {
	return `25741/CASE${index}`;
}

async function allFindings(of: Store): Promise<readonly Finding[]> {
	return (await listFindings(of, {}, 1000)).findings;
}

const short = ({code, subcode, severity}: Finding): string => [code, subcode, severity].filter(part => part !== null).join(' ');

describe('one record', () => {
	test.each(cases)('%s', async (_name, change, expected) => {
		expect((await findingsOf(change)).map(short).toSorted()).toEqual(expected);
	});

	test.each([
		['a unit by its name', {unit: 'P. Hiệp Thành, TP TDM'}, '25741'], ['a unit with a letter wrong', {unit: 'Hiệp Thànk'}, '25741'],
		['a unit of two districts', {unit: 'An Bình'}, null], ['a district', {unit: 'TP Thủ Dầu Một'}, null],
		['an ethnic group with a letter wrong', {ethnicity: 'Kin'}, '01'], ['an ethnic group that is near several', {ethnicity: 'Hao'}, null],
		['a relation with a letter too many', {relation: 'Chủ hộj'}, 'head'], ['a sex with a letter wrong', {sex: 'Nan'}, 'male'],
	] as const)('proposes what is nearest: %s', async (_name, change, proposed) => {
		const other = await registerOf([{...faultless, ...change}]);
		await check(other, {now});
		const finding = (await allFindings(other)).find(({code}) => code.endsWith('_UNKNOWN') || code === 'SEX_MISSING');
		other.close();
		expect(finding).toMatchObject({currentValue: Object.values(change)[0], proposedValue: proposed, direction: 'recheck'});
	});

	test('a unit that merged or was split since', async () => {
		const after = (unit: string) => findingsOfUnit(unit, '2025-07-02');
		expect(await after('25759')).toMatchObject([{code: 'UNIT_OBSOLETE', currentValue: '25759', proposedValue: '25771', direction: 'update_local'}]);
		expect(await after('25741')).toMatchObject([{code: 'UNIT_SPLIT', proposedValue: null, direction: 'recheck', evidence: {successors: ['25747', '25750']}}]);
		expect(await after('25747')).toEqual([]);
		expect(await findingsOfUnit('25759', '2025-06-30')).toEqual([]);
	});
});

async function findingsOfUnit(unit: string, asOf: string): Promise<readonly Finding[]> {
	const other = await registerOf([{...faultless, unit}], {1: {asOf}});
	await check(other, {now});
	const findings = await allFindings(other);
	other.close();
	return findings;
}

describe('what a finding says', () => {
	test.each(details)('%j', async (change, expected) => {
		expect(await findingsOf(change)).toMatchObject([expected]);
	});
});

describe('a source that does not tell a field of anybody', () => {
	test.each<[keyof Written]>([['id'], ['birth'], ['sex']])('misses no %s', async field => {
		const other = await registerOf([{...faultless, id: undefined, [field]: undefined}, {...faultless, id: undefined, [field]: undefined, key: '25741/HS2'}]);
		expect((await check(other, {now})).findings).toEqual({});
		other.close();
	});
});

describe('1 January as a stand-in', () => {
	const born = (count: number, birth: string, unit: string): Written[] =>
		Array.from({length: count}, (_, index) => ({key: `${unit}/${birth}/${index}`, unit, name: 'Nguyễn Văn An', birth}));

	test('is suspected where a unit has far more of it than nature gives', async () => {
		const other = await registerOf([
			...born(90, '05/04/1980', '25741'), ...born(10, '01/01/1980', '25741'), ...born(300, '1960', '25741'),
			...born(99, '05/04/1980', '25747'), ...born(1, '01/01/1980', '25747'),
		]);
		expect((await check(other, {now})).findings).toEqual({BIRTH_DEFAULT_SUSPECT: 10});
		const findings = await allFindings(other);
		expect(new Set(findings.map(finding => `${finding.unit} ${finding.severity} ${finding.confidence}`))).toEqual(new Set(['25741 info 0.9']));
		other.close();
	});
});

describe('check', () => {
	test('looks at local records alone, and finds nothing new the second time', async () => {
		const other = await registerOf([{...faultless, id: undefined}, {...faultless, key: '25741/HS2'}, {...faultless, key: 'x', extract: true, id: '1'}]);
		const first = await check(other, {now});
		expect(first).toEqual({records: 2, findings: {ID_MISSING: 1}, reconciled: {fresh: 1, continuing: 0, reopened: 0, dismissed: 0, settled: 0}});
		const second = await check(other, {now: new Date('2022-08-21T02:00:00Z')});
		expect(second.reconciled).toEqual({fresh: 0, continuing: 1, reopened: 0, dismissed: 0, settled: 0});
		other.close();
	});

	test('settles what the next export has put right', async () => {
		const other = await registerOf([{...faultless, phone: '0123'}]);
		await check(other, {now});
		await other.run('test', `UPDATE records SET phone = '0912345678'`);
		expect((await check(other, {now})).reconciled).toMatchObject({settled: 1, fresh: 0});
		other.close();
	});

	test('an empty store has no findings', async () => {
		const other = await registerOf([]);
		const stages: number[] = [];
		expect(await check(other, {now, onProgress: done => stages.push(done)})).toMatchObject({records: 0, findings: {}});
		expect(stages.length).toBeGreaterThan(20);
		other.close();
	});

	test('a day begins at midnight in Vietnam', async () => {
		const other = await registerOf([{...faultless, id: undefined, birth: '21/08/2022'}]);
		expect((await check(other, {now: new Date('2022-08-20T16:59:00Z')})).findings).toEqual({BIRTH_FUTURE: 1});
		expect((await check(other, {now: new Date('2022-08-20T17:00:00Z')})).findings).toEqual({});
		other.close();
	});
});
