import {describe, expect, test} from 'vitest';
import {pairFindings} from '../../../src/compare/pair-findings.ts';
import {linked, type SideOptions} from './linked.ts';

const manOf1965 = '074065000001';
const womanOf1965 = '074165000001';

function finding(local: SideOptions, extract: SideOptions, rest = {}) {
	const found = pairFindings(linked(local, extract, rest));
	expect(found.length).toBeLessThanOrEqual(1);
	return found[0];
}

test('nothing is a difference that one side does not give', () => {
	const full: SideOptions = {
		unit: '25741', personalId: manOf1965, oldId: '280123456', name: 'Nguyễn Văn An', born: 19650512, sex: 'male', status: 'resident', residence: 'permanent',
		relation: 'head', ethnicity: '01', religion: 'none',
	};
	expect(pairFindings(linked(full, {}))).toEqual([]);
	expect(pairFindings(linked({}, {...full, personalId: null}))).toEqual([]);
});

describe('names', () => {
	test.each([
		['Nguyen Van An', 'Nguyễn Văn An', 'accents', 'update_local', 'Nguyễn Văn An', 'accents_lost'],
		['Nguyễn Văn An', 'NGUYEN VAN AN', 'accents', 'request_national', 'Nguyễn Văn An', 'accents_lost'],
		['Nguyễn Văn Ân', 'Nguyễn Văn An', 'accents', 'recheck', undefined, 'no_evidence'],
		['Nguyeenx Văn An', 'Nguyễn Văn An', 'typing', 'update_local', 'Nguyễn Văn An', 'unconverted_keys'],
		['Nguyễn V An', 'Nguyễn Văn An', 'middle_abbreviated', 'update_local', 'Nguyễn Văn An', 'abbreviated'],
		['Nguyễn Văn An', 'Nguyễn V. An', 'middle_abbreviated', 'request_national', 'Nguyễn Văn An', 'abbreviated'],
		['N. V. An', 'Nguyễn Văn An', 'surname_abbreviated', 'update_local', 'Nguyễn Văn An', 'abbreviated'],
		['Nguyễn An', 'Nguyễn Văn An', 'middle_missing', 'recheck', undefined, 'no_evidence'],
		['Nguyễn Hải', 'Nguyễn Hãi', 'tone', 'recheck', undefined, 'no_evidence'],
		['Hoàng Văn An', 'Huỳnh Văn An', 'dialect_variant', 'recheck', undefined, 'no_evidence'],
		['An Văn Nguyễn', 'Nguyễn Văn An', 'word_order', 'recheck', undefined, 'no_evidence'],
		['Trần Minh Phúc', 'Nguyễn Văn An', 'other', 'recheck', undefined, 'no_evidence'],
	])('%s beside %s', (current, other, subcode, direction, proposedValue, reason) => {
		expect(finding({name: current}, {name: other})).toMatchObject({
			code: 'NAME_DIFFERS', field: 'full_name', subcode, direction, proposedValue, currentValue: current, otherValue: other, evidence: {basis: 'id', reason},
		});
	});

	test('capitals are no difference, and another place of the tone mark hardly one', () => {
		expect(pairFindings(linked({name: 'nguyễn văn an'}, {name: 'NGUYỄN VĂN AN'}))).toEqual([]);
		expect(finding({name: 'NGUYỄN THỊ HOÀ'}, {name: 'Nguyễn Thị Hòa'})).toMatchObject({subcode: 'tone_place', severity: 'info', direction: 'recheck'});
	});
});

describe('birth dates', () => {
	test.each([
		[19660512, 19650512, manOf1965, 'one_digit', 'update_local', '12/05/1965', 'id_digits', 'error'],
		[19650512, 19660512, manOf1965, 'one_digit', 'request_national', '12/05/1965', 'id_digits', 'error'],
		[19650512, 19651205, manOf1965, 'day_month_swapped', 'recheck', undefined, 'no_evidence', 'error'],
		[19650000, 19650512, manOf1965, 'precision', 'update_local', '12/05/1965', 'fuller_date', 'info'],
		[19650512, 19650500, manOf1965, 'precision', 'request_national', '12/05/1965', 'fuller_date', 'info'],
		[19650101, 19650512, manOf1965, 'default_date', 'update_local', '12/05/1965', 'default_date', 'error'],
		[19650512, 19650101, manOf1965, 'default_date', 'request_national', '12/05/1965', 'default_date', 'error'],
		[19650101, 19650000, manOf1965, 'default_date', 'recheck', undefined, 'no_evidence', 'info'],
		[19650000, 19650101, manOf1965, 'default_date', 'recheck', undefined, 'no_evidence', 'info'],
		[19650512, 19650611, manOf1965, 'lunar_suspect', 'recheck', undefined, 'no_evidence', 'error'],
	] as const)('%i beside %i', (current, other, id, subcode, direction, proposedValue, reason, severity) => {
		const sides = [current, other].map(born => ({born, personalId: id}));
		expect(finding(sides[0], sides[1])).toMatchObject({code: 'BIRTH_DIFFERS', subcode, direction, severity, evidence: {reason}});
		expect(finding(sides[0], sides[1]).proposedValue).toBe(proposedValue);
	});

	test('a day that does not exist is the wrong one', () => {
		expect(finding({born: 19650230, bornImpossible: true}, {born: 19650220})).toMatchObject({direction: 'update_local', evidence: {reason: 'impossible_date'}});
	});

	test('without a common ID its digits say nothing', () => {
		const found = pairFindings(linked({born: 19660512, personalId: '074066000001'}, {born: 19650512, personalId: manOf1965}, {basis: 'evidence'}));
		expect(found.find(({code}) => code === 'BIRTH_DIFFERS')).toMatchObject({direction: 'recheck'});
	});

	test('where the local record has no ID, the extract\'s own may speak', () => {
		const found = pairFindings(linked({born: 19660512}, {born: 19650512, personalId: manOf1965}, {basis: 'evidence'}));
		expect(found.find(({code}) => code === 'BIRTH_DIFFERS')).toMatchObject({direction: 'update_local', evidence: {reason: 'id_digits'}});
	});
});

test('the fourth digit of the ID tells whose sex is wrong', () => {
	expect(finding({sex: 'female', personalId: manOf1965}, {sex: 'male', personalId: manOf1965})).toMatchObject({code: 'SEX_DIFFERS', direction: 'update_local', proposedValue: 'male'});
	expect(finding({sex: 'female', personalId: womanOf1965}, {sex: 'male', personalId: womanOf1965})).toMatchObject({direction: 'request_national', proposedValue: 'female'});
	expect(finding({sex: 'female'}, {sex: 'male'})).toMatchObject({direction: 'recheck', proposedValue: undefined});
});

describe('old ID numbers', () => {
	test('another number is for the paper to settle', () => {
		expect(finding({oldId: '280123456'}, {oldId: '280123457'})).toMatchObject({code: 'OLD_ID_DIFFERS', subcode: 'one_digit', direction: 'recheck'});
		expect(finding({oldId: '23456789'}, {oldId: '023456789'})).toMatchObject({subcode: 'lost_zeros', direction: 'update_local', proposedValue: '023456789'});
	});

	test('the personal ID in the column of the old card is no difference', () => {
		expect(pairFindings(linked({oldId: manOf1965, personalId: manOf1965}, {oldId: '280123456', personalId: manOf1965}))).toEqual([]);
	});
});

describe('personal IDs', () => {
	test('one that only the extract has is proposed', () => {
		expect(finding({}, {personalId: manOf1965}, {basis: 'evidence'})).toMatchObject({code: 'ID_FOUND', proposedValue: manOf1965, direction: 'update_local'});
	});

	test('one that belongs to somebody else names its owner and the true one', () => {
		expect(finding({personalId: '074080000005'}, {personalId: manOf1965}, {basis: 'evidence', idOwner: 'E5'})).toMatchObject({
			code: 'ID_OF_ANOTHER', recordB: 'E5', proposedValue: manOf1965, evidence: {person: 'E1'},
		});
	});
});

describe('registration', () => {
	const moved = {unitDiffers: true};
	const here: SideOptions = {unit: '25741', residence: 'permanent', status: 'resident'};
	const there: SideOptions = {unit: '25744', residence: 'permanent', status: 'resident'};

	test('two permanent residences in two units are a difference', () => {
		expect(finding(here, there, moved)).toMatchObject({code: 'UNIT_DIFFERS', currentValue: '25741', otherValue: '25744', direction: 'recheck', proposedValue: undefined});
	});

	test.each<[string, SideOptions, SideOptions]>([
		['temporary here, permanent there', {...here, residence: 'temporary'}, there],
		['permanent here, temporary there', here, {...there, residence: 'temporary'}],
		['of unknown kind here', {...here, residence: null}, there],
		['struck off there', here, {...there, status: 'removed'}],
		['moved away here', {...here, status: 'moved'}, there],
	])('%s is none', (_, local, extract) => {
		expect(pairFindings(linked(local, extract, moved))).toEqual([]);
	});

	test('an extract that does not tell kinds holds permanent residents', () => {
		expect(finding(here, {...there, residence: null}, moved)).toMatchObject({code: 'UNIT_DIFFERS'});
		expect(finding({...here, residence: null}, {...there, residence: null}, moved)).toMatchObject({code: 'UNIT_DIFFERS'});
	});

	test('a relation is compared within one registration, by its class', () => {
		expect(finding({relation: 'child'}, {relation: 'grandchild'})).toMatchObject({code: 'RELATION_DIFFERS', direction: 'recheck'});
		expect(pairFindings(linked({relation: 'child'}, {relation: 'child:M'}))).toEqual([]);
		expect(pairFindings(linked({relation: 'child', residence: 'temporary'}, {relation: 'head', residence: 'permanent'}))).toEqual([]);
		expect(pairFindings(linked({...here, relation: 'child', status: 'moved'}, {...there, relation: 'head'}, moved))).toEqual([]);
	});

	test('ethnic group and religion', () => {
		expect(finding({ethnicity: '01'}, {ethnicity: '04'})).toMatchObject({code: 'ETHNICITY_DIFFERS', severity: 'warning', direction: 'recheck'});
		expect(finding({religion: 'none'}, {religion: 'buddhism'})).toMatchObject({code: 'RELIGION_DIFFERS', direction: 'recheck'});
	});
});

describe('status', () => {
	test('a death that the extract reports of a person linked by ID', () => {
		expect(finding({status: 'resident'}, {status: 'dead'})).toMatchObject({code: 'DEAD_IN_EXTRACT', direction: 'update_local', proposedValue: 'dead', severity: 'error'});
		expect(finding({}, {status: 'dead'})).toMatchObject({code: 'DEAD_IN_EXTRACT'});
	});

	test('linked by other evidence, somebody looks first', () => {
		expect(finding({status: 'resident'}, {status: 'dead'}, {basis: 'evidence'})).toMatchObject({direction: 'recheck', proposedValue: undefined});
	});

	test('removed and moved away', () => {
		expect(finding({status: 'resident'}, {status: 'removed'})).toMatchObject({code: 'REMOVED_IN_EXTRACT', subcode: undefined, direction: 'update_local'});
		expect(finding({status: 'resident'}, {status: 'moved'})).toMatchObject({code: 'REMOVED_IN_EXTRACT', subcode: 'moved'});
	});

	test.each<[string, SideOptions, SideOptions, object]>([
		['dead on both sides', {status: 'dead'}, {status: 'dead'}, {}],
		['gone on both sides', {status: 'moved'}, {status: 'removed'}, {}],
		['a lodger who was struck off at home', {status: 'resident', residence: 'temporary'}, {status: 'removed', residence: 'permanent'}, {}],
		['struck off in another unit', {status: 'resident'}, {status: 'removed'}, {unitDiffers: true}],
	])('%s is no finding', (_, local, extract, rest) => {
		expect(pairFindings(linked(local, extract, rest))).toEqual([]);
	});
});

describe('where name or birth date is somebody else\'s, nothing is proposed', () => {
	const father: SideOptions = {name: 'Lê Văn Hai', born: 19600220, personalId: '074060000018', sex: 'male', status: 'dead'};
	const contested: readonly (readonly [string, SideOptions, readonly string[]])[] = [
		['a son under his father\'s ID', {...father, born: 19880704, status: 'resident'}, ['BIRTH_DIFFERS', 'DEAD_IN_EXTRACT']],
		['a twin sister under her brother\'s', {...father, name: 'Lê Thị Mai', sex: 'female', status: 'resident'}, ['NAME_DIFFERS', 'SEX_DIFFERS', 'DEAD_IN_EXTRACT']],
		['a son whom all but the ID leads to his father', {...father, born: 19880704, status: 'dead', personalId: null}, ['BIRTH_DIFFERS', 'ID_FOUND']],
	];
	test.each(contested)('%s', (_, local, codes) => {
		const found = pairFindings(linked(local, father));
		expect(found.map(({code}) => code)).toEqual(codes);
		for (const draft of found) expect(draft).toMatchObject({direction: 'recheck', proposedValue: undefined});
	});
});
