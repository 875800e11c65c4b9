import {communesAt, isReusedCode, reorganisation, successors} from '../vietnam/units.ts';
import {asOfNumber} from './identify.ts';

/**
 * What a unit's code meant at a date, as it stands in record keys: the code, with `@2025` where the reorganisation gave
 * the code of a former commune to another. '' for no unit.
 */
export function homeOf(unit: string, asOf: string): string {
	return asOfNumber(asOf) >= reorganisation && isReusedCode(unit) ? `${unit}@${reorganisationYear}` : unit;
}

/** SQL that does the same with a column; `reorganised`: SQL that is true from the reorganisation on. */
export function homeSql(unit: string, reorganised: string): string {
	return `CASE WHEN ${reorganised} AND ${unit} IN (${reusedCodes.map(code => `'${code}'`).join(', ')}) THEN ${unit} || '@${reorganisationYear}' ELSE ${unit} END`;
}

/** The homes that a home of before the reorganisation became; none for others. */
export function successorHomes(home: string): readonly string[] {
	return successions.get(home) ?? [];
}

/** Each home before the reorganisation with each of its successors. */
export function homeSuccessions(): readonly (readonly [before: string, after: string])[] {
	return [...successions].flatMap(([before, homes]) => homes.map((after): [string, string] => [before, after]));
}

const lastDayBefore = '2025-06-30';
const firstDayAfter = '2025-07-01';
const reorganisationYear = Math.floor(reorganisation / 10_000);
const reusedCodes: readonly string[] = communesAt(reorganisation).map(({code}) => code).filter(isReusedCode);
const successions: ReadonlyMap<string, readonly string[]> = new Map(communesAt(asOfNumber(lastDayBefore)).map(({code}) =>
	[homeOf(code, lastDayBefore), successors(code).map(next => homeOf(next, firstDayAfter)).filter(next => next !== code)]));
