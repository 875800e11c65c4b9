import type {Store} from '../store/store.ts';

/** What an addressee finds a person by. */
export interface NamedPerson {
	readonly fullName: string | null;
	/** As written. */
	readonly birthDate: string | null;
}

/** Name and birth date of the records that a batch is about, by key, as far as they are stored; of two sides the local one's. */
export async function namesOf(store: Store, batch: string): Promise<ReadonlyMap<string, NamedPerson>> {
	const people = new Map<string, NamedPerson>();
	for await (const chunk of store.chunks('batches: names', namesOfBatch, {batch})) {
		for (const [key, fullName, birthDate] of chunk.getRows()) {
			people.set(String(key), {fullName: fullName === null ? null : String(fullName), birthDate: birthDate === null ? null : String(birthDate)});
		}
	}
	return people;
}

const namesOfBatch = `SELECT r.record_key, n.clean, d.written FROM records r
	LEFT JOIN names n ON n.name_id = r.full_name
	LEFT JOIN dates d ON d.date_id = r.birth_date
	WHERE r.record_key IN (SELECT record_key FROM corrections WHERE batch = $batch)
	QUALIFY row_number() OVER (PARTITION BY r.record_key ORDER BY r.extract, r.record_id) = 1`;
