import {Store} from '../../../src/store/store.ts';
import {type CodedField, canonicalCode} from '../../../src/vietnam/codes.ts';
import {parseDate} from '../../../src/vietnam/dates.ts';
import {cleanIdentifier, identifierForm} from '../../../src/vietnam/ids.ts';
import {cleanName, compareName} from '../../../src/vietnam/names.ts';
import {cleanPhone} from '../../../src/vietnam/phone.ts';
import {compareText} from '../../../src/vietnam/text.ts';

/** A resident as a file writes him; what is left out is not given. */
export interface Written {
	readonly key: string;
	readonly source?: number;
	readonly extract?: boolean;
	readonly unit?: string;
	readonly id?: string;
	/** Where the file writes the ID differently. */
	readonly writtenId?: string;
	readonly oldId?: string;
	readonly name?: string;
	readonly birth?: string;
	readonly death?: string;
	readonly sex?: string;
	readonly status?: string;
	readonly residence?: string;
	readonly household?: string;
	readonly relation?: string;
	readonly ethnicity?: string;
	readonly religion?: string;
	readonly nationality?: string;
	readonly phone?: string;
}

export interface Source {
	readonly asOf: string;
	readonly complete: boolean;
}

/** An in-memory store with these local records; source 1 is complete and of 2022-08-15 unless said otherwise. */
export async function registerOf(residents: readonly Written[], sources: Readonly<Record<number, Partial<Source>>> = {}): Promise<Store> {
	const store = await Store.open({path: ':memory:', threads: 1, memory: '256MB'});
	await addResidents(store, residents, sources);
	return store;
}

/** A fully given resident of whom no rule says anything. */
export const faultless: Written = {
	key: '25741/HS1', unit: '25741', id: '074080000123', oldId: '280123456', name: 'Nguyễn Văn An', birth: '05/04/1980', sex: 'Nam', status: 'Đang cư trú',
	residence: 'Thường trú', ethnicity: 'Kinh', religion: 'Không', nationality: 'Việt Nam', phone: '0912345678',
};

export async function addResidents(store: Store, residents: readonly Written[], sources: Readonly<Record<number, Partial<Source>>>): Promise<void> {
	const last = await store.count('test: last record', 'SELECT coalesce(max(record_id), 0) FROM records');
	for (const source of new Set(residents.map(resident => resident.source ?? 1))) await addSource(store, source, {asOf: '2022-08-15', complete: true, ...sources[source]});
	const dictionaries = new Dictionaries();
	const records = residents.map((resident, index) => recordOf(resident, last + index + 1, dictionaries));
	const written = residents.flatMap(({writtenId, phone}, index) => [
		...(writtenId === undefined ? [] : [{record_id: last + index + 1, field: 'personal_id', written: writtenId}]),
		...(phone === undefined || cleanPhone(phone) === phone ? [] : [{record_id: last + index + 1, field: 'phone', written: phone}]),
	]);
	for (const [table, rows] of Object.entries({...dictionaries.tables, records, written_values: written})) {
		for (const row of rows) await insert(store, table, row);
	}
}

type TableRow = Readonly<Record<string, string | number | boolean | null>>;

async function insert(store: Store, table: string, row: TableRow): Promise<void> {
	const given = Object.entries(row).filter(([, value]) => value !== null);
	const columns = given.map(([column]) => column);
	await store.run('test: insert', `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(column => `$${column}`).join(', ')})`, Object.fromEntries(given));
}

async function addSource(store: Store, id: number, {asOf, complete}: Source): Promise<void> {
	await insert(store, 'sources', {
		source_id: id, kind: 'local', file: `${id}.csv`, sha256: String(id), bytes: 1, as_of: asOf, complete, state: 'current', encoding: 'utf-8', delimiter: ',', columns: '{}',
		lines: 1, heading_lines: 1, title_lines: 0, blank_lines: 0, stored_rows: 0, stored_lines: 0, quarantined_rows: 0, quarantined_lines: 0, reader: 'bulk',
		ingested_at: '2022-08-16 00:00:00',
	});
}

/** Entries are numbered by row and not shared: rules must not depend on it. */
class Dictionaries {
	readonly tables: Record<'names' | 'dates' | 'codes' | 'texts', TableRow[]> = {names: [], dates: [], codes: [], texts: []};

	name(written: string | undefined): number | null {
		if (written === undefined) return null;
		const clean = cleanName(written);
		return this.#add('names', 'name_id', {written, clean, compare: compareName(clean)});
	}

	date(written: string | undefined): number | null {
		if (written === undefined) return null;
		const {ymd, issue} = parseDate(written);
		return this.#add('dates', 'date_id', {written, ymd: ymd ?? null, issue: issue ?? null});
	}

	code(field: CodedField, written: string | undefined): number | null {
		return written === undefined ? null : this.#add('codes', 'code_id', {field, written, canonical: canonicalCode(field, written) ?? null});
	}

	text(written: string | undefined): number | null {
		return written === undefined ? null : this.#add('texts', 'text_id', {written, compare: compareText(written)});
	}

	#add(table: keyof Dictionaries['tables'], id: string, row: TableRow): number {
		this.tables[table].push({...row, [id]: nextEntry});
		return nextEntry++;
	}
}

let nextEntry = 1;

function recordOf(resident: Written, id: number, dictionaries: Dictionaries): TableRow {
	const personalId = resident.id === undefined ? null : cleanIdentifier(resident.id);
	return {
		record_id: id,
		source_id: resident.source ?? 1,
		extract: resident.extract ?? false,
		line: id + 1,
		record_key: resident.key,
		unit: resident.unit ?? null,
		personal_id: personalId,
		personal_id_form: personalId === null ? null : identifierForm(personalId),
		old_id: resident.oldId === undefined ? null : cleanIdentifier(resident.oldId),
		household: resident.household ?? null,
		phone: resident.phone === undefined ? null : cleanPhone(resident.phone),
		full_name: dictionaries.name(resident.name),
		birth_date: dictionaries.date(resident.birth),
		death_date: dictionaries.date(resident.death),
		sex: dictionaries.code('sex', resident.sex),
		status: dictionaries.code('status', resident.status),
		residence_type: dictionaries.code('residence_type', resident.residence),
		relation: dictionaries.code('relation', resident.relation),
		ethnicity: dictionaries.code('ethnicity', resident.ethnicity),
		religion: dictionaries.code('religion', resident.religion),
		nationality: dictionaries.text(resident.nationality),
	};
}
