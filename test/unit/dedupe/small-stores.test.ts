import {describe, expect, it} from 'vitest';
import {findDuplicates} from '../../../src/dedupe/dedupe.ts';
import type {DecidedPair, Decision} from '../../../src/dedupe/decide.ts';
import {type Resident, storeOf} from '../../support/people-of.ts';

/*
 * A store of a few records teaches the model nothing: what is certain there must rest on rules. Each case is a pair; each store holds one pair
 * alone, or all of them beside others.
 */
const an: Omit<Resident, 'key'> = {name: 'Nguyễn Văn An', birth: 19800312, sex: 'male', id: '079080001234'};
const withoutId = {...an, id: undefined};
const atPhone = {...withoutId, phone: '0913000000'};

type Case = readonly [what: string, first: Omit<Resident, 'key'>, second: Omit<Resident, 'key'>, inRegister: Verdict, inList: Verdict];
type Verdict = readonly [Decision, DecidedPair['because']?];

const cases: readonly Case[] = [
	['one name of one word, the ID a digit apart', an, {...an, name: 'HOÀ', id: '079080001235'}, ['review', 'one_differs'], ['review', 'one_differs']],
	['the surname alone, the ID a digit apart', an, {...an, name: 'Nguyễn Thị Mai', id: '079080001244'}, ['review', 'one_differs'], ['review', 'one_differs']],
	['another birth date, the ID a digit apart', an, {...an, birth: 19950707, id: '079080001244'}, ['review', 'one_differs'], ['review', 'one_differs']],
	['another name, one ID', an, {...an, name: 'Trần Thị Mai'}, ['review', 'id_contested'], ['review', 'id_contested']],
	['another birth date, one ID', an, {...an, birth: 19950707}, ['review', 'id_contested'], ['review', 'id_contested']],
	['another name, one phone and birth date', atPhone, {...atPhone, name: 'Trần Thị Mai'}, ['review', 'one_differs'], ['review', 'one_differs']],
	['another birth date, one phone and name', atPhone, {...atPhone, birth: 19950707}, ['review', 'one_differs'], ['review', 'one_differs']],
	['a name as a twin may have, one phone and birth date', atPhone, {...atPhone, name: 'Nguyễn Văn Ân'}, ['review', 'perhaps_twins'], ['review', 'perhaps_twins']],
	['two altogether different IDs', an, {...an, id: '079080765432'}, ['review', 'ids_differ'], ['review', 'ids_differ']],
	['a name alone', {name: an.name, household: 'A'}, {name: an.name, household: 'B'}, ['review', 'only_name_and_birth'], ['review', 'only_name_and_birth']],
	['all the same', an, an, ['match'], ['match']],
	['lost marks, one ID', an, {...an, name: 'NGUYEN VAN AN'}, ['match'], ['match']],
	['one phone, marks lost', atPhone, {...atPhone, name: 'Nguyen Van An'}, ['match'], ['match']],
];

async function decisionOn(residents: readonly Resident[]): Promise<Verdict> {
	const store = await storeOf(residents);
	try {
		const {pairs: [pair]} = await findDuplicates(store, {threads: 1});
		return pair.because === undefined ? [pair.decision] : [pair.decision, pair.because];
	} finally {
		store.close();
	}
}

describe.each(cases)('two records alone: %s', (_, first, second, inRegister, inList) => {
	it('in a register', async () => {
		expect(await decisionOn([{unit: '25741', ...first, key: 'A'}, {unit: '25741', ...second, key: 'B'}])).toEqual(inRegister);
	});

	it('in a list', async () => {
		expect(await decisionOn([{...first, household: undefined, key: 'A'}, {...second, household: undefined, key: 'B'}])).toEqual(inList);
	});
});
