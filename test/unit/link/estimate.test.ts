import {expect, it} from 'vitest';
import {estimate} from '../../../src/link/estimate.ts';
import {fieldsOf} from '../../../src/link/fields.ts';
import {absent, birth, id, name, place} from '../../../src/link/levels.ts';
import {context, startingModel} from '../../../src/link/model.ts';
import {PatternCounts} from '../../../src/link/patterns.ts';
import {probabilityOf, Scorer} from '../../../src/link/scorer.ts';
import {peopleOf} from '../../support/people-of.ts';

const [sex, contact, parents] = [{equal: 0, different: 1}, {equal: 0, different: 2}, {equal: 0, different: 2}];

it('takes nobody for his own twin, however few people have an ID among how many', async () => {
	const people = await peopleOf([{key: 'A'}]);
	const fields = fieldsOf(people);
	const pairs = 4e11;
	const counts = (patterns: readonly (readonly [levels: readonly number[], count: number])[]): PatternCounts => {
		const all = new PatternCounts(fields);
		for (const [levels, count] of patterns) all.add(Uint8Array.from(levels), count);
		return all;
	};
	const himself = [name.equal, birth.equal, sex.equal, absent, place.hamlet, contact.equal, absent];
	const blocked = counts([
		[himself, 40_000],
		[[name.part, birth.equal, sex.equal, absent, place.hamlet, contact.equal, absent], 500],
		[[name.equal, birth.equal, sex.equal, id.equal, place.hamlet, contact.different, parents.equal], 1500],
		[[name.familyOnly, birth.different, sex.different, id.different, place.hamlet, absent, absent], 4_000_000],
	]);
	const random = counts([[[name.different, birth.different, sex.equal, id.different, place.different, contact.different, parents.different], 400_000]]);
	const model = estimate(startingModel(fields, people, 0.5 / 2_800_000), {fields, blocked, random, pairs, ruled: []});
	expect(model.nameU[context.homeSameBirth][name.equal]).toBeLessThanOrEqual(0.01);
	expect(probabilityOf(new Scorer(model, {of: () => 0}).weight(0, 0, Uint8Array.from(himself)))).toBeGreaterThan(0.5);
});
