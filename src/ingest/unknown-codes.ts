import type {Store} from '../store/store.ts';
import {codeFields} from './code-fields.ts';

/** A coded column of a source of which nearly nothing is understood: it has codes of its own. */
export interface UnknownCodes {
	readonly field: (typeof codeFields)[number];
	readonly cells: number;
}

/** A list that knows fewer than this share of a column's cells is not the column's list. */
const unknownShare = 0.5;

/** By source, from one on. Costs nothing where every coded value is known. */
export async function findUnknownCodes(store: Store, firstSource: number): Promise<ReadonlyMap<number, readonly UnknownCodes[]>> {
	const found = new Map<number, UnknownCodes[]>();
	const open = new Set((await store.rows<{field: string}>('ingest: fields of unknown codes', 'SELECT DISTINCT field FROM codes WHERE canonical IS NULL')).map(({field}) => field));
	for (const field of codeFields.filter(each => open.has(each))) {
		const rows = await store.rows<{source_id: number; cells: number}>('ingest: columns of unknown codes', `SELECT r.source_id, count(c.code_id)::DOUBLE AS cells
			FROM records r LEFT JOIN (SELECT code_id FROM codes WHERE canonical IS NULL AND field = '${field}') c ON c.code_id = r.${field}
			WHERE r.source_id >= ${firstSource} GROUP BY r.source_id HAVING count(c.code_id) > 0 AND count(c.code_id) >= count(r.${field}) * ${unknownShare} ORDER BY r.source_id`);
		for (const {source_id: source, cells} of rows) found.set(source, [...found.get(source) ?? [], {field, cells}]);
	}
	return found;
}
