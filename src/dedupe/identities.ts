import {INTEGER} from '../store/duckdb.ts';
import type {Identity} from '../compare/says.ts';
import type {Store} from '../store/store.ts';

/** Who a record says that somebody is. */
export interface KnownIdentity extends Identity {
	/** A personal ID of twelve digits. */
	readonly id: string | undefined;
}

/** Identities of these records, local ones or the extract's, by record number. */
export async function readIdentities(store: Store, recordIds: Iterable<number>): Promise<Map<number, KnownIdentity>> {
	await store.run('dedupe: identities wanted', 'CREATE OR REPLACE TEMP TABLE wanted (record_id INTEGER)');
	await store.append('dedupe: identities wanted', 'wanted', [INTEGER], [[...new Set(recordIds)]]);
	const identities = new Map<number, KnownIdentity>();
	for await (const chunk of store.chunks('dedupe: identities', identitiesQuery)) {
		for (const [record, name, born, id] of chunk.getRows()) {
			identities.set(Number(record), {name: String(name), born: Number(born), id: id === null ? undefined : String(id)});
		}
	}
	await store.run('dedupe: forget identities', 'DROP TABLE wanted');
	return identities;
}

const identitiesQuery = `SELECT r.record_id, coalesce(n.compare, ''), coalesce(d.ymd, 0), CASE WHEN r.personal_id_form = 'twelve' THEN r.personal_id END
	FROM records r
	JOIN wanted w ON w.record_id = r.record_id
	LEFT JOIN names n ON n.name_id = r.full_name
	LEFT JOIN dates d ON d.date_id = r.birth_date`;
