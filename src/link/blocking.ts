import {mix, sharedInt32} from './arrays.ts';
import {groupByKey, regroupLarge, type Groups} from './grouping.ts';
import {KeySorter} from './key-sorter.ts';
import type {People} from './people.ts';

/** A blocking rule: rows with the same key are compared. */
export interface Rule {
	readonly name: string;
	/** The key of a row; 0 keeps the row out of the rule. */
	readonly key: (row: number) => number;
	/** What the rows of a block that is too large must share besides, one after the other. */
	readonly tighter: readonly ((row: number) => number)[];
	/** How many pairs a record the rule may make before its large blocks are tightened. */
	readonly mostPairs: number;
}

/** A rule carried out: its rows in blocks. Pairs that another rule generates too are counted here as well. */
export interface Blocks extends Groups {
	readonly rule: string;
	/** Key of each row; rows of one block have the same, and rows of different blocks hardly ever. */
	readonly keys: Int32Array;
	/** How many times large blocks were tightened, because the rule made too many pairs. */
	readonly tightened: number;
	/** Giant blocks that were split further, though the rule made few enough pairs. */
	readonly split: number;
	/** Rows without a name that stayed in a giant block, and were taken out of it. */
	readonly leftOut: number;
}

/** How many records are few enough to compare every pair. */
export const allPairsBelow = 20_000;
/** Loose as long as it can be: what works for a province makes billions of pairs for a country. */
const mostPairs = {birth: 34, other: 8};
/** A block of more rows is split, however few pairs the rule makes. */
const giantBlock = 2500;

/** The rules for these people, in the order in which they are carried out; the first that generates a pair has it. */
export function rulesFor(people: People): Rule[] {
	if (people.rows <= allPairsBelow) return [{name: 'all', key: () => 1, tighter: [], mostPairs: Infinity}];
	const {names, name, birth, sex, idHigh, idLow, unit, hamlet, household, address, father, mother, phone, email, oldId, customs} = people;
	const year = (row: number): number => birth[row] >>> 16;
	const day = (row: number): number => birth[row] & 0xff;
	const monthDay = (row: number): number => (day(row) === 0 ? 0 : birth[row] & 0xffff);
	const month = (row: number): number => (birth[row] >>> 8) & 0xff;
	const [sound, outer, family, given] = [names.spelling, names.outer, names.family, names.given].map(values => ofRows(name, values));
	// Where most rows have one name or one date, it takes nearly all that is known to part them.
	const anything = [(row: number): number => sex[row], given, outer, sound, year, month, day, (row: number): number => hamlet[row], (row: number): number => household[row]];
	const rule = (ruleName: string, ...parts: ((row: number) => number)[]): Rule =>
		({name: ruleName, key: row => combined(parts, row), tighter: anything, mostPairs: mostPairs.other});
	return [
		rule('personal_id', row => idHigh[row], row => idLow[row]),
		{...rule('birth_date', row => (day(row) === 0 ? 0 : birth[row])), mostPairs: mostPairs.birth},
		rule('id_last_six', row => idLow[row]),
		rule('old_id', row => oldId[row]),
		rule('phone', row => phone[row]),
		rule('email', row => email[row]),
		{...rule('name', sound), tighter: [year, month, day, ...anything]},
		rule('name_unit', sound, row => unit[row]),
		{...rule('outer_year', outer, year), tighter: [month, day, ...anything]},
		rule('outer_month_day', outer, monthDay),
		rule('outer_year_day', outer, year, day),
		rule('outer_hamlet', outer, row => hamlet[row]),
		rule('household', row => household[row]),
		rule('address', row => address[row]),
		rule('parents', row => names.spelling[father[row]], row => names.spelling[mother[row]]),
		...customs.flatMap(custom => {
			const value = (row: number): number => custom.names?.spelling[custom.value[row]] ?? custom.value[row];
			return [
				{...rule(`custom:${custom.name}`, value), tighter: [year, ...anything]},
				rule(`family_custom:${custom.name}`, family, value),
				rule(`given_custom:${custom.name}`, given, value),
			];
		}),
	];
}

/** What each row's name has, as a column from the first question on: names lie all over memory, and several rules ask the same. */
function ofRows(name: Int32Array, values: Int32Array): (row: number) => number {
	let column: Int32Array | undefined;
	const fill = (): Int32Array => {
		const filled = new Int32Array(name.length);
		for (let row = 0; row < name.length; row++) filled[row] = values[name[row]];
		return filled;
	};
	return row => (column ??= fill())[row];
}

function combined(parts: readonly ((row: number) => number)[], row: number): number {
	let key = 1;
	for (const part of parts) {
		const value = part(row);
		if (value === 0) return 0;
		key = mix(key, value);
	}
	return key;
}

/**
 * Carries out a rule. Where it makes too many pairs, its blocks that give their rows more than their share are tightened; giant ones always are.
 * What is rare keeps its loose block: a seldom name is looked for in all years, a common one in its own. Nothing is dropped silently.
 *
 * @param across pairs count only between the sides. Cost: a radix sort of all rows, and sorts of the large blocks each time they are tightened.
 */
export function blocksOf(rule: Rule, people: People, across: boolean, sorter = new KeySorter(people.rows)): Blocks {
	const keys = sharedInt32(people.rows);
	for (let row = 0; row < people.rows; row++) keys[row] = rule.key(row);
	const side = across ? people.side : undefined;
	if (side !== undefined) forgetLoneKeys(keys, side);
	const giants = rule.name === 'all' ? Infinity : giantBlock;
	let groups = groupByKey(keys, side, sorter);
	const regroup = (share: number, rekey: (row: number) => number): number => {
		const regrouped = regroupLarge(groups, keys, side, {share, rows: giants}, rekey, sorter);
		groups = regrouped.groups;
		return regrouped.large;
	};
	let tightened = 0;
	let split = 0;
	for (const part of rule.tighter) {
		const tooMany = groups.pairs > rule.mostPairs * people.rows;
		const blocks = regroup(tooMany ? rule.mostPairs : Infinity, row => mix(keys[row], part(row)));
		if (blocks === 0) break;
		if (tooMany) tightened++;
		else split += blocks;
	}
	let leftOut = 0;
	regroup(Infinity, row => {
		if (people.name[row] !== 0) return keys[row];
		leftOut++;
		return 0;
	});
	return {rule: rule.name, keys, ...groups, tightened, split, leftOut};
}

/**
 * Takes rows of the right side out of a rule where no left row can have their key: mostly the left side is a small part of
 * the right one. A key that only seems to be there costs time and gives no pair.
 */
function forgetLoneKeys(keys: Int32Array, side: Uint8Array): void {
	// Four places a row, so that few keys seem to be there that are not.
	const bits = Math.min(24, 2 + Math.ceil(Math.log2(keys.length + 1)));
	const seen = new Uint8Array(1 << bits);
	const place = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - bits);
	for (let row = 0; row < keys.length; row++) if (side[row] === 0) seen[place(keys[row])] = 1;
	for (let row = 0; row < keys.length; row++) if (side[row] === 1 && seen[place(keys[row])] === 0) keys[row] = 0;
}
