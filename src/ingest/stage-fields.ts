import type {Field} from '../vietnam/fields.ts';
import type {DescribedStage} from './describe.ts';
import {writtenSql} from './written.ts';

/** The accepted files of this call: temporary table `accepted (file_no, source_id, extract, unit, reorganised, first_row, first_line, as_of)`. */
export const acceptedTable = 'accepted';

/** A field as it is read out of a stage. */
export interface Reading {
	readonly field: Field;
	/** SQL of the value that goes into the record. */
	readonly value: string;
	readonly join: string;
}

export function presentOf<F extends Field>(stage: DescribedStage, candidates: readonly F[]): F[] {
	return candidates.filter(field => stage.layout.fields.has(field));
}

/** A query of one column `written`, after the `others`. */
export function valuesOf(stage: DescribedStage, field: Field, others = ''): string {
	return `SELECT ${others}${writtenOf(stage, field)} AS written FROM ${stage.table} s`;
}

export function writtenOf(stage: DescribedStage, field: Field): string {
	return writtenSql(stage.layout.fields.get(field)!, stage.cell);
}

/** A field that holds the number of a dictionary's entry; `map`, a table or a query, knows it by `key`. */
export function mapped(stage: DescribedStage, field: Field, map: string, key = writtenOf(stage, field)): Reading {
	return {field, value: `m_${field}.id`, join: `JOIN ${map} m_${field} ON m_${field}.written = coalesce(${key}, '')`};
}
