import {expect, it} from 'vitest';
import {troubleLines} from '../../../src/cli/link-lines.ts';
import {messagesOf} from '../../../src/messages/index.ts';

const rules = [{rule: 'phone', split: 2, leftOut: 0}, {rule: 'birth_date', split: 0, leftOut: 1200}, {rule: 'name', split: 0, leftOut: 0}];

it('says that a fit did not settle, which blocks were split, and who was left out of them', () => {
	expect(troubleLines({converged: false}, rules, messagesOf('en'))).toEqual([
		'The model did not settle; look at some certain pairs with "rasoat explain" before you rely on them.',
		'Too large to compare whole, and split by name: 2 blocks (phone).',
		'Left out of a block that was too large (birth date): 1,200 records without a name.',
	]);
	expect(troubleLines({converged: true}, rules, messagesOf('vi'))).toHaveLength(2);
	expect(troubleLines({converged: true}, [], messagesOf('vi'))).toEqual([]);
});
