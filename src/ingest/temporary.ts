import {type Store, identifier} from '../store/store.ts';

/** Runs `work` and drops the temporary tables and views that it left: in a long night they would hold memory. */
export async function dropTemporary<T>(store: Store, work: () => Promise<T>): Promise<T> {
	const before = new Set((await temporaries(store)).map(({name}) => name));
	try {
		return await work();
	} finally {
		for (const {kind, name} of await temporaries(store)) {
			if (!before.has(name)) await store.run('ingest: drop temporary', `DROP ${kind} IF EXISTS ${identifier(name)}`);
		}
	}
}

async function temporaries(store: Store): Promise<{kind: 'TABLE' | 'VIEW'; name: string}[]> {
	return store.rows('ingest: temporary tables', `SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE temporary AND NOT internal
		UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE temporary`);
}
