import {Store} from '../../../src/store/store.ts';

/** A store with counts that can be checked by hand; all names and keys are made up. */
export async function sampleStore(): Promise<Store> {
	const store = await emptyStore();
	for (const [table, rows] of Object.entries(tables)) {
		for (const row of rows) await insert(store, table, row);
	}
	return store;
}

export function emptyStore(): Promise<Store> {
	return Store.open({path: ':memory:', threads: 1, memory: '256MB'});
}

type SampleRow = Readonly<Record<string, string | number | boolean | null>>;

export async function insert(store: Store, table: string, row: SampleRow): Promise<void> {
	const columns = Object.keys(row);
	await store.run('test', `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(column => `$${column}`).join(', ')})`, {...row});
}

/** `count` findings of one kind. */
export function findings(count: number, row: SampleRow): SampleRow[] {
	return Array.from({length: count}, () => ({...finding, ...row, finding: ++lastFinding}));
}

export function source(id: number, row: SampleRow): SampleRow {
	return {
		source_id: id, kind: 'local', file: `commune-${id}.csv`, sha256: String(id), bytes: 1000, unit: null, as_of: '2022-08-15', complete: true,
		state: 'current', reason: null, encoding: 'utf-8', delimiter: ',', profile: null, columns: '{}', lines: 0, heading_lines: 0,
		title_lines: 0, blank_lines: 0, stored_rows: 0, stored_lines: 0, quarantined_rows: 0, quarantined_lines: 0, reader: 'bulk',
		ingested_at: '2022-08-20 01:00:00', ...row,
	};
}

let lastFinding = 0;
let lastRecord = 0;

const finding = {
	step: 'check', severity: 'error', unit: '25741', record_a: '25741/1', record_b: '', field: '', status: 'open',
	first_seen: '2022-08-20 01:00:00', last_seen: '2022-08-20 01:00:00', evidence: '{}',
};

function records(count: number, row: SampleRow): SampleRow[] {
	return Array.from({length: count}, () => ({source_id: 1, extract: false, line: 1, ...row, record_id: ++lastRecord, record_key: `k${lastRecord}`}));
}

function pairs(count: number, step: string, decision: string, a = 'a'): SampleRow[] {
	return Array.from({length: count}, (_, index) => ({step, record_a: `${a}${index}`, record_b: `b${index}`, weight: 1, probability: 1, decision}));
}

const tables: Readonly<Record<string, readonly SampleRow[]>> = {
	sources: [
		source(1, {unit: '25741', lines: 12, heading_lines: 1, title_lines: 2, blank_lines: 1, stored_rows: 6, stored_lines: 7, quarantined_rows: 1, quarantined_lines: 1}),
		source(2, {unit: '25744', as_of: '2022-08-14', lines: 6, heading_lines: 1, stored_rows: 4, stored_lines: 4, quarantined_rows: 1, quarantined_lines: 1}),
		source(3, {unit: '25744', state: 'replaced', lines: 100, heading_lines: 1, stored_rows: 99, stored_lines: 99}),
		source(4, {file: 'dan-cu-074080000001.csv', state: 'refused', reason: 'TOO_MANY_REJECTED', lines: 50, quarantined_rows: 50, quarantined_lines: 50}),
		source(5, {kind: 'extract', file: 'extract.csv', lines: 10, heading_lines: 1, stored_rows: 9, stored_lines: 9}),
	],
	source_units: [
		{source_id: 1, unit: '25741', complete: true, rows: 6},
		{source_id: 2, unit: '25744', complete: true, rows: 4},
		{source_id: 3, unit: '25747', complete: true, rows: 99},
		{source_id: 5, unit: '25741', complete: true, rows: 6},
		{source_id: 5, unit: '25750', complete: false, rows: 3},
	],
	quarantine: [
		{source_id: 1, line: 9, lines: 1, byte_offset: 90, code: 'FIELDS_TOO_FEW', text: 'x'},
		{source_id: 2, line: 3, lines: 1, byte_offset: 30, code: 'QUOTE_UNCLOSED', text: 'x'},
		{source_id: 4, line: 3, lines: 1, byte_offset: 30, code: 'QUOTE_UNCLOSED', text: 'x'},
	],
	codes: [
		{code_id: 1, field: 'residence_type', written: 'Thường trú', canonical: 'permanent'},
		{code_id: 2, field: 'residence_type', written: 'TT', canonical: 'permanent'},
		{code_id: 3, field: 'residence_type', written: 'Tạm trú', canonical: 'temporary'},
		{code_id: 4, field: 'residence_type', written: '?', canonical: null},
	],
	records: [
		...records(4, {unit: '25741', residence_type: 1}),
		...records(1, {unit: '25741', residence_type: 2}),
		...records(1, {unit: '25741', residence_type: 3}),
		...records(2, {unit: '25744', residence_type: 4}),
		...records(1, {unit: '25744', residence_type: null}),
		...records(1, {unit: null, residence_type: 1}),
		...records(9, {source_id: 5, extract: true, unit: '25741', residence_type: 1}),
	],
	pairs: [
		...pairs(6, 'compare', 'match'),
		{step: 'compare', record_a: 'a0', record_b: 'b9', weight: 1, probability: 1, decision: 'review'},
		...pairs(2, 'dedupe', 'match'),
		...pairs(3, 'dedupe', 'distinct', 'c'),
	],
	findings: [
		...findings(3, {code: 'NAME_DIFFERS', step: 'compare'}),
		...findings(1, {code: 'NAME_DIFFERS', step: 'compare', severity: 'warning', status: 'reopened', unit: '25744'}),
		...findings(2, {code: 'ID_MISSING', status: 'batched'}),
		...findings(4, {code: 'DUPLICATE', step: 'dedupe', unit: '25744'}),
		...findings(1, {code: 'DUPLICATE', step: 'dedupe', status: 'dismissed'}),
		...findings(2, {code: 'DEAD_IN_EXTRACT', step: 'compare', status: 'settled'}),
		...findings(1, {code: 'UNIT_UNKNOWN', step: 'ingest', severity: 'info', unit: null}),
	],
	batches: [
		{batch: 'B0001', unit: '25741', recipient: 'Công an phường Hiệp Thành', purpose: 'update', created_at: '2022-08-20 02:00:00', created_by: 'somebody', state: 'exported', digest: 'x'},
		{batch: 'B0002', unit: null, recipient: 'Công an tỉnh', purpose: 'update', created_at: '2022-08-20 03:00:00', created_by: 'somebody', state: 'draft', digest: 'x'},
	],
	corrections: [1, 2, 3].map(number => ({
		batch: 'B0001', number, finding: number, code: 'NAME_DIFFERS', record_key: 'k', other_key: 'x', field: 'full_name', direction: 'update_local', evidence: '{}',
	})),
	runs: [
		{run_id: 1, started_at: '2022-08-18 18:30:00', ended_at: '2022-08-18 18:31:00', exit_code: 0, steps: '{"steps":[],"findings":{"active":9,"fresh":9,"reopened":0,"settled":0}}'},
		{run_id: 2, started_at: '2022-08-19 18:30:00', ended_at: null, exit_code: null, steps: '{"steps":[],"findings":null}'},
	],
};
