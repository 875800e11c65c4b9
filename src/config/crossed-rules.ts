import {KnownError, exitCodes} from '../errors.ts';
import type {FailRule} from './config.ts';
import {nearest} from './nearest.ts';

/**
 * The rules that `counts` cross. A rule on a count that does not exist is a `KnownError` (exit 2):
 * a threshold that silently never holds would be worse than none.
 */
export function crossedRules(rules: readonly FailRule[], counts: Readonly<Record<string, number>>): FailRule[] {
	return rules.filter(({counter, operator, value}) => {
		const count = counts[counter];
		if (count !== undefined) return holds(operator, count, value);
		const known = Object.keys(counts).toSorted();
		throw new KnownError('FAIL_ON_COUNTER', exitCodes.usage, {counter, proposal: nearest(counter, known), known});
	});
}

function holds(operator: FailRule['operator'], count: number, value: number): boolean {
	switch (operator) {
		case '>': return count > value;
		case '>=': return count >= value;
		case '<': return count < value;
		case '<=': return count <= value;
		case '=': return count === value;
	}
}
