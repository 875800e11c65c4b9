import {basename, extname} from 'node:path';
import {parseDate, precision} from '../vietnam/dates.ts';
import {type UnitCode, type UnitNames, toUnitCode, unitNamedIn} from '../vietnam/units.ts';
import type {ContainerTable} from './containers/types.ts';

/** Where a source's as-of date comes from. */
export type AsOfOrigin = 'option' | 'manifest' | 'name' | 'modified';

/** Finds the commune that the name of a file says. */
export type UnitFinder = (name: string) => UnitCode | undefined;

/** By its code, else by its own name, which means something on a day (`yyyy-mm-dd`) only. */
export function unitFinder(asOf: string, names: UnitNames | undefined): UnitFinder {
	return name => codeInName(name) ?? unitNamedIn(basename(name, extname(name)), asOfNumber(asOf), names);
}

/** The commune code in a name: the one number of five digits, if there is one. */
export function codeInName(name: string): UnitCode | undefined {
	const codes = new Set(name.match(/(?<!\d)\d{5}(?!\d)/g));
	return codes.size === 1 ? toUnitCode([...codes][0]) : undefined;
}

/** The unit that the name of a table within a file says: a sheet's by a code only, for sheets are named after all sorts of places. */
export function unitOfTable({sheet, member}: ContainerTable, find: UnitFinder): UnitCode | undefined {
	return codeInName(sheet?.name ?? '') ?? find(member ?? '');
}

/** The date in a file's name as `yyyy-mm-dd`: `2022-08-15`, `20220815`, `15-08-2022`, `15.8.2022`. */
export function dateInName(name: string): string | undefined {
	const written = /(?<!\d)(?:\d{4}([-_.])\d{2}\1\d{2}|\d{1,2}([-_.])\d{1,2}\2\d{4}|\d{8})(?!\d)/.exec(name)?.[0];
	return written === undefined ? undefined : isoDate(written.replaceAll('_', '-'));
}

/** A whole date in any of the usual writings as `yyyy-mm-dd`; undefined where it is none. */
export function isoDate(written: string): string | undefined {
	const {ymd, issue} = parseDate(written);
	if (ymd === undefined || issue !== undefined || precision(ymd) !== 'day') return undefined;
	if (ymd < earliest) return undefined;
	const digits = String(ymd);
	return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** No register in files is older; a smaller number is something else. */
const earliest = 19900101;

/** The day of a moment, by UTC, so that it is the same in every time zone. */
export function isoDay(moment: Date): string {
	return moment.toISOString().slice(0, 10);
}

/** `2022-08-15` → 20220815. */
export function asOfNumber(asOf: string): number {
	return Number(asOf.replaceAll('-', ''));
}
