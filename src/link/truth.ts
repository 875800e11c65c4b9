import {z} from 'zod';
import {KnownError, exitCodes} from '../errors.ts';
import {pairKey} from './evaluate.ts';
import {readSmallTable} from './small-table.ts';

/** The true pairs of a file, as `pairKey`s, and how many of its keys the store does not know. */
export interface Truth {
	readonly pairs: ReadonlySet<string>;
	readonly unknownKeys: number;
}

const byPerson = z.array(z.object({record: z.string(), person: z.string()}));
const byPair = z.array(z.object({record_a: z.string(), record_b: z.string()}));

/**
 * Reads a file of known truth: either `record,person` or `record_a,record_b`. A key may lack its unit where no two
 * records share the rest; `resolveA` and `resolveB` give the whole key, or undefined.
 *
 * @throws KnownError TRUTH_UNREADABLE, TRUTH_COLUMNS.
 */
export function readTruth(path: string, directed: boolean, resolveA: (key: string) => string | undefined, resolveB = resolveA): Truth {
	const rows = readRows(path);
	const pairs = new Set<string>();
	let unknownKeys = 0;
	const add = (a: string | undefined, b: string | undefined): void => {
		if (a !== undefined && b !== undefined && a !== b) pairs.add(pairKey(a, b, directed));
	};
	const known = (key: string | undefined): string | undefined => {
		if (key === undefined) unknownKeys++;
		return key;
	};
	const pairRows = byPair.safeParse(rows);
	if (pairRows.success) {
		for (const {record_a: a, record_b: b} of pairRows.data) add(known(resolveA(a)), known(resolveB(b)));
		return {pairs, unknownKeys};
	}
	const personRows = byPerson.safeParse(rows);
	if (!personRows.success || directed) throw new KnownError('TRUTH_COLUMNS', exitCodes.usage, {}, {file: path, line: 1});
	const members = new Map<string, string[]>();
	for (const {record, person} of personRows.data) {
		const key = known(resolveA(record));
		if (key === undefined) continue;
		const others = members.get(person);
		if (others === undefined) members.set(person, [key]);
		else others.push(key);
	}
	for (const keys of members.values()) {
		for (const [index, a] of keys.entries()) for (const b of keys.slice(index + 1)) add(a, b);
	}
	return {pairs, unknownKeys};
}

function readRows(path: string): unknown {
	try {
		return readSmallTable(path);
	} catch (error) {
		throw new KnownError('TRUTH_UNREADABLE', exitCodes.usage, {}, {file: path}, {cause: error});
	}
}

/** Finds whole keys by themselves or by what follows their unit, where that is unambiguous. */
export function keyResolver(keys: Iterable<string>): (key: string) => string | undefined {
	const whole = new Set(keys);
	const byCode = new Map<string, string | undefined>();
	for (const key of whole) {
		const code = key.slice(key.indexOf('/') + 1);
		byCode.set(code, byCode.has(code) ? undefined : key);
	}
	return key => (whole.has(key) ? key : byCode.get(key));
}
