import {VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {cleanText} from '../vietnam/text.ts';
import {legacyReadings} from '../vietnam/legacy/readings.ts';
import {type UnitNames, type UnitResolution, resolveUnit, resolveUnits} from '../vietnam/units.ts';
import {readTexts} from './dictionaries.ts';

/** What it takes to read the units of a stage's rows. */
export interface UnitReader {
	readonly names: UnitNames;
	/** The day of each file, yyyymmdd: a name means something only on a day. */
	readonly days: ReadonlyMap<number, number>;
	/** What the profile says of written values. */
	readonly known: ReadonlyMap<string, string> | undefined;
}

/**
 * Reads the units of a stage that are not written as a code of five digits, by their names and by what the rest of the column is
 * about. What cannot be read stays as it is written. Makes the temporary table `map(written, file_no, clean)`, and returns whether it has any row.
 *
 * @param values a query of the columns `file_no` and `written`
 */
export async function mapUnits(store: Store, map: string, values: string, {names, days, known}: UnitReader): Promise<boolean> {
	const named = known === undefined ? `SELECT * FROM (${values}) WHERE NOT regexp_full_match(written, '[0-9]{5}')` : values;
	await store.run('ingest: named units', `CREATE OR REPLACE TEMP TABLE named_units AS SELECT DISTINCT file_no, written FROM (${named}) WHERE written IS NOT NULL`);
	const files = await store.rows<{file_no: number}>('ingest: files of named units', 'SELECT DISTINCT file_no FROM named_units ORDER BY file_no');
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} (file_no INTEGER, written VARCHAR, clean VARCHAR)`);
	for (const {file_no: file} of files) {
		const written = await readTexts(store, `SELECT written FROM named_units WHERE file_no = ${file}`);
		const codes = readColumn(written.map(value => known?.get(value) ?? known?.get(cleanText(value)) ?? cleanText(value)), days.get(file)!, names);
		await store.run('ingest: create read units', 'CREATE OR REPLACE TEMP TABLE read_units (written VARCHAR, clean VARCHAR)');
		await store.append('ingest: fill read units', 'read_units', [VARCHAR, VARCHAR], [written, codes]);
		await store.run(`ingest: fill ${map}`, `INSERT INTO ${map} SELECT ${file}, written, clean FROM read_units`);
	}
	return files.length > 0;
}

function readColumn(written: readonly string[], asOf: number, names: UnitNames): string[] {
	const resolved = resolveUnits(written, {asOf, level: 'commune'}, names);
	return written.map((value, index) => communeOf(resolved[index]) ?? oldCommune(value, asOf, names) ?? value);
}

function communeOf(resolution: UnitResolution): string | undefined {
	return resolution.kind === 'resolved' && resolution.level === 'commune' ? resolution.code : undefined;
}

/** The one commune that an old encoding of the value means. */
function oldCommune(value: string, asOf: number, names: UnitNames): string | undefined {
	const codes = new Set(legacyReadings(value).flatMap(text => communeOf(resolveUnit(text, {asOf, level: 'commune'}, names)) ?? []));
	return codes.size === 1 ? [...codes][0] : undefined;
}
