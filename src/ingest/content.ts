import {literal} from '../store/store.ts';
import {type Field, fields} from '../vietnam/fields.ts';
import type {DescribedStage} from './describe.ts';
import {homeSql} from './homes.ts';
import type {FieldSource} from './layout.ts';
import {writtenSql} from './written.ts';

/**
 * SQL for a number that two rows share where they say the same: of the row's home, of all that is read of it as it is written, and
 * of how that is read. What is to be done with a row is no part of what it says. For a row of `staged_rows s` with `stage.unitJoin`.
 */
export function contentSql({layout, cell, unit, unreadUnit}: DescribedStage): string {
	const read: (readonly [name: string, FieldSource])[] = [
		...contentFields.filter(field => layout.fields.has(field)).map(field => [field, layout.fields.get(field)!] as const),
		...layout.custom.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(source => [`custom ${source.name} ${source.type}`, source] as const),
	];
	const values = [...layout.values].map(([field, map]) => [field, [...map]]);
	const manner = JSON.stringify([read.map(([name, {rule, format}]) => [name, rule, format]), values]);
	const home = homeSql(`coalesce(${unit}, s.source_unit, '')`, 's.reorganised');
	return `hash(${[literal(manner), home, ...(unreadUnit === undefined ? [] : [unreadUnit]), ...read.map(([, source]) => writtenSql(source, cell))].join(', ')})`;
}

const contentFields: readonly Field[] = fields.filter(field => field !== 'unit' && field !== 'operation');
