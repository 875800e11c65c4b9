import {blocksOf, rulesFor} from './blocking.ts';
import type {People} from './people.ts';

/** How many of some pairs a blocking rule generates. */
export interface RuleRecall {
	readonly rule: string;
	readonly found: number;
	readonly missed: number;
	/** Those that no other rule generates. */
	readonly alone: number;
}

export interface BlockingRecall {
	readonly rules: readonly RuleRecall[];
	/** By pair: whether any rule generates it. */
	readonly found: readonly boolean[];
}

/** Which pairs of rows each rule generates. Cost: carries out the rules, a few seconds a million records. */
export function ruleRecall(people: People, across: boolean, pairs: readonly (readonly [a: number, b: number])[]): BlockingRecall {
	const generated = rulesFor(people).map(rule => {
		const {keys} = blocksOf(rule, people, across);
		return {rule: rule.name, has: pairs.map(([a, b]) => keys[a] !== 0 && keys[a] === keys[b])};
	});
	const times = pairs.map((_, pair) => generated.filter(({has}) => has[pair]).length);
	return {
		rules: generated.map(({rule, has}) => {
			const found = has.filter(Boolean).length;
			return {rule, found, missed: pairs.length - found, alone: has.filter((own, pair) => own && times[pair] === 1).length};
		}),
		found: times.map(count => count > 0),
	};
}
