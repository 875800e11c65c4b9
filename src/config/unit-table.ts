import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {CsvError, type InfoRecord, parse} from 'csv-parse/sync';
import {z} from 'zod';
import {KnownError, type Place, exitCodes} from '../errors.ts';
import {parseDate, precision} from '../vietnam/dates.ts';
import {cleanText} from '../vietnam/text.ts';
import {builtInLives, builtInUnits} from '../vietnam/units/built-in.ts';
import {Gazetteer} from '../vietnam/units/gazetteer.ts';
import {UnitNames, builtInNames} from '../vietnam/units/names.ts';
import {type UnitCode, type UnitLife, always, asUnitCode, forever, isUnitCode, levelOf} from '../vietnam/units/unit.ts';
import type {Config} from './config.ts';
import type {WorkspacePaths} from './workspace-paths.ts';
import {inOrder} from './yaml-file.ts';

/** What a user knows of the administrative units of the rest of the country, together with what the program knows. */
export interface UnitTable {
	readonly units: Gazetteer;
	/** Rows that were taken in. */
	readonly added: number;
	/** Rows of units that the program knows itself; its own tables hold. */
	readonly leftOut: number;
}

/** The columns of a table of units: all but the first two may be left out, or empty in a row. */
export const unitColumns = ['code', 'name', 'parent', 'from', 'until', 'successors'] as const;

export type UnitColumn = (typeof unitColumns)[number];

/**
 * Reads a table of units, one row for each time that a unit was as it says: code, name with its kind, the code of the unit
 * around it, its first day, the first day on which it was so no more, and the codes, between blanks, of the units that hold
 * its territory since (its own where only its name changed). A province's communes stand there all or none, and with all
 * that became of them: what is missing is taken not to be.
 *
 * @throws AggregateError of all that is wrong, each with its line; at most `mostErrors`
 */
export function parseUnitTable(text: string, file: string): UnitTable {
	const rows = readRows(text, file);
	const read = rows.map(row => ({row, result: rowSchema.safeParse(row.cells)}));
	const wrong = read.flatMap(({row, result}) => result.success ? [] : result.error.issues.map(issue => wrongValue(row, issue.path[0])));
	throwAll(wrong);
	const known = builtInUnits();
	const lives = read.flatMap(({row, result}) => (result.success && known.historyOf(result.data.code).length === 0 ? [{row, life: lifeOf(result.data)}] : []));
	throwAll(overlaps(lives));
	const units = new Gazetteer([...builtInLives(), ...lives.map(({life}) => life)]);
	throwAll(lives.flatMap(({row, life}) => danglingCodes(row, life, units)));
	return {units, added: lives.length, leftOut: rows.length - lives.length};
}

/** The names of all units that a workspace knows: the program's own, and those of the table that its settings name. */
export function unitNamesOf({units: file}: Pick<Config, 'units'>, {root}: Pick<WorkspacePaths, 'root'>): UnitNames {
	if (file === undefined) return builtInNames();
	const path = resolve(root, file);
	return new UnitNames(parseUnitTable(readTable(path), path).units);
}

function readTable(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw new KnownError('UNIT_TABLE_MISSING', exitCodes.usage, {}, {file: path}, {cause: error});
	}
}

const mostErrors = 100;

const code = z.string().refine(isUnitCode).transform(asUnitCode);
const noCode = z.literal('').transform(() => undefined);
const day = z.string().transform((written, context): number | undefined => {
	const {ymd, issue} = parseDate(written);
	if (written === '') return undefined;
	if (ymd !== undefined && issue === undefined && precision(ymd) === 'day') return ymd;
	context.addIssue({code: 'custom'});
	return z.NEVER;
});

const rowSchema = z.object({
	code,
	name: z.string().min(1),
	parent: z.union([noCode, code]),
	from: day,
	until: day,
	successors: z.string().transform(written => written.split(' ').filter(part => part !== '')).pipe(z.array(code)),
}).superRefine((row, context) => {
	const issue = (column: UnitColumn): void => context.addIssue({code: 'custom', path: [column]});
	if (levelOf(row.code) === undefined) return;
	if ((levelOf(row.code) === 'province') !== (row.parent === undefined)) issue('parent');
	if ((row.until ?? forever) <= (row.from ?? always)) issue('until');
	if (row.successors.length > 0 && row.until === undefined) issue('until');
	if (row.successors.some(successor => levelOf(successor) !== levelOf(row.code))) issue('successors');
});

type UnitRow = z.infer<typeof rowSchema>;

interface Row {
	readonly cells: Readonly<Record<UnitColumn, string>>;
	readonly place: Place;
}

function readRows(text: string, file: string): Row[] {
	const [heading, ...records] = readRecords(text, file);
	const columns = (heading?.cells ?? []).map(cell => cell.toLowerCase());
	const missing = (['code', 'name'] satisfies UnitColumn[]).filter(column => !columns.includes(column));
	if (missing.length > 0) throw inOrder(missing.map(column => new KnownError('UNIT_TABLE_COLUMN', exitCodes.usage, {column}, {file, line: 1})));
	return records.map(({cells, line}) => ({
		cells: Object.fromEntries(unitColumns.map(column => [column, cells[columns.indexOf(column)] ?? ''])) as Record<UnitColumn, string>,
		place: {file, line},
	}));
}

function readRecords(text: string, file: string): {cells: string[]; line: number}[] {
	try {
		const records = parse(text, {bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true, info: true}) as unknown as {record: string[]; info: InfoRecord}[];
		return records.map(({record, info}) => ({cells: record.map(cleanText), line: info.lines}));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw inOrder([new KnownError('UNIT_TABLE_QUOTES', exitCodes.usage, {}, {file, line: Number(error['lines'])}, {cause: error})]);
	}
}

// Excel writes `;` in a Vietnamese office. The heading itself has none of these inside its names.
function delimiterOf(text: string): string {
	const [first] = text.split(/\r?\n/u, 1);
	return [';', '\t'].find(delimiter => first.includes(delimiter)) ?? ',';
}

function lifeOf({code: own, name, parent, from, until, successors}: UnitRow): UnitLife {
	return {code: own, name, level: levelOf(own)!, parent, from: from ?? always, until: until ?? forever, successors};
}

interface Placed {
	readonly row: Row;
	readonly life: UnitLife;
}

function overlaps(lives: readonly Placed[]): KnownError[] {
	const ofCode = new Map<UnitCode, Placed[]>();
	return lives.flatMap(placed => {
		const others = ofCode.get(placed.life.code) ?? [];
		ofCode.set(placed.life.code, [...others, placed]);
		const other = others.find(({life}) => life.from < placed.life.until && placed.life.from < life.until);
		return other === undefined ? [] : [new KnownError('UNIT_TABLE_OVERLAP', exitCodes.usage, {unit: placed.life.code, line: other.row.place.line}, placed.row.place)];
	});
}

/** Codes that mean no unit on the day on which they are said to. */
function danglingCodes({place}: Row, life: UnitLife, units: Gazetteer): KnownError[] {
	const dangling = (column: UnitColumn, unit: string): KnownError => new KnownError('UNIT_TABLE_REFERENCE', exitCodes.usage, {column, unit}, place);
	const around = life.parent !== undefined && isAround(life, units.at(life.parent, life.from)) ? [] : life.parent ?? [];
	return [
		...[around].flat().map(unit => dangling('parent', unit)),
		...life.successors.filter(unit => units.at(unit, life.until) === undefined).map(unit => dangling('successors', unit)),
	];
}

function isAround({level}: UnitLife, parent: UnitLife | undefined): boolean {
	return parent?.level === 'province' || (parent?.level === 'district' && level === 'commune');
}

function wrongValue({place}: Row, column: PropertyKey | undefined): KnownError {
	return new KnownError('UNIT_TABLE_VALUE', exitCodes.usage, {column: String(column)}, place);
}

function throwAll(errors: readonly KnownError[]): void {
	if (errors.length > 0) throw inOrder(errors.slice(0, mostErrors));
}
