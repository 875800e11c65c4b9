import {type DuckDBType, type DuckDBValue, BOOLEAN, INTEGER, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';

const types = {VARCHAR, INTEGER, BOOLEAN} satisfies Record<string, DuckDBType>;

/** A table of what the knowledge of `vietnam/` says of distinct values, to be joined back to the records. */
export interface Judgement {
	readonly table: string;
	readonly columns: Readonly<Record<string, keyof typeof types>>;
	/** A query of distinct values that may be wrong; what surely is right stays in the database. */
	readonly candidates: string;
	/** The row for the table; undefined where nothing is wrong. */
	readonly judge: (values: readonly DuckDBValue[]) => readonly DuckDBValue[] | undefined;
}

/** Makes the judgement's temporary table. */
export async function judgeValues(store: Store, {table, columns, candidates, judge}: Judgement): Promise<void> {
	const names = Object.keys(columns);
	const judged: DuckDBValue[][] = names.map(() => []);
	for await (const chunk of store.chunks(`check: candidates for ${table}`, candidates)) {
		for (const values of chunk.getRows()) judge(values)?.forEach((value, column) => judged[column].push(value));
	}
	await store.run(`check: ${table}`, `CREATE OR REPLACE TEMP TABLE ${table} (${names.map(name => `${name} ${columns[name]}`).join(', ')})`);
	await store.append(`check: ${table}`, table, names.map(name => types[columns[name]]), judged);
}
