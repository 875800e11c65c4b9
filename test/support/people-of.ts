import {BIGINT, BOOLEAN, INTEGER, VARCHAR, type DuckDBType, type DuckDBValue} from '../../src/store/duckdb.ts';
import {loadPeople, type People} from '../../src/link/people.ts';
import {Store} from '../../src/store/store.ts';
import {cleanName, compareName} from '../../src/vietnam/names.ts';
import {compareText} from '../../src/vietnam/text.ts';

/** A resident as a test writes him down; what is left out is not given. */
export interface Resident {
	readonly key: string;
	readonly side?: 'local' | 'extract';
	readonly name?: string;
	readonly father?: string;
	readonly mother?: string;
	/** yyyymmdd, 00 for unknown parts. */
	readonly birth?: number;
	readonly sex?: 'male' | 'female';
	readonly id?: string;
	readonly oldId?: string;
	readonly cancelledId?: string;
	readonly unit?: string;
	readonly hamlet?: string;
	readonly household?: string;
	readonly address?: string;
	readonly phone?: string;
	readonly email?: string;
	readonly residenceType?: string;
	readonly status?: string;
	readonly relation?: string;
	readonly ethnicity?: string;
	readonly religion?: string;
	readonly customs?: Readonly<Record<string, string>>;
}

export type CustomTypes = Readonly<Record<string, string>>;

/** An in-memory store that holds these residents as one local and one extract source. */
export async function storeOf(residents: readonly Resident[], customTypes: CustomTypes = {}): Promise<Store> {
	const store = await Store.open({path: ':memory:', threads: 1, memory: '1GB'});
	await fillStore(store, residents, customTypes);
	return store;
}

async function fillStore(store: Store, residents: readonly Resident[], customTypes: CustomTypes): Promise<void> {
	for (const [id, kind] of [[1, 'local'], [2, 'extract']] as const) {
		await store.run('source', `INSERT INTO sources BY NAME SELECT ${id} AS source_id, '${kind}' AS kind, '${kind}.csv' AS file, '${kind}' AS sha256, 0 AS bytes,
			DATE '2022-08-15' AS as_of, true AS complete, 'current' AS state, 'utf-8' AS encoding, ',' AS delimiter, '{}' AS columns, 0 AS lines, 0 AS heading_lines,
			0 AS title_lines, 0 AS blank_lines, 0 AS stored_rows, 0 AS stored_lines, 0 AS quarantined_rows, 0 AS quarantined_lines, 'bulk' AS reader, TIMESTAMP '2022-08-16' AS ingested_at`);
	}
	if (residents.length === 0) return;
	const names = new Dictionary();
	const dates = new Dictionary();
	const codes = new Dictionary();
	const texts = new Dictionary();
	const columns: Record<string, [DuckDBType, DuckDBValue[]]> = {};
	const put = (column: string, type: DuckDBType, value: DuckDBValue | undefined): void => {
		(columns[column] ??= [type, []])[1].push(value ?? null);
	};
	for (const [index, resident] of residents.entries()) {
		const extract = resident.side === 'extract';
		put('record_id', INTEGER, index + 1);
		put('source_id', INTEGER, extract ? 2 : 1);
		put('extract', BOOLEAN, extract);
		put('line', BIGINT, BigInt(index + 2));
		put('record_key', VARCHAR, resident.key);
		put('record_code', VARCHAR, resident.key);
		put('unit', VARCHAR, resident.unit);
		put('personal_id', VARCHAR, resident.id);
		put('personal_id_form', VARCHAR, resident.id === undefined ? undefined : /^\d{12}$/.test(resident.id) ? 'twelve' : 'other');
		put('old_id', VARCHAR, resident.oldId);
		put('cancelled_id', VARCHAR, resident.cancelledId);
		put('household', VARCHAR, resident.household);
		put('phone', VARCHAR, resident.phone);
		put('email', VARCHAR, resident.email);
		put('full_name', INTEGER, names.of(resident.name));
		put('father_name', INTEGER, names.of(resident.father));
		put('mother_name', INTEGER, names.of(resident.mother));
		put('birth_date', INTEGER, dates.of(resident.birth === undefined ? undefined : String(resident.birth)));
		put('sex', INTEGER, codes.of(resident.sex && `sex=${resident.sex}`));
		put('status', INTEGER, codes.of(resident.status && `status=${resident.status}`));
		put('residence_type', INTEGER, codes.of(resident.residenceType && `residence_type=${resident.residenceType}`));
		put('relation', INTEGER, codes.of(resident.relation && `relation=${resident.relation}`));
		put('ethnicity', INTEGER, codes.of(resident.ethnicity && `ethnicity=${resident.ethnicity}`));
		put('religion', INTEGER, codes.of(resident.religion && `religion=${resident.religion}`));
		put('hamlet', INTEGER, texts.of(resident.hamlet));
		put('address', INTEGER, texts.of(resident.address));
	}
	await fill(store, 'names', [INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR, BOOLEAN], names.rows((id, written) => [id, written, cleanName(written), compareName(cleanName(written)), null, null, null]));
	await fill(store, 'dates', [INTEGER, VARCHAR, INTEGER, VARCHAR, VARCHAR, BOOLEAN], dates.rows((id, written) => [id, written, Number(written), null, null, null]));
	await fill(store, 'codes', [INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR], codes.rows((id, written) => {
		const [field, canonical] = written.split('=');
		return [id, field, canonical, canonical, null];
	}));
	await fill(store, 'texts', [INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR, BOOLEAN, VARCHAR], texts.rows((id, written) => [id, written, compareText(written), null, null, null, null]));
	await store.run('records in between', `CREATE TEMP TABLE test_records (${Object.entries(columns).map(([column, [type]]) => `${column} ${type}`).join(', ')})`);
	await store.append('records', 'test_records', Object.values(columns).map(([type]) => type), Object.values(columns).map(([, values]) => values));
	await store.run('records', 'INSERT INTO records BY NAME SELECT * FROM test_records');
	await store.run('drop', 'DROP TABLE test_records');
	await fillCustoms(store, residents, customTypes);
}

/** The residents as the engine sees them: local ones within themselves, or with the extract where there is one. */
export async function peopleOf(residents: readonly Resident[], customTypes: CustomTypes = {}): Promise<People> {
	shared ??= Store.open({path: ':memory:', threads: 1, memory: '1GB'});
	const store = await shared;
	for (const table of filled) await store.run('empty', `DELETE FROM ${table}`);
	await fillStore(store, residents, customTypes);
	const across = residents.some(({side}) => side === 'extract');
	return await loadPeople(store, across ? {left: 'NOT r.extract', right: 'r.extract'} : {left: 'NOT r.extract'});
}

// Opening a store costs more than a small test; property tests need hundreds of sets of people.
let shared: Promise<Store> | undefined;
const filled = ['sources', 'names', 'dates', 'codes', 'texts', 'records', 'custom_fields', 'custom_values'];

async function fillCustoms(store: Store, residents: readonly Resident[], types: CustomTypes): Promise<void> {
	for (const [index, [name, type]] of Object.entries(types).entries()) {
		await fill(store, 'custom_fields', [INTEGER, VARCHAR, VARCHAR], [[index + 1, name, type]]);
		const given = residents.flatMap(({customs}, row) => (customs?.[name] ? [[row + 1, index + 1, customs[name], type === 'text' ? compareText(customs[name]) : customs[name]]] : []));
		await fill(store, 'custom_values', [INTEGER, INTEGER, VARCHAR, VARCHAR], given);
	}
}

async function fill(store: Store, table: string, types: readonly DuckDBType[], rows: readonly (readonly DuckDBValue[])[]): Promise<void> {
	await store.append(table, table, types, types.map((_, column) => rows.map(row => row[column])));
}

class Dictionary {
	readonly #numbers = new Map<string, number>();

	of(written: string | undefined): number | undefined {
		if (written === undefined || written === '') return undefined;
		if (!this.#numbers.has(written)) this.#numbers.set(written, this.#numbers.size + 1);
		return this.#numbers.get(written);
	}

	rows<T>(row: (id: number, written: string) => T): T[] {
		return [...this.#numbers].map(([written, id]) => row(id, written));
	}
}
