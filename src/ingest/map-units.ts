import {BOOLEAN, VARCHAR} from '../store/duckdb.ts';
import type {Store} from '../store/store.ts';
import {cleanText} from '../vietnam/text.ts';
import {legacyReadings} from '../vietnam/legacy/readings.ts';
import {type UnitContext, type UnitNames, type UnitResolution, isFoundIn, resolveUnit, resolveUnits, toUnitCode} from '../vietnam/units.ts';

/** What it takes to read the units of a stage's rows. */
export interface UnitReader {
	readonly names: UnitNames;
	/** The day of each file, yyyymmdd: a name means something only on a day. */
	readonly days: ReadonlyMap<number, number>;
	/** The unit that is said of a file as a whole, where one is. */
	readonly declared: ReadonlyMap<number, string>;
	/** What the profile says of written values. */
	readonly known: ReadonlyMap<string, string> | undefined;
	/** Nobody but its heading says that the column tells the rows' unit, and the heading may be that of an address. */
	readonly headingOnly: boolean;
}

export interface MappedUnits {
	/** Whether the map has any row. */
	readonly any: boolean;
	/** Files whose column tells of other places than theirs: it is no unit's. */
	readonly elsewhere: ReadonlySet<number>;
}

/**
 * Reads the units of a stage that are not written as a code of five digits, by their names and by what the rest of the column is
 * about. Makes the temporary table `map(written, file_no, clean, unread)`. What cannot be read stays as it is written; where the file says a
 * unit as a whole, the row has that (`clean` is NULL) and is `unread`.
 *
 * @param values a query of the columns `file_no` and `written`
 */
export async function mapUnits(store: Store, map: string, values: string, reader: UnitReader): Promise<MappedUnits> {
	const named = reader.known === undefined ? `SELECT * FROM (${values}) WHERE NOT regexp_full_match(written, '[0-9]{5}')` : values;
	await store.run('ingest: named units', `CREATE OR REPLACE TEMP TABLE named_units AS
		SELECT file_no, written, count(*)::INTEGER AS rows FROM (${named}) WHERE written IS NOT NULL GROUP BY ALL`);
	const files = await store.rows<{file_no: number}>('ingest: files of named units', 'SELECT DISTINCT file_no FROM named_units ORDER BY file_no');
	await store.run(`ingest: create ${map}`, `CREATE OR REPLACE TEMP TABLE ${map} (file_no INTEGER, written VARCHAR, clean VARCHAR, unread BOOLEAN)`);
	const elsewhere = new Set<number>();
	for (const {file_no: file} of files) {
		const column = await store.rows<WrittenUnit>('ingest: units of a file', `SELECT written, rows FROM named_units WHERE file_no = ${file} ORDER BY written`);
		const read = readColumn(column, file, reader);
		if (read === undefined) elsewhere.add(file);
		await store.run('ingest: create read units', 'CREATE OR REPLACE TEMP TABLE read_units (written VARCHAR, clean VARCHAR, unread BOOLEAN)');
		await store.append('ingest: fill read units', 'read_units', [VARCHAR, VARCHAR, BOOLEAN], [
			column.map(({written}) => written), column.map((_, index) => read?.[index].code ?? null), column.map((_, index) => read?.[index].unread ?? false),
		]);
		await store.run(`ingest: fill ${map}`, `INSERT INTO ${map} SELECT ${file}, written, clean, unread FROM read_units`);
	}
	return {any: files.length > 0, elsewhere};
}

type WrittenUnit = {readonly written: string; readonly rows: number};

interface ReadUnit {
	readonly code: string | null;
	readonly unread: boolean;
}

/** Undefined where the column tells of other places than the file's. */
function readColumn(column: readonly WrittenUnit[], file: number, {names, days, declared, known, headingOnly}: UnitReader): readonly ReadUnit[] | undefined {
	const asOf = days.get(file)!;
	const own = declared.get(file);
	const meant = column.map(({written}) => known?.get(written) ?? known?.get(cleanText(written)) ?? cleanText(written));
	const context: UnitContext = {asOf, level: 'commune', ...(own !== undefined && placeAround(own, asOf, names))};
	const resolved = resolveUnits(meant, context, names).map((resolution, index) => (isCommune(resolution) ? resolution : readAsOld(meant[index], context, names) ?? resolution));
	if (own !== undefined && headingOnly && isElsewhere(column.map(({rows}, index) => ({rows, resolution: resolved[index]})), own, asOf, names)) return undefined;
	return meant.map((value, index): ReadUnit => {
		const resolution = resolved[index];
		if (isCommune(resolution)) return {code: resolution.code, unread: false};
		if (own !== undefined && isFormerName(resolution, own)) return {code: own, unread: false};
		return own === undefined || toUnitCode(value) !== undefined ? {code: value, unread: false} : {code: null, unread: true};
	});
}

function isCommune(resolution: UnitResolution): resolution is Extract<UnitResolution, {kind: 'resolved'}> {
	return resolution.kind === 'resolved' && resolution.level === 'commune';
}

/** Whether a name is that of a unit that has gone, and whose territory, or a part of it, is in the file's own: a register that still names its old communes. */
function isFormerName(resolution: UnitResolution, own: string): boolean {
	switch (resolution.kind) {
		case 'ambiguous': return resolution.because === 'split' && resolution.candidates.some(code => code === own);
		case 'nearest': return resolution.differs === 'time' && resolution.proposals.some(code => code === own);
		default: return false;
	}
}

/** The one commune that an old encoding of the value means. */
function readAsOld(value: string, context: UnitContext, names: UnitNames): UnitResolution | undefined {
	const communes = legacyReadings(value).map(text => resolveUnit(text, context, names)).filter(isCommune);
	return new Set(communes.map(({code}) => code)).size === 1 ? communes[0] : undefined;
}

/** Where namesakes are looked for first. */
function placeAround(unit: string, asOf: number, {gazetteer}: UnitNames): Pick<UnitContext, 'district' | 'province'> {
	const parent = gazetteer.at(gazetteer.at(unit, asOf)?.parent ?? '', asOf);
	return parent?.level === 'district' ? {district: parent.code, province: parent.parent} : {province: parent?.code};
}

/** A register of one commune names that commune, or nearly, in nearly every row. An address names others as well. */
const ownShare = 0.9;
/** So many rows, or this share of them, may name what nobody knows. */
const unknownRows = 10;
const unknownShare = 0.2;

function isElsewhere(column: readonly {readonly rows: number; readonly resolution: UnitResolution}[], own: string, asOf: number, names: UnitNames): boolean {
	const rowsOf = (place: boolean | undefined): number => column.reduce((sum, {rows, resolution}) => sum + (isFoundIn(resolution, own, asOf, names) === place ? rows : 0), 0);
	const [here, elsewhere, unknown] = [rowsOf(true), rowsOf(false), rowsOf(undefined)];
	return here < (here + elsewhere) * ownShare || unknown > Math.max(unknownRows, (here + elsewhere + unknown) * unknownShare);
}
