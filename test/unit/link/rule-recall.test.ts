import {expect, it} from 'vitest';
import {ruleRecall} from '../../../src/link/rule-recall.ts';
import {allPairsBelow} from '../../../src/link/blocking.ts';
import type {People} from '../../../src/link/people.ts';
import {messagesOf} from '../../../src/messages/index.ts';
import {peopleOf} from '../../support/people-of.ts';

/** The same people among so many empty records that rules are necessary. */
function padded(people: People, rows: number): People {
	const pad = (column: unknown): unknown => {
		if (!(column instanceof Int32Array || column instanceof Uint8Array) || column.length !== people.rows) return column;
		const longer = column instanceof Int32Array ? new Int32Array(rows) : new Uint8Array(rows);
		longer.set(column);
		return longer;
	};
	return {...Object.fromEntries(Object.entries(people).map(([name, column]) => [name, pad(column)])) as unknown as People, rows};
}

it('tells which rules find a pair, and that few records need none', async () => {
	const few = await peopleOf([{key: 'a', name: 'Lê An'}, {key: 'b', name: 'Trần Bình'}]);
	expect(ruleRecall(few, false, [[0, 1]])).toEqual({rules: [{rule: 'all', found: 1, missed: 0, alone: 1}], found: [true]});
	const people = await peopleOf([
		{key: 'a', name: 'Lê Văn An', birth: 19800405, phone: '0913000001'},
		{key: 'b', name: 'Lê Văn An', birth: 19800405, phone: '0913000002'},
		{key: 'c', name: 'Trần Bình', birth: 19700101, phone: '0913000001'},
		{key: 'd', name: 'Phạm Cúc', birth: 19990909},
	]);
	const {rules, found} = ruleRecall(padded(people, allPairsBelow + 1), false, [[0, 1], [0, 2], [2, 3]]);
	expect(found).toEqual([true, true, false]);
	// Whoever reads of a rule reads words, and not its code.
	for (const {rule} of rules) expect(messagesOf('vi').blockingRule(rule)).not.toBe(rule);
	const of = (rule: string) => rules.find(each => each.rule === rule);
	expect(of('phone')).toEqual({rule: 'phone', found: 1, missed: 2, alone: 1});
	expect(of('birth_date')).toEqual({rule: 'birth_date', found: 1, missed: 2, alone: 0});
});
