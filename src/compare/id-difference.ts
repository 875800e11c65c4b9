import {isPersonalId} from '../vietnam/ids.ts';
import {mistypedIdDirection, recheck, towards, type Verdict} from './direction.ts';
import type {LinkedPair} from './linked-pair.ts';

/**
 * How the local number of a person differs from the extract's. `lost_zeros`: a spreadsheet took the leading zeros ·
 * `old_number`: the local one is the number of the old card · `reestablished`: one is the other's cancelled number ·
 * `one_digit`: a digit wrong, missing or too many · `transposed`: two neighbours exchanged.
 */
export type IdDifference = 'lost_zeros' | 'old_number' | 'reestablished' | 'one_digit' | 'transposed' | 'other';

/** Names the difference of two numbers that are both given and not the same, and says which side evidence holds right. */
export function idDifference(pair: LinkedPair): {readonly difference: IdDifference; readonly verdict: Verdict} {
	const {local, extract} = pair;
	const [own, other] = [local.personalId ?? '', extract.personalId ?? ''];
	if (own === extract.cancelledId) return {difference: 'reestablished', verdict: towards('extract', 'cancelled_id')};
	if (other === local.cancelledId) return {difference: 'reestablished', verdict: towards('local', 'cancelled_id')};
	if (own === extract.oldId || other === local.oldId) return {difference: 'old_number', verdict: byForm(own, other)};
	const difference = numberDifference(own, other);
	if (difference === 'other') return {difference, verdict: recheck};
	return {difference, verdict: isPersonalId(own) && isPersonalId(other) ? mistypedIdDirection(pair) : byForm(own, other)};
}

/** How two numbers differ as they are written. */
export function numberDifference(a: string, b: string): 'lost_zeros' | 'one_digit' | 'transposed' | 'other' {
	if (a.replace(/^0+/, '') === b.replace(/^0+/, '')) return 'lost_zeros';
	return slipOf(a, b) ?? 'other';
}

// A number without the form of a personal ID gives way to one that has it. An extract whose file spoiled a number asks
// for a look, not for a change of the national database.
function byForm(own: string, other: string): Verdict {
	return isPersonalId(other) && !isPersonalId(own) ? towards('extract', 'id_form') : recheck;
}

function slipOf(a: string, b: string): 'one_digit' | 'transposed' | undefined {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length - short.length > 1) return undefined;
	let start = 0;
	while (start < short.length && short[start] === long[start]) start++;
	let end = 0;
	while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
	const [shortRest, longRest] = [short.slice(start, short.length - end), long.slice(start, long.length - end)];
	if (longRest.length === 1) return 'one_digit';
	return longRest.length === 2 && shortRest[0] === longRest[1] && shortRest[1] === longRest[0] ? 'transposed' : undefined;
}
