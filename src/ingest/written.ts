import type {FieldSource} from './layout.ts';
import {type Stage, stageColumn} from './stage.ts';

/** SQL for the written value of one cell of `s`, the stage; NULL where it is empty. */
export type Cell = (column: number) => string;

/**
 * `untrimmed`: columns where some cell begins or ends with a blank. Only those are trimmed: that of every column of millions of rows would take seconds.
 * Of plain blanks only: the no-break space is a letter in VISCII (Õ), and whoever cleans the value knows what it is.
 */
export function cellsOf(untrimmed: ReadonlySet<number>): Cell {
	return column => {
		const cell = `s.${stageColumn(column)}`;
		return untrimmed.has(column) ? `CASE WHEN trim(${cell}) <> '' THEN trim(${cell}, ' ') END` : cell;
	};
}

/** SQL for the written value of a field; NULL where nothing was written. */
export function writtenSql({columns, rule}: FieldSource, cell: Cell): string {
	const [first, second, third] = columns.map(cell);
	switch (rule) {
		case 'cells': return columns.length === 1 ? first : `nullif(concat_ws(' ', ${columns.map(cell).join(', ')}), '')`;
		case 'unit_name': return columns.length === 1 ? first : `CASE WHEN ${first} IS NOT NULL THEN concat_ws(', ', ${columns.map(cell).join(', ')}) END`;
		case 'birth_parts': return `CASE WHEN ${first} IS NULL AND ${second} IS NULL THEN ${third}
			ELSE concat(coalesce(${first}, '__'), '/', coalesce(${second}, '__'), '/', ${third}) END`;
		case 'birth_by_sex': return `coalesce(${unlessTick(first)}, ${unlessTick(second)})`;
		case 'sex_by_column': return `CASE WHEN ${second} IS NULL AND ${first} IS NOT NULL THEN 'Nam' WHEN ${first} IS NULL AND ${second} IS NOT NULL THEN 'Nữ' END`;
	}
}

/** SQL that is true for a row of `s` in which anything but blanks is written. Nearly always the first column says so. */
export function filledSql(stage: Stage): string {
	return `(s.rest OR coalesce(${stage.layout.used.map(column => `nullif(trim(s.${stageColumn(column)}), '')`).join(', ')}) IS NOT NULL)`;
}

/** A column under the sex may hold a cross instead of the date. */
function unlessTick(cell: string): string {
	return `CASE WHEN lower(${cell}) IN ('x', 'v', '+', '1') THEN NULL ELSE ${cell} END`;
}
